// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace engine::store {

/// A statement of the store (see Connection) in PostgreSQL's words: `$1` for `?1`, the next number for each `?`, an array for a list.
QByteArray postgresStatement(const char *sql);
/// A migration, which is written in SQLite's words, in PostgreSQL's: types, keys that count themselves, texts compared by their bytes.
QByteArray postgresMigration(const QByteArray &sql);

} // namespace engine::store
