// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/runtime/execute.h"
#include "tests/engine/runtime/random_process.h"

namespace tests {

/// A case of a process made at random, moved by commands chosen at random. What breaks a promise of the engine is told
/// in `problem`.
class RandomCase
{
public:
    explicit RandomCase(unsigned seed);

    bool start();
    /// Executes twice and applies the record as it is read back; false where the command was refused.
    bool perform(engine::journal::CommandBody body);
    /// A command that the case waits for; nothing where it waits for none.
    std::optional<engine::journal::CommandBody> any();
    /// An hour passes, and sometimes a variable changes.
    void tick();
    /// Whether two tasks that do not end each other may be completed in either order.
    bool isOrderFree();
    const QByteArray &model() const { return m_bpmn; }

    engine::runtime::Definition definition;
    engine::state::CaseState state;
    QString problem;

private:
    engine::journal::Command command(engine::journal::CommandBody body);

    RandomProcess m_made;
    QByteArray m_bpmn;
    QDateTime m_now = QDateTime::fromString(QStringLiteral("2026-05-07T00:00:00.000Z"), Qt::ISODateWithMs);
    int m_commands = 0;
};

} // namespace tests
