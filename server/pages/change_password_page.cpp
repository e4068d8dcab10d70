// SPDX-License-Identifier: Apache-2.0
#include "server/pages/change_password_page.h"

#include "server/pages/entry_boxes.h"

using namespace Qt::StringLiterals;
using engine::core::Error;
using engine::intake::IntakeError;

namespace server::pages {

void ChangePasswordPage::routes(http::Router &router)
{
    router.get(u"/account/password"_s, [this](http::Request &request) {
        return signedIn(request) ? draw(request, nullptr) : refusal(request, IntakeError::NotSignedIn);
    });
    router.post(u"/account/password"_s, [this](http::Request &request) { return post(request); });
    router.get(u"/account/password/changed"_s, [this](http::Request &request) {
        const auto &language = request.language;
        return sentence(request, say(QT_TRANSLATE_NOOP("pages", "The password was changed"), language),
                        say(QT_TRANSLATE_NOOP("pages", "Use the new one the next time you sign in."), language), 200,
                        {{u"/my-page"_s, say(QT_TRANSLATE_NOOP("pages", "My page"), language)}});
    });
}

http::Response ChangePasswordPage::post(http::Request &request)
{
    if (!signedIn(request))
        return refusal(request, IntakeError::NotSignedIn);
    const QString old = request.fields.first(u"old-password"_s);
    const QString fresh = request.fields.first(u"password"_s);
    if (old.isEmpty() || fresh.isEmpty())
        return draw(request, nullptr); // not a try
    const auto changed = intake().accounts().changePassword(request.session->value(u"account"_s), old, fresh);
    if (!changed) {
        const Error &error = changed.error();
        return error.text().room == std::string_view("intake") && !error.is(IntakeError::BrokenRow) ? draw(request, &error) : refusal(request, error);
    }
    request.session->renew();
    return http::Response::seeOther(u"/account/password/changed"_s);
}

http::Response ChangePasswordPage::draw(const http::Request &request, const Error *error) const
{
    const auto &language = request.language;
    Box old = passwordBox(language);
    old.name = u"old-password"_s;
    old.label = say(QT_TRANSLATE_NOOP("pages", "Old password"), language);
    Box fresh = newPasswordBox(language);
    if (error && error->is(IntakeError::WrongEmailOrPassword))
        old.error = say(QT_TRANSLATE_NOOP("pages", "The old password is wrong."), language);
    else if (error)
        (error->is(IntakeError::TooManyTries) ? old : fresh).error = spoken(*error, language);
    demand(request, old, QT_TRANSLATE_NOOP("pages", "Enter the old password."));
    demand(request, fresh, QT_TRANSLATE_NOOP("pages", "Enter the new password."));
    View view;
    view.title = say(QT_TRANSLATE_NOOP("pages", "Change the password"), language);
    view.name = u"account_form"_s;
    view.errors = views().errorSummary({old, fresh}, {}, language);
    view.status = error && error->is(IntakeError::TooManyTries) ? 429 : view.errors.isEmpty() ? 200 : 422;
    view.boxes = views().boxes({old, fresh}, language);
    view.data.set(u"action"_s, u"/account/password"_s).set(u"submit"_s, say(QT_TRANSLATE_NOOP("pages", "Change the password"), language));
    return views().draw(request, view);
}

} // namespace server::pages
