// SPDX-License-Identifier: Apache-2.0
#include "engine/core/suggestion.h"
#include "engine/feel/feel_error.h"
#include "engine/procedure/checks/checks.h"

using namespace Qt::StringLiterals;

namespace engine::procedure::checks {

/// FEEL only knows that a name is not known; we know which ones are.
void suggestNames(const Reading &reading)
{
    const Package &package = reading.package;
    for (core::Error &told : reading.faults) {
        if (!told.is(feel::FeelError::UnknownName))
            continue;
        std::set<QString> known = reading.formNames.variables;
        const QString &path = told.where().file;
        const QString formId = (path.startsWith(u"common/"_s) ? u"common:"_s : QString()) + baseName(path);
        const auto form = package.forms.find(formId);
        if (path.contains(u"forms/"_s) && form != package.forms.end()) {
            for (const ::forms::model::Field *field : form->second->allFields())
                known.insert(field->name);
        }
        if (path != u"forms/%1.xml"_s.arg(package.cover.entryForm))
            known.insert(reading.caseNames.variables.begin(), reading.caseNames.variables.end());
        for (const auto &[name, parameters] : reading.formNames.functions)
            known.insert(name);
        QString name = told.arguments().value(0);
        name.remove(u'"');
        told = core::Error(ProcedureError::UnknownName, {name, core::suggestion(name, known)}, told.where());
    }
}

} // namespace engine::procedure::checks
