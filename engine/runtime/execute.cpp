// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/execute.h"

#include "engine/runtime/element.h"
#include "engine/runtime/migration.h"

#include <algorithm>

namespace engine::runtime {

using namespace journal;

namespace {

bool samePerson(const Actor &left, const Actor &right)
{
    return left.kind == right.kind && left.id == right.id;
}

/// Carries out one command; each overload checks that the case waits for it and lets the element go on.
class Performer
{
public:
    explicit Performer(Run &run) : m_run(run), m_state(run.state()), m_command(run.command()) {}

    core::Result<void> operator()(const StartCase &command)
    {
        const auto process = m_run.process(command.process);
        if (!process)
            return process.error();
        m_run.emit(CaseStarted{command.procedure, command.package, command.process, command.submission,
                               command.arrival.isValid() ? command.arrival : m_command.now});
        for (const auto &[name, value] : command.variables)
            m_run.emit(VariableSet{{}, name, value, {}});
        return m_run.enterProcess({}, **process);
    }

    core::Result<void> operator()(const ClaimTask &command)
    {
        const auto task = openTask(command.task);
        if (!task)
            return task.error();
        if (!(*task)->claimedBy)
            m_run.emit(TaskClaimed{command.task, m_command.actor});
        return {};
    }

    core::Result<void> operator()(const ReleaseTask &command)
    {
        const auto task = openTask(command.task);
        if (!task)
            return task.error();
        if (!(*task)->claimedBy)
            return core::Error(RuntimeError::NotClaimed, {(*task)->node});
        m_run.emit(TaskReleased{command.task});
        return {};
    }

    core::Result<void> operator()(const CompleteTask &command)
    {
        const auto task = openTask(command.task);
        if (!task)
            return task.error();
        const auto place = m_run.placeOf((*task)->token, (*task)->scope, (*task)->node);
        if (!place)
            return place.error();
        m_run.emit(TaskCompleted{command.task, m_command.actor});
        return elementOf(place->node->type).taskCompleted(m_run, *place, command.answers);
    }

    core::Result<void> operator()(const ReceiveMessage &command)
    {
        // One message goes to one receiver: the innermost, for it is the one that asked last.
        const state::Subscription *found = nullptr;
        if (const auto named = m_state.lookup.named.find(command.message); named != m_state.lookup.named.end()) {
            for (const QString &id : named->second) {
                const state::Subscription &subscription = m_state.subscriptions.at(id);
                if (subscription.awaits == state::Awaits::Message
                    && (!found || depth(subscription.scope) > depth(found->scope)))
                    found = &subscription;
            }
        }
        const Trigger trigger{bpmn::EventType::Message, command.message, command.payload};
        if (found)
            return m_run.receive(QString(found->id), trigger);
        // Or it begins another process of the collaboration.
        for (const auto &[name, process] : m_run.definition().processes) {
            for (const bpmn::Index index : process->starts) {
                const bpmn::Node &start = process->nodes[index];
                if (name != m_state.process && start.messageName().name == command.message)
                    return m_run.openPool(name, &start, &trigger);
            }
        }
        return core::Error(RuntimeError::NothingAwaits, {command.message});
    }

    core::Result<void> operator()(const FireTimer &command)
    {
        const auto timer = m_state.timers.find(command.timer);
        if (timer == m_state.timers.end())
            return core::Error(RuntimeError::NoSuchTimer, {command.timer});
        if (timer->second.due > m_command.now)
            return core::Error(RuntimeError::TimerNotDue,
                               {timer->second.node, timer->second.due.toUTC().toString(Qt::ISODateWithMs)});
        const auto place = m_run.placeOf(timer->second.token, timer->second.scope, timer->second.node);
        if (!place)
            return place.error();
        const state::Timer fired = timer->second;
        m_run.emit(TimerFired{command.timer});
        const bool again = (place->node->isBoundary() || place->node->isStart()) && !place->node->interrupting;
        if (again) {
            if (auto repeated = m_run.repeatTimer(fired); !repeated)
                return repeated;
        }
        return elementOf(place->node->type).triggered(m_run, *place, {bpmn::EventType::Timer, {}, {}});
    }

    core::Result<void> operator()(const CompleteService &command)
    {
        const auto call = m_state.services.find(command.request);
        if (call == m_state.services.end())
            return core::Error(RuntimeError::NothingAwaits, {command.request});
        const auto place = m_run.placeOf(call->second.token, call->second.scope, call->second.node);
        if (!place)
            return place.error();
        m_run.emit(ServiceCompleted{command.request});
        return elementOf(place->node->type).serviceCompleted(m_run, *place, command.results);
    }

    core::Result<void> operator()(const FailService &command)
    {
        const auto call = m_state.services.find(command.request);
        if (call == m_state.services.end())
            return core::Error(RuntimeError::NothingAwaits, {command.request});
        m_run.emit(ServiceFailed{command.request, command.error, call->second.attempts + 1});
        if (command.final)
            m_run.emit(IncidentRaised{command.request, command.error});
        return {};
    }

