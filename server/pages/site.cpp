// SPDX-License-Identifier: Apache-2.0
#include "server/pages/site.h"

#include "server/pages/account_pages.h"
#include "server/pages/case_page.h"
#include "server/pages/change_password_page.h"
#include "server/pages/check_page.h"
#include "server/pages/draft_page.h"
#include "server/pages/find_page.h"
#include "server/pages/guide_page.h"
#include "server/pages/home_page.h"
#include "server/pages/payment_page.h"
#include "server/pages/procedure_page.h"
#include "server/pages/site_pages.h"
#include "server/pages/status_page.h"

namespace server::pages {

Site::Site(engine::intake::Intake &intake, const engine::core::Clock &clock, SiteSettings settings)
    : m_views(settings.town, settings.contact, settings.finish)
    , m_services{intake, clock, m_views, settings.siteUrl, settings.zone, settings.providers, settings.wake}
{
    const auto add = [this]<typename OnePage>(std::in_place_type_t<OnePage>) { m_pages.push_back(std::make_unique<OnePage>(m_services)); };
    add(std::in_place_type<SitePages>);
    add(std::in_place_type<HomePage>);
    add(std::in_place_type<FindPage>);
    add(std::in_place_type<GuidePage>);
    add(std::in_place_type<ProcedurePage>);
    add(std::in_place_type<DraftPage>);
    add(std::in_place_type<CheckPage>);
    add(std::in_place_type<ReceivedPage>);
    add(std::in_place_type<MyPage>);
    add(std::in_place_type<CasePage>);
    add(std::in_place_type<PaymentPage>);
    add(std::in_place_type<SignUpPage>);
    add(std::in_place_type<SignInPage>);
    add(std::in_place_type<PasswordPage>);
    add(std::in_place_type<ChangePasswordPage>);
    add(std::in_place_type<StatusPage>);
    add(std::in_place_type<VerifyPage>);
}

Site::~Site() = default;

void Site::routes(http::Router &router)
{
    m_views.assets().routes(router);
    for (const auto &page : m_pages)
        page->routes(router);
}

} // namespace server::pages
