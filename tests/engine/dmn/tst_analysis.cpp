// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/analysis.h"

#include "engine/core/sentence.h"
#include "engine/dmn/analysis_points.h"
#include "tests/engine/dmn/models.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace engine;
using namespace Qt::StringLiterals;

namespace {

/// A table `t` over `columns`, each `name:type`, with rules of cells parted by `|`, the output last.
QByteArray table(const QByteArray &attributes,
                 const QByteArrayList &columns,
                 const QByteArrayList &rules,
                 const QByteArray &output)
{
    const auto escaped = [](const QByteArray &text) {
        return "<text>" + QString::fromUtf8(text.trimmed()).toHtmlEscaped().toUtf8() + "</text>";
    };
    QByteArray inputs;
    QByteArray requirements;
    QByteArray header;
    for (const QByteArray &column : columns) {
        const QByteArray name = column.left(column.indexOf(':'));
        const QByteArray type = column.mid(column.indexOf(':') + 1);
        inputs += "<inputData id='" + name + "' name='" + name + "'/>";
        requirements += "<informationRequirement><requiredInput href='#" + name + "'/></informationRequirement>";
        header += "<input><inputExpression typeRef='" + type + "'>" + escaped(name) + "</inputExpression></input>";
    }
    QByteArray body;
    for (const QByteArray &rule : rules) {
        const QByteArrayList cells = rule.split('|');
        body += "<rule>";
        for (qsizetype i = 0; i + 1 < cells.size(); ++i)
            body += "<inputEntry>" + escaped(cells.at(i)) + "</inputEntry>";
        body += "<outputEntry>" + escaped(cells.last()) + "</outputEntry></rule>";
    }
    return "<itemDefinition name='tKind'><typeRef>string</typeRef><allowedValues><text>\"NZ\",\"KH\"</text>"
           "</allowedValues></itemDefinition>"
           "<itemDefinition name='tShare'><typeRef>number</typeRef><allowedValues><text>[0..1]</text>"
           "</allowedValues></itemDefinition>"
           + inputs + "<decision id='t' name='t'>" + requirements + "<decisionTable " + attributes + ">" + header
           + output + body + "</decisionTable></decision>";
}

} // namespace

class AnalysisTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void literalsAreFoundWhereverTheyStand_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("literals");
        QTest::newRow("an interval") << u"[1..2.5)"_s << u"[1, 2.5]"_s;
        QTest::newRow("negative") << u"< -3"_s << u"[-3]"_s;
        QTest::newRow("strings with signs in them") << u"\"a,1\", not(\"b\")"_s << u"[\"a,1\", \"b\"]"_s;
        QTest::newRow("dates") << u">= date(\"2026-04-01\"), @\"2026-05-01\""_s
                               << u"[date(\"2026-04-01\"), date(\"2026-05-01\")]"_s;
        QTest::newRow("a number in a name is none") << u"x1 + 2"_s << u"[2]"_s;
        QTest::newRow("booleans") << u"true"_s << u"[true]"_s;
    }

    void literalsAreFoundWhereverTheyStand()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, literals);
        QCOMPARE(feel::Value(dmn::literalsIn(text)).toLiteral(), tests::dmn::feel(literals).toLiteral());
    }

    void whatIsWrongIsFoundWithAnExample_data()
    {
        QTest::addColumn<QByteArray>("attributes");
        QTest::addColumn<QByteArrayList>("columns");
        QTest::addColumn<QByteArrayList>("rules");
        QTest::addColumn<QStringList>("findings");
        const auto row = [](const char *name,
                            const char *attributes,
                            const QByteArrayList &columns,
                            const QByteArrayList &rules,
                            const QStringList &findings) {
            QTest::newRow(name) << QByteArray(attributes) << columns << rules << findings;
        };

        row("a complete table", "", {"n:number"}, {"<= 5 | 1", "> 5 | 2"}, {});
        row("a gap at a boundary", "", {"n:number"}, {"< 5 | 1", "> 5 | 2"}, {u"Gap  n = 5"_s});
        row("a gap between", "", {"n:number"}, {"<= 5 | 1", ">= 6 | 2"}, {u"Gap  n = 5.5"_s});
        row("a gap behind", "", {"n:number"}, {"[0..10] | 1", "< 0 | 2"}, {u"Gap  n = 11"_s});
        row("an overlap at a boundary", "", {"n:number"}, {"<= 5 | 1", ">= 5 | 2"}, {u"Overlap 1, 2 n = 5"_s});
        row("no overlap where the first wins", "hitPolicy='FIRST'", {"n:number"}, {"<= 5 | 1", "- | 2"}, {});
        row("a rule behind one that takes all", "hitPolicy='FIRST'", {"n:number"}, {"- | 1", "> 5 | 2"},
            {u"NeverApplies 2 "_s});
        row("a rule behind two that take it together", "hitPolicy='FIRST'", {"n:number"},
            {"<= 5 | 1", "> 5 | 2", "3 | 3"}, {u"NeverApplies 3 "_s});
        row("a cell that contradicts itself", "", {"n:number"}, {"? > 5 and ? < 3 | 1", "- | 2"},
            {u"NeverApplies 1 "_s});
        row("an empty interval", "", {"n:number"}, {"(5..5) | 1", "- | 2"}, {u"NeverApplies 1 "_s});
        row("any: the same output may overlap", "hitPolicy='ANY'", {"n:number"}, {"<= 5 | 1", "- | 1"}, {});
        row("any: another may not", "hitPolicy='ANY'", {"n:number"}, {"<= 5 | 1", "- | 2"},
            {u"Overlap 1, 2 n = 4"_s});
        row("collect overlaps and leaves out as it likes", "hitPolicy='COLLECT'", {"n:number"},
            {"<= 5 | 1", "<= 3 | 2"}, {});
        row("enumerated strings, complete", "", {"k:tKind"}, {"\"NZ\" | 1", "\"KH\" | 2"}, {});
        row("enumerated strings, one forgotten", "", {"k:tKind"}, {"\"NZ\" | 1"}, {u"Gap  k = \"KH\""_s});
        row("a string that is not among them", "", {"k:tKind"}, {"\"XX\" | 1", "- | 2"},
            {u"NeverApplies 1 "_s});
        row("free strings", "", {"k:string"}, {"\"NZ\" | 1", "\"KH\" | 2"}, {u"Gap  k = \"other\""_s});
        row("free strings with the rest", "", {"k:string"}, {"\"NZ\" | 1", "not(\"NZ\") | 2"}, {});
        row("booleans", "", {"b:boolean"}, {"true | 1"}, {u"Gap  b = false"_s});
        row("dates have no days between neighbours", "", {"d:date"},
            {"<= date(\"2026-03-31\") | 1", ">= date(\"2026-04-01\") | 2"}, {});
        row("dates with a day left out", "", {"d:date"},
            {"< date(\"2026-03-31\") | 1", "> date(\"2026-03-31\") | 2"},
            {u"Gap  d = @\"2026-03-31\""_s});
        row("a type's own limits", "", {"p:tShare"}, {"< 0.5 | 1", "[0.5..1] | 2"}, {});
        row("two columns: the corner", "", {"k:tKind", "n:number"},
            {"\"NZ\" | <= 5 | 1", "\"NZ\" | > 5 | 2", "\"KH\" | > 0 | 3"}, {u"Gap  k = \"KH\", n = -1"_s});
        row("two columns: overlap", "", {"k:tKind", "n:number"}, {"\"NZ\" | - | 1", "- | > 5 | 2", "\"KH\" | <= 5 | 3"},
            {u"Overlap 1, 2 k = \"NZ\", n = 6"_s});
        row("a cell with a variable may match", "", {"n:number", "m:number"}, {"> m | - | 1", "<= 5 | - | 2"}, {});
        row("no rules at all", "", {"b:boolean"}, {}, {u"Gap  b = true"_s});
    }

    void whatIsWrongIsFoundWithAnExample()
    {
        QFETCH(const QByteArray, attributes);
        QFETCH(const QByteArrayList, columns);
        QFETCH(const QByteArrayList, rules);
        QFETCH(const QStringList, findings);
        const auto loaded = tests::dmn::load(table(attributes, columns, rules, "<output/>"));
        QCOMPARE(tests::dmn::shown(loaded.faults), QStringList());
        QStringList found;
        for (const dmn::Finding &finding : dmn::analyse(*loaded.model)) {
            found += finding.error.idText().mid(4) + u' ' + finding.error.arguments().at(1) + u' '
                     + finding.error.arguments().at(2);
            QVERIFY(core::sentence(finding.error, {u"ja"_s}) != core::sentence(finding.error, {u"en"_s}));
        }
        QCOMPARE(found, findings);
    }

    void everyWitnessShowsWhatItClaims()
    {
        const auto loaded = tests::dmn::load(table("",
                                                   {"k:tKind", "n:number", "b:boolean"},
                                                   {"\"NZ\" | [0..10] | true | 1",
                                                    "\"KH\" | > 3 | - | 2",
                                                    "- | (5..8) | false | 3"},
                                                   "<output/>"));
        const auto findings = dmn::analyse(*loaded.model);
        int gaps = 0;
        int overlaps = 0;
        for (const dmn::Finding &finding : findings) {
            const auto evaluation = loaded.evaluate(u"t"_s, finding.witness);
            QVERIFY(evaluation.value.isNull());
            const QString reason = evaluation.diagnostics.back().error.idText();
            if (finding.error.is(dmn::AnalysisError::Gap)) {
                ++gaps;
                QCOMPARE(reason, u"dmn.NoRuleMatched"_s);
            } else {
                ++overlaps;
                QCOMPARE(reason, u"dmn.SeveralRulesMatched"_s);
            }
        }
        QVERIFY(gaps > 0);
        QVERIFY(overlaps > 0);
    }

    void aDefaultClosesEveryGap()
    {
        const auto loaded = tests::dmn::load(
            table("", {"b:boolean"}, {"true | 1"},
                  "<output><defaultOutputEntry><text>0</text></defaultOutputEntry></output>"));
        QVERIFY(dmn::analyse(*loaded.model).empty());
    }

    void aLargeTableIsExaminedInTime()
    {
        QByteArrayList rules;
        for (int i = 0; i < 200; ++i) {
            rules += "[" + QByteArray::number(i * 10) + ".." + QByteArray::number(i * 10 + 10) + ") | \"NZ\" | true | "
                     + QByteArray::number(i);
        }
        const auto loaded
            = tests::dmn::load(table("", {"n:number", "k:tKind", "b:boolean"}, rules, "<output/>"));
        const auto findings = dmn::analyse(*loaded.model);
        QCOMPARE(findings.size(), std::size_t{5}); // gaps only, and no more than anyone reads
    }
};

TODOKE_TEST(AnalysisTest)
#include "tst_analysis.moc"
