// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/clock.h"
#include "engine/store/database.h"

#include <QDateTime>

namespace engine::store {

/// Something that one of a town's servers does at a time, such as carrying out what commits have caused. Who has the turn keeps it by
/// asking again; fifteen seconds after the last word of a server that was killed, another has it. What is done in a turn must bear being
/// done twice: a server that was stopped and goes on does not know at once that its turn is over. One thread at a time.
class Turn
{
public:
    /// `holder` names this server, the same after a restart. Both references must outlive this.
    Turn(Database &database, QString name, QString holder, const core::Clock &clock);
    /// Whether it is ours now. Asks the database only when half of the time is over, or when it is not ours.
    core::Result<bool> take();
    /// Lets another have it at once.
    core::Result<void> pass();

    static constexpr int seconds = 15;

private:
    Database &m_database;
    QString m_name;
    QString m_holder;
    const core::Clock &m_clock;
    QDateTime m_taken; ///< null: not ours
};

/// How often something that servers keep in memory has changed: `directory`, `packages`. 0 if never.
core::Result<qint64> revision(const Database &database, const QString &name);
/// Part of the change's transaction.
core::Result<void> revise(Connection &connection, const QString &name);

} // namespace engine::store
