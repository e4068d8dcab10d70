// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/pages/page.h"

namespace server::pages {

/// `/`: what one can apply for.
class HomePage final : public Page
{
public:
    using Page::Page;
    void routes(http::Router &router) override;
};

} // namespace server::pages
