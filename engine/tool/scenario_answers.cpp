// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/scenario_answers.h"

namespace engine::tool {

namespace {

void read(const xml::Element &element, const forms::model::Form &form, const QString &at, const QString &plain, forms::check::RawAnswers &answers)
{
    std::map<QString, int> seen;
    for (const xml::Element &child : element.children()) {
        const QString name = child.name();
        const QString path = plain.isEmpty() ? name : plain + QLatin1Char('.') + name;
        const forms::model::Field *field = form.field(path);
        QString indexed = at.isEmpty() ? name : at + QLatin1Char('.') + name;
        if (field && field->repeats)
            indexed += QStringLiteral("[%1]").arg(++seen[name]);
        if (child.children().empty())
            answers.values[indexed] << child.text().trimmed();
        else
            read(child, form, indexed, path, answers);
    }
}

} // namespace

void readAnswers(const xml::Element &step, const forms::model::Form &form, forms::check::RawAnswers &answers)
{
    read(step, form, {}, {}, answers);
}

std::vector<MadeUpSubmission> submissionsOf(const procedure::Package &package)
{
    std::vector<MadeUpSubmission> all;
    const auto form = package.forms.find(package.cover.entryForm);
    for (const auto &[path, content] : package.files) {
        const bool isScenario = path.startsWith(QLatin1String("scenarios/")) && !path.startsWith(QLatin1String("scenarios/decisions/")) && path.endsWith(QLatin1String(".xml"));
        if (!isScenario || form == package.forms.end())
            continue;
        const auto document = xml::Document::parse(content, path);
        if (!document)
            continue;
        const auto step = document->root().child(document->root().namespaceUri(), u"submit");
        if (!step || step->attribute(u"form").value_or(package.cover.entryForm) != package.cover.entryForm)
            continue;
        MadeUpSubmission made{path, document->root().attribute(u"name").value_or(path), step->attribute(u"as").value_or(QString()), {}};
        readAnswers(*step, *form->second, made.answers);
        all.push_back(std::move(made));
    }
    return all;
}

} // namespace engine::tool
