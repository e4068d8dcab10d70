// SPDX-License-Identifier: Apache-2.0
#include "server/pages/guide_page.h"

#include "engine/procedure/choices.h"
#include "forms/html/draw.h"
#include "server/pages/page_answers.h"

#include <QUrl>

using namespace Qt::StringLiterals;
using engine::core::Json;
using engine::core::Language;
using engine::feel::Value;
using forms::check::Checked;
using forms::check::FieldError;
using forms::check::RawAnswers;

namespace server::pages {

using FormPage = forms::model::Page;

/// A guide with the answers that an address holds, of the pages that apply.
struct GuidePage::Asking
{
    std::shared_ptr<const engine::procedure::Package> package;
    std::shared_ptr<const forms::model::Form> form;
    forms::check::Against against;
    RawAnswers answers;
    Checked checked;
    std::vector<const FormPage *> pages;
    std::vector<FieldError> errorsOf(const FormPage &page) const
    {
        std::vector<FieldError> own;
        std::ranges::copy_if(checked.errors, std::back_inserter(own), [&](const FieldError &error) { return belongsTo(page, error.path); });
        return own;
    }

    /// `/guides/what-to-file/tax?occasion=certificate`: a page with the answers that come before it, or all of them.
    QString address(const QStringList &page, const QString &upTo = {}) const
    {
        QString query;
        for (const FormPage *one : pages) {
            if (one->name == upTo)
                break;
            for (const auto &[name, values] : onlyOf(*one, answers).values) {
                for (const QString &value : values) {
                    query += query.isEmpty() ? u'?' : u'&';
                    query += QString::fromLatin1(QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value));
                }
            }
        }
        return path(QStringList{u"guides"_s, package->cover.id} + page) + query;
    }

    /// Where the answers end: the first page with something to say or to mend; nullptr: all is answered.
    const FormPage *next() const
    {
        const auto open = std::ranges::find_if(pages, [this](const FormPage *page) { return !errorsOf(*page).empty() || onlyOf(*page, answers).values.empty(); });
        return open == pages.end() ? nullptr : *open;
    }
};

Json guideLinks(const engine::procedure::Catalogue &catalogue, const Language &language)
{
    Json links{Json::Array{}};
    for (const auto &package : catalogue.allInForce()) {
        if (package->cover.isGuide())
            links.append(Json(Json::Object{{u"name"_s, package->cover.name.in(language)}, {u"summary"_s, package->cover.summary.in(language)},
                                           {u"href"_s, u"/guides/"_s + QString::fromLatin1(QUrl::toPercentEncoding(package->cover.id))}}));
    }
    return links;
}

void GuidePage::routes(http::Router &router)
{
    router.get(u"/guides/{guide}"_s, [this](http::Request &request) { return start(request); });
    router.get(u"/guides/{guide}/result"_s, [this](http::Request &request) { return result(request); });
    router.get(u"/guides/{guide}/questions/{page}"_s, [this](http::Request &request) { return question(request); });
    router.get(u"/guides/{guide}/questions/{page}/answer"_s, [this](http::Request &request) { return answer(request); });
}

std::optional<GuidePage::Asking> GuidePage::asking(const http::Request &request) const
{
    Asking asking;
    asking.package = intake().catalogue().inForce(request.parameter(u"guide"_s));
    if (!asking.package || !asking.package->cover.isGuide())
        return std::nullopt;
    const auto form = asking.package->forms.find(asking.package->cover.entryForm);
    if (form == asking.package->forms.end())
        return std::nullopt;
    asking.form = form->second;
    asking.against.environment.now = services().clock.now();
    asking.against.environment.zone = services().zone;
    asking.against.environment.functions = engine::procedure::formFunctions(asking.package, asking.against.environment.now);
    asking.answers = answersOf(request.query);
    asking.checked = forms::check::check(*asking.form, asking.answers, asking.against);
    asking.pages = pagesThatApply(*asking.form, asking.checked);
    return asking;
}

http::Response GuidePage::start(const http::Request &request) const
{
    const auto asking = this->asking(request);
    if (!asking || asking->pages.empty())
        return http::Response::notFound();
    View view;
    view.title = asking->package->cover.name.in(request.language);
    view.name = u"guide"_s;
    view.data.set(u"summary"_s, asking->package->cover.summary.in(request.language)).set(u"description"_s, asking->package->cover.description.in(request.language));
    view.data.set(u"begin"_s, path({u"guides"_s, asking->package->cover.id, u"questions"_s, asking->pages.front()->name}));
    return views().draw(request, view);
}

http::Response GuidePage::question(const http::Request &request) const
{
    const auto asking = this->asking(request);
    const FormPage *page = asking ? asking->form->page(request.parameter(u"page"_s)) : nullptr;
    if (!page)
        return http::Response::notFound();
    if (std::ranges::find(asking->pages, page) == asking->pages.end()) // an address that was cut, or copied from elsewhere
        return http::Response::seeOther(path({u"guides"_s, asking->package->cover.id}));
    return draw(request, *asking, *page, {});
}

http::Response GuidePage::answer(const http::Request &request) const
{
    auto asking = this->asking(request);
    const FormPage *page = asking ? asking->form->page(request.parameter(u"page"_s)) : nullptr;
    if (!page)
        return http::Response::notFound();
    // What need not be answered, and was not, has been asked all the same.
    for (const forms::model::Field &field : page->fields) {
        if (std::ranges::none_of(asking->answers.values, [&](const auto &answer) { return answer.first.section(u'.', 0, 0).section(u'[', 0, 0) == field.name; }))
            asking->answers.values[field.name] = QStringList{QString()};
    }
    if (const auto errors = asking->errorsOf(*page); !errors.empty())
        return draw(request, *asking, *page, errors);
    if (const FormPage *next = asking->next())
        return http::Response::seeOther(asking->address({u"questions"_s, next->name}, next->name));
    return http::Response::seeOther(asking->address({u"result"_s}));
}

