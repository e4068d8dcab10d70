// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/partition.h"

#include "tests/engine/dmn/models.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace engine;
using namespace Qt::StringLiterals;

namespace {

QByteArray column(const QByteArray &type, const QByteArray &text)
{
    return "<input label='l'><inputExpression typeRef='" + type + "'><text>" + text + "</text></inputExpression></input>";
}

QByteArray rule(const QByteArray &cells, const QByteArray &output, const QByteArray &attributes = {})
{
    QByteArray entries;
    for (const QByteArray &cell : cells.split('|'))
        entries += "<inputEntry><text>" + cell + "</text></inputEntry>";
    return "<rule " + attributes + ">" + entries + "<outputEntry><text>" + output + "</text></outputEntry></rule>";
}

QByteArray decision(const QByteArray &logic)
{
    return "<inputData id='c' name='case'/><decision id='who' name='who' xmlns:todoke='urn:todoke:dmn:1'><informationRequirement><requiredInput href='#c'/></informationRequirement>" + logic
        + "</decision>";
}

QByteArray table(const QByteArray &columns, const QByteArray &rules)
{
    return decision("<decisionTable hitPolicy='FIRST'>" + columns + "<output/>" + rules + "</decisionTable>");
}

/// What the decision gives over all parts, as many times as a part gives it.
std::map<QString, int> given(const tests::dmn::Loaded &loaded)
{
    std::map<QString, int> values;
    const dmn::Decision &who = *loaded.model->data().findDecision(u"who"_s);
    for (const dmn::Partition::Part &part : dmn::partitionOf({&who}).parts) {
        const feel::Value value = loaded.evaluate(u"who"_s, part.inputs).value;
        ++values[value.isNull() ? u"null"_s : value.toString()];
    }
    return values;
}

dmn::Partition partitionOf(const tests::dmn::Loaded &loaded)
{
    return dmn::partitionOf({loaded.model->data().findDecision(u"who"_s)});
}

} // namespace

/// The inputs at which a decision is tried.
class PartitionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyBoundOfAnAmountIsTried()
    {
        // The gap is one single amount.
        const auto loaded = tests::dmn::load(table(column("number", "case.amount"), rule("&lt; 100", "1") + rule("&gt; 100", "2")));
        QCOMPARE(loaded.faults.size(), 0U);
        const auto values = given(loaded);
        QVERIFY(values.contains(u"1"_s) && values.contains(u"2"_s) && values.contains(u"null"_s));
        QCOMPARE(values.at(u"null"_s), 1); // alike are one
        QVERIFY(partitionOf(loaded).isComplete);
        QVERIFY(partitionOf(loaded).parts.front().shown.front().startsWith(u"l = "_s));
    }

    void aTextThatNoRuleNamesIsTried()
    {
        const auto loaded = tests::dmn::load(table(column("string", "case.kind"), rule("\"a\"", "1") + rule("\"b\"", "2")));
        QCOMPARE(given(loaded), (std::map<QString, int>{{u"1"_s, 1}, {u"2"_s, 1}, {u"null"_s, 1}}));
    }

    void whatIsComputedWithIsTriedToo()
    {
        const auto loaded = tests::dmn::load(table(column("boolean", "case.amount + 1 &gt; 500 and case.urgent = true"), rule("true", "1") + rule("false", "2") + rule("-", "3")));
        const auto values = given(loaded);
        QVERIFY(values.contains(u"1"_s) && values.contains(u"2"_s));
        QVERIFY(partitionOf(loaded).isComplete);
    }

    void columnsAreCombined()
    {
        const auto loaded = tests::dmn::load(table(column("string", "case.kind") + column("boolean", "case.urgent"), rule("\"a\"|true", "1") + rule("\"b\"|false", "2")));
        QCOMPARE(partitionOf(loaded).parts.size(), 6U);
        QCOMPARE(given(loaded).at(u"null"_s), 4);
    }

    void whatARequiredDecisionLooksAtIsTried()
    {
        const auto loaded = tests::dmn::load("<inputData id='c' name='case'/><decision id='size' name='size'><informationRequirement><requiredInput href='#c'/></informationRequirement>"
                                             "<decisionTable hitPolicy='FIRST'>" + column("number", "case.amount") + "<output/>" + rule("&gt; 7", "\"large\"") + rule("-", "\"small\"")
                                             + "</decisionTable></decision><decision id='who' name='who'><informationRequirement><requiredDecision href='#size'/></informationRequirement>"
                                               "<decisionTable hitPolicy='FIRST'>" + column("string", "size") + "<output/>" + rule("\"large\"", "1") + "</decisionTable></decision>");
        QCOMPARE(loaded.faults.size(), 0U);
        QCOMPARE(given(loaded), (std::map<QString, int>{{u"1"_s, 1}, {u"null"_s, 1}}));
    }

    void whatIsComparedWithNothingIsNotComplete()
    {
        const auto loaded = tests::dmn::load(decision("<literalExpression><text>case.approver</text></literalExpression>"));
        QVERIFY(!partitionOf(loaded).isComplete);
        QCOMPARE(partitionOf(loaded).parts.size(), 1U);
    }

    void tooManyPartsAreNotComplete()
    {
        QByteArray columns;
        QByteArray cells;
        for (int i = 0; i < 16; ++i) {
            columns += column("boolean", "case.b" + QByteArray::number(i));
            cells += i == 0 ? "true" : "|true";
        }
        const auto loaded = tests::dmn::load(table(columns, rule(cells, "1")));
        const dmn::Partition partition = partitionOf(loaded);
        QVERIFY(!partition.isComplete);
        QVERIFY(partition.parts.size() <= 20'000);
    }

    void theDayThatCountsIsTriedWhereSomethingChanges()
    {
        const auto loaded = tests::dmn::load("<inputData id='c' name='case'/><inputData id='a' name='applied'/>"
                                             "<decision id='who' name='who' xmlns:todoke='urn:todoke:dmn:1'><informationRequirement><requiredInput href='#c'/></informationRequirement>"
                                             "<informationRequirement><requiredInput href='#a'/></informationRequirement><decisionTable hitPolicy='FIRST' todoke:valid-on='applied'>"
                                             + column("number", "case.amount") + "<output/>" + rule("-", "1", "todoke:valid-until='2027-03-31'")
                                             + rule("&gt; 5", "2", "todoke:valid-from='2027-04-01'") + "</decisionTable></decision>");
        QVERIFY2(loaded.faults.empty(), qPrintable(tests::dmn::shown(loaded.faults).join(u'\n')));
        const auto values = given(loaded);
        QVERIFY(values.contains(u"1"_s) && values.contains(u"2"_s));
        QVERIFY(values.contains(u"null"_s)); // five and less from April on
    }

    void theDaysOnWhichARuleBeginsAndEndsAreTold()
    {
        const auto loaded = tests::dmn::load(table(column("number", "case.amount"),
                                                   rule("-", "1", "todoke:valid-until='2027-03-31'") + rule("-", "2", "todoke:valid-from='2027-05-01'")));
        QCOMPARE(loaded.faults.size(), 0U);
        QCOMPARE(dmn::daysOfChange(*loaded.model->data().findDecision(u"who"_s)),
                 (std::set<feel::Date>{{2027, 3, 31}, {2027, 4, 1}, {2027, 5, 1}}));
    }
};

TODOKE_TEST(PartitionTest)
#include "tst_partition.moc"
