// SPDX-License-Identifier: Apache-2.0
#include "engine/core/sentence.h"
#include "engine/procedure/catalogue.h"
#include "engine/procedure/cover_reader.h"
#include "engine/procedure/package.h"
#include "engine/procedure/procedure_error.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;
using namespace engine::procedure;

namespace {

const QString procedures = QStringLiteral(TODOKE_SOURCE_DIR "/procedures");

Files filesOf(const QString &procedure)
{
    const auto files = readFolder(procedures + u'/' + procedure, procedures + u"/common"_s);
    return files ? *files : Files();
}

QString told(const core::Faults &faults)
{
    QStringList lines;
    for (const core::Error &fault : faults)
        lines.push_back(fault.where().toString() + u": "_s + fault.idText() + u": "_s + core::sentence(fault, {u"en"_s}));
    return lines.join(u'\n');
}

/// What a mutation plants and which fault must be found, where.
struct Planted
{
    const char *file;
    const char *pattern; ///< regular expression; its first match is replaced
    const char *replacement;
    const char *fault; ///< idText
    const char *place; ///< file that the fault points to
};

} // namespace

class PackageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePackagesWeShipHaveNoFaults_data()
    {
        QTest::addColumn<QString>("procedure");
        for (const QString &name : QDir(procedures).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            if (name != u"common"_s)
                QTest::newRow(qPrintable(name)) << procedures + u'/' + name;
        }
        const QString second = QStringLiteral(TODOKE_SOURCE_DIR "/tests/packages");
        for (const QString &name : QDir(second).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            QTest::newRow(qPrintable(name)) << second + u'/' + name;
    }

    void thePackagesWeShipHaveNoFaults()
    {
        QFETCH(const QString, procedure);
        core::Faults faults;
        const auto files = readFolder(procedure, procedures + u"/common"_s);
        QVERIFY(files);
        const auto package = read(*files, faults);
        QVERIFY2(faults.empty(), qPrintable(told(faults)));
        QVERIFY(package);
        QCOMPARE(package->cover.id, QDir(procedure).dirName());
        QVERIFY(package->forms.contains(package->cover.entryForm));
    }

    void eachFaultIsFoundAtItsPlace_data()
    {
        static const std::vector<Planted> all{
            {"procedure.xml", "</procedure>", "", "xml.TagNotClosed", "procedure.xml"},
            {"procedure.xml", "urn:todoke:procedure:1", "urn:todoke:procedure:2", "procedure.NotACoverSheet", "procedure.xml"},
            {"procedure.xml", "kind=\"application\"", "kind=\"wish\"", "xml.NotInList", "procedure.xml"},
            {"procedure.xml", "<name xml:lang=\"ja\"[^>]*>[^<]*</name>", "", "procedure.MissingJapanese", "procedure.xml"},
            {"procedure.xml", "<name xml:lang=\"en\">[^<]*</name>", "", "procedure.MissingLanguage", "procedure.xml"},
            {"procedure.xml", "kind=\"application\"", "kind=\"filing\"", "bpmn.UnknownOutcome", "workflow.bpmn"},
            {"procedure.xml", "<life-event ref=\"money\"/>", "<life-event ref=\"monny\"/>", "procedure.UnknownLifeEvent", "procedure.xml"},
            {"procedure.xml", "reading=\"しゃけん\"", "reading=\"車検\"", "*", "procedure.xml"},
            {"procedure.xml", "<question xml:lang=\"ja\">[^<]*</question>", "", "procedure.MissingJapanese", "procedure.xml"},
            {"procedure.xml", "<answer xml:lang=\"en\">[^<]*</answer>", "", "procedure.MissingLanguage", "procedure.xml"},
            {"procedure.xml", "<languages>", "<guide decision=\"fee\"/><languages>", "procedure.NotOfThisKind", "procedure.xml"},
            {"common/life-events.xml", "id=\"birth\"", "id=\"death\"", "procedure.DuplicateLifeEvent", "common/life-events.xml"},
            {"common/life-events.xml", "<name xml:lang=\"ja\"[^>]*>[^<]*</name>", "", "procedure.MissingJapanese", "common/life-events.xml"},
            {"procedure.xml", "<law [^>]*/>", "", "procedure.LawMissing", "procedure.xml"},
            {"procedure.xml", "verified=\"2026-11-01\"", "verified=\"1926-11-01\"", "procedure.LawInTheFuture", "procedure.xml"},
            {"procedure.xml", " ground=\"[^\"]*\"", "", "procedure.GroundMissing", "procedure.xml"},
            {"procedure.xml", "<office [^>]*/>", "<office/>", "procedure.OfficeTwiceOrNone", "procedure.xml"},
            {"procedure.xml", "<office [^>]*/>", "", "procedure.MissingElement", "procedure.xml"},
            {"procedure.xml", "<signature level=\"declaration\"/>", "<signature level=\"own\"/><signature level=\"own\"/>", "procedure.DuplicateElement", "procedure.xml"},
            {"procedure.xml", "<form entry=\"entry\"/>", "<form entry=\"entrance\"/>", "procedure.UnknownEntryForm", "procedure.xml"},
            {"procedure.xml", "<fee decision=\"fee\"", "<fee decision=\"feel\"", "procedure.UnknownDecision", "procedure.xml"},
            {"procedure.xml", "unpaid=\"dismissal\"", "unpaid=\"deemed-withdrawal\"", "procedure.WithdrawalWithoutGround", "procedure.xml"},
            {"procedure.xml", "(<role id=\"examiner\"[^>]*/>)", "\\1\\1", "procedure.DuplicateRole", "procedure.xml"},
            {"procedure.xml", "(<role id=\"examiner\"[^>]*/>)", "\\1<role id=\"idler\" office=\"o\" position=\"p\"/>", "procedure.RoleUnused", "procedure.xml"},
            {"procedure.xml", "<attachment name=\"mandate\"", "<attachment name=\"mandates\"", "procedure.AttachmentWithoutField", "procedure.xml"},
            {"procedure.xml", "<attachment name=\"mandate\"", "<attachment name=\"mandates\"", "procedure.FieldWithoutAttachment", "forms/entry.xml"},
            {"procedure.xml", "<attachment name=\"inheritance\"", "<attachment name=\"mandate\"", "procedure.DuplicateAttachment", "procedure.xml"},
            {"forms/entry.xml", "id=\"entry\"", "id=\"exit\"", "procedure.FormNameDiffers", "forms/entry.xml"},
            {"forms/entry.xml", "seen-by=\"examiner", "seen-by=\"examinator", "procedure.UnknownSeenBy", "forms/entry.xml"},
            {"forms/entry.xml", "options=\"taxItems\"", "options=\"taxThings\"", "procedure.UnknownDecision", "forms/entry.xml"},
            {"workflow.bpmn", "value=\"&quot;certificate&quot;\"", "value=\"&quot;certificat&quot;\"", "procedure.UnknownDocument", "workflow.bpmn"},
            {"workflow.bpmn", "value=\"&quot;certificate&quot;\"", "value=\"&quot;refusal&quot;\"", "procedure.DocumentUnused", "documents/certificate.xhtml"},
            {"workflow.bpmn", "<todoke:in name=\"reasons\" value=\"drafted.reasons\"/>", "<todoke:in name=\"reasons\" value=\"null\"/>", "procedure.RefusalWithoutReasons", "workflow.bpmn"},
            {"documents/refusal.xhtml", "審査請求", "相談", "procedure.LetterWithoutAppeal", "workflow.bpmn"},
            {"documents/certificate.xhtml", "<html xmlns=\"[^\"]*\"", "<html xmlns=\"urn:x\"", "procedure.NotADocument", "documents/certificate.xhtml"},
            {"documents/certificate.xhtml", "</table>", "", "xml.TagMismatch", "documents/certificate.xhtml"},
            {"scenarios/plain.xml", "<do task=\"examine\"", "<do task=\"examin\"", "procedure.ScenarioTask", "scenarios/plain.xml"},
            {"scenarios/plain.xml", "for=\"examiner\"", "for=\"king\"", "procedure.ScenarioRole", "scenarios/plain.xml"},
            {"scenarios/plain.xml", "<submit form=\"entry\"", "<submit form=\"exit\"", "procedure.ScenarioForm", "scenarios/plain.xml"},
            {"scenarios/plain.xml", "<kind>NZ</kind>", "<kinds>NZ</kinds>", "procedure.ScenarioField", "scenarios/plain.xml"},
            {"decisions/tax-certificate.dmn", "\"JK\", \"JN\"(</text></inputEntry><outputEntry><text>300)", "\"JK\"\\1", "dmn.Gap", "decisions/tax-certificate.dmn"},
            {"decisions/tax-certificate.dmn", "\"JK\", \"JN\"(</text></inputEntry><outputEntry><text>300)", "\"JK\", \"JN\", \"NZ\"\\1", "dmn.Overlap", "decisions/tax-certificate.dmn"},
            {"scenarios/decisions/fees.xml", "<cases ", "<cases2 ", "xml.TagMismatch", "scenarios/decisions/fees.xml"},
            {"scenarios/decisions/fees.xml", "urn:todoke:decision-scenario:1", "urn:x", "procedure.NotADecisionScenario", "scenarios/decisions/fees.xml"},
            {"scenarios/decisions/fees.xml", " decision=\"fee\"", "", "procedure.CaseWithoutDecision", "scenarios/decisions/fees.xml"},
            {"scenarios/decisions/fees.xml", " decision=\"fee\"", " decision=\"fees\"", "procedure.ScenarioDecision", "scenarios/decisions/fees.xml"},
            {"scenarios/decisions/fees.xml", "input=\"properties\"", "input=\"property\"", "procedure.ScenarioInput", "scenarios/decisions/fees.xml"},
            {"scenarios/decisions/fees.xml", "<gives>400</gives>", "<takes>400</takes>", "*", "scenarios/decisions/fees.xml"},
            {"scenarios/plain.xml", "<pay amount=\"400\"/>", "<pay amount=\"much\"/>", "*", "scenarios/plain.xml"},
        };
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("replacement");
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("place");
        for (const Planted &planted : all) {
            QTest::addRow("%s in %s", planted.fault, planted.file)
                << QString::fromUtf8(planted.file) << QString::fromUtf8(planted.pattern) << QString::fromUtf8(planted.replacement)
                << QString::fromUtf8(planted.fault) << QString::fromUtf8(planted.place);
        }
    }

    void eachFaultIsFoundAtItsPlace()
    {
        QFETCH(const QString, file);
        QFETCH(const QString, pattern);
        QFETCH(const QString, replacement);
        QFETCH(const QString, fault);
        QFETCH(const QString, place);
        Files files = filesOf(u"tax-certificate"_s);
        QString text = QString::fromUtf8(files.at(file));
        const QRegularExpression search(pattern);
        QVERIFY2(search.match(text).hasMatch(), "the mutation no longer applies: mend the test");
        const bool every = pattern == u"審査請求"_s || pattern == u"</table>"_s;
        if (every)
            text.replace(search, replacement);
        else {
            const auto match = search.match(text);
            QString with = replacement;
            with.replace(u"\\1"_s, match.captured(1));
            text = text.left(match.capturedStart()) + with + text.mid(match.capturedEnd());
        }
        files[file] = text.toUtf8();
        core::Faults faults;
        (void)read(files, faults);
        const bool found = std::any_of(faults.begin(), faults.end(), [&](const core::Error &error) {
            const bool same = fault == u"*"_s || error.idText() == fault;
            return same && error.where().file == place && error.where().line > 0 && error.where().column > 0;
        });
        QVERIFY2(found, qPrintable(told(faults)));
    }

    void anOrderNeedsReasonsAndTheNoticeOfAppealRights()
    {
        Files files = filesOf(u"soil-contamination"_s);
        files[u"workflow.bpmn"_s].replace("<todoke:in name=\"reasons\" value=\"drafted.reasons\"/>", "<todoke:in name=\"reasons\" value=\"null\"/>");
        files[u"documents/order.xhtml"_s].replace("審査請求", "相談");
        core::Faults faults;
        (void)read(files, faults);
        const QString text = told(faults);
        QVERIFY2(text.contains(u"procedure.RefusalWithoutReasons"_s) && text.contains(u"procedure.LetterWithoutAppeal"_s), qPrintable(text));
        QCOMPARE(faults.size(), 2U);
    }

    void aMissingOrForeignFileIsTold()
    {
        Files files = filesOf(u"tax-certificate"_s);
        files.erase(u"workflow.bpmn"_s);
        files[u"run.sh"_s] = "rm -rf /";
        core::Faults faults;
        QVERIFY(!read(files, faults));
        const QString text = told(faults);
        QVERIFY2(text.contains(u"procedure.MissingFile"_s) && text.contains(u"procedure.UnexpectedFile"_s), qPrintable(text));
    }

    void aGuideIsCheckedAsOne_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char *name, const QString &file, const char *from, const char *to, const QString &fault) {
            QTest::newRow(name) << file << QByteArray(from) << QByteArray(to) << fault;
        };
        row("right as it is", u"procedure.xml"_s, "<languages>", "<languages>", {});
        row("a decision that is not there", u"procedure.xml"_s, "decision=\"whatToFile\"", "decision=\"what\"", u"procedure.UnknownDecision"_s);
        row("no decision", u"procedure.xml"_s, "<guide decision=\"whatToFile\"/>", "", u"procedure.MissingElement"_s);
        row("a fee", u"procedure.xml"_s, "<languages>", "<fee decision=\"whatToFile\" methods=\"card\"/><languages>", u"procedure.NotOfThisKind"_s);
        row("an output that is missing", u"decisions/what-to-file.dmn"_s, "name=\"procedure\"", "name=\"office\"", u"procedure.GuideDecision"_s);
        row("an input that nobody is asked", u"forms/questions.xml"_s, "<choice name=\"tax\"", "<choice name=\"taxes\"", u"procedure.GuideInput"_s);
        row("a procedure that is not there", u"decisions/what-to-file.dmn"_s, "\"tax-certificate\"", "\"tax-certificates\"", u"procedure.GuideProcedure"_s);
        row("a workflow", u"workflow.bpmn"_s, "", "<x/>", u"procedure.UnexpectedFile"_s);
    }

    void aGuideIsCheckedAsOne()
    {
        QFETCH(const QString, file);
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        QFETCH(const QString, fault);
        Files files = filesOf(u"what-to-file"_s);
        QVERIFY(files[file].contains(from));
        files[file] = from.isEmpty() ? to : files[file].replace(from, to);
        Surroundings surroundings;
        surroundings.procedures = {u"tax-certificate"_s, u"public-housing"_s, u"soil-contamination"_s};
        core::Faults faults;
        (void)read(files, faults, surroundings);
        const bool found = std::any_of(faults.begin(), faults.end(), [&](const core::Error &error) { return error.idText() == fault; });
        QVERIFY2(fault.isEmpty() ? faults.empty() : found, qPrintable(told(faults)));
    }

    void whatNamesTheApproverAndCannotBeFollowedIsNoted_data()
    {
        QTest::addColumn<QByteArray>("approver");
        QTest::addColumn<QString>("note");
        QTest::newRow("what a register says") << QByteArray("ledger.approver") << u"procedure.ApproverUnproven"_s;
        QTest::newRow("a role in quotes whatever a register says") << QByteArray("if ledger.found = true then &quot;manager&quot; else &quot;approver&quot;") << QString();
        QTest::newRow("nobody in a case that a register may say") << QByteArray("if ledger.found = true then &quot;manager&quot; else null") << u"procedure.ApproverUnproven"_s;
    }

    void whatNamesTheApproverAndCannotBeFollowedIsNoted()
    {
        QFETCH(const QByteArray, approver);
        QFETCH(const QString, note);
        Files files = filesOf(u"tax-certificate"_s);
        files[u"workflow.bpmn"_s].replace("name=\"approver\" value=\"route.approver\"", "name=\"approver\" value=\"" + approver + '"');
        core::Faults faults;
        core::Faults notes;
        (void)read(files, faults, {}, &notes);
        QVERIFY2(faults.empty(), qPrintable(told(faults)));
        QCOMPARE(told(notes).count(u"procedure.ApproverUnproven"_s), note.isEmpty() ? 0 : 1);
    }

    void anAnswerThatNamesTheApproverIsFollowed()
    {
        // Whoever examines chooses who approves; one of the choices is no role.
        Files files = filesOf(u"tax-certificate"_s);
        files[u"workflow.bpmn"_s].replace("name=\"approver\" value=\"route.approver\"", "name=\"approver\" value=\"examined.result\"");
        core::Faults faults;
        core::Faults notes;
        (void)read(files, faults, {}, &notes);
        QVERIFY2(told(faults).contains(u"procedure.UnknownApprover"_s), qPrintable(told(faults)));
        QVERIFY2(told(faults).contains(u"goes to refuse"_s), qPrintable(told(faults)));
    }

    void whatADecisionTakesFromItsInputIsNotedAsUntried()
    {
        Files files = filesOf(u"tax-certificate"_s);
        files[u"decisions/tax-certificate.dmn"_s].replace("<outputEntry><text>\"concurrer\"</text></outputEntry><outputEntry><text>\"manager\"</text></outputEntry>",
                                                          "<outputEntry><text>\"concurrer\"</text></outputEntry><outputEntry><text>proposal.approver</text></outputEntry>");
        core::Faults faults;
        core::Faults notes;
        (void)read(files, faults, {}, &notes);
        QVERIFY2(faults.empty(), qPrintable(told(faults)));
        QVERIFY2(told(notes).contains(u"procedure.ApproverUntried"_s) && told(notes).contains(u"procedure.ApproverUnproven"_s), qPrintable(told(notes)));
    }

    void aNameThatNobodyCanTypeInKanaIsNoted()
    {
        Files files = filesOf(u"tax-certificate"_s);
        const auto notesOf = [&files] {
            core::Faults faults;
            core::Faults notes;
            (void)read(files, faults, {}, &notes);
            return told(faults) + told(notes);
        };
        QVERIFY2(!notesOf().contains(u"procedure.NoReading"_s), qPrintable(notesOf()));
        files[u"procedure.xml"_s].replace(" reading=\"のうぜいしょうめいしょの こうふしんせい\"", "");
        QVERIFY2(notesOf().contains(u"procedure.NoReading"_s), qPrintable(notesOf()));
    }

    void theHashCoversEveryPathAndByteAndTheSharedParts()
    {
        const Files files = filesOf(u"tax-certificate"_s);
        const QString hash = packageHash(files);
        QCOMPARE(hash.size(), 64);
        for (const QString &path : {u"procedure.xml"_s, u"common/payment.bpmn"_s}) {
            Files changed = files;
            changed.at(path).append(' ');
            QVERIFY(packageHash(changed) != hash);
        }
        Files moved = files;
        moved[u"forms/entry2.xml"_s] = moved.at(u"forms/entry.xml"_s);
        moved.erase(u"forms/entry.xml"_s);
        QVERIFY(packageHash(moved) != hash);
    }

    void aSharedFileIsReadOnceAndOnlyWhereItIsTheSame()
    {
        const QString path = u"common/payment.bpmn"_s;
        const Files files = filesOf(u"tax-certificate"_s);
        const auto shared = [](const Files &of) {
            core::Faults faults;
            const auto package = read(of, faults);
            return faults.empty() && package ? package->definition.processes.at(u"common:payment"_s) : nullptr;
        };
        const auto first = shared(files);
        QVERIFY(first);
        Files another = files;
        another[u"workflow.bpmn"_s].replace("</bpmn:definitions>", "<!-- another package --></bpmn:definitions>");
        QVERIFY(packageHash(another) != packageHash(files));
        QCOMPARE(shared(another), first);
        Files changed = files;
        changed[path].replace("</bpmn:definitions>", "<!-- a later one --></bpmn:definitions>");
        QVERIFY(changed.at(path) != files.at(path));
        const auto other = shared(changed);
        QVERIFY(other && other != first);
        Files broken = files;
        broken[path].replace("targetRef=", "target=");
        for (int i = 0; i < 2; ++i) {
            core::Faults faults;
            read(broken, faults);
            QVERIFY2(told(faults).contains(path), qPrintable(told(faults)));
        }
    }

    void editorLeftoversAreNoPartOfAPackage()
    {
        QTemporaryDir folder;
        QDir(folder.path()).mkpath(u"forms/.cache"_s);
        for (const QString &name : {u"procedure.xml"_s, u".hidden"_s, u"procedure.xml~"_s}) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("x");
        }
        const auto files = readFolder(folder.path(), {});
        QVERIFY(files);
        QCOMPARE(files->size(), std::size_t(1));
        QVERIFY(!readFolder(folder.filePath(u"nowhere"_s), {}));
    }

    void theCatalogueKeepsEveryVersion()
    {
        Catalogue catalogue;
        const auto version = [](const QString &hash) {
            auto package = std::make_shared<Package>();
            package->hash = hash;
            package->cover.id = u"p"_s;
            return package;
        };
        catalogue.publish(version(u"a"_s));
        catalogue.publish(version(u"b"_s));
        QCOMPARE(catalogue.inForce(u"p"_s)->hash, u"b"_s);
        QCOMPARE(catalogue.byHash(u"a"_s)->hash, u"a"_s);
        QVERIFY(!catalogue.inForce(u"q"_s));
        QVERIFY(!catalogue.byHash(u"c"_s));
        QCOMPARE(catalogue.allInForce().size(), std::size_t(1));
    }

    void theSchemasThatShipAreSound()
    {
        for (const QString &name : {u"procedure-1.xsd"_s, u"scenario-1.xsd"_s})
            (void)shippedSchema(name);
    }
};

TODOKE_TEST(PackageTest)
#include "tst_package.moc"
