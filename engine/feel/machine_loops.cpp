// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/machine.h"

#include "engine/feel/properties.h"

namespace engine::feel {

using namespace Qt::StringLiterals;
using namespace ast;

/// What an iterator goes through: the elements of a list, or whole numbers that are counted and
/// never written down.
struct Machine::Domain
{
    std::size_t size() const { return list ? list->size() : count; }

    Value held; ///< keeps the list alive
    const List *list = nullptr;
    qint64 first = 0;
    qint64 step = 1;
    std::size_t count = 0;
};

namespace {

/// Both as whole numbers whose distance fits, too.
bool areWhole(const Value &from, const Value &to, qint64 &first, qint64 &last)
{
    constexpr qint64 farthest = qint64{1} << 60;
    const auto *a = from.as<core::Decimal>();
    const auto *b = to.as<core::Decimal>();
    if (!a || !b || !a->hasNoExponent() || !b->hasNoExponent())
        return false;
    const auto one = a->toInt64();
    const auto other = b->toInt64();
    if (!one || !other || std::max(qAbs(*one), qAbs(*other)) > farthest)
        return false;
    first = *one;
    last = *other;
    return true;
}

} // namespace

bool Machine::openDomain(const Program::Iterator &iterator, Domain &domain, const Report &report)
{
    domain.held = run(iterator.from);
    const bool hasEnd = iterator.to != Program::none;
    domain.list = hasEnd ? nullptr : domain.held.as<List>();
    if (domain.list)
        return true;
    const auto *range = domain.held.as<Range>();
    if (!hasEnd && !range) {
        if (domain.held.isNull())
            return !report.fail(FeelError::NotIterable, {nameOfKind(domain.held)}).isNull();
        domain.held = List{domain.held};
        domain.list = domain.held.as<List>();
        return true;
    }
    if (hasEnd) {
        Value scratch;
        const Value &end = operand(iterator.to, scratch);
        qint64 last = 0;
        if (areWhole(domain.held, end, domain.first, last)) {
            domain.step = domain.first <= last ? 1 : -1;
            domain.count = static_cast<std::size_t>(qAbs(last - domain.first)) + 1;
            return (domain.count <= limits::listSize && m_budget.spend(domain.count)) || !listTooLong(report).isNull();
        }
        auto values = sequence(domain.held, end);
        if (!values)
            return !report.fail(FeelError::NotIterable, {nameOfKind(domain.held)}).isNull();
        domain.held = std::move(*values);
    } else {
        auto values = sequence(*range);
        if (!values)
            return !report.fail(FeelError::NotIterable, {nameOfKind(domain.held)}).isNull();
        domain.held = std::move(*values);
    }
    domain.list = domain.held.as<List>();
    return (domain.size() <= limits::listSize && m_budget.spend(domain.size())) || !listTooLong(report).isNull();
}

template <typename Body>
bool Machine::iterate(const Program::Loop &loop, std::size_t level, const Report &report, const Body &body, bool &stopped)
{
    Domain domain;
    const Program::Iterator &iterator = loop.iterators[level];
    if (!openDomain(iterator, domain, report))
        return false;
    const bool isInnermost = level + 1 == loop.iterators.size();
    for (std::size_t i = 0; i < domain.size() && !stopped; ++i) {
        m_budget.spend(1);
        const Value number = domain.list ? Value() : Value(core::Decimal(domain.first + domain.step * static_cast<qint64>(i)));
        set(iterator.slot, domain.list ? (*domain.list)[i] : number);
        if (isInnermost)
            stopped = !body(domain.size()) || m_budget.isExhausted;
        else if (!iterate(loop, level + 1, report, body, stopped))
            return false;
    }
    return true;
}

Value Machine::loop(const Program::Loop &loop, const Report &report)
{
    List results;
    Value partial;
    bool stopped = false;
    const bool done = iterate(loop, 0, report, [&](std::size_t expected) {
        if (results.empty())
            results.reserve(expected);
        if (loop.partialSlot != Program::none) {
            m_budget.spend(results.size() / 8);
            partial = results;
            set(loop.partialSlot, partial);
        }
        results.push_back(run(loop.body));
        return results.size() <= limits::listSize;
    }, stopped);
    if (results.size() > limits::listSize) {
        listTooLong(report);
        return {};
    }
    return done && !m_budget.isExhausted ? nested(std::move(results), report) : Value();
}

Value Machine::quantified(Quantifier quantifier, const Program::Loop &loop, const Report &report)
{
    const bool decisive = quantifier == Quantifier::Some;
    bool open = false;
    bool decided = false;
    bool stopped = false;
    const bool done = iterate(loop, 0, report, [&](std::size_t) {
        Value scratch;
        const Value &condition = operand(loop.body, scratch);
        const bool *known = condition.as<bool>();
        decided = known && *known == decisive;
        if (!known) {
            open = true;
            if (!condition.isNull())
                report.fail(FeelError::ConditionNotBoolean, {nameOfKind(condition)});
        }
        return !decided;
    }, stopped);
    if (!done || m_budget.isExhausted)
        return {};
    if (decided)
        return decisive;
    return open ? Value() : Value(!decisive);
}

Value Machine::filter(const Instruction &instruction, const Report &report)
{
    Value scratch;
    const Value &source = operand(instruction.a, scratch);
    if (source.isNull())
        return report.fail(FeelError::NullOperand, {u"[ ]"_s});
    const auto *list = source.as<List>();
    if (list && list->empty())
        return filterOfNothing(instruction, report);
    const std::size_t size = list ? list->size() : 1;
    List kept;
    for (std::size_t i = 0; i < size; ++i) {
        m_budget.spend(1);
        const Value &element = list ? (*list)[i] : source;
        set(instruction.c, element);
        Value conditionScratch;
        const Value &condition = operand(instruction.b, conditionScratch);
        if (const auto *number = condition.as<core::Decimal>()) {
            const auto index = number->isInteger() ? number->toInt64() : std::nullopt;
            const auto count = static_cast<qint64>(size);
            if (!index || *index == 0 || *index > count || *index < -count)
                return report.fail(FeelError::NoSuchIndex, {number->toString(), QString::number(count)});
            return list ? (*list)[static_cast<std::size_t>(*index > 0 ? *index - 1 : count + *index)] : source;
        }
        if (condition.isTrue())
            kept.push_back(element);
        else if (!condition.isFalse() && !condition.isNull())
            return report.fail(FeelError::ConditionNotBoolean, {nameOfKind(condition)});
        if (m_budget.isExhausted)
            return {};
    }
    return kept;
}

/// Of an empty list the condition is only asked whether it is an index, which then is out of bounds.
Value Machine::filterOfNothing(const Instruction &instruction, const Report &report)
{
    const Value null;
    set(instruction.c, null);
    Diagnostics unsaid;
    Diagnostics *const said = std::exchange(m_diagnostics, &unsaid);
    const bool isIndex = run(instruction.b).as<core::Decimal>() != nullptr;
    m_diagnostics = said;
    if (isIndex)
        return report.fail(FeelError::NoSuchIndex, {u"1"_s, u"0"_s});
    return List{};
}

} // namespace engine::feel
