// SPDX-License-Identifier: Apache-2.0
#include "engine/calendar/calendar.h"

#include <QRegularExpression>

namespace engine::calendar {

namespace {

struct Era
{
    char16_t letter;
    const char16_t *name;
    char16_t sign; ///< the one-character form, as ㍻
    int firstYear;
    QDate first;
    QDate last;
};

/// legal-frame: the two days on which the eras changed belong to the new one, but may be written
/// either way.
const std::vector<Era> &eras()
{
    static const std::vector<Era> list{
        {u'M', u"明治", u'㍾', 1868, QDate(1873, 1, 1), QDate(1912, 7, 30)},
        {u'T', u"大正", u'㍽', 1912, QDate(1912, 7, 30), QDate(1926, 12, 25)},
        {u'S', u"昭和", u'㍼', 1926, QDate(1926, 12, 25), QDate(1989, 1, 7)},
        {u'H', u"平成", u'㍻', 1989, QDate(1989, 1, 8), QDate(2019, 4, 30)},
        {u'R', u"令和", u'㋿', 2019, QDate(2019, 5, 1), QDate(9999, 12, 31)},
    };
    return list;
}

const Era *eraOf(QDate day)
{
    const Era *found = nullptr;
    for (const Era &era : eras()) {
        if (day >= era.first && day <= era.last)
            found = &era; // the later one wins on a day of change
    }
    return found;
}

/// Full-width letters, digits and signs as ASCII; blanks dropped.
QString plain(QStringView text)
{
    QString result;
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        if (c.isSpace())
            continue;
        if (code >= 0xFF01 && code <= 0xFF5E)
            result += QChar(static_cast<char16_t>(code - 0xFEE0));
        else if (code == u'−' || code == u'‐' || code == u'–')
            result += u'-';
        else
            result += c;
    }
    return result;
}

const Era *eraNamed(QStringView name)
{
    for (const Era &era : eras()) {
        const bool letter = name.size() == 1 && (name[0].toUpper() == QChar(era.letter) || name[0] == QChar(era.sign));
        if (letter || name == QStringView(era.name))
            return &era;
    }
    return nullptr;
}

QString yearText(int year)
{
    return year == 1 ? QStringLiteral("元") : QString::number(year);
}

} // namespace

std::optional<EraDate> eraDate(QDate day)
{
    const Era *era = eraOf(day);
    if (!era)
        return std::nullopt;
    return EraDate{QChar(era->letter), QString::fromUtf16(era->name), day.year() - era->firstYear + 1};
}

QString eraText(QDate day)
{
    const auto era = eraDate(day);
    if (!era)
        return day.isValid() ? QStringLiteral("%1年%2月%3日").arg(day.year()).arg(day.month()).arg(day.day())
                             : QString();
    return QStringLiteral("%1%2年%3月%4日")
        .arg(era->name, yearText(era->year), QString::number(day.month()), QString::number(day.day()));
}

QString eraFiscalYearText(int fiscalYear)
{
    // A fiscal year is called by the era of its first day, but Reiwa's first was named from May on.
    const auto era = eraDate(fiscalYear == 2019 ? QDate(2019, 5, 1) : QDate(fiscalYear, 4, 1));
    if (!era)
        return QStringLiteral("%1年度").arg(fiscalYear);
    return QStringLiteral("%1%2年度").arg(era->name, yearText(era->year));
}

core::Result<QDate> readDate(QStringView text)
{
    static const QRegularExpression western(
        QStringLiteral("^([0-9]{4})(?:([-/.])([0-9]{1,2})\\2([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)$"));
    static const QRegularExpression japanese(
        QStringLiteral("^(明治|大正|昭和|平成|令和|[MTSHRmtshr㍾㍽㍼㍻㋿])([0-9]{1,3}|元)"
                       "(?:([-/.])([0-9]{1,2})\\3([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)$"));
    const QString asWritten = text.trimmed().toString();
    const QString date = plain(text);

    if (const auto match = western.match(date); match.hasMatch()) {
        const bool kanji = match.hasCaptured(5);
        const QDate day(match.captured(1).toInt(),
                        match.captured(kanji ? 5 : 3).toInt(),
                        match.captured(kanji ? 6 : 4).toInt());
        if (!day.isValid())
            return core::Error(CalendarError::NoSuchDay, {asWritten});
        return day;
    }
    const auto match = japanese.match(date);
    if (!match.hasMatch())
        return core::Error(CalendarError::NotADate, {asWritten});
    const Era *era = eraNamed(match.captured(1));
    Q_ASSERT_X(era, "readDate", "the pattern lets only known eras through");
    const int eraYear = match.captured(2) == QStringLiteral("元") ? 1 : match.captured(2).toInt();
    const bool kanji = match.hasCaptured(6);
    const QDate day(era->firstYear + eraYear - 1,
                    match.captured(kanji ? 6 : 4).toInt(),
                    match.captured(kanji ? 7 : 5).toInt());
    // The era first: 平成32年2月30日 is wrong for its year before it is for its day.
    const int lastYear = era->last.year() - era->firstYear + 1;
    const bool outside = eraYear < 1 || eraYear > lastYear
                         || (day.isValid() && (day < era->first || day > era->last));
    if (outside) {
        return core::Error(CalendarError::OutsideEra,
                           {asWritten,
                            QString::fromUtf16(era->name),
                            era->first.toString(Qt::ISODate),
                            era->last.toString(Qt::ISODate)});
    }
    if (!day.isValid())
        return core::Error(CalendarError::NoSuchDay, {asWritten});
    return day;
}

core::ErrorText errorText(CalendarError id)
{
    switch (id) {
    case CalendarError::NotADate:
        return {"calendar",
                "NotADate",
                QT_TRANSLATE_NOOP("calendar", "expected a date such as 2026-05-07 or 令和8年5月7日, got %1")};
    case CalendarError::NoSuchDay:
        return {"calendar", "NoSuchDay", QT_TRANSLATE_NOOP("calendar", "there is no such day: %1")};
    case CalendarError::OutsideEra:
        return {"calendar",
                "OutsideEra",
                QT_TRANSLATE_NOOP("calendar", "%1 lies outside the era %2, whose days here run from %3 to %4")};
    }
    Q_UNREACHABLE();
}

} // namespace engine::calendar
