// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/pages/site.h"
#include "server/preview/preview_town.h"
#include "server/preview/workbench.h"

namespace server::preview {

/// The bar beside each page: what is shown, what is wrong with it, where one may go.
class Bar
{
public:
    /// `workbench` and `town` outlive it.
    Bar(const Workbench &workbench, const PreviewTown &town);
    /// Puts the bar, its style and its script into a page of the site.
    void put(const http::Request &request, http::Response &page) const;
    void routes(http::Router &router) const { m_assets.routes(router); }

private:
    QByteArray draw(const http::Request &request) const;

    const Workbench &m_workbench;
    const PreviewTown &m_town;
    http::Assets m_assets{QStringLiteral("/preview/assets")};
    std::map<QString, forms::html::Template> m_templates; ///< by language
};

/// The preview's own addresses, all below `/preview`.
class PreviewPages final : public pages::Page
{
public:
    /// Both outlive it.
    PreviewPages(const pages::PageServices &services, const Workbench &workbench, PreviewTown &town);
    void routes(http::Router &router) override;

private:
    http::Response open(http::Request &request);
    http::Response citizen(http::Request &request);
    http::Response asScenario(const http::Request &request) const;
    http::Response clerkForm(const http::Request &request);
    /// The draft of this browser, begun if there is none.
    engine::core::Result<QString> draftOf(http::Request &request);
    engine::core::Result<void> fillIn(http::Request &request, const QString &draft, const forms::check::RawAnswers &answers);

    const Workbench &m_workbench;
    PreviewTown &m_town;
};

} // namespace server::preview
