// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/intake/store.h"
#include "engine/store/database.h"

namespace engine::store {

/// The intake's rows in a town's database, which must outlive this. Thread-safe.
class SqlIntakeStore final : public intake::IntakeStore
{
public:
    explicit SqlIntakeStore(Database &database) : m_database(database) {}

    core::Result<void> write(const Work &work) override;
    core::Result<void> read(const Work &work) override;
    core::Result<void> scrub() override { return m_database.checkpoint(); }

private:
    Database &m_database;
};

} // namespace engine::store
