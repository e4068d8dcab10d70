// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/json.h"

#include <QObject>
#include <QStringList>

class QWidget;
class QAbstractItemView;

namespace tests {

/// Drives a window by lines of text with real key and mouse events; tests/support/README.md lists the commands.
/// Main thread only.
class Driver : public QObject
{
    Q_OBJECT

public:
    explicit Driver(QWidget &window) : m_window(window) {}

    /// Carries out one line and gives the answer: `{"ok":true,"value":…}` or `{"ok":false,"error":"…"}`.
    QByteArray run(const QString &line);

private:
    struct Failure
    {
        QString text;
    };
    using Value = std::variant<engine::core::Json, Failure>;

    Value carryOut(const QStringList &words);
    Value click(const QString &name);
    Value clickRow(QAbstractItemView *view, int row);
    Value type(const QString &name, const QString &text);
    Value key(const QString &name, const QString &sequence);
    Value select(const QString &name, const QString &what);
    Value wait(const QString &name, const QString &text, int milliseconds, bool gone);
    Value shot(const QString &file, const QString &name);
    engine::core::Json tree() const;

    QWidget &m_window; // outlives this
};

/// Words of a line: separated by spaces, or in double quotes with JSON's escapes.
QStringList words(const QString &line);
/// What a person reads in a widget: its text, its rows, or the texts of what lies in it.
QString textOf(const QWidget *widget);

} // namespace tests
