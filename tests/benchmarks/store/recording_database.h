// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/store/database.h"
#include "engine/store/sqlite/sqlite_connection.h"

#include <QDataStream>

namespace benchmarks {

/// A town's file that writes down every statement of its writer, so that a program without an engine can do the same. One client.
class RecordingDatabase final : public engine::store::Database
{
public:
    static std::unique_ptr<RecordingDatabase> open(const QString &file);
    engine::core::Result<void> read(const Job &job) const override;
    engine::core::Result<void> checkpoint() override { return {}; }
    /// Begins a new client's case: what follows is replayed by one client in its order.
    void beginCase();
    void stop() { m_recording = false; }
    QByteArray recording() const;

private:
    class Recorder;
    struct Statement { int sql; engine::store::Parameters parameters; };
    struct Group { std::vector<Statement> job; std::vector<Statement> atTheEnd; };

    RecordingDatabase(const QString &file, std::unique_ptr<engine::store::SqliteConnection> writer);
    engine::core::Result<engine::store::Connection *> begin() override;
    engine::core::Result<void> commit() override;
    void rollback() override;
    void note(const char *sql, const engine::store::Parameters &parameters);

    std::unique_ptr<engine::store::SqliteConnection> m_writer;
    std::unique_ptr<engine::store::Connection> m_recorder;
    bool m_recording = true;
    bool m_jobEnded = false;
    std::vector<QByteArray> m_texts;
    std::vector<std::vector<Group>> m_cases;
};

} // namespace benchmarks
