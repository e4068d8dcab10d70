// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/sentence.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace server::http {

class Session;

/// Header fields in their order; names compare without case.
class Headers
{
public:
    void add(QByteArray name, QByteArray value);
    /// Replaces all fields of that name.
    void set(const QByteArray &name, QByteArray value);
    /// The first value, or an empty array.
    QByteArray value(QByteArrayView name) const;
    bool has(QByteArrayView name) const;
    qsizetype count(QByteArrayView name) const;
    const std::vector<std::pair<QByteArray, QByteArray>> &entries() const { return m_entries; }

private:
    std::vector<std::pair<QByteArray, QByteArray>> m_entries;
};

/// Named values that may repeat: a query or a form.
class Fields
{
public:
    void add(QString name, QString value);
    QString first(const QString &name) const; ///< or an empty string
    QStringList all(const QString &name) const;
    bool has(const QString &name) const;
    const std::vector<std::pair<QString, QString>> &entries() const { return m_entries; }

private:
    std::vector<std::pair<QString, QString>> m_entries;
};

/// A file of a multipart form. `view()` looks into the request's body and lives as long as the request;
/// `content()` is a copy. The name is what the client said: never a path of ours.
struct Upload
{
    QString field;
    QString name;
    QString mediaType;
    QByteArrayView bytes;

    QByteArrayView view() const { return bytes; }
    QByteArray content() const { return bytes.toByteArray(); }
    qsizetype size() const { return bytes.size(); }
};

/// One complete request that passed the gate. Belongs to the worker that handles it.
struct Request
{
    QByteArray method; ///< GET, HEAD, POST, PUT, DELETE
    QString path;      ///< decoded; no empty, `.` or `..` segments
    QString target;    ///< path and query as sent
    Fields query;
    Headers headers;
    std::map<QByteArray, QByteArray> cookies;
    QString remote; ///< the client's address; the forwarded one behind a configured proxy
    QString host;   ///< the Host field, lower case
    Fields fields;  ///< of an urlencoded or multipart body
    std::vector<Upload> files;
    QByteArray body; ///< as received
    engine::core::Language language;
    std::map<QString, QString> parameters; ///< of the route's pattern
    Session *session = nullptr;            ///< set on routes with sessions, outlives the handler

    QString parameter(const QString &name) const;
    const Upload *file(const QString &field) const;
};

/// What goes back. A handler that returns `error(status)` gets the site's own page for it.
struct Response
{
    int status = 200;
    Headers headers;
    QByteArray body;
    bool wantsErrorPage = false;

    static Response page(QByteArray html, int status = 200);
    static Response json(QByteArray body, int status = 200);
    static Response text(const QString &text, int status = 200);
    /// 303 to a path of ours. Q_ASSERTs that it is one: `/…`, not `//…`.
    static Response seeOther(const QString &path);
    static Response error(int status);
    static Response notFound() { return error(404); }
    static Response noContent();
    /// Offered for saving under `fileName` (RFC 6266).
    static Response download(QByteArray content, const QString &mediaType, const QString &fileName);
    /// A plain preference of the visitor (never a secret), kept for a year.
    Response &withPreference(const QByteArray &name, const QByteArray &value);
};

/// Whether `path` may be redirected to: it is a path of ours, not another site's address.
bool isLocalPath(const QString &path);
/// The reason phrase of a status we use.
QByteArray reasonPhrase(int status);

} // namespace server::http
