// SPDX-License-Identifier: Apache-2.0
#include "engine/store/turn.h"

#include "engine/store/intake_columns.h"

namespace engine::store {

using core::Result;

Turn::Turn(Database &database, QString name, QString holder, const core::Clock &clock)
    : m_database(database), m_name(std::move(name)), m_holder(std::move(holder)), m_clock(clock)
{
}

Result<bool> Turn::take()
{
    const QDateTime now = m_clock.now();
    if (m_taken.isValid() && now >= m_taken && now < m_taken.addSecs(seconds / 2))
        return true;
    m_taken = {};
    const Parameter until = timeText(now.addSecs(seconds));
    const Parameter present = timeText(now);
    const Parameter tooFar = timeText(now.addSecs(4 * seconds)); // was written by a clock that was wrong
    bool theirs = false;
    if (const auto looked = m_database.read([&](Connection &connection) {
            return connection.each("SELECT name FROM turn WHERE name = ? AND holder <> ? AND until >= ? AND until <= ?", {m_name, m_holder, present, tooFar},
                                   [&](const Row &) { theirs = true; });
        });
        !looked || theirs)
        return looked ? Result<bool>(false) : looked.error();
    bool ours = false;
    const auto asked = m_database.write([&](Connection &connection) {
        ours = false;
        return connection.each("INSERT INTO turn (name, holder, until) VALUES (?1, ?2, ?3) ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until "
                               "WHERE turn.holder = ?2 OR turn.until < ?4 OR turn.until > ?5 RETURNING name",
                               {m_name, m_holder, until, present, tooFar}, [&](const Row &) { ours = true; });
    });
    if (!asked)
        return asked.error();
    if (ours)
        m_taken = now;
    return ours;
}

Result<void> Turn::pass()
{
    if (!m_taken.isValid())
        return {};
    m_taken = {};
    return m_database.write([&](Connection &connection) { return connection.run("DELETE FROM turn WHERE name = ? AND holder = ?", {m_name, m_holder}); });
}

Result<qint64> revision(const Database &database, const QString &name)
{
    qint64 number = 0;
    const auto asked = database.read([&](Connection &connection) {
        return connection.each("SELECT number FROM revision WHERE name = ?", {name}, [&](const Row &row) { number = row.integer(0); });
    });
    if (!asked)
        return asked.error();
    return number;
}

Result<void> revise(Connection &connection, const QString &name)
{
    return connection.run("INSERT INTO revision (name, number) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET number = revision.number + 1", {name});
}

} // namespace engine::store