Json GuidePage::answersSoFar(const Asking &asking, const QString &upTo, const Language &language) const
{
    Json rows{Json::Array{}};
    const auto sections = forms::check::summary(*asking.form, asking.checked.answers, asking.against, language);
    for (const FormPage *page : asking.pages) {
        if (page->name == upTo)
            break;
        const auto section = std::ranges::find(sections, page->name, &forms::check::SummarySection::page);
        if (section == sections.end())
            continue;
        QStringList said;
        for (const forms::check::SummaryRow &row : section->rows)
            said << row.value;
        rows.append(Json(Json::Object{{u"question"_s, section->title}, {u"answer"_s, said.join(say(QT_TRANSLATE_NOOP("pages", ", "), language))},
                                      {u"href"_s, asking.address({u"questions"_s, page->name})}}));
    }
    return rows;
}

http::Response GuidePage::draw(const http::Request &request, const Asking &asking, const FormPage &page, const std::vector<FieldError> &errors) const
{
    const Language &language = request.language;
    View view;
    view.title = page.title.in(language);
    view.name = u"guide_question"_s;
    view.status = errors.empty() ? 200 : 422;
    view.errors = forms::html::drawErrorSummary(*asking.form, errors, language);
    // What is not asked here is carried along; a later answer stands until what comes before it says otherwise.
    Json carried{Json::Array{}};
    for (const FormPage *other : asking.pages) {
        if (other == &page)
            continue;
        for (const auto &[name, values] : onlyOf(*other, asking.answers).values) {
            for (const QString &value : values)
                carried.append(Json(Json::Object{{u"name"_s, name}, {u"value"_s, value}}));
        }
    }
    const auto here = std::ranges::find(asking.pages, &page);
    const QString guide = asking.package->cover.id;
    const QString before = here == asking.pages.begin() ? path({u"guides"_s, guide}) : asking.address({u"questions"_s, (*std::prev(here))->name});
    Checked checked = asking.checked;
    checked.errors = errors;
    forms::html::Drawing drawing;
    drawing.language = language;
    view.data.set(u"guide"_s, asking.package->cover.name.in(language)).set(u"intro"_s, page.intro.in(language)).set(u"before"_s, before);
    view.data.set(u"action"_s, path({u"guides"_s, guide, u"questions"_s, page.name, u"answer"_s})).set(u"carried"_s, carried);
    const Json soFar = answersSoFar(asking, page.name, language);
    view.data.set(u"hasAnswers"_s, !soFar.toArray().empty()).set(u"answered"_s, soFar);
    view.data.set(u"fields"_s, QString::fromUtf8(forms::html::drawPage(*asking.form, page, asking.answers, checked, asking.against, drawing)));
    return views().draw(request, view);
}

http::Response GuidePage::result(const http::Request &request) const
{
    const auto asking = this->asking(request);
    if (!asking)
        return http::Response::notFound();
    if (const FormPage *next = asking->next())
        return http::Response::seeOther(asking->address({u"questions"_s, next->name}, next->name));
    const Language &language = request.language;
    const auto evaluation = engine::procedure::decide(*asking->package, asking->package->cover.guideDecision, asking->checked.answers,
                                                      services().clock.now(), engine::dmn::Explain::Whole);
    Json results{Json::Array{}};
    // The last step is the decision itself; each of its rules that applied is something to do, with its own reason.
    const auto *step = evaluation.trace.empty() ? nullptr : &evaluation.trace.back();
    for (const auto &rule : step ? step->rules : std::vector<engine::dmn::TraceStep::Rule>()) {
        const auto *output = rule.output.as<engine::feel::Context>();
        if (!output)
            continue;
        const auto text = [&](const QString &column) {
            const Value *value = output->find(column);
            const auto *words = value ? value->as<QString>() : nullptr;
            return words ? *words : QString();
        };
        engine::core::LocalText words;
        for (const QString &tag : asking->package->cover.languages) {
            if (const QString said = text(tag); !said.isEmpty())
                words.texts[tag] = said;
        }
        const QString id = text(u"procedure"_s);
        const auto procedure = id.isEmpty() ? nullptr : intake().catalogue().inForce(id);
        Json one;
        one.set(u"text"_s, words.in(language)).set(u"reason"_s, engine::dmn::reasonOf(*step, rule, language));
        if (procedure)
            one.set(u"name"_s, procedure->cover.name.in(language)).set(u"href"_s, path({u"procedures"_s, id}));
        auto alone = *step;
        alone.rules = {rule};
        one.set(u"law"_s, engine::dmn::articlesOf(alone).join(u"、"_s));
        results.append(one);
    }
    View view;
    const auto count = results.toArray().size();
    view.title = count > 0 ? say(QT_TRANSLATE_NOOP("pages", "What you have to file"), language)
                           : say(QT_TRANSLATE_NOOP("pages", "Nothing to file was found"), language);
    view.name = u"guide_result"_s;
    view.data.set(u"any"_s, count > 0).set(u"results"_s, results).set(u"answered"_s, answersSoFar(*asking, {}, language));
    view.data.set(u"again"_s, path({u"guides"_s, asking->package->cover.id}));
    return views().draw(request, view);
}

} // namespace server::pages
