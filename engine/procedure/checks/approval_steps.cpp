// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/checks/approval_steps.h"

#include "engine/dmn/analysis_points.h"
#include "engine/dmn/partition.h"
#include "engine/dmn/value_path.h"
#include "engine/procedure/checks/answers.h"

using namespace Qt::StringLiterals;

namespace engine::procedure::checks {

namespace {

constexpr std::size_t mostSituations = 50'000; ///< of one process, before guesses stand for each other
constexpr std::size_t mostTriesOfCondition = 2'000;
constexpr int deepestCall = 8;
const QDate anyDay(2026, 4, 1);

/// How the variables of a process may stand.
struct Situation
{
    feel::Context variables;
    QString call;                             ///< of the process, by which it came about
    QStringList shown;
    std::map<QString, core::SourceRef> where; ///< by variable: what gives it its value
    bool isGuessed = false;
};

QString headOf(const QString &path)
{
    return path.section(u'.', 0, 0);
}

const feel::Value *valueAt(const feel::Context &variables, const QString &path)
{
    const feel::Value *value = variables.find(headOf(path));
    for (const QString &name : path.split(u'.').mid(1)) {
        const auto *context = value ? value->as<feel::Context>() : nullptr;
        value = context ? context->find(name) : nullptr;
    }
    return value;
}

/// `more` with what `variables` have already kept.
feel::Context merged(const feel::Context &variables, const feel::Context &more)
{
    feel::Context both = variables;
    for (const auto &[name, value] : more.entries()) {
        const feel::Value *known = variables.find(name);
        const auto *one = known ? known->as<feel::Context>() : nullptr;
        const auto *two = value.as<feel::Context>();
        if (one && two)
            both.set(name, merged(*one, *two));
        else if (!known)
            both.set(name, value);
    }
    return both;
}

std::vector<QString> rolesOf(const feel::Value &owner)
{
    std::vector<QString> roles;
    const auto add = [&roles](const feel::Value &value) {
        if (const auto *text = value.as<QString>())
            roles.push_back(*text);
    };
    if (const auto *list = owner.as<feel::List>())
        std::for_each(list->begin(), list->end(), add);
    else
        add(owner);
    return roles;
}

bool isStep(const bpmn::Node &node)
{
    return node.act != bpmn::Act::None && node.owner;
}

class Steps
{
public:
    explicit Steps(const Reading &reading) : m_package(reading.package), m_fields(fieldsOfCase(reading)) {}

    ApprovalSteps all()
    {
        run(anyDay); // tells which decisions matter
        std::set<QDate> days;
        for (const dmn::Decision *decision : m_decisions) {
            for (const feel::Date &day : dmn::daysOfChange(*decision)) {
                if (const auto date = day.toQDate())
                    days.insert(*date);
            }
        }
        for (const Role &role : m_package.cover.roles) {
            for (const Acting &acting : role.acting) {
                if (acting.from)
                    days.insert({acting.from->addDays(-1), *acting.from});
                if (acting.until)
                    days.insert({*acting.until, acting.until->addDays(1)});
            }
        }
        if (!days.empty()) {
            m_steps.clear();
            m_seen.clear();
            m_showsDay = true;
            std::for_each(days.begin(), days.end(), [this](QDate day) { run(day); });
        }
        for (ApprovalStep &step : m_steps) {
            if (step.act != bpmn::Act::Draft && step.drafters.empty())
                step.drafters = m_allDrafters; // in another process of the case
        }
        return {std::move(m_steps), std::move(m_untried)};
    }

private:
    void run(QDate day)
    {
        m_day = day;
        m_situations.clear();
        for (const auto &[id, process] : m_package.definition.processes) {
            if (std::any_of(process->nodes.begin(), process->nodes.end(), isStep))
                stepsOf(*process);
        }
    }

    void stepsOf(const bpmn::Process &process)
    {
        std::vector<const feel::Expression *> owners;
        for (const bpmn::Node &node : process.nodes) {
            if (isStep(node))
                owners.push_back(&*node.owner);
        }
        for (const Situation &called : situationsOf(process, 0)) {
            for (const Situation &situation : extended(process, called, owners))
                stepsIn(process, situation);
        }
    }

