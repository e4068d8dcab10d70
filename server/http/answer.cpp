// SPDX-License-Identifier: Apache-2.0
#include "server/http/assets.h"
#include "server/http/server.h"

#include <QLocale>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace server::http {

namespace {

constexpr std::array<std::pair<const char *, const char *>, 8> securityHeaders{{
    {"Content-Security-Policy",
     "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
     "font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
     "require-trusted-types-for 'script'"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), microphone=(), geolocation=()"},
    {"Cache-Control", "no-store"},
}};

bool changesState(const QByteArray &method)
{
    return method != "GET" && method != "HEAD";
}

enum class Source { Us, Elsewhere, Unsaid };

/// What a browser says about where a form came from.
Source sourceOf(const Request &request)
{
    const QByteArray site = request.headers.value("sec-fetch-site").toLower();
    if (!site.isEmpty() && site != "same-origin" && site != "none")
        return Source::Elsewhere;
    QByteArray source = request.headers.value("origin");
    if (source.isEmpty())
        source = request.headers.value("referer");
    if (source.isEmpty())
        return site == "same-origin" ? Source::Us : Source::Unsaid;
    const QUrl url = QUrl::fromEncoded(source, QUrl::StrictMode);
    const bool web = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    return web && url.authority(QUrl::FullyEncoded).toLower() == request.host ? Source::Us : Source::Elsewhere;
}

Response run(const Route &route, Request &request, const Router &router)
{
    try {
        Response response = route.handler(request);
        if (response.wantsErrorPage) {
            Response page = router.errorPage(request, response.status);
            page.failed = response.failed;
            for (const auto &[name, value] : response.headers.entries())
                page.headers.add(name, value);
            return page;
        }
        return response;
    } catch (const std::exception &failure) {
        Response page = router.errorPage(request, 500);
        page.failed = QString::fromLatin1(typeid(failure).name()); // its words may be about somebody
        return page;
    } catch (...) {
        Response page = router.errorPage(request, 500);
        page.failed = u"unknown exception"_s;
        return page;
    }
}

bool compressible(const QByteArray &mediaType)
{
    return mediaType.startsWith("text/") || mediaType.startsWith("application/json") || mediaType.startsWith("image/svg");
}

} // namespace

bool comesFromUs(const Request &request)
{
    return sourceOf(request) == Source::Us;
}

engine::core::Language languageOf(const Headers &headers, const std::map<QByteArray, QByteArray> &cookies)
{
    const auto known = [](const QString &tag) -> QString {
        const QString primary = tag.section(u'-', 0, 0).toLower();
        return primary == "ja"_L1 || primary == "en"_L1 ? primary : QString();
    };
    for (const char *name : {"__Host-language", "language"}) {
        const auto cookie = cookies.find(name);
        if (const QString tag = cookie == cookies.end() ? QString() : known(QString::fromLatin1(cookie->second)); !tag.isEmpty())
            return {tag};
    }
    QString best;
    double bestWeight = 0;
    const QStringList ranges = QString::fromLatin1(headers.value("accept-language")).left(500).split(u',');
    for (const QString &range : ranges) {
        const QString tag = known(range.section(u';', 0, 0).trimmed());
        const QString quality = range.section(u"q="_s, 1, 1);
        const double weight = quality.isEmpty() ? 1.0 : quality.toDouble();
        if (!tag.isEmpty() && weight > bestWeight) {
            best = tag;
            bestWeight = weight;
        }
    }
    return {best.isEmpty() ? u"ja"_s : best};
}

BodyPlan planBody(Request &request, const Route &route, const SessionKeeper &sessions)
{
    std::optional<BodyPlan> plan;
    // Nobody stores anything for what says itself that another site sent it; `answer` refuses it.
    if (route.options.plan && sourceOf(request) != Source::Elsewhere) {
        Session session = sessions.open(request.cookies);
        request.session = &session;
        plan = route.options.plan(request);
        request.session = nullptr;
    }
    if (plan)
        return *std::move(plan);
    BodyPlan held{route.options.bodyLimit};
    if (route.options.plan)
        held.file = [](const QString &, const QString &) { return nullptr; };
    return held;
}

Response answer(Request &request, const Router &router, const SessionKeeper &sessions, const Settings &settings,
                QString *routePattern)
{
    Router::Match match = router.match(request.method, request.path);
    if (!match.route) {
        if (match.allowed.isEmpty())
            return router.errorPage(request, 404);
        Response refused = router.errorPage(request, 405);
        refused.headers.set("Allow", match.allowed);
        return refused;
    }
    const Route &route = *match.route;
    if (routePattern)
        *routePattern = route.pattern;
    request.parameters = std::move(match.parameters);
    if (!request.bodyIsRead) {
        auto plan = planBody(request, route, sessions);
        if (request.body.size() > plan.most)
            return router.errorPage(request, 413);
        if (const auto refusal = readBody(request, settings.bodyLimits, std::move(plan)))
            return router.errorPage(request, refusal->status);
    }
    if (route.options.sessions == Sessions::None)
        return run(route, request, router);

    Session session = sessions.open(request.cookies);
    request.session = &session;
    Response response;
    if (changesState(request.method) && route.options.csrf == Csrf::Checked
        && (sourceOf(request) == Source::Elsewhere || !session.csrfHolds(request.fields.first(u"csrf"_s))))
        response = router.errorPage(request, 403);
    else
        response = run(route, request, router);
    request.session = nullptr;
    const QByteArray cookie = sessions.close(session);
    if (!cookie.isEmpty())
        response.headers.add("Set-Cookie", cookie);
    return response;
}

QByteArray serialise(const Response &response, const Request &request, bool keepAlive, bool secure, const QDateTime &now)
{
    QByteArray body = response.body;
    Headers headers = response.headers;
    const bool bodyless = response.status == 204 || response.status == 304;
    if (!response.stream && body.size() > 600 && compressible(headers.value("content-type")) && !headers.has("content-encoding")) {
        if (request.headers.value("accept-encoding").contains("gzip")) {
            body = gzip(body);
            headers.set("Content-Encoding", "gzip");
        }
        headers.set("Vary", "Accept-Encoding");
    }
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reasonPhrase(response.status) + "\r\n";
    const auto field = [&bytes](const QByteArray &name, const QByteArray &value) {
        QByteArray line = value;
        line.replace('\r', "").replace('\n', ""); // nobody writes a second field through a value
        bytes += name + ": " + line + "\r\n";
    };
    field("Date", QLocale::c().toString(now.toUTC(), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1());
    for (const auto &[name, value] : securityHeaders) {
        if (!headers.has(name))
            field(name, value);
    }
    if (secure)
        field("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
    for (const auto &[name, value] : headers.entries()) {
        // Where the address is https, every cookie is bound to it and to this host.
        const bool isLoose = secure && name.compare("set-cookie", Qt::CaseInsensitive) == 0 && !value.startsWith("__Host-");
        field(name, isLoose ? "__Host-" + value + "; Secure" : value);
    }
    if (!bodyless)
        field("Content-Length", QByteArray::number(response.stream ? response.streamBytes : body.size()));
    field("Connection", keepAlive ? "keep-alive" : "close");
    bytes += "\r\n";
    if (!bodyless && request.method != "HEAD")
        bytes += body;
    return bytes;
}

} // namespace server::http
