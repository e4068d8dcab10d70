// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/dmn/models.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <random>

using namespace engine;
using namespace engine::feel;
using namespace Qt::StringLiterals;

namespace {

QByteArray escaped(const QString &text)
{
    return text.toHtmlEscaped().toUtf8();
}

/// A table of two inputs that collects the numbers of the rules that match.
QByteArray tableOf(const std::vector<std::pair<QString, QString>> &rules)
{
    QByteArray xml = "<inputData name=\"a\" id=\"a\"><variable name=\"a\"/></inputData>\n"
                     "<inputData name=\"b\" id=\"b\"><variable name=\"b\"/></inputData>\n"
                     "<decision name=\"d\" id=\"d\"><variable name=\"d\"/>\n"
                     "<informationRequirement><requiredInput href=\"#a\"/></informationRequirement>\n"
                     "<informationRequirement><requiredInput href=\"#b\"/></informationRequirement>\n"
                     "<decisionTable hitPolicy=\"RULE ORDER\"><input><inputExpression><text>a</text></inputExpression></input>"
                     "<input><inputExpression><text>b</text></inputExpression></input><output/>\n";
    for (std::size_t i = 0; i < rules.size(); ++i) {
        xml += "<rule><inputEntry><text>" + escaped(rules[i].first) + "</text></inputEntry><inputEntry><text>" + escaped(rules[i].second)
            + "</text></inputEntry><outputEntry><text>" + QByteArray::number(static_cast<int>(i)) + "</text></outputEntry></rule>\n";
    }
    return xml + "</decisionTable></decision>";
}

} // namespace

class TableIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theIndexLeavesOutNoRuleThatMatches()
    {
        std::mt19937 random(42);
        const auto below = [&random](int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); };
        const auto number = [&below] { return QString::number(below(40) / 2.0); };
        const auto cell = [&]() -> QString {
            switch (below(12)) {
            case 0:
                return u"-"_s;
            case 1:
                return u"[%1..%2]"_s.arg(below(10)).arg(10 + below(10));
            case 2:
                return u"]%1..%2["_s.arg(below(10)).arg(10 + below(10));
            case 3:
                return u"< "_s + number();
            case 4:
                return u">= "_s + number();
            case 5:
                return u"\"k%1\""_s.arg(below(5));
            case 6:
                return u"\"k%1\", %2, (3..%3)"_s.arg(below(5)).arg(number()).arg(4 + below(9));
            case 7:
                return u"not(%1)"_s.arg(number());
            case 8:
                return u"[%1, %2]"_s.arg(number(), number());
            case 9:
                return u"? > %1"_s.arg(number());
            case 10:
                return u"@\"2026-05-%1\""_s.arg(10 + below(9));
            default:
                return number();
            }
        };
        const std::vector<Value> inputs{Value(), Value(true), Value(0), Value(5), Value(12), *core::Decimal::parse(u"7.5"),
                                        Value(u"k1"_s), Value(u"k9"_s), Value(Date{2026, 5, 12}), Value(List{Value(5)})};
        for (int round = 0; round < 60; ++round) {
            std::vector<std::pair<QString, QString>> rules;
            for (int i = 0; i < 12 + below(30); ++i)
                rules.emplace_back(cell(), cell());
            const tests::dmn::Loaded loaded = tests::dmn::load(tableOf(rules));
            QVERIFY(loaded.model && loaded.faults.empty());
            for (int point = 0; point < 30; ++point) {
                const Value &a = inputs[static_cast<std::size_t>(below(static_cast<int>(inputs.size())))];
                const Value &b = inputs[static_cast<std::size_t>(below(static_cast<int>(inputs.size())))];
                List matching;
                for (std::size_t i = 0; i < rules.size(); ++i) {
                    const auto passes = [](const QString &text, const Value &input) {
                        Diagnostics unsaid;
                        return text == u"-" || Expression::parseUnaryTests(text, {})->evaluateTests(input, {}, unsaid).isTrue();
                    };
                    if (passes(rules[i].first, a) && passes(rules[i].second, b))
                        matching.emplace_back(static_cast<int>(i));
                }
                const Value value = loaded.evaluate(u"d"_s, {{u"a"_s, a}, {u"b"_s, b}}).value;
                const Value wanted = matching.empty() ? Value() : Value(matching);
                QVERIFY2(value == wanted,
                         qUtf8Printable(a.toLiteral() + u", "_s + b.toLiteral() + u": "_s + value.toLiteral() + u" instead of "_s + wanted.toLiteral()));
            }
        }
    }

    void aLargeTableTestsNoMoreRulesThanASmallOne()
    {
        const auto tested = [](int rows) {
            std::vector<std::pair<QString, QString>> rules;
            for (int i = 0; i < rows; ++i)
                rules.emplace_back(u"[%1..%2)"_s.arg(i * 10).arg(i * 10 + 10), u"-"_s);
            const tests::dmn::Loaded loaded = tests::dmn::load(tableOf(rules));
            const dmn::Evaluation evaluation = loaded.explain(u"d"_s, {{u"a"_s, Value(rows * 10 - 5)}, {u"b"_s, Value(1)}});
            return evaluation.value == Value(List{Value(rows - 1)}) ? evaluation.trace.back().rulesTested : -1;
        };
        QCOMPARE(tested(50), 1);
        QCOMPARE(tested(5000), 1);
    }

    void aTableThatOverlapsEverywhereIsTestedWhole()
    {
        std::vector<std::pair<QString, QString>> rules;
        for (int i = 0; i < 200; ++i)
            rules.emplace_back(u"> %1"_s.arg(i), u"-"_s);
        const tests::dmn::Loaded loaded = tests::dmn::load(tableOf(rules));
        const dmn::Evaluation evaluation = loaded.explain(u"d"_s, {{u"a"_s, Value(3)}, {u"b"_s, Value()}});
        QCOMPARE(evaluation.value.toLiteral(), u"[0, 1, 2]"_s);
        QCOMPARE(evaluation.trace.back().rulesTested, 200);
    }
};

TODOKE_TEST(TableIndexTest)
#include "tst_table_index.moc"
