// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/body.h"

#include <functional>

namespace server::http {

using Handler = std::function<Response(Request &)>;

enum class Sessions { Used, None };
/// Checked: a POST, PUT or DELETE needs the session's token in the field `csrf` and an Origin of ours. Exempt: for
/// routes that know their callers otherwise (bearer tokens, signed webhooks).
enum class Csrf { Checked, Exempt };

struct RouteOptions
{
    qsizetype bodyLimit = 256 * 1024;
    Sessions sessions = Sessions::Used;
    Csrf csrf = Csrf::Checked;
    /// Set: bodies of any size are taken as they come, files by whom this says; called on a worker's thread, with session and parameters, before
    /// any of the body is read. Nothing: this request may not bring files, and no more than `bodyLimit`.
    std::function<std::optional<BodyPlan>(Request &)> plan = {};
};

/// For an API route: no session, no CSRF token.
inline const RouteOptions apiRoute{1024 * 1024, Sessions::None, Csrf::Exempt};

struct Route
{
    QByteArray method;
    QString pattern;
    Handler handler;
    RouteOptions options;
};

/// Where each path leads. Patterns are literal but for `{name}`, which takes one segment. Literal segments win over
/// names. Filled before the server starts and only read afterwards; a GET route answers HEAD too.
class Router
{
public:
    void add(const QByteArray &method, const QString &pattern, Handler handler, RouteOptions options = {});
    void get(const QString &pattern, Handler handler, RouteOptions options = {});
    void post(const QString &pattern, Handler handler, RouteOptions options = {});

    struct Match
    {
        const Route *route = nullptr;
        std::map<QString, QString> parameters;
        QByteArray allowed; ///< the methods of the path where none of its routes has this one
    };
    Match match(const QByteArray &method, const QString &path) const;

    /// The page for a refusal: 400, 403, 404, 405, 408, 411, 413, 417, 429, 500, 503. Must not fail; the request
    /// may be empty but for its language when the refusal came before it could be read.
    void setErrorPage(std::function<Response(const Request &, int)> page) { m_errorPage = std::move(page); }
    Response errorPage(const Request &request, int status) const;

private:
    std::vector<std::pair<std::vector<QString>, Route>> m_routes; ///< with the pattern's segments
    std::function<Response(const Request &, int)> m_errorPage;
};

} // namespace server::http
