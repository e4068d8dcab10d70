// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/api/client.h"

#include "desktop-client/text.h"

#include <QNetworkReply>
#include <QPointer>
#include <QTemporaryFile>
#include <QUrlQuery>
#include <QUuid>

using namespace Qt::StringLiterals;
using engine::core::Json;

namespace desktop::api {

namespace {

constexpr std::chrono::milliseconds timeout{15'000};

Answer read(QNetworkReply *reply)
{
    Answer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (answer.status == 0) {
        answer.errorId = u"desktop.Unreachable"_s;
        answer.errorText = say("The server cannot be reached.");
        return answer;
    }
    const QByteArray bytes = reply->readAll();
    answer.mediaType = reply->header(QNetworkRequest::ContentTypeHeader).toString().section(u';', 0, 0).trimmed();
    if (answer.mediaType == "application/json"_L1) {
        if (auto parsed = Json::parse(bytes))
            answer.body = std::move(*parsed);
    }
    answer.bytes = bytes;
    if (answer.good())
        return answer;
    const Json &error = answer.body["error"_L1];
    answer.errorId = error["id"_L1].toString(u"desktop.Status%1"_s.arg(answer.status));
    answer.errorText = asSentence(error["text"_L1].toString());
    if (answer.errorText.isEmpty())
        answer.errorText = say("The server answered with an error (%1).", {QString::number(answer.status)});
    for (const Json &field : error["fields"_L1].toArray())
        answer.fields.push_back({field["path"_L1].toString(), asSentence(field["text"_L1].toString())});
    return answer;
}

} // namespace

Act Act::make(const QString &path, Json body)
{
    return {path, std::move(body), QUuid::createUuid().toByteArray(QUuid::WithoutBraces)};
}

Client::Client(const QUrl &server, QObject *parent)
    : QObject(parent)
    , m_server(server)
{
    m_network.setAutoDeleteReplies(true);
}

QNetworkRequest Client::request(const QString &path) const
{
    QUrl url = m_server;
    url.setPath(u"/api/v1"_s + path);
    QNetworkRequest request(url);
    request.setTransferTimeout(static_cast<int>(timeout.count()));
    request.setRawHeader("Accept-Language", language().tag.toUtf8());
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token);
    return request;
}

void Client::signIn(const QString &staff, const QString &password, QObject *context, Handler handler)
{
    m_token.clear();
    Json body;
    body.set(u"staff"_s, staff);
    body.set(u"password"_s, password);
    QNetworkRequest request = this->request(u"/session"_s);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    finish(m_network.post(request, body.canonical()), context, std::move(handler), true);
}

void Client::signOut()
{
    if (isSignedIn())
        m_network.deleteResource(request(u"/session"_s));
    m_token.clear();
}

void Client::get(const QString &path, const std::vector<std::pair<QString, QString>> &query, QObject *context, Handler handler)
{
    QNetworkRequest request = this->request(path);
    QUrlQuery items;
    for (const auto &[name, value] : query)
        items.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    QUrl url = request.url();
    url.setQuery(items);
    request.setUrl(url);
    finish(m_network.get(request), context, std::move(handler), false);
}

std::function<void()> Client::fetch(const QString &path, QObject *context, Progress progress, Handler handler)
{
    QNetworkReply *reply = m_network.get(request(path));
    reply->setReadBufferSize(1024 * 1024); // the server waits for the disk
    const auto file = std::make_shared<QTemporaryFile>();
    const bool opened = file->open();
    const auto take = [=] {
        if (reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() != 200)
            return true;
        const QByteArray bytes = reply->readAll();
        return opened && file->write(bytes) == bytes.size();
    };
    const auto written = std::make_shared<bool>(true);
    connect(reply, &QNetworkReply::readyRead, this, [=] { *written = *written && take(); });
    connect(reply, &QNetworkReply::downloadProgress, this, [=, guard = QPointer<QObject>(context)](qint64 bytes, qint64 all) {
        if (guard && all > 0)
            progress(bytes, all);
    });
    finish(reply, context, [=](Answer answer) {
        if (answer.good()) {
            const bool whole = reply->error() == QNetworkReply::NoError;
            if (!whole || !*written || !file->flush() || !file->seek(0)) {
                answer.status = 0;
                answer.errorId = whole ? u"desktop.DiskFull"_s : u"desktop.Unreachable"_s;
                answer.errorText = whole ? say("The file cannot be written to this machine's disk.") : say("The server cannot be reached.");
            }
            answer.file = file;
        }
        handler(answer);
    }, false, [=] { *written = *written && take(); });
    return [this, reply = QPointer<QNetworkReply>(reply)] {
        if (!reply)
            return;
        disconnect(reply, nullptr, this, nullptr);
        reply->abort();
    };
}

void Client::send(const Act &act, QObject *context, Handler handler)
{
    QNetworkRequest request = this->request(act.path);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setRawHeader("Idempotency-Key", act.key);
    finish(m_network.post(request, act.body.isNull() ? QByteArray("{}") : act.body.canonical()), context, std::move(handler), false);
}

void Client::finish(QNetworkReply *reply, QObject *context, Handler handler, bool isSignIn, const std::function<void()> &first)
{
    const QByteArray token = m_token;
    connect(reply, &QNetworkReply::finished, this, [=, this, guard = QPointer<QObject>(context)] {
        if (first)
            first();
        Answer answer = read(reply);
        setOnline(answer.status != 0);
        if (isSignIn && answer.good()) {
            m_token = answer.body["token"_L1].toString().toUtf8();
        } else if (!isSignIn && answer.status == 401 && token == m_token && !m_token.isEmpty()) {
            m_token.clear();
            Q_EMIT sessionExpired();
        }
        if (guard)
            handler(answer);
    });
}

void Client::setOnline(bool online)
{
    if (m_online == online)
        return;
    m_online = online;
    Q_EMIT onlineChanged(online);
}

} // namespace desktop::api
