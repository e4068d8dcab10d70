// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/checks/checks.h"

using namespace Qt::StringLiterals;

namespace engine::procedure::checks {

void forms(const Reading &reading)
{
    const Package &package = reading.package;
    std::set<QString> used{package.cover.entryForm};
    bool isUnknown = false; // a form that is named wrongly, or not at all, seems unused as well
    for (const auto &[id, process] : package.definition.processes) {
        for (const bpmn::Node &node : process->nodes) {
            used.insert(node.form.name);
            isUnknown = isUnknown || (node.type == bpmn::NodeType::UserTask && !package.forms.contains(node.form.name));
        }
    }
    const auto pathOf = [](const QString &id) { return u"forms/"_s + id + u".xml"_s; };
    const bool hasEntry = package.files.contains(pathOf(package.cover.entryForm));
    std::set<QString> known;
    for (const auto &[id, form] : package.forms) {
        if (package.files.contains(pathOf(id)))
            known.insert(id);
    }
    if (!hasEntry)
        reading.fault(ProcedureError::UnknownEntryForm, reading.places.entryForm, {package.cover.entryForm, listed(known)});
    for (const auto &[id, form] : package.forms) {
        if (hasEntry && !isUnknown && known.contains(id) && !used.contains(id))
            reading.fault(ProcedureError::FormUnused, form->where, {id});
        for (const ::forms::model::Field *field : form->allFields()) {
            for (const QString &role : field->seenBy) {
                if (!reading.roles.contains(role))
                    reading.fault(ProcedureError::UnknownSeenBy, field->where, {field->path, role, listed(reading.roles)});
            }
        }
    }
}

} // namespace engine::procedure::checks
