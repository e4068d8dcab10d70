// SPDX-License-Identifier: Apache-2.0
#include "engine/store/sql_case_store.h"

#include "engine/store/intake_columns.h"
#include "engine/store/turn.h"

#include <QFile>
#include <QSaveFile>

namespace engine::store {

using casework::CaseLine;
using casework::Commit;
using casework::OutboxRow;
using casework::StoredCase;
using core::Error;
using core::Result;

namespace {

constexpr qsizetype mostCached = 4 * 1024 * 1024; // some hundred cases

Parameter optionalText(const std::optional<QDateTime> &time)
{
    return time ? Parameter(timeText(*time)) : Parameter(nullptr);
}

} // namespace

SqlCaseStore::SqlCaseStore(Database &database, const TownKeys &keys, QString anchorFile)
    : m_database(database), m_seal(keys.seal), m_rows(keys.seal), m_vault(keys.wrap), m_search(keys.search), m_cache(mostCached), m_anchorFile(std::move(anchorFile))
{
}

Result<std::unique_ptr<SqlCaseStore>> SqlCaseStore::open(Database &database, const TownKeys &keys, const QString &anchorFile)
{
    std::unique_ptr<SqlCaseStore> store(new SqlCaseStore(database, keys, anchorFile));
    if (const auto checked = store->checkAnchor(); !checked)
        return checked.error();
    SqlCaseStore *const self = store.get();
    database.setGroupHooks({[self](Connection &connection) { return self->countGroup(connection); },
                            [self] { self->writeAnchor(); }});
    return store;
}

Result<void> SqlCaseStore::checkAnchor()
{
    qint64 counter = 0;
    QByteArray heads;
    std::optional<QByteArray> sealed;
    const auto asked = m_database.read([&](Connection &connection) {
        return connection.each("SELECT name, value FROM town WHERE name IN ('counter', 'heads', 'seal')", {}, [&](const Row &row) {
            if (row.text(0) == QLatin1String("counter"))
                counter = row.blob(1).toLongLong();
            else if (row.text(0) == QLatin1String("heads"))
                heads = row.blob(1);
            else
                sealed = row.blob(1);
        });
    });
    if (!asked)
        return asked;
    if (sealed && !crypto::equal(*sealed, townSeal(m_seal, counter, heads)))
        return Error(StoreError::WrongTownKey);
    m_counter = counter;
    if (m_anchorFile.isEmpty())
        return {};
    QFile anchor(m_anchorFile);
    if (!anchor.open(QIODevice::ReadOnly)) {
        // A new town has its anchor before its first commit, so that a crash between the two leaves none missing.
        if (counter == 0)
            writeAnchor();
        return {};
    }
    const auto anchored = readAnchor(m_seal, anchor.readAll());
    if (!anchored)
        return Error(StoreError::WrongTownKey);
    if (*anchored > counter)
        return Error(StoreError::StaleBackup, {QString::number(counter), QString::number(*anchored)});
    return {};
}

Result<void> SqlCaseStore::countGroup(Connection &connection)
{
    // Counted in the database: another program of the town (todoke-server erase) may have committed meanwhile.
    QByteArray heads;
    qint64 counter = 1;
    if (const auto asked = connection.each("SELECT name, value FROM town WHERE name IN ('counter', 'heads')", {},
                                           [&](const Row &row) {
                                               if (row.text(0) == QLatin1String("heads"))
                                                   heads = row.blob(1);
                                               else
                                                   counter = row.blob(1).toLongLong() + 1;
                                           });
        !asked)
        return asked;
    if (const auto kept = connection.run("INSERT INTO town (name, value) VALUES ('counter', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", {QByteArray::number(counter)}); !kept)
        return kept;
    if (const auto kept = connection.run("INSERT INTO town (name, value) VALUES ('seal', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", {townSeal(m_seal, counter, heads)}); !kept)
        return kept;
    m_counter = counter;
    return {};
}

void SqlCaseStore::writeAnchor() const
{
    if (m_anchorFile.isEmpty())
        return;
    // A missed anchor only weakens the check for stale copies until the next commit; it loses nothing.
    QSaveFile anchor(m_anchorFile);
    if (anchor.open(QIODevice::WriteOnly)) {
        anchor.write(anchorText(m_seal, m_counter));
        anchor.commit();
    }
}

Result<std::optional<StoredCase>> SqlCaseStore::load(const QString &caseId)
{
    CaseCache::Kept kept;
    std::optional<QByteArray> json;
    QByteArray head;
    journal::PersonalValues values;
    const auto asked = m_database.read([&](Connection &connection) -> Result<void> {
        std::optional<QByteArray> now;
        if (const auto found = connection.each("SELECT hash FROM case_head WHERE case_id = ?", {caseId}, [&](const Row &row) { now = row.blob(0); }); !found || !now)
            return found;
        kept = m_cache.find(caseId, *now);
        if (kept)
            return {};
        head = *now;
        if (const auto found = connection.each("SELECT state FROM case_state WHERE case_id = ?", {caseId}, [&](const Row &row) { json = row.blob(0); }); !found || !json)
            return found;
        auto found = m_vault.values(connection, caseId);
        if (!found)
            return found.error();
        values = std::move(*found);
        return {};
    });
    if (!asked)
        return asked.error();
    if (kept)
        return std::optional(*kept);
    if (!json)
        return std::optional<StoredCase>();
    const auto parsed = core::Json::parse(*json, 256);
    if (!parsed)
        return parsed.error();
    auto state = state::fromJson(*parsed, values);
    if (!state)
        return state.error();
    kept = std::make_shared<const StoredCase>(StoredCase{std::move(*state), head});
    m_cache.keep(kept, json->size());
    return std::optional(*kept);
}

Result<void> SqlCaseStore::writeFolded(const std::function<Result<void>(Connection &, Fold &)> &work)
{
    return m_database.write([&](Connection &connection) { return folded(connection, m_seal, [&](Fold &fold) { return work(connection, fold); }); });
}

Result<void> SqlCaseStore::commit(const Commit &commit)
{
    // What costs is done before the turn of the writer, who carries out one commit after the other.
    const QByteArray state = state::toJson(commit.after); // its values stand beside the records that brought them
    const auto written = m_database.write([&](Connection &connection) { return writeCommit(connection, commit, state); });
    if (written && !commit.records.empty())
        m_cache.keep(std::make_shared<const StoredCase>(StoredCase{commit.after, commit.records.back().hash}), state.size());
    return written;
}

Result<void> SqlCaseStore::writeCommit(Connection &connection, const Commit &commit, const QByteArray &state)
{
    const QString &caseId = commit.line.caseId;
    std::optional<qint64> version;
    if (const auto asked = connection.each("SELECT version FROM case_state WHERE case_id = ?", {caseId}, [&](const Row &row) { version = row.integer(0); }); !asked)
        return asked;
    if (version.value_or(0) != commit.expectedVersion)
        return casework::CommitError::VersionMoved;
    const auto key = m_vault.keyOrNew(connection, caseId);
    if (!key)
        return key.error();

    for (const casework::WrittenRecord &record : commit.records) {
        if (const auto kept = connection.run("INSERT INTO case_record (case_id, sequence, record, hash) VALUES (?, ?, ?, ?)",
                                             {caseId, record.sequence, record.bytes, record.hash});
            !kept)
            return kept;
        if (const auto kept = m_vault.keep(connection, caseId, *key, record.values); !kept)
            return kept;
    }
    for (const QByteArray &commitment : commit.erased) {
        if (const auto gone = connection.run("DELETE FROM personal_value WHERE case_id = ? AND commitment = ?", {caseId, commitment}); !gone)
            return gone;
    }
    for (const QByteArray &digest : commit.erasedFiles) {
        if (const auto gone = connection.run("DELETE FROM file_chunk WHERE case_id = ?1 AND content IN (SELECT content FROM file WHERE case_id = ?1 AND digest = ?2)", {caseId, digest}); !gone)
            return gone;
        if (const auto gone = connection.run("DELETE FROM file WHERE case_id = ? AND digest = ?", {caseId, digest}); !gone)
            return gone;
    }
    const CaseLine &line = commit.line;
    if (const auto kept = connection.run(
            "INSERT INTO case_state (case_id, version, submission, number, receipt, procedure, package, arrival, ended, outcome, phase, "
            "deadline, incidents, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (case_id) DO UPDATE SET "
            "version = excluded.version, ended = excluded.ended, outcome = excluded.outcome, phase = excluded.phase, deadline = excluded.deadline, "
            "incidents = excluded.incidents, state = excluded.state, package = excluded.package",
            {caseId, commit.after.version, commit.after.submission, line.number, line.receipt, line.procedure, line.package, timeText(line.arrival),
             optionalText(line.ended), line.outcome, line.phase,
             line.deadline ? Parameter(line.deadline->toString(Qt::ISODate)) : Parameter(nullptr), qint64{line.incidents}, state});
        !kept)
        return kept;
    return folded(connection, m_seal, [&](Fold &fold) -> Result<void> {
        if (const auto sealed = sealHead(connection, fold, commit); !sealed)
            return sealed;
        if (const auto listed = writeLists(connection, commit, !version); !listed)
            return listed;
        return writeSealedRows(connection, fold, commit);
    });
}

Result<void> SqlCaseStore::sealHead(Connection &connection, Fold &fold, const Commit &commit) const
{
    if (commit.records.empty())
        return {};
    const QString &caseId = commit.line.caseId;
    const casework::WrittenRecord &last = commit.records.back();
    std::optional<QByteArray> old;
    if (const auto asked = connection.each("SELECT seal FROM case_head WHERE case_id = ?", {caseId}, [&](const Row &row) { old = row.blob(0); }); !asked)
        return asked;
    const QByteArray seal = headSeal(m_seal, caseId, last.sequence, last.hash);
    if (old)
        fold.turn(*old);
    fold.turn(seal);
    return connection.run("INSERT INTO case_head (case_id, sequence, hash, seal) VALUES (?, ?, ?, ?) "
                          "ON CONFLICT (case_id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash, seal = excluded.seal",
                          {caseId, last.sequence, last.hash, seal});
}

Result<void> SqlCaseStore::writeLists(Connection &connection, const Commit &commit, bool isNew) const
{
    const QString &caseId = commit.line.caseId;
    if (const auto gone = connection.run("DELETE FROM task WHERE case_id = ?", {caseId}); !gone)
        return gone;
    for (const auto &[id, task] : commit.after.tasks) {
        QStringList roles;
        for (const QString &role : task.roles)
            roles << role;
        if (const auto kept = connection.run(
                "INSERT INTO task (task_id, case_id, scope, node, form, roles, created, due, claimed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                {id, caseId, task.scope, task.node, task.form, roles.join(QLatin1Char(' ')), timeText(task.created), optionalText(task.due),
                 task.claimedBy ? Parameter(task.claimedBy->id) : Parameter(nullptr)});
            !kept)
            return kept;
    }
    if (const auto gone = connection.run("DELETE FROM timer WHERE case_id = ?", {caseId}); !gone)
        return gone;
    for (const auto &[id, timer] : commit.after.timers) {
        if (const auto kept = connection.run("INSERT INTO timer (timer_id, case_id, due) VALUES (?, ?, ?)", {id, caseId, timeText(timer.due)}); !kept)
            return kept;
    }
    if (const auto listed = writePosts(connection, caseId, commit.after, commit.tasks); !listed)
        return listed;
    return writeWords(connection, caseId, commit.searchTexts, isNew);
}

