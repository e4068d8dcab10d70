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

/// Writes one form's answers as elements; used once.
class Writing
{
public:
    Writing(const forms::check::RawAnswers &answers, const std::map<QString, forms::check::SentFile> &files) : m_answers(answers), m_files(files) {}

    void fields(const std::vector<forms::model::Field> &all, const QString &at, int depth)
    {
        for (const forms::model::Field &field : all) {
            const QString path = at.isEmpty() ? field.name : at + QLatin1Char('.') + field.name;
            if (field.kind != QLatin1String("group")) {
                plain(field, path, depth);
                continue;
            }
            for (const int index : field.repeats ? forms::check::entries(field, path, m_answers) : std::vector<int>{0}) {
                const qsizetype before = m_text.size();
                line(depth, QLatin1Char('<') + field.name + QLatin1Char('>'));
                const qsizetype opened = m_text.size();
                fields(field.children, field.repeats ? path + QStringLiteral("[%1]").arg(index) : path, depth + 1);
                if (m_text.size() == opened)
                    m_text.truncate(before);
                else
                    line(depth, QStringLiteral("</") + field.name + QLatin1Char('>'));
            }
        }
    }

    QString text() const { return m_text; }

private:
    /// The answer, or those of its boxes: `<born.year>`.
    void plain(const forms::model::Field &field, const QString &path, int depth)
    {
        for (const auto &[key, values] : m_answers.values) {
            if (key != path && !key.startsWith(path + QLatin1Char('.')))
                continue;
            const QString name = field.name + key.mid(path.size());
            for (const QString &value : values) {
                const auto file = m_files.find(value);
                const QString said = file == m_files.end() ? value : file->second.name;
                if (!said.isEmpty())
                    line(depth, QStringLiteral("<%1>%2</%1>").arg(name, said.toHtmlEscaped()));
            }
        }
    }

    void line(int depth, const QString &text) { m_text += QString(2 * depth, QLatin1Char(' ')) + text + QLatin1Char('\n'); }

    const forms::check::RawAnswers &m_answers; // the caller's for the length of one call, as the files
    const std::map<QString, forms::check::SentFile> &m_files;
    QString m_text;
};

} // namespace

QString submitElement(const forms::model::Form &form, const forms::check::RawAnswers &answers, const std::map<QString, forms::check::SentFile> &files, const QString &person)
{
    Writing writing(answers, files);
    for (const forms::model::Page &page : form.pages)
        writing.fields(page.fields, {}, 1);
    const QString who = person.isEmpty() ? QString() : QStringLiteral(" as=\"%1\"").arg(person.toHtmlEscaped());
    return QStringLiteral("<submit form=\"%1\"").arg(form.id.toHtmlEscaped()) + who + QStringLiteral(">\n") + writing.text() + QStringLiteral("</submit>\n");
}

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
