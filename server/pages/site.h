// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/pages/page.h"

namespace server::pages {

struct SiteSettings
{
    QString siteUrl; ///< `http://localhost:8080`, for the way back from providers
    engine::core::LocalText town;
    QString contact; ///< telephone and hours, shown on every page
    QByteArray zone = "Asia/Tokyo";
    std::vector<engine::intake::IdentityProvider *> providers; ///< outlive the site
    std::function<void()> wake; ///< called when something lies in the outbox to the office; may be empty; any thread
    Views::Finish finish = {};
};

/// The citizens' web site: all its pages over one intake. `intake` and `clock` outlive it, and it outlives the
/// router that its routes were added to.
class Site
{
public:
    Site(engine::intake::Intake &intake, const engine::core::Clock &clock, SiteSettings settings);
    ~Site();
    /// A page of the caller's own, made with `services()`; before `routes`.
    void add(std::unique_ptr<Page> page) { m_pages.push_back(std::move(page)); }
    const PageServices &services() const { return m_services; }
    /// Adds every page, the assets and the error pages.
    void routes(http::Router &router);

private:
    Views m_views;
    PageServices m_services;
    std::vector<std::unique_ptr<Page>> m_pages;
};

} // namespace server::pages
