// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/runtime/execute.h"

#include <QString>

namespace tests {

/// A case that a script of commands is played on, with its journal and the vault of personal values.
///
///     load main.bpmn            a file beside the script; `load common payment.bpmn` names its processes common:…
///     decisions fee.dmn
///     start name="value" …      FEEL values
///     at 2026-05-08T09:00:00Z   sets the clock
///     as S03                    the clerk who does what follows; `as citizen A1`; `as system`
///     claim NODE, release NODE, complete NODE name=value …
///     message NAME name=value …, fire NODE, service NODE name=value …
///     fail NODE error [final], retry NODE, end OUTCOME …, fact KIND …, file ID ROLE name, revise name=value …, erase NAME… [file:ID…]
///     throw NODE code name=value …, signal NAME, pool PROCESS name=value …
///     again                     the command before once more
class Script
{
public:
    /// Plays the file and gives, command by command, what it caused or why it was refused.
    QString play(const QString &path);

    engine::runtime::Definition definition;
    engine::state::CaseState state;
    engine::journal::PersonalValues vault;
    std::vector<QByteArray> journal;

private:
    void load(const QString &folder, const QStringList &words);
    std::optional<engine::journal::CommandBody> body(const QStringList &words);
    void perform(const engine::journal::CommandBody &body);
    engine::journal::NamedValues values(const QStringList &words, qsizetype from);
    QString shown(const engine::core::Json &json);
    QString name(const QString &id);

    QString m_out;
    QDateTime m_now = QDateTime::fromString(QStringLiteral("2026-05-07T00:30:00.000Z"), Qt::ISODateWithMs);
    engine::journal::Actor m_actor;
    int m_commands = 0;
    std::map<QString, QString> m_names; ///< ids as they come: #1, #2, …
    std::optional<engine::journal::CommandBody> m_last;
};

} // namespace tests
