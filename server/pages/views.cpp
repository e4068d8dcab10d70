// SPDX-License-Identifier: Apache-2.0
#include "server/pages/views.h"

#include "server/http/session.h"

#include <QDir>
#include <QFile>
#include <QUrl>

using namespace Qt::StringLiterals;
using engine::core::Json;
using engine::core::Language;

// Outside any namespace, as Qt asks of resources in static libraries.
static void loadPageFiles()
{
    Q_INIT_RESOURCE(server_pages_files);
}

namespace server::pages {

namespace {

QByteArray resource(const QString &path)
{
    QFile file(u":/todoke/pages/"_s + path);
    const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(open, "resource", "templates and assets are compiled into this library");
    return open ? file.readAll() : QByteArray();
}

} // namespace

QString say(const char *english, const Language &language)
{
    return engine::core::translate("pages", english, language);
}

QByteArray translated(const QByteArray &source, const Language &language)
{
    QByteArray done;
    qsizetype at = 0;
    while (true) {
        const qsizetype open = source.indexOf("[[", at);
        const qsizetype close = open < 0 ? -1 : source.indexOf("]]", open);
        if (close < 0)
            return done + source.mid(at);
        done += source.mid(at, open - at);
        done += forms::html::escape(say(source.mid(open + 2, close - open - 2).constData(), language)).toUtf8();
        at = close + 2;
    }
}

std::map<QString, QByteArray> Views::sources()
{
    loadPageFiles();
    std::map<QString, QByteArray> sources;
    const QStringList files = QDir(u":/todoke/pages/templates"_s).entryList({u"*.mustache"_s});
    for (const QString &file : files)
        sources[file.chopped(9)] = resource(u"templates/"_s + file);
    return sources;
}

Views::Views(engine::core::LocalText town, QString contact, Finish finish)
    : m_town(std::move(town)), m_contact(std::move(contact)), m_finish(std::move(finish))
{
    for (const auto &[name, source] : sources()) {
        for (const QString &tag : {u"ja"_s, u"en"_s})
            m_templates.emplace(tag + u'/' + name, forms::html::Template(translated(source, {tag})));
    }
    const QStringList files = QDir(u":/todoke/pages/assets"_s).entryList(QDir::Files);
    for (const QString &file : files)
        m_assets.add(file, resource(u"assets/"_s + file));
}

QByteArray Views::drawTemplate(const QString &name, const Json &data, const Language &language) const
{
    const auto found = m_templates.find((language.tag == "en"_L1 ? u"en/"_s : u"ja/"_s) + name);
    Q_ASSERT_X(found != m_templates.end(), "drawTemplate", "pages name templates that ship with them");
    return found->second.draw(data);
}

http::Response Views::draw(const http::Request &request, const View &view) const
{
    const Language &language = request.language;
    const bool english = language.tag == "en"_L1;
    QString csrf;
    if (request.session)
        csrf = u"<input type=\"hidden\" name=\"csrf\" value=\"%1\">"_s.arg(request.session->csrfToken());
    Json data = view.data;
    data.set(u"csrf"_s, csrf).set(u"boxes"_s, QString::fromUtf8(view.boxes)).set(u"contact"_s, m_contact);

    Json layout;
    const QString title = view.errors.isEmpty() ? view.title : say(QT_TRANSLATE_NOOP("pages", "Error: %1"), language).arg(view.title);
    layout.set(u"lang"_s, english ? u"en"_s : u"ja"_s).set(u"english"_s, english);
    layout.set(u"title"_s, title).set(u"heading"_s, view.title).set(u"town"_s, town(language)).set(u"contact"_s, m_contact);
    layout.set(u"tokens"_s, m_assets.path(u"tokens.css"_s)).set(u"style"_s, m_assets.path(u"site.css"_s));
    layout.set(u"icon"_s, m_assets.path(u"icon.svg"_s));
    layout.set(u"signedIn"_s, request.session && !request.session->value(u"account"_s).isEmpty());
    // A page that answered a POST is come back to by its own address only where that has a GET; home always has.
    const QString back = request.method == "POST" || !http::isLocalPath(request.target) ? u"/"_s : request.target;
    layout.set(u"back"_s, QString::fromLatin1(QUrl::toPercentEncoding(back)));
    layout.set(u"csrf"_s, csrf).set(u"errors"_s, QString::fromUtf8(view.errors)).set(u"notice"_s, view.notice);
    layout.set(u"content"_s, QString::fromUtf8(drawTemplate(view.name, data, language)));
    http::Response response = http::Response::page(drawTemplate(u"layout"_s, layout, language), view.status);
    response.headers.set("Content-Language", english ? "en" : "ja");
    if (m_finish)
        m_finish(request, response);
    return response;
}

QByteArray Views::boxes(const std::vector<Box> &boxes, const Language &language) const
{
    Json list{Json::Array{}};
    for (const Box &box : boxes) {
        QStringList described;
        if (!box.hint.isEmpty())
            described << u"f-"_s + box.name + u"-hint"_s;
        if (!box.error.isEmpty())
            described << u"f-"_s + box.name + u"-error"_s;
        Json one;
        one.set(u"id"_s, u"f-"_s + box.name).set(u"name"_s, box.name).set(u"label"_s, box.label).set(u"hint"_s, box.hint);
        one.set(u"error"_s, box.error).set(u"type"_s, box.type).set(u"autocomplete"_s, box.autocomplete);
        one.set(u"inputMode"_s, box.inputMode).set(u"size"_s, box.size).set(u"describedBy"_s, described.join(u' '));
        one.set(u"required"_s, box.required).set(u"lines"_s, box.type == "textarea"_L1).set(u"line"_s, box.type != "textarea"_L1);
        one.set(u"value"_s, box.type == "password"_L1 || box.type == "file"_L1 ? QString() : box.value);
        list.append(one);
    }
    return drawTemplate(u"boxes"_s, Json(Json::Object{{u"boxes"_s, list}}), language);
}

QByteArray Views::errorSummary(const std::vector<Box> &boxes, const QString &general, const Language &language) const
{
    Json list{Json::Array{}};
    if (!general.isEmpty())
        list.append(Json(Json::Object{{u"id"_s, u"main"_s}, {u"text"_s, general}}));
    for (const Box &box : boxes) {
        if (!box.error.isEmpty())
            list.append(Json(Json::Object{{u"id"_s, u"f-"_s + box.name}, {u"text"_s, box.error}}));
    }
    if (list.toArray().empty())
        return {};
    return drawTemplate(u"errors"_s, Json(Json::Object{{u"errors"_s, list}}), language);
}

} // namespace server::pages
