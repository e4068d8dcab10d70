// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/simulation/simulate.h"

#include "engine/bpmn/soundness.h"
#include "engine/crypto/crypto.h"
#include "engine/procedure/possible_values.h"
#include "engine/tool/simulation/random_answers.h"

#include <algorithm>

namespace engine::tool {

using namespace engine::journal;
using namespace Qt::StringLiterals;

namespace {

/// How often comes what no step asks for, such as a withdrawal.
constexpr int percentUnasked = 5;

/// A case that has done so many steps goes round; the report shows it as not ended.
constexpr int mostSteps = 2'000;

/// What the conditions of each process ask, found once for all cases.
using Asked = std::map<const bpmn::Process *, std::map<QString, std::vector<feel::Value>>>;

class CasePlayer
{
public:
    CasePlayer(const procedure::Package &package, Asked &asked, quint64 seed, int number, const QDateTime &arrival, int answeredOfHundred)
        : m_package(package), m_asked(asked), m_random(quint32(seed) ^ quint32(number * 2654435761U)), m_number(number), m_now(arrival),
          m_answered(answeredOfHundred)
    {
        m_result.recorded.caseId = u"simulated-%1"_s.arg(number);
    }

    SimulatedCase play()
    {
        start();
        for (int step = 0; step < mostSteps && !m_result.state.ended && m_result.errors.empty(); ++step) {
            plan();
            const auto next = std::min_element(m_plans.begin(), m_plans.end(), [](const auto &a, const auto &b) {
                return a.second.at < b.second.at;
            });
            if (next == m_plans.end())
                break;
            const Plan plan = next->second;
            const QString id = next->first;
            m_plans.erase(next);
            m_now = std::max(m_now, plan.at);
            carryOut(plan, id);
        }
        return std::move(m_result);
    }

private:
    enum class Does { Task, Timer, Message, Service };
    struct Plan { Does does; QDateTime at; };

    const bpmn::Process *processOf(const QString &scope) const
    {
        const auto found = m_result.state.scopes.find(scope);
        const QString process = found == m_result.state.scopes.end() || found->second.process.isEmpty() ? m_result.state.process
                                                                                                       : found->second.process;
        const auto known = m_package.definition.processes.find(process);
        return known == m_package.definition.processes.end() ? nullptr : known->second.get();
    }

    const std::map<QString, std::vector<feel::Value>> &asked(const bpmn::Process &process)
    {
        const auto known = m_asked.find(&process);
        if (known != m_asked.end())
            return known->second;
        bpmn::Known surroundings;
        surroundings.values = procedure::possibleValues(m_package, process);
        return m_asked.emplace(&process, bpmn::askedValues(process, surroundings)).first->second;
    }

    NamedValues named(const feel::Context &values)
    {
        NamedValues all;
        for (const auto &[name, value] : values.entries())
            all.emplace_back(name, Personal::of(value, crypto::sha256(name.toUtf8() + QByteArray::number(m_commands)).left(16)));
        return all;
    }

    void perform(CommandBody body, const Actor &actor = {})
    {
        ++m_commands;
        Record record;
        record.caseId = m_result.recorded.caseId;
        record.sequence = m_result.state.version + 1;
        record.engine = QString::fromLatin1(runtime::engineVersion);
        record.previous = QByteArray(32, '\0');
        const QByteArray seed = crypto::sha256("simulation" + QByteArray::number(m_number) + '/' + QByteArray::number(m_commands));
        record.command = {record.caseId, u"%1/%2"_s.arg(record.caseId).arg(m_commands), m_now, seed, {}, actor, std::move(body)};
        auto execution = runtime::execute(m_package.definition, m_result.state, record.command);
        if (!execution) {
            m_result.errors.push_back(execution.error());
            return;
        }
        record.events = std::move(execution->events);
        state::apply(m_result.state, record);
        m_result.recorded.records.push_back(std::move(record));
    }

    void start()
    {
        feel::Context answers;
        const auto form = m_package.forms.find(m_package.cover.entryForm);
        if (form != m_package.forms.end())
            answers = randomAnswers(*form->second, m_now.date(), m_random);
        perform(StartCase{m_package.cover.id, m_package.hash, m_package.process, m_result.recorded.caseId, m_now, named(answers)});
    }

    QDateTime later(int mostHours) { return m_now.addSecs(60 + qint64(m_random.bounded(quint32(mostHours * 3600)))); }