    core::Result<void> operator()(const ThrowError &command)
    {
        const auto call = m_state.services.find(command.work);
        const auto task = m_state.tasks.find(command.work);
        if (call == m_state.services.end() && task == m_state.tasks.end())
            return core::Error(RuntimeError::NothingAwaits, {command.work});
        const bool service = call != m_state.services.end();
        const auto place = service ? m_run.placeOf(call->second.token) : m_run.placeOf(task->second.token);
        if (!place)
            return place.error();
        const int attempt = service ? call->second.attempts + 1 : 0;
        m_run.thrown(*place, QStringLiteral("error"), command.code);
        const auto caught = m_run.catchThrown(*place, {bpmn::EventType::Error, command.code, command.details});
        if (!caught)
            return caught.error();
        if (*caught)
            return {};
        if (!service)
            return core::Error(RuntimeError::NothingAwaits, {command.code});
        // Nobody has thought of it: somebody must look.
        m_run.emit(ServiceFailed{command.work, command.code, attempt});
        m_run.emit(IncidentRaised{command.work, command.code});
        return {};
    }

    core::Result<void> operator()(const ThrowSignal &command)
    {
        const auto before = m_run.made();
        if (auto done = m_run.throwSignal(command.signal); !done)
            return done;
        return m_run.made() > before ? core::Result<void>()
                                     : core::Result<void>(core::Error(RuntimeError::NothingAwaits, {command.signal}));
    }

    core::Result<void> operator()(const StartProcess &command)
    {
        return m_run.openPool(command.process, nullptr, nullptr, command.variables);
    }

    core::Result<void> operator()(const RetryService &command)
    {
        const auto call = m_state.services.find(command.request);
        if (call == m_state.services.end() || call->second.incident.isEmpty())
            return core::Error(RuntimeError::NothingAwaits, {command.request});
        m_run.emit(IncidentResolved{command.request});
        return {};
    }

    core::Result<void> operator()(const EndCase &command)
    {
        m_run.cancelAll();
        if (!command.details.empty())
            m_run.emit(FactRecorded{m_run.newId(), QStringLiteral("end"), m_command.actor, command.details});
        m_run.emit(CaseEnded{command.outcome});
        return {};
    }

    core::Result<void> operator()(const RecordFact &command)
    {
        m_run.emit(FactRecorded{m_run.newId(), command.kind, m_command.actor, command.details});
        return {};
    }

    core::Result<void> operator()(const AttachFile &command)
    {
        m_run.emit(FileAttached{command.file, command.role, command.digest, command.size, command.mediaType,
                                command.name});
        return {};
    }

    core::Result<void> operator()(const ReviseAnswers &command)
    {
        for (const auto &[name, value] : command.variables)
            m_run.emit(VariableSet{{}, name, value, {}});
        return {};
    }

    core::Result<void> operator()(const MigrateCase &command)
    {
        m_run.emit(CaseMigrated{m_state.package, command.package});
        for (const auto &[name, value] : command.variables)
            m_run.emit(VariableSet{{}, name, value, {}});
        return m_run.reviseWaits();
    }

    core::Result<void> operator()(const EraseValues &command)
    {
        std::set<QByteArray> commitments;
        const auto add = [&](const QByteArray &commitment, const state::Traces::Stored &trace) {
            commitments.insert(commitment);
            // The salts of its record come from the seed: whoever had it could try out values.
            commitments.insert(trace.seeds.begin(), trace.seeds.end());
        };
        const std::map<QByteArray, state::Traces::Stored> traces = m_state.traces.stored();
        for (const auto &[commitment, trace] : traces) {
            if (std::any_of(command.names.begin(), command.names.end(),
                            [&names = trace.names](const QString &name) { return names.contains(name); }))
                add(commitment, trace);
        }
        for (const state::File &file : m_state.files) {
            const bool meant = std::find(command.files.begin(), command.files.end(), file.id) != command.files.end();
            if (const auto trace = traces.find(file.name.commitment()); meant && trace != traces.end())
                add(trace->first, trace->second);
        }
        m_run.emit(ValuesErased{command.names, {commitments.begin(), commitments.end()}, command.files, command.ground});
        return {};
    }

private:
    core::Result<const state::Task *> openTask(const QString &id) const
    {
        const auto task = m_state.tasks.find(id);
        if (task == m_state.tasks.end())
            return core::Error(RuntimeError::NotWaiting, {id});
        if (task->second.claimedBy && !samePerson(*task->second.claimedBy, m_command.actor))
            return core::Error(RuntimeError::TaskHeldByOther, {task->second.node});
        return &task->second;
    }

    int depth(const QString &scope) const
    {
        int count = 0;
        for (auto found = m_state.scopes.find(scope); found != m_state.scopes.end() && !found->first.isEmpty();
             found = m_state.scopes.find(found->second.parent))
            ++count;
        return count;
    }

