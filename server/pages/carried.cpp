// SPDX-License-Identifier: Apache-2.0
#include "server/pages/carried.h"

#include "server/pages/entry_boxes.h"

using namespace Qt::StringLiterals;
using engine::core::Json;

namespace server::pages {

namespace {

constexpr auto actionField = "kept"_L1;
constexpr auto filesField = "kept-files"_L1;
constexpr auto prefix = "kept:"_L1;
/// Nobody types more into one page; a file that came as text is not carried to and fro.
constexpr qsizetype mostCarried = 512 * 1024;

Json hidden(const QString &name, const QString &value)
{
    return Json(Json::Object{{u"name"_s, name}, {u"value"_s, value}});
}

} // namespace

Carried Carried::of(const http::Request &refused)
{
    if (refused.method != "POST" || !http::isLocalPath(refused.target))
        return {};
    Carried carried;
    qsizetype size = 0;
    for (const auto &[name, value] : refused.fields.entries()) {
        size += name.size() + value.size();
        if (name != "csrf"_L1 && !name.contains("password"_L1))
            carried.fields.emplace_back(name, value);
    }
    if (size > mostCarried)
        return {};
    carried.action = refused.target;
    carried.files = !refused.files.empty();
    return carried;
}

Carried Carried::from(const http::Request &request)
{
    Carried carried;
    carried.action = request.fields.first(actionField);
    if (!http::isLocalPath(carried.action))
        return {};
    carried.files = request.fields.has(filesField);
    for (const auto &[name, value] : request.fields.entries()) {
        if (name.startsWith(prefix))
            carried.fields.emplace_back(name.mid(prefix.size()), value);
    }
    return carried;
}

Json Carried::along() const
{
    Json list{Json::Array{}};
    if (isEmpty())
        return list;
    list.append(hidden(actionField, action));
    if (files)
        list.append(hidden(filesField, u"1"_s));
    for (const auto &[name, value] : fields)
        list.append(hidden(prefix + name, value));
    return list;
}

View sendAgain(const Carried &carried, const http::Request &request)
{
    Json fields{Json::Array{}};
    for (const auto &[name, value] : carried.fields)
        fields.append(hidden(name, value));
    View view;
    view.title = say(QT_TRANSLATE_NOOP("pages", "Please send it once more"), request.language);
    view.name = u"send_again"_s;
    view.data.set(u"action"_s, carried.action).set(u"fields"_s, fields).set(u"files"_s, carried.files);
    view.data.set(u"noCookie"_s, request.session && request.session->isNew());
    return view;
}

View reopen(const Carried &carried, const http::Request &request, const Views &views)
{
    const auto &language = request.language;
    View view;
    view.title = say(QT_TRANSLATE_NOOP("pages", "Open your application again"), language);
    view.name = u"reopen"_s;
    view.status = 403;
    view.data.set(u"kept"_s, carried.along()).set(u"files"_s, carried.files);
    const auto boxes = [&](const std::vector<Box> &list) {
        return Json(Json::Object{{u"boxes"_s, QString::fromUtf8(views.boxes(list, language))}});
    };
    view.data.set(u"account"_s, boxes({signInEmailBox({}, language), passwordBox(language)}));
    view.data.set(u"number"_s, boxes({numberBox({}, language), secretBox(language)}));
    return view;
}

} // namespace server::pages
