// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/json.h"

#include <QTcpServer>

#include <set>

namespace tests {

/// A small office behind a real HTTP socket that answers as server/api/README.md says: two tasks, two clerks.
/// What a test wants to see or to break it sets in the members. Lives on the test's thread.
class FakeOffice : public QObject
{
    Q_OBJECT

public:
    struct Request
    {
        QByteArray method;
        QString path;
        QString query;
        std::map<QByteArray, QByteArray> headers; ///< names in lower case
        QByteArray body;
        engine::core::Json json() const;
    };

    struct Response
    {
        int status = 200;
        QByteArray body;
        QByteArray mediaType = "application/json";
    };

    FakeOffice();
    QUrl url() const;
    /// Closes the door: nothing can be reached until `open`.
    void close();
    void open();

    engine::core::Json task(const QString &id) const;
    void endSessions() { m_tokens.clear(); }
    std::vector<Request> requests(const QByteArray &method, const QString &path) const;

    std::vector<Request> seen;
    std::map<QString, QString> holders;     ///< task to staff id
    std::set<QString> done;                 ///< tasks
    std::map<QString, QByteArray> formXml;  ///< by task
    std::map<QString, QByteArray> proposals; ///< by task, as JSON
    std::map<QString, QString> acts;        ///< by task
    QByteArray approvals; ///< of every case, as JSON; empty: one draft
    std::set<QString> mayReview; ///< files of approvals
    bool mayPullBack = false;
    QString actsFor; ///< who is away for whom the reader does the tasks
    QString barred; ///< why the reader may not finish a task
    std::vector<std::pair<QString, QString>> refuseFields; ///< answered with 422 to the next completion
    qint64 caseVersion = 12;
    qint64 listVersion = 1;
    bool hiddenAddress = true;
    QByteArray large;         ///< the content of the file F-large
    qsizetype cutAfter = -1;  ///< of a body that is longer, the connection ends there
    int completions = 0; ///< how often a completion took effect

private:
    void read(QTcpSocket *socket);
    Response answer(const Request &request);
    Response route(const Request &request, const QString &staff);
    Response complete(const Request &request, const QString &task, const QString &staff);
    engine::core::Json caseJson(const QString &id) const;

    quint16 m_port = 0;
    std::map<QTcpSocket *, QByteArray> m_buffers;
    std::map<QByteArray, QString> m_tokens; ///< to staff
    std::map<QByteArray, Response> m_done;  ///< by idempotency key
    QTcpServer m_server; ///< the last, so the first to go: its sockets say goodbye while the maps are still there
};

} // namespace tests
