// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/pages/page.h"

namespace server::pages {

/// `/account/password`: another password for whoever is signed in and knows the old one.
class ChangePasswordPage final : public Page
{
public:
    using Page::Page;
    void routes(http::Router &router) override;

private:
    http::Response draw(const http::Request &request, const engine::core::Error *error) const;
    http::Response post(http::Request &request);
};

} // namespace server::pages
