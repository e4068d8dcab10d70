// SPDX-License-Identifier: Apache-2.0
#include "server/preview/preview_pages.h"

#include "engine/casework/desk.h"
#include "engine/tool/scenario_answers.h"
#include "server/pages/page_answers.h"

using namespace Qt::StringLiterals;
using engine::core::Result;
using forms::check::RawAnswers;
using server::pages::say;

namespace server::preview {

PreviewPages::PreviewPages(const pages::PageServices &services, const Workbench &workbench, PreviewTown &town)
    : Page(services), m_workbench(workbench), m_town(town)
{
}

void PreviewPages::routes(http::Router &router)
{
    router.get(u"/preview/version"_s, [this](http::Request &) { return http::Response::text(m_workbench.standing()->version); },
               {http::RouteOptions{}.bodyLimit, http::Sessions::None, http::Csrf::Exempt});
    router.get(u"/preview/pages/{page}"_s, [this](http::Request &request) { return open(request); });
    router.get(u"/preview/forms/{form}"_s, [this](http::Request &request) { return clerkForm(request); });
    router.post(u"/preview/forms/{form}"_s, [this](http::Request &request) { return clerkForm(request); });
    router.get(u"/preview/scenario"_s, [this](http::Request &request) { return asScenario(request); });
    router.post(u"/preview/citizen"_s, [this](http::Request &request) { return citizen(request); });
}

Result<QString> PreviewPages::draftOf(http::Request &request)
{
    const QString known = request.session->value(u"preview:draft"_s);
    const auto shown = m_workbench.standing()->shown;
    if (const auto draft = intake().drafts().draft(visitor(request), known); draft && shown && draft->procedure == shown->cover.id)
        return known;
    const auto begun = intake().drafts().begin(visitor(request), shown ? shown->cover.id : QString());
    if (!begun)
        return begun.error();
    request.session->set(u"preview:draft"_s, begun->id);
    request.session->set(u"draft:"_s + begun->id, u"1"_s);
    return begun->id;
}

http::Response PreviewPages::open(http::Request &request)
{
    const auto shown = m_workbench.standing()->shown;
    if (!shown)
        return http::Response::notFound();
    if (shown->cover.isGuide())
        return http::Response::seeOther(path({u"guides"_s, shown->cover.id, u"questions"_s, request.parameter(u"page"_s)}));
    // Where the procedure asks for an account, somebody made up has one.
    if (!signedIn(request) && !shown->cover.withoutAccount && !m_town.people().empty()) {
        const auto account = m_town.accountOf(m_town.people().front().first.id);
        if (!account)
            return refusal(request, account.error());
        request.session->set(u"account"_s, *account);
    }
    const auto draft = draftOf(request);
    if (!draft)
        return refusal(request, draft.error());
    return http::Response::seeOther(path({u"drafts"_s, *draft, u"pages"_s, request.parameter(u"page"_s)}));
}

Result<void> PreviewPages::fillIn(http::Request &request, const QString &draft, const RawAnswers &answers)
{
    auto filling = intake().drafts().filling(visitor(request), draft);
    if (!filling)
        return filling.error();
    RawAnswers raw = answers;
    for (const forms::model::Field *field : filling->form->allFields()) {
        const QString name = field->kind == "file"_L1 ? raw.value(field->path) : QString();
        if (name.isEmpty())
            continue;
        const auto kept = intake().drafts().addFile(visitor(request), draft, field->path, name.contains(u'.') ? name : name + u".pdf"_s, "%PDF-1.4 made up");
        if (!kept)
            return kept.error();
        raw.values[field->path] = QStringList{kept->id};
        filling->against.files[kept->id] = *kept;
    }
    for (const forms::model::Page &page : filling->form->pages) {
        const bool isRight = forms::check::check(*filling->form, raw, filling->against, page.name).errors.empty();
        if (const auto saved = intake().drafts().save(visitor(request), draft, page.name, pages::onlyOf(page, raw), isRight); !saved)
            return saved;
    }
    return {};
}

http::Response PreviewPages::citizen(http::Request &request)
{
    const auto shown = m_workbench.standing()->shown;
    if (!shown)
        return http::Response::notFound();
    const QString chosen = request.fields.first(u"citizen"_s);
    std::optional<engine::tool::MadeUpSubmission> made;
    for (engine::tool::MadeUpSubmission &one : engine::tool::submissionsOf(*shown)) {
        if (one.path == chosen)
            made = std::move(one);
    }
    const QString person = made ? made->person : chosen.startsWith("person:"_L1) ? chosen.mid(7) : QString();
    request.session->clear();
    request.session->set(u"preview:citizen"_s, chosen);
    const bool isKnown = std::ranges::any_of(m_town.people(), [&](const MadeUpPerson &one) { return one.first.id == person; });
    if (isKnown) {
        const auto account = m_town.accountOf(person);
        if (!account)
            return refusal(request, account.error());
        request.session->set(u"account"_s, *account);
    }
    const QString first = shown->forms.at(shown->cover.entryForm)->pages.front().name;
    if (!made)
        return http::Response::seeOther(path({u"preview"_s, u"pages"_s, first}));
    const auto draft = draftOf(request);
    if (!draft)
        return refusal(request, draft.error());
    if (const auto filled = fillIn(request, *draft, made->answers); !filled)
        return refusal(request, filled.error());
    return http::Response::seeOther(path({u"drafts"_s, *draft, u"pages"_s, first}));
}

http::Response PreviewPages::asScenario(const http::Request &request) const
{
    const auto filling = intake().drafts().filling(visitor(request), request.session->value(u"preview:draft"_s));
    if (!filling)
        return http::Response::notFound();
    const QString chosen = request.session->value(u"preview:citizen"_s);
    const QString person = chosen.startsWith("person:"_L1) ? chosen.mid(7) : u"TP01"_s;
    return http::Response::text(engine::tool::submitElement(*filling->form, filling->draft.answers, filling->draft.files, person));
}

http::Response PreviewPages::clerkForm(const http::Request &request)
{
    const auto shown = m_workbench.standing()->shown;
    const auto form = shown ? shown->forms.find(request.parameter(u"form"_s)) : std::map<QString, std::shared_ptr<const forms::model::Form>>::const_iterator();
    if (!shown || form == shown->forms.end())
        return http::Response::notFound();
    // What the citizen of this browser has answered so far is what the clerk would see.
    engine::feel::Context variables;
    if (const auto filling = intake().drafts().filling(visitor(request), request.session->value(u"preview:draft"_s)))
        variables = forms::check::check(*filling->form, filling->draft.answers, filling->against).answers;
    const auto against = engine::casework::againstCase({{}, shown}, variables, services().clock.now(), services().zone);
    RawAnswers raw = pages::answersOf(request.fields);
    const bool isSent = request.method == "POST";
    const bool pressed = isSent && forms::html::press(*form->second, raw);
    if (!isSent)
        raw = forms::check::prefilled(*form->second, raw, against);
    auto checked = forms::check::check(*form->second, raw, against);
    if (!isSent || pressed)
        checked.errors.clear();
    pages::View view;
    view.title = say(QT_TRANSLATE_NOOP("pages", "A form of the office (%1)"), request.language).arg(form->first);
    view.name = u"draft"_s;
    view.status = checked.errors.empty() ? 200 : 422;
    view.errors = forms::html::drawErrorSummary(*form->second, checked.errors, request.language);
    view.notice = isSent && !pressed && checked.errors.empty() ? say(QT_TRANSLATE_NOOP("pages", "These answers would be taken."), request.language)
                                                   : say(QT_TRANSLATE_NOOP("pages", "Clerks fill in this form in their own program; the fields and rules are these."), request.language);
    forms::html::Drawing drawing;
    drawing.language = request.language;
    QByteArray fields;
    for (const forms::model::Page &page : form->second->pages)
        fields += "<h2 id=\"" + forms::html::escape(page.name).toUtf8() + "\">" + forms::html::escape(page.title.in(request.language)).toUtf8() + "</h2>\n"
                  + forms::html::drawPage(*form->second, page, raw, checked, against, drawing);
    view.data.set(u"procedure"_s, shown->cover.name.in(request.language)).set(u"action"_s, path({u"preview"_s, u"forms"_s, form->first}));
    view.data.set(u"fields"_s, QString::fromUtf8(fields));
    return views().draw(request, view);
}

} // namespace server::preview
