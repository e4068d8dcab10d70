// SPDX-License-Identifier: Apache-2.0
#include "engine/store/sql_case_store.h"
#include "tests/engine/casework/park_office.h"
#include "tests/support/test_database.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>

using namespace tests;
using casework::CaseFilter;
using casework::CaseLine;

namespace {

constexpr int count = 1100; // more than two pages of all

const QDateTime now(QDate(2026, 5, 7), QTime(3, 0), Qt::UTC);

CaseLine lineOf(int number)
{
    CaseLine line;
    line.caseId = line.number = line.receipt = u"case-%1"_s.arg(number, 4, 10, QLatin1Char('0'));
    line.procedure = number % 2 == 0 ? u"park-use"_s : u"dog's \"register\""_s;
    line.package = u"version-%1"_s.arg(number % 5);
    line.arrival = now.addSecs(number / 3); // some arrive at once
    if (number % 7 == 0)
        line.ended = now.addDays(1);
    line.phase = number % 3 == 0 ? u"waiting_for_payment"_s : u"under_examination"_s;
    line.incidents = number % 11 == 0 ? 1 : 0;
    return line;
}

QStringList idsOf(const core::Result<std::vector<CaseLine>> &lines)
{
    QStringList ids;
    for (const CaseLine &line : *lines)
        ids << line.caseId;
    return ids;
}

} // namespace

/// Both stores give the cases that a filter wants, no other, each once, newest first.
class CaseFilterTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<store::Database> m_database = *store::Database::open(emptyDatabase());
    std::unique_ptr<store::SqlCaseStore> m_stored;
    casework::MemoryCaseStore m_inMemory;
    std::vector<CaseLine> m_all;

private Q_SLOTS:
    void initTestCase()
    {
        m_stored = *store::SqlCaseStore::open(*m_database, store::TownKeys::from(crypto::SecretKey::generate()), m_folder.filePath(u"anchor"_s));
        for (int i = 0; i < count; ++i) {
            casework::Commit commit;
            commit.line = lineOf(i);
            commit.after.caseId = commit.after.submission = commit.line.caseId;
            QVERIFY(m_stored->commit(commit));
            QVERIFY(m_inMemory.commit(commit));
            m_all.push_back(commit.line);
        }
        std::sort(m_all.begin(), m_all.end(), [](const CaseLine &a, const CaseLine &b) { return std::pair(b.arrival, b.caseId) < std::pair(a.arrival, a.caseId); });
    }

    void whatIsWantedComes_data()
    {
        QTest::addColumn<CaseFilter>("filter");
        QTest::newRow("all that run") << CaseFilter{};
        QTest::newRow("all that ended") << CaseFilter{true};
        QTest::newRow("a procedure, with quotes in its name") << CaseFilter{false, u"dog's \"register\""_s};
        QTest::newRow("two versions") << CaseFilter{false, {}, std::set<QString>{u"version-1"_s, u"version-4"_s}};
        QTest::newRow("no version") << CaseFilter{false, {}, std::set<QString>{}};
        QTest::newRow("a phase") << CaseFilter{false, {}, {}, std::set<QString>{u"waiting_for_payment"_s}};
        QTest::newRow("incidents") << CaseFilter{false, {}, {}, {}, true};
        QTest::newRow("all at once") << CaseFilter{true, u"park-use"_s, std::set<QString>{u"version-0"_s}, std::set<QString>{u"under_examination"_s}, true};
    }

    void whatIsWantedComes()
    {
        QFETCH(const CaseFilter, filter);
        QStringList wanted;
        for (const CaseLine &line : m_all) {
            if (filter.fits(line))
                wanted << line.caseId;
        }
        QVERIFY(wanted.size() < count);
        QCOMPARE(idsOf(m_inMemory.allCases(filter)), wanted);
        QCOMPARE(idsOf(m_stored->allCases(filter)), wanted);
        QCOMPARE(idsOf(m_stored->cases(filter, 10, {})), wanted.mid(0, 10));
    }
};

TODOKE_TEST(CaseFilterTest)
#include "tst_case_filter.moc"
