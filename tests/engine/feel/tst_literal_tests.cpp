// SPDX-License-Identifier: Apache-2.0
#include "engine/core/sentence.h"
#include "engine/feel/ast.h"
#include "engine/feel/literal_tests.h"
#include "engine/feel/printer.h"
#include "engine/feel/tree_walk.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <random>

using namespace engine;
using namespace engine::feel;
using namespace Qt::StringLiterals;

namespace {

const core::SourceRef where{u"fees.dmn"_s, 12, 34};

/// Kinds, heights and places of a tree's nodes.
QString shape(const ExpressionNode &node)
{
    QString text = u"(%1^%2@%3"_s.arg(node.form.index()).arg(node.height).arg(node.where.toString());
    forEachChild(node, [&text](const ExpressionNode &child) { text += shape(child); });
    return text + u')';
}

QString said(const Value &value, const Diagnostics &diagnostics)
{
    QString text = value.toLiteral();
    for (const Diagnostic &diagnostic : diagnostics)
        text += u'\n' + diagnostic.error.where().toString() + u' ' + core::sentence(diagnostic.error, {u"en"_s});
    return text;
}

/// All that can be learnt of an expression, for a row of inputs.
QString account(const core::Result<Expression> &parsed)
{
    if (!parsed)
        return core::sentence(parsed.error(), {u"en"_s}); // where a text ends is not the same with a comment behind it
    static const std::vector<Value> inputs{
        {}, 5, core::Decimal(-3), *core::Decimal::parse(u"1.50"), u"NZ"_s, u"5"_s, true, false, List{5, u"NZ"_s}, List{}, Date{2026, 5, 7}, Context{}};
    QStringList lines{printed(*parsed), shape(parsed->node()), QString::number(parsed->uses().size())};
    const auto constants = parsed->constantTests();
    lines += constants ? Value(List(constants->begin(), constants->end())).toLiteral() : u"evaluated"_s;
    Diagnostics diagnostics;
    const Value alone = parsed->evaluate({}, diagnostics);
    lines += said(alone, diagnostics);
    for (const Value &input : inputs) {
        Diagnostics ofTests;
        const Value passed = parsed->evaluateTests(input, {}, ofTests);
        lines += said(passed, ofTests);
    }
    return lines.join(u'\n');
}

/// Cells as people write them, and as they mistype them.
class RandomCell
{
public:
    explicit RandomCell(unsigned seed) : m_random(seed) {}

    QString text()
    {
        QString text = blank() + test();
        while (below(3) == 0)
            text += blank() + u',' + blank() + test();
        if (below(5) == 0)
            text = u"not("_s + text + u')';
        if (below(6) == 0)
            text.insert(below(static_cast<int>(text.size())), oneOf({u"-"_s, u"."_s, u"("_s, u"]"_s, u"\""_s, u"e"_s, u"\\"_s, u"𠮷"_s, u"\n"_s, u"	"_s}));
        return text + blank();
    }

    QString literal()
    {
        return oneOf({u"5"_s, u"-3"_s, u"1.50"_s, u"0"_s, u"-0"_s, u"007"_s, u"12345678901234567890"_s, u"1e3"_s, u".5"_s, u"5."_s, u"5a"_s,
                      u"\"NZ\""_s, u"\"\""_s, u"\"収入\""_s, u"\"a\\nb\""_s, u"\"𠮷\""_s, u"true"_s, u"false"_s, u"trueish"_s, u"null"_s, u"-"_s,
                      u"@\"2026-05-07\""_s, u"- 5"_s, u"--5"_s, u"a"_s});
    }

private:
    int below(int count) { return static_cast<int>(m_random() % static_cast<unsigned>(count)); }
    QString oneOf(const QStringList &texts) { return texts[below(static_cast<int>(texts.size()))]; }
    QString blank() { return oneOf({QString(), QString(), u" "_s, u"  "_s}); }

    QString test()
    {
        switch (below(4)) {
        case 0:
            return oneOf({u"<"_s, u"<="_s, u">"_s, u">="_s, u"="_s, u"!="_s, u"! ="_s, u"<>"_s}) + blank() + literal();
        case 1:
            return oneOf({u"["_s, u"("_s, u"]"_s}) + blank() + literal() + blank() + u".."_s + blank() + literal() + blank()
                + oneOf({u"]"_s, u")"_s, u"["_s});
        default:
            return literal();
        }
    }

    std::mt19937 m_random;
};

} // namespace

class LiteralTestsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatCellsMostlySayIsReadWithoutTheParser_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString &text : {u"\"NZ\""_s, u"< 10"_s, u"[1..5]"_s, u"(0..300000]"_s, u"-5"_s, u"true"_s, u" \"A\", \"B\" "_s, u"not(1, 2)"_s, u">=1.5"_s, u"!= \"収入\""_s})
            QTest::newRow(qUtf8Printable(text)) << text;
    }

    void whatCellsMostlySayIsReadWithoutTheParser()
    {
        QFETCH(const QString, text);
        QVERIFY(LiteralTests().readUnaryTests(text, where));
    }

    void allElseIsLeftToTheParser_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString &text : {u""_s, u"-"_s, u"a"_s, u"1 + 1"_s, u"1e3"_s, u"[5..1]"_s, u"[1..\"a\"]"_s, u"\"a\\\"b\""_s, u"\"a"_s, u"1,"_s, u"not(1"_s, u"null"_s, u"1 2"_s, u"5a"_s})
            QTest::newRow(qUtf8Printable(u'"' + text + u'"')) << text;
    }

    void allElseIsLeftToTheParser()
    {
        QFETCH(const QString, text);
        QVERIFY(!LiteralTests().readUnaryTests(text, where));
    }

    /// A comment behind a text is nothing that is plain, so that the parser has to read it.
    void whatIsReadWithoutTheParserIsWhatTheParserReads()
    {
        RandomCell random(20261128);
        const int rounds = qEnvironmentVariableIsSet("TODOKE_LONG") ? 300'000 : 3'000;
        int plain = 0;
        for (int i = 0; i < rounds; ++i) {
            const QString cell = random.text();
            plain += LiteralTests().readUnaryTests(cell, where) ? 1 : 0;
            QVERIFY(!LiteralTests().readUnaryTests(cell + u"/**/"_s, where));
            QCOMPARE(account(Expression::parseUnaryTests(cell, {}, where)), account(Expression::parseUnaryTests(cell + u"\n/**/"_s, {}, where)));
            const QString literal = random.literal();
            QVERIFY(!LiteralTests().readLiteral(literal + u"/**/"_s, where));
            QCOMPARE(account(Expression::parse(literal, {}, where)), account(Expression::parse(literal + u"\n/**/"_s, {}, where)));
        }
        QVERIFY2(plain > rounds / 5 && plain < rounds * 4 / 5, qPrintable(QString::number(plain)));
    }
};

TODOKE_TEST(LiteralTestsTest)
#include "tst_literal_tests.moc"
