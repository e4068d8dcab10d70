// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/parser.h"
#include "engine/feel/level.h"
#include "engine/feel/limits.h"

#include "engine/feel/tree_walk.h"

namespace engine::feel {

using namespace Qt::StringLiterals;
using namespace ast;

namespace {

bool isOperatorWord(const Token &token)
{
    static constexpr QStringView words[] = {u"and",  u"or",   u"in",     u"between",  u"instance",
                                            u"then", u"else", u"return", u"satisfies"};
    return token.kind == Token::Kind::Name
        && std::any_of(std::begin(words), std::end(words), [&token](QStringView word) { return token.text == word; });
}

QString shown(const Token &token)
{
    return u'"' + token.text.left(40).toString() + u'"';
}

std::optional<ComparisonOperator> comparison(const Token &token)
{
    static constexpr struct
    {
        QStringView text;
        ComparisonOperator op;
    } operators[] = {{u"=", ComparisonOperator::Equal},        {u"!=", ComparisonOperator::NotEqual},
                     {u"<", ComparisonOperator::Less},         {u"<=", ComparisonOperator::LessOrEqual},
                     {u">", ComparisonOperator::Greater},      {u">=", ComparisonOperator::GreaterOrEqual}};
    for (const auto &[text, op] : operators) {
        if (token.isSymbol(text))
            return op;
    }
    return std::nullopt;
}

struct ArithmeticSign
{
    int level;
    ArithmeticOperator op;
};

std::optional<ArithmeticSign> arithmetic(const Token &token)
{
    if (token.kind != Token::Kind::Symbol)
        return std::nullopt;
    if (token.text == u"+")
        return ArithmeticSign{SumLevel, ArithmeticOperator::Add};
    if (token.text == u"-")
        return ArithmeticSign{SumLevel, ArithmeticOperator::Subtract};
    if (token.text == u"*")
        return ArithmeticSign{ProductLevel, ArithmeticOperator::Multiply};
    if (token.text == u"/")
        return ArithmeticSign{ProductLevel, ArithmeticOperator::Divide};
    if (token.text == u"**")
        return ArithmeticSign{PowerLevel, ArithmeticOperator::Power};
    return std::nullopt;
}

/// Counts a level of nesting for as long as it lives.
class Nesting
{
public:
    explicit Nesting(int &depth) : m_depth(++depth) {}
    ~Nesting() { --m_depth; }
    Nesting(const Nesting &) = delete;
    Nesting &operator=(const Nesting &) = delete;
    bool isBeyond(int limit) const { return m_depth > limit; }

private:
    int &m_depth;
};

} // namespace

template <typename ReadRoot>
core::Result<Parsed> Parser::run(QStringView text, const Names &names, const core::SourceRef &where, ReadRoot read)
{
    if (text.size() > limits::text)
        return core::Error(FeelError::TextTooLong, {QString::number(limits::text)}, where);
    Tokens tokens;
    if (const auto cut = cutInto(tokens, text, where); !cut)
        return cut.error();
    if (tokens.size() == 1)
        return core::Error(FeelError::EmptyExpression, {}, where);
    Parser parser(tokens, names);
    Node root = read(parser);
    if (root && parser.peek().kind != Token::Kind::End)
        root = parser.fail(FeelError::ExpectedOperator, {shown(parser.peek())}, parser.peek());
    if (!root)
        return *parser.m_error;
    return Parsed{std::move(root), parser.m_scope.frameSize(), parser.m_nodes};
}

core::Result<Parsed> Parser::expression(QStringView text, const Names &names, const core::SourceRef &where)
{
    return run(text, names, where, [](Parser &parser) { return parser.readExpression(); });
}

core::Result<Parsed> Parser::unaryTests(QStringView text, const Names &names, const core::SourceRef &where)
{
    return run(text, names, where, [](Parser &parser) {
        parser.m_scope.add(u"?"_s);
        return parser.readUnaryTests();
    });
}

Node Parser::readExpression()
{
    const Nesting nesting(m_depth);
    if (nesting.isBeyond(maxNesting))
        return tooDeep(maxNesting, peek());
    return readBinary(OrLevel);
}

Node Parser::readBinary(int least)
{
    Node left = readUnary();
    return left ? climb(std::move(left), least) : nullptr;
}

Node Parser::climb(Node left, int least)
{
    while (left) {
        const Token &sign = peek();
        if (const auto found = arithmetic(sign); found && found->level >= least) {
            take();
            Node right = readBinary(found->level + 1);
            if (!right)
                return nullptr;
            left = node(sign, Arithmetic{found->op, std::move(left), std::move(right)});
        } else if (const auto op = comparison(sign); op && least <= ComparisonLevel) {
            take();
            Node right = readBinary(SumLevel);
            if (!right)
                return nullptr;
            left = node(sign, Comparison{*op, std::move(left), std::move(right)});
        } else if (least <= ComparisonLevel && sign.isWord(u"in")) {
            left = readIn(std::move(left));
        } else if (least <= ComparisonLevel && sign.isWord(u"between")) {
            left = readBetween(std::move(left));
        } else if ((sign.isWord(u"and") && least <= AndLevel) || (sign.isWord(u"or") && least <= OrLevel)) {
            const bool isAnd = sign.isWord(u"and");
            std::vector<Node> operands;
            operands.push_back(std::move(left));
            while (takeWord(sign.text)) {
                Node operand = readBinary(isAnd ? ComparisonLevel : AndLevel);
                if (!operand)
                    return nullptr;
                operands.push_back(std::move(operand));
            }
            left = node(sign, Logic{isAnd ? LogicOperator::And : LogicOperator::Or, std::move(operands)});
        } else {
            return left;
        }
    }
    return nullptr;
}

Node Parser::readUnary()
{
    const Token &sign = peek();
    if (!sign.isSymbol(u"-"))
        return readPostfix();
    const Nesting nesting(m_depth);
    if (nesting.isBeyond(maxNesting))
        return tooDeep(maxNesting, sign);
    take();
    Node operand = readUnary();
    return operand ? node(sign, Negation{std::move(operand)}) : nullptr;
}

Node Parser::readOperatorTest()
{
    const Token &sign = take();
    Node end = readBinary(SumLevel);
    return end ? node(sign, OperatorTest{*comparison(sign), std::move(end)}) : nullptr;
}

Node Parser::readTest()
{
    return isComparison(peek()) ? readOperatorTest() : readExpression();
}

bool Parser::isComparison(const Token &token) const
{
    return comparison(token).has_value();
}

Node Parser::readIn(Node value)
{
    const Token &word = take();
    std::vector<Node> tests;
    if (isComparison(peek())) {
        tests.push_back(readOperatorTest());
    } else if (peek().isSymbol(u"(")) {
        const Nesting nesting(m_depth);
        if (nesting.isBeyond(maxNesting))
            return tooDeep(maxNesting, word);
        const Token &open = take();
        const bool outer = std::exchange(m_bracketEnds, false);
        Node first = readTest();
        if (first && peek().isSymbol(u"..")) {
            m_bracketEnds = outer;
            tests.push_back(finishInterval(Boundary::Open, std::move(first), open));
        } else {
            tests.push_back(std::move(first));
            while (tests.back() && takeSymbol(u","))
                tests.push_back(readTest());
            m_bracketEnds = outer;
            if (!tests.back() || !expectSymbol(u")"))
                return nullptr;
            // `x in (list)[1]` and `x in (a) + b`: the parentheses held an operand.
            if (tests.size() == 1 && !tests.front()->as<OperatorTest>())
                tests.front() = climb(continuePostfix(std::move(tests.front())), SumLevel);
        }
    } else {
        tests.push_back(readBinary(SumLevel));
    }
    if (!tests.back())
        return nullptr;
    return node(word, In{std::move(value), std::move(tests)});
}

Node Parser::readBetween(Node value)
{
    const Token &word = take();
    Node low = readBinary(SumLevel);
    if (!low || !expectWord(u"and"))
        return nullptr;
    Node high = readBinary(SumLevel);
    if (!high)
        return nullptr;
    return node(word, Between{std::move(value), std::move(low), std::move(high)});
}

Node Parser::readIf()
{
    const Token &word = take();
    Node condition = readExpression();
    if (!condition || !expectWord(u"then"))
        return nullptr;
    Node then = readExpression();
    if (!then || !expectWord(u"else"))
        return nullptr;
    Node otherwise = readExpression();
    if (!otherwise)
        return nullptr;
    return node(word, If{std::move(condition), std::move(then), std::move(otherwise)});
}

bool Parser::readIterators(std::vector<Iterator> &iterators)
{
    do {
        Iterator iterator;
        iterator.name = readNewName({u"in"});
        if (iterator.name.isEmpty() || !expectWord(u"in"))
            return false;
        iterator.from = readExpression();
        if (!iterator.from)
            return false;
        if (takeSymbol(u"..")) {
            iterator.to = readExpression();
            if (!iterator.to)
                return false;
        }
        iterator.slot = m_scope.add(iterator.name);
        iterators.push_back(std::move(iterator));
    } while (takeSymbol(u","));
    return true;
}

Node Parser::readFor()
{
    const Token &word = take();
    const qsizetype mark = m_scope.mark();
    For loop;
    if (!readIterators(loop.iterators) || !expectWord(u"return"))
        return nullptr;
    loop.partialSlot = m_scope.add(u"partial"_s);
    loop.body = readExpression();
    m_scope.release(mark);
    if (loop.body && !usesSlot(*loop.body, loop.partialSlot))
        loop.partialSlot = -1;
    return loop.body ? node(word, std::move(loop)) : nullptr;
}

Node Parser::readQuantified()
{
    const Token &word = take();
    const qsizetype mark = m_scope.mark();
    Quantified quantified;
    quantified.quantifier = word.isWord(u"some") ? Quantifier::Some : Quantifier::Every;
    if (!readIterators(quantified.iterators) || !expectWord(u"satisfies"))
        return nullptr;
    quantified.condition = readExpression();
    m_scope.release(mark);
    return quantified.condition ? node(word, std::move(quantified)) : nullptr;
}

Node Parser::readFunction()
{
    const Token &word = take();
    if (!expectSymbol(u"("))
        return nullptr;
    const bool outer = std::exchange(m_bracketEnds, false);
    FunctionLiteral function;
    m_scope.beginFunction();
    if (!takeSymbol(u")")) {
        do {
            const Token &at = peek();
            FunctionLiteral::Parameter parameter;
            parameter.name = readNewName({u",", u":", u")"});
            if (parameter.name.isEmpty())
                return nullptr;
            const auto same = [&parameter](const auto &other) { return other.name == parameter.name; };
            if (std::any_of(function.parameters.begin(), function.parameters.end(), same))
                return fail(FeelError::DuplicateName, {parameter.name}, at);
            if (takeSymbol(u":")) {
                const auto type = readType();
                if (!type)
                    return nullptr;
                parameter.type = *type;
            }
            m_scope.add(parameter.name);
            function.parameters.push_back(std::move(parameter));
        } while (takeSymbol(u","));
        if (!expectSymbol(u")"))
            return nullptr;
    }
    m_bracketEnds = outer;
    const bool isExternal = peek().isWord(u"external") && peek(1).isSymbol(u"{");
    function.body = isExternal ? readExternal() : readExpression();
    if (!function.body)
        return nullptr;
    m_scope.endFunction(function);
    return node(word, std::move(function));
}

/// `external {java: {class: "…", method signature: "…"}}`
Node Parser::readExternal()
{
    const Token &word = take();
    // What it says is no value at run time, so its entries get no slots in the function's frame.
    m_scope.beginFunction();
    const Node mapping = readContext();
    FunctionLiteral unused;
    m_scope.endFunction(unused);
    if (!mapping)
        return nullptr;
    const auto entry = [](const ExpressionNode *context, QStringView name) -> const ExpressionNode * {
        const auto *form = context ? context->as<ContextLiteral>() : nullptr;
        if (form) {
            for (const ContextEntry &candidate : form->entries) {
                if (candidate.name == name)
                    return candidate.value.get();
            }
        }
        return nullptr;
    };
    const auto text = [](const ExpressionNode *node) {
        const auto *literal = node ? node->as<Literal>() : nullptr;
        const auto *value = literal ? literal->value.as<QString>() : nullptr;
        return value ? *value : QString();
    };
    const ExpressionNode *java = entry(mapping.get(), u"java");
    External external{text(entry(java, u"class")), text(entry(java, u"method signature"))};
    if (external.className.isEmpty() || external.signature.isEmpty())
        return fail(FeelError::ExternalFunction, {}, word);
    return node(word, std::move(external));
}

Node Parser::readUnaryTests()
{
    const Token &first = peek();
    UnaryTests tests;
    if (first.isSymbol(u"-") && peek(1).kind == Token::Kind::End) {
        take();
        return node(first, std::move(tests));
    }
    if (first.isWord(u"not") && peek(1).isSymbol(u"(")) {
        const std::size_t begin = m_at;
        m_at += 2;
        tests.kind = UnaryTests::Kind::NoneOf;
        if (readTests(tests.tests, u")") && peek().kind == Token::Kind::End)
            return node(first, std::move(tests));
        // `not(a) and b` is an expression; if that is wrong too, its error is the one to tell.
        m_at = begin;
        m_error.reset();
        tests.tests.clear();
    }
    tests.kind = UnaryTests::Kind::OneOf;
    if (!readTests(tests.tests, {}))
        return nullptr;
    return node(first, std::move(tests));
}

bool Parser::readTests(std::vector<UnaryTests::Test> &tests, QStringView closing)
{
    do {
        Node test = readTest();
        if (!test)
            return false;
        const bool usesInput = namesInput(*test);
        tests.push_back({std::move(test), usesInput});
    } while (takeSymbol(u","));
    return closing.isEmpty() || expectSymbol(closing);
}

bool Parser::takeSymbol(QStringView symbol)
{
    const bool there = peek().isSymbol(symbol);
    if (there)
        take();
    return there;
}

bool Parser::takeWord(QStringView word)
{
    const bool there = peek().isWord(word);
    if (there)
        take();
    return there;
}

bool Parser::expectSymbol(QStringView symbol)
{
    if (takeSymbol(symbol))
        return true;
    failExpected(symbol);
    return false;
}

bool Parser::expectWord(QStringView word)
{
    if (takeWord(word))
        return true;
    failExpected(word);
    return false;
}

/// How many words from `from` on stand side by side, up to the next operator.
std::size_t Parser::wordsAhead(std::size_t from) const
{
    std::size_t count = 0;
    while (from + count < m_tokens.size()) {
        const Token &token = m_tokens[from + count];
        const bool number = token.kind == Token::Kind::Number && count > 0 && !token.text.startsWith(u'.');
        if ((token.kind != Token::Kind::Name && !number) || token.text == u"?" || isOperatorWord(token))
            break;
        ++count;
    }
    return count;
}

QString Parser::readNewName(std::initializer_list<QStringView> ends)
{
    static constexpr QStringView signs[] = {u".", u"/", u"-", u"'", u"+", u"*", u"**", u".."};
    const std::size_t begin = m_at;
    const auto isEnd = [this, &ends] {
        return std::any_of(ends.begin(), ends.end(), [this](QStringView end) { return peek().text == end; });
    };
    const auto isPart = [](const Token &token) {
        return token.kind == Token::Kind::Name || token.kind == Token::Kind::Number
            || std::any_of(std::begin(signs), std::end(signs), [&token](QStringView sign) { return token.isSymbol(sign); });
    };
    if (peek().kind == Token::Kind::Name) {
        do {
            take();
        } while (!isEnd() && isPart(peek()));
    }
    if (m_at == begin) {
        if (peek().kind == Token::Kind::End)
            fail(FeelError::NameMissing, {}, peek());
        else
            fail(FeelError::ExpectedName, {shown(peek())}, peek());
        return {};
    }
    return joinedName(m_tokens.subspan(begin, m_at - begin));
}

Node Parser::fail(FeelError error, QStringList arguments, const Token &at)
{
    if (!m_error)
        m_error = core::Error(error, std::move(arguments), at.where);
    return nullptr;
}

Node Parser::failExpected(QStringView expected)
{
    const QString what = u'"' + expected.toString() + u'"';
    if (peek().kind == Token::Kind::End)
        return fail(FeelError::EndsTooEarly, {what}, peek());
    return fail(FeelError::ExpectedToken, {what, shown(peek())}, peek());
}

void Parser::measure(ExpressionNode &node)
{
    int below = 0;
    forEachChild(node, [&below](const ExpressionNode &child) { below = std::max(below, child.height); });
    node.height = below + 1;
}

Node Parser::tooDeep(int limit, const Token &at)
{
    return fail(FeelError::NestedTooDeeply, {QString::number(limit)}, at);
}

} // namespace engine::feel
