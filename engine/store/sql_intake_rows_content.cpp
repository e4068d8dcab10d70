// SPDX-License-Identifier: Apache-2.0
#include "engine/store/intake_columns.h"
#include "engine/store/sql_intake_rows.h"

#include "engine/intake/intake_error.h"

using namespace Qt::StringLiterals;

namespace engine::store {

using namespace intake;

namespace {

QString parcelOf(const QString &message)
{
    return u"parcel:"_s + message;
}

/// The present row's first column, as `selectOne` wants it.
QByteArray firstBlob(const Row &row)
{
    return row.blob(0);
}

QString firstText(const Row &row)
{
    return row.text(0);
}

/// What must change a file's row.
IntakeRows::Done changeOne(Connection &connection, const char *sql, const Parameters &parameters)
{
    const auto changed = connection.change(sql, parameters);
    if (!changed)
        return changed.error();
    return *changed == 0 ? IntakeRows::Done(core::Error(IntakeError::NoSuchFile)) : IntakeRows::Done();
}

} // namespace

IntakeRows::Done SqlIntakeRows::beginContent(const QString &id, const QDateTime &now)
{
    return m_connection.run("INSERT INTO intake_content (id, holder, since) VALUES (?, '', ?)", {id, timeText(now)});
}

IntakeRows::Done SqlIntakeRows::addChunk(const QString &id, qint64 part, const QByteArray &sealed)
{
    return changeOne(m_connection, "INSERT INTO intake_content_chunk (id, part, sealed) SELECT id, ?2, ?3 FROM intake_content WHERE id = ?1", {id, part, sealed});
}

IntakeRows::Maybe<QByteArray> SqlIntakeRows::chunk(const QString &id, qint64 part)
{
    return selectOne(m_connection, "SELECT sealed FROM intake_content_chunk WHERE id = ? AND part = ?", {id, part}, firstBlob);
}

IntakeRows::Done SqlIntakeRows::holdContent(const QString &id, const QString &holder)
{
    return changeOne(m_connection, "UPDATE intake_content SET holder = ? WHERE id = ?", {holder, id});
}

IntakeRows::Done SqlIntakeRows::sendContent(const QString &id, const QString &message)
{
    return holdContent(id, parcelOf(message));
}

IntakeRows::Done SqlIntakeRows::dropContent(const QString &id)
{
    return m_connection.run("UPDATE intake_content SET holder = '', since = '' WHERE id = ?", {id});
}

IntakeRows::Done SqlIntakeRows::dropContentsOf(const QString &holder)
{
    return m_connection.run("UPDATE intake_content SET holder = '', since = '' WHERE holder = ?", {holder});
}

IntakeRows::Done SqlIntakeRows::confirmParcel(qint64 position)
{
    const auto message = selectOne(m_connection, "SELECT message FROM intake_inbox WHERE position = ?", {position}, firstText);
    if (!message)
        return message.error();
    if (*message) {
        if (auto dropped = dropContentsOf(parcelOf(**message)); !dropped)
            return dropped;
    }
    return m_connection.run("UPDATE intake_inbox SET sealed = NULL WHERE position = ?", {position});
}

core::Result<bool> SqlIntakeRows::sweepContents(const QDateTime &before, int most)
{
    const auto id = selectOne(m_connection, "SELECT id FROM intake_content WHERE holder = '' AND since < ? ORDER BY since LIMIT 1", {timeText(before)}, firstText);
    if (!id)
        return id.error();
    if (!*id)
        return false;
    const auto gone = m_connection.change("DELETE FROM intake_content_chunk WHERE id = ?1 AND part IN "
                                       "(SELECT part FROM intake_content_chunk WHERE id = ?1 ORDER BY part LIMIT ?2)",
                                       {**id, qint64{most}});
    if (!gone)
        return gone.error();
    if (*gone < most) {
        if (const auto forgotten = m_connection.run("DELETE FROM intake_content WHERE id = ?", {**id}); !forgotten)
            return forgotten.error();
    }
    return true;
}

} // namespace engine::store
