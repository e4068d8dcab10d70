// SPDX-License-Identifier: Apache-2.0
#include "server/pages/procedure_page.h"

using namespace Qt::StringLiterals;
using engine::core::Json;

namespace server::pages {

void ProcedurePage::routes(http::Router &router)
{
    router.get(u"/procedures/{procedure}"_s, [this](http::Request &request) { return get(request); });
    router.post(u"/procedures/{procedure}/begin"_s, [this](http::Request &request) { return begin(request); });
    router.get(u"/drafts/{draft}/begun"_s, [this](http::Request &request) { return begun(request); });
}

http::Response ProcedurePage::get(http::Request &request)
{
    const auto package = intake().catalogue().inForce(request.parameter(u"procedure"_s));
    if (!package)
        return http::Response::notFound();
    if (package->cover.isGuide())
        return http::Response::seeOther(path({u"guides"_s, package->cover.id}));
    const engine::procedure::CoverSheet &cover = package->cover;
    const auto &language = request.language;
    Json facts{Json::Array{}};
    const auto fact = [&](const char *term, const QString &text) {
        facts.append(Json(Json::Object{{u"term"_s, say(term, language)}, {u"text"_s, text}}));
    };
    if (cover.fee)
        fact(QT_TRANSLATE_NOOP("pages", "Fee"), say(QT_TRANSLATE_NOOP("pages", "Yes; the amount is shown before you send. Pay within %1 days of the notice."), language).arg(cover.fee->withinDays));
    else
        fact(QT_TRANSLATE_NOOP("pages", "Fee"), say(QT_TRANSLATE_NOOP("pages", "None"), language));
    if (cover.standardDays > 0) {
        const char *text = cover.standardFrom == "payment"_L1 ? QT_TRANSLATE_NOOP("pages", "Normally within %1 working days of payment")
                                                              : QT_TRANSLATE_NOOP("pages", "Normally within %1 working days of arrival");
        fact(QT_TRANSLATE_NOOP("pages", "How long it takes"), say(text, language).arg(cover.standardDays));
    }
    fact(QT_TRANSLATE_NOOP("pages", "Signature"),
         say(cover.signature == engine::procedure::SignatureLevel::Own ? QT_TRANSLATE_NOOP("pages", "Your own electronic signature is needed")
             : cover.signature == engine::procedure::SignatureLevel::None ? QT_TRANSLATE_NOOP("pages", "None")
                                                                        : QT_TRANSLATE_NOOP("pages", "A declaration on the page; no certificate is needed"),
             language));
    fact(QT_TRANSLATE_NOOP("pages", "Account"), say(cover.withoutAccount ? QT_TRANSLATE_NOOP("pages", "Not needed")
                                                                         : QT_TRANSLATE_NOOP("pages", "Needed"), language));
    if (!cover.laws.empty()) {
        QStringList articles;
        for (const auto &law : cover.laws)
            articles << law.article;
        fact(QT_TRANSLATE_NOOP("pages", "Law"), articles.join(u", "_s));
    }
    Json attachments{Json::Array{}};
    for (const auto &attachment : cover.attachments)
        attachments.append(Json(Json::Object{{u"label"_s, attachment.label.in(language)}}));
    Json faqs{Json::Array{}};
    for (std::size_t i = 0; i < cover.faqs.size(); ++i) {
        const auto &[question, answer, where] = cover.faqs[i];
        faqs.append(Json(Json::Object{{u"id"_s, u"faq-%1"_s.arg(i + 1)}, {u"question"_s, question.in(language)}, {u"answer"_s, answer.in(language)}}));
    }
    View view;
    view.title = cover.name.in(language);
    view.name = u"procedure"_s;
    view.data.set(u"hasFaqs"_s, !cover.faqs.empty()).set(u"faqs"_s, faqs);
    view.data.set(u"summary"_s, cover.summary.in(language)).set(u"description"_s, cover.description.in(language));
    view.data.set(u"facts"_s, facts).set(u"hasAttachments"_s, !cover.attachments.empty()).set(u"attachments"_s, attachments);
    view.data.set(u"signedIn"_s, signedIn(request)).set(u"mayBegin"_s, signedIn(request) || cover.withoutAccount);
    view.data.set(u"action"_s, path({u"procedures"_s, cover.id, u"begin"_s}));
    view.data.set(u"signIn"_s, u"/sign-in?next="_s + path({u"procedures"_s, cover.id}));
    view.data.set(u"key"_s, engine::crypto::randomId());
    return views().draw(request, view);
}

http::Response ProcedurePage::begin(http::Request &request)
{
    // Pressed twice, the one-time key leads to the draft of the first time.
    const QString key = u"begun:"_s + request.fields.first(u"key"_s).left(40);
    if (const QString earlier = request.session->value(key); !earlier.isEmpty())
        return http::Response::seeOther(path({u"drafts"_s, earlier}));
    const auto draft = intake().drafts().begin(visitor(request), request.parameter(u"procedure"_s));
    if (!draft && draft.error().is(engine::intake::IntakeError::NotSignedIn)) // back to the page with the button, which a redirect cannot press
        return http::Response::seeOther(u"/sign-in?next="_s + path({u"procedures"_s, request.parameter(u"procedure"_s)}));
    if (!draft)
        return refusal(request, draft.error());
    for (const auto &[old, value] : request.session->values()) {
        if (old.startsWith("begun:"_L1))
            request.session->remove(old);
    }
    request.session->set(key, draft->id);
    if (draft->secret.isEmpty())
        return http::Response::seeOther(path({u"drafts"_s, draft->id}));
    request.session->set(u"draft:"_s + draft->id, u"1"_s);
    request.session->set(u"secret:"_s + draft->id, draft->secret);
    return http::Response::seeOther(path({u"drafts"_s, draft->id, u"begun"_s}));
}

http::Response ProcedurePage::begun(http::Request &request)
{
    const QString id = request.parameter(u"draft"_s);
    const auto draft = intake().drafts().draft(visitor(request), id);
    if (!draft)
        return refusal(request, draft.error());
    const QString secret = request.session->value(u"secret:"_s + id);
    if (secret.isEmpty())
        return http::Response::seeOther(path({u"drafts"_s, id}));
    View view;
    view.title = say(QT_TRANSLATE_NOOP("pages", "Your reference number and secret code"), request.language);
    view.name = u"begun"_s;
    view.data.set(u"reference"_s, draft->reference).set(u"secret"_s, inFours(secret));
    view.data.set(u"expires"_s, instant(draft->expires, request.language)).set(u"next"_s, path({u"drafts"_s, id}));
    return views().draw(request, view);
}

} // namespace server::pages
