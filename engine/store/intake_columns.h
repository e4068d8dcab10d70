// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/store/database.h"

#include <QDateTime>

/// How values stand in the intake's columns, and selecting into rows.
namespace engine::store {

/// Sorts as text: UTC with milliseconds.
inline QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

inline QDateTime timeOf(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs);
}

/// An empty blob is not NULL.
inline QByteArray blobOf(const QByteArray &bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes;
}

/// And so is an empty text.
inline QString textOf(const QString &text)
{
    return text.isNull() ? QString(QLatin1String("")) : text;
}

template <typename T>
core::Result<std::vector<T>> selectMany(Connection &connection, const char *sql, const Parameters &parameters, T (*read)(const Row &))
{
    std::vector<T> rows;
    const auto done = connection.each(sql, parameters, [&](const Row &row) { rows.push_back(read(row)); });
    if (!done)
        return done.error();
    return rows;
}

template <typename T>
core::Result<std::optional<T>> selectOne(Connection &connection, const char *sql, const Parameters &parameters, T (*read)(const Row &))
{
    std::optional<T> found;
    const auto done = connection.each(sql, parameters, [&](const Row &row) { found = read(row); });
    if (!done)
        return done.error();
    return found;
}

} // namespace engine::store
