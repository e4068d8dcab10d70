// SPDX-License-Identifier: Apache-2.0
#include "server/pages/case_page.h"

using namespace Qt::StringLiterals;
using engine::core::Json;
using engine::core::Language;
using engine::exchange::ApplicantView;

namespace server::pages {

namespace {

QString historyText(const engine::exchange::HistoryEntry &entry, const Language &language)
{
    static const std::map<QString, const char *> texts{
        {u"arrived"_s, QT_TRANSLATE_NOOP("pages", "The application arrived.")},
        {u"registered"_s, QT_TRANSLATE_NOOP("pages", "The office registered it and examines it.")},
        {u"examined"_s, QT_TRANSLATE_NOOP("pages", "The office examined it.")},
        {u"completion-requested"_s, QT_TRANSLATE_NOOP("pages", "The office asked for a correction.")},
        {u"completion-given"_s, QT_TRANSLATE_NOOP("pages", "Your correction arrived.")},
        {u"payment-demanded"_s, QT_TRANSLATE_NOOP("pages", "The office asked for the fee.")},
        {u"payment-received"_s, QT_TRANSLATE_NOOP("pages", "The fee was paid.")},
        {u"payment-failed"_s, QT_TRANSLATE_NOOP("pages", "A payment did not succeed.")},
        {u"withdrawal-asked"_s, QT_TRANSLATE_NOOP("pages", "You withdrew the application.")},
        {u"decided"_s, QT_TRANSLATE_NOOP("pages", "The office decided.")},
        {u"document-issued"_s, QT_TRANSLATE_NOOP("pages", "A document was issued.")},
        {u"closed"_s, QT_TRANSLATE_NOOP("pages", "The case was closed.")},
    };
    const auto found = texts.find(entry.key);
    const QString text = found == texts.end() ? entry.key : say(found->second, language);
    return entry.detail.isEmpty() || entry.key == "closed"_L1 ? text : text + u" "_s + entry.detail;
}

QString kindText(const QString &mediaType, const Language &language)
{
    if (mediaType == "application/pdf"_L1)
        return u"PDF"_s;
    if (mediaType.contains("asic"_L1))
        return say(QT_TRANSLATE_NOOP("pages", "signed container"), language);
    if (mediaType.contains("xml"_L1) || mediaType.contains("html"_L1))
        return say(QT_TRANSLATE_NOOP("pages", "signed electronic version"), language);
    return mediaType;
}

QString sizeText(qsizetype bytes)
{
    return bytes < 1024 * 1024 ? u"%1 KB"_s.arg(std::max<qsizetype>(1, (bytes + 512) / 1024))
                               : u"%1 MB"_s.arg(QString::number(static_cast<double>(bytes) / (1024 * 1024), 'f', 1));
}

} // namespace

void MyPage::routes(http::Router &router)
{
    router.get(u"/my-page"_s, [this](http::Request &request) {
        const auto who = visitor(request);
        const auto &language = request.language;
        const auto drafts = intake().drafts().list(who);
        if (!drafts)
            return refusal(request, drafts.error());
        const auto lines = intake().applications().list(who);
        if (!lines)
            return refusal(request, lines.error());
        Json draftList{Json::Array{}};
        for (const engine::intake::Draft &draft : *drafts) {
            Json one;
            one.set(u"name"_s, procedureName(draft.procedure, draft.package, language)).set(u"reference"_s, draft.reference);
            one.set(u"changed"_s, instant(draft.changed, language)).set(u"href"_s, path({u"drafts"_s, draft.id}));
            one.set(u"delete"_s, path({u"drafts"_s, draft.id, u"delete"_s}));
            draftList.append(one);
        }
        Json caseList{Json::Array{}};
        for (const engine::intake::ApplicationLine &line : *lines) {
            Json one;
            one.set(u"name"_s, procedureName(line.procedure, line.package, language)).set(u"receipt"_s, line.receipt);
            one.set(u"arrival"_s, instant(line.arrival, language)).set(u"state"_s, stateText(line.state, language));
            one.set(u"needsAnswer"_s, line.needsAnswer).set(u"href"_s, path({u"cases"_s, line.receipt}));
            caseList.append(one);
        }
        View view;
        view.title = say(QT_TRANSLATE_NOOP("pages", "My page"), language);
        view.name = u"my_page"_s;
        if (request.query.has(u"saved"_s))
            view.notice = say(QT_TRANSLATE_NOOP("pages", "Your draft is saved. You can go on at any time."), language);
        view.data.set(u"hasDrafts"_s, !drafts->empty()).set(u"drafts"_s, draftList);
        view.data.set(u"hasCases"_s, !lines->empty()).set(u"cases"_s, caseList).set(u"signedIn"_s, signedIn(request));
        return views().draw(request, view);
    });
}

void CasePage::routes(http::Router &router)
{
    router.get(u"/cases/{receipt}"_s, [this](http::Request &request) { return get(request); });
    router.post(u"/cases/{receipt}/completion"_s, [this](http::Request &request) { return complete(request); });
    router.get(u"/cases/{receipt}/documents/{document}"_s, [this](http::Request &request) { return document(request); });
    router.get(u"/cases/{receipt}/withdraw"_s, [this](http::Request &request) { return askWithdrawal(request); });
    router.post(u"/cases/{receipt}/withdraw"_s, [this](http::Request &request) { return withdraw(request); });
}

QString CasePage::nextStep(const ApplicantView &view, const Language &language) const
{
    if (!view.outcome.isEmpty())
        return view.documents.empty() ? say(QT_TRANSLATE_NOOP("pages", "This application has ended."), language)
                                      : say(QT_TRANSLATE_NOOP("pages", "This application has ended. Your documents are below."), language);
    if (view.completion)
        return say(QT_TRANSLATE_NOOP("pages", "The office waits for your correction."), language);
    if (view.payment && !view.payment->paid)
        return say(QT_TRANSLATE_NOOP("pages", "The office waits for the fee."), language);
    return say(QT_TRANSLATE_NOOP("pages", "The office is working on it. You need not do anything now."), language);
}

http::Response CasePage::get(http::Request &request)
{
    const auto &language = request.language;
    const QString receipt = request.parameter(u"receipt"_s);
    const auto application = intake().applications().application(visitor(request), receipt);
    if (!application)
        return refusal(request, application.error());
    const ApplicantView &seen = application->view;
    const auto package = intake().catalogue().byHash(application->package);
    const forms::model::Form *form = nullptr;
    if (package && package->forms.contains(package->cover.entryForm))
        form = package->forms.at(package->cover.entryForm).get();

    View view;
    view.title = procedureName(application->procedure, application->package, language);
    view.name = u"case"_s;
    view.data.set(u"state"_s, stateText(seen.state, language)).set(u"receipt"_s, receipt).set(u"caseNumber"_s, seen.caseNumber);
    view.data.set(u"arrival"_s, instant(application->arrival, language)).set(u"next"_s, nextStep(seen, language));
    if (seen.expected && seen.outcome.isEmpty())
        view.data.set(u"expected"_s, day(*seen.expected, language));
    if (seen.completion && seen.outcome.isEmpty()) {
        Json items{Json::Array{}};
        for (const auto &[path, text] : seen.completion->items) {
            const QString label = form ? forms::html::labelOf(*form, path, language) : path;
            items.append(Json(Json::Object{{u"item"_s, text.isEmpty() ? label : say(QT_TRANSLATE_NOOP("pages", "%1: %2"), language).arg(label, text)}}));
        }
        Json completion;
        completion.set(u"text"_s, seen.completion->text).set(u"deadline"_s, day(seen.completion->deadline, language));
        completion.set(u"hasItems"_s, !seen.completion->items.empty()).set(u"items"_s, items);
        completion.set(u"action"_s, path({u"cases"_s, receipt, u"completion"_s}));
        view.data.set(u"completion"_s, completion);
    }
    if (seen.payment) {
        Json payment;
        payment.set(u"description"_s, seen.payment->description).set(u"amount"_s, yen(seen.payment->amount, language));
        payment.set(u"paid"_s, seen.payment->paid).set(u"due"_s, day(seen.payment->due, language));
        payment.set(u"href"_s, path({u"cases"_s, receipt, u"payment"_s}));
        if (seen.payment->paid || seen.outcome.isEmpty())
            view.data.set(u"payment"_s, payment);
    }
    Json documents{Json::Array{}};
    for (const engine::exchange::Document &document : seen.documents) {
        const auto opened = application->opened.find(document.id);
        Json one;
        one.set(u"name"_s, document.name).set(u"kind"_s, kindText(document.mediaType, language)).set(u"size"_s, sizeText(document.content.size()));
        one.set(u"opened"_s, opened == application->opened.end() ? QString() : instant(opened->second, language));
        one.set(u"href"_s, path({u"cases"_s, receipt, u"documents"_s, document.id}));
        documents.append(one);
    }
    view.data.set(u"reasons"_s, seen.reasons).set(u"hasDocuments"_s, !seen.documents.empty()).set(u"documents"_s, documents);
    Json history{Json::Array{}};
    for (const engine::exchange::HistoryEntry &entry : seen.history) {
        history.append(Json(Json::Object{{u"iso"_s, entry.at.toUTC().toString(Qt::ISODate)}, {u"at"_s, instant(entry.at, language)},
                                         {u"text"_s, historyText(entry, language)}}));
    }
    view.data.set(u"history"_s, history).set(u"canWithdraw"_s, seen.canWithdraw && seen.outcome.isEmpty());
    view.data.set(u"withdraw"_s, path({u"cases"_s, receipt, u"withdraw"_s}));
    if (form) {
        const auto sections = forms::check::summary(*form, application->answers, application->against, language);
        view.data.set(u"hasAnswers"_s, !sections.empty());
        view.data.set(u"answers"_s, QString::fromUtf8(forms::html::drawSummary(sections, {}, language)));
    }
    return views().draw(request, view);
}

http::Response CasePage::complete(http::Request &request)
{
    const auto draft = intake().drafts().beginCompletion(visitor(request), request.parameter(u"receipt"_s));
    if (!draft)
        return refusal(request, draft.error());
    if (!signedIn(request))
        request.session->set(u"draft:"_s + *draft, u"1"_s);
    // The first page, not the first unfinished one: whoever corrects wants to see what they wrote.
    const auto filling = intake().drafts().filling(visitor(request), *draft);
    if (!filling)
        return refusal(request, filling.error());
    QString first = filling->form->pages.front().name;
    if (filling->completion && !filling->completion->items.empty()) {
        const QString root = filling->completion->items.front().first.section(u'.', 0, 0).section(u'[', 0, 0);
        for (const forms::model::Page &page : filling->form->pages) {
            if (std::ranges::any_of(page.fields, [&](const forms::model::Field &field) { return field.name == root; }))
                first = page.name;
        }
    }
    return http::Response::seeOther(path({u"drafts"_s, *draft, u"pages"_s, first}));
}

http::Response CasePage::document(http::Request &request)
{
    const auto document = intake().applications().document(visitor(request), request.parameter(u"receipt"_s), request.parameter(u"document"_s));
    if (!document)
        return refusal(request, document.error());
    arrived();
    return http::Response::download(document->content, document->mediaType, document->name);
}

http::Response CasePage::askWithdrawal(http::Request &request)
{
    const auto &language = request.language;
    const QString receipt = request.parameter(u"receipt"_s);
    const auto application = intake().applications().application(visitor(request), receipt);
    if (!application)
        return refusal(request, application.error());
    Box reason;
    reason.name = u"reason"_s;
    reason.label = say(QT_TRANSLATE_NOOP("pages", "Reason"), language);
    reason.type = u"textarea"_s;
    reason.required = false;
    View view;
    view.title = say(QT_TRANSLATE_NOOP("pages", "Withdraw the application?"), language);
    view.name = u"withdraw"_s;
    view.boxes = views().boxes({reason}, language);
    view.data.set(u"procedure"_s, procedureName(application->procedure, application->package, language)).set(u"receipt"_s, receipt);
    view.data.set(u"action"_s, path({u"cases"_s, receipt, u"withdraw"_s})).set(u"before"_s, path({u"cases"_s, receipt}));
    return views().draw(request, view);
}

http::Response CasePage::withdraw(http::Request &request)
{
    const QString receipt = request.parameter(u"receipt"_s);
    const QString reason = request.fields.first(u"reason"_s).left(1000);
    if (const auto asked = intake().applications().withdraw(visitor(request), receipt, reason); !asked)
        return refusal(request, asked.error());
    arrived();
    return http::Response::seeOther(path({u"cases"_s, receipt}));
}

} // namespace server::pages
