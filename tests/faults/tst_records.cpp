// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/records.h"
#include "server/admin/place.h"
#include "server/admin/records_command.h"
#include "tests/faults/finder.h"
#include "tests/faults/raw_database.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;
using casework::CaseError;
using casework::Records;
using tests::Finder;
using tests::ProofTown;
using tests::told;

namespace {

const std::vector<QString> texts{u"目的ＱＸＺ"_s, u"架空地番ＱＸＺ"_s, u"03-5519-0047"_s, u"qxz@example.jp"_s};

/// Retention, holds and disposal of a closed case, and another key for the town.
class RecordsTest final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ProofTown> m_town;
    ProofTown::Filed m_filed;
    QString m_case;
    QString m_running;

    Records records() { return Records(m_town->town().office()); }

    QString verified()
    {
        const auto report = store::verify(m_town->town().database(), m_town->keys(), m_town->anchor());
        return report ? told(*report) : u"not verified"_s;
    }

    std::size_t foundByName(const QString &name)
    {
        const auto found = m_town->town().desk().findByName(u"S03"_s, name);
        return found ? found->size() : 99;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_town = std::make_unique<ProofTown>();
        m_filed = m_town->file({texts[0], texts[1], texts[2], texts[3]}, true);
        const auto running = m_town->file({}, true);
        m_town->pump();
        m_town->pay(m_filed);
        m_town->pump();
        m_case = m_town->caseOf(m_filed);
        m_running = m_town->caseOf(running);
        m_town->work(m_case, u"S03"_s, u"examine"_s, {{u"mandateGenuine"_s, u"genuine"_s}, {u"result"_s, u"grant"_s}});
        m_town->work(m_case, u"S03"_s, u"draft"_s, {{u"subject"_s, u"交付について"_s}, {u"request"_s, u"よろしいか。"_s}});
        m_town->work(m_case, u"S05"_s, u"concur"_s, {{u"outcome"_s, u"approve"_s}});
        m_town->work(m_case, u"S07"_s, u"approve"_s, {{u"outcome"_s, u"approve"_s}});
        m_town->pump();
        QVERIFY(m_town->open(m_case).stored.state.ended);
        QCOMPARE(verified(), QString());
        QCOMPARE(foundByName(u"花子"_s), std::size_t(2));
    }

    void retentionIsCountedFromTheFirstOfApril()
    {
        procedure::CoverSheet cover;
        cover.recordsYears = 3;
        const auto ends = [&](const QDateTime &closed) {
            state::CaseState state;
            state.ended = closed;
            return *casework::retentionEnds(state, cover, "Asia/Tokyo");
        };
        QCOMPARE(ends(QDateTime(QDate(2026, 4, 1), QTime(0, 0), Qt::UTC)), QDate(2030, 4, 1));
        QCOMPARE(ends(QDateTime(QDate(2026, 3, 31), QTime(14, 59), Qt::UTC)), QDate(2029, 4, 1));  // still 31 March in Japan
        QCOMPARE(ends(QDateTime(QDate(2026, 3, 31), QTime(15, 0), Qt::UTC)), QDate(2030, 4, 1));   // 1 April there
        QCOMPARE(ends(QDateTime(QDate(2027, 1, 10), QTime(0, 0), Qt::UTC)), QDate(2030, 4, 1));
        QVERIFY(!casework::retentionEnds({}, cover, "Asia/Tokyo"));
    }

    void nothingIsDisposedOfBeforeItsTime()
    {
        const auto early = records().dispose(m_case, u"S03"_s, u"S07"_s);
        QVERIFY(!early && early.error().is(CaseError::RetentionRuns));
        const auto running = records().dispose(m_running, u"S03"_s, u"S07"_s);
        QVERIFY(!running && running.error().is(CaseError::RetentionRuns));
        QVERIFY(records().due(QDate(2026, 5, 7))->empty());
        const auto later = records().due(QDate(2050, 1, 1));
        QCOMPARE(later->size(), std::size_t(1));
        QCOMPARE(later->front().line.caseId, m_case);
        QVERIFY(!later->front().hold);
    }

    void aHoldStopsErasureAndDisposal()
    {
        QVERIFY(!records().hold(m_case, u" "_s, {}, u"S07"_s));
        QVERIFY(!records().hold(m_case, u"審査請求"_s, {}, u"nobody"_s));
        QVERIFY(!records().hold(u"no-such-case"_s, u"審査請求"_s, {}, u"S07"_s));
        QVERIFY(records().endHold(m_case, u"取下げ"_s, u"S07"_s).error().is(CaseError::NotHeld));
        QVERIFY(records().hold(m_case, u"審査請求 令和8年第3号"_s, QDate(2045, 1, 1), u"S07"_s));
        const auto erased = m_town->town().erase(m_case, u"test"_s, {u"phone"_s});
        QVERIFY(!erased && erased.error().is(CaseError::UnderHold));
        QVERIFY(core::sentence(erased.error(), {u"ja"_s}).contains(u"審査請求 令和8年第3号"_s));
        m_town->clock.set(QDateTime(QDate(2044, 12, 31), QTime(3, 0), Qt::UTC));
        const auto held = records().dispose(m_case, u"S03"_s, u"S07"_s);
        QVERIFY(!held && held.error().is(CaseError::UnderHold));
        QVERIFY(records().due(QDate(2044, 12, 31))->front().hold);
        QVERIFY(!records().due(QDate(2045, 1, 2))->front().hold); // it was until the first
        QVERIFY(records().endHold(m_case, u"裁決"_s, u"S07"_s));
        QVERIFY(!records().due(QDate(2044, 12, 31))->front().hold);
        QCOMPARE(verified(), QString());
    }

