// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/pages/page.h"

namespace server::pages {

/// `/status`: opens a draft by reference number, or an application by receipt number, and its secret code.
class StatusPage final : public Page
{
public:
    using Page::Page;
    void routes(http::Router &router) override;

private:
    http::Response draw(const http::Request &request, const engine::core::Error *error) const;
    http::Response post(http::Request &request);
};

/// `/verify`: whether what a paper says matches what the office issued; nothing else is ever told.
class VerifyPage final : public Page
{
public:
    using Page::Page;
    void routes(http::Router &router) override;

private:
    http::Response draw(const http::Request &request, std::optional<engine::intake::Match> match, const engine::core::Error *error) const;
    http::Response post(http::Request &request);
};

/// 令和7年度, R7, 2025年度 as `2025`; an amount `1,896,000円` as `1896000`. What is neither stays as it is.
QString plainYear(const QString &typed);
QString plainAmount(const QString &typed);

} // namespace server::pages
