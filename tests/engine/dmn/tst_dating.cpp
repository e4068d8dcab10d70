// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/change.h"

#include "tests/engine/dmn/models.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace engine;
using namespace Qt::StringLiterals;

namespace {

QByteArray literal(const QByteArray &text)
{
    return "<literalExpression><text>" + text + "</text></literalExpression>";
}

/// A rent that changed on 2020-04-01 and on 2026-04-01, and something that requires it.
tests::dmn::Loaded rents(const QByteArray &headAttributes)
{
    return tests::dmn::load(
        "<inputData id='asked' name='asked'/>"
        "<decision id='rent' name='rent' label='家賃' xmlns:todoke='urn:todoke:dmn:1' " + headAttributes + ">"
        "<informationRequirement><requiredInput href='#asked'/></informationRequirement>" + literal("30000") + "</decision>"
        "<decision id='rent2026' name='rent since 2026' xmlns:todoke='urn:todoke:dmn:1' todoke:version-of='rent' todoke:valid-from='2026-04-01'>"
        "<informationRequirement><requiredInput href='#asked'/></informationRequirement>" + literal("40000") + "</decision>"
        "<decision id='rent2020' name='rent since 2020' xmlns:todoke='urn:todoke:dmn:1' todoke:version-of='rent' todoke:valid-from='2020-04-01'>"
        "<informationRequirement><requiredInput href='#asked'/></informationRequirement>" + literal("35000") + "</decision>"
        "<decision id='year' name='year'><informationRequirement><requiredDecision href='#rent'/></informationRequirement>"
        + literal("rent * 12") + "</decision>");
}

feel::Environment onDay(const QDate &day)
{
    feel::Environment environment;
    environment.now = QDateTime(day, QTime(0, 0), Qt::UTC);
    return environment;
}

} // namespace

class DatingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theVersionOfTheDayCounts_data()
    {
        QTest::addColumn<QString>("day");
        QTest::addColumn<QString>("rent");
        QTest::newRow("long ago the first") << u"1999-01-01"_s << u"30000"_s;
        QTest::newRow("the last day of the first") << u"2020-03-31"_s << u"30000"_s;
        QTest::newRow("the first day of the second") << u"2020-04-01"_s << u"35000"_s;
        QTest::newRow("the last day of the second") << u"2026-03-31"_s << u"35000"_s;
        QTest::newRow("the newest has no end") << u"2099-01-01"_s << u"40000"_s;
    }

    void theVersionOfTheDayCounts()
    {
        QFETCH(const QString, day);
        QFETCH(const QString, rent);
        const auto loaded = rents("");
        QCOMPARE(tests::dmn::shown(loaded.faults), QStringList());
        const feel::Environment base = onDay(QDate::fromString(day, Qt::ISODate));
        QCOMPARE(loaded.model->evaluate(u"rent"_s, {}, base).value.toString(), rent);
        QCOMPARE(loaded.model->evaluate(u"year"_s, {}, base).value.toString(), QString::number(rent.toInt() * 12));
    }

    void theDayThatCountsMayBeAnInput()
    {
        const auto loaded = rents("todoke:valid-on='asked'");
        QCOMPARE(tests::dmn::shown(loaded.faults), QStringList());
        const auto rent = [&](const QString &asked) {
            return loaded.evaluate(u"rent"_s, {{u"asked"_s, tests::dmn::feel(asked)}});
        };
        QCOMPARE(rent(u"date(\"2021-01-01\")"_s).value.toString(), u"35000"_s);
        QCOMPARE(rent(u"date and time(\"2026-04-01T00:00:00\")"_s).value.toString(), u"40000"_s);
        const auto unknown = rent(u"null"_s);
        QVERIFY(unknown.value.isNull());
        QCOMPARE(unknown.diagnostics.back().error.idText(), u"dmn.NoDay"_s);
    }

    void outsideOfAllVersionsThereIsNoValue()
    {
        const auto loaded = rents("todoke:valid-from='2010-04-01'");
        QCOMPARE(tests::dmn::shown(loaded.faults), QStringList());
        const auto before = loaded.model->evaluate(u"year"_s, {}, onDay(QDate(2010, 3, 31)));
        QVERIFY(before.value.isNull());
        QCOMPARE(before.diagnostics.front().error.idText(), u"dmn.NoPeriod"_s);
        QCOMPARE(before.diagnostics.front().error.arguments(), (QStringList{u"rent"_s, u"2010-03-31"_s}));
    }

    void theTraceTellsOfTheVersionByTheCommonLabel()
    {
        const auto loaded = rents("");
        const auto evaluation
            = loaded.model->evaluate(u"rent"_s, {{u"asked"_s, 1}}, onDay(QDate(2026, 5, 1)), dmn::Explain::Whole);
        QCOMPARE(evaluation.trace.size(), std::size_t{1});
        QVERIFY2(dmn::sentence(evaluation.trace.front(), {u"ja"_s}).contains(u"家賃は40,000です"_s),
                 qPrintable(dmn::sentence(evaluation.trace.front(), {u"ja"_s})));
    }

    void aKnowledgeModelMayHaveVersionsToo()
    {
        const auto loaded = tests::dmn::load(
            "<inputData id='d' name='d'/>"
            "<businessKnowledgeModel id='limit' name='limit' xmlns:todoke='urn:todoke:dmn:1' todoke:valid-on='day'><encapsulatedLogic>"
            "<formalParameter name='day'/>" + literal("1") + "</encapsulatedLogic></businessKnowledgeModel>"
            "<businessKnowledgeModel id='limit2' name='limit2' xmlns:todoke='urn:todoke:dmn:1' todoke:version-of='limit' todoke:valid-from='2026-04-01'>"
            "<encapsulatedLogic><formalParameter name='day'/>" + literal("2") + "</encapsulatedLogic></businessKnowledgeModel>"
            "<decision id='t' name='t'><informationRequirement><requiredInput href='#d'/></informationRequirement>"
            "<knowledgeRequirement><requiredKnowledge href='#limit'/></knowledgeRequirement>" + literal("limit(d)") + "</decision>");
        QCOMPARE(tests::dmn::shown(loaded.faults), QStringList());
        const auto value = [&](const QString &day) {
            return loaded.evaluate(u"t"_s, {{u"d"_s, tests::dmn::feel(day)}}).value.toString();
        };
        QCOMPARE(value(u"date(\"2026-03-31\")"_s), u"1"_s);
        QCOMPARE(value(u"date(\"2026-04-01\")"_s), u"2"_s);
    }

    void rowsMayHaveTheirTime()
    {
        const auto loaded = tests::dmn::load(
            "<inputData id='k' name='k'/><inputData id='d' name='d'/>"
            "<decision id='fee' name='fee'><informationRequirement><requiredInput href='#k'/></informationRequirement>"
            "<informationRequirement><requiredInput href='#d'/></informationRequirement>"
            "<decisionTable xmlns:todoke='urn:todoke:dmn:1' todoke:valid-on='d'><input><inputExpression><text>k</text></inputExpression></input><output/>"
            "<rule todoke:valid-until='2026-03-31'><inputEntry><text>\"A\"</text></inputEntry><outputEntry><text>300</text></outputEntry></rule>"
            "<rule todoke:valid-from='2026-04-01'><inputEntry><text>\"A\"</text></inputEntry><outputEntry><text>400</text></outputEntry></rule>"
            "<rule><inputEntry><text>\"B\"</text></inputEntry><outputEntry><text>100</text></outputEntry></rule>"
            "</decisionTable></decision>");
        QCOMPARE(tests::dmn::shown(loaded.faults), QStringList());
        QVERIFY(loaded.model->decision(u"fee"_s)->isTable);
        const auto fee = [&](const QString &kind, const QString &day) {
            return loaded.explain(u"fee"_s, {{u"k"_s, kind}, {u"d"_s, tests::dmn::feel(day)}});
        };
        QCOMPARE(fee(u"A"_s, u"date(\"2026-03-31\")"_s).value.toString(), u"300"_s);
        const auto later = fee(u"A"_s, u"date(\"2026-04-01\")"_s);
        QCOMPARE(later.value.toString(), u"400"_s);
        QCOMPARE(later.trace.front().rules.front().number, 2); // as the author counts
        QCOMPARE(fee(u"B"_s, u"date(\"2026-04-01\")"_s).value.toString(), u"100"_s);
    }
};

TODOKE_TEST(DatingTest)
#include "tst_dating.moc"
