// SPDX-License-Identifier: Apache-2.0
#include "server/http/router.h"

using namespace Qt::StringLiterals;

namespace server::http {

namespace {

std::vector<QString> segmentsOf(const QString &path)
{
    const QStringList parts = path.mid(1).split(u'/');
    return {parts.begin(), parts.end()};
}

bool isName(const QString &segment)
{
    return segment.startsWith(u'{') && segment.endsWith(u'}');
}

} // namespace

void Router::add(const QByteArray &method, const QString &pattern, Handler handler, RouteOptions options)
{
    Q_ASSERT_X(pattern.startsWith(u'/'), "Router::add", "a pattern is a path");
    m_routes.emplace_back(segmentsOf(pattern), Route{method, pattern, std::move(handler), options});
}

void Router::get(const QString &pattern, Handler handler, RouteOptions options)
{
    add("GET", pattern, std::move(handler), options);
}

void Router::post(const QString &pattern, Handler handler, RouteOptions options)
{
    add("POST", pattern, std::move(handler), options);
}

Router::Match Router::match(const QByteArray &method, const QString &path) const
{
    const std::vector<QString> segments = segmentsOf(path);
    const QByteArray wanted = method == "HEAD" ? QByteArray("GET") : method;
    Match best;
    qsizetype bestLiterals = -1;
    QByteArrayList allowed;
    for (const auto &[pattern, route] : m_routes) {
        if (pattern.size() != segments.size())
            continue;
        std::map<QString, QString> parameters;
        qsizetype literals = 0;
        bool fits = true;
        for (size_t i = 0; i < pattern.size() && fits; ++i) {
            if (isName(pattern[i]) && !segments[i].isEmpty()) {
                parameters[pattern[i].sliced(1, pattern[i].size() - 2)] = segments[i];
            } else {
                fits = pattern[i] == segments[i];
                ++literals;
            }
        }
        if (!fits)
            continue;
        allowed << route.method;
        if (route.method == wanted && literals > bestLiterals) {
            bestLiterals = literals;
            best.route = &route;
            best.parameters = std::move(parameters);
        }
    }
    if (!best.route)
        best.allowed = allowed.join(", ");
    return best;
}

Response Router::errorPage(const Request &request, int status) const
{
    if (m_errorPage) {
        Response response = m_errorPage(request, status);
        response.status = status;
        return response;
    }
    return Response::text(QString::number(status) + u' ' + QString::fromLatin1(reasonPhrase(status)) + u'\n', status);
}

} // namespace server::http
