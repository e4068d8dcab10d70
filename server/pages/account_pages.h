// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/pages/page.h"

namespace server::pages {

/// `/sign-up`.
class SignUpPage final : public Page
{
public:
    using Page::Page;
    void routes(http::Router &router) override;

private:
    http::Response draw(const http::Request &request, const std::vector<engine::core::Error> &faults) const;
    http::Response post(http::Request &request);
};

/// `/sign-in`, `/sign-out` and the ways to outside providers.
class SignInPage final : public Page
{
public:
    using Page::Page;
    void routes(http::Router &router) override;

private:
    http::Response draw(const http::Request &request, const engine::core::Error *error) const;
    http::Response post(http::Request &request);
    http::Response beginOutside(http::Request &request);
    http::Response finishOutside(http::Request &request);
    engine::intake::IdentityProvider *provider(const QString &id) const;
};

/// `/password/forgotten` and `/password/{token}`.
class PasswordPage final : public Page
{
public:
    using Page::Page;
    void routes(http::Router &router) override;

private:
    http::Response drawForgotten(const http::Request &request, const engine::core::Error *error) const;
    http::Response drawNew(const http::Request &request, const engine::core::Error *error) const;
};

/// Signs `account` in under a new session id; drafts begun before come along where they can.
void enter(http::Request &request, engine::intake::Intake &intake, const engine::intake::Account &account);

} // namespace server::pages
