// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/pages/page.h"

namespace server::pages {

/// `/my-page`: drafts and applications of whoever is signed in, or was let in by number and secret.
class MyPage final : public Page
{
public:
    using Page::Page;
    void routes(http::Router &router) override;
};

/// `/cases/{receipt}`: state, what to do, history, documents; completion and withdrawal begin here.
class CasePage final : public Page
{
public:
    using Page::Page;
    void routes(http::Router &router) override;

private:
    http::Response get(http::Request &request);
    http::Response complete(http::Request &request);
    http::Response document(http::Request &request);
    http::Response askWithdrawal(http::Request &request);
    http::Response withdraw(http::Request &request);
    QString nextStep(const engine::exchange::ApplicantView &view, const engine::core::Language &language) const;
};

} // namespace server::pages
