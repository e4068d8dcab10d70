// SPDX-License-Identifier: Apache-2.0
#include "server/pages/find_page.h"

#include "engine/procedure/life_events.h"
#include "server/pages/guide_page.h"

using namespace Qt::StringLiterals;
using engine::core::Json;
using engine::core::Language;
using engine::procedure::Found;
using engine::procedure::LifeEvent;

namespace server::pages {

namespace {

/// As they stand in the newest shared file: packages published at different times may bring several.
std::vector<LifeEvent> orderedEvents(const std::vector<std::shared_ptr<const engine::procedure::Package>> &packages)
{
    std::vector<LifeEvent> known;
    std::set<QString> used;
    for (const auto &package : packages) {
        for (const LifeEvent &event : package->lifeEvents)
            used.insert(event.id);
        const auto file = package->files.find(QString::fromLatin1(engine::procedure::lifeEventsPath));
        engine::core::Faults unheard; // told when it was published
        auto events = file == package->files.end() ? package->lifeEvents : engine::procedure::readLifeEvents(file->second, unheard);
        for (LifeEvent &event : events) {
            if (std::ranges::none_of(known, [&](const LifeEvent &other) { return other.id == event.id; }))
                known.push_back(std::move(event));
        }
    }
    std::erase_if(known, [&](const LifeEvent &event) { return !used.contains(event.id); });
    return known;
}

QString placeOf(const engine::procedure::CoverSheet &cover)
{
    return cover.isGuide() ? u"guides"_s : u"procedures"_s;
}

} // namespace

Json lifeEventLinks(const engine::procedure::Catalogue &catalogue, const Language &language, const QString &without)
{
    Json links{Json::Array{}};
    for (const LifeEvent &event : orderedEvents(catalogue.allInForce())) {
        if (event.id == without)
            continue;
        links.append(Json(Json::Object{{u"name"_s, event.name.in(language)}, {u"href"_s, u"/life-events/"_s + event.id}}));
    }
    return links;
}

void FindPage::routes(http::Router &router)
{
    router.get(u"/find"_s, [this](http::Request &request) { return find(request); });
    router.get(u"/life-events/{event}"_s, [this](http::Request &request) { return lifeEvent(request); });
}

std::shared_ptr<const engine::procedure::Finder> FindPage::finder()
{
    const auto packages = intake().catalogue().allInForce();
    QStringList hashes;
    for (const auto &package : packages)
        hashes << package->hash;
    const std::lock_guard lock(m_mutex);
    if (!m_finder || m_hashes != hashes) {
        m_finder = std::make_shared<const engine::procedure::Finder>(packages);
        m_hashes = hashes;
    }
    return m_finder;
}

http::Response FindPage::find(const http::Request &request)
{
    const Language &language = request.language;
    const QString typed = request.query.first(u"q"_s).left(engine::procedure::Finder::mostCharacters).simplified();
    Json results{Json::Array{}};
    if (!typed.isEmpty()) {
        for (const Found &found : finder()->find(typed)) {
            const auto &cover = found.package->cover;
            const QString href = path({placeOf(cover), cover.id});
            Json one;
            one.set(u"name"_s, cover.name.in(language)).set(u"summary"_s, cover.summary.in(language)).set(u"href"_s, href);
            one.set(u"words"_s, found.words.join(say(QT_TRANSLATE_NOOP("pages", ", "), language)));
            if (found.faq)
                one.set(u"question"_s, cover.faqs[*found.faq].question.in(language)).set(u"answer"_s, u"%1#faq-%2"_s.arg(href).arg(*found.faq + 1));
            results.append(one);
        }
    }
    const auto count = results.toArray().size();
    View view;
    view.title = typed.isEmpty() ? say(QT_TRANSLATE_NOOP("pages", "Find a procedure"), language)
                                 : say(QT_TRANSLATE_NOOP("pages", "Procedures for “%1”"), language).arg(typed);
    view.name = u"find"_s;
    view.data.set(u"query"_s, typed).set(u"searched"_s, !typed.isEmpty()).set(u"any"_s, count > 0).set(u"results"_s, results);
    view.data.set(u"count"_s, count == 1 ? say(QT_TRANSLATE_NOOP("pages", "One procedure was found."), language)
                                         : say(QT_TRANSLATE_NOOP("pages", "%1 procedures were found, the best first."), language).arg(count));
    view.data.set(u"events"_s, lifeEventLinks(intake().catalogue(), language)).set(u"guides"_s, guideLinks(intake().catalogue(), language));
    return views().draw(request, view);
}

http::Response FindPage::lifeEvent(const http::Request &request)
{
    const QString id = request.parameter(u"event"_s);
    const Language &language = request.language;
    QString name;
    Json results{Json::Array{}};
    for (const auto &package : intake().catalogue().allInForce()) {
        const auto &events = package->lifeEvents;
        const auto event = std::ranges::find(events, id, &LifeEvent::id);
        if (event == events.end())
            continue;
        name = event->name.in(language);
        Json one;
        one.set(u"name"_s, package->cover.name.in(language)).set(u"summary"_s, package->cover.summary.in(language));
        one.set(u"href"_s, path({placeOf(package->cover), package->cover.id}));
        results.append(one);
    }
    if (name.isEmpty())
        return http::Response::notFound();
    View view;
    view.title = name;
    view.name = u"life_event"_s;
    view.data.set(u"results"_s, results).set(u"events"_s, lifeEventLinks(intake().catalogue(), language, id));
    return views().draw(request, view);
}

} // namespace server::pages
