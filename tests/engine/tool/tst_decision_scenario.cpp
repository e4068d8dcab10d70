// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/decision_scenario.h"

#include "tests/support/test_registry.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace engine;
using namespace Qt::StringLiterals;

namespace {

const QString procedures = QStringLiteral(TODOKE_SOURCE_DIR "/procedures");

QString told(const core::Faults &faults)
{
    QStringList lines;
    for (const core::Error &fault : faults)
        lines << fault.where().toString() + u": "_s + fault.idText() + u": "_s + core::sentence(fault, {u"en"_s});
    return lines.join(u'\n');
}

std::shared_ptr<const procedure::Package> packageOf(const QString &name)
{
    const auto files = procedure::readFolder(procedures + u'/' + name, procedures + u"/common"_s);
    core::Faults faults;
    return files ? procedure::read(*files, faults) : nullptr;
}

} // namespace

class DecisionScenarioTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCaseOfThePackagesHolds_data()
    {
        QTest::addColumn<QString>("package");
        for (const QString &name : QDir(procedures).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            if (QDir(procedures + u'/' + name + u"/scenarios/decisions"_s).exists())
                QTest::newRow(qPrintable(name)) << name;
        }
    }

    void everyCaseOfThePackagesHolds()
    {
        QFETCH(const QString, package);
        const auto read = packageOf(package);
        QVERIFY(read);
        int files = 0;
        for (const auto &[path, content] : read->files) {
            if (!path.startsWith(u"scenarios/decisions/"_s) || !path.endsWith(u".xml"_s))
                continue;
            ++files;
            const tool::ScenarioResult result = tool::playDecisionScenario(*read, path, content);
            QVERIFY2(result.faults.empty(), qPrintable(told(result.faults)));
        }
        QVERIFY(files > 0);
    }

    /// What they say is compared wherever cases are played; here, that they are there and speak to people.
    void everyFileOfCasesKeepsItsReasons_data() { everyCaseOfThePackagesHolds_data(); }

    void everyFileOfCasesKeepsItsReasons()
    {
        QFETCH(const QString, package);
        const auto read = packageOf(package);
        QVERIFY(read);
        static const QRegularExpression identifier(u"[a-z]{4,}|[a-z][A-Z]|[A-Za-z][-_.][A-Za-z]"_s);
        int sentences = 0;
        for (const auto &[path, content] : read->files) {
            if (!path.startsWith(u"scenarios/decisions/"_s) || !path.endsWith(u".xml"_s))
                continue;
            const auto kept = read->files.find(tool::reasonsPath(path));
            QVERIFY2(kept != read->files.end(), qPrintable(path));
            for (const QString &line : QString::fromUtf8(kept->second).split(u'\n')) {
                if (!line.startsWith(u"  ja: "_s))
                    continue;
                ++sentences;
                QVERIFY2(!identifier.match(line, 6).hasMatch(), qPrintable(path + u": "_s + line));
            }
        }
        QVERIFY(sentences > 5);
    }

    void reasonsThatAreKeptMustStayTheSame()
    {
        const QString folder = procedures + u"/tax-certificate"_s;
        auto files = procedure::readFolder(folder, procedures + u"/common"_s);
        QVERIFY(files);
        const QString path = u"scenarios/decisions/fees.xml"_s;
        const auto plain = packageOf(u"tax-certificate"_s);
        const QString reasons = tool::decisionReasons(*plain, path, plain->files.at(path));
        QVERIFY(reasons.contains(u"ja: "_s) && reasons.contains(u"en: "_s));
        const auto played = [&](const QString &kept) {
            (*files)[tool::reasonsPath(path)] = kept.toUtf8();
            core::Faults faults;
            const auto package = procedure::read(*files, faults);
            return told(faults) + told(tool::playDecisionScenario(*package, path, files->at(path)).faults);
        };
        QCOMPARE(played(reasons), QString());
        QString other = reasons;
        const qsizetype at = other.indexOf(u"ja: "_s);
        const int line = static_cast<int>(other.left(at).count(u'\n')) + 1;
        other.insert(at + 4, u"実は"_s);
        QVERIFY2(played(other).startsWith(u"scenarios/decisions/fees.reasons:%1:1: tool.ReasonsDiffer"_s.arg(line)), qPrintable(played(other)));
    }

    void whatIsNotSoIsToldAtItsPlace_data()
    {
        QTest::addColumn<QString>("inner");
        QTest::addColumn<QString>("told");
        const QString given = u"<given input=\"kind\">\"NZ\"</given><given input=\"items\">[{copies: 2}]</given>"_s;
        QTest::newRow("another result") << given + u"<gives>400</gives>"_s
                                        << u"c.xml:3:128: tool.OtherResult: \"one\": expected 400, got 800"_s;
        QTest::newRow("another reason") << given + u"<gives>800</gives><because>憲法</because>"_s
                                        << u"c.xml:3:146: tool.Because: \"one\": no rule that applied says \"憲法\"; "
                                           "they say: 地方自治法 第227条、手数料条例"_s;
        QTest::newRow("a value that cannot be read") << given + u"<gives>(</gives>"_s << u"c.xml:3:*"_s;
        QTest::newRow("a value that is null by mistake") << given + u"<gives>\"a\" + 1</gives>"_s << u"c.xml:3:*"_s;
        QTest::newRow("as it is") << given + u"<gives>800</gives><because>地方自治法 第227条</because>"_s << QString();
    }

    void whatIsNotSoIsToldAtItsPlace()
    {
        QFETCH(const QString, inner);
        QFETCH(const QString, told);
        static const auto package = packageOf(u"tax-certificate"_s);
        QVERIFY(package);
        const QString xml = u"<?xml version=\"1.0\"?>\n<cases xmlns=\"urn:todoke:decision-scenario:1\" name=\"n\" decision=\"fee\">\n"
                            "<case name=\"one\"><given input=\"properties\">[]</given>"_s
                            + inner + u"</case></cases>"_s;
        const tool::ScenarioResult result = tool::playDecisionScenario(*package, u"c.xml"_s, xml.toUtf8());
        const QString found = ::told(result.faults);
        if (told.endsWith(u'*'))
            QVERIFY2(found.startsWith(told.chopped(1)), qPrintable(found));
        else
            QCOMPARE(found, told);
        for (const core::Error &fault : result.faults)
            QVERIFY(core::sentence(fault, {u"ja"_s}) != core::sentence(fault, {u"en"_s}));
    }
};

TODOKE_TEST(DecisionScenarioTest)
#include "tst_decision_scenario.moc"
