// SPDX-License-Identifier: Apache-2.0
#include "server/preview/preview_pages.h"

#include "engine/tool/pointer.h"
#include "engine/tool/scenario_answers.h"

#include <QFile>

using namespace Qt::StringLiterals;
using engine::core::Error;
using engine::core::Json;
using engine::core::Language;
using server::pages::say;

// Outside any namespace, as Qt asks of resources in static libraries.
static void loadPreviewFiles()
{
    Q_INIT_RESOURCE(server_preview_files);
}

namespace server::preview {

namespace {

QByteArray resource(const QString &path)
{
    QFile file(u":/todoke/preview/"_s + path);
    const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(open, "resource", "the bar's files are compiled into this library");
    return open ? file.readAll() : QByteArray();
}

Json faultsOf(const Workbench::Standing &standing, const Language &language)
{
    Json list{Json::Array{}};
    const auto add = [&](const engine::core::Faults &faults) {
        for (const Error &fault : faults) {
            const auto file = standing.files.find(fault.where().file);
            const QString line = file == standing.files.end() ? QString() : engine::tool::pointer(QString::fromUtf8(file->second), fault.where());
            list.append(Json(Json::Object{{u"where"_s, fault.where().toString()}, {u"text"_s, engine::core::sentence(fault, language)}, {u"pointer"_s, line}}));
        }
    };
    add(standing.faults);
    add(standing.notes);
    return list;
}

Json formsOf(const engine::procedure::Package &package, const Language &language)
{
    Json list{Json::Array{}};
    const auto add = [&](const QString &id, const forms::model::Form &form) {
        const bool isEntry = id == package.cover.entryForm;
        Json titles{Json::Array{}};
        for (const forms::model::Page &page : form.pages) {
            const QString href = isEntry ? u"/preview/pages/"_s + page.name : u"/preview/forms/%1#%2"_s.arg(id, page.name);
            titles.append(Json(Json::Object{{u"title"_s, page.title.isEmpty() ? page.name : page.title.in(language)}, {u"href"_s, href}}));
        }
        const char *name = isEntry ? QT_TRANSLATE_NOOP("pages", "The citizen’s form (%1)") : QT_TRANSLATE_NOOP("pages", "A form of the office (%1)");
        list.append(Json(Json::Object{{u"name"_s, say(name, language).arg(id)}, {u"pages"_s, titles}}));
    };
    if (const auto entry = package.forms.find(package.cover.entryForm); entry != package.forms.end())
        add(entry->first, *entry->second);
    for (const auto &[id, form] : package.forms) {
        if (id != package.cover.entryForm && !id.startsWith("common:"_L1))
            add(id, *form);
    }
    return list;
}

Json citizensOf(const engine::procedure::Package &package, const PreviewTown &town, const QString &chosen, const Language &language)
{
    Json list{Json::Array{}};
    const auto add = [&](const QString &value, const QString &label) {
        list.append(Json(Json::Object{{u"value"_s, value}, {u"label"_s, label}, {u"chosen"_s, value == chosen}}));
    };
    add(u"nobody"_s, say(QT_TRANSLATE_NOOP("pages", "Nobody: an empty form"), language));
    const auto nameOf = [&](const QString &id) {
        const auto found = std::ranges::find_if(town.people(), [&](const MadeUpPerson &person) { return person.first.id == id; });
        return found == town.people().end() ? id : found->first.name;
    };
    for (const engine::tool::MadeUpSubmission &made : engine::tool::submissionsOf(package))
        add(made.path, say(QT_TRANSLATE_NOOP("pages", "%1, as in %2"), language).arg(nameOf(made.person), made.path.section(u'/', -1)));
    for (const auto &[person, address] : town.people())
        add(u"person:"_s + person.id, say(QT_TRANSLATE_NOOP("pages", "%1, signed in, nothing filled in yet"), language).arg(person.name));
    return list;
}

} // namespace

Bar::Bar(const Workbench &workbench, const PreviewTown &town) : m_workbench(workbench), m_town(town)
{
    loadPreviewFiles();
    for (const QString &tag : {u"ja"_s, u"en"_s})
        m_templates.emplace(tag, forms::html::Template(pages::translated(resource(u"templates/bar.mustache"_s), {tag})));
    for (const QString &name : {u"preview.css"_s, u"preview.js"_s})
        m_assets.add(name, resource(u"assets/"_s + name));
}

QByteArray Bar::draw(const http::Request &request) const
{
    const auto standing = m_workbench.standing();
    const Language &language = request.language;
    const auto faults = std::ssize(standing->faults);
    Json data;
    data.set(u"version"_s, standing->version).set(u"wrong"_s, faults > 0).set(u"old"_s, standing->shown && standing->isOld).set(u"shown"_s, standing->shown != nullptr);
    data.set(u"state"_s, faults == 0   ? say(QT_TRANSLATE_NOOP("pages", "No faults"), language)
                         : faults == 1 ? say(QT_TRANSLATE_NOOP("pages", "1 fault"), language)
                                       : say(QT_TRANSLATE_NOOP("pages", "%1 faults"), language).arg(faults));
    const Json list = faultsOf(*standing, language);
    data.set(u"hasFaults"_s, !list.toArray().empty()).set(u"faults"_s, list);
    if (const auto &package = standing->shown) {
        data.set(u"name"_s, package->cover.name.in(language)).set(u"number"_s, package->cover.version);
        data.set(u"start"_s, u"/procedures/"_s + package->cover.id).set(u"forms"_s, formsOf(*package, language));
        // A guide asks nobody's name; and without a session nothing can be filled in.
        data.set(u"hasCitizens"_s, request.session && !package->cover.isGuide());
        data.set(u"filledIn"_s, request.session && !request.session->value(u"preview:draft"_s).isEmpty());
        const QString chosen = request.session ? request.session->value(u"preview:citizen"_s) : QString();
        data.set(u"citizens"_s, citizensOf(*package, m_town, chosen, language));
    }
    if (request.session)
        data.set(u"csrf"_s, u"<input type=\"hidden\" name=\"csrf\" value=\"%1\">"_s.arg(request.session->csrfToken()));
    return m_templates.at(language.tag == "en"_L1 ? u"en"_s : u"ja"_s).draw(data);
}

void Bar::put(const http::Request &request, http::Response &page) const
{
    const QByteArray head = "<link rel=\"stylesheet\" href=\"" + m_assets.path(u"preview.css"_s).toUtf8() + "\">\n<script type=\"module\" src=\"" + m_assets.path(u"preview.js"_s).toUtf8()
                            + "\"></script>\n";
    if (const qsizetype at = page.body.indexOf("</head>"); at >= 0)
        page.body.insert(at, head);
    if (const qsizetype at = page.body.lastIndexOf("</body>"); at >= 0)
        page.body.insert(at, draw(request));
}

} // namespace server::preview
