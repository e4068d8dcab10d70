// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/types.h"

#include "engine/feel/builtins/builtin.h"
#include "engine/feel/type_rules.h"

namespace engine::feel {

using namespace Qt::StringLiterals;
using namespace ast;

namespace {

using Kind = Type::Kind;

/// Goes through a tree once; one per expression.
class Inference
{
public:
    Inference(const TypeScope &scope, core::Faults &faults) : m_scope(scope), m_faults(faults) {}

    Type of(const ExpressionNode &node)
    {
        const core::SourceRef &where = node.where;
        return std::visit([this, &where](const auto &form) { return infer(form, where); }, node.form);
    }

private:
    Type &slot(int index)
    {
        const auto at = static_cast<std::size_t>(index);
        if (at >= m_frame.size())
            m_frame.resize(at + 1);
        return m_frame[at];
    }

    void report(FeelError error, QStringList arguments, const core::SourceRef &where)
    {
        m_faults.emplace_back(error, std::move(arguments), where);
    }

    Type mismatch(const QString &sign, const Type &left, const Type &right, const core::SourceRef &where)
    {
        report(FeelError::TypeMismatch, {sign, left.name(), right.name()}, where);
        return {};
    }

    void wantBoolean(const QString &what, const Type &type, const core::SourceRef &where)
    {
        if (isKnown(type) && !type.is(Kind::Boolean))
            report(FeelError::ConditionType, {what, type.name()}, where);
    }

    Type infer(const Literal &form, const core::SourceRef &) { return typeOf(form.value); }

    Type infer(const Name &form, const core::SourceRef &)
    {
        for (const int item : form.items) {
            const Type &type = slot(item);
            if (const Type *member = type.member(form.name); member && type.is(Kind::Context))
                return *member;
            if (!isKnown(type) || (type.is(Kind::Context) && !type.isStructured()))
                return form.slot >= 0 && form.name == u"item" ? type : Type();
        }
        if (form.slot >= 0)
            return slot(form.slot);
        if (form.isFree) {
            if (form.name == u"?")
                return m_scope.input;
            const auto variable = m_scope.variables.find(form.name);
            if (variable != m_scope.variables.end())
                return variable->second;
            const auto function = m_scope.functions.find(form.name);
            return function != m_scope.functions.end() ? function->second : Type();
        }
        return form.builtin ? Type(Kind::Function) : Type();
    }

    Type infer(const Member &form, const core::SourceRef &where)
    {
        const Type object = of(*form.object);
        return memberOf(object, form.name, where);
    }

    Type memberOf(const Type &object, const QString &name, const core::SourceRef &where)
    {
        if (!isKnown(object))
            return {};
        if (object.is(Kind::ListOf))
            return Type::list(memberOf(object.element(), name, where));
        if (const auto found = memberType(object, name))
            return *found;
        report(FeelError::MemberUnknown, {u'"' + name + u'"', object.name()}, where);
        return {};
    }

    Type infer(const Filter &form, const core::SourceRef &)
    {
        const Type source = of(*form.list);
        const Type element = source.is(Kind::ListOf) ? source.element() : source;
        slot(form.itemSlot) = element;
        const Type condition = of(*form.condition);
        if (condition.is(Kind::Number))
            return element;
        if (!isKnown(condition))
            return {};
        wantBoolean(u"[ ]"_s, condition, form.condition->where);
        return Type::list(element);
    }

    Type infer(const Call &form, const core::SourceRef &where)
    {
        std::vector<Type> arguments;
        for (const Node &argument : form.arguments)
            arguments.push_back(of(*argument));
        const auto *name = form.callee->as<Name>();
        const Type callee = of(*form.callee);
        // A variable that is no function does not hide the function of its name: today, today().
        const bool isHidden = callee.is(Kind::Function) && name && (name->isFree || name->slot >= 0 || !name->items.empty());
        if (name && name->builtin && !isHidden)
            return callOf(*name->builtin, form, arguments, where);
        const QString shown = name ? name->name : u"function"_s;
        if (!callee.is(Kind::Function)) {
            if (isKnown(callee))
                report(FeelError::NotAFunction, {callee.name()}, where);
            return {};
        }
        if (!callee.isStructured())
            return {};
        Signature signature;
        signature.parameters = callee.members();
        signature.required = callee.members().size();
        signature.result = callee.element();
        checkCall(shown, {signature}, form, arguments, where);
        return callee.element();
    }

