// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/byte_source.h"
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
    /// The values of all fields of that name as one list, as RFC 9110 (5.3) joins them.
    QByteArray list(QByteArrayView name) const;
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

/// Takes one file of a form piece by piece, on any thread but one at a time. What goes wrong it keeps for the handler, which finds it in
/// `Upload::taker`; it goes when the request is over.
class FileTaker
{
public:
    virtual ~FileTaker() = default;
    virtual void add(QByteArrayView piece) = 0;
};

/// A file of a multipart form. The name is what the client said: never a path of ours.
struct Upload
{
    QString field;
    QString name;
    QString mediaType;
    QByteArray content = {};
    std::shared_ptr<FileTaker> taker = {}; ///< has the content, where the route takes files as they come; nobody has it where none was wanted
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
    QByteArray body; ///< as received; empty where it was taken as it came
    bool bodyIsRead = false; ///< `fields` and `files` are there
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
    /// Where the body comes from instead, piece by piece as the client takes it, each asked for on a worker's thread. It gives exactly
    /// `streamBytes`; if it fails in the middle, the connection is cut, which the client tells by the length.
    std::shared_ptr<engine::core::ByteSource> stream;
    qint64 streamBytes = 0;
    bool wantsErrorPage = false;
    QString failed; ///< what went wrong with us, for the log alone: an id, without arguments

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
    static Response download(std::shared_ptr<engine::core::ByteSource> content, qint64 bytes, const QString &mediaType, const QString &fileName);
    /// A plain preference of the visitor (never a secret), kept for a year.
    Response &withPreference(const QByteArray &name, const QByteArray &value);
};

/// Whether `path` may be redirected to: it is a path of ours, not another site's address.
bool isLocalPath(const QString &path);
/// The reason phrase of a status we use.
QByteArray reasonPhrase(int status);

} // namespace server::http
