// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/intake/intake.h"
#include "engine/procedure/catalogue.h"
#include "server/http/session.h"
#include "server/pages/views.h"

namespace server::pages {

/// What the pages work with; all of it outlives them.
struct PageServices
{
    engine::intake::Intake &intake;
    const engine::core::Clock &clock;
    const Views &views;
    QString siteUrl;
    QByteArray zone = "Asia/Tokyo";
    std::vector<engine::intake::IdentityProvider *> providers;
    std::function<void()> wake; ///< tells the pump between the zones that there is something to carry
};

/// A page, or a small family of them. Handlers run on any thread.
class Page
{
public:
    explicit Page(const PageServices &services) : m_services(services) {}
    virtual ~Page() = default;
    virtual void routes(http::Router &router) = 0;

protected:
    engine::intake::Intake &intake() const { return m_services.intake; }
    const Views &views() const { return m_services.views; }
    const PageServices &services() const { return m_services; }

    static engine::intake::Visitor visitor(const http::Request &request);
    static engine::intake::From from(const http::Request &request) { return {request.remote}; }
    static bool signedIn(const http::Request &request) { return !request.session->value(QStringLiteral("account")).isEmpty(); }

    /// The answer where the intake refused: not found, sign in first, sent already, too many tries, or its sentence on a page.
    /// A form that somebody filled in is not lost by it: it can be sent again once they may.
    http::Response refusal(const http::Request &request, const engine::core::Error &error) const;
    struct Way { QString href; QString text; };
    /// A page with one sentence and where one may go from there, besides the list of procedures.
    http::Response sentence(const http::Request &request, const QString &title, const QString &text, int status, const std::vector<Way> &ways = {}) const;
    /// The error's sentence as a whole one, with its big first letter and its full stop.
    static QString spoken(const engine::core::Error &error, const engine::core::Language &language);

    /// Something for the office lies in the inbox.
    void arrived() const
    {
        if (m_services.wake)
            m_services.wake();
    }

    /// The name of a procedure in force or published before.
    QString procedureName(const QString &procedure, const QString &package, const engine::core::Language &language) const;
    /// 令和8年5月7日（2026年5月7日）12時00分, or 7 May 2026, 12:00 (Japan time).
    QString instant(const QDateTime &at, const engine::core::Language &language) const;
    QString day(QDate day, const engine::core::Language &language) const;
    static QString yen(qint64 amount, const engine::core::Language &language);
    /// The states of a case in the citizen's words (glossary section 9).
    static QString stateText(const QString &state, const engine::core::Language &language);
    /// A code as people copy it: `EQBB KAZC H52J`. Whoever types it may leave the spaces out.
    static QString inFours(const QString &code);
    /// Where a page of ours is, each part percent-encoded: `/cases/2026-000123-7/withdraw`.
    static QString path(const QStringList &parts);

private:
    const PageServices &m_services;
};

} // namespace server::pages
