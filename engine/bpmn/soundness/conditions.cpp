// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/soundness/conditions.h"

#include "engine/feel/ast.h"

#include <algorithm>

namespace engine::bpmn::soundness {

using namespace Qt::StringLiterals;

namespace {

/// More combinations than this at one gateway, and its conditions are asked as wholes.
constexpr std::size_t mostCombinations = 512;

using Constants = std::map<QString, std::vector<feel::Value>>; ///< by path

QString headOf(const QString &path)
{
    return path.section(u'.', 0, 0);
}

/// `applicant.address` for a chain of names; empty for anything else.
QString pathOf(const feel::ExpressionNode &node)
{
    if (const auto *name = node.as<feel::ast::Name>())
        return name->slot < 0 ? name->name : QString();
    if (const auto *member = node.as<feel::ast::Member>()) {
        const QString object = pathOf(*member->object);
        return object.isEmpty() ? QString() : object + u'.' + member->name;
    }
    return {};
}

void add(Constants &constants, const QString &path, const feel::Value &value)
{
    std::vector<feel::Value> &all = constants[path];
    if (std::find(all.begin(), all.end(), value) == all.end())
        all.push_back(value);
}

/// Constants around which other values can be thought of.
bool isPlain(const feel::Value &value)
{
    return value.isNull() || value.isTrue() || value.isFalse() || value.as<core::Decimal>() || value.as<QString>();
}

/// Whether a condition only compares names with constants; collects these.
bool compares(const feel::ExpressionNode &node, Constants &constants);

bool comparesTwo(const feel::ExpressionNode &left, const feel::ExpressionNode &right, Constants &constants)
{
    const auto *constant = right.as<feel::ast::Literal>();
    const QString path = pathOf(left);
    if (!constant || path.isEmpty() || !isPlain(constant->value))
        return false;
    add(constants, path, constant->value);
    return true;
}

bool tests(const QString &path, const feel::ExpressionNode &test, Constants &constants)
{
    const auto end = [&](const feel::ast::Node &node) {
        if (!node)
            return true;
        const auto *constant = node->as<feel::ast::Literal>();
        if (!constant || !isPlain(constant->value))
            return false;
        add(constants, path, constant->value);
        return true;
    };
    if (const auto *constant = test.as<feel::ast::Literal>()) {
        add(constants, path, constant->value);
        return isPlain(constant->value);
    }
    if (const auto *interval = test.as<feel::ast::Interval>())
        return end(interval->start) && end(interval->end);
    if (const auto *unary = test.as<feel::ast::OperatorTest>())
        return end(unary->end);
    if (const auto *list = test.as<feel::ast::ListLiteral>())
        return std::all_of(list->elements.begin(), list->elements.end(), [&](const auto &one) { return tests(path, *one, constants); });
    return false;
}

bool compares(const feel::ExpressionNode &node, Constants &constants)
{
    if (const QString path = pathOf(node); !path.isEmpty()) {
        add(constants, path, true);
        add(constants, path, false);
        return true;
    }
    if (const auto *constant = node.as<feel::ast::Literal>())
        return constant->value.isTrue() || constant->value.isFalse();
    if (const auto *logic = node.as<feel::ast::Logic>())
        return std::all_of(logic->operands.begin(), logic->operands.end(), [&](const auto &one) { return compares(*one, constants); });
    if (const auto *comparison = node.as<feel::ast::Comparison>())
        return comparesTwo(*comparison->left, *comparison->right, constants)
            || comparesTwo(*comparison->right, *comparison->left, constants);
    if (const auto *between = node.as<feel::ast::Between>())
        return comparesTwo(*between->value, *between->low, constants) && comparesTwo(*between->value, *between->high, constants);
    if (const auto *in = node.as<feel::ast::In>()) {
        const QString path = pathOf(*in->value);
        return !path.isEmpty()
            && std::all_of(in->tests.begin(), in->tests.end(), [&](const auto &one) { return tests(path, *one, constants); });
    }
    if (const auto *call = node.as<feel::ast::Call>()) {
        const auto *callee = call->callee->as<feel::ast::Name>();
        return callee && callee->name == "not"_L1 && call->arguments.size() == 1 && compares(*call->arguments.front(), constants);
    }
    return false;
}

/// The constants, what lies between, below and above them, one value that is none of them, and null.
std::vector<feel::Value> around(const std::vector<feel::Value> &constants)
{
    std::vector<feel::Value> values;
    std::vector<core::Decimal> numbers;
    bool texts = false;
    bool truths = false;
    for (const feel::Value &constant : constants) {
        if (const auto *number = constant.as<core::Decimal>()) {
            numbers.push_back(*number);
        } else if (constant.as<QString>()) {
            values.push_back(constant);
            texts = true;
        } else {
            truths = truths || !constant.isNull();
        }
    }
    if (truths)
        values.insert(values.end(), {true, false});
    std::sort(numbers.begin(), numbers.end());
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (i == 0)
            values.push_back(*numbers[i].minus(1));
        else
            values.push_back(*numbers[i - 1].plus(numbers[i])->dividedBy(2));
        values.push_back(numbers[i]);
        if (i + 1 == numbers.size())
            values.push_back(*numbers[i].plus(1));
    }
    if (texts)
        values.push_back(feel::Value(u"…"_s));
    if (values.empty())
        values.push_back(feel::Value(u"…"_s)); // something, whatever it is
    values.push_back(feel::Value()); // a name may have no value
    return values;
}

void put(feel::Context &context, const QString &path, const feel::Value &value)
{
    const QString head = headOf(path);
    if (head == path) {
        context.set(head, value);
        return;
    }
    feel::Context inner;
    if (const feel::Value *there = context.find(head)) {
        if (const auto *already = there->as<feel::Context>())
            inner = *already;
    }
    put(inner, path.mid(head.size() + 1), value);
    context.set(head, feel::Value(inner));
}

} // namespace

