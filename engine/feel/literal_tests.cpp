// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/literal_tests.h"
#include "engine/feel/limits.h"

#include "engine/feel/operators.h"

namespace engine::feel {

using namespace ast;

/// Goes over the text once; the first thing that is not plain ends the reading.
class LiteralTests::Reader
{
public:
    Reader(LiteralTests &result, QStringView text, const core::SourceRef &where)
        : m_text(text), m_where{where.file, std::max(where.line, 1), std::max(where.column, 1)}, m_result(result)
    {
    }

    bool unaryTests()
    {
        skipBlanks();
        m_result.m_where = place();
        m_result.m_kind = UnaryTests::Kind::OneOf;
        const bool isNegated = m_text.mid(m_at).startsWith(u"not(");
        if (isNegated) {
            m_at += 4;
            m_result.m_kind = UnaryTests::Kind::NoneOf;
        }
        do {
            m_result.m_tests.emplace_back();
            skipBlanks();
            if (!readTest(m_result.m_tests.back()))
                return false;
            skipBlanks();
        } while (take(u','));
        return (!isNegated || take(u')')) && isFinished();
    }

    bool literal()
    {
        skipBlanks();
        m_result.m_where = place();
        m_result.m_tests.emplace_back();
        Test &test = m_result.m_tests.back();
        test.where = place();
        return readLiteral(test.first) && isFinished();
    }

private:
    char16_t at(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead].unicode() : u'\0';
    }

    bool take(char16_t c)
    {
        if (at() != c)
            return false;
        ++m_at;
        return true;
    }

    void skipBlanks()
    {
        while (at() == u' ')
            ++m_at;
    }

    int column() const { return m_where.column + static_cast<int>(m_at); }
    core::SourceRef place() const { return {m_where.file, m_where.line, column()}; }

    bool isFinished()
    {
        skipBlanks();
        return m_at == m_text.size();
    }

    bool readTest(Test &test)
    {
        test.where = place();
        if (const auto op = readOperator()) {
            test.kind = Kind::Operator;
            test.op = *op;
            skipBlanks();
            return readLiteral(test.first);
        }
        const char16_t bracket = at();
        if (bracket != u'[' && bracket != u'(' && bracket != u']')
            return readLiteral(test.first);
        test.kind = Kind::Interval;
        test.lower = bracket == u'[' ? Boundary::Closed : Boundary::Open;
        ++m_at;
        return readInterval(test);
    }

    bool readInterval(Test &test)
    {
        skipBlanks();
        if (!readLiteral(test.first))
            return false;
        skipBlanks();
        if (!take(u'.') || !take(u'.'))
            return false;
        skipBlanks();
        if (!readLiteral(test.end))
            return false;
        skipBlanks();
        const char16_t bracket = at();
        if (bracket != u']' && bracket != u')' && bracket != u'[')
            return false;
        test.upper = bracket == u']' ? Boundary::Closed : Boundary::Open;
        ++m_at;
        Diagnostics unsaid; // the parser says it
        test.range = makeRange(test.lower, test.first.value, test.end.value, test.upper, Report(unsaid));
        return !test.range.isNull();
    }

    std::optional<ComparisonOperator> readOperator()
    {
        if (take(u'<'))
            return take(u'=') ? ComparisonOperator::LessOrEqual : ComparisonOperator::Less;
        if (take(u'>'))
            return take(u'=') ? ComparisonOperator::GreaterOrEqual : ComparisonOperator::Greater;
        if (take(u'='))
            return ComparisonOperator::Equal;
        if (at() != u'!' || at(1) != u'=')
            return std::nullopt;
        m_at += 2;
        return ComparisonOperator::NotEqual;
    }

    bool readLiteral(Literal &literal)
    {
        literal.column = column();
        if (at() == u'"')
            return readString(literal);
        if (isDigit(at()))
            return readNumber(literal);
        if (at() == u'-' && isDigit(at(1))) {
            ++m_at;
            literal.isNegated = true;
            return readNumber(literal);
        }
        for (const bool truth : {true, false}) {
            const QStringView word = truth ? u"true" : u"false";
            if (m_text.mid(m_at).startsWith(word)) {
                m_at += word.size();
                literal.value = truth;
                return endsHere();
            }
        }
        return false;
    }

    bool readString(Literal &literal)
    {
        const qsizetype begin = m_at + 1;
        for (qsizetype i = begin; i < m_text.size(); ++i) {
            const QChar c = m_text[i];
            if (c == u'"') {
                literal.value = m_text.mid(begin, i - begin).toString();
                m_at = i + 1;
                return true;
            }
            // Columns count code points; letters of two units are left to those who count them.
            if (c == u'\\' || c == u'\n' || c.isSurrogate())
                return false;
        }
        return false;
    }

