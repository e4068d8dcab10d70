// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/pages/page.h"

namespace server::pages {

/// `/drafts/{draft}/check` and `/sign`: the answers once more, then declared and sent, or signed by the citizen's own key.
class CheckPage final : public Page
{
public:
    using Page::Page;
    void routes(http::Router &router) override;

private:
    http::Response check(http::Request &request);
    http::Response send(http::Request &request);
    http::Response sign(http::Request &request);
    http::Response document(http::Request &request);
    http::Response sendSigned(http::Request &request);
    http::Response drawCheck(const http::Request &request, const engine::intake::Filling &filling,
                             const std::vector<forms::check::FieldError> &errors, const QString &declareError) const;
    http::Response drawSign(const http::Request &request, const engine::intake::Filling &filling, const QString &error) const;
    /// Sends in, and remembers in the session what opens the application.
    http::Response submit(http::Request &request, const engine::intake::Filling &filling, const engine::intake::SignatureChoice &signature);
    http::Response received(http::Request &request, const engine::intake::Receipt &given);
    http::Response sentBefore(http::Request &request, const engine::core::Error &missing);
};

/// `/cases/{receipt}/received`: receipt number and arrival time; can be opened again.
class ReceivedPage final : public Page
{
public:
    using Page::Page;
    void routes(http::Router &router) override;
};

} // namespace server::pages
