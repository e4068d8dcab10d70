// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop-client/api/client.h"

#include <QDateTime>
#include <QObject>

namespace desktop::outbox {

/// An act that could not be sent, or that the server refused afterwards.
struct Kept
{
    api::Act act;
    QString staff;
    QString what; ///< for people
    QDateTime at;
    QString refusal; ///< empty while it waits
};

/// Acts on disk (SQLite) while the server is away. They go out in their order under their one-time keys as
/// soon as it is back, each clerk's own only; a refused one is shown and stays until somebody has read it.
/// The file is for its owner alone. Main thread.
class Outbox : public QObject
{
    Q_OBJECT

public:
    /// `file` is made where it is not there; empty: acts are kept in memory only.
    Outbox(api::Client &client, const QString &file, QObject *parent = nullptr);
    ~Outbox() override;

    /// The clerk whose acts go out; none: nothing does.
    void setStaff(const QString &staff);
    /// False when it could not be written to disk.
    bool keep(const api::Act &act, const QString &staff, const QString &what);
    void resend();
    /// What is kept for the clerk, oldest first.
    std::vector<Kept> acts() const;
    int count() const;
    void forget(const QByteArray &key);

Q_SIGNALS:
    void changed();
    void sent();
    void refused(const QString &what, const QString &text);

private:
    api::Client &m_client; // outlives this
    QString m_connection;
    QString m_staff;
    bool m_busy = false;
};

} // namespace desktop::outbox
