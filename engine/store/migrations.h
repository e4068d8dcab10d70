// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <vector>

namespace engine::store {

/// The steps from an empty database to the newest schema, in SQLite's words, by number from 1 on. A released one is never changed.
struct Migration
{
    int number;
    QByteArray sql;
};
const std::vector<Migration> &migrations();
int newestSchema();

} // namespace engine::store