    /// Says of everything that waits when it will happen; what has been said stays.
    void plan()
    {
        std::map<QString, Plan> kept;
        const auto keep = [&](const QString &id, Does does, auto when) {
            const auto known = m_plans.find(id);
            kept.emplace(id, known == m_plans.end() ? Plan{does, when()} : known->second);
        };
        const state::CaseState &state = m_result.state;
        for (const auto &[id, task] : state.tasks)
            keep(id, Does::Task, [&] { return later(5 * 24); });
        for (const auto &[id, timer] : state.timers)
            kept.emplace(id, Plan{Does::Timer, timer.due});
        for (const auto &[id, call] : state.services)
            keep(id, Does::Service, [&] { return m_now.addSecs(1); });
        for (const auto &[id, wait] : state.subscriptions) {
            // The applicant decides once for each request whether to answer it. Signals and conditions come from within.
            if (wait.awaits != state::Awaits::Message || m_unanswered.contains(id))
                continue;
            const int likely = wait.token.isEmpty() ? percentUnasked : m_answered;
            if (!m_plans.contains(id) && int(m_random.bounded(100)) >= likely) {
                m_unanswered.insert(id);
                continue;
            }
            keep(id, Does::Message, [&] { return later(14 * 24); });
        }
        m_plans = std::move(kept);
    }

    void carryOut(const Plan &plan, const QString &id)
    {
        const state::CaseState &state = m_result.state;
        switch (plan.does) {
        case Does::Task:
            return doTask(state.tasks.at(id));
        case Does::Timer:
            return perform(FireTimer{id});
        case Does::Service:
            return answerService(state.services.at(id));
        case Does::Message:
            return sendMessage(state.subscriptions.at(id));
        }
    }

    void doTask(const state::Task &task)
    {
        const bpmn::Process *process = processOf(task.scope);
        const bpmn::Node *node = process ? process->node(task.node) : nullptr;
        feel::Context answers;
        if (const auto form = m_package.forms.find(task.form); form != m_package.forms.end())
            answers = randomAnswers(*form->second, m_now.date(), m_random);
        if (node)
            putAsked(answers, node->result.isEmpty() ? node->id : node->result, asked(*process), m_random);
        const QString role = task.roles.empty() ? u"clerk"_s : task.roles.front();
        perform(CompleteTask{task.id, named(answers)}, {Actor::Kind::Clerk, u"S-"_s + role, role});
    }

    void answerService(const state::ServiceCall &call)
    {
        const bpmn::Process *process = processOf(call.scope);
        const bpmn::Node *node = process ? process->node(call.node) : nullptr;
        feel::Context results;
        if (node) {
            putAsked(results, node->result.isEmpty() ? node->id : node->result, asked(*process), m_random);
            for (const bpmn::Mapping &result : node->results)
                putAsked(results, result.name, asked(*process), m_random);
        }
        if (node)
            putDeadlines(*process, node->result.isEmpty() ? node->id : node->result, results);
        perform(CompleteService{call.id, named(results)});
    }

    /// What a timer reads from the results of a service is a day to come.
    void putDeadlines(const bpmn::Process &process, const QString &variable, feel::Context &results)
    {
        std::map<QString, std::vector<feel::Value>> days;
        for (const bpmn::Node &node : process.nodes) {
            if (!node.timer())
                continue;
            for (const QString &path : node.timer()->when.usedNames())
                days[path] = {feel::Value(feel::Date::from(m_now.date().addDays(7 + qint64(m_random.bounded(14)))))};
        }
        putAsked(results, variable, days, m_random);
    }

    void sendMessage(const state::Subscription &wait)
    {
        feel::Context payload;
        if (const bpmn::Process *process = processOf(wait.scope))
            putAsked(payload, wait.message, asked(*process), m_random);
        perform(ReceiveMessage{wait.message, named(payload)}, {Actor::Kind::Citizen, u"applicant"_s, {}});
    }

    const procedure::Package &m_package;
    Asked &m_asked;
    QRandomGenerator m_random;
    int m_number;
    QDateTime m_now;
    int m_answered;
    int m_commands = 0;
    std::map<QString, Plan> m_plans; ///< by task, timer, subscription or request
    std::set<QString> m_unanswered;
    SimulatedCase m_result;
};

} // namespace

std::vector<SimulatedCase> simulate(const procedure::Package &package, const SimulationOptions &options)
{
    std::vector<SimulatedCase> all;
    Asked asked;
    for (int number = 1; number <= options.cases; ++number) {
        const QDateTime arrival = options.from.addSecs(3600 * qint64(number - 1));
        all.push_back(CasePlayer(package, asked, options.seed, number, arrival, options.answeredOfHundred).play());
    }
    return all;
}

} // namespace engine::tool