    void stepsIn(const bpmn::Process &process, const Situation &situation)
    {
        std::vector<ApprovalStep> steps;
        std::set<QString> drafters;
        const std::vector<bool> reached = reachedIn(process, situation);
        for (const bpmn::Node &node : process.nodes) {
            if (!isStep(node) || !reached[process.indexOf(node)])
                continue;
            ApprovalStep step;
            step.name = process.id + u'/' + node.id;
            step.act = node.act;
            step.roles = rolesOf(evaluate(*node.owner, situation));
            step.day = m_day;
            QStringList given{situation.call.isEmpty() ? process.id : situation.call};
            if (m_showsDay)
                given += u"today = "_s + m_day.toString(Qt::ISODate);
            step.given = (given + situation.shown).join(u", "_s);
            step.isGuessed = situation.isGuessed;
            step.where = node.owner->where();
            step.isNamedThere = node.owner->usedNames().empty();
            for (const QString &path : node.owner->usedNames()) {
                if (const auto place = situation.where.find(headOf(path)); place != situation.where.end())
                    step.where = place->second;
            }
            if (node.act == bpmn::Act::Draft)
                drafters.insert(step.roles.begin(), step.roles.end());
            steps.push_back(std::move(step));
        }
        m_allDrafters.insert(drafters.begin(), drafters.end());
        for (ApprovalStep &step : steps) {
            if (step.act != bpmn::Act::Draft)
                step.drafters = drafters;
            if (m_seen.insert({step.name, step.roles, step.drafters, step.day, step.where.toString()}).second)
                m_steps.push_back(std::move(step));
        }
    }

    feel::Value evaluate(const feel::Expression &expression, const Situation &situation) const
    {
        feel::Diagnostics ignored; // null is what it comes to
        const QDateTime now(m_day, QTime(3, 0), Qt::UTC);
        return expression.evaluate(runtime::workflowEnvironment(m_package.definition, situation.variables, now, now), ignored);
    }

    /// The nodes to which the conditions that are known lead.
    std::vector<bool> reachedIn(const bpmn::Process &process, const Situation &situation) const
    {
        std::vector<bool> reached(process.nodes.size(), false);
        std::vector<bpmn::Index> open;
        const auto add = [&](bpmn::Index index) {
            if (!reached[index])
                open.push_back(index);
            reached[index] = true;
        };
        for (bpmn::Index i = 0; i < process.nodes.size(); ++i) {
            if (process.nodes[i].incoming.empty())
                add(i);
        }
        while (!open.empty()) {
            const bpmn::Node &node = process.nodes[open.back()];
            open.pop_back();
            bool isTaken = false;
            for (const bpmn::Index index : node.outgoing) {
                const bpmn::SequenceFlow &flow = process.flows[index];
                const auto holds = flow.condition ? known(*flow.condition, situation) : std::nullopt;
                if (index == node.defaultFlow || isTaken || holds == false)
                    continue;
                add(flow.target);
                isTaken = holds == true && node.type == bpmn::NodeType::ExclusiveGateway;
            }
            if (node.defaultFlow != bpmn::none && !isTaken)
                add(process.flows[node.defaultFlow].target);
        }
        return reached;
    }

    /// Whether a condition holds whatever the variables are that are not known, or never does; nothing where that depends on them.
    std::optional<bool> known(const feel::Expression &condition, const Situation &situation) const
    {
        std::vector<feel::Value> points = dmn::literalsIn(condition.text());
        points.insert(points.end(), {feel::Value(), feel::Value(true), feel::Value(false)});
        std::vector<Situation> tries{situation};
        for (const QString &path : condition.usedNames()) {
            if (situation.variables.contains(headOf(path)))
                continue;
            std::vector<Situation> more;
            for (const Situation &one : tries) {
                for (const feel::Value &point : points) {
                    more.push_back(one);
                    more.back().variables = dmn::withValueAt(one.variables, path.split(u'.'), point);
                }
            }
            if (more.size() > mostTriesOfCondition)
                return std::nullopt;
            tries = std::move(more);
        }
        const auto holds = std::count_if(tries.begin(), tries.end(), [&](const Situation &one) { return evaluate(condition, one).isTrue(); });
        return holds == 0 ? std::optional(false) : static_cast<std::size_t>(holds) == tries.size() ? std::optional(true) : std::nullopt;
    }

    // ---- what a process is handed

    /// What is handed to `process` and names roles or leads to the steps, directly or through calls.
    std::set<QString> neededBy(const bpmn::Process &process, int depth) const
    {
        std::set<QString> needed;
        const auto add = [&needed](const feel::Expression &expression) { needed.insert(expression.usedVariables().begin(), expression.usedVariables().end()); };
        for (const bpmn::SequenceFlow &flow : process.flows) {
            if (flow.condition)
                add(*flow.condition);
        }
        for (const bpmn::Node &node : process.nodes) {
            if (isStep(node))
                add(*node.owner);
            const auto called = m_package.definition.processes.find(node.called.name);
            if (called == m_package.definition.processes.end() || depth > deepestCall)
                continue;
            const std::set<QString> wanted = neededBy(*called->second, depth + 1);
            for (const bpmn::Mapping &in : node.in) {
                if (wanted.contains(in.name))
                    add(in.value);
            }
        }
        return needed;
    }

