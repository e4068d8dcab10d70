// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/pages/page.h"

namespace server::pages {

/// What belongs to the site as a whole: the switch of language, the accessibility statement, the error pages.
class SitePages final : public Page
{
public:
    using Page::Page;
    void routes(http::Router &router) override;

private:
    http::Response error(const http::Request &request, int status) const;
};

} // namespace server::pages
