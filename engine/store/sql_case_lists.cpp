// SPDX-License-Identifier: Apache-2.0
// What lists, searches and pages read of cases and tasks. Every statement looks up by an index, whatever the town's size.
#include "engine/store/sql_case_store.h"

#include "engine/casework/task_list.h"
#include "engine/store/intake_columns.h"
#include "engine/store/turn.h"

#include <array>

namespace engine::store {

using casework::CaseFilter;
using casework::CaseLine;
using casework::ListedTask;
using casework::TaskFilter;
using casework::TaskLine;
using core::Result;

namespace {

/// The columns of a CaseLine, in this order, from `first` on.
CaseLine caseLineOf(const Row &row, int first = 0)
{
    CaseLine line;
    line.caseId = row.text(first);
    line.number = row.text(first + 1);
    line.receipt = row.text(first + 2);
    line.procedure = row.text(first + 3);
    line.package = row.text(first + 4);
    line.arrival = timeOf(row.text(first + 5));
    if (!row.isNull(first + 6))
        line.ended = timeOf(row.text(first + 6));
    line.outcome = row.text(first + 7);
    line.phase = row.text(first + 8);
    if (!row.isNull(first + 9))
        line.deadline = QDate::fromString(row.text(first + 9), Qt::ISODate);
    line.incidents = int(row.integer(first + 10));
    line.version = row.integer(first + 11);
    return line;
}

#define CASE_COLUMNS                                                                               \
    "c.case_id, c.number, c.receipt, c.procedure, c.package, c.arrival, c.ended, c.outcome, c.phase, c.deadline, "  \
    "c.incidents, c.version"
#define TASK_COLUMNS "t.task_id, t.scope, t.node, t.form, t.roles, t.created, t.due, t.claimed_by, "

TaskLine taskLineOf(const Row &row)
{
    TaskLine line;
    line.task = row.text(0);
    line.scope = row.text(1);
    line.node = row.text(2);
    line.form = row.text(3);
    for (const QString &role : row.text(4).split(QLatin1Char(' '), Qt::SkipEmptyParts))
        line.roles.push_back(role);
    line.created = timeOf(row.text(5));
    if (!row.isNull(6))
        line.due = timeOf(row.text(6));
    line.claimedBy = row.text(7);
    line.ofCase = caseLineOf(row, 8);
    return line;
}

constexpr int taskColumns = 20; // of TASK_COLUMNS and CASE_COLUMNS together
constexpr auto beyondAllTimes = "9"; // sorts behind every time that we write

/// Statements are cached by where their text stands: each kind of list has one that stays.
struct CaseListing
{
    bool ofPackage = false;
    bool ofProcedure = false;
    bool inPhase = false;
    bool ended = false;
    bool withIncidents = false;

