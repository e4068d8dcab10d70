// SPDX-License-Identifier: Apache-2.0
#include "server/pages/home_page.h"

#include "server/pages/find_page.h"
#include "server/pages/guide_page.h"

using namespace Qt::StringLiterals;
using engine::core::Json;

namespace server::pages {

void HomePage::routes(http::Router &router)
{
    router.get(u"/"_s, [this](http::Request &request) {
        Json procedures{Json::Array{}};
        for (const auto &package : intake().catalogue().allInForce()) {
            if (package->cover.isGuide())
                continue;
            Json one;
            one.set(u"name"_s, package->cover.name.in(request.language));
            one.set(u"summary"_s, package->cover.summary.in(request.language));
            one.set(u"href"_s, path({u"procedures"_s, package->cover.id}));
            one.set(u"account"_s, package->cover.withoutAccount ? say(QT_TRANSLATE_NOOP("pages", "No account needed"), request.language)
                                                                : say(QT_TRANSLATE_NOOP("pages", "An account is needed"), request.language));
            procedures.append(one);
        }
        const Json events = lifeEventLinks(intake().catalogue(), request.language);
        View view;
        view.title = say(QT_TRANSLATE_NOOP("pages", "Procedures"), request.language);
        view.name = u"home"_s;
        view.data.set(u"any"_s, !procedures.toArray().empty()).set(u"procedures"_s, procedures);
        view.data.set(u"hasEvents"_s, !events.toArray().empty()).set(u"events"_s, events).set(u"guides"_s, guideLinks(intake().catalogue(), request.language));
        return views().draw(request, view);
    });
}

} // namespace server::pages
