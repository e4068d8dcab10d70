// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/cell_meaning.h"

#include "engine/feel/ast.h"
#include "engine/feel/explain.h"
#include "engine/feel/tree_walk.h"

namespace engine::dmn {

namespace {

/// Puts the tests of one cell into conditions.
class Meaning
{
public:
    explicit Meaning(const feel::Environment &environment) : m_environment(environment) {}

    std::optional<Condition> of(const feel::ExpressionNode &test) const
    {
        if (const auto *operatorTest = test.as<feel::ast::OperatorTest>())
            return comparison(operatorTest->op, *operatorTest->end);
        const auto *condition = test.as<feel::ast::Comparison>();
        const auto *name = condition ? condition->left->as<feel::ast::Name>() : nullptr;
        if (name && name->name == u"?")
            return comparison(condition->op, *condition->right); // `? >= 5` is `>= 5`
        if (const auto *interval = test.as<feel::ast::Interval>())
            return within(*interval);
        const auto value = valueOf(test);
        return value ? std::optional(Condition{Condition::Kind::Equal, *value, {}}) : std::nullopt;
    }

private:
    /// The value of what is compared with, where it has one that is neither null nor a function or a list.
    std::optional<feel::Value> valueOf(const feel::ExpressionNode &node) const
    {
        if (feel::namesInput(node))
            return std::nullopt;
        feel::Diagnostics ignored; // an end that has no value cannot be put into words; evaluation itself has said why
        const feel::Value value = feel::evaluatePart(node, m_environment, ignored);
        const bool plain = !value.isNull() && !value.as<feel::List>() && !value.as<feel::Context>()
                           && !value.as<feel::Range>() && !value.as<feel::Function>();
        return plain ? std::optional(value) : std::nullopt;
    }

    std::optional<Condition> comparison(feel::ast::ComparisonOperator op, const feel::ExpressionNode &end) const
    {
        const auto bound = valueOf(end);
        return bound ? std::optional(Condition{kindOf(op), *bound, {}}) : std::nullopt;
    }

    static Condition::Kind kindOf(feel::ast::ComparisonOperator op)
    {
        switch (op) {
        case feel::ast::ComparisonOperator::Equal:
            return Condition::Kind::Equal;
        case feel::ast::ComparisonOperator::NotEqual:
            return Condition::Kind::NotEqual;
        case feel::ast::ComparisonOperator::Less:
            return Condition::Kind::Less;
        case feel::ast::ComparisonOperator::LessOrEqual:
            return Condition::Kind::AtMost;
        case feel::ast::ComparisonOperator::Greater:
            return Condition::Kind::More;
        case feel::ast::ComparisonOperator::GreaterOrEqual:
            return Condition::Kind::AtLeast;
        }
        Q_UNREACHABLE();
    }

    std::optional<Condition> within(const feel::ast::Interval &interval) const
    {
        const auto lower = valueOf(*interval.start);
        const auto upper = valueOf(*interval.end);
        if (!lower || !upper)
            return std::nullopt;
        Condition condition;
        condition.kind = Condition::Kind::Within;
        condition.bound = *lower;
        condition.upper = *upper;
        condition.lowerIncluded = interval.lower == feel::Boundary::Closed;
        condition.upperIncluded = interval.upper == feel::Boundary::Closed;
        return condition;
    }

    const feel::Environment &m_environment; // outlives this
};

bool isTemporal(const feel::Value &value)
{
    return value.as<feel::Date>() || value.as<feel::DateTime>() || value.as<feel::Time>();
}

QString phrase(const Condition &condition, const WordingPointer &words, const core::Language &language)
{
    const QString bound = shown(condition.bound, words, language);
    const bool temporal = isTemporal(condition.bound);
    const auto say = [&](const char *plain, const char *ofTime) {
        return filled(temporal ? ofTime : plain, language, {bound});
    };
    switch (condition.kind) {
    case Condition::Kind::Equal:
        return bound;
    case Condition::Kind::NotEqual:
        return filled(QT_TRANSLATE_NOOP("dmn", "not %1"), language, {bound});
    case Condition::Kind::Less:
        return say(QT_TRANSLATE_NOOP("dmn", "less than %1"), QT_TRANSLATE_NOOP("dmn", "before %1"));
    case Condition::Kind::AtMost:
        return say(QT_TRANSLATE_NOOP("dmn", "at most %1"), QT_TRANSLATE_NOOP("dmn", "on or before %1"));
    case Condition::Kind::More:
        return say(QT_TRANSLATE_NOOP("dmn", "more than %1"), QT_TRANSLATE_NOOP("dmn", "after %1"));
    case Condition::Kind::AtLeast:
        return say(QT_TRANSLATE_NOOP("dmn", "at least %1"), QT_TRANSLATE_NOOP("dmn", "on or after %1"));
    case Condition::Kind::Within: {
        Condition low{condition.lowerIncluded ? Condition::Kind::AtLeast : Condition::Kind::More, condition.bound, {}};
        Condition high{condition.upperIncluded ? Condition::Kind::AtMost : Condition::Kind::Less, condition.upper, {}};
        return filled(QT_TRANSLATE_NOOP("dmn", "%1 and %2"),
                      language,
                      {phrase(low, words, language), phrase(high, words, language)});
    }
    }
    Q_UNREACHABLE();
}

} // namespace

CellMeaning meaningOf(const feel::Expression &tests, const feel::Environment &environment)
{
    const auto *all = tests.node().as<feel::ast::UnaryTests>();
    if (!all)
        return {};
    CellMeaning meaning;
    meaning.negated = all->kind == feel::ast::UnaryTests::Kind::NoneOf;
    const Meaning cell(environment);
    for (const feel::ast::UnaryTests::Test &test : all->tests) {
        const auto condition = cell.of(*test.test);
        if (!condition)
            return {};
        meaning.conditions.push_back(*condition);
    }
    return meaning;
}

QString phrase(const CellMeaning &meaning, const WordingPointer &words, const core::Language &language)
{
    QString text;
    for (const Condition &condition : meaning.conditions) {
        const QString one = phrase(condition, words, language);
        text = text.isEmpty() ? one : filled(QT_TRANSLATE_NOOP("dmn", "%1 or %2"), language, {text, one});
    }
    return meaning.negated && !text.isEmpty() ? filled(QT_TRANSLATE_NOOP("dmn", "anything but %1"), language, {text})
                                              : text;
}

} // namespace engine::dmn
