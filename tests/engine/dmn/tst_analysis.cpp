// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/analysis.h"

#include "engine/core/sentence.h"
#include "engine/dmn/analysis_points.h"
#include "tests/engine/dmn/models.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
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

tests::dmn::Loaded loadFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return tests::dmn::loadDocument(file.readAll(), QFileInfo(path).fileName());
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

    void eachTableHasTheFindingsBesideIt_data()
    {
        QTest::addColumn<QString>("path");
        const QDir folder(QStringLiteral(TODOKE_TEST_DATA "/analysis"));
        const QStringList files = folder.entryList({u"*.dmn"_s}, QDir::Files, QDir::Name);
        QVERIFY(files.size() >= 30);
        for (const QString &file : files)
            QTest::newRow(qPrintable(file)) << folder.filePath(file);
    }

    /// Tables with planted faults, and `correct-*` without. With TODOKE_WRITE_GOLDEN the findings are written anew.
    void eachTableHasTheFindingsBesideIt()
    {
        QFETCH(const QString, path);
        const auto loaded = loadFile(path);
        QCOMPARE(tests::dmn::shown(loaded.faults), QStringList());
        QString found;
        for (const dmn::Finding &finding : dmn::analyse(*loaded.model)) {
            const QStringList arguments = finding.error.arguments();
            found += finding.error.idText().mid(4) + u" | "_s + arguments.mid(0, 2).join(u" | "_s) + u" | "_s
                     + arguments.mid(2).join(u" | "_s) + u'\n';
            QVERIFY(core::sentence(finding.error, {u"ja"_s}) != core::sentence(finding.error, {u"en"_s}));
        }
        QCOMPARE(found.isEmpty(), QFileInfo(path).fileName().startsWith(u"correct-"_s));
        QFile golden(path + u".findings"_s);
        if (qEnvironmentVariableIsSet("TODOKE_WRITE_GOLDEN")) {
            QVERIFY(golden.open(QIODevice::WriteOnly));
            golden.write(found.toUtf8());
            return;
        }
        QVERIFY2(golden.open(QIODevice::ReadOnly), "each table has its findings beside it");
        QCOMPARE(found, QString::fromUtf8(golden.readAll()));
    }

    void everyWitnessShowsWhatItClaims_data() { eachTableHasTheFindingsBesideIt_data(); }

    void everyWitnessShowsWhatItClaims()
    {
        QFETCH(const QString, path);
        const auto loaded = loadFile(path);
        for (const dmn::Finding &finding : dmn::analyse(*loaded.model)) {
            if (finding.witness.isEmpty())
                continue; // no input can show what never happens
            QString decision = finding.error.arguments().front().section(u' ', 0, 0);
            auto base = tests::dmn::base();
            // A dated table is meant at the end of the stretch that the finding names.
            const QString until = finding.error.arguments().front().section(u".."_s, 1);
            if (!until.isEmpty())
                base.now = QDateTime(QDate::fromString(until, Qt::ISODate), QTime(0, 0), Qt::UTC);
            const auto shown = loaded.model->evaluate(decision, finding.witness, base, dmn::Explain::Rules);
            QStringList reasons;
            for (const feel::Diagnostic &diagnostic : shown.diagnostics)
                reasons += diagnostic.error.idText();
            const QString told = finding.error.arguments().join(u" | "_s);
            if (finding.error.is(dmn::AnalysisError::Gap))
                QVERIFY2(reasons.contains(u"dmn.NoRuleMatched"_s), qPrintable(told));
            else if (finding.error.is(dmn::AnalysisError::Overlap))
                QVERIFY2(reasons.contains(u"dmn.SeveralRulesMatched"_s) || reasons.contains(u"dmn.OutputsDiffer"_s), qPrintable(told));
            else if (finding.error.is(dmn::AnalysisError::NotAllowed))
                QVERIFY2(reasons.contains(u"dmn.NotAllowed"_s), qPrintable(told));
            else if (finding.error.is(dmn::AnalysisError::Masked))
                QVERIFY2(!shown.trace.back().rules.empty() && shown.trace.back().rules.front().number != finding.rules.front(), qPrintable(told));
            else
                QFAIL(qPrintable(told));
        }
    }

    void aDefaultClosesEveryGap()
    {
        const auto loaded = tests::dmn::load(
            table("", {"b:boolean"}, {"true | 1"},
                  "<output><defaultOutputEntry><text>0</text></defaultOutputEntry></output>"));
        QVERIFY(dmn::analyse(*loaded.model).empty());
    }

    void whereThereIsTooMuchToGoThroughItIsSaid()
    {
        // Behind the one column stand three inputs of a hundred stretches each.
        QByteArrayList rules;
        for (int i = 0; i < 50; ++i) {
            const QByteArray cell = "[" + QByteArray::number(i * 10) + ".." + QByteArray::number(i * 10 + 10) + ")";
            rules += cell + " | " + cell + " | " + cell + " | \"A\"";
        }
        QByteArray xml = table("hitPolicy='FIRST'", {"n:number", "m:number", "o:number"}, rules + QByteArrayList{"- | - | - | \"B\""}, "<output/>");
        xml += "<decision id='top' name='top'><informationRequirement><requiredDecision href='#t'/></informationRequirement>"
               "<decisionTable><input><inputExpression typeRef='string'><text>t</text></inputExpression></input><output/>"
               "<rule><inputEntry><text>\"A\"</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>"
               "<rule><inputEntry><text>\"B\"</text></inputEntry><outputEntry><text>2</text></outputEntry></rule>"
               "</decisionTable></decision>";
        const auto loaded = tests::dmn::load(xml);
        QCOMPARE(tests::dmn::shown(loaded.faults), QStringList());
        const auto findings = dmn::analyse(*loaded.model);
        QCOMPARE(findings.size(), std::size_t{1});
        QVERIFY(findings.front().isNote);
        QVERIFY(findings.front().error.is(dmn::AnalysisError::Unfinished));
        QCOMPARE(findings.front().error.arguments().front(), u"top"_s);
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
