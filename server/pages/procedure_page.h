// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/pages/page.h"

namespace server::pages {

/// `/procedures/{procedure}`: what one needs to know before; begins a draft and shows its reference number and secret.
class ProcedurePage final : public Page
{
public:
    using Page::Page;
    void routes(http::Router &router) override;

private:
    http::Response get(http::Request &request);
    http::Response begin(http::Request &request);
    http::Response begun(http::Request &request);
};

} // namespace server::pages
