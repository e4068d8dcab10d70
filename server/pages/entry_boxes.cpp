// SPDX-License-Identifier: Apache-2.0
#include "server/pages/entry_boxes.h"

using namespace Qt::StringLiterals;
using engine::core::Language;

namespace server::pages {

Box emailBox(const QString &value, const Language &language)
{
    Box box;
    box.name = u"email"_s;
    box.label = say(QT_TRANSLATE_NOOP("pages", "E-mail address"), language);
    box.type = u"email"_s;
    box.autocomplete = u"email"_s;
    box.value = value;
    return box;
}

Box signInEmailBox(const QString &value, const Language &language)
{
    Box box = emailBox(value, language);
    box.autocomplete = u"username"_s;
    return box;
}

Box passwordBox(const Language &language)
{
    Box box;
    box.name = u"password"_s;
    box.label = say(QT_TRANSLATE_NOOP("pages", "Password"), language);
    box.type = u"password"_s;
    box.autocomplete = u"current-password"_s;
    return box;
}

Box newPasswordBox(const Language &language)
{
    Box box = passwordBox(language);
    box.label = say(QT_TRANSLATE_NOOP("pages", "New password"), language);
    box.autocomplete = u"new-password"_s;
    box.hint = say(QT_TRANSLATE_NOOP("pages", "A long sentence is good. You may paste from a password manager."), language);
    return box;
}

Box numberBox(const QString &value, const Language &language)
{
    Box box;
    box.name = u"number"_s;
    box.label = say(QT_TRANSLATE_NOOP("pages", "Receipt number or reference number"), language);
    box.hint = say(QT_TRANSLATE_NOOP("pages", "For example 2026-000123-7 or D4K7-9QXM"), language);
    box.value = value;
    box.autocomplete = u"off"_s;
    box.size = u"20"_s;
    return box;
}

Box secretBox(const Language &language)
{
    Box box;
    box.name = u"secret"_s;
    box.label = say(QT_TRANSLATE_NOOP("pages", "Secret code"), language);
    box.autocomplete = u"off"_s;
    box.size = u"30"_s;
    return box;
}

void demand(const http::Request &request, Box &box, const char *sentence)
{
    if (request.method == "POST" && box.error.isEmpty() && request.fields.first(box.name).trimmed().isEmpty())
        box.error = say(sentence, request.language);
}

} // namespace server::pages
