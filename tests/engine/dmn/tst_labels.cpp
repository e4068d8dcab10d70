// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/labels.h"

#include "tests/engine/dmn/models.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace engine;
using namespace Qt::StringLiterals;

namespace {

QByteArray label(const QByteArray &english, const QByteArray &values = {})
{
    return "<extensionElements xmlns:t='urn:todoke:dmn:1'><t:label xml:lang='en'>" + english + "</t:label>" + values + "</extensionElements>";
}

QByteArray value(const QByteArray &code)
{
    return "<t:value is='\"" + code + "\"'><t:label xml:lang='ja'>字</t:label><t:label xml:lang='en'>word</t:label></t:value>";
}

/// A decision `fee` over `kind`; its parts as they stand in a model where all are labelled, until one is changed.
struct Parts
{
    QByteArray input = "<inputData id='k' name='kind' label='種類'>" + label("kind", value("NZ")) + "</inputData>";
    QByteArray decision = "label='手数料の区分'>" + label("class of the fee", value("low"));
    QByteArray column = "<input><inputExpression><text>kind</text></inputExpression></input>";
    QByteArray outputs = "<output/>";
    QByteArray cell = "\"NZ\"";
    QByteArray cells = "<outputEntry><text>\"low\"</text></outputEntry>";

    QByteArray xml() const
    {
        return input + "<decision id='fee' name='fee' " + decision
            + "<informationRequirement><requiredInput href='#k'/></informationRequirement><decisionTable>" + column + outputs
            + "<rule><inputEntry><text>" + cell + "</text></inputEntry>" + cells + "</rule></decisionTable></decision>";
    }
};

QStringList toldOf(const QByteArray &xml)
{
    const auto loaded = tests::dmn::load(xml);
    QStringList told = tests::dmn::shown(loaded.faults);
    for (const core::Error &fault : dmn::unlabelled(*loaded.model, {u"ja"_s, u"en"_s}))
        told += fault.idText() + u' ' + fault.arguments().join(u' ');
    return told;
}

} // namespace

class LabelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatReasonsWouldShowIsTold_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::addColumn<QStringList>("told");
        Parts parts;
        QTest::newRow("nothing where all is labelled") << parts.xml() << QStringList();
        parts.input = "<inputData id='k' name='kind'/>";
        QTest::newRow("an input, and the column that has its words") << parts.xml()
            << QStringList{u"dmn.NoLabel kind ja"_s, u"dmn.NoLabel kind en"_s, u"dmn.NoValueLabel \"NZ\" kind ja"_s, u"dmn.NoValueLabel \"NZ\" kind en"_s};
        parts = {};
        parts.decision = "label='手数料の区分'>";
        QTest::newRow("a decision without English words, and the code that it gives") << parts.xml()
            << QStringList{u"dmn.NoLabel fee en"_s, u"dmn.NoValueLabel \"low\"  ja"_s, u"dmn.NoValueLabel \"low\"  en"_s};
        parts = {};
        parts.column = "<input><inputExpression><text>if kind = null then \"NZ\" else kind</text></inputExpression></input>";
        QTest::newRow("a column that is computed") << parts.xml()
            << QStringList{u"dmn.NoLabel if kind = null then \"NZ\" else kind ja"_s, u"dmn.NoLabel if kind = null then \"NZ\" else kind en"_s,
                           u"dmn.NoValueLabel \"NZ\" if kind = null then \"NZ\" else kind ja"_s, u"dmn.NoValueLabel \"NZ\" if kind = null then \"NZ\" else kind en"_s};
        parts = {};
        parts = {};
        parts.column = "<input><inputExpression><text>kind</text></inputExpression><inputValues><text>\"NZ\", \"SE\"</text></inputValues></input>";
        QTest::newRow("a value that a column allows and no rule names") << parts.xml()
            << QStringList{u"dmn.NoValueLabel \"SE\" kind ja"_s, u"dmn.NoValueLabel \"SE\" kind en"_s};
        parts = {};
        parts.outputs = "<output><defaultOutputEntry><text>\"none\"</text></defaultOutputEntry></output>";
        QTest::newRow("what comes out where no rule matches") << parts.xml()
            << QStringList{u"dmn.NoValueLabel \"none\"  ja"_s, u"dmn.NoValueLabel \"none\"  en"_s};
        for (const QByteArray &cell : {QByteArrayLiteral("= \"SE\""), QByteArrayLiteral("? != \"SE\""), QByteArrayLiteral("not(\"SE\")")}) {
            parts = {};
            parts.cell = cell;
            QTest::newRow(cell.constData()) << parts.xml() << QStringList{u"dmn.NoValueLabel \"SE\" kind ja"_s, u"dmn.NoValueLabel \"SE\" kind en"_s};
        }
        parts = {};
        parts.outputs = "<output name='unit' label='単位'>" + label("unit") + "</output><output name='amount'/>";
        parts.cells = "<outputEntry><text>\"days\"</text></outputEntry><outputEntry><text>14</text></outputEntry>";
        QTest::newRow("one of several outputs, and a code of another") << parts.xml()
            << QStringList{u"dmn.NoValueLabel \"days\" 単位 ja"_s, u"dmn.NoValueLabel \"days\" 単位 en"_s, u"dmn.NoLabel amount ja"_s, u"dmn.NoLabel amount en"_s};
        parts.outputs = "<output name='action' label='処分'>" + label("action") + "</output><output name='ja'/>";
        parts.cells = "<outputEntry><text>\"refuse\"</text></outputEntry><outputEntry><text>\"交付しません。\"</text></outputEntry>";
        QTest::newRow("a language whose words no column holds") << parts.xml() << QStringList{u"dmn.NoLabel action en"_s};
        parts.outputs += "<output name='en'/>";
        parts.cells += "<outputEntry><text>\"We do not issue it.\"</text></outputEntry>";
        QTest::newRow("no code that has words beside it") << parts.xml() << QStringList();
        parts = {};
        parts.cells = "<outputEntry><text>\"低い額\"</text></outputEntry>";
        QTest::newRow("no text that is words itself") << parts.xml() << QStringList();
        QTest::newRow("a parameter") << QByteArray("<businessKnowledgeModel id='b' name='b' label='算定'>" + label("computing")
                                                   + "<encapsulatedLogic><formalParameter name='rate'/><literalExpression><text>rate * 2</text></literalExpression>"
                                                     "</encapsulatedLogic></businessKnowledgeModel>")
            << QStringList{u"dmn.NoLabel rate ja"_s, u"dmn.NoLabel rate en"_s};
    }

    void whatReasonsWouldShowIsTold()
    {
        QFETCH(const QByteArray, xml);
        QFETCH(const QStringList, told);
        QCOMPARE(toldOf(xml), told);
    }

    void theFaultStandsInBothLanguages()
    {
        const auto loaded = tests::dmn::load("<inputData id='k' name='kind'/>");
        const core::Faults faults = dmn::unlabelled(*loaded.model, {u"ja"_s});
        QCOMPARE(faults.size(), std::size_t{1});
        QVERIFY(faults.front().where().line > 0);
        QVERIFY(core::sentence(faults.front(), {u"ja"_s}).contains(u"ラベル"_s));
        QVERIFY(core::sentence(faults.front(), {u"en"_s}).contains(u"todoke:label"_s));
    }
};

TODOKE_TEST(LabelsTest)
#include "tst_labels.moc"
