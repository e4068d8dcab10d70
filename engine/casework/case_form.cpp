// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/case_form.h"

#include "engine/procedure/choices.h"

namespace engine::casework {

namespace {

using forms::check::Against;
using forms::check::SummarySection;

} // namespace

const forms::model::Form *entryForm(const OpenCase &open)
{
    const auto form = open.package->forms.find(open.package->cover.entryForm);
    return form == open.package->forms.end() ? nullptr : form->second.get();
}

Against againstCase(const OpenCase &open, const feel::Context &variables, const QDateTime &now, const QByteArray &zone)
{
    Against against;
    against.environment.variables = variables;
    against.environment.now = now;
    against.environment.zone = zone;
    for (const state::File &file : open.stored.state.files) {
        const QString name = file.name.value.as<QString>() ? *file.name.value.as<QString>() : QString();
        against.files[file.id] = {file.id, name, file.mediaType, file.size, {}};
    }
    const std::shared_ptr<const procedure::Package> package = open.package;
    against.environment.functions = procedure::formFunctions(package, now);
    against.options = [package, variables, now](const QString &decision) { return procedure::choices(*package, decision, variables, now); };
    return against;
}

feel::Context visibleVariables(const OpenCase &open, const QString &scope, bool places)
{
    feel::Context variables = open.stored.state.variables(scope);
    const forms::model::Form *form = entryForm(open);
    if (places || !form)
        return variables;
    const feel::Context clean = withoutPlaces(*form, answersOf(open));
    for (const auto &[name, value] : clean.entries())
        variables.set(name, value);
    return variables;
}

std::vector<SummarySection> caseSections(const OpenCase &open, bool places, const core::Language &language, const QDateTime &now, const QByteArray &zone)
{
    std::vector<SummarySection> sections;
    const feel::Context variables = visibleVariables(open, {}, places);
    const Against against = againstCase(open, variables, now, zone);
    if (const forms::model::Form *form = entryForm(open)) {
        const feel::Context answers = answersOf(open);
        sections = forms::check::summary(*form, places ? answers : withoutPlaces(*form, answers), against, language);
    }
    const auto process = open.package->definition.processes.find(open.stored.state.process);
    if (process == open.package->definition.processes.end())
        return sections;
    for (const bpmn::Node &node : process->second->nodes) {
        const auto form = node.form.isGiven() ? open.package->forms.find(node.form.name) : open.package->forms.end();
        const feel::Value *filled = variables.find(node.result.isEmpty() ? node.id : node.result);
        if (form == open.package->forms.end() || !filled || !filled->as<feel::Context>())
            continue;
        for (SummarySection &section : forms::check::summary(*form->second, *filled->as<feel::Context>(), against, language)) {
            section.title = node.label(language);
            sections.push_back(std::move(section));
        }
    }
    return sections;
}

bool mayOpen(const state::File &file, bool places)
{
    return places || (file.role != QLatin1String("application") && !file.role.startsWith(QLatin1String("attachment:")));
}

QString placeAt(const OpenCase &open, const QString &path, const QDateTime &now, const QByteArray &zone)
{
    const forms::model::Form *form = entryForm(open);
    if (!form)
        return {};
    const Against against = againstCase(open, open.stored.state.variables(), now, zone);
    for (const SummarySection &section : forms::check::summary(*form, answersOf(open), against, {})) {
        for (const forms::check::SummaryRow &row : section.rows) {
            if (row.path == path)
                return row.value;
        }
    }
    return {};
}

QByteArray formSource(const procedure::Package &package, const QString &form)
{
    const QString common = QStringLiteral("common:");
    const QString path = form.startsWith(common) ? QStringLiteral("common/forms/%1.xml").arg(form.mid(common.size())) : QStringLiteral("forms/%1.xml").arg(form);
    const auto file = package.files.find(path);
    return file == package.files.end() ? QByteArray() : file->second;
}

} // namespace engine::casework
