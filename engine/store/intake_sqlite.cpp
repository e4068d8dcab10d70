// SPDX-License-Identifier: Apache-2.0
#include "engine/store/intake_sqlite.h"

#include "engine/store/intake_rows.h"

namespace engine::store {

core::Result<void> SqliteIntakeStore::write(const Work &work)
{
    return m_database.write([&](Connection &connection) {
        SqliteIntakeRows rows(connection);
        return work(rows);
    });
}

core::Result<void> SqliteIntakeStore::read(const Work &work)
{
    return m_database.read([&](Connection &connection) {
        SqliteIntakeRows rows(connection);
        return work(rows);
    });
}

} // namespace engine::store
