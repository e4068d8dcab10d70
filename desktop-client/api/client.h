// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/json.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

class QNetworkReply;

namespace desktop::api {

struct FieldProblem
{
    QString path;
    QString text;
};

/// What came back from a call.
struct Answer
{
    int status = 0; ///< HTTP's; 0: the server could not be reached
    engine::core::Json body;
    QByteArray bytes;
    std::shared_ptr<QFile> file; ///< of `fetch`: open at its beginning, gone from the disk with the last who holds it
    QString mediaType;
    QString errorId; ///< `casework.OwnDraft`
    QString errorText; ///< a sentence in the window's language
    std::vector<FieldProblem> fields;

    bool good() const { return status >= 200 && status < 300; }
};

/// Whether a call changes something and so carries a one-time key: the same key gets the same answer.
struct Act
{
    QString path; ///< below `/api/v1`
    engine::core::Json body;
    QByteArray key;

    static Act make(const QString &path, engine::core::Json body);
};

/// Calls `server/api` and answers later, on the main thread. Holds the session's token in memory only.
class Client : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<void(const Answer &)>;

    explicit Client(const QUrl &server, QObject *parent = nullptr);

    const QUrl &server() const { return m_server; }
    bool isSignedIn() const { return !m_token.isEmpty(); }
    bool isOnline() const { return m_online; }

    /// On success the token is kept and `handler` gets the staff in `body["staff"]`.
    void signIn(const QString &staff, const QString &password, QObject *context, Handler handler);
    void signOut();

    /// `handler` is called unless `context` has gone by then.
    void get(const QString &path, const std::vector<std::pair<QString, QString>> &query, QObject *context, Handler handler);
    void send(const Act &act, QObject *context, Handler handler);
    /// Gets a file of any size onto this machine's disk as it comes; `progress` is told how much has come, of how much. What is returned
    /// stops it: then nobody is called any more.
    using Progress = std::function<void(qint64 bytes, qint64 all)>;
    std::function<void()> fetch(const QString &path, QObject *context, Progress progress, Handler handler);

Q_SIGNALS:
    void onlineChanged(bool online);
    /// The token is gone (401); whatever was typed is still there.
    void sessionExpired();

private:
    QNetworkRequest request(const QString &path) const;
    void finish(QNetworkReply *reply, QObject *context, Handler handler, bool isSignIn, const std::function<void()> &first = {});
    void setOnline(bool online);

    QUrl m_server;
    QNetworkAccessManager m_network;
    QByteArray m_token;
    bool m_online = true;
};

} // namespace desktop::api