    void nobodyApprovesTheDisposalThatTheyPropose()
    {
        QVERIFY(records().dispose(m_case, u"S03"_s, u"S03"_s).error().is(CaseError::OwnDraft));
        QVERIFY(records().dispose(m_case, u"S03"_s, u"nobody"_s).error().is(CaseError::UnknownStaff));
    }

    void theCommandAsksForBothPasswords()
    {
        QString said;
        QTextStream out(&said);
        QString typed(u"wrong\nwrong\n"_s);
        QTextStream in(&typed);
        QVERIFY(!server::admin::recordsCommand(m_town->town(), {u"dispose"_s, u"S03"_s, u"S07"_s, m_case}, in, out));
        QVERIFY(!casework::isDisposed(m_town->open(m_case).stored.state));
        QVERIFY(!server::admin::recordsCommand(m_town->town(), {u"burn"_s}, in, out));
        QVERIFY(!server::admin::recordsCommand(m_town->town(), {u"due"_s, u"yesterday"_s}, in, out));
        QVERIFY(server::admin::recordsCommand(m_town->town(), {u"due"_s, u"2050-01-01"_s}, in, out));
        out.flush();
        QVERIFY2(said.contains(m_case) && said.contains(u"1 records"_s), qPrintable(said));
    }

    void anotherKeyLeavesEverythingAsItWas()
    {
        const QString folder = m_town->path({});
        const auto old = m_town->keys();
        const QByteArray anchor = m_town->anchor();
        QStringList said;
        const server::admin::Tell tell = [&](const QString &line) { said << line; };
        // A changed row gets no good seal.
        tests::RawDatabase raw(m_town->path(u"town.sqlite"_s));
        const tests::Table heads = raw.table(u"case_head"_s);
        tests::Cells bad = heads.rows.front();
        bad[heads.column(u"sequence"_s)] = 99;
        raw.replace(heads, heads.rows.front(), bad);
        const auto refused = server::admin::rotateKey(folder, tell);
        QVERIFY(!refused && refused.error().is(store::VerifyError::HeadSealWrong));
        QVERIFY(!QFile::exists(folder + u"/keys/town.key.next"_s));
        raw.replace(heads, bad, heads.rows.front());

        const auto rotated = server::admin::rotateKey(folder, tell);
        QVERIFY2(bool(rotated), rotated ? "" : qPrintable(core::sentence(rotated.error(), {u"en"_s})));
        QVERIFY(!QFile::exists(folder + u"/keys/town.key.next"_s));
        m_town->reopen();
        QCOMPARE(verified(), QString());
        QVERIFY(m_town->keys().seal.bytes() != old.seal.bytes());
        const auto withOld = store::verify(m_town->town().database(), old, anchor);
        QVERIFY(withOld && !withOld->faults.empty());
        QCOMPARE(foundByName(u"花子"_s), std::size_t(2));
        QVERIFY(m_town->town().desk().caseView(u"S03"_s, m_case, {u"ja"_s}));
    }

    /// Killed between the database and the key file: the next run goes on from there.
    void aRotationThatWasCutIsFinished()
    {
        const QString folder = m_town->path({});
        const QByteArray before = tests::readAll(folder + u"/keys/town.key"_s);
        const auto quiet = [](const QString &) {};
        QVERIFY(server::admin::rotateKey(folder, quiet));
        const QByteArray after = tests::readAll(folder + u"/keys/town.key"_s);
        QFile next(folder + u"/keys/town.key.next"_s);
        QFile present(folder + u"/keys/town.key"_s);
        QVERIFY(next.open(QIODevice::WriteOnly) && next.write(after) > 0 && present.open(QIODevice::WriteOnly) && present.write(before) > 0);
        next.close();
        present.close();
        QVERIFY(server::admin::rotateKey(folder, quiet));
        QCOMPARE(tests::readAll(folder + u"/keys/town.key"_s), after);
        m_town->reopen();
        QCOMPARE(verified(), QString());
    }

    void nothingOfADisposedCaseIsLeft()
    {
        const auto before = Finder(m_town->path({})).find(texts);
        for (const QString &text : texts)
            QVERIFY(std::any_of(before.begin(), before.end(), [&](const auto &one) { return one.text == text; }));
        QVERIFY(records().dispose(m_case, u"S03"_s, u"S07"_s));
        m_town->pump();
        QVERIFY(m_town->town().database().checkpoint());
        QVERIFY(casework::isDisposed(m_town->open(m_case).stored.state));
        Finder finder(m_town->path({}));
        for (const auto &one : finder.find(texts))
            QVERIFY2(false, qPrintable(one.text + u" in "_s + one.place));
        std::vector<QByteArray> cells;
        for (const auto &one : before)
            cells.push_back(one.cell);
        QVERIFY2(finder.lyingRaw(cells).empty(), "a ciphertext is left in a free page or a log");
        QCOMPARE(foundByName(u"花子"_s), std::size_t(1)); // the other case's
        QCOMPARE(verified(), QString());
        QVERIFY(records().due(QDate(2050, 1, 1))->empty());
        QVERIFY(records().dispose(m_case, u"S03"_s, u"S07"_s).error().is(CaseError::Disposed));
        QVERIFY(records().hold(m_case, u"late"_s, {}, u"S07"_s).error().is(CaseError::Disposed));
        // What stays: number, procedure, dates, outcome.
        const auto line = m_town->town().office().surroundings().store.caseLine(m_case);
        QVERIFY(*line && (*line)->ended && !(*line)->outcome.isEmpty() && (*line)->arrival.isValid());
    }
};

} // namespace

TODOKE_TEST(RecordsTest)
#include "tst_records.moc"