    Type callOf(const Builtin &builtin, const Call &form, const std::vector<Type> &arguments, const core::SourceRef &where)
    {
        const Signature *signature = checkCall(builtin.name, builtin.signatures, form, arguments, where);
        return signature ? resultType(builtin.name, *signature, arguments) : Type();
    }

    const Signature *checkCall(const QString &name, const std::vector<Signature> &signatures, const Call &form,
                               const std::vector<Type> &arguments, const core::SourceRef &where)
    {
        const Signature *fitting = nullptr;
        for (const Signature &signature : signatures) {
            if (form.names.empty() ? signature.takes(arguments.size()) : takesNamed(signature, form.names)) {
                fitting = &signature;
                break;
            }
        }
        if (!fitting) {
            report(FeelError::ArgumentCountMismatch, {name, parameterNames(signatures), QString::number(arguments.size())}, where);
            return nullptr;
        }
        // An overload of the same length may take what the first does not.
        const bool isOnly = std::count_if(signatures.begin(), signatures.end(), [&](const Signature &signature) {
            return signature.takes(arguments.size());
        }) == 1;
        if (!isOnly)
            return fitting;
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            const Type::Member *parameter = nullptr;
            if (form.names.empty())
                parameter = &fitting->parameters[std::min(i, fitting->parameters.size() - 1)];
            else
                parameter = findParameter(*fitting, form.names[i]);
            if (parameter && !isUsableAs(arguments[i], parameter->second))
                report(FeelError::ArgumentTypeMismatch,
                       {name, parameter->first, parameter->second.name(), arguments[i].name()},
                       form.arguments[i]->where);
        }
        return fitting;
    }

    Type infer(const Negation &form, const core::SourceRef &where)
    {
        const Type operand = of(*form.operand);
        if (!isKnown(operand) || operand.is(Kind::Number) || isDuration(operand))
            return operand;
        return mismatch(u"-"_s, Kind::Number, operand, where);
    }

    Type infer(const Arithmetic &form, const core::SourceRef &where)
    {
        static const QString signs[] = {u"+"_s, u"-"_s, u"*"_s, u"/"_s, u"**"_s};
        const Type left = of(*form.left);
        const Type right = of(*form.right);
        if (const auto result = arithmeticType(form.op, left, right))
            return *result;
        return mismatch(signs[static_cast<int>(form.op)], left, right, where);
    }

    Type infer(const Comparison &form, const core::SourceRef &where)
    {
        const Type left = of(*form.left);
        compared(form.op, left, of(*form.right), where);
        return Kind::Boolean;
    }

    void compared(ComparisonOperator op, const Type &left, const Type &right, const core::SourceRef &where)
    {
        static const QString signs[] = {u"="_s, u"!="_s, u"<"_s, u"<="_s, u">"_s, u">="_s};
        if (!areComparable(op, left, right))
            mismatch(signs[static_cast<int>(op)], left, right, where);
    }

    Type infer(const Logic &form, const core::SourceRef &)
    {
        for (const Node &operand : form.operands)
            wantBoolean(form.op == LogicOperator::And ? u"and"_s : u"or"_s, of(*operand), operand->where);
        return Kind::Boolean;
    }

    Type infer(const Between &form, const core::SourceRef &where)
    {
        const Type value = of(*form.value);
        compared(ComparisonOperator::GreaterOrEqual, value, of(*form.low), where);
        compared(ComparisonOperator::LessOrEqual, value, of(*form.high), where);
        return Kind::Boolean;
    }

    /// A value that is put to a test: compared with a value, with a range's ends, with a list's elements.
    void tested(const Type &value, const ExpressionNode &test)
    {
        const Type type = of(test);
        if (type.is(Kind::ListOf) && !value.is(Kind::ListOf)) {
            if (!type.element().is(Kind::ListOf) && !type.element().is(Kind::Range))
                compared(ComparisonOperator::Equal, value, type.element(), test.where);
        } else if (type.is(Kind::Range) && !value.is(Kind::Range)) {
            compared(ComparisonOperator::Equal, value, type.element(), test.where);
        } else if (!type.is(Kind::ListOf)) {
            compared(ComparisonOperator::Equal, value, type, test.where);
        }
    }

