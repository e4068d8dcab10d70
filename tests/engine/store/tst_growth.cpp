// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/memory_case_store.h"
#include "engine/casework/task_list.h"
#include "engine/store/sql_case_store.h"
#include "tests/support/test_database.h"
#include "tests/support/test_registry.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;
using casework::CaseFilter;
using casework::CaseLine;
using casework::TaskFilter;
using casework::TaskLine;
using store::Connection;
using store::Row;

namespace {

const QDateTime began(QDate(2026, 4, 1), QTime(0, 0), Qt::UTC);
constexpr int count = 3000;

QString nameOf(int number)
{
    static const QStringList families{u"見本"_s, u"架空"_s, u"渡邉\U000E0102"_s, u"髙橋"_s, u"長谷川"_s, u"林"_s, u"Schmidt-Müller"_s, u"ｶｸｳ"_s};
    static const QStringList given{u"花子"_s, u"一郎"_s, u"静香"_s, u"葛子"_s, u"Ｊｏｈｎ"_s};
    return families.at(number % families.size()) + u'　' + given.at(number / 8 % given.size());
}

casework::Commit commitOf(int number)
{
    casework::Commit commit;
    CaseLine &line = commit.line;
    line.caseId = line.number = u"2026-a-%1"_s.arg(number, 6, 10, QLatin1Char('0'));
    line.receipt = u"R%1"_s.arg(number);
    line.procedure = number % 2 ? u"park-use"_s : u"tax-certificate"_s;
    line.package = u"version-%1"_s.arg(number % 6);
    line.arrival = began.addSecs(number / 3);
    line.phase = number % 5 ? u"under_examination"_s : u"waiting_for_payment"_s;
    line.incidents = number % 50 == 0;
    if (number % 3 == 0)
        line.ended = began.addDays(100);
    commit.after.caseId = commit.after.submission = line.caseId;
    commit.searchTexts = {nameOf(number)};
    if (line.ended)
        return commit;
    const int tasks = number % 4 == 1 ? 2 : 1;
    for (int i = 0; i < tasks; ++i) {
        state::Task task;
        task.id = line.caseId + u"-t%1"_s.arg(i);
        task.node = u"examine"_s;
        task.created = line.arrival.addSecs(number % 7);
        if (number % 9 == 0)
            task.claimedBy = journal::Actor{journal::Actor::Kind::Clerk, u"S%1"_s.arg(number % 4), {}};
        casework::ListedTask &listed = commit.tasks[task.id];
        listed.posts = {u"office/%1:clerk"_s.arg(number % 10)};
        if (i == 1)
            listed.posts.insert(u"office/head:deputy"_s);
        if (number % 8 == 0)
            listed.due = began.addDays(number % 30);
        commit.after.tasks.emplace(task.id, task);
    }
    return commit;
}

QStringList idsOf(const std::vector<TaskLine> &lines)
{
    QStringList ids;
    for (const TaskLine &line : lines)
        ids << line.task;
    return ids;
}

} // namespace

