// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/commands.h"
#include "tests/faults/proof_town.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QTest>

using namespace tests;

namespace {

const QString procedures = QStringLiteral(TODOKE_SOURCE_DIR "/procedures");

struct Ended
{
    int code;
    QString out;
    QString err;
};

Ended replayed(const QString &package, const QString &town)
{
    Ended ended{0, {}, {}};
    QTextStream out(&ended.out);
    QTextStream err(&ended.err);
    ended.code = engine::tool::replayCommand({package, u"--data"_s, town, u"--common"_s, procedures + u"/common"_s}, {out, err, {u"en"_s}});
    return ended;
}

/// The tax certificate in `folder`, where what costs 400 yen costs 500.
void writeDearer(const QString &folder)
{
    const QString own = procedures + u"/tax-certificate"_s;
    const auto files = engine::procedure::readFolder(own, procedures + u"/common"_s);
    QVERIFY(files);
    for (auto [path, content] : *files) {
        if (path.startsWith("common/"_L1))
            continue;
        if (path == "decisions/tax-certificate.dmn"_L1)
            content.replace("<text>400</text>", "<text>500</text>");
        const QString to = folder + u'/' + path;
        QDir().mkpath(QFileInfo(to).path());
        QFile file(to);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
}

} // namespace

/// Cases as a real office has recorded them, played with the same version and with another.
class ReplayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatATownRecordedIsPlayedAgain()
    {
        ProofTown town;
        const ProofTown::Filed paid = town.file({}, true);
        town.receive();
        town.pump();
        const ProofTown::Filed mended = town.file({u"転居のため"_s}, false);
        town.receive();
        town.pump();
        const QString first = town.caseOf(paid);
        const QString second = town.caseOf(mended);
        const Ended same = replayed(procedures + u"/tax-certificate"_s, town.path({}));
        QVERIFY2(same.code == 0, qPrintable(same.out + same.err));
        QCOMPARE(same.out, u"2 cases, 0 would go otherwise; not replayed: 0 erased, 0 moved to another version, 0 not as recorded\n"_s);

        QTemporaryDir other;
        writeDearer(other.filePath(u"tax-certificate"_s));
        const Ended dearer = replayed(other.filePath(u"tax-certificate"_s), town.path({}));
        QVERIFY2(dearer.out.contains(first + u": fee at "_s) || dearer.out.contains(second + u": fee at "_s), qPrintable(dearer.out + dearer.err));
        QCOMPARE(dearer.code, 1);

        QVERIFY(town.town().erase(first, u"right"_s, {u"purpose"_s}));
        const Ended erased = replayed(other.filePath(u"tax-certificate"_s), town.path({}));
        QVERIFY2(erased.out.contains(u"not replayed: 1 erased"_s), qPrintable(erased.out + erased.err));
        QVERIFY(!erased.out.contains(first + u':'));
    }
};

TODOKE_TEST(ReplayTest)
#include "tst_replay.moc"