    const char *statement(bool counts) const
    {
        static const std::array<std::array<QByteArray, 2>, 32> all = [] {
            std::array<std::array<QByteArray, 2>, 32> made;
            for (unsigned bits = 0; bits < made.size(); ++bits) {
                QByteArray where = bits & 8 ? "c.ended IS NOT NULL" : "c.ended IS NULL";
                where += bits & 1 ? " AND c.package = ?" : "";
                where += bits & 2 ? " AND c.procedure = ?" : "";
                where += bits & 4 ? " AND c.phase = ?" : "";
                where += bits & 16 ? " AND c.incidents > 0" : "";
                made[bits] = {"SELECT " CASE_COLUMNS " FROM case_state c WHERE " + where + " AND (c.arrival, c.case_id) < (?, ?) ORDER BY c.arrival DESC, c.case_id DESC LIMIT ?",
                              "SELECT count(*) FROM (SELECT 1 FROM case_state c WHERE " + where + " LIMIT ?) counted"};
            }
            return made;
        }();
        return all[(ofPackage ? 1u : 0u) | (ofProcedure ? 2u : 0u) | (inPhase ? 4u : 0u) | (ended ? 8u : 0u) | (withIncidents ? 16u : 0u)][counts ? 1 : 0].constData();
    }
};

/// One look-up for each version and phase that a filter wants: each walks its own index and ends after a page.
void eachListing(const CaseFilter &filter, const std::function<void(const CaseListing &, Parameters)> &take)
{
    const std::set<QString> any{QString()};
    for (const QString &package : filter.packages ? *filter.packages : any) {
        for (const QString &phase : filter.phases ? *filter.phases : any) {
            CaseListing listing{filter.packages.has_value(), filter.procedure.has_value(), filter.phases.has_value(), filter.ended, filter.withIncidents};
            Parameters parameters;
            if (listing.ofPackage)
                parameters.emplace_back(package);
            if (listing.ofProcedure)
                parameters.emplace_back(*filter.procedure);
            if (listing.inPhase)
                parameters.emplace_back(phase);
            take(listing, std::move(parameters));
        }
    }
}

template <typename Line, typename Before>
void keepFirst(std::vector<Line> &lines, int most, const Before &before)
{
    std::sort(lines.begin(), lines.end(), before);
    if (lines.size() > static_cast<std::size_t>(most))
        lines.erase(lines.begin() + most, lines.end());
}

void newestFirst(std::vector<CaseLine> &lines, int most)
{
    keepFirst(lines, most, [](const CaseLine &a, const CaseLine &b) { return std::pair(b.arrival, b.caseId) < std::pair(a.arrival, a.caseId); });
}

constexpr std::size_t wordsLookedUp = 8;

} // namespace

Result<std::optional<CaseLine>> SqlCaseStore::findCase(const QString &submissionOrNumber)
{
    std::optional<CaseLine> line;
    const auto asked = m_database.read([&](Connection &connection) {
        return connection.each("SELECT " CASE_COLUMNS " FROM case_state c WHERE c.submission = ?1 OR c.number = ?1 OR c.receipt = ?1",
                               {submissionOrNumber}, [&](const Row &row) { line = caseLineOf(row); });
    });
    if (!asked)
        return asked.error();
    return line;
}

Result<std::vector<CaseLine>> SqlCaseStore::cases(const CaseFilter &filter, int most, const QString &after)
{
    std::vector<CaseLine> lines;
    const auto asked = m_database.read([&](Connection &connection) -> Result<void> {
        QString arrival = QString::fromLatin1(beyondAllTimes);
        if (!after.isEmpty()) {
            if (const auto found = connection.each("SELECT arrival FROM case_state WHERE case_id = ?", {after}, [&](const Row &row) { arrival = row.text(0); }); !found)
                return found;
        }
        Result<void> done;
        eachListing(filter, [&](const CaseListing &listing, Parameters parameters) {
            parameters.insert(parameters.end(), {arrival, after, qint64{most}});
            if (done)
                done = connection.each(listing.statement(false), parameters, [&](const Row &row) { lines.push_back(caseLineOf(row)); });
        });
        return done;
    });
    if (!asked)
        return asked.error();
    newestFirst(lines, most);
    return lines;
}

Result<qint64> SqlCaseStore::countCases(const CaseFilter &filter, int most)
{
    qint64 count = 0;
    const auto asked = m_database.read([&](Connection &connection) {
        Result<void> done;
        eachListing(filter, [&](const CaseListing &listing, Parameters parameters) {
            parameters.emplace_back(most - count);
            if (done && count < most)
                done = connection.each(listing.statement(true), parameters, [&](const Row &row) { count += row.integer(0); });
        });
        return done;
    });
    if (!asked)
        return asked.error();
    return count;
}

Result<std::optional<CaseLine>> SqlCaseStore::caseLine(const QString &caseId)
{
    std::optional<CaseLine> line;
    const auto asked = m_database.read([&](Connection &connection) {
        return connection.each("SELECT " CASE_COLUMNS " FROM case_state c WHERE c.case_id = ?", {caseId}, [&](const Row &row) { line = caseLineOf(row); });
    });
    if (!asked)
        return asked.error();
    return line;
}

Result<std::vector<CaseLine>> SqlCaseStore::casesWith(const QString &text, const std::set<QString> &packages, int most)
{
    const QStringList words = m_search.wordsOf(text);
    std::vector<CaseLine> lines;
    if (words.isEmpty())
        return lines;
    Parameters parameters;
    for (std::size_t i = 0; i < wordsLookedUp; ++i) // of a long text those at even distances
        parameters.emplace_back(words.at(static_cast<qsizetype>(i * static_cast<std::size_t>(words.size()) / wordsLookedUp)));
    parameters.emplace_back(QStringList(packages.begin(), packages.end()));
    parameters.emplace_back(qint64{most});
    const auto asked = m_database.read([&](Connection &connection) {
#define HAS_WORD(number) "AND EXISTS (SELECT 1 FROM case_word o WHERE o.word = ?" number " AND o.case_id = w.case_id) "
        return connection.each("SELECT " CASE_COLUMNS " FROM case_word w JOIN case_state c ON c.case_id = w.case_id WHERE w.word = ?1 "
                               HAS_WORD("2") HAS_WORD("3") HAS_WORD("4") HAS_WORD("5") HAS_WORD("6") HAS_WORD("7") HAS_WORD("8")
                               "AND c.package IN LIST(?9) LIMIT ?10",
                               parameters, [&](const Row &row) { lines.push_back(caseLineOf(row)); });
#undef HAS_WORD
    });
    if (!asked)
        return asked.error();
    newestFirst(lines, most);
    return lines;
}

Result<std::vector<TaskLine>> SqlCaseStore::tasks(const TaskFilter &filter, int most, const QString &after)
{
    const QString created = after.section(QLatin1Char(' '), 0, 0);
    const QString task = after.section(QLatin1Char(' '), 1);
    std::vector<std::pair<QString, TaskLine>> found; // by what they are sorted by
    const auto take = [&](const Row &row) { found.emplace_back(row.text(taskColumns), taskLineOf(row)); };
    const auto asked = m_database.read([&](Connection &connection) -> Result<void> {
        if (!filter.posts && filter.holder.isEmpty())
            return connection.each("SELECT " TASK_COLUMNS CASE_COLUMNS ", t.created FROM task t JOIN case_state c ON c.case_id = t.case_id "
                                   "WHERE (t.created, t.task_id) > (?, ?) ORDER BY t.created, t.task_id LIMIT ?",
                                   {created, task, qint64{most}}, take);
        if (!filter.posts)
            return connection.each("SELECT " TASK_COLUMNS CASE_COLUMNS ", t.created FROM task t JOIN case_state c ON c.case_id = t.case_id "
                                   "WHERE t.claimed_by = ? AND (t.created, t.task_id) > (?, ?) ORDER BY t.created, t.task_id LIMIT ?",
                                   {filter.holder, created, task, qint64{most}}, take);
        for (const QString &post : *filter.posts) {
            const auto listed = filter.overdueAt
                ? connection.each("SELECT " TASK_COLUMNS CASE_COLUMNS ", p.due FROM task_post p JOIN task t ON t.task_id = p.task_id JOIN case_state c ON c.case_id = p.case_id "
                                  "WHERE p.post = ? AND p.due < ? AND (t.claimed_by = ? OR ? = '') ORDER BY p.due, p.task_id LIMIT ?",
                                  {post, timeText(*filter.overdueAt), filter.holder, filter.holder, qint64{most}}, take)
                : connection.each("SELECT " TASK_COLUMNS CASE_COLUMNS ", p.created FROM task_post p JOIN task t ON t.task_id = p.task_id JOIN case_state c ON c.case_id = p.case_id "
                                  "WHERE p.post = ? AND (p.created, p.task_id) > (?, ?) AND (t.claimed_by = ? OR ? = '') ORDER BY p.created, p.task_id LIMIT ?",
                                  {post, created, task, filter.holder, filter.holder, qint64{most}}, take);
            if (!listed)
                return listed;
        }
        return {};
    });
    if (!asked)
        return asked.error();
    // Who has two posts may do a task by both.
    const auto key = [](const auto &one) { return std::pair(one.first, one.second.task); };
    std::sort(found.begin(), found.end(), [&](const auto &a, const auto &b) { return key(a) < key(b); });
    found.erase(std::unique(found.begin(), found.end(), [&](const auto &a, const auto &b) { return key(a) == key(b); }), found.end());
    std::vector<TaskLine> lines;
    for (auto &[sorted, line] : found) {
        if (lines.size() < static_cast<std::size_t>(most))
            lines.push_back(std::move(line));
    }
    return lines;
}

Result<qint64> SqlCaseStore::countTasks(const TaskFilter &filter, int most)
{
    qint64 count = 0;
    const auto take = [&](const Row &row) { count = row.integer(0); };
    const QStringList posts = filter.posts ? QStringList(filter.posts->begin(), filter.posts->end()) : QStringList();
    const auto asked = m_database.read([&](Connection &connection) {
        if (!filter.holder.isEmpty())
            return connection.each("SELECT count(*) FROM (SELECT 1 FROM task WHERE claimed_by = ? LIMIT ?) counted", {filter.holder, qint64{most}}, take);
        if (!filter.posts)
            return connection.each("SELECT count(*) FROM (SELECT 1 FROM task LIMIT ?) counted", {qint64{most}}, take);
        if (filter.overdueAt)
            return connection.each("SELECT count(*) FROM (SELECT DISTINCT task_id FROM task_post WHERE post IN LIST(?) AND due < ? LIMIT ?) counted",
                                   {posts, timeText(*filter.overdueAt), qint64{most}}, take);
        return connection.each("SELECT count(*) FROM (SELECT DISTINCT task_id FROM task_post WHERE post IN LIST(?) LIMIT ?) counted", {posts, qint64{most}}, take);
    });
    if (!asked)
        return asked.error();
    return count;
}

Result<std::optional<TaskLine>> SqlCaseStore::task(const QString &task)
{
    std::optional<TaskLine> line;
    const auto asked = m_database.read([&](Connection &connection) {
        return connection.each("SELECT " TASK_COLUMNS CASE_COLUMNS " FROM task t JOIN case_state c USING (case_id) WHERE t.task_id = ?", {task},
                               [&](const Row &row) { line = taskLineOf(row); });
    });
    if (!asked)
        return asked.error();
    return line;
}

// ---- what lists look things up by ---------------------------------------------------------------------

Result<void> SqlCaseStore::writePosts(Connection &connection, const QString &caseId, const state::CaseState &state, const std::map<QString, ListedTask> &listed)
{
    if (const auto gone = connection.run("DELETE FROM task_post WHERE case_id = ?", {caseId}); !gone)
        return gone;
    for (const auto &[id, as] : listed) {
        const auto task = state.tasks.find(id);
        if (task == state.tasks.end())
            continue;
        for (const QString &post : as.posts) {
            if (const auto kept = connection.run("INSERT INTO task_post (post, created, task_id, case_id, due) VALUES (?, ?, ?, ?, ?)",
                                                 {post, timeText(task->second.created), id, caseId, as.due ? Parameter(timeText(*as.due)) : Parameter(nullptr)});
                !kept)
                return kept;
        }
    }
    return {};
}

Result<void> SqlCaseStore::writeWords(Connection &connection, const QString &caseId, const std::vector<QString> &texts, bool isNew) const
{
    const std::set<QString> wanted = m_search.wordsOf(texts);
    std::set<QString> kept;
    if (!isNew) {
        if (const auto asked = connection.each("SELECT word FROM case_word WHERE case_id = ?", {caseId}, [&](const Row &row) { kept.insert(row.text(0)); }); !asked)
            return asked;
    }
    for (const QString &word : kept) {
        if (wanted.contains(word))
            continue;
        if (const auto gone = connection.run("DELETE FROM case_word WHERE word = ? AND case_id = ?", {word, caseId}); !gone)
            return gone;
    }
    for (const QString &word : wanted) {
        if (kept.contains(word))
            continue;
        if (const auto put = connection.run("INSERT INTO case_word (word, case_id) VALUES (?, ?)", {word, caseId}); !put)
            return put;
    }
    return {};
}

Result<void> SqlCaseStore::completeLists(const procedure::Catalogue &catalogue, const calendar::BusinessCalendar &calendar, const QByteArray &zone)
{
    const QString name = QStringLiteral("lists");
    const auto made = revision(m_database, name);
    if (!made || *made > 0)
        return made ? Result<void>() : made.error();
    std::vector<QString> cases;
    if (const auto asked = m_database.read([&](Connection &connection) {
            return connection.each("SELECT case_id FROM case_state", {}, [&](const Row &row) { cases.push_back(row.text(0)); });
        });
        !asked)
        return asked;
    for (const QString &caseId : cases) {
        const auto stored = load(caseId);
        if (!stored)
            return stored.error();
        const auto package = *stored ? catalogue.byHash((*stored)->state.package) : nullptr;
        if (!package)
            continue; // verify tells; nobody may do anything in such a case
        const state::CaseState &state = (*stored)->state;
        const CaseLine line = casework::lineOf(state, *package, calendar, zone);
        const auto written = m_database.write([&](Connection &connection) -> Result<void> {
            if (const auto posts = writePosts(connection, caseId, state, casework::listedTasks(state, line, *package, zone)); !posts)
                return posts;
            return writeWords(connection, caseId, casework::searchTexts(state, *package), false);
        });
        if (!written)
            return written;
    }
    return m_database.write([&](Connection &connection) { return revise(connection, name); });
}

} // namespace engine::store