    Type infer(const In &form, const core::SourceRef &)
    {
        const Type value = of(*form.value);
        for (const Node &test : form.tests)
            tested(value, *test);
        return Kind::Boolean;
    }

    Type infer(const InstanceOf &form, const core::SourceRef &)
    {
        of(*form.value);
        return Kind::Boolean;
    }

    Type infer(const If &form, const core::SourceRef &)
    {
        wantBoolean(u"if"_s, of(*form.condition), form.condition->where);
        const Type then = of(*form.then);
        return joined(then, of(*form.otherwise));
    }

    void introduce(const std::vector<Iterator> &iterators)
    {
        for (const Iterator &iterator : iterators) {
            const Type from = of(*iterator.from);
            Type element = from.is(Kind::ListOf) || from.is(Kind::Range) ? from.element() : from;
            if (iterator.to) {
                const Type to = of(*iterator.to);
                element = from;
                const bool counts = !isKnown(from) || from.is(Kind::Number) || from.is(Kind::Date);
                if (!counts || (isKnown(to) && isKnown(from) && !to.is(from.kind())))
                    mismatch(u".."_s, from, to, iterator.from->where);
            }
            slot(iterator.slot) = element;
        }
    }

    Type infer(const For &form, const core::SourceRef &)
    {
        introduce(form.iterators);
        if (form.partialSlot >= 0)
            slot(form.partialSlot) = Kind::ListOf;
        return Type::list(of(*form.body));
    }

    Type infer(const Quantified &form, const core::SourceRef &)
    {
        introduce(form.iterators);
        const QString word = form.quantifier == Quantifier::Some ? u"some"_s : u"every"_s;
        wantBoolean(word, of(*form.condition), form.condition->where);
        return Kind::Boolean;
    }

    Type infer(const ListLiteral &form, const core::SourceRef &)
    {
        if (form.elements.empty())
            return Type::list({});
        Type element = of(*form.elements.front());
        for (std::size_t i = 1; i < form.elements.size(); ++i)
            element = joined(element, of(*form.elements[i]));
        return Type::list(element);
    }

    Type infer(const ContextLiteral &form, const core::SourceRef &)
    {
        std::vector<Type::Member> members;
        for (const ContextEntry &entry : form.entries) {
            Type type = of(*entry.value);
            slot(entry.slot) = type;
            members.emplace_back(entry.name, std::move(type));
        }
        return Type::context(std::move(members));
    }

    Type infer(const Interval &form, const core::SourceRef &where)
    {
        const Type start = of(*form.start);
        const Type end = of(*form.end);
        if (!areComparable(ComparisonOperator::Less, start, end))
            return mismatch(u".."_s, start, end, where);
        return Type::range(isKnown(start) ? start : end);
    }

    Type infer(const OperatorTest &form, const core::SourceRef &) { return Type::range(of(*form.end)); }

    Type infer(const FunctionLiteral &form, const core::SourceRef &)
    {
        std::vector<Type> outer = std::move(m_frame);
        m_frame.clear();
        for (const FunctionLiteral::Capture &capture : form.captures) {
            if (static_cast<std::size_t>(capture.outer) < outer.size())
                slot(capture.inner) = outer[static_cast<std::size_t>(capture.outer)];
        }
        std::vector<Type::Member> parameters;
        for (std::size_t i = 0; i < form.parameters.size(); ++i) {
            slot(static_cast<int>(i)) = form.parameters[i].type;
            parameters.emplace_back(form.parameters[i].name, form.parameters[i].type);
        }
        Type result = of(*form.body);
        m_frame = std::move(outer);
        return Type::function(std::move(parameters), std::move(result));
    }

    Type infer(const External &, const core::SourceRef &) { return {}; }

    Type infer(const UnaryTests &form, const core::SourceRef &)
    {
        slot(0) = m_scope.input;
        for (const UnaryTests::Test &test : form.tests) {
            if (test.usesInput)
                of(*test.test);
            else
                tested(m_scope.input, *test.test);
        }
        return Kind::Boolean;
    }

    const TypeScope &m_scope;
    core::Faults &m_faults;
    std::vector<Type> m_frame;
};

} // namespace

Type infer(const Expression &expression, const TypeScope &scope, core::Faults &faults)
{
    return Inference(scope, faults).of(expression.node());
}

} // namespace engine::feel
