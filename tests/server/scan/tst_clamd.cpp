// SPDX-License-Identifier: Apache-2.0
#include "server/scan/clamd.h"
#include "tests/server/scan/fake_clamd.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using engine::intake::Verdict;
using server::scan::Clamd;
using server::scan::ClamdSettings;
using tests::FakeClamd;
using tests::Manner;

Q_DECLARE_METATYPE(Verdict)
Q_DECLARE_METATYPE(Manner)

namespace {

const ClamdSettings impatient{600ms, 400ms, 2};

Verdict looked(Clamd &clamd, const QByteArray &content)
{
    const auto scan = clamd.begin();
    scan->add(content);
    return scan->finish();
}

} // namespace

class ClamdTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatItSaysIsTheVerdict_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<Verdict>("verdict");
        QTest::newRow("a clean file") << QByteArray("%PDF-1.4\nabc") << Verdict::Clean;
        QTest::newRow("the test virus") << FakeClamd::eicar() << Verdict::Infected;
        QTest::newRow("the test virus behind five mebibytes") << QByteArray(5 * 1024 * 1024, 'x') + FakeClamd::eicar() << Verdict::Infected;
        QTest::newRow("an empty file") << QByteArray() << Verdict::Clean;
        QTest::newRow("zeros, which end a stream") << QByteArray(3 * 1024 * 1024, '\0') << Verdict::Clean;
    }

    void whatItSaysIsTheVerdict()
    {
        QFETCH(const QByteArray, content);
        const FakeClamd fake;
        const auto clamd = Clamd::at(fake.address(), impatient);
        QVERIFY(clamd);
        QTEST(looked(**clamd, content), "verdict");
        QCOMPARE(fake.files(), QByteArrayList{content});
    }

    void aFileThatComesInPiecesArrivesWhole()
    {
        const FakeClamd fake;
        const auto clamd = Clamd::at(fake.address(), impatient);
        const auto scan = (*clamd)->begin();
        QByteArray whole;
        for (int i = 0; i < 3000; ++i) {
            const QByteArray piece(i, static_cast<char>('a' + i % 26));
            whole += piece;
            scan->add(piece);
        }
        QCOMPARE(scan->finish(), Verdict::Clean);
        QCOMPARE(fake.files(), QByteArrayList{whole});
    }

    void aSocketWithAPathWillDo()
    {
        const QTemporaryDir folder;
        const FakeClamd fake(Manner::Honest, folder.filePath(u"clamd.ctl"_s));
        const auto clamd = Clamd::at(fake.address(), impatient);
        QVERIFY(clamd);
        QVERIFY((*clamd)->isThere());
        QCOMPARE(looked(**clamd, FakeClamd::eicar()), Verdict::Infected);
    }

    void nothingButItsPlainOkIsClean_data()
    {
        QTest::addColumn<Manner>("manner");
        QTest::newRow("hangs") << Manner::Hangs;
        QTest::newRow("hangs at the file") << Manner::HangsOnFilesOnly;
        QTest::newRow("dies in the file") << Manner::DiesInTheFile;
        QTest::newRow("says nothing") << Manner::SaysNothing;
        QTest::newRow("says nonsense around it") << Manner::Nonsense;
        QTest::newRow("does not stop talking") << Manner::Endless;
        QTest::newRow("finds it too large") << Manner::TooLarge;
        QTest::newRow("says nearly OK") << Manner::AlmostClean;
        QTest::newRow("says OK before it has the file") << Manner::OkWithoutTheFile;
    }

    void nothingButItsPlainOkIsClean()
    {
        QFETCH(const Manner, manner);
        const FakeClamd fake(manner);
        const auto clamd = Clamd::at(fake.address(), impatient);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(looked(**clamd, QByteArray(8 * 1024 * 1024, 'x')), Verdict::Unknown);
        QVERIFY2(timer.elapsed() < 1500, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE((*clamd)->statistics().unknown, 1);
    }

    void nobodyThereIsUnknownAtOnce()
    {
        QString address;
        {
            const FakeClamd gone;
            address = gone.address();
        }
        const auto clamd = Clamd::at(address, impatient);
        QVERIFY(!(*clamd)->isThere());
        QCOMPARE(looked(**clamd, "abc"), Verdict::Unknown);
    }

    void aDaemonThatHangsIsLeftAloneForAWhile()
    {
        const FakeClamd fake(Manner::Hangs);
        const auto clamd = Clamd::at(fake.address(), impatient);
        QCOMPARE(looked(**clamd, "abc"), Verdict::Unknown);
        const int asked = fake.asked();
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 20; ++i)
            QCOMPARE(looked(**clamd, "abc"), Verdict::Unknown);
        QVERIFY2(timer.elapsed() < 200, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(fake.asked(), asked);
        QTRY_VERIFY(looked(**clamd, "abc") == Verdict::Unknown && fake.asked() > asked);
    }

    void oneSlowFileDoesNotStopTheOthers()
    {
        const FakeClamd slow(Manner::HangsOnFilesOnly);
        const auto clamd = Clamd::at(slow.address(), impatient);
        QCOMPARE(looked(**clamd, "abc"), Verdict::Unknown);
        const int asked = slow.asked();
        QCOMPARE(looked(**clamd, "abc"), Verdict::Unknown);
        QVERIFY(slow.asked() > asked); // it was asked again: it answers a ping
    }

    void whoDribblesHoldsNothing()
    {
        const FakeClamd fake;
        const auto clamd = Clamd::at(fake.address(), impatient);
        std::vector<std::unique_ptr<engine::intake::FileScan>> dribbling;
        for (int i = 0; i < 50; ++i) {
            dribbling.push_back((*clamd)->begin());
            dribbling.back()->add("a");
        }
        QCOMPARE(looked(**clamd, FakeClamd::eicar()), Verdict::Infected);
        QCOMPARE(fake.asked(), 1);
    }

    void aScanThatIsDroppedGivesItsPlaceBack()
    {
        const FakeClamd fake;
        const auto clamd = Clamd::at(fake.address(), impatient);
        for (int i = 0; i < 10; ++i)
            (*clamd)->begin()->add(QByteArray(2 * 1024 * 1024, 'x'));
        QCOMPARE(looked(**clamd, "abc"), Verdict::Clean);
    }

    void noMoreAtOnceThanItIsTold()
    {
        const FakeClamd fake;
        const auto clamd = Clamd::at(fake.address(), impatient);
        std::vector<std::unique_ptr<engine::intake::FileScan>> large;
        for (int i = 0; i < impatient.atOnce; ++i) {
            large.push_back((*clamd)->begin());
            large.back()->add(QByteArray(2 * 1024 * 1024, 'x'));
        }
        QCOMPARE(looked(**clamd, "abc"), Verdict::Unknown);
        large.clear();
        QCOMPARE(looked(**clamd, "abc"), Verdict::Clean);
    }

    void itIsCounted()
    {
        const FakeClamd fake;
        const auto clamd = Clamd::at(fake.address(), impatient);
        looked(**clamd, "abc");
        looked(**clamd, FakeClamd::eicar());
        const Clamd::Statistics counted = (*clamd)->statistics();
        QCOMPARE(counted.clean, 1);
        QCOMPARE(counted.infected, 1);
        QCOMPARE(counted.unknown, 0);
    }

    void whatIsNoAddressIsRefused_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("nothing") << QString();
        QTest::newRow("no port") << u"127.0.0.1"_s;
        QTest::newRow("a port beyond all") << u"127.0.0.1:99999"_s;
        QTest::newRow("a relative path") << u"clamd.ctl"_s;
        QTest::newRow("an address of the web") << u"http://127.0.0.1:3310"_s;
        QTest::newRow("a path longer than sockets have") << u'/' + QString(300, u'x');
    }

    void whatIsNoAddressIsRefused()
    {
        QFETCH(const QString, address);
        const auto clamd = Clamd::at(address);
        QVERIFY(!clamd);
        QVERIFY(clamd.error().is(server::scan::ScanError::NotAnAddress));
    }
};

TODOKE_TEST(ClamdTest)
#include "tst_clamd.moc"