    bool readNumber(Literal &literal)
    {
        const qsizetype begin = m_at;
        while (isDigit(at()))
            ++m_at;
        if (at() == u'.' && isDigit(at(1))) {
            ++m_at;
            while (isDigit(at()))
                ++m_at;
        }
        const auto number = core::Decimal::parse(m_text.mid(begin, m_at - begin));
        if (!number)
            return false;
        literal.value = literal.isNegated ? number->negated() : *number;
        return endsHere();
    }

    /// Whether a number or a word ends here: `5a`, `1e3` and `5.` are no plain numbers.
    bool endsHere() const
    {
        const char16_t c = at();
        return m_at == m_text.size() || c == u' ' || c == u',' || c == u')' || c == u']' || c == u'['
            || (c == u'.' && at(1) == u'.');
    }

    static bool isDigit(char16_t c) { return c >= u'0' && c <= u'9'; }

    QStringView m_text;
    core::SourceRef m_where;
    qsizetype m_at = 0;
    LiteralTests &m_result; // the caller's
};

bool LiteralTests::readUnaryTests(QStringView text, const core::SourceRef &where)
{
    if (text.size() > limits::text)
        return false; // the parser says so
    return Reader(*this, text, where).unaryTests();
}

bool LiteralTests::readLiteral(QStringView text, const core::SourceRef &where)
{
    if (text.size() > limits::text)
        return false;
    return Reader(*this, text, where).literal();
}

Value LiteralTests::evaluated(const Value &input, Diagnostics &diagnostics) const
{
    if (!m_kind)
        return m_tests.front().first.value;
    const auto outcome = [&](const Test &test) {
        const Report report(diagnostics, test.where);
        if (test.kind == Kind::Operator)
            return compare(test.op, input, test.first.value, report);
        return passesTest(input, test.kind == Kind::Interval ? test.range : test.first.value, InputUse::Compared, IsLiteral::Yes, report);
    };
    bool open = false;
    for (const Test &test : m_tests) {
        const Value passed = outcome(test);
        if (passed.isTrue())
            return *m_kind == UnaryTests::Kind::OneOf;
        open = open || passed.isNull();
    }
    return open ? Value() : Value(*m_kind == UnaryTests::Kind::NoneOf);
}

std::optional<std::vector<Value>> LiteralTests::constants() const
{
    if (m_kind != UnaryTests::Kind::OneOf)
        return std::nullopt;
    std::vector<Value> values;
    values.reserve(static_cast<std::size_t>(m_tests.size()));
    for (const Test &test : m_tests) {
        Diagnostics unsaid;
        values.push_back(test.kind == Kind::Operator   ? makeRange(test.op, test.first.value, Report(unsaid))
                         : test.kind == Kind::Interval ? test.range
                                                       : test.first.value);
        if (values.back().isNull())
            return std::nullopt;
    }
    return values;
}

Node LiteralTests::tree() const
{
    const auto made = [](const core::SourceRef &where, int height, ExpressionNode::Form form) {
        return std::make_unique<ExpressionNode>(ExpressionNode{where, height, std::move(form)});
    };
    const auto leaf = [&](const Literal &literal) {
        core::SourceRef where{m_where.file, m_where.line, literal.column};
        if (!literal.isNegated)
            return made(where, 1, ast::Literal{literal.value});
        core::SourceRef digits{where.file, where.line, where.column + 1};
        const core::Decimal number = *literal.value.as<core::Decimal>();
        return made(where, 2, Negation{made(digits, 1, ast::Literal{number.negated()})});
    };
    const auto treeOf = [&](const Test &test) {
        Node first = leaf(test.first);
        if (test.kind == Kind::Equal)
            return first;
        if (test.kind == Kind::Operator) {
            const int height = first->height + 1;
            return Node(made(test.where, height, OperatorTest{test.op, std::move(first)}));
        }
        Node end = leaf(test.end);
        const int height = std::max(first->height, end->height) + 1;
        return Node(made(test.where, height, Interval{test.lower, std::move(first), std::move(end), test.upper}));
    };
    if (!m_kind)
        return treeOf(m_tests.front());
    UnaryTests tests;
    tests.kind = *m_kind;
    int below = 0;
    for (const Test &test : m_tests) {
        tests.tests.push_back({treeOf(test), false});
        below = std::max(below, tests.tests.back().test->height);
    }
    return made(m_where, below + 1, std::move(tests));
}

} // namespace engine::feel
