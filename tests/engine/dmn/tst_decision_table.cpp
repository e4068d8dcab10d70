// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/dmn_error.h"
#include "tests/engine/dmn/models.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace engine;
using namespace Qt::StringLiterals;


namespace {

/// A decision `result` over the inputs `n` (number) and `s` (string). Each rule is
/// `cell of n | cell of s -> output`.
QByteArray table(const QByteArray &attributes, const QByteArray &output, const QByteArrayList &rules)
{
    QByteArray xml = "<inputData id='n' name='n'><variable name='n' typeRef='number'/></inputData>"
                     "<inputData id='s' name='s'><variable name='s' typeRef='string'/></inputData>"
                     "<decision id='result' name='result'>"
                     "<informationRequirement><requiredInput href='#n'/></informationRequirement>"
                     "<informationRequirement><requiredInput href='#s'/></informationRequirement>"
                     "<decisionTable "
                     + attributes
                     + "><input><inputExpression typeRef='number'><text>n</text></inputExpression></input>"
                       "<input><inputExpression typeRef='string'><text>s</text></inputExpression></input>"
                     + output;
    for (const QByteArray &rule : rules) {
        const qsizetype arrow = rule.indexOf("->");
        const auto escaped = [](const QByteArray &text) {
            return QString::fromUtf8(text).toHtmlEscaped().toUtf8();
        };
        xml += "<rule>";
        for (const QByteArray &cell : rule.left(arrow).split('|'))
            xml += "<inputEntry><text>" + escaped(cell.trimmed()) + "</text></inputEntry>";
        for (const QByteArray &cell : rule.mid(arrow + 2).split('|'))
            xml += "<outputEntry><text>" + escaped(cell.trimmed()) + "</text></outputEntry>";
        xml += "</rule>";
    }
    return xml + "</decisionTable></decision>";
}

const QByteArray OneOutput = "<output/>";
const QByteArray Ranked = "<output><outputValues><text>\"high\",\"mid\",\"low\"</text></outputValues></output>";

} // namespace

class DecisionTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theHitPolicyDecidesWhatComesOut_data()
    {
        QTest::addColumn<QByteArray>("attributes");
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<QByteArrayList>("rules");
        QTest::addColumn<QString>("inputs");
        QTest::addColumn<QString>("result");
        QTest::addColumn<QString>("reason");

        const auto row = [](const char *name,
                            const char *attributes,
                            const QByteArray &output,
                            const QByteArrayList &rules,
                            const QString &inputs,
                            const QString &result,
                            const QString &reason = {}) {
            QTest::newRow(name) << QByteArray(attributes) << output << rules << inputs << result << reason;
        };

        const QByteArrayList fees{"<= 5 | \"A\" -> 300", "> 5 | \"A\" -> 600", "- | \"B\", \"C\" -> 0"};
        row("unique: the one rule", "", OneOutput, fees, u"{n: 5, s: \"A\"}"_s, u"300"_s);
        row("unique: an alternative in a cell", "", OneOutput, fees, u"{n: 99, s: \"C\"}"_s, u"0"_s);
        row("unique: none", "", OneOutput, fees, u"{n: 1, s: \"Z\"}"_s, u"null"_s, u"dmn.NoRuleMatched"_s);
        row("an input that is null meets only the dash", "", OneOutput, fees, u"{s: \"B\"}"_s, u"0"_s);
        row("an input of another type is null", "", OneOutput, fees, u"{n: \"five\", s: \"A\"}"_s, u"null"_s,
            u"dmn.TypeMismatch"_s);

        const QByteArrayList overlapping{"< 10 | - -> \"low\"", "< 20 | - -> \"mid\"", "< 30 | - -> \"high\""};
        row("unique: two rules are a fault", "hitPolicy='UNIQUE'", OneOutput, overlapping, u"{n: 15}"_s,
            u"null"_s, u"dmn.SeveralRulesMatched"_s);
        row("first: the first in the author's order", "hitPolicy='FIRST'", OneOutput, overlapping, u"{n: 5}"_s,
            u"\"low\""_s);
        row("priority: the highest output", "hitPolicy='PRIORITY'", Ranked, overlapping, u"{n: 5}"_s,
            u"\"high\""_s);
        row("rule order", "hitPolicy='RULE ORDER'", OneOutput, overlapping, u"{n: 15}"_s,
            u"[\"mid\", \"high\"]"_s);
        row("output order", "hitPolicy='OUTPUT ORDER'", Ranked, overlapping, u"{n: 5}"_s,
            u"[\"high\", \"mid\", \"low\"]"_s);
        row("collect", "hitPolicy='COLLECT'", OneOutput, overlapping, u"{n: 25}"_s, u"[\"high\"]"_s);
        row("collect: none", "hitPolicy='COLLECT'", OneOutput, overlapping, u"{n: 99}"_s, u"[]"_s);
        row("any: equal outputs", "hitPolicy='ANY'", OneOutput, {"< 10 | - -> 1", "< 20 | - -> 1.0"},
            u"{n: 5}"_s, u"1"_s);
        row("any: different outputs are a fault", "hitPolicy='ANY'", OneOutput, overlapping, u"{n: 5}"_s,
            u"null"_s, u"dmn.OutputsDiffer"_s);

        const QByteArrayList amounts{"> 0 | - -> 0.1", "> 0 | - -> 0.2", "> 5 | - -> -3"};
        row("sum is exact", "hitPolicy='COLLECT' aggregation='SUM'", OneOutput, amounts, u"{n: 1}"_s,
            u"0.3"_s);
        row("sum of all", "hitPolicy='COLLECT' aggregation='SUM'", OneOutput, amounts, u"{n: 9}"_s, u"-2.7"_s);
        row("sum of none", "hitPolicy='COLLECT' aggregation='SUM'", OneOutput, amounts, u"{n: 0}"_s,
            u"null"_s, u"dmn.NoRuleMatched"_s);
        row("min", "hitPolicy='COLLECT' aggregation='MIN'", OneOutput, amounts, u"{n: 9}"_s, u"-3"_s);
        row("max", "hitPolicy='COLLECT' aggregation='MAX'", OneOutput, amounts, u"{n: 9}"_s, u"0.2"_s);
        row("count", "hitPolicy='COLLECT' aggregation='COUNT'", OneOutput, amounts, u"{n: 9}"_s, u"3"_s);
        row("count of none", "hitPolicy='COLLECT' aggregation='COUNT'", OneOutput, amounts, u"{n: 0}"_s,
            u"0"_s);
        row("what cannot be added", "hitPolicy='COLLECT' aggregation='SUM'", OneOutput, overlapping,
            u"{n: 5}"_s, u"null"_s, u"dmn.CannotAggregate"_s);

        row("a default where no rule applies", "", "<output><defaultOutputEntry><text>n * 10</text>"
            "</defaultOutputEntry></output>", {"> 5 | - -> 1"}, u"{n: 3}"_s, u"30"_s);
        row("several outputs make a context", "", "<output name='fee'/><output name='days'/>",
            {"- | \"A\" -> 300 | 3"}, u"{n: 1, s: \"A\"}"_s, u"{fee: 300, days: 3}"_s);
        row("an output outside of its values", "", Ranked, {"- | - -> \"other\""}, u"{n: 1}"_s, u"null"_s,
            u"dmn.OutputNotListed"_s);
        row("an output of another type", "", "<output typeRef='number'/>", {"- | - -> \"free\""}, u"{n: 1}"_s,
            u"null"_s, u"dmn.TypeMismatch"_s);
        row("a cell may ask about its input", "", OneOutput, {"modulo(?, 2) = 0 | - -> \"even\"",
            "not(modulo(?, 2) = 0) | - -> \"odd\""}, u"{n: 7}"_s, u"\"odd\""_s);
        row("an output may use the inputs", "", OneOutput, {"- | - -> n * 200"}, u"{n: 3}"_s, u"600"_s);
        row("priorities of two columns, the first counts first", "hitPolicy='PRIORITY'",
            "<output name='a'><outputValues><text>1,2</text></outputValues></output>"
            "<output name='b'><outputValues><text>\"x\",\"y\"</text></outputValues></output>",
            {"- | - -> 2 | \"x\"", "- | - -> 1 | \"y\""}, u"{n: 1}"_s, u"{a: 1, b: \"y\"}"_s);
    }

    void theHitPolicyDecidesWhatComesOut()
    {
        QFETCH(const QByteArray, attributes);
        QFETCH(const QByteArray, output);
        QFETCH(const QByteArrayList, rules);
        QFETCH(const QString, inputs);
        QFETCH(const QString, result);
        QFETCH(const QString, reason);
        const auto loaded = tests::dmn::load(table(attributes, output, rules));
        QCOMPARE(tests::dmn::shown(loaded.faults), QStringList());
        const auto given = tests::dmn::feel(inputs);
        QVERIFY(given.as<engine::feel::Context>());
        const auto evaluation = loaded.evaluate(u"result"_s, *given.as<engine::feel::Context>());
        QCOMPARE(evaluation.value.toLiteral(), tests::dmn::feel(result).toLiteral());
        QVERIFY(evaluation.value == tests::dmn::feel(result));
        if (!reason.isEmpty()) {
            QStringList reasons;
            for (const auto &diagnostic : evaluation.diagnostics)
                reasons += diagnostic.error.idText();
            QVERIFY2(reasons.contains(reason), qPrintable(reasons.join(u' ')));
        }
    }

    void anInputOutsideOfItsValuesGivesNothing()
    {
        const auto loaded = tests::dmn::load(
            "<inputData id='s' name='s'/><decision id='d' name='d'>"
            "<informationRequirement><requiredInput href='#s'/></informationRequirement>"
            "<decisionTable><input label='kind'><inputExpression><text>s</text></inputExpression>"
            "<inputValues><text>\"NZ\",\"KH\"</text></inputValues></input><output/>"
            "<rule><inputEntry><text>-</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>"
            "</decisionTable></decision>");
        QCOMPARE(loaded.faults.size(), std::size_t{0});
        QVERIFY(loaded.evaluate(u"d"_s, {{u"s"_s, u"NZ"_s}}).value == engine::feel::Value(1));
        const auto refused = loaded.evaluate(u"d"_s, {{u"s"_s, u"XX"_s}});
        QVERIFY(refused.value.isNull());
        QCOMPARE(refused.diagnostics.front().error.arguments(), (QStringList{u"XX"_s, u"kind"_s}));
    }

    void onlyTheChosenRuleIsNoted()
    {
        const auto loaded = tests::dmn::load(
            table("hitPolicy='PRIORITY'", Ranked, {"- | - -> \"low\"", "- | - -> \"high\""}));
        const auto evaluation = loaded.explain(u"result"_s, {{u"n"_s, 1}});
        QCOMPARE(evaluation.trace.back().rules.size(), std::size_t{1});
        QCOMPARE(evaluation.trace.back().rules.front().number, 2);
    }
};

TODOKE_TEST(DecisionTableTest)
#include "tst_decision_table.moc"