Result<void> SqlCaseStore::writeSealedRows(Connection &connection, Fold &fold, const Commit &commit) const
{
    for (const QString &done : commit.outboxDone) {
        if (const auto gone = m_rows.removeOutbox(connection, fold, done); !gone)
            return gone;
    }
    for (const OutboxRow &row : commit.outbox) {
        if (const auto kept = m_rows.addOutbox(connection, fold, row); !kept)
            return kept;
    }
    if (commit.commandKey)
        return m_rows.addCommand(connection, fold, *commit.commandKey, commit.line.caseId, commit.after.version);
    return {};
}

Result<std::optional<casework::CaseStore::DoneCommand>> SqlCaseStore::commandDone(const QString &key)
{
    std::optional<DoneCommand> done;
    const auto asked = m_database.read([&](Connection &connection) {
        return connection.each("SELECT case_id, version FROM command_done WHERE command_key = ?", {key},
                               [&](const Row &row) { done = DoneCommand{row.text(0), row.integer(1)}; });
    });
    if (!asked)
        return asked.error();
    return done;
}

Result<std::vector<casework::CaseStore::DueTimer>> SqlCaseStore::dueTimers(const QDateTime &now, int most)
{
    std::vector<DueTimer> due;
    const auto asked = m_database.read([&](Connection &connection) {
        return connection.each("SELECT case_id, timer_id, due FROM timer WHERE due <= ? ORDER BY due, timer_id LIMIT ?", {timeText(now), qint64{most}},
                               [&](const Row &row) { due.push_back({row.text(0), row.text(1), timeOf(row.text(2))}); });
    });
    if (!asked)
        return asked.error();
    return due;
}

