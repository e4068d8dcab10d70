// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/builtins/builtin.h"
#include "engine/feel/parser.h"

namespace engine::feel {

using namespace Qt::StringLiterals;
using namespace ast;

Node Parser::readPostfix()
{
    return continuePostfix(readPrimary());
}

Node Parser::continuePostfix(Node node)
{
    while (node) {
        const Token &sign = peek();
        if (sign.isSymbol(u".")) {
            node = readMember(std::move(node));
        } else if (sign.isSymbol(u"[") && !m_bracketEnds) {
            node = readFilter(std::move(node));
        } else if (sign.isSymbol(u"(")) {
            node = readCall(std::move(node));
        } else if (sign.isWord(u"instance") && peek(1).isWord(u"of")) {
            take();
            take();
            const auto type = readType();
            if (!type)
                return nullptr;
            node = this->node(sign, InstanceOf{std::move(node), *type});
        } else {
            return node;
        }
    }
    return nullptr;
}

Node Parser::readPrimary()
{
    const Token &first = peek();
    switch (first.kind) {
    case Token::Kind::Number:
    case Token::Kind::String:
    case Token::Kind::Temporal:
        take();
        return node(first, Literal{first.value});
    case Token::Kind::Name:
        return readName();
    case Token::Kind::End:
        return fail(FeelError::ExpressionMissing, {}, first);
    case Token::Kind::Symbol:
        break;
    }
    if (first.text == u"(")
        return readParenthesised();
    if (first.text == u"[")
        return readBracketed();
    if (first.text == u"]")
        return readOpenInterval();
    if (first.text == u"{")
        return readContext();
    return fail(FeelError::ExpectedExpression, {u'"' + first.text.toString() + u'"'}, first);
}

Node Parser::readName()
{
    const Token &first = peek();
    const KnownName known = m_scope.longestName(rest());
    if (known.tokenCount < 2) {
        if (first.text == u"true" || first.text == u"false") {
            take();
            return node(first, Literal{Value(first.text == u"true")});
        }
        if (first.text == u"null") {
            take();
            return node(first, Literal{});
        }
        if (first.text == u"if")
            return readIf();
        if (first.text == u"for")
            return readFor();
        if (first.text == u"some" || first.text == u"every")
            return readQuantified();
        if (first.text == u"function" && peek(1).isSymbol(u"("))
            return readFunction();
    }
    // Two words side by side are one name, or nothing FEEL knows.
    const std::size_t words = wordsAhead(m_at);
    if (known.tokenCount > 0 && wordsAhead(m_at + known.tokenCount) == 0) {
        m_at += known.tokenCount;
        return node(first, m_scope.resolve(known.name));
    }
    if (words == 0)
        return fail(FeelError::ExpectedExpression, {u'"' + first.text.toString() + u'"'}, first);
    const QString name = joinedName(rest().first(words));
    const bool allowed = m_scope.isInsideItem() || (m_scope.names().open && words == 1) || m_scope.knows(name);
    if (!allowed)
        return fail(FeelError::UnknownName, {u'"' + name + u'"'}, first);
    m_at += words;
    return node(first, m_scope.resolve(name));
}

Node Parser::readParenthesised()
{
    const Token &open = take();
    const bool outer = std::exchange(m_bracketEnds, false);
    Node inner = isComparison(peek()) ? readOperatorTest() : readExpression();
    m_bracketEnds = outer;
    if (inner && peek().isSymbol(u".."))
        return finishInterval(Boundary::Open, std::move(inner), open);
    if (!inner || !expectSymbol(u")"))
        return nullptr;
    return inner;
}

Node Parser::readBracketed()
{
    const Token &open = take();
    ListLiteral list;
    if (takeSymbol(u"]"))
        return node(open, std::move(list));
    const bool outer = std::exchange(m_bracketEnds, false);
    do {
        Node element = isComparison(peek()) ? readOperatorTest() : readExpression();
        if (!element)
            return nullptr;
        if (list.elements.empty() && peek().isSymbol(u"..")) {
            m_bracketEnds = outer;
            return finishInterval(Boundary::Closed, std::move(element), open);
        }
        list.elements.push_back(std::move(element));
    } while (takeSymbol(u","));
    m_bracketEnds = outer;
    if (!expectSymbol(u"]"))
        return nullptr;
    return node(open, std::move(list));
}

Node Parser::readOpenInterval()
{
    const Token &open = take();
    const bool outer = std::exchange(m_bracketEnds, false);
    Node start = readExpression();
    m_bracketEnds = outer;
    if (!start)
        return nullptr;
    if (!peek().isSymbol(u".."))
        return failExpected(u"..");
    return finishInterval(Boundary::Open, std::move(start), open);
}

Node Parser::finishInterval(Boundary lower, Node start, const Token &first)
{
    take();
    const bool outer = std::exchange(m_bracketEnds, true);
    Node end = readExpression();
    m_bracketEnds = outer;
    if (!end)
        return nullptr;
    Boundary upper = Boundary::Open;
    if (takeSymbol(u"]"))
        upper = Boundary::Closed;
    else if (!takeSymbol(u")") && !takeSymbol(u"["))
        return failExpected(u"]");
    return node(first, Interval{lower, std::move(start), std::move(end), upper});
}

Node Parser::readContext()
{
    const Token &open = take();
    ContextLiteral context;
    if (takeSymbol(u"}"))
        return node(open, std::move(context));
    const bool outer = std::exchange(m_bracketEnds, false);
    const qsizetype mark = m_scope.mark();
    do {
        const Token &at = peek();
        ContextEntry entry;
        if (at.kind == Token::Kind::String)
            entry.name = *take().value.as<QString>();
        else if (entry.name = readNewName({u":"}); entry.name.isEmpty())
            return nullptr;
        const auto same = [&entry](const ContextEntry &other) { return other.name == entry.name; };
        if (std::any_of(context.entries.begin(), context.entries.end(), same))
            return fail(FeelError::DuplicateName, {u'"' + entry.name + u'"'}, at);
        if (!expectSymbol(u":"))
            return nullptr;
        entry.value = readExpression();
        if (!entry.value)
            return nullptr;
        entry.slot = m_scope.add(entry.name);
        m_scope.addMember(entry.name);
        context.entries.push_back(std::move(entry));
    } while (takeSymbol(u","));
    m_scope.release(mark);
    m_bracketEnds = outer;
    if (!expectSymbol(u"}"))
        return nullptr;
    return node(open, std::move(context));
}

Node Parser::readMember(Node object)
{
    const Token &dot = take();
    if (peek().kind == Token::Kind::End)
        return fail(FeelError::NameMissing, {}, peek());
    const std::size_t words = peek().kind == Token::Kind::Name ? std::max<std::size_t>(wordsAhead(m_at), 1) : 0;
    const KnownName known = m_scope.longestMember(rest());
    if (words == 0 && known.tokenCount == 0)
        return fail(FeelError::ExpectedName, {u'"' + peek().text.toString() + u'"'}, peek());
    const bool takeKnown = known.tokenCount >= words;
    const QString name = takeKnown ? known.name : joinedName(rest().first(words));
    m_at += takeKnown ? known.tokenCount : words;
    return node(dot, Member{std::move(object), name});
}

Node Parser::readFilter(Node list)
{
    const Token &open = take();
    const bool outer = std::exchange(m_bracketEnds, false);
    const qsizetype mark = m_scope.mark();
    Filter filter;
    filter.list = std::move(list);
    filter.itemSlot = m_scope.addItem();
    filter.condition = readExpression();
    m_scope.release(mark);
    m_bracketEnds = outer;
    if (!filter.condition || !expectSymbol(u"]"))
        return nullptr;
    return node(open, std::move(filter));
}

Node Parser::readCall(Node callee)
{
    const Token &open = take();
    const bool outer = std::exchange(m_bracketEnds, false);
    Call call;
    call.callee = std::move(callee);
    if (!takeSymbol(u")")) {
        do {
            // A name and a colon: only named arguments have that here.
            const Token &at = peek();
            std::size_t colon = 0;
            while (colon < 16
                   && (peek(colon).kind == Token::Kind::Name || (colon > 0 && peek(colon).kind == Token::Kind::Number)
                       || (colon > 0 && (peek(colon).isSymbol(u"-") || peek(colon).isSymbol(u"'") || peek(colon).isSymbol(u"/")))))
                ++colon;
            const bool named = colon > 0 && peek(colon).isSymbol(u":");
            if (named != !call.names.empty() && !call.arguments.empty())
                return fail(FeelError::MixedArguments, {}, at);
            if (named) {
                const QString name = readNewName({u":"});
                if (name.isEmpty() || !expectSymbol(u":"))
                    return nullptr;
                if (std::find(call.names.begin(), call.names.end(), name) != call.names.end())
                    return fail(FeelError::DuplicateName, {u'"' + name + u'"'}, at);
                call.names.push_back(name);
            }
            Node argument = readExpression();
            if (!argument)
                return nullptr;
            call.arguments.push_back(std::move(argument));
        } while (takeSymbol(u","));
        if (!expectSymbol(u")"))
            return nullptr;
    }
    m_bracketEnds = outer;
    const core::SourceRef where = call.callee->where;
    Token at = open;
    at.where = where;
    return folded(node(at, std::move(call)));
}

/// `date("2026-05-07")` and its like, with literals only, is a literal.
Node Parser::folded(Node call)
{
    if (!call)
        return nullptr;
    const auto *form = call->as<Call>();
    const auto *callee = form->callee->as<Name>();
    if (!callee || !callee->builtin || !callee->builtin->foldable || callee->isFree || !callee->items.empty()
        || callee->slot >= 0 || !form->names.empty())
        return call;
    std::vector<Value> arguments;
    for (const Node &argument : form->arguments) {
        const auto *literal = argument->as<Literal>();
        if (!literal || literal->value.isNull())
            return call;
        arguments.push_back(literal->value);
    }
    Diagnostics diagnostics;
    Value value = callBuiltin(*callee->builtin, arguments, diagnostics);
    if (value.isNull() || !diagnostics.empty())
        return call;
    Token at;
    at.where = call->where;
    return node(at, Literal{std::move(value)});
}

std::optional<Type> Parser::readType()
{
    const Token &first = peek();
    // Types nest too, as in list<list<…>>.
    struct OpenType
    {
        int &depth;
        explicit OpenType(int &levels) : depth(levels) { ++depth; }
        ~OpenType() { --depth; }
        OpenType(const OpenType &) = delete;
        OpenType &operator=(const OpenType &) = delete;
    } const level(m_depth);
    if (m_depth > maxNesting) {
        tooDeep(maxNesting, first);
        return std::nullopt;
    }
    const bool bracket = peek(1).isSymbol(u"<");
    if (bracket && (first.isWord(u"list") || first.isWord(u"range"))) {
        take();
        take();
        const auto element = readType();
        if (!element || !expectSymbol(u">"))
            return std::nullopt;
        return first.isWord(u"list") ? Type::list(*element) : Type::range(*element);
    }
    if (bracket && first.isWord(u"context")) {
        take();
        take();
        auto members = readTypeMembers(u">");
        if (!members)
            return std::nullopt;
        return Type::context(std::move(*members));
    }
    if (bracket && first.isWord(u"function")) {
        take();
        take();
        std::vector<Type::Member> parameters;
        if (!takeSymbol(u">")) {
            do {
                const auto parameter = readType();
                if (!parameter)
                    return std::nullopt;
                parameters.emplace_back(QString(), *parameter);
            } while (takeSymbol(u","));
            if (!expectSymbol(u">"))
                return std::nullopt;
        }
        if (!expectSymbol(u"->"))
            return std::nullopt;
        const auto result = readType();
        if (!result)
            return std::nullopt;
        return Type::function(std::move(parameters), *result);
    }
    const KnownName known = m_scope.longestType(rest());
    if (known.tokenCount > 0) {
        m_at += known.tokenCount;
        const auto named = m_scope.names().types.find(known.name);
        return named != m_scope.names().types.end() ? named->second : simpleType(known.name);
    }
    if (first.kind == Token::Kind::End)
        fail(FeelError::TypeMissing, {}, first);
    else
        fail(FeelError::UnknownType, {u'"' + first.text.toString() + u'"'}, first);
    return std::nullopt;
}

std::optional<std::vector<Type::Member>> Parser::readTypeMembers(QStringView closing)
{
    std::vector<Type::Member> members;
    if (takeSymbol(closing))
        return members;
    do {
        const QString name = readNewName({u":"});
        if (name.isEmpty() || !expectSymbol(u":"))
            return std::nullopt;
        const auto type = readType();
        if (!type)
            return std::nullopt;
        members.emplace_back(name, *type);
    } while (takeSymbol(u","));
    if (!expectSymbol(closing))
        return std::nullopt;
    return members;
}

} // namespace engine::feel
