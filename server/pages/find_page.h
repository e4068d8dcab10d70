// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/procedure/finder.h"
#include "server/pages/page.h"

#include <mutex>

namespace server::pages {

/// `/find`: procedures by names, life events and plain words; `/life-events/{event}`: those of one life event. What is
/// typed is neither logged (the log has routes only) nor kept.
class FindPage final : public Page
{
public:
    using Page::Page;
    void routes(http::Router &router) override;

private:
    http::Response find(const http::Request &request);
    http::Response lifeEvent(const http::Request &request);
    /// Over what is in force now; made anew when something was published.
    std::shared_ptr<const engine::procedure::Finder> finder();

    std::mutex m_mutex;
    QStringList m_hashes; ///< of what `m_finder` knows
    std::shared_ptr<const engine::procedure::Finder> m_finder;
};

/// The life events of procedures in force but the one that is named, each with its link, in the order of the shared file.
engine::core::Json lifeEventLinks(const engine::procedure::Catalogue &catalogue, const engine::core::Language &language, const QString &without = {});

} // namespace server::pages
