// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/runtime/execute.h"

#include <QString>

namespace tests {

/// A case that a script of commands is played on, with its journal and the vault of personal values.
///
///     load main.bpmn            a file beside the script; `load common payment.bpmn` names its processes common:…
///     load main.bpmn {a} {b} …  the same with each `a` written as `b`
///     version 2                 what is loaded now is a version of its own; the case begins with version 0
///     decisions fee.dmn
///     start name="value" …      FEEL values
///     at 2026-05-08T09:00:00Z   sets the clock
///     as S03                    the clerk who does what follows; `as citizen A1`; `as system`
///     claim NODE, release NODE, complete NODE name=value …
///     message NAME name=value …, fire NODE, service NODE name=value …
///     fail NODE error [final], retry NODE, end OUTCOME …, fact KIND …, file ID ROLE name, revise name=value …, erase NAME… [file:ID…]
///     throw NODE code name=value …, signal NAME, pool PROCESS name=value …
///     ask FIELD…                what the entry form of the version asks for
///     plan 2 name=value …       whether the case can move to version 2, and why not
///     migrate 2 name=value …
///     again                     the command before once more
class Script
{
public:
    /// Plays the file and gives, command by command, what it caused or why it was refused.
    QString play(const QString &path);

    /// Executes with the version that the case runs with, and that to which it moves.
    engine::core::Result<engine::runtime::Execution> execute(const engine::state::CaseState &before,
                                                             const engine::journal::Command &command) const;

    std::map<QString, engine::runtime::Definition> versions; ///< by package
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

    void plan(const QStringList &words);
    engine::runtime::Definition &loading() { return versions[m_version]; }

    QString m_out;
    QString m_version = QString(64, QLatin1Char('0'));
    QDateTime m_now = QDateTime::fromString(QStringLiteral("2026-05-07T00:30:00.000Z"), Qt::ISODateWithMs);
    engine::journal::Actor m_actor;
    int m_commands = 0;
    std::map<QString, QString> m_names; ///< ids as they come: #1, #2, …
    std::optional<engine::journal::CommandBody> m_last;
};

} // namespace tests
