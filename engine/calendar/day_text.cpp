// SPDX-License-Identifier: Apache-2.0
#include "engine/calendar/day_text.h"

#include "engine/calendar/calendar.h"

#include <QLocale>
#include <QTimeZone>

namespace engine::calendar {

QString dayText(QDate day, const core::Language &language)
{
    if (!day.isValid() || language.tag.startsWith(QLatin1String("ja")))
        return eraText(day);
    return QLocale(QLocale::English).toString(day, QStringLiteral("d MMMM yyyy"));
}

QString momentText(const QDateTime &moment, const QByteArray &zone, const core::Language &language)
{
    if (!moment.isValid())
        return {};
    const QDateTime local = moment.toTimeZone(QTimeZone(zone));
    return dayText(local.date(), language) + QLatin1Char(' ') + local.time().toString(QStringLiteral("H:mm"));
}

} // namespace engine::calendar