    const std::vector<Situation> &situationsOf(const bpmn::Process &process, int depth)
    {
        if (const auto known = m_situations.find(process.id); known != m_situations.end())
            return known->second;
        const std::set<QString> needed = neededBy(process, 0);
        std::vector<Situation> situations;
        std::set<QString> seen;
        bool isCalled = false;
        for (const auto &[id, caller] : m_package.definition.processes) {
            for (const bpmn::Node &node : caller->nodes) {
                if (node.called.name != process.id || depth > deepestCall)
                    continue;
                isCalled = true;
                std::vector<const feel::Expression *> values;
                for (const bpmn::Mapping &in : node.in) {
                    if (needed.contains(in.name))
                        values.push_back(&in.value);
                }
                for (const Situation &outer : std::vector<Situation>(situationsOf(*caller, depth + 1))) {
                    for (const Situation &situation : extended(*caller, outer, values)) {
                        Situation inner = handed(node, situation, needed);
                        inner.call = caller->id + u'/' + node.id;
                        // Of those that hand in the same, one is enough.
                        if (seen.insert(inner.call + feel::Value(inner.variables).toLiteral() + (inner.isGuessed ? u"?"_s : QString())).second)
                            situations.push_back(std::move(inner));
                    }
                }
            }
        }
        if (!isCalled)
            situations.emplace_back();
        return m_situations.insert_or_assign(process.id, std::move(situations)).first->second;
    }

    Situation handed(const bpmn::Node &call, const Situation &situation, const std::set<QString> &needed) const
    {
        Situation inner;
        inner.shown = situation.shown;
        inner.isGuessed = situation.isGuessed;
        for (const bpmn::Mapping &in : call.in) {
            if (!needed.contains(in.name))
                continue;
            inner.variables.set(in.name, evaluate(in.value, situation));
            inner.where[in.name] = in.where;
            for (const QString &name : in.value.usedVariables()) {
                if (const auto place = situation.where.find(name); place != situation.where.end())
                    inner.where[in.name] = place->second;
            }
        }
        return inner;
    }

    // ---- what the variables of a process may be

    const dmn::Decision *decisionCalled(const QString &name) const
    {
        for (const auto &model : m_package.definition.decisions) {
            if (const dmn::Decision *found = model->data().findDecision(name))
                return found;
        }
        return nullptr;
    }

    /// The decisions that give variables of `process`: by its business rule tasks, else as they are called.
    std::vector<std::pair<QString, const dmn::Decision *>> decisionsBehind(const bpmn::Process &process, const std::set<QString> &heads) const
    {
        std::vector<std::pair<QString, const dmn::Decision *>> behind;
        for (const QString &head : heads) {
            const std::size_t before = behind.size();
            for (const bpmn::Node &node : process.nodes) {
                const dmn::Decision *decision = node.decision.isGiven() && node.result == head ? decisionCalled(node.decision.name) : nullptr;
                if (decision)
                    behind.emplace_back(head, decision);
            }
            if (const dmn::Decision *decision = behind.size() == before ? decisionCalled(head) : nullptr)
                behind.emplace_back(head, decision);
        }
        return behind;
    }

    /// `situation` with values for all that `expressions` use and that it does not know, in every way.
    std::vector<Situation> extended(const bpmn::Process &process, const Situation &situation, const std::vector<const feel::Expression *> &expressions)
    {
        std::set<QString> paths;
        std::set<QString> heads;
        QString text;
        for (const feel::Expression *expression : expressions) {
            text += expression->text() + u'\n';
            for (const QString &path : expression->usedNames()) {
                const QString head = headOf(path);
                if (situation.variables.contains(head) || head == u"today"_s || head == u"arrival"_s)
                    continue;
                paths.insert(path);
                heads.insert(head);
            }
        }
        std::vector<Situation> all = decided(situation, decisionsBehind(process, heads));
        for (const QString &path : paths)
            all = withPoints(process, all, path, text);
        return all;
    }