/// Lists and searches over many cases: what comes is right, page by page, and nothing is looked for by walking a table.
class GrowthTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<store::SqlCaseStore> m_stored;
    casework::MemoryCaseStore m_inMemory;

    /// How the database carries a statement out, whatever its parameters are; empty: it does not say.
    static QByteArray planOf(Connection &connection, const QByteArray &statement, bool isServer)
    {
        QByteArray asks = "EXPLAIN QUERY PLAN " + statement;
        if (isServer) {
            int parameters = 0;
            while (statement.contains('$' + QByteArray::number(parameters + 1)))
                ++parameters;
            const QStringList nothing(parameters, u"NULL"_s);
            static int number = 0;
            const QByteArray name = "looked_at_" + QByteArray::number(++number);
            // Without walking whole tables where there is another way: what walks one all the same has no index.
            if (!connection.script("SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL enable_seqscan = off; PREPARE " + name + " AS " + statement))
                return {};
            asks = "EXPLAIN EXECUTE " + name + (parameters > 0 ? '(' + nothing.join(u", "_s).toLatin1() + ')' : QByteArray());
        }
        QByteArray plan;
        const auto asked = connection.stream(asks, [&](const Row &row) -> core::Result<void> {
            plan += row.text(row.columns() - 1).toUtf8() + '\n';
            return {};
        });
        return asked ? plan : QByteArray();
    }

    std::vector<QByteArray> used(bool writer)
    {
        std::vector<QByteArray> all;
        const store::Database::Job look = [&](Connection &connection) -> core::Result<void> {
            all = connection.statements();
            return {};
        };
        const auto looked = writer ? m_database->write(look) : m_database->read(look);
        return looked ? all : std::vector<QByteArray>();
    }

    /// Everything that steps, lists, searches and pages ask.
    void useAll()
    {
        const CaseFilter some{false, {}, std::set<QString>{u"version-1"_s, u"version-2"_s}};
        CaseFilter ended = some;
        ended.ended = true;
        CaseFilter waiting = some;
        waiting.phases = std::set<QString>{u"waiting_for_payment"_s};
        CaseFilter stuck = some;
        stuck.withIncidents = true;
        for (const CaseFilter &filter : {some, ended, waiting, stuck, CaseFilter{}, CaseFilter{true}}) {
            QVERIFY(m_stored->cases(filter, 50, {}));
            QVERIFY(m_stored->countCases(filter, 1000));
        }
        TaskFilter posts{std::set<QString>{u"office/1:clerk"_s, u"office/head:deputy"_s}};
        TaskFilter overdue = posts;
        overdue.overdueAt = began.addDays(10);
        TaskFilter mine = posts;
        mine.holder = u"S1"_s;
        for (const TaskFilter &filter : {posts, overdue, mine, TaskFilter{{}, u"S1"_s}}) {
            QVERIFY(m_stored->tasks(filter, 50));
            QVERIFY(m_stored->countTasks(filter, 1000));
        }
        const QString id = commitOf(1).line.caseId;
        QVERIFY(m_stored->load(id));
        QVERIFY(m_stored->caseLine(id));
        QVERIFY(m_stored->findCase(id));
        QVERIFY(m_stored->task(id + u"-t0"_s));
        QVERIFY(m_stored->commandDone(u"none"_s));
        QVERIFY(m_stored->casesWith(u"花子"_s, {u"version-1"_s}, 50));
        QVERIFY(m_stored->dueTimers(began, 64));
        QVERIFY(m_stored->dueOutbox(began, 64));
        casework::Commit next = commitOf(1);
        next.searchTexts = {u"見本 次郎"_s};
        QVERIFY(m_stored->commit(next));
        QVERIFY(m_stored->commit(commitOf(1)));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_database = *store::Database::open(emptyDatabase(m_folder.filePath(u"town.sqlite"_s)));
        m_stored = *store::SqlCaseStore::open(*m_database, store::TownKeys::from(crypto::SecretKey::generate()), m_folder.filePath(u"anchor"_s));
        for (int i = 0; i < count; ++i) {
            QVERIFY(m_inMemory.commit(commitOf(i)));
            QVERIFY(m_stored->commit(commitOf(i)));
        }
    }

    void bothStoresListTheSameTasks_data()
    {
        QTest::addColumn<TaskFilter>("filter");
        QTest::newRow("all") << TaskFilter{};
        QTest::newRow("a post") << TaskFilter{std::set<QString>{u"office/3:clerk"_s}};
        QTest::newRow("two posts, by both of which some may be done") << TaskFilter{std::set<QString>{u"office/5:clerk"_s, u"office/head:deputy"_s}};
        QTest::newRow("no post") << TaskFilter{std::set<QString>{}};
        QTest::newRow("a post that nobody needs") << TaskFilter{std::set<QString>{u"office/99:clerk"_s}};
        QTest::newRow("somebody's") << TaskFilter{{}, u"S2"_s};
        QTest::newRow("somebody's of a post") << TaskFilter{std::set<QString>{u"office/2:clerk"_s, u"office/4:clerk"_s}, u"S2"_s};
        QTest::newRow("overdue") << TaskFilter{std::set<QString>{u"office/2:clerk"_s, u"office/head:deputy"_s}, {}, began.addDays(12)};
    }

    void bothStoresListTheSameTasks()
    {
        QFETCH(const TaskFilter, filter);
        const auto wanted = m_inMemory.tasks(filter, 10'000);
        const auto found = m_stored->tasks(filter, 10'000);
        QVERIFY(wanted && found);
        QCOMPARE(idsOf(*found), idsOf(*wanted));
        if (filter.holder.isEmpty() || !filter.posts)
            QCOMPARE(*m_stored->countTasks(filter, 10'000), static_cast<qint64>(wanted->size()));
        if (filter.overdueAt)
            return;
        QStringList pages;
        QString mark;
        for (;;) {
            const auto page = m_stored->tasks(filter, 97, mark);
            QVERIFY(page);
            QCOMPARE(idsOf(*m_inMemory.tasks(filter, 97, mark)), idsOf(*page));
            pages += idsOf(*page);
            if (page->size() < 97)
                break;
            mark = casework::markOf(page->back());
        }
        QCOMPARE(pages, idsOf(*wanted));
    }

    void namesAreFoundByAnyTwoLettersOfThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isThere");
        for (const QString &text : {u"花子"_s, u"本花"_s, u"見本 花子"_s, u"渡邉"_s, u"高橋"_s, u"髙橋"_s, u"長谷川"_s, u"林"_s, u"schmidt"_s, u"müller　葛"_s, u"かくう"_s, u"カクウ"_s, u"john"_s, u"ﾀﾅｶ"_s, u"花花"_s, u"子見"_s}) {
            bool isThere = false;
            for (int i = 0; i < 40; ++i)
                isThere = isThere || casework::searchForm(nameOf(i)).contains(casework::searchForm(text));
            QTest::newRow(qPrintable(text)) << text << isThere;
        }
    }

    void namesAreFoundByAnyTwoLettersOfThem()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, isThere);
        const std::set<QString> packages{u"version-1"_s, u"version-4"_s};
        const auto candidates = m_stored->casesWith(text, packages, count);
        const auto wanted = m_inMemory.casesWith(text, packages, count);
        QVERIFY(candidates && wanted);
        QSet<QString> found;
        for (const CaseLine &line : *candidates) {
            QVERIFY(packages.contains(line.package));
            found.insert(line.caseId);
        }
        for (const CaseLine &line : *wanted)
            QVERIFY(found.contains(line.caseId));
        QCOMPARE(!wanted->empty(), isThere);
        QVERIFY(isThere || candidates->empty());
    }

    void aNameThatIsGoneIsNotFoundAnyMore()
    {
        casework::Commit commit = commitOf(2);
        commit.searchTexts = {u"一度 限子"_s};
        QVERIFY(m_stored->commit(commit));
        QCOMPARE(m_stored->casesWith(u"限子"_s, {commit.line.package}, 10)->size(), std::size_t(1));
        QVERIFY(m_stored->commit(commitOf(2)));
        QVERIFY(m_stored->casesWith(u"限子"_s, {commit.line.package}, 10)->empty());
    }

    void nothingOfANameStandsInTheDatabase()
    {
        QByteArray all;
        QVERIFY(m_database->read([&](Connection &connection) {
            return connection.stream("SELECT * FROM case_word", [&](const Row &row) -> core::Result<void> {
                all += row.text(0).toUtf8() + '\n';
                return {};
            });
        }));
        QVERIFY(!all.isEmpty());
        for (const QByteArray &word : all.trimmed().split('\n'))
            QVERIFY(word.size() == 16 && QByteArray::fromHex(word).toHex() == word);
    }

    void everyStatementLooksUpByAnIndex()
    {
        const bool isServer = store::Database::isServer(m_database->address());
        useAll();
        int looked = 0;
        for (const bool writer : {false, true}) {
            const auto statements = used(writer);
            QVERIFY(statements.size() > 10);
            QVERIFY(m_database->read([&](Connection &connection) -> core::Result<void> {
                for (const QByteArray &statement : statements) {
                    if (!QRegularExpression(u"^(SELECT|DELETE|UPDATE)"_s).match(QString::fromUtf8(statement)).hasMatch() || statement.contains("SELECT 1 FROM task LIMIT"))
                        continue;
                    const QByteArray plan = planOf(connection, statement, isServer);
                    if (plan.isEmpty())
                        return core::Error(store::StoreError::Failed, {u"no plan"_s, QString::fromUtf8(statement)});
                    ++looked;
                    // Of the whole list of running cases its index is walked, from its end, as far as a page goes; of what was never tried, its
                    // own index, which holds nothing else.
                    const QRegularExpression walks(u"(SCAN (?!counted|json_each|c USING (COVERING )?INDEX case_|outbox USING INDEX (outbox|external)_fresh)|TEMP B-TREE FOR ORDER|Seq Scan)"_s);
                    if (walks.match(QString::fromUtf8(plan)).hasMatch())
                        QTest::qFail((statement + '\n' + plan).constData(), __FILE__, __LINE__);
                }
                return {};
            }));
        }
        QVERIFY(looked > 25);
    }
};

TODOKE_TEST(GrowthTest)
#include "tst_growth.moc"
