// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/showing.h"
#include "engine/dmn/trace.h"

#include <set>

namespace engine::dmn {

namespace {

using namespace Qt::StringLiterals;

/// The annotation columns that name articles of law.
bool isLawColumn(const QString &name)
{
    static const std::set<QString> names{
        u"law"_s, u"article"_s, u"legal basis"_s, u"根拠"_s, u"根拠法令"_s, u"根拠条文"_s, u"法令"_s, u"条文"_s};
    return names.contains(name.trimmed().toLower());
}

/// `text` without the marks by which authors tell each other that something is to be verified.
QString withoutMarks(QString text)
{
    static const QRegularExpression marks(u"\\s*\\((?:assumed|check)\\)"_s);
    return text.remove(marks);
}

/// What the author wrote as the reason for the reader: the annotation column `reason` in Japanese, `reason-en` and so
/// on in other languages.
QString writtenReason(const TraceStep::Rule &rule, const core::Language &language)
{
    core::LocalText reason;
    for (const TraceStep::Annotation &annotation : rule.annotations) {
        const QString column = annotation.column.trimmed().toLower();
        if (annotation.text.isEmpty())
            continue;
        if (column == u"reason" || column == u"理由")
            reason.texts.emplace(u"ja"_s, withoutMarks(annotation.text));
        else if (column.startsWith(u"reason-"))
            reason.texts.emplace(column.mid(7), withoutMarks(annotation.text));
    }
    const bool inLanguage = std::any_of(reason.texts.begin(), reason.texts.end(), [&](const auto &text) {
        return language.tag.startsWith(text.first);
    });
    return inLanguage ? reason.in(language) : QString();
}

QString semicolons(const core::Language &language)
{
    return language.tag.startsWith(u"ja"_s) ? u"；"_s : u"; "_s;
}

/// One step's sentence in one language.
class Sentence
{
public:
    Sentence(const TraceStep &step, const core::Language &language) : m_step(step), m_language(language) {}

    QString text() const
    {
        if (m_step.result.isNull() && !m_step.reasons.empty())
            return undetermined();
        const bool isTable = !m_step.rules.empty() || m_step.byDefault || m_step.kind == TraceStep::Kind::DecisionTable;
        if (!isTable)
            return computed();
        if (m_step.rules.empty())
            return withArticles(QT_TRANSLATE_NOOP("dmn", "%1 is %2, because no other case applies."),
                                QT_TRANSLATE_NOOP("dmn", "%1 is %2, because no other case applies (%4)."),
                                {label(), result(), {}},
                                articlesOf(m_step));
        return m_step.rules.size() == 1 ? byOneRule(m_step.rules.front()) : bySeveralRules();
    }

    QString reason(const TraceStep::Rule &rule) const
    {
        const QString written = writtenReason(rule, m_language);
        return written.isEmpty() ? cellsText(rule) : written;
    }

    QString nearMiss(const TraceStep::Rule &rule) const
    {
        QStringList needed;
        for (const TraceStep::Cell &cell : rule.cells) {
            const TraceStep::NamedValue &input = m_step.inputs[cell.input];
            const QString wanted = phrase(cell.meaning, input.words, m_language);
            const QStringList arguments{labelOf(input.words, input.name, m_language),
                                        wanted,
                                        shown(input.value, input.words, m_language)};
            needed += wanted.isEmpty()
                          ? filled(QT_TRANSLATE_NOOP("dmn", "another %1 (it is %3)"), m_language, arguments)
                          : filled(QT_TRANSLATE_NOOP("dmn", "%1 %2 (it is %3)"), m_language, arguments);
        }
        const QStringList arguments{label(),
                                    shown(rule.output, m_step.words, m_language),
                                    enumerated(needed, m_language)};
        if (m_step.addsUp) {
            return withArticles(QT_TRANSLATE_NOOP("dmn", "For %1 to include %2, this would be needed: %3."),
                                QT_TRANSLATE_NOOP("dmn", "For %1 to include %2, this would be needed: %3 (%4)."),
                                arguments,
                                articlesOf(rule));
        }
        return withArticles(QT_TRANSLATE_NOOP("dmn", "For %1 to be %2, this would be needed: %3."),
                            QT_TRANSLATE_NOOP("dmn", "For %1 to be %2, this would be needed: %3 (%4)."),
                            arguments,
                            articlesOf(rule));
    }