    std::vector<Situation> decided(const Situation &situation, const std::vector<std::pair<QString, const dmn::Decision *>> &behind)
    {
        if (behind.empty())
            return {situation};
        std::vector<const dmn::Decision *> decisions;
        for (const auto &[variable, decision] : behind)
            decisions.push_back(decision);
        m_decisions.insert(decisions.begin(), decisions.end());
        const dmn::Partition partition = dmn::partitionOf(decisions);
        for (const dmn::Decision *decision : partition.isComplete ? std::vector<const dmn::Decision *>() : decisions)
            m_untried.emplace(decision->id, decision->where);
        std::vector<Situation> all;
        for (const dmn::Partition::Part &part : partition.parts) {
            std::vector<Situation> some{situation};
            some.front().variables = merged(situation.variables, part.inputs);
            some.front().shown += part.shown;
            some.front().isGuessed = situation.isGuessed || !partition.isComplete;
            // A variable that several decisions may give has the value of any one of them.
            std::map<QString, std::vector<Situation>> ways;
            for (const auto &[variable, decision] : behind)
                ways[variable];
            for (auto &[variable, unused] : ways) {
                std::vector<Situation> next;
                for (const Situation &one : some) {
                    for (const auto &[itsVariable, decision] : behind) {
                        if (itsVariable != variable)
                            continue;
                        Situation more = one;
                        more.variables.set(variable, decide(m_package, decision->id, one.variables, QDateTime(m_day, QTime(3, 0), Qt::UTC)).value);
                        more.where[variable] = decision->where;
                        next.push_back(std::move(more));
                    }
                }
                some = std::move(next);
            }
            std::move(some.begin(), some.end(), std::back_inserter(all));
        }
        return all;
    }

    std::vector<Situation> withPoints(const bpmn::Process &process, const std::vector<Situation> &situations, const QString &path, const QString &text) const
    {
        std::vector<Situation> all;
        for (const Situation &situation : situations) {
            if (valueAt(situation.variables, path) || situation.where.contains(headOf(path))) {
                all.push_back(situation);
                continue;
            }
            bool isGuess = false;
            std::vector<feel::Value> points = pointsAt(process, situation, path, text, isGuess);
            if (all.size() > mostSituations) {
                points.resize(1);
                isGuess = true;
            }
            for (const feel::Value &point : points) {
                Situation one = situation;
                one.variables = dmn::withValueAt(one.variables, path.split(u'.'), point);
                one.shown += path + u" = "_s + (point.isNull() ? u"null"_s : point.toLiteral());
                one.isGuessed = one.isGuessed || isGuess;
                all.push_back(std::move(one));
            }
        }
        return all;
    }

    /// What a script of the process, or a form, puts there; else what the expressions compare with, which is a guess.
    std::vector<feel::Value> pointsAt(const bpmn::Process &process, const Situation &situation, const QString &path, const QString &text, bool &isGuess) const
    {
        std::vector<feel::Value> points;
        for (const bpmn::Node &node : process.nodes) {
            if (!node.script || node.result != headOf(path))
                continue;
            feel::Context set;
            set.set(node.result, evaluate(*node.script, situation));
            const feel::Value *value = valueAt(set, path);
            if (value && !value->isNull() && std::find(points.begin(), points.end(), *value) == points.end())
                points.push_back(*value);
        }
        if (!points.empty())
            return points;
        if (const ::forms::model::Field *field = m_fields(path)) {
            points = pointsOf(*field, text);
            const bool always = field->required && field->required->text() == u"true"_s && !field->relevant;
            if (!points.empty() && !always)
                points.emplace_back();
        }
        if (!points.empty())
            return points;
        isGuess = true;
        const std::vector<feel::Value> literals = dmn::literalsIn(text);
        points = {feel::Value(true), feel::Value(false), feel::Value()};
        for (const feel::Type::Kind kind : {feel::Type::Kind::String, feel::Type::Kind::Number}) {
            const std::vector<feel::Value> more = dmn::pointsOf(kind, literals);
            points.insert(points.end(), more.begin(), more.end());
        }
        return points;
    }

    const Package &m_package; // what is read
    FieldAt m_fields;
    QDate m_day;
    bool m_showsDay = false;
    std::set<const dmn::Decision *> m_decisions; ///< that matter
    std::map<QString, std::vector<Situation>> m_situations; ///< by process
    std::map<QString, core::SourceRef> m_untried;
    std::set<QString> m_allDrafters;
    std::set<std::tuple<QString, std::vector<QString>, std::set<QString>, QDate, QString>> m_seen;
    std::vector<ApprovalStep> m_steps;
};

} // namespace

ApprovalSteps approvalSteps(const Reading &reading)
{
    return Steps(reading).all();
}

} // namespace engine::procedure::checks
