// SPDX-License-Identifier: Apache-2.0
#include "server/http/worker.h"

#include "engine/core/json.h"

using namespace Qt::StringLiterals;
using std::chrono::steady_clock;

namespace server::http {

std::map<QByteArray, QByteArray> cookiesOf(const Headers &headers)
{
    std::map<QByteArray, QByteArray> cookies;
    const QByteArrayList pairs = headers.value("cookie").split(';');
    for (const QByteArray &pair : pairs) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0)
            cookies.try_emplace(pair.left(equals).trimmed(), pair.mid(equals + 1).trimmed());
    }
    return cookies;
}

void Worker::handle(Connection &connection) const
{
    if (connection.bodyLeft)
        takeBody(connection);
    else if (connection.stream)
        fetch(connection);
    else
        handleWhole(connection);
}

Request Worker::requestOf(const Connection &connection) const
{
    const Head &head = connection.head;
    Request request;
    request.method = head.method;
    request.path = head.path;
    request.target = head.target;
    request.query = head.query;
    request.headers = head.headers;
    request.cookies = cookiesOf(head.headers);
    request.remote = connection.remote;
    request.host = head.host;
    request.language = languageOf(request.headers, request.cookies);
    return request;
}

void Worker::handleWhole(Connection &connection) const
{
    Request request = requestOf(connection);
    request.body = connection.in.first(connection.head.contentLength);
    connection.linger = false;
    respond(connection, request);
}

void Worker::respond(Connection &connection, Request &request) const
{
    const auto begun = steady_clock::now();
    QString pattern = u"-"_s;
    const Response response = answer(request, m_router, m_sessions, m_settings, &pattern);
    connection.keepAlive = connection.head.keepAlive && m_running && !connection.linger;
    connection.out = serialise(response, request, connection.keepAlive, m_settings.secure, m_clock.now());
    if (request.method != "HEAD" && response.streamBytes > 0) {
        connection.stream = response.stream;
        connection.streamLeft = response.streamBytes;
    }
    const auto taken = std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - begun);
    log(request, pattern, response.status, nullptr, taken, response.failed);
}

/// What has come of a body that is taken as it comes. With its end, or where it is refused, there is an answer.
void Worker::takeBody(Connection &connection) const
{
    if (!connection.request)
        connection.request = std::make_unique<Request>(requestOf(connection));
    std::optional<Refusal> refusal;
    try {
        if (!connection.reader)
            refusal = beginBody(connection);
        if (!refusal) {
            connection.consumed = static_cast<qsizetype>(std::min<qint64>(connection.in.size(), *connection.bodyLeft));
            *connection.bodyLeft -= connection.consumed;
            refusal = connection.reader->add(QByteArrayView(connection.in).first(connection.consumed));
        }
        if (!refusal && *connection.bodyLeft > 0)
            return;
        if (!refusal)
            refusal = connection.reader->finish();
    } catch (...) {
        refusal = Refusal{500, "body"};
    }
    // Who is refused in the middle is heard out for a while, or would never see the answer.
    connection.linger = *connection.bodyLeft > 0;
    if (!refusal) {
        respond(connection, *connection.request);
    } else {
        connection.keepAlive = false;
        connection.out = serialise(m_router.errorPage(*connection.request, refusal->status), *connection.request, false, m_settings.secure, m_clock.now());
        log(*connection.request, u"-"_s, refusal->status, refusal->why, {});
    }
    connection.reader.reset();
    connection.request.reset();
}

std::optional<Refusal> Worker::beginBody(Connection &connection) const
{
    Router::Match match = m_router.match(connection.head.method, connection.head.path);
    connection.request->parameters = std::move(match.parameters);
    BodyPlan plan = planBody(*connection.request, *match.route, m_sessions);
    if (connection.head.contentLength > plan.most)
        return Refusal{413, "body-limit"};
    connection.reader = std::make_unique<BodyReader>(*connection.request, m_settings.bodyLimits, std::move(plan));
    return {};
}

/// The next piece of an answer. Slow clients hold one in memory, and nothing of the source's.
void Worker::fetch(Connection &connection)
{
    try {
        auto piece = connection.stream->next();
        connection.broken = !piece || piece->isEmpty() || piece->size() > connection.streamLeft;
        if (!connection.broken)
            connection.out = std::move(*piece);
    } catch (...) {
        connection.broken = true;
    }
    connection.streamLeft -= connection.out.size();
    if (connection.broken || connection.streamLeft == 0)
        connection.stream.reset();
}

void Worker::log(const Request &request, const QString &route, int status, const char *why,
                 std::optional<std::chrono::microseconds> taken, const QString &failed) const
{
    if (!m_settings.log)
        return;
    engine::core::Json line;
    line.set(u"at"_s, m_clock.now().toString(Qt::ISODateWithMs));
    line.set(u"method"_s, QString::fromLatin1(request.method)).set(u"route"_s, route).set(u"status"_s, status);
    if (why)
        line.set(u"refused"_s, QString::fromLatin1(why));
    if (!failed.isEmpty())
        line.set(u"failed"_s, failed);
    if (taken)
        line.set(u"microseconds"_s, static_cast<qint64>(taken->count()));
    static const QRegularExpression trace(uR"(\A[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}\z)"_s);
    const auto parent = trace.match(QString::fromLatin1(request.headers.value("traceparent")));
    if (parent.hasMatch())
        line.set(u"trace"_s, parent.captured(1));
    m_settings.log(line.canonical());
}

} // namespace server::http
