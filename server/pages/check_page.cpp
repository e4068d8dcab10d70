// SPDX-License-Identifier: Apache-2.0
#include "server/pages/check_page.h"

using namespace Qt::StringLiterals;
using engine::core::Json;
using engine::intake::Filling;
using engine::procedure::SignatureLevel;

namespace server::pages {

namespace {

const http::RouteOptions withSignedDocument{8 * 1024 * 1024, http::Sessions::Used, http::Csrf::Checked};

QString submitLabel(const Filling &filling, const engine::core::Language &language)
{
    return filling.draft.receipt.isEmpty() ? say(QT_TRANSLATE_NOOP("pages", "Apply with this"), language)
                                           : say(QT_TRANSLATE_NOOP("pages", "Send the correction"), language);
}

/// The form's page on which the field of `path` stands.
QString pageOf(const forms::model::Form &form, const QString &path)
{
    const QString first = path.section(u'.', 0, 0).section(u'[', 0, 0);
    for (const forms::model::Page &page : form.pages) {
        for (const forms::model::Field &field : page.fields) {
            if (field.name == first)
                return page.name;
        }
    }
    return form.pages.front().name;
}

} // namespace

void CheckPage::routes(http::Router &router)
{
    router.get(u"/drafts/{draft}/check"_s, [this](http::Request &request) { return check(request); });
    router.post(u"/drafts/{draft}/check"_s, [this](http::Request &request) { return send(request); });
    router.get(u"/drafts/{draft}/sign"_s, [this](http::Request &request) { return sign(request); });
    router.post(u"/drafts/{draft}/sign"_s, [this](http::Request &request) { return sendSigned(request); }, withSignedDocument);
    router.get(u"/drafts/{draft}/application.xml"_s, [this](http::Request &request) { return document(request); });
}

http::Response CheckPage::check(http::Request &request)
{
    const auto filling = intake().drafts().filling(visitor(request), request.parameter(u"draft"_s));
    if (!filling)
        return refusal(request, filling.error());
    return drawCheck(request, *filling, {}, {});
}

http::Response CheckPage::send(http::Request &request)
{
    const QString id = request.parameter(u"draft"_s);
    const auto filling = intake().drafts().filling(visitor(request), id);
    if (!filling)
        return sentBefore(request, filling.error());
    const bool declares = filling->package->cover.signature != SignatureLevel::None;
    if (declares && request.fields.first(u"declared"_s) != "yes"_L1)
        return drawCheck(request, *filling, {}, say(QT_TRANSLATE_NOOP("pages", "Tick the declaration to apply."), request.language));
    engine::intake::SignatureChoice signature;
    signature.kind = declares ? engine::exchange::SignatureKind::Declaration : engine::exchange::SignatureKind::None;
    return submit(request, *filling, signature);
}

http::Response CheckPage::submit(http::Request &request, const Filling &filling, const engine::intake::SignatureChoice &signature)
{
    const QString id = filling.draft.id;
    const auto sending = intake().drafts().submit(visitor(request), id, signature);
    if (!sending)
        return refusal(request, sending.error());
    if (!sending->receipt) {
        if (!sending->errors.empty())
            return drawCheck(request, filling, sending->errors, {});
        const QString why = sending->refused ? spoken(*sending->refused, request.language) : QString();
        return signature.kind == engine::exchange::SignatureKind::Own ? drawSign(request, filling, why)
                                                                     : sentence(request, say(QT_TRANSLATE_NOOP("pages", "This cannot be done now"), request.language), why, 422,
                                                                                {{path({u"drafts"_s, id, u"check"_s}), say(QT_TRANSLATE_NOOP("pages", "Check your answers"), request.language)}});
    }
    arrived();
    return received(request, *sending->receipt);
}

/// The draft is gone. Pressed twice, or once more because no answer came: the receipt is shown again.
http::Response CheckPage::sentBefore(http::Request &request, const engine::core::Error &missing)
{
    const auto earlier = intake().drafts().receiptOf(visitor(request), request.parameter(u"draft"_s));
    return earlier && *earlier ? received(request, **earlier) : refusal(request, missing);
}

http::Response CheckPage::received(http::Request &request, const engine::intake::Receipt &given)
{
    const QString &id = given.submission;
    const QString &receipt = given.receipt;
    http::Session &session = *request.session;
    session.set(u"sent:"_s + id, receipt);
    if (session.value(u"account"_s).isEmpty())
        session.set(u"receipt:"_s + receipt, u"1"_s);
    if (const QString secret = session.value(u"secret:"_s + id); !secret.isEmpty())
        session.set(u"secret:"_s + receipt, secret);
    session.remove(u"draft:"_s + id);
    session.remove(u"secret:"_s + id);
    const QString done = given.completion ? u"?sent=completion"_s : QString();
    return http::Response::seeOther(path({u"cases"_s, receipt, u"received"_s}) + done);
}

http::Response CheckPage::sign(http::Request &request)
{
    const auto filling = intake().drafts().filling(visitor(request), request.parameter(u"draft"_s));
    return filling ? drawSign(request, *filling, {}) : refusal(request, filling.error());
}

http::Response CheckPage::document(http::Request &request)
{
    const auto who = visitor(request);
    const QString id = request.parameter(u"draft"_s);
    const auto toSign = intake().drafts().documentToSign(who, id);
    if (!toSign)
        return refusal(request, toSign.error());
    if (!toSign->errors.empty())
        return http::Response::seeOther(path({u"drafts"_s, id, u"check"_s}));
    return http::Response::download(toSign->xml, u"application/xml"_s, u"application.xml"_s);
}

http::Response CheckPage::sendSigned(http::Request &request)
{
    const QString id = request.parameter(u"draft"_s);
    const auto filling = intake().drafts().filling(visitor(request), id);
    if (!filling)
        return sentBefore(request, filling.error());
    const http::Upload *upload = request.file(u"signed"_s);
    if (!upload)
        return drawSign(request, *filling, say(QT_TRANSLATE_NOOP("pages", "Choose the signed document."), request.language));
    engine::intake::SignatureChoice signature;
    signature.kind = engine::exchange::SignatureKind::Own;
    signature.upload = upload->content;
    return submit(request, *filling, signature);
}

http::Response CheckPage::drawCheck(const http::Request &request, const Filling &filling,
                                    const std::vector<forms::check::FieldError> &errors, const QString &declareError) const
{
    const auto &language = request.language;
    const QString id = filling.draft.id;
    const forms::check::Checked checked = forms::check::check(*filling.form, filling.draft.answers, filling.against);
    // The links of these errors lead to the pages on which they are mended.
    std::vector<forms::check::FieldError> wrong = errors.empty() ? checked.errors : errors;
    Json list{Json::Array{}};
    for (const forms::check::FieldError &error : wrong) {
        const QString href = path({u"drafts"_s, id, u"pages"_s, pageOf(*filling.form, error.path)}) + u'#' + forms::html::elementId(error.path);
        const QString text = say(QT_TRANSLATE_NOOP("pages", "%1: %2"), language).arg(forms::html::labelOf(*filling.form, error.path, language), forms::html::sentenceOf(error, language));
        list.append(Json(Json::Object{{u"href"_s, href}, {u"text"_s, text}}));
    }
    View view;
    view.title = say(QT_TRANSLATE_NOOP("pages", "Check your answers"), language);
    view.name = u"check"_s;
    if (!declareError.isEmpty()) {
        Box box;
        box.name = u"declared"_s;
        box.error = declareError;
        view.errors = views().errorSummary({box}, {}, language);
        view.status = 422;
    } else if (!errors.empty()) {
        view.errors = views().errorSummary({}, say(QT_TRANSLATE_NOOP("pages", "Some answers are missing or wrong: see the list below."), language), language);
        view.status = 422;
    }
    const auto sections = forms::check::summary(*filling.form, checked.answers, filling.against, language);
    view.data.set(u"procedure"_s, filling.package->cover.name.in(language));
    view.data.set(u"complete"_s, wrong.empty()).set(u"wrong"_s, list);
    view.data.set(u"summary"_s, QString::fromUtf8(forms::html::drawSummary(sections, path({u"drafts"_s, id, u"pages"_s}), language)));
    const SignatureLevel level = filling.package->cover.signature;
    view.data.set(u"own"_s, level == SignatureLevel::Own).set(u"declaration"_s, level == SignatureLevel::Declaration);
    view.data.set(u"declareError"_s, declareError).set(u"submit"_s, submitLabel(filling, language));
    view.data.set(u"action"_s, path({u"drafts"_s, id, u"check"_s})).set(u"sign"_s, path({u"drafts"_s, id, u"sign"_s}));
    view.data.set(u"before"_s, path({u"drafts"_s, id, u"pages"_s, filling.form->pages.back().name}));
    return views().draw(request, view);
}

http::Response CheckPage::drawSign(const http::Request &request, const Filling &filling, const QString &error) const
{
    const auto &language = request.language;
    Box box;
    box.name = u"signed"_s;
    box.type = u"file"_s;
    box.label = say(QT_TRANSLATE_NOOP("pages", "Signed document"), language);
    box.hint = say(QT_TRANSLATE_NOOP("pages", "The file that the command wrote, 8 MiB at most."), language);
    box.error = error;
    View view;
    view.title = say(QT_TRANSLATE_NOOP("pages", "Sign with your own certificate"), language);
    view.name = u"sign"_s;
    view.status = error.isEmpty() ? 200 : 422;
    view.errors = views().errorSummary({box}, {}, language);
    view.boxes = views().boxes({box}, language);
    const QString id = filling.draft.id;
    view.data.set(u"procedure"_s, filling.package->cover.name.in(language)).set(u"submit"_s, submitLabel(filling, language));
    view.data.set(u"optional"_s, filling.package->cover.signature == SignatureLevel::Declaration);
    view.data.set(u"document"_s, path({u"drafts"_s, id, u"application.xml"_s})).set(u"action"_s, path({u"drafts"_s, id, u"sign"_s}));
    view.data.set(u"before"_s, path({u"drafts"_s, id, u"check"_s}));
    return views().draw(request, view);
}

void ReceivedPage::routes(http::Router &router)
{
    router.get(u"/cases/{receipt}/received"_s, [this](http::Request &request) {
        const QString receipt = request.parameter(u"receipt"_s);
        const auto application = intake().applications().application(visitor(request), receipt);
        if (!application)
            return refusal(request, application.error());
        const auto &language = request.language;
        const bool completion = request.query.first(u"sent"_s) == "completion"_L1;
        View view;
        view.title = completion ? say(QT_TRANSLATE_NOOP("pages", "We received your correction"), language)
                                : say(QT_TRANSLATE_NOOP("pages", "We received your application"), language);
        view.name = u"received"_s;
        view.data.set(u"receipt"_s, receipt).set(u"arrival"_s, instant(application->arrival, language));
        view.data.set(u"secret"_s, inFours(request.session->value(u"secret:"_s + receipt))).set(u"case"_s, path({u"cases"_s, receipt}));
        if (const auto package = intake().catalogue().byHash(application->package)) {
            const auto &cover = package->cover;
            if (cover.fee && !completion)
                view.data.set(u"fee"_s, say(QT_TRANSLATE_NOOP("pages", "When the fee is settled we ask you to pay it within %1 days, on the page of the application."), language).arg(cover.fee->withinDays));
            if (cover.standardDays > 0) {
                const char *text = cover.standardFrom == "payment"_L1 ? QT_TRANSLATE_NOOP("pages", "We normally finish within %1 working days of your payment.")
                                                                      : QT_TRANSLATE_NOOP("pages", "We normally finish within %1 working days of the arrival.");
                view.data.set(u"expected"_s, say(text, language).arg(cover.standardDays));
            }
        }
        return views().draw(request, view);
    });
}

} // namespace server::pages
