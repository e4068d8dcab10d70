// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/runtime/random_case.h"

#include "engine/bpmn/reader.h"
#include "engine/core/sentence.h"
#include "engine/crypto/crypto.h"

namespace tests {

using namespace engine;
using namespace engine::journal;
using namespace Qt::StringLiterals;

namespace {

/// The nodes at which a state waits, whatever the ids.
QStringList waitsOf(const state::CaseState &state)
{
    QStringList nodes;
    const auto add = [&](const auto &waiting) {
        for (const auto &[id, one] : waiting)
            nodes += one.node;
    };
    add(state.tasks);
    add(state.timers);
    add(state.subscriptions);
    add(state.services);
    nodes += u"outcome "_s + state.outcome;
    nodes.sort();
    return nodes;
}

Record recordOf(const state::CaseState &before, const Command &command, Events events)
{
    Record record;
    record.caseId = command.caseId;
    record.sequence = before.version + 1;
    record.previous = chainStart();
    record.command = command;
    record.events = std::move(events);
    return record;
}

} // namespace

RandomCase::RandomCase(unsigned seed) : m_made(seed)
{
    m_bpmn = m_made.bpmn();
    core::Faults faults;
    for (bpmn::Process &process : bpmn::read(m_bpmn, u"random.bpmn"_s, {}, faults))
        definition.processes.emplace(u"main"_s, std::make_shared<bpmn::Process>(std::move(process)));
    for (const core::Error &fault : faults)
        problem = core::sentence(fault, {u"en"_s});
}

Command RandomCase::command(CommandBody body)
{
    const QByteArray number = QByteArray::number(++m_commands);
    return {u"c"_s, QString::fromLatin1(number), m_now, crypto::sha256(number), {}, {}, std::move(body)};
}

bool RandomCase::start()
{
    return perform(StartCase{u"p"_s, QString(64, u'0'), u"main"_s, u"s"_s, m_now,
                             {{u"level"_s, Personal::of(feel::Value(int(m_made.upTo(7))), QByteArray(16, 'l'))}}});
}

bool RandomCase::perform(CommandBody body)
{
    const Command done = command(std::move(body));
    const auto first = runtime::execute(definition, state, done);
    const auto second = runtime::execute(definition, state, done);
    if (!first) {
        if (second || !first.error().is(runtime::RuntimeError::TooManySteps))
            problem = core::sentence(first.error(), {u"en"_s});
        return false;
    }
    const Record record = recordOf(state, done, first->events);
    PersonalValues vault;
    const QByteArray bytes = write(record, vault);
    if (bytes != write(recordOf(state, done, second->events), vault))
        problem = u"executing again gave other events"_s;
    const auto read = journal::read(bytes, vault);
    if (!read) {
        problem = core::sentence(read.error(), {u"en"_s});
        return false;
    }
    state::apply(state, *read);
    // What the state keeps to find things must be what follows from the rest of it.
    state::CaseState indexed = state;
    indexed.index();
    if (!(indexed.lookup == state.lookup))
        problem = u"the lookup does not fit the state"_s;
    return true;
}

std::optional<CommandBody> RandomCase::any()
{
    std::vector<CommandBody> bodies;
    for (const auto &[id, task] : state.tasks)
        bodies.push_back(CompleteTask{id, {}});
    for (const auto &[id, call] : state.services) {
        bodies.push_back(CompleteService{id, {}});
        if (m_made.upTo(4) == 0)
            bodies.push_back(ThrowError{id, u"BAD"_s, {}});
    }
    for (const auto &[id, timer] : state.timers)
        bodies.push_back(FireTimer{id});
    if (m_made.upTo(8) == 0) {
        for (const auto &[id, subscription] : state.subscriptions) {
            if (subscription.awaits == state::Awaits::Message)
                bodies.push_back(ReceiveMessage{subscription.message, {}});
            else if (subscription.awaits == state::Awaits::Signal)
                bodies.push_back(ThrowSignal{subscription.message});
        }
    }
    if (bodies.empty())
        return std::nullopt;
    const CommandBody chosen = bodies[m_made.upTo(static_cast<unsigned>(bodies.size()))];
    if (const auto *fire = std::get_if<FireTimer>(&chosen))
        m_now = std::max(m_now, state.timers.at(fire->timer).due);
    return chosen;
}

void RandomCase::tick()
{
    m_now = m_now.addSecs(3600);
    if (m_made.upTo(3) == 0 && !state.ended)
        perform(ReviseAnswers{{{u"level"_s, Personal::of(feel::Value(int(m_made.upTo(7))), QByteArray(16, 'r'))}}});
}

bool RandomCase::isOrderFree()
{
    if (state.tasks.size() < 2)
        return true;
    const QString first = state.tasks.begin()->first;
    const QString second = std::next(state.tasks.begin())->first;
    const auto both = [&](const QString &one, const QString &other) -> std::optional<QStringList> {
        state::CaseState copy = state;
        for (const QString &task : {one, other}) {
            if (!copy.tasks.contains(task))
                return std::nullopt;
            const Command done = command(CompleteTask{task, {}});
            const auto executed = runtime::execute(definition, copy, done);
            if (!executed)
                return std::nullopt;
            state::apply(copy, recordOf(copy, done, executed->events));
        }
        return waitsOf(copy);
    };
    const auto forth = both(first, second);
    const auto back = both(second, first);
    return !forth || !back || *forth == *back;
}

} // namespace tests
