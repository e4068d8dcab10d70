// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/disk/disk_check.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tests;

/// The disk is full, does not sync or cannot be read, from any moment on or just once: what was acknowledged stands, what was
/// refused does not, and the program goes on when the disk works again.
class FailingDiskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const Recording whole = record({});
        QVERIFY2(whole.faults.isEmpty(), qPrintable(whole.faults.join(u'\n')));
        m_calls = whole.calls;
        QVERIFY(m_calls > 400);
    }

    void everyMomentOfFailing_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<bool>("once");
        QTest::newRow("full from then on") << Fault::Full << false;
        QTest::newRow("full for one write") << Fault::Full << true;
        QTest::newRow("no sync from then on") << Fault::SyncFails << false;
        QTest::newRow("one sync fails") << Fault::SyncFails << true;
        QTest::newRow("no read from then on") << Fault::ReadFails << false;
        QTest::newRow("one read fails") << Fault::ReadFails << true;
    }

    void everyMomentOfFailing()
    {
        QFETCH(const Fault, fault);
        QFETCH(const bool, once);
        const qint64 tries = qEnvironmentVariableIsSet("TODOKE_LONG") ? m_calls : 12;
        int refusals = 0;
        for (qint64 i = 0; i < tries; ++i) {
            const qint64 from = 1 + i * m_calls / tries + i % 7;
            const Recording failed = record([=](qint64 call) { return call == from || (!once && call > from) ? fault : Fault::None; });
            refusals += failed.faults.isEmpty() ? 0 : 1;
            QVERIFY2(!failed.faults.join(u'\n').contains(u"does not go on"_s), qPrintable(failed.faults.join(u'\n')));
            if (failed.last.empty())
                continue; // failed while the town was made: there is nothing to lose yet
            QTemporaryDir folder;
            const DiskCheck check(failed, folder.filePath(u"disk"_s),
                                  fault == Fault::SyncFails ? DiskCheck::Refused::MayStand : DiskCheck::Refused::MustBeGone);
            const QString wrong = check.faultsOf(failed.last, failed.anchor, failed.changes.size());
            QVERIFY2(wrong.isEmpty(), qPrintable(u"call %1: %2\nwhat was said then: %3"_s.arg(from).arg(wrong, failed.faults.join(u'\n'))));
        }
        QVERIFY2(once || refusals > 0, "nothing was refused: the disk did not fail");
    }

private:
    qint64 m_calls = 0;
};

TODOKE_TEST(FailingDiskTest)
#include "tst_failing_disk.moc"
