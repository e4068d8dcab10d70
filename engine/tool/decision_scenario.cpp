// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/decision_scenario.h"

#include "engine/procedure/decision_scenario.h"

#include <set>

namespace engine::tool {

namespace {

using procedure::DecisionCase;

QString shown(const feel::Value &value)
{
    return value.isNull() ? QStringLiteral("null") : value.toLiteral();
}

/// What the rules that applied say in their annotation columns.
QStringList annotationsOf(const dmn::Evaluation &evaluation)
{
    QStringList all;
    for (const dmn::TraceStep &step : evaluation.trace) {
        for (const dmn::TraceStep::Rule &rule : step.rules) {
            for (const dmn::TraceStep::Annotation &annotation : rule.annotations) {
                const QString text = annotation.text.simplified();
                if (!text.isEmpty() && !all.contains(text))
                    all << text;
            }
        }
    }
    return all;
}

/// The cases of one file as its file of reasons has them: of each case the steps that say what no case before it has
/// said. So every rule that is taken, every default and everything that cannot be determined stands there once.
class Reasons
{
public:
    void add(const DecisionCase &one, const dmn::Evaluation &evaluation)
    {
        QStringList steps;
        for (const dmn::TraceStep &step : evaluation.trace) {
            if (isNew(step))
                steps << linesOf(step);
        }
        if (!steps.isEmpty())
            m_lines << QStringLiteral("# ") + one.name << QStringLiteral("= ") + shown(evaluation.value) << steps << QString();
    }

    QString text() const { return m_lines.join(QLatin1Char('\n')); }

private:
    bool isNew(const dmn::TraceStep &step)
    {
        bool found = false;
        for (const dmn::TraceStep::Rule &rule : step.rules)
            found = m_seen.insert(rule.where.toString()).second || found;
        if (step.rules.empty())
            found = m_seen.insert(step.name + (step.result.isNull() ? QStringLiteral("?") : QStringLiteral("*"))).second;
        return found;
    }

    static QStringList linesOf(const dmn::TraceStep &step)
    {
        QStringList rules;
        for (const dmn::TraceStep::Rule &rule : step.rules)
            rules << (rule.id.isEmpty() ? QString::number(rule.number) : rule.id);
        QStringList lines{QStringLiteral("- ") + step.name + (rules.isEmpty() ? QString() : QStringLiteral(": ") + rules.join(QStringLiteral(", ")))};
        for (const QString &tag : {QStringLiteral("ja"), QStringLiteral("en")})
            lines << QStringLiteral("  ") + tag + QStringLiteral(": ") + dmn::sentence(step, {tag});
        return lines;
    }

    std::set<QString> m_seen;
    QStringList m_lines;
};

dmn::Evaluation evaluated(const procedure::Package &package, const DecisionCase &one, dmn::Explain explain)
{
    feel::Environment environment;
    environment.now = morningOf(one.date);
    environment.zone = package.definition.zone;
    feel::Diagnostics ignored; // told when the case is tried
    feel::Context inputs;
    for (const DecisionCase::Given &given : one.given)
        inputs.set(given.input, given.value.evaluate(environment, ignored));
    return procedure::decide(package, one.decision, inputs, environment.now, explain);
}

/// The first line that is not as it is kept.
void compareReasons(const QString &file, const QByteArray &kept, const QString &now, core::Faults &faults)
{
    const QStringList wanted = QString::fromUtf8(kept).split(QLatin1Char('\n'));
    const QStringList got = now.split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < std::max(wanted.size(), got.size()); ++i) {
        if (wanted.value(i) == got.value(i))
            continue;
        faults.emplace_back(DecisionScenarioError::ReasonsDiffer,
                            QStringList{wanted.value(i), got.value(i)},
                            core::SourceRef{file, static_cast<int>(i) + 1, 1});
        return;
    }
}

/// Evaluates one case and compares.
class Trial
{
public:
    Trial(const procedure::Package &package, const DecisionCase &tried, core::Faults &faults)
        : m_package(package), m_case(tried), m_faults(faults)
    {
        m_environment.now = morningOf(tried.date);
        m_environment.zone = package.definition.zone;
    }

    void run()
    {
        for (const DecisionCase::Given &given : m_case.given)
            static_cast<void>(valueOf(given.value)); // tells what its author cannot have meant
        const dmn::Evaluation evaluation = evaluated(m_package, m_case, dmn::Explain::Rules);
        for (const DecisionCase::Expected &expected : m_case.gives)
            compare(expected, evaluation);
        const QStringList annotations = annotationsOf(evaluation);
        for (const DecisionCase::Reason &reason : m_case.because) {
            const bool said = std::any_of(annotations.begin(), annotations.end(), [&](const QString &text) { return text.contains(reason.words); });
            if (!said)
                fault(DecisionScenarioError::Because, {m_case.name, reason.words, annotations.join(QStringLiteral("; "))}, reason.where);
        }
    }

private:
    void fault(DecisionScenarioError id, const QStringList &arguments, const core::SourceRef &where)
    {
        m_faults.emplace_back(id, arguments, where);
    }

