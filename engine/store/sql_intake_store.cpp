// SPDX-License-Identifier: Apache-2.0
#include "engine/store/sql_intake_store.h"

#include "engine/store/sql_intake_rows.h"

namespace engine::store {

core::Result<void> SqlIntakeStore::write(const Work &work)
{
    return m_database.write([&](Connection &connection) {
        SqlIntakeRows rows(connection);
        return work(rows);
    });
}

core::Result<void> SqlIntakeStore::read(const Work &work)
{
    return m_database.read([&](Connection &connection) {
        SqlIntakeRows rows(connection);
        return work(rows);
    });
}

} // namespace engine::store
