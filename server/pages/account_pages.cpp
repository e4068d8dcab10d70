// SPDX-License-Identifier: Apache-2.0
#include "server/pages/account_pages.h"

#include "server/pages/carried.h"
#include "server/pages/entry_boxes.h"

#include <QUrl>

using namespace Qt::StringLiterals;
using engine::core::Error;
using engine::core::Json;
using engine::core::Language;
using engine::intake::IntakeError;

namespace server::pages {

namespace {

constexpr qsizetype longestName = 200;

/// Where to go after signing in: a page of ours, else my page.
QString nextOf(const http::Request &request)
{
    const QString next = request.fields.has(u"next"_s) ? request.fields.first(u"next"_s) : request.query.first(u"next"_s);
    return http::isLocalPath(next) ? next : u"/my-page"_s;
}

Json link(const QString &href, const QString &text)
{
    return Json(Json::Object{{u"href"_s, href}, {u"text"_s, text}});
}

} // namespace

void enter(http::Request &request, engine::intake::Intake &intake, const engine::intake::Account &account)
{
    request.session->set(u"account"_s, account.id);
    engine::intake::Visitor visitor;
    visitor.account = account.id;
    for (const auto &[key, value] : request.session->values()) {
        if (key.startsWith("draft:"_L1))
            visitor.drafts.insert(key.mid(6));
    }
    for (const QString &draft : visitor.drafts) {
        // One that cannot come along stays open by its number and secret.
        if (intake.drafts().adopt(visitor, draft))
            request.session->remove(u"draft:"_s + draft);
    }
    request.session->renew();
}

// ---- sign-up --------------------------------------------------------------------------------------------

void SignUpPage::routes(http::Router &router)
{
    router.get(u"/sign-up"_s, [this](http::Request &request) { return draw(request, {}); });
    router.post(u"/sign-up"_s, [this](http::Request &request) { return post(request); });
}

http::Response SignUpPage::post(http::Request &request)
{
    engine::intake::NewAccount fresh;
    fresh.email = request.fields.first(u"email"_s).trimmed();
    fresh.password = request.fields.first(u"password"_s);
    fresh.name = request.fields.first(u"name"_s).trimmed();
    fresh.language = request.language.tag;
    const std::vector<Error> faults = engine::intake::Accounts::faults(fresh);
    if (!faults.empty() || fresh.name.isEmpty() || fresh.name.size() > longestName)
        return draw(request, faults);
    auto account = intake().accounts().signUp(fresh, from(request));
    if (!account && account.error().is(IntakeError::EmailTaken)) {
        // Pressed twice, or forgotten: who knows the password has no need of a second account.
        if (auto own = intake().accounts().signIn(fresh.email, fresh.password, from(request)))
            account = std::move(own);
    }
    if (!account) {
        const Error &error = account.error();
        return error.text().room == std::string_view("intake") && !error.is(IntakeError::BrokenRow) ? draw(request, {error})
                                                                                                   : refusal(request, error);
    }
    enter(request, intake(), *account);
    return http::Response::seeOther(nextOf(request));
}

http::Response SignUpPage::draw(const http::Request &request, const std::vector<Error> &faults) const
{
    const Language &language = request.language;
    Box name;
    name.name = u"name"_s;
    name.label = say(QT_TRANSLATE_NOOP("pages", "Name"), language);
    name.autocomplete = u"name"_s;
    name.value = request.fields.first(u"name"_s);
    if (name.value.trimmed().size() > longestName)
        name.error = say(QT_TRANSLATE_NOOP("pages", "Enter a name of at most %1 letters."), language).arg(longestName);
    demand(request, name, QT_TRANSLATE_NOOP("pages", "Enter your name."));
    Box email = emailBox(request.fields.first(u"email"_s), language);
    Box password = newPasswordBox(language);
    bool tooMany = false;
    for (const Error &error : faults) {
        const bool aboutPassword = error.is(IntakeError::PasswordTooShort) || error.is(IntakeError::PasswordTooCommon);
        (aboutPassword ? password : email).error = spoken(error, language);
        tooMany = tooMany || error.is(IntakeError::TooManyTries);
    }
    if (request.method == "POST" && password.error.isEmpty())
        password.hint = say(QT_TRANSLATE_NOOP("pages", "Type it once more: we never show a password again."), language);
    View view;
    view.title = say(QT_TRANSLATE_NOOP("pages", "Make an account"), language);
    view.name = u"account_form"_s;
    view.status = request.method != "POST" ? 200 : tooMany ? 429 : 422;
    view.errors = views().errorSummary({name, email, password}, {}, language);
    view.boxes = views().boxes({name, email, password}, language);
    view.data.set(u"lead"_s, say(QT_TRANSLATE_NOOP("pages", "An account keeps your drafts and applications together. You can also apply without one where the procedure says so."), language));
    view.data.set(u"action"_s, u"/sign-up"_s).set(u"next"_s, nextOf(request));
    view.data.set(u"submit"_s, say(QT_TRANSLATE_NOOP("pages", "Make the account"), language));
    view.data.set(u"links"_s, Json(Json::Array{link(u"/sign-in"_s, say(QT_TRANSLATE_NOOP("pages", "I have an account"), language))}));
    return views().draw(request, view);
}

// ---- sign-in --------------------------------------------------------------------------------------------

void SignInPage::routes(http::Router &router)
{
    router.get(u"/sign-in"_s, [this](http::Request &request) { return draw(request, nullptr); });
    router.post(u"/sign-in"_s, [this](http::Request &request) { return post(request); }, withCarried);
    router.post(u"/sign-out"_s, [](http::Request &request) {
        request.session->clear();
        http::Response response = http::Response::seeOther(u"/"_s);
        // Many share a computer. Not the cookies: the preferred language is nobody's secret.
        response.headers.set("Clear-Site-Data", "\"cache\", \"storage\"");
        return response;
    });
    router.post(u"/sign-in/with/{provider}"_s, [this](http::Request &request) { return beginOutside(request); });
    router.get(u"/sign-in/return/{provider}"_s, [this](http::Request &request) { return finishOutside(request); });
}

http::Response SignInPage::post(http::Request &request)
{
    const QString email = request.fields.first(u"email"_s).trimmed();
    const QString password = request.fields.first(u"password"_s);
    if (email.isEmpty() || password.isEmpty())
        return draw(request, nullptr); // not a try
    const auto account = intake().accounts().signIn(email, password, from(request));
    if (!account) {
        const Error &error = account.error();
        return error.is(IntakeError::WrongEmailOrPassword) || error.is(IntakeError::NotAnEmail) || error.is(IntakeError::TooManyTries)
                   ? draw(request, &error)
                   : refusal(request, error);
    }
    enter(request, intake(), *account);
    if (const Carried carried = Carried::from(request); !carried.isEmpty())
        return views().draw(request, sendAgain(carried, request));
    return http::Response::seeOther(nextOf(request));
}

http::Response SignInPage::draw(const http::Request &request, const Error *error) const
{
    const Language &language = request.language;
    Box email = signInEmailBox(request.fields.first(u"email"_s), language);
    if (error)
        email.error = spoken(*error, language);
    Box password = passwordBox(language);
    demand(request, email, QT_TRANSLATE_NOOP("pages", "Enter your e-mail address."));
    demand(request, password, QT_TRANSLATE_NOOP("pages", "Enter your password."));
    View view;
    view.title = say(QT_TRANSLATE_NOOP("pages", "Sign in"), language);
    view.name = u"account_form"_s;
    view.status = request.method != "POST" ? 200 : error && error->is(IntakeError::TooManyTries) ? 429 : 422;
    view.errors = views().errorSummary({email, password}, {}, language);
    view.boxes = views().boxes({email, password}, language);
    view.data.set(u"action"_s, u"/sign-in"_s).set(u"next"_s, nextOf(request)).set(u"kept"_s, Carried::from(request).along());
    view.data.set(u"submit"_s, say(QT_TRANSLATE_NOOP("pages", "Sign in"), language));
    Json providers{Json::Array{}};
    for (const auto *one : services().providers)
        providers.append(Json(Json::Object{{u"href"_s, path({u"sign-in"_s, u"with"_s, one->id()})}, {u"label"_s, one->label().in(language)}}));
    view.data.set(u"hasProviders"_s, !services().providers.empty()).set(u"providers"_s, providers);
    const QString next = QString::fromLatin1(QUrl::toPercentEncoding(nextOf(request)));
    view.data.set(u"links"_s, Json(Json::Array{link(u"/sign-up?next="_s + next, say(QT_TRANSLATE_NOOP("pages", "Make an account"), language)),
                                               link(u"/password/forgotten"_s, say(QT_TRANSLATE_NOOP("pages", "I forgot my password"), language)),
                                               link(u"/status"_s, say(QT_TRANSLATE_NOOP("pages", "I applied without an account"), language))}));
    return views().draw(request, view);
}

engine::intake::IdentityProvider *SignInPage::provider(const QString &id) const
{
    const auto &all = services().providers;
    const auto found = std::ranges::find_if(all, [&](const auto *one) { return one->id() == id; });
    return found == all.end() ? nullptr : *found;
}

http::Response SignInPage::beginOutside(http::Request &request)
{
    const QString id = request.parameter(u"provider"_s);
    engine::intake::IdentityProvider *outside = provider(id);
    if (!outside)
        return http::Response::notFound();
    const auto beginning = outside->begin(services().siteUrl + path({u"sign-in"_s, u"return"_s, id}));
    if (!beginning)
        return refusal(request, beginning.error());
    request.session->set(u"signing-in:"_s + id, QString::fromLatin1(beginning->pending.toBase64()));
    // A link, since a form may lead to our own pages only.
    View view;
    view.title = say(QT_TRANSLATE_NOOP("pages", "Sign in elsewhere"), request.language);
    view.name = u"onward"_s;
    view.data.set(u"text"_s, say(QT_TRANSLATE_NOOP("pages", "You go on to the sign-in page of:"), request.language) + u" "_s + outside->label().in(request.language));
    view.data.set(u"href"_s, beginning->url).set(u"label"_s, say(QT_TRANSLATE_NOOP("pages", "Go on"), request.language));
    return views().draw(request, view);
}

http::Response SignInPage::finishOutside(http::Request &request)
{
    const QString id = request.parameter(u"provider"_s);
    engine::intake::IdentityProvider *outside = provider(id);
    const QString pending = request.session->value(u"signing-in:"_s + id);
    if (!outside || pending.isEmpty())
        return http::Response::notFound();
    request.session->remove(u"signing-in:"_s + id);
    std::map<QString, QString> parameters;
    for (const auto &[name, value] : request.query.entries())
        parameters.emplace(name, value);
    const auto identity = outside->finish(QByteArray::fromBase64(pending.toLatin1()), parameters);
    if (!identity)
        return sentence(request, say(QT_TRANSLATE_NOOP("pages", "Signing in did not succeed"), request.language), spoken(identity.error(), request.language), 403);
    const auto account = intake().accounts().signInWith(*identity);
    if (!account)
        return refusal(request, account.error());
    enter(request, intake(), *account);
    return http::Response::seeOther(u"/my-page"_s);
}

// ---- passwords ------------------------------------------------------------------------------------------

void PasswordPage::routes(http::Router &router)
{
    router.get(u"/password/forgotten"_s, [this](http::Request &request) { return drawForgotten(request, nullptr); });
    router.post(u"/password/forgotten"_s, [this](http::Request &request) {
        const auto asked = intake().accounts().forgotPassword(request.fields.first(u"email"_s).trimmed(), request.language.tag, from(request));
        if (!asked) {
            const bool theirs = asked.error().is(IntakeError::NotAnEmail) || asked.error().is(IntakeError::TooManyTries);
            return theirs ? drawForgotten(request, &asked.error()) : refusal(request, asked.error());
        }
        return http::Response::seeOther(u"/password-mailed"_s);
    });
    router.get(u"/password-mailed"_s, [this](http::Request &request) {
        return sentence(request, say(QT_TRANSLATE_NOOP("pages", "Look into your mail"), request.language),
                        say(QT_TRANSLATE_NOOP("pages", "If this address has an account, we have sent a link to it. It works once, for an hour."), request.language), 200);
    });
    router.get(u"/password/{token}"_s, [this](http::Request &request) { return drawNew(request, nullptr); });
    router.post(u"/password/{token}"_s, [this](http::Request &request) {
        const auto account = intake().accounts().newPassword(request.parameter(u"token"_s), request.fields.first(u"password"_s));
        if (!account) {
            const bool theirs = account.error().is(IntakeError::PasswordTooShort) || account.error().is(IntakeError::PasswordTooCommon);
            return theirs ? drawNew(request, &account.error()) : refusal(request, account.error());
        }
        enter(request, intake(), *account);
        return http::Response::seeOther(u"/my-page"_s);
    });
}

http::Response PasswordPage::drawForgotten(const http::Request &request, const Error *error) const
{
    const Language &language = request.language;
    Box email = emailBox(request.fields.first(u"email"_s), language);
    if (error)
        email.error = spoken(*error, language);
    View view;
    view.title = say(QT_TRANSLATE_NOOP("pages", "Forgotten password"), language);
    view.name = u"account_form"_s;
    view.status = error ? error->is(IntakeError::TooManyTries) ? 429 : 422 : 200;
    view.errors = views().errorSummary({email}, {}, language);
    view.boxes = views().boxes({email}, language);
    view.data.set(u"lead"_s, say(QT_TRANSLATE_NOOP("pages", "We mail you a link with which you choose a new one."), language));
    view.data.set(u"action"_s, u"/password/forgotten"_s).set(u"submit"_s, say(QT_TRANSLATE_NOOP("pages", "Send the link"), language));
    return views().draw(request, view);
}

http::Response PasswordPage::drawNew(const http::Request &request, const Error *error) const
{
    const Language &language = request.language;
    Box password = newPasswordBox(language);
    if (error)
        password.error = spoken(*error, language);
    View view;
    view.title = say(QT_TRANSLATE_NOOP("pages", "Choose a new password"), language);
    view.name = u"account_form"_s;
    view.status = error ? 422 : 200;
    view.errors = views().errorSummary({password}, {}, language);
    view.boxes = views().boxes({password}, language);
    view.data.set(u"action"_s, path({u"password"_s, request.parameter(u"token"_s)}));
    view.data.set(u"submit"_s, say(QT_TRANSLATE_NOOP("pages", "Set the password and sign in"), language));
    return views().draw(request, view);
}

} // namespace server::pages
