// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/commands.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine::tool;

namespace {

const QString common = QStringLiteral(TODOKE_SOURCE_DIR "/procedures/common");

/// What a command printed and how it ended.
struct Ended
{
    int code;
    QString out;
    QString err;
};

Ended run(CommandFunction command, const QStringList &arguments, const QString &language = u"en"_s)
{
    Ended ended{0, {}, {}};
    QTextStream out(&ended.out);
    QTextStream err(&ended.err);
    ended.code = command(arguments, {out, err, {language}});
    return ended;
}

} // namespace

class CommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewPackageHasNoFaultsAndPassesItsTests()
    {
        QTemporaryDir folder;
        const QString package = folder.filePath(u"dog-register"_s);
        const Ended written = run(newCommand, {package});
        QCOMPARE(written.code, 0);
        QVERIFY2(QFile::exists(package + u"/decisions/dog-register.dmn"_s), qPrintable(written.out));
        const Ended checked = run(checkCommand, {package, u"--common"_s, common});
        QCOMPARE(checked.out, package + u": no faults\n"_s);
        QCOMPARE(checked.code, 0);
        const Ended tested = run(testCommand, {package, u"--common"_s, common});
        QVERIFY2(tested.code == 0, qPrintable(tested.out));
        QVERIFY2(!tested.out.contains(u"no scenario comes past"_s), qPrintable(tested.out));
    }

    void aNewPackageOverwritesNothing()
    {
        QTemporaryDir folder;
        QCOMPARE(run(newCommand, {folder.filePath(u"park-use"_s)}).code, 0);
        const Ended again = run(newCommand, {folder.filePath(u"park-use"_s)});
        QCOMPARE(again.code, 2);
        QVERIFY2(again.err.contains(u"has files in it"_s), qPrintable(again.err));
        QCOMPARE(run(newCommand, {folder.filePath(u"Park Use"_s)}).code, 2);
        QVERIFY(!QFile::exists(folder.filePath(u"Park Use"_s)));
    }

    void theExitCodeSaysHowACheckEnded()
    {
        QTemporaryDir folder;
        const QString package = folder.filePath(u"park-use"_s);
        QCOMPARE(run(newCommand, {package}).code, 0);
        QVERIFY(QFile::remove(package + u"/forms/examination.xml"_s));
        const Ended faulty = run(checkCommand, {package, u"--common"_s, common}, u"ja"_s);
        QCOMPARE(faulty.code, 1);
        QVERIFY2(faulty.out.endsWith(u"誤り 1 件\n"_s), qPrintable(faulty.out));
        QCOMPARE(run(checkCommand, {}).code, 2);
        QCOMPARE(run(checkCommand, {package, package}).code, 2);
        const Ended nowhere = run(checkCommand, {folder.filePath(u"nowhere"_s)});
        QCOMPARE(nowhere.code, 2);
        QVERIFY2(nowhere.err.contains(u"there is no folder"_s), qPrintable(nowhere.err));
    }

    void oneLanguageOfTwoIsSpoken()
    {
        QCOMPARE(runCommand({u"check"_s, u"--lang"_s, u"fr"_s, u"x"_s}), 2);
        QCOMPARE(runCommand({u"eval"_s, u"1 + 1"_s, u"--lang=ja"_s}), 0);
    }
};

TODOKE_TEST(CommandsTest)
#include "tst_commands.moc"