    feel::Value valueOf(const feel::Expression &expression)
    {
        feel::Diagnostics diagnostics;
        feel::Value value = expression.evaluate(m_environment, diagnostics);
        for (const feel::Diagnostic &diagnostic : diagnostics)
            m_faults.push_back(diagnostic.error); // a value that its author cannot have meant
        return value;
    }

    void compare(const DecisionCase::Expected &expected, const dmn::Evaluation &evaluation)
    {
        const feel::Value wanted = valueOf(expected.value);
        feel::Value got = evaluation.value;
        const auto *outputs = got.as<feel::Context>();
        if (!expected.output.isEmpty() && outputs) {
            const feel::Value *output = outputs->find(expected.output);
            if (!output)
                return fault(DecisionScenarioError::NoSuchOutput, {m_case.name, expected.output, shown(got)}, expected.where);
            got = feel::Value(*output);
        }
        if (got == wanted)
            return;
        if (expected.output.isEmpty())
            fault(DecisionScenarioError::OtherResult, {m_case.name, shown(wanted), shown(got)}, expected.where);
        else
            fault(DecisionScenarioError::OtherOutput, {m_case.name, expected.output, shown(wanted), shown(got)}, expected.where);
        if (!wanted.isNull()) {
            for (const feel::Diagnostic &diagnostic : evaluation.diagnostics)
                m_faults.push_back(diagnostic.error);
        }
    }

    const procedure::Package &m_package;
    const DecisionCase &m_case;
    core::Faults &m_faults;
    feel::Environment m_environment;
};

} // namespace

ScenarioResult playDecisionScenario(const procedure::Package &package, const QString &file, const QByteArray &xml)
{
    ScenarioResult result;
    result.file = file;
    result.name = file;
    const auto document = xml::Document::parse(xml, file);
    if (!document) {
        result.faults.push_back(document.error());
        return result;
    }
    const procedure::DecisionScenario scenario = procedure::readDecisionScenario(*document, result.faults);
    result.name = QStringLiteral("%1 (%2)").arg(scenario.name).arg(scenario.cases.size());
    for (const DecisionCase &one : scenario.cases)
        Trial(package, one, result.faults).run();
    const auto kept = package.files.find(reasonsPath(file));
    if (kept != package.files.end() && result.faults.empty())
        compareReasons(kept->first, kept->second, decisionReasons(package, file, xml), result.faults);
    return result;
}

QString reasonsPath(const QString &file)
{
    return file.left(file.size() - 4) + QStringLiteral(".reasons");
}

QString decisionReasons(const procedure::Package &package, const QString &file, const QByteArray &xml)
{
    const auto document = xml::Document::parse(xml, file);
    if (!document)
        return {};
    core::Faults ignored; // told when the cases are tried
    Reasons reasons;
    for (const DecisionCase &one : procedure::readDecisionScenario(*document, ignored).cases)
        reasons.add(one, evaluated(package, one, dmn::Explain::Whole));
    return reasons.text();
}

core::ErrorText errorText(DecisionScenarioError id)
{
    switch (id) {
    case DecisionScenarioError::OtherResult:
        return {"tool", "OtherResult", QT_TRANSLATE_NOOP("tool", "\"%1\": expected %2, got %3")};
    case DecisionScenarioError::OtherOutput:
        return {"tool", "OtherOutput", QT_TRANSLATE_NOOP("tool", "\"%1\": expected %3 as %2, got %4")};
    case DecisionScenarioError::NoSuchOutput:
        return {"tool", "NoSuchOutput", QT_TRANSLATE_NOOP("tool", "\"%1\": the result has no %2: %3")};
    case DecisionScenarioError::Because:
        return {"tool", "Because", QT_TRANSLATE_NOOP("tool", "\"%1\": no rule that applied says \"%2\"; they say: %3")};
    case DecisionScenarioError::ReasonsDiffer:
        return {"tool",
                "ReasonsDiffer",
                QT_TRANSLATE_NOOP("tool", "the reasons have changed; kept is \"%1\", now it is \"%2\"; keep the new ones with --keep-reasons")};
    }
    Q_UNREACHABLE();
}

} // namespace engine::tool
