// SPDX-License-Identifier: Apache-2.0
#include "engine/store/sql_directory_store.h"

#include "engine/store/turn.h"

namespace engine::store {

using directory::Entry;

namespace {

QString revisionName()
{
    return QStringLiteral("directory");
}

} // namespace

core::Result<void> SqlDirectoryStore::put(const std::vector<Entry> &entries)
{
    return m_database.write([&](Connection &connection) -> core::Result<void> {
        for (const Entry &entry : entries) {
            auto done = connection.run("INSERT INTO directory_entry (kind, id, match_key, content) VALUES (?, ?, ?, ?) "
                                       "ON CONFLICT (kind, id) DO UPDATE SET match_key = excluded.match_key, content = excluded.content",
                                       {entry.kind, entry.id, entry.match.isNull() ? QByteArray("") : entry.match, entry.content});
            if (!done)
                return done;
        }
        return revise(connection, revisionName());
    });
}

core::Result<void> SqlDirectoryStore::remove(const QString &kind, const QString &id)
{
    return m_database.write([&](Connection &connection) {
        const auto gone = connection.run("DELETE FROM directory_entry WHERE kind = ? AND id = ?", {kind, id});
        return gone ? revise(connection, revisionName()) : gone;
    });
}

core::Result<std::vector<Entry>> SqlDirectoryStore::select(const char *sql, const Parameters &parameters)
{
    std::vector<Entry> entries;
    const auto done = m_database.read([&](Connection &connection) {
        entries.clear();
        return connection.each(sql, parameters, [&](const Row &row) {
            entries.push_back({row.text(0), row.text(1), row.blob(2), row.blob(3)});
        });
    });
    if (!done)
        return done.error();
    return entries;
}

core::Result<std::optional<Entry>> SqlDirectoryStore::find(const QString &kind, const QString &id)
{
    auto found = select("SELECT kind, id, match_key, content FROM directory_entry WHERE kind = ? AND id = ?", {kind, id});
    if (!found)
        return found.error();
    return found->empty() ? std::optional<Entry>() : std::optional(std::move(found->front()));
}

core::Result<std::vector<Entry>> SqlDirectoryStore::matching(const QString &kind, const QByteArray &match)
{
    return select("SELECT kind, id, match_key, content FROM directory_entry WHERE kind = ? AND match_key = ? ORDER BY id", {kind, match});
}

core::Result<std::vector<Entry>> SqlDirectoryStore::all(const QString &kind)
{
    return select("SELECT kind, id, match_key, content FROM directory_entry WHERE kind = ? ORDER BY id", {kind});
}

core::Result<qint64> SqlDirectoryStore::revision()
{
    return store::revision(m_database, revisionName());
}

} // namespace engine::store