Result<std::vector<OutboxRow>> SqlCaseStore::dueOutbox(const QDateTime &now, int most)
{
    // What was never tried is due whatever the clock said when it was written; what waits for longer than anything is made to wait was
    // put off by a clock that has been set back since. Each of the three has an index.
    const QDateTime tooFar = now.addSecs(2 * 3600);
#define TO_CARRY_OUT "SELECT row_key, case_id, kind, payload, next_at, position, attempts FROM outbox WHERE kind <> 'external' AND "
    std::vector<OutboxRow> rows;
    const auto take = [&](const Row &row) { rows.push_back({row.text(0), row.text(1), row.text(2), row.blob(3), timeOf(row.text(4)), row.integer(5), int(row.integer(6))}); };
    const auto asked = m_database.read([&](Connection &connection) -> Result<void> {
        if (const auto fresh = connection.each(TO_CARRY_OUT "next_at = created ORDER BY position LIMIT ?", {qint64{most}}, take); !fresh)
            return fresh;
        if (const auto again = connection.each(TO_CARRY_OUT "next_at <> created AND next_at <= ? ORDER BY next_at, position LIMIT ?", {timeText(now), qint64{most}}, take); !again)
            return again;
        return connection.each(TO_CARRY_OUT "next_at <> created AND next_at > ? ORDER BY next_at, position LIMIT ?", {timeText(tooFar), qint64{most}}, take);
    });
#undef TO_CARRY_OUT
    if (!asked)
        return asked.error();
    std::sort(rows.begin(), rows.end(), [](const OutboxRow &a, const OutboxRow &b) { return a.position < b.position; });
    if (rows.size() > static_cast<std::size_t>(most))
        rows.erase(rows.begin() + most, rows.end());
    return rows;
}

