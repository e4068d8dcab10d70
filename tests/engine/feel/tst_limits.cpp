// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/expression.h"
#include "engine/feel/printer.h"
#include "engine/feel/function.h"
#include "tests/engine/feel/case_files.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <QTest>

using namespace engine;
using namespace engine::feel;
using namespace Qt::StringLiterals;

/// Whatever is written ends soon, in an error or a diagnostic.
class LimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostileTextEndsInAnError_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("a megabyte of open parentheses") << QString(1'000'000, u'(');
        QTest::newRow("open parentheses below the limit of length") << QString(400'000, u'(');
        QTest::newRow("open brackets") << QString(400'000, u'[');
        QTest::newRow("open braces") << u"{a:"_s.repeated(100'000);
        QTest::newRow("minus signs") << QString(400'000, u'-') + u'1';
        QTest::newRow("a long sum") << u"1+"_s.repeated(200'000) + u'1';
        QTest::newRow("a chain of filters") << u"[1]"_s.repeated(100'000);
        QTest::newRow("a chain of paths") << u"a"_s + u".a"_s.repeated(100'000);
        QTest::newRow("nested in") << u"1 in ("_s.repeated(50'000);
        QTest::newRow("nested not") << u"not("_s.repeated(50'000);
        QTest::newRow("nested if") << u"if true then "_s.repeated(30'000);
        QTest::newRow("nested functions") << u"function(x) "_s.repeated(30'000) + u'x';
        QTest::newRow("nested types") << u"1 instance of "_s + u"list<"_s.repeated(50'000);
        QTest::newRow("an unclosed string of half a megabyte") << u'"' + QString(400'000, u'x');
        QTest::newRow("one number of many digits") << QString(400'000, u'9');
        QTest::newRow("one name of many words") << u"a "_s.repeated(200'000);
        QTest::newRow("null characters") << QString(1000, QChar(u'\0'));
        QTest::newRow("lone surrogates") << QString(QChar(0xD800)) + QChar(0xDC00) + QChar(0xD800) + u'+';
    }

    void hostileTextEndsInAnError()
    {
        QFETCH(const QString, text);
        QElapsedTimer timer;
        timer.start();
        Names names;
        names.variables = {u"a"_s};
        const auto expression = Expression::parse(text, names);
        const auto tests = Expression::parseUnaryTests(text, names);
        QVERIFY(!expression);
        QVERIFY(!tests);
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    }

    void hostileEvaluationEndsInADiagnostic_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("a huge range") << u"for i in 1..10000000000 return i"_s;
        QTest::newRow("a huge closed range") << u"count(for i in [1..1e30] return i)"_s;
        QTest::newRow("a huge range of dates") << u"for d in @\"-999999999-01-01\"..@\"999999999-01-01\" return d"_s;
        QTest::newRow("loops within loops")
            << u"for a in 1..1000, b in 1..1000, c in 1..1000, d in 1..1000 return 1"_s;
        QTest::newRow("quantifiers within quantifiers")
            << u"every a in 1..10000, b in 1..10000, c in 1..10000 satisfies true"_s;
        QTest::newRow("a text that doubles") << u"for i in 1..200 return if i = 1 then \"xxxxxxxx\" else partial[-1] + partial[-1]"_s;
        QTest::newRow("lists that double")
            << u"(for i in 1..60 return if i = 1 then [1] else concatenate(partial[-1], partial[-1]))[60][1]"_s;
        QTest::newRow("lists that lie in each other ever deeper") << u"for i in 1..3000 return [partial]"_s;
        QTest::newRow("contexts that lie in each other ever deeper")
            << u"for i in 1..3000 return if i = 1 then {a: 1} else {a: partial[-1]}"_s;
        QTest::newRow("a context that grows with each step")
            << u"for i in 1..100000 return if i = 1 then {} else context put(partial[-1], string(i), i)"_s;
        QTest::newRow("quantifiers over lists that are there")
            << u"{l: for i in 1..1000 return i, r: every a in l, b in l, c in l, d in l satisfies true}.r"_s;
        QTest::newRow("a function that calls itself for ever") << u"{f: function(g, x) g(g, x + 1), r: f(f, 1)}.r"_s;
        QTest::newRow("a power beyond all numbers") << u"10 ** 10000"_s;
        QTest::newRow("a pattern that backtracks for ever")
            << u"matches(\"%1!\", \"^(([a-z])+.)+[A-Z]([a-z])+$\")"_s.arg(QString(5000, u'a'));
        QTest::newRow("a date beyond the last year") << u"@\"999999999-12-31\" + @\"P1D\""_s;
        QTest::newRow("a duration beyond all years") << u"@\"P9999999999D\" * 1e30"_s;
        QTest::newRow("many duplicates to look for")
            << u"distinct values(for i in 1..150000 return i)"_s;
    }

    void hostileEvaluationEndsInADiagnostic()
    {
        QFETCH(const QString, text);
        QElapsedTimer timer;
        timer.start();
        const auto expression = Expression::parse(text, {});
        QVERIFY(expression);
        Diagnostics diagnostics;
        expression->evaluate({}, diagnostics);
        QVERIFY(!diagnostics.empty() && diagnostics.size() <= 101);
        QVERIFY2(timer.elapsed() < 30'000, qPrintable(QString::number(timer.elapsed())));
    }

    void aContextOfVeryManyEntriesIsMadeAtOnce()
    {
        const auto expression = Expression::parse(
            u"count(get entries(context(for i in 1..100000 return {key: string(i), value: i})))"_s, {});
        QElapsedTimer timer;
        timer.start();
        Diagnostics diagnostics;
        QCOMPARE(expression->evaluate({}, diagnostics).toString(), u"100000"_s);
        QVERIFY2(timer.elapsed() < 60'000, qPrintable(QString::number(timer.elapsed())));
    }

    void theBudgetIsFullAgainForTheNextEvaluation()
    {
        const auto expression = Expression::parse(u"every a in 1..10000, b in 1..10000 satisfies true"_s, {});
        const auto next = Expression::parse(u"sum(for i in 1..1000 return i)"_s, {});
        Diagnostics diagnostics;
        QVERIFY(expression->evaluate({}, diagnostics).isNull());
        diagnostics.clear();
        QCOMPARE(next->evaluate({}, diagnostics).toString(), u"500500"_s);
        QVERIFY(diagnostics.empty());
    }

    void aDecisionThatCallsItselfEnds()
    {
        Names names;
        names.functions[u"again"_s] = {u"x"_s};
        const auto body = Expression::parse(u"again(x + 1)"_s, [] {
            Names inner;
            inner.variables = {u"x"_s};
            inner.functions[u"again"_s] = {u"x"_s};
            return inner;
        }());
        QVERIFY(body);
        Environment environment;
        environment.functions[u"again"_s] = {{u"x"_s}, [&](const std::vector<Value> &arguments, Diagnostics &diagnostics) {
                                                 Environment inner = environment;
                                                 inner.variables.set(u"x"_s, arguments[0]);
                                                 return body->evaluate(inner, diagnostics);
                                             }};
        const auto call = Expression::parse(u"again(1)"_s, names);
        Diagnostics diagnostics;
        QVERIFY(call->evaluate(environment, diagnostics).isNull());
        QCOMPARE(diagnostics.front().error.idText(), u"feel.RecursionTooDeep"_s);
    }

    void randomTextNeverBreaksAnything()
    {
        static const QStringList pieces{u"1"_s,   u"a"_s,       u"("_s,  u")"_s,      u"["_s,    u"]"_s,     u"{"_s,      u"}"_s,
                                        u".."_s,  u"."_s,       u","_s,  u":"_s,      u"in"_s,   u"for"_s,   u"return"_s, u"if"_s,
                                        u"then"_s, u"else"_s,   u"and"_s, u"between"_s, u"not"_s, u"\"s\""_s, u"@\"P1D\""_s, u"function"_s,
                                        u"date"_s, u"instance of"_s, u"list"_s, u"<"_s, u">"_s,   u"="_s,     u"?"_s,      u"-"_s,
                                        u"**"_s,  u"item"_s,    u"sum"_s, u"null"_s,   u"some"_s, u"satisfies"_s, u"/*"_s, u"'"_s};
        Names names;
        names.variables = {u"a"_s};
        Environment environment;
        environment.variables = {{u"a"_s, Value(List{Value(1), Value(u"x"_s)})}};
        quint32 seed = 20260507;
        int parsedCount = 0;
        for (int round = 0; round < 20'000; ++round) {
            QString text;
            for (int i = 0; i <= round % 8; ++i) {
                seed = seed * 1664525U + 1013904223U;
                text += pieces[static_cast<qsizetype>((seed >> 8) % static_cast<quint32>(pieces.size()))] + u' ';
            }
            if (const auto expression = Expression::parse(text, names)) {
                ++parsedCount;
                Diagnostics diagnostics;
                expression->evaluate(environment, diagnostics);
                const auto again = Expression::parse(printed(*expression), names);
                QVERIFY2(again, qUtf8Printable(text + u" -> "_s + printed(*expression)));
            }
            if (const auto unary = Expression::parseUnaryTests(text, names)) {
                Diagnostics diagnostics;
                unary->evaluateTests(Value(1), environment, diagnostics);
            }
        }
        QVERIFY(parsedCount > 500);
    }
};

TODOKE_TEST(LimitsTest)
#include "tst_limits.moc"
