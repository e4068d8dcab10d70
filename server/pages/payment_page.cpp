// SPDX-License-Identifier: Apache-2.0
#include "server/pages/payment_page.h"

#include <QUrl>

using namespace Qt::StringLiterals;
using engine::core::Json;
using engine::intake::IntakeError;
using engine::intake::PaymentError;
using engine::intake::PaymentState;

namespace server::pages {

namespace {

QString methodLabel(const QString &method, const engine::core::Language &language)
{
    if (method == "card"_L1)
        return say(QT_TRANSLATE_NOOP("pages", "Pay by card"), language);
    if (method == "slip"_L1)
        return say(QT_TRANSLATE_NOOP("pages", "Pay with numbers (Pay-easy)"), language);
    return say(QT_TRANSLATE_NOOP("pages", "Pay: %1"), language).arg(method);
}

} // namespace

void PaymentPage::routes(http::Router &router)
{
    router.get(u"/cases/{receipt}/payment"_s, [this](http::Request &request) { return choose(request); });
    router.post(u"/cases/{receipt}/payment"_s, [this](http::Request &request) { return start(request); });
    router.get(u"/cases/{receipt}/payment/go"_s, [this](http::Request &request) { return go(request); });
    router.get(u"/cases/{receipt}/payment/return"_s, [this](http::Request &request) { return returned(request); });
    router.post(u"/payment/callback/{provider}"_s, [this](http::Request &request) { return callback(request); },
                {64 * 1024, http::Sessions::None, http::Csrf::Exempt});
}

engine::core::Result<View> PaymentPage::frame(const http::Request &request) const
{
    const auto &language = request.language;
    const QString receipt = request.parameter(u"receipt"_s);
    const auto application = intake().applications().application(visitor(request), receipt);
    if (!application)
        return application.error();
    if (!application->view.payment)
        return IntakeError::NothingToPay;
    if (application->view.payment->paid)
        return IntakeError::AlreadyPaid;
    const engine::exchange::PaymentDemand &demand = *application->view.payment;
    View view;
    view.title = say(QT_TRANSLATE_NOOP("pages", "Pay the fee"), language);
    view.name = u"payment"_s;
    view.data.set(u"procedure"_s, procedureName(application->procedure, application->package, language)).set(u"receipt"_s, receipt);
    view.data.set(u"description"_s, demand.description).set(u"amount"_s, yen(demand.amount, language)).set(u"due"_s, day(demand.due, language));
    view.data.set(u"counter"_s, std::ranges::find(demand.methods, u"counter"_s) != demand.methods.end());
    view.data.set(u"before"_s, path({u"cases"_s, receipt}));
    return view;
}

http::Response PaymentPage::choose(http::Request &request)
{
    auto view = frame(request);
    if (!view) {
        const bool done = view.error().is(IntakeError::AlreadyPaid);
        return done ? http::Response::seeOther(path({u"cases"_s, request.parameter(u"receipt"_s)})) : refusal(request, view.error());
    }
    const QString receipt = request.parameter(u"receipt"_s);
    const auto methods = intake().payments().methods(visitor(request), receipt);
    if (!methods)
        return refusal(request, methods.error());
    Json list{Json::Array{}};
    for (const QString &method : *methods) {
        list.append(Json(Json::Object{{u"method"_s, method}, {u"label"_s, methodLabel(method, request.language)},
                                      {u"action"_s, path({u"cases"_s, receipt, u"payment"_s})}}));
    }
    view->data.set(u"choosing"_s, true).set(u"methods"_s, list);
    return views().draw(request, *view);
}

http::Response PaymentPage::start(http::Request &request)
{
    const QString receipt = request.parameter(u"receipt"_s);
    const QString method = request.fields.first(u"method"_s);
    const QString back = services().siteUrl + path({u"cases"_s, receipt, u"payment"_s, u"return"_s});
    const auto action = intake().payments().start(visitor(request), receipt, method, back);
    if (!action) {
        if (action.error().is(PaymentError::NoAnswer)) {
            return sentence(request, say(QT_TRANSLATE_NOOP("pages", "The payment company does not answer"), request.language),
                            say(QT_TRANSLATE_NOOP("pages", "Please try again in a few minutes. Nothing was charged twice."), request.language), 503,
                            {{path({u"cases"_s, receipt}), say(QT_TRANSLATE_NOOP("pages", "See the application"), request.language)}});
        }
        return refusal(request, action.error());
    }
    request.session->set(u"paying:"_s + receipt, method);
    return http::Response::seeOther(path({u"cases"_s, receipt, u"payment"_s, u"go"_s}));
}

http::Response PaymentPage::go(http::Request &request)
{
    const QString receipt = request.parameter(u"receipt"_s);
    const QString method = request.session->value(u"paying:"_s + receipt);
    auto view = frame(request);
    if (method.isEmpty() || (!view && view.error().is(IntakeError::AlreadyPaid)))
        return http::Response::seeOther(path({u"cases"_s, receipt}));
    if (!view)
        return refusal(request, view.error());
    const QString back = services().siteUrl + path({u"cases"_s, receipt, u"payment"_s, u"return"_s});
    const auto action = intake().payments().start(visitor(request), receipt, method, back); // goes on with the one under way
    if (!action)
        return refusal(request, action.error());
    if (const auto *redirect = std::get_if<engine::intake::Redirect>(&*action)) {
        // From a provider, yet a link all the same: only the web's own schemes.
        const QUrl url(redirect->url, QUrl::StrictMode);
        if (url.scheme() != "https"_L1 && url.scheme() != "http"_L1)
            return http::Response::error(500);
        view->data.set(u"redirect"_s, redirect->url);
    } else if (const auto *slip = std::get_if<engine::intake::SlipNumbers>(&*action)) {
        Json numbers{Json::Array{}};
        for (const auto &[name, number] : slip->numbers)
            numbers.append(Json(Json::Object{{u"name"_s, name}, {u"number"_s, number}}));
        view->data.set(u"hasNumbers"_s, true).set(u"numbers"_s, numbers);
    } else if (const auto *code = std::get_if<engine::intake::QrText>(&*action)) {
        view->data.set(u"code"_s, code->text);
    }
    return views().draw(request, *view);
}

http::Response PaymentPage::returned(http::Request &request)
{
    const auto &language = request.language;
    const QString receipt = request.parameter(u"receipt"_s);
    const auto state = intake().payments().returned(visitor(request), receipt);
    if (!state && !state.error().is(PaymentError::NoAnswer))
        return refusal(request, state.error());
    arrived();
    const PaymentState now = state ? *state : PaymentState::Unknown;
    View view;
    view.name = u"onward"_s;
    view.data.set(u"href"_s, path({u"cases"_s, receipt})).set(u"label"_s, say(QT_TRANSLATE_NOOP("pages", "See the application"), language));
    switch (now) {
    case PaymentState::Captured:
    case PaymentState::Settled:
        view.title = say(QT_TRANSLATE_NOOP("pages", "The fee is paid"), language);
        view.data.set(u"text"_s, say(QT_TRANSLATE_NOOP("pages", "We have confirmed your payment. The office goes on with your application."), language));
        break;
    case PaymentState::Failed:
    case PaymentState::Cancelled:
    case PaymentState::Expired:
        view.title = say(QT_TRANSLATE_NOOP("pages", "The payment did not succeed"), language);
        view.data.set(u"text"_s, say(QT_TRANSLATE_NOOP("pages", "Nothing was charged. You can try again from the page of the application."), language));
        break;
    case PaymentState::AboutToCall:
    case PaymentState::Created:
    case PaymentState::ActionRequired:
    case PaymentState::Authorised:
    case PaymentState::Unknown:
        view.title = say(QT_TRANSLATE_NOOP("pages", "The payment is not confirmed yet"), language);
        view.data.set(u"text"_s, say(QT_TRANSLATE_NOOP("pages", "If you have paid, wait a little: the page of the application shows it as soon as we know. If not, you can pay there."), language));
        break;
    case PaymentState::Mismatch:
        view.title = say(QT_TRANSLATE_NOOP("pages", "The office checks your payment"), language);
        view.data.set(u"text"_s, say(QT_TRANSLATE_NOOP("pages", "The amount differs from the fee. A clerk will contact you."), language));
        break;
    }
    return views().draw(request, view);
}

http::Response PaymentPage::callback(http::Request &request)
{
    engine::intake::Headers headers;
    for (const auto &[name, value] : request.headers.entries())
        headers[QString::fromLatin1(name).toLower()] = QString::fromLatin1(value);
    const auto taken = intake().payments().webhook(request.parameter(u"provider"_s), request.body, headers);
    arrived();
    if (taken)
        return http::Response::text(u"ok\n"_s);
    if (taken.error().is(IntakeError::NoSuchProvider))
        return http::Response::text(u"no such provider\n"_s, 404);
    const bool theirs = taken.error().is(PaymentError::BadSignature) || taken.error().is(PaymentError::StaleCallback)
                        || taken.error().is(PaymentError::NotACallback) || taken.error().is(PaymentError::UnknownPayment);
    return http::Response::text(theirs ? u"refused\n"_s : u"later\n"_s, theirs ? 400 : 503);
}

} // namespace server::pages