Result<void> SqlCaseStore::outboxDone(const QString &key)
{
    return writeFolded([&](Connection &connection, Fold &fold) { return m_rows.removeOutbox(connection, fold, key); });
}

Result<void> SqlCaseStore::outboxLater(const QString &key, const QString &error, const QDateTime &nextAt)
{
    return writeFolded([&](Connection &connection, Fold &fold) { return m_rows.putOffOutbox(connection, fold, key, error, nextAt); });
}

Result<void> SqlCaseStore::outboxAt(const QString &key, const QDateTime &nextAt)
{
    return writeFolded([&](Connection &connection, Fold &fold) { return m_rows.outboxAt(connection, fold, key, nextAt); });
}

Result<qint64> SqlCaseStore::nextNumber(const QString &series)
{
    qint64 number = 0;
    const auto counted = writeFolded([&](Connection &connection, Fold &fold) -> Result<void> {
        const auto next = m_rows.nextNumber(connection, fold, series);
        if (!next)
            return next.error();
        number = *next;
        return {};
    });
    if (!counted)
        return counted.error();
    return number;
}

Result<void> SqlCaseStore::publish(const procedure::Package &package, const QDateTime &now)
{
    return writeFolded([&](Connection &connection, Fold &fold) -> Result<void> {
        bool have = false;
        if (const auto asked = connection.each("SELECT 1 FROM package_published WHERE package = ?", {package.hash}, [&](const Row &) { have = true; });
            !asked || have)
            return asked;
        if (const auto kept = m_rows.addPublished(connection, fold, package.hash, package.cover.id, timeText(now)); !kept)
            return kept;
        for (const auto &[path, content] : package.files) {
            if (const auto kept = connection.run("INSERT INTO package_file (package, path, content) VALUES (?, ?, ?)", {package.hash, path, content}); !kept)
                return kept;
        }
        return revise(connection, QStringLiteral("packages"));
    });
}

Result<std::vector<procedure::Files>> SqlCaseStore::published()
{
    std::vector<procedure::Files> all;
    QString current;
    const auto asked = m_database.read([&](Connection &connection) {
        return connection.each("SELECT p.package, f.path, f.content FROM package_published p JOIN package_file f USING (package) ORDER BY p.position, f.path",
                               {}, [&](const Row &row) {
                                   if (row.text(0) != current) {
                                       current = row.text(0);
                                       all.emplace_back();
                                   }
                                   all.back()[row.text(1)] = row.blob(2);
                               });
    });
    if (!asked)
        return asked.error();
    return all;
}

} // namespace engine::store
