// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forms/check/check.h"
#include "server/pages/page.h"

namespace server::pages {

/// `/guides/{guide}…`: questions, one a page, and what to file by their answers. The answers stand in the addresses alone,
/// so that the browser's own way back works and nothing is kept here.
class GuidePage final : public Page
{
public:
    using Page::Page;
    void routes(http::Router &router) override;

private:
    struct Asking;
    std::optional<Asking> asking(const http::Request &request) const;
    http::Response start(const http::Request &request) const;
    http::Response question(const http::Request &request) const;
    http::Response answer(const http::Request &request) const;
    http::Response result(const http::Request &request) const;
    http::Response draw(const http::Request &request, const Asking &asking, const forms::model::Page &page, const std::vector<forms::check::FieldError> &errors) const;
    engine::core::Json answersSoFar(const Asking &asking, const QString &upTo, const engine::core::Language &language) const;
};

/// The guides in force, with their links.
engine::core::Json guideLinks(const engine::procedure::Catalogue &catalogue, const engine::core::Language &language);

} // namespace server::pages
