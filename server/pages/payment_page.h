// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/pages/page.h"

namespace server::pages {

/// `/cases/{receipt}/payment…`: choosing how to pay, going to the provider, coming back; and the providers' callbacks.
class PaymentPage final : public Page
{
public:
    using Page::Page;
    void routes(http::Router &router) override;

private:
    http::Response choose(http::Request &request);
    http::Response start(http::Request &request);
    http::Response go(http::Request &request);
    http::Response returned(http::Request &request);
    http::Response callback(http::Request &request);
    /// The page's frame; a refusal where nothing is to be paid.
    engine::core::Result<View> frame(const http::Request &request) const;
};

} // namespace server::pages
