// SPDX-License-Identifier: Apache-2.0
#include "server/pages/home_page.h"

using namespace Qt::StringLiterals;
using engine::core::Json;

namespace server::pages {

void HomePage::routes(http::Router &router)
{
    router.get(u"/"_s, [this](http::Request &request) {
        Json procedures{Json::Array{}};
        for (const auto &package : intake().catalogue().allInForce()) {
            Json one;
            one.set(u"name"_s, package->cover.name.in(request.language));
            one.set(u"summary"_s, package->cover.summary.in(request.language));
            one.set(u"href"_s, path({u"procedures"_s, package->cover.id}));
            one.set(u"account"_s, package->cover.withoutAccount ? say(QT_TRANSLATE_NOOP("pages", "No account needed"), request.language)
                                                                : say(QT_TRANSLATE_NOOP("pages", "An account is needed"), request.language));
            procedures.append(one);
        }
        View view;
        view.title = say(QT_TRANSLATE_NOOP("pages", "Procedures"), request.language);
        view.name = u"home"_s;
        view.data.set(u"any"_s, !procedures.toArray().empty()).set(u"procedures"_s, procedures);
        return views().draw(request, view);
    });
}

} // namespace server::pages