Conditions::Conditions(const Net &net, const std::map<QString, std::vector<feel::Value>> &values, const std::set<QString> &decisions)
    : m_net(net)
{
    std::set<QString> set;
    for (const Net::Node &node : net.nodes)
        set.insert(node.sets.begin(), node.sets.end());
    std::map<Index, Constants> comparing;
    std::map<QString, std::vector<feel::Value>> constants;
    for (Index flow = 0; flow < net.flows.size(); ++flow) {
        const feel::Expression *condition = net.flows[flow].condition;
        Constants found;
        if (!condition || !compares(condition->node(), found))
            continue;
        for (const auto &[path, all] : found) {
            for (const feel::Value &value : all)
                add(constants, path, value);
        }
        comparing.emplace(flow, std::move(found));
    }
    for (Index flow = 0; flow < net.flows.size(); ++flow) {
        const Net::Flow &made = net.flows[flow];
        if (!made.conditional)
            continue;
        Guard guard;
        const auto found = comparing.find(flow);
        std::size_t combinations = 1;
        if (found != comparing.end()) {
            for (const auto &[path, all] : found->second) {
                const auto known = values.find(path);
                combinations *= known == values.end() ? around(constants.at(path)).size() : known->second.size();
            }
        }
        guard.asWhole = found == comparing.end() || combinations > mostCombinations || combinations == 0;
        m_limited = m_limited || combinations > mostCombinations;
        if (guard.asWhole) {
            const QString text = made.condition ? made.condition->text().simplified() : u"#%1"_s.arg(flow);
            Question &question = m_questions[guard.questions.emplace_back(questionOf({}, text))];
            question.values = {true, false};
            if (made.condition) {
                for (const QString &name : made.condition->usedNames())
                    question.heads.insert(headOf(name));
            }
        } else {
            for (const auto &[path, all] : found->second) {
                Question &question = m_questions[guard.questions.emplace_back(questionOf(path, {}))];
                const auto known = values.find(path);
                question.values = known == values.end() ? around(constants.at(path)) : known->second;
                question.heads = {headOf(path)};
            }
        }
        for (const std::size_t question : guard.questions)
            m_questions[question].askedBy.insert(made.source);
        m_guards.emplace(flow, std::move(guard));
    }
    findRepeats();
    for (Question &question : m_questions) {
        question.volatileInput = std::any_of(question.heads.begin(), question.heads.end(), [&](const QString &head) {
            return !set.contains(head) || decisions.contains(head);
        });
    }
    findNeeds();
}

std::map<QString, std::vector<feel::Value>> Conditions::values() const
{
    std::map<QString, std::vector<feel::Value>> all;
    for (const Question &question : m_questions) {
        if (!question.path.isEmpty())
            all.emplace(question.path, question.values);
    }
    return all;
}

void Conditions::findRepeats()
{
    for (Index node = 0; node < m_net.nodes.size(); ++node) {
        std::vector<bool> reached(m_net.nodes.size(), false);
        std::vector<Index> open{node};
        while (!open.empty()) {
            const Net::Node &at = m_net.nodes[open.back()];
            open.pop_back();
            std::vector<Index> next = at.boundaryEvents;
            for (const Index flow : at.outgoing)
                next.push_back(m_net.flows[flow].target);
            for (const Index one : next) {
                if (!reached[one]) {
                    reached[one] = true;
                    open.push_back(one);
                }
            }
        }
        m_repeats.push_back(reached[node]);
    }
}

