// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/pages/page.h"

namespace server::pages {

/// `/drafts/{draft}…`: the pages of a procedure's form, one after another; also of a completion.
class DraftPage final : public Page
{
public:
    using Page::Page;
    void routes(http::Router &router) override;

private:
    http::Response resume(http::Request &request);
    http::Response get(http::Request &request);
    std::optional<http::BodyPlan> planOf(http::Request &request);
    http::Response post(http::Request &request);
    http::Response askDelete(http::Request &request);
    http::Response doDelete(http::Request &request);
    http::Response draw(const http::Request &request, const engine::intake::Filling &filling, const forms::model::Page &page,
                        const forms::check::RawAnswers &raw, const forms::check::Checked &checked) const;
};

/// The pages of the form that apply to the answers so far, in order.
std::vector<const forms::model::Page *> pagesThatApply(const engine::intake::Filling &filling);
/// What the office wants mended, for a template; null without a completion.
engine::core::Json mendData(const engine::intake::Filling &filling, const QString &deadline, const engine::core::Language &language);

} // namespace server::pages