    static QStringList articlesOf(const TraceStep::Rule &rule)
    {
        QStringList articles;
        for (const TraceStep::Annotation &annotation : rule.annotations) {
            const QString text = withoutMarks(annotation.text.simplified());
            if (isLawColumn(annotation.column) && !text.isEmpty() && !articles.contains(text))
                articles += text;
        }
        return articles;
    }

    static QStringList articlesOf(const TraceStep &step) { return dmn::articlesOf(step); }

private:
    QString label() const { return labelOf(m_step.words, m_step.name, m_language); }
    QString result() const { return shown(m_step.result, m_step.words, m_language); }

    QString withArticles(const char *without, const char *with, QStringList arguments, const QStringList &articles) const
    {
        arguments += enumerated(articles, m_language);
        return filled(articles.isEmpty() ? without : with, m_language, arguments);
    }

    QString inputText(const TraceStep::NamedValue &input) const
    {
        return filled(QT_TRANSLATE_NOOP("dmn", "%1 is %2"),
                      m_language,
                      {labelOf(input.words, input.name, m_language), shown(input.value, input.words, m_language)});
    }

    QString cellText(const TraceStep::Cell &cell) const
    {
        const TraceStep::NamedValue &input = m_step.inputs[cell.input];
        const auto &conditions = cell.meaning.conditions;
        const bool saysItself = std::all_of(conditions.begin(), conditions.end(), [](const Condition &condition) {
            return condition.kind == Condition::Kind::Equal;
        });
        if (!cell.meaning.isKnown() || (saysItself && !cell.meaning.negated))
            return inputText(input);
        return filled(QT_TRANSLATE_NOOP("dmn", "%1 is %2 (%3)"),
                      m_language,
                      {labelOf(input.words, input.name, m_language),
                       shown(input.value, input.words, m_language),
                       phrase(cell.meaning, input.words, m_language)});
    }

    QString cellsText(const TraceStep::Rule &rule) const
    {
        QStringList parts;
        for (const TraceStep::Cell &cell : rule.cells)
            parts += cellText(cell);
        return enumerated(parts, m_language);
    }

    QString byOneRule(const TraceStep::Rule &rule) const
    {
        QStringList articles = articlesOf(rule);
        if (articles.isEmpty())
            articles = articlesOf(m_step);
        if (const QString written = writtenReason(rule, m_language); !written.isEmpty())
            return withArticles(QT_TRANSLATE_NOOP("dmn", "%1 is %2, %3."),
                                QT_TRANSLATE_NOOP("dmn", "%1 is %2, %3 (%4)."),
                                {label(), result(), written},
                                articles);
        if (rule.cells.empty())
            return withArticles(QT_TRANSLATE_NOOP("dmn", "%1 is %2, because no other case applies."),
                                QT_TRANSLATE_NOOP("dmn", "%1 is %2, because no other case applies (%4)."),
                                {label(), result(), {}},
                                articles);
        return withArticles(QT_TRANSLATE_NOOP("dmn", "%1 is %2, because %3."),
                            QT_TRANSLATE_NOOP("dmn", "%1 is %2, because %3 (%4)."),
                            {label(), result(), cellsText(rule)},
                            articles);
    }

    QString bySeveralRules() const
    {
        QStringList parts;
        for (const TraceStep::Rule &rule : m_step.rules) {
            const QString output = shown(rule.output, m_step.words, m_language);
            const QString written = writtenReason(rule, m_language);
            if (!written.isEmpty())
                parts += withArticles(QT_TRANSLATE_NOOP("dmn", "%1, %3"),
                                      QT_TRANSLATE_NOOP("dmn", "%1, %3 (%4)"),
                                      {output, {}, written},
                                      articlesOf(rule));
            else if (rule.cells.empty())
                parts += withArticles(QT_TRANSLATE_NOOP("dmn", "%1 in every case"),
                                      QT_TRANSLATE_NOOP("dmn", "%1 in every case (%4)"),
                                      {output, {}, {}},
                                      articlesOf(rule));
            else
                parts += withArticles(QT_TRANSLATE_NOOP("dmn", "%1, because %3"),
                                      QT_TRANSLATE_NOOP("dmn", "%1, because %3 (%4)"),
                                      {output, {}, cellsText(rule)},
                                      articlesOf(rule));
        }
        return filled(QT_TRANSLATE_NOOP("dmn", "%1 is %2, made up of: %3."),
                      m_language,
                      {label(), result(), parts.join(semicolons(m_language))});
    }