/// Backwards along the flows, until nothing changes.
void Conditions::findNeeds()
{
    m_needs.assign(m_net.nodes.size(), std::vector<bool>(m_questions.size(), false));
    for (bool changed = true; changed;) {
        changed = false;
        for (Index node = static_cast<Index>(m_net.nodes.size()); node-- > 0;) {
            std::vector<Index> next = m_net.nodes[node].boundaryEvents;
            for (const Index flow : m_net.nodes[node].outgoing)
                next.push_back(m_net.flows[flow].target);
            for (std::size_t i = 0; i < m_questions.size(); ++i) {
                const bool later = !forgets(node, m_questions[i]) && std::any_of(next.begin(), next.end(), [&](Index one) { return m_needs[one][i]; });
                if (!m_needs[node][i] && (later || m_questions[i].askedBy.contains(node)))
                    changed = m_needs[node][i] = true;
            }
        }
    }
}

/// Whether what is known of it is no longer so behind `node`.
bool Conditions::forgets(Index node, const Question &question) const
{
    const Net::Node &passed = m_net.nodes[node];
    return (question.volatileInput && passed.waits)
        || std::any_of(question.heads.begin(), question.heads.end(), [&](const QString &head) { return passed.sets.contains(head); });
}

Answers Conditions::needed(Answers known, const std::vector<unsigned char> &flows) const
{
    for (std::size_t i = 0; i < known.size(); ++i) {
        bool asked = false;
        for (Index flow = 0; flow < flows.size() && known[i] >= 0 && !asked; ++flow)
            asked = flows[flow] > 0 && m_needs[m_net.flows[flow].target][i];
        if (!asked)
            known[i] = -1;
    }
    return known;
}

std::size_t Conditions::questionOf(const QString &path, const QString &condition)
{
    const auto found = std::find_if(m_questions.begin(), m_questions.end(), [&](const Question &question) {
        return question.path == path && question.condition == condition;
    });
    if (found != m_questions.end())
        return static_cast<std::size_t>(found - m_questions.begin());
    m_questions.push_back({path, condition, {}, {}, false, {}});
    return m_questions.size() - 1;
}

bool Conditions::holds(Index flow, const Answers &answers) const
{
    const Guard &guard = m_guards.at(flow);
    const auto answer = [&](std::size_t question) {
        return m_questions[question].values[static_cast<std::size_t>(answers[question])];
    };
    if (guard.asWhole)
        return answer(guard.questions.front()).isTrue();
    feel::Environment environment;
    for (const std::size_t question : guard.questions)
        put(environment.variables, m_questions[question].path, answer(question));
    feel::Diagnostics ignored;
    return m_net.flows[flow].condition->evaluate(environment, ignored).isTrue();
}

std::vector<Conditions::Outcome> Conditions::outcomes(Index node, const Answers &known) const
{
    const Net::Node &from = m_net.nodes[node];
    std::vector<std::size_t> open;
    for (const Index flow : from.outgoing) {
        const auto guard = m_guards.find(flow);
        if (guard == m_guards.end() || flow == from.defaultFlow)
            continue;
        for (const std::size_t question : guard->second.questions) {
            if (known[question] < 0 && std::find(open.begin(), open.end(), question) == open.end())
                open.push_back(question);
        }
    }
    std::vector<Outcome> all;
    Answers answers = known;
    for (const std::size_t question : open)
        answers[question] = 0;
    for (;;) {
        Outcome outcome{answers, {}};
        for (const Index flow : from.outgoing) {
            if (flow == from.defaultFlow)
                continue;
            if (!m_guards.contains(flow) || holds(flow, answers)) {
                outcome.flows.push_back(flow);
                if (from.kind == Net::Kind::Exclusive)
                    break;
            }
        }
        if (outcome.flows.empty() && from.defaultFlow != none)
            outcome.flows.push_back(from.defaultFlow);
        all.push_back(std::move(outcome));
        std::size_t at = 0;
        while (at < open.size() && static_cast<std::size_t>(++answers[open[at]]) == m_questions[open[at]].values.size())
            answers[open[at++]] = 0;
        if (at == open.size())
            return all;
    }
}

Answers Conditions::after(Index node, Answers known) const
{
    for (std::size_t i = 0; i < m_questions.size(); ++i) {
        const Question &question = m_questions[i];
        // Nobody asks again, so that remembering the answer would only make more states.
        const bool askedLast = question.askedBy.size() == 1 && question.askedBy.contains(node) && !m_repeats[node];
        if (askedLast || forgets(node, question))
            known[i] = -1;
    }
    return known;
}

QString Conditions::text(const Answers &answers) const
{
    QStringList all;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (answers[i] < 0)
            continue;
        const Question &question = m_questions[i];
        const feel::Value &value = question.values[static_cast<std::size_t>(answers[i])];
        all += (question.path.isEmpty() ? question.condition : question.path) + u" = "_s + value.toLiteral();
    }
    return all.join(u", "_s);
}

} // namespace engine::bpmn::soundness
