// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/simulation/replay.h"

#include "engine/core/sentence.h"
#include "engine/state/case_state.h"
#include "engine/tool/simulation/story.h"

#include <algorithm>

namespace engine::tool {

using namespace engine::journal;
using namespace Qt::StringLiterals;

namespace {

/// The one of `there` that stands where `id` stands in `here`: at the same node, the first, second … one of it.
template <typename Map> std::optional<QString> counterpart(const Map &here, const QString &id, const Map &there)
{
    const auto own = here.find(id);
    if (own == here.end())
        return std::nullopt;
    int rank = 0;
    for (const auto &[other, one] : here) {
        if (other == id)
            break;
        rank += one.node == own->second.node ? 1 : 0;
    }
    for (const auto &[other, one] : there) {
        if (one.node == own->second.node && rank-- == 0)
            return other;
    }
    return std::nullopt;
}

QString joined(const std::vector<QString> &all)
{
    return QStringList(all.begin(), all.end()).join(u", "_s);
}

class Replay
{
public:
    Replay(const procedure::Package &package, const RecordedCase &recorded) : m_package(package), m_recorded(recorded)
    {
        m_result.caseId = recorded.caseId;
    }

    Replayed run()
    {
        if (hasMigrated()) {
            m_result.leftOut = LeftOut::Migrated;
            return std::move(m_result);
        }
        for (const Record &record : m_recorded.records) {
            if (!runtime::canExecuteAgain(m_before, record.command)) {
                m_result.leftOut = LeftOut::Erased;
                return std::move(m_result);
            }
            fireWhatIsDue(record.command.now);
            const bool goesOn = carryOut(record.command);
            state::apply(m_before, record);
            m_told.tell(record.events);
            if (!goesOn)
                break;
        }
        compare();
        return std::move(m_result);
    }

private:
    bool hasMigrated() const
    {
        return std::any_of(m_recorded.records.begin(), m_recorded.records.end(), [](const Record &record) {
            return std::holds_alternative<MigrateCase>(record.command.body);
        });
    }

    /// Whether the recorded case has the timer too, and it is due no later: it fires when it did, be that late.
    bool isRecorded(const QString &timer) const
    {
        const auto own = counterpart(m_after.timers, timer, m_before.timers);
        return own && m_before.timers.at(*own).due <= m_after.timers.at(timer).due;
    }

    /// A timer that the recorded case does not have yet, or has for a later time, comes first.
    void fireWhatIsDue(const QDateTime &now)
    {
        for (;;) {
            const auto next = std::find_if(m_after.timers.begin(), m_after.timers.end(), [&](const auto &entry) {
                return entry.second.due < now && !m_fired.contains(entry.first) && !isRecorded(entry.first);
            });
            if (next == m_after.timers.end() || m_after.ended)
                return;
            m_fired.insert(next->first);
            Command command;
            command.caseId = m_recorded.caseId;
            command.id = u"replay-"_s + next->first;
            command.now = next->second.due;
            command.seed = QByteArray(32, 'r');
            command.body = FireTimer{next->first};
            static_cast<void>(execute(command));
        }
    }

    /// False when the new version has no place for the command, or refuses it.
    bool carryOut(Command command)
    {
        QString node;
        bool found = true;
        const auto place = [&](const auto &before, const auto &after, QString &id) {
            if (const auto own = before.find(id); own != before.end())
                node = own->second.node;
            const auto other = counterpart(before, id, after);
            found = other.has_value();
            id = other.value_or(id);
        };
        if (auto *start = std::get_if<StartCase>(&command.body)) {
            start->package = m_package.hash;
            if (!m_package.definition.processes.contains(start->process))
                start->process = m_package.process;
        } else if (auto *claim = std::get_if<ClaimTask>(&command.body)) {
            place(m_before.tasks, m_after.tasks, claim->task);
        } else if (auto *release = std::get_if<ReleaseTask>(&command.body)) {
            place(m_before.tasks, m_after.tasks, release->task);
        } else if (auto *complete = std::get_if<CompleteTask>(&command.body)) {
            place(m_before.tasks, m_after.tasks, complete->task);
        } else if (auto *timer = std::get_if<FireTimer>(&command.body)) {
            place(m_before.timers, m_after.timers, timer->timer);
            if (!found) // it has fired already, or there is none: what comes of it will show
                return true;
            command.now = std::max(command.now, m_after.timers.at(timer->timer).due);
        } else if (auto *service = std::get_if<CompleteService>(&command.body)) {
            place(m_before.services, m_after.services, service->request);
        } else if (auto *failure = std::get_if<FailService>(&command.body)) {
            place(m_before.services, m_after.services, failure->request);
        } else if (auto *retry = std::get_if<RetryService>(&command.body)) {
            place(m_before.services, m_after.services, retry->request);
        }
        if (!found) {
            m_stopped = node;
            return false;
        }
        const auto done = execute(command);
        if (!done) {
            m_stopped = node;
            m_why = core::sentence(done.error(), {});
        }
        return bool(done);
    }