    /// A decision that is no table: what it was computed from, lists and contexts by their label only.
    QString computed() const
    {
        QStringList parts;
        for (const TraceStep::NamedValue &input : m_step.inputs) {
            const QString name = labelOf(input.words, input.name, m_language);
            const bool isLong = input.value.as<feel::List>() || input.value.as<feel::Context>();
            parts += isLong || !canBeShown(input.value, input.words) ? name
                            : filled(QT_TRANSLATE_NOOP("dmn", "%1 %2"),
                                     m_language,
                                     {name, shown(input.value, input.words, m_language)});
        }
        if (!canBeShown(m_step.result, m_step.words) && !parts.isEmpty())
            return withArticles(QT_TRANSLATE_NOOP("dmn", "%1 follows from %3."),
                                QT_TRANSLATE_NOOP("dmn", "%1 follows from %3 (%4)."),
                                {label(), {}, enumerated(parts, m_language)},
                                articlesOf(m_step));
        if (parts.isEmpty())
            return withArticles(QT_TRANSLATE_NOOP("dmn", "%1 is %2."),
                                QT_TRANSLATE_NOOP("dmn", "%1 is %2 (%4)."),
                                {label(), result(), {}},
                                articlesOf(m_step));
        return withArticles(QT_TRANSLATE_NOOP("dmn", "%1 is %2, computed from %3."),
                            QT_TRANSLATE_NOOP("dmn", "%1 is %2, computed from %3 (%4)."),
                            {label(), result(), enumerated(parts, m_language)},
                            articlesOf(m_step));
    }

    QString undetermined() const
    {
        QStringList missing;
        QStringList given;
        for (const TraceStep::NamedValue &input : m_step.inputs) {
            const QString name = labelOf(input.words, input.name, m_language);
            if (input.value.isNull() && !missing.contains(name))
                missing += name;
            else if (!input.value.as<feel::List>() && !input.value.as<feel::Context>())
                given += inputText(input);
        }
        if (!missing.isEmpty())
            return filled(QT_TRANSLATE_NOOP("dmn", "%1 cannot be determined, because this is not known: %2."),
                          m_language,
                          {label(), enumerated(missing, m_language)});
        if (m_step.kind == TraceStep::Kind::DecisionTable && m_step.rules.empty() && !given.isEmpty())
            return filled(QT_TRANSLATE_NOOP("dmn", "%1 cannot be determined, because no case covers that %2."),
                          m_language,
                          {label(), enumerated(given, m_language)});
        return filled(QT_TRANSLATE_NOOP("dmn", "%1 cannot be determined from what is given."), m_language, {label()});
    }

    const TraceStep &m_step;
    const core::Language &m_language; // both the caller's for the length of one call
};

} // namespace

QStringList articlesOf(const TraceStep &step)
{
    QStringList articles;
    for (const TraceStep::Rule &rule : step.rules) {
        for (const QString &article : Sentence::articlesOf(rule)) {
            if (!articles.contains(article))
                articles += article;
        }
    }
    if (articles.isEmpty() && step.words && !step.words->law.isEmpty())
        articles += withoutMarks(step.words->law);
    return articles;
}

QString sentence(const TraceStep &step, const core::Language &language)
{
    return Sentence(step, language).text();
}

QString reasonOf(const TraceStep &step, const TraceStep::Rule &rule, const core::Language &language)
{
    return Sentence(step, language).reason(rule);
}

QStringList nearMissSentences(const TraceStep &step, const core::Language &language)
{
    QStringList sentences;
    for (const TraceStep::Rule &rule : step.nearMisses)
        sentences += Sentence(step, language).nearMiss(rule);
    return sentences;
}

} // namespace engine::dmn