    Run &m_run;
    const state::CaseState &m_state;
    const Command &m_command;
};

/// Facts, files and erasure outlive the case: dispatch, records, retention.
bool mayFollowTheEnd(const CommandBody &body)
{
    return std::holds_alternative<RecordFact>(body) || std::holds_alternative<AttachFile>(body)
        || std::holds_alternative<EraseValues>(body);
}

} // namespace

core::Result<Execution> execute(const Definition &definition, state::CaseState state, const Command &command,
                                const Definition *target)
{
    const bool exists = state.version > 0 || state.started.isValid();
    if (std::holds_alternative<StartCase>(command.body)) {
        if (exists)
            return core::Error(RuntimeError::AlreadyStarted, {state.caseId});
    } else if (!exists || state.caseId != command.caseId) {
        return core::Error(RuntimeError::NoSuchCase, {command.caseId});
    } else if (state.ended && !mayFollowTheEnd(command.body)) {
        return core::Error(RuntimeError::AlreadyEnded, {state.caseId, state.outcome});
    }
    const auto *migration = std::get_if<MigrateCase>(&command.body);
    if (migration) {
        if (!target)
            return core::Error(RuntimeError::NoSuchVersion, {migration->package});
        const MigrationPlan plan = planMigration(definition, *target, state, *migration);
        if (plan.verdict != Verdict::Move)
            return plan.reasons.front();
    }
    Run run(migration ? *target : definition, std::move(state), command);
    if (auto done = std::visit(Performer(run), command.body); !done)
        return done.error();
    if (auto moved = run.moveOn(); !moved)
        return moved.error();
    return run.take();
}

bool canExecuteAgain(const state::CaseState &before, const Command &command)
{
    if (command.seed.isEmpty())
        return false;
    if (const NamedValues *given = namedValues(command.body)) {
        if (std::any_of(given->begin(), given->end(), [](const auto &entry) { return entry.second.erased; }))
            return false;
    }
    for (const auto &[id, scope] : before.scopes) {
        if (std::any_of(scope.variables.begin(), scope.variables.end(),
                        [](const auto &entry) { return entry.second.erased; }))
            return false;
    }
    return true;
}

core::ErrorText errorText(RuntimeError id)
{
    switch (id) {
    case RuntimeError::NotWaiting:
        return {"runtime", "NotWaiting",
                QT_TRANSLATE_NOOP("runtime", "the case does not wait for “%1” any more; look at it again")};
    case RuntimeError::AlreadyEnded:
        return {"runtime", "AlreadyEnded", QT_TRANSLATE_NOOP("runtime", "case %1 has ended (%2)")};
    case RuntimeError::AlreadyStarted:
        return {"runtime", "AlreadyStarted", QT_TRANSLATE_NOOP("runtime", "case %1 has been started already")};
    case RuntimeError::NoSuchCase:
        return {"runtime", "NoSuchCase", QT_TRANSLATE_NOOP("runtime", "there is no case %1")};
    case RuntimeError::NoFlowTaken:
        return {"runtime", "NoFlowTaken",
                QT_TRANSLATE_NOOP("runtime", "no condition behind “%1” is true, and it has no default flow")};
    case RuntimeError::NoSuchProcess:
        return {"runtime", "NoSuchProcess", QT_TRANSLATE_NOOP("runtime", "the package has no process “%1”")};
    case RuntimeError::TaskHeldByOther:
        return {"runtime", "TaskHeldByOther", QT_TRANSLATE_NOOP("runtime", "somebody else is working on “%1”")};
    case RuntimeError::NotClaimed:
        return {"runtime", "NotClaimed", QT_TRANSLATE_NOOP("runtime", "nobody is working on “%1”, so it cannot be given back")};
    case RuntimeError::NothingAwaits:
        return {"runtime", "NothingAwaits", QT_TRANSLATE_NOOP("runtime", "the case does not wait for “%1”")};
    case RuntimeError::NoSuchTimer:
        return {"runtime", "NoSuchTimer", QT_TRANSLATE_NOOP("runtime", "the timer %1 is not set any more")};
    case RuntimeError::TooManySteps:
        return {"runtime", "TooManySteps",
                QT_TRANSLATE_NOOP("runtime", "the process runs in a loop without waiting: stopped at “%1” after %2 steps")};
    case RuntimeError::TimerNotDue:
        return {"runtime", "TimerNotDue", QT_TRANSLATE_NOOP("runtime", "the timer “%1” is not due before %2")};
    case RuntimeError::NoDate:
        return {"runtime", "NoDate",
                QT_TRANSLATE_NOOP("runtime", "the timer “%1” needs a date or a duration, and “%2” gives none")};
    case RuntimeError::NoSuchNode:
        return {"runtime", "NoSuchNode", QT_TRANSLATE_NOOP("runtime", "there is no “%1” in the process “%2”")};
    case RuntimeError::WrongQuantity:
        return {"runtime", "WrongQuantity",
                QT_TRANSLATE_NOOP("runtime", "“%1” needs how often it is carried out, a whole number from 0 or a list, and got %2")};
    case RuntimeError::NoSuchVersion:
        return {"runtime", "NoSuchVersion", QT_TRANSLATE_NOOP("runtime", "the version %1, to which the case is to move, is not there")};
    case RuntimeError::NoSuchDecision:
        return {"runtime", "NoSuchDecision", QT_TRANSLATE_NOOP("runtime", "the package has no decision “%1”")};
    }
    Q_UNREACHABLE();
}

} // namespace engine::runtime
