// SPDX-License-Identifier: Apache-2.0
#include "server/http/message.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace server::http {

namespace {

bool same(QByteArrayView left, QByteArrayView right)
{
    return left.compare(right, Qt::CaseInsensitive) == 0;
}

} // namespace

void Headers::add(QByteArray name, QByteArray value)
{
    m_entries.emplace_back(std::move(name), std::move(value));
}

void Headers::set(const QByteArray &name, QByteArray value)
{
    std::erase_if(m_entries, [&](const auto &entry) { return same(entry.first, name); });
    add(name, std::move(value));
}

QByteArray Headers::value(QByteArrayView name) const
{
    for (const auto &[key, value] : m_entries) {
        if (same(key, name))
            return value;
    }
    return {};
}

QByteArray Headers::list(QByteArrayView name) const
{
    QByteArrayList values;
    for (const auto &[key, value] : m_entries) {
        if (same(key, name))
            values << value;
    }
    return values.join(", ");
}

bool Headers::has(QByteArrayView name) const
{
    return count(name) > 0;
}

qsizetype Headers::count(QByteArrayView name) const
{
    return std::ranges::count_if(m_entries, [&](const auto &entry) { return same(entry.first, name); });
}

void Fields::add(QString name, QString value)
{
    m_entries.emplace_back(std::move(name), std::move(value));
}

QString Fields::first(const QString &name) const
{
    for (const auto &[key, value] : m_entries) {
        if (key == name)
            return value;
    }
    return {};
}

QStringList Fields::all(const QString &name) const
{
    QStringList values;
    for (const auto &[key, value] : m_entries) {
        if (key == name)
            values << value;
    }
    return values;
}

bool Fields::has(const QString &name) const
{
    return std::ranges::any_of(m_entries, [&](const auto &entry) { return entry.first == name; });
}

QString Request::parameter(const QString &name) const
{
    const auto found = parameters.find(name);
    return found == parameters.end() ? QString() : found->second;
}

const Upload *Request::file(const QString &field) const
{
    const auto found = std::ranges::find_if(files, [&](const Upload &upload) { return upload.field == field; });
    return found == files.end() ? nullptr : &*found;
}

Response Response::page(QByteArray html, int status)
{
    Response response;
    response.status = status;
    response.headers.set("Content-Type", "text/html; charset=utf-8");
    response.body = std::move(html);
    return response;
}

Response Response::json(QByteArray body, int status)
{
    Response response;
    response.status = status;
    response.headers.set("Content-Type", "application/json; charset=utf-8");
    response.body = std::move(body);
    return response;
}

Response Response::text(const QString &text, int status)
{
    Response response;
    response.status = status;
    response.headers.set("Content-Type", "text/plain; charset=utf-8");
    response.body = text.toUtf8();
    return response;
}

bool isLocalPath(const QString &path)
{
    if (!path.startsWith(u'/') || path.startsWith("//"_L1) || path.startsWith("/\\"_L1))
        return false;
    return std::ranges::none_of(path, [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
}

Response Response::seeOther(const QString &path)
{
    Q_ASSERT_X(isLocalPath(path), "seeOther", "callers check a path from outside before they redirect to it");
    Response response;
    response.status = 303;
    response.headers.set("Location", QUrl(path).toEncoded());
    return response;
}

Response Response::error(int status)
{
    Response response;
    response.status = status;
    response.wantsErrorPage = true;
    return response;
}

Response Response::noContent()
{
    Response response;
    response.status = 204;
    return response;
}

Response Response::download(QByteArray content, const QString &mediaType, const QString &fileName)
{
    QByteArray plain;
    for (const QChar c : fileName) {
        const bool safe = c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'.' || c == u'-' || c == u'_');
        plain += safe ? c.toLatin1() : '_';
    }
    Response response;
    response.headers.set("Content-Type", mediaType.toLatin1().replace('\r', "").replace('\n', ""));
    response.headers.set("Content-Disposition", "attachment; filename=\"" + plain + "\"; filename*=UTF-8''"
                                                    + QUrl::toPercentEncoding(fileName));
    response.body = std::move(content);
    return response;
}

Response Response::download(std::shared_ptr<engine::core::ByteSource> content, qint64 bytes, const QString &mediaType, const QString &fileName)
{
    Response response = download(QByteArray(), mediaType, fileName);
    response.stream = std::move(content);
    response.streamBytes = bytes;
    return response;
}

Response &Response::withPreference(const QByteArray &name, const QByteArray &value)
{
    headers.add("Set-Cookie", name + "=" + value + "; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly");
    return *this;
}

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 411: return "Length Required";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 417: return "Expectation Failed";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 500: return "Internal Server Error";
    case 502: return "Bad Gateway";
    case 503: return "Service Unavailable";
    default: return "Unknown";
    }
}

} // namespace server::http
