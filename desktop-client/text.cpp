// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/text.h"

#include "engine/calendar/calendar.h"

#include <QLocale>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace desktop {

namespace {

engine::core::Language &current()
{
    static engine::core::Language language;
    return language;
}

bool isJapanese()
{
    return language().tag.startsWith("ja"_L1);
}

} // namespace

const engine::core::Language &language()
{
    return current();
}

void setLanguage(const engine::core::Language &language)
{
    current() = language;
}

QString say(const char *source)
{
    return engine::core::translate("desktop", source, language());
}

QString say(const char *source, const QStringList &arguments)
{
    const QString text = say(source);
    QString done;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'%' && i + 1 < text.size() && text[i + 1].isDigit()) {
            const int number = text[++i].digitValue();
            if (number >= 1 && number <= arguments.size())
                done += arguments.at(number - 1);
        } else {
            done += text[i];
        }
    }
    return done;
}

QString localText(const engine::core::Json &json)
{
    if (!json.isObject())
        return json.toString();
    engine::core::LocalText text;
    for (const auto &[tag, value] : json.toObject())
        text.texts[tag] = value.toString();
    return text.in(language());
}

QString asSentence(QString text)
{
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

QString dateTimeText(const QDateTime &moment)
{
    if (!moment.isValid())
        return {};
    // Deadlines and arrivals are the town's time, wherever this machine stands.
    static const QTimeZone zone("Asia/Tokyo");
    const QDateTime local = moment.toTimeZone(zone);
    return dateText(local.date()) + u' ' + local.time().toString(u"HH:mm"_s);
}

QString dateText(QDate day)
{
    if (!day.isValid())
        return {};
    if (!isJapanese())
        return QLocale(QLocale::English).toString(day, u"d MMM yyyy"_s);
    const QString era = engine::calendar::eraText(day);
    return era.isEmpty() ? day.toString(u"yyyy年M月d日"_s) : era;
}

} // namespace desktop