    core::Result<void> execute(const Command &command)
    {
        auto execution = runtime::execute(m_package.definition, m_after, command);
        if (!execution)
            return execution.error();
        Record record;
        record.caseId = m_recorded.caseId;
        record.sequence = m_after.version + 1;
        record.command = command;
        record.events = std::move(execution->events);
        state::apply(m_after, record);
        m_retold.tell(record.events);
        return {};
    }

    void compare()
    {
        const QString cause = firstOtherDecision();
        comparePath(cause);
        compareFees();
        compareFacts(Differs::Deadline, m_told.deadlines, m_retold.deadlines, cause);
        compareFacts(Differs::Approver, m_told.roles, m_retold.roles, cause);
    }

    static QString ruleOf(const Story::Decision &before, const Story::Decision &after)
    {
        if (before.rules == after.rules)
            return u"%1: %2"_s.arg(after.decision, joined(after.rules));
        return u"%1: %2 → %3"_s.arg(after.decision, joined(before.rules), joined(after.rules));
    }

    /// The first decision that came out otherwise, with its rules; empty where all are the same.
    QString firstOtherDecision() const
    {
        const std::size_t both = std::min(m_told.decisions.size(), m_retold.decisions.size());
        for (std::size_t i = 0; i < both; ++i) {
            const Story::Decision &before = m_told.decisions[i];
            const Story::Decision &after = m_retold.decisions[i];
            if (before.node != after.node)
                return {}; // the path has parted before
            if (!(before.value == after.value))
                return ruleOf(before, after);
        }
        return {};
    }

    QString conditionOf(const QString &flow) const
    {
        for (const auto &[id, process] : m_package.definition.processes) {
            const bpmn::SequenceFlow *found = process->flow(flow);
            if (found && found->condition)
                return u"%1: %2"_s.arg(flow, found->condition->text().simplified());
        }
        return flow;
    }

    void comparePath(const QString &cause)
    {
        if (m_told.nodes == m_retold.nodes && m_told.outcome == m_retold.outcome && m_stopped.isEmpty())
            return;
        const auto [before, after] = std::mismatch(m_told.nodes.begin(), m_told.nodes.end(), m_retold.nodes.begin(), m_retold.nodes.end());
        Difference difference{Differs::Path, {}, {}, {}, cause};
        difference.before = before == m_told.nodes.end() ? m_told.outcome : *before;
        difference.after = after == m_retold.nodes.end() ? (m_why.isEmpty() ? m_retold.outcome : m_why) : *after;
        difference.node = before == m_told.nodes.begin() ? QString() : *(before - 1);
        if (difference.rule.isEmpty()) {
            const auto [ours, theirs] = std::mismatch(m_told.flows.begin(), m_told.flows.end(), m_retold.flows.begin(), m_retold.flows.end());
            if (theirs != m_retold.flows.end())
                difference.rule = conditionOf(*theirs);
            else if (ours != m_told.flows.end())
                difference.rule = conditionOf(*ours);
        }
        m_result.differences.push_back(std::move(difference));
    }

    void compareFees()
    {
        if (!m_package.cover.fee)
            return;
        const auto feesOf = [&](const Story &story) {
            std::vector<const Story::Decision *> fees;
            for (const Story::Decision &one : story.decisions) {
                if (one.decision == m_package.cover.fee->decision)
                    fees.push_back(&one);
            }
            return fees;
        };
        const auto before = feesOf(m_told);
        const auto after = feesOf(m_retold);
        for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i) {
            if (before[i]->value == after[i]->value)
                continue;
            m_result.differences.push_back({Differs::Fee, after[i]->node, before[i]->value.toString(), after[i]->value.toString(), ruleOf(*before[i], *after[i])});
            return;
        }
    }

    /// Where the path is the same, what stands at its steps may not be.
    void compareFacts(Differs what, const std::vector<Story::Fact> &before, const std::vector<Story::Fact> &after, const QString &cause)
    {
        for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i) {
            if (before[i].node != after[i].node)
                return;
            if (before[i].text == after[i].text)
                continue;
            m_result.differences.push_back({what, after[i].node, before[i].text, after[i].text, cause.isEmpty() ? expressionAt(after[i].node, what) : cause});
            return;
        }
    }

    QString expressionAt(const QString &id, Differs what) const
    {
        for (const auto &[name, process] : m_package.definition.processes) {
            const bpmn::Node *node = process->node(id);
            if (!node)
                continue;
            if (what == Differs::Approver && node->owner)
                return node->owner->text().simplified();
            if (what == Differs::Deadline && node->due)
                return node->due->text().simplified();
            if (what == Differs::Deadline && node->timer())
                return node->timer()->when.text().simplified();
        }
        return {};
    }

    const procedure::Package &m_package;
    const RecordedCase &m_recorded;
    state::CaseState m_before; ///< as recorded
    state::CaseState m_after;  ///< with the new version
    Story m_told;
    Story m_retold;
    std::set<QString> m_fired;
    QString m_stopped; ///< the node at which the new version has no place for a command
    QString m_why;
    Replayed m_result;
};

} // namespace

Replayed replay(const procedure::Package &package, const RecordedCase &recorded)
{
    return Replay(package, recorded).run();
}

} // namespace engine::tool
