// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/temporal_text.h"

#include "engine/feel/zone.h"

namespace engine::feel {

using namespace Qt::StringLiterals;

namespace {

using Wide = DaysTimeDuration::Wide;

constexpr Wide maxDuration = Wide{nanosecondsPerDay} * 366 * 2'000'000'000;

/// Reads a text from left to right; each step says whether it was there.
class Reader
{
public:
    explicit Reader(QStringView text) : m_text(text) {}

    bool atEnd() const { return m_at == m_text.size(); }
    QStringView rest() const { return m_text.mid(m_at); }

    bool take(QChar c)
    {
        if (atEnd() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    /// Between `least` and `most` ASCII digits, as many as there are.
    std::optional<std::int64_t> digits(qsizetype least, qsizetype most)
    {
        const qsizetype begin = m_at;
        std::int64_t value = 0;
        while (!atEnd() && m_at - begin < most && isDigit(m_text[m_at]))
            value = value * 10 + (m_text[m_at++].unicode() - u'0');
        if (m_at - begin < least)
            return std::nullopt;
        return value;
    }

    /// The digits behind a decimal point as nanoseconds; what is finer is cut off.
    std::optional<std::int64_t> fraction()
    {
        const qsizetype begin = m_at;
        std::int64_t value = 0;
        std::int64_t unit = nanosecondsPerSecond;
        for (; !atEnd() && isDigit(m_text[m_at]); ++m_at) {
            unit /= 10;
            value += unit * (m_text[m_at].unicode() - u'0');
        }
        if (m_at == begin)
            return std::nullopt;
        return value;
    }

    qsizetype position() const { return m_at; }

private:
    static bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }

    QStringView m_text;
    qsizetype m_at = 0;
};

std::optional<Date> readDate(Reader &reader)
{
    const bool negative = reader.take(u'-');
    const qsizetype begin = reader.position();
    const QStringView rest = reader.rest();
    const auto year = reader.digits(4, 9);
    if (!year || (reader.position() - begin > 4 && rest.startsWith(u'0')) || !reader.take(u'-'))
        return std::nullopt;
    const auto month = reader.digits(2, 2);
    if (!month || !reader.take(u'-'))
        return std::nullopt;
    const auto day = reader.digits(2, 2);
    if (!day)
        return std::nullopt;
    return Date::of(negative ? -*year : *year, static_cast<int>(*month), static_cast<int>(*day));
}

bool readZone(Reader &reader, Time &time)
{
    if (reader.atEnd())
        return true;
    if (reader.take(u'Z')) {
        time.offsetSeconds = 0;
        return reader.atEnd();
    }
    if (reader.take(u'@')) {
        time.zone = reader.rest().toLatin1();
        return isKnownZone(time.zone);
    }
    const bool negative = reader.take(u'-');
    if (!negative && !reader.take(u'+'))
        return false;
    const auto hours = reader.digits(2, 2);
    if (!hours || !reader.take(u':'))
        return false;
    const auto minutes = reader.digits(2, 2);
    std::int64_t seconds = 0;
    if (reader.take(u':')) {
        const auto read = reader.digits(2, 2);
        if (!read)
            return false;
        seconds = *read;
    }
    if (!minutes || !reader.atEnd() || *minutes > 59 || seconds > 59)
        return false;
    const std::int64_t offset = (*hours * 60 + *minutes) * 60 + seconds;
    if (offset > 18 * 3600)
        return false;
    time.offsetSeconds = static_cast<int>(negative ? -offset : offset);
    return true;
}

struct TimeOfDay
{
    Time time;
    bool endOfDay = false; ///< 24:00:00
};

std::optional<TimeOfDay> readTime(Reader &reader)
{
    const auto hour = reader.digits(2, 2);
    if (!hour || !reader.take(u':'))
        return std::nullopt;
    const auto minute = reader.digits(2, 2);
    if (!minute || !reader.take(u':'))
        return std::nullopt;
    const auto second = reader.digits(2, 2);
    if (!second || *minute > 59 || *second > 59)
        return std::nullopt;
    std::int64_t fraction = 0;
    if (reader.take(u'.')) {
        const auto read = reader.fraction();
        if (!read)
            return std::nullopt;
        fraction = *read;
    }
    TimeOfDay result;
    result.endOfDay = *hour == 24 && *minute == 0 && *second == 0 && fraction == 0;
    if (*hour > 23 && !result.endOfDay)
        return std::nullopt;
    result.time.nanoseconds = ((*hour % 24 * 60 + *minute) * 60 + *second) * nanosecondsPerSecond + fraction;
    if (!readZone(reader, result.time))
        return std::nullopt;
    return result;
}

QString padded(std::int64_t number, int width)
{
    return QString::number(number).rightJustified(width, u'0');
}

QString fractionText(std::int64_t nanoseconds)
{
    if (nanoseconds == 0)
        return {};
    QString digits = padded(nanoseconds, 9);
    while (digits.endsWith(u'0'))
        digits.chop(1);
    return u'.' + digits;
}

} // namespace

std::optional<Date> parseDate(QStringView text)
{
    Reader reader(text);
    const auto date = readDate(reader);
    return reader.atEnd() ? date : std::nullopt;
}

std::optional<Time> parseTime(QStringView text)
{
    Reader reader(text);
    const auto time = readTime(reader);
    if (!time)
        return std::nullopt;
    return time->time;
}

std::optional<DateTime> parseDateTime(QStringView text)
{
    Reader reader(text);
    const auto date = readDate(reader);
    if (!date)
        return std::nullopt;
    if (reader.atEnd())
        return DateTime{*date, {}};
    if (!reader.take(u'T'))
        return std::nullopt;
    const auto time = readTime(reader);
    if (!time)
        return std::nullopt;
    DateTime result{*date, time->time};
    if (time->endOfDay) {
        result.date = Date::fromDays(result.date.toDays() + 1);
        if (!Date::of(result.date.year, result.date.month, result.date.day))
            return std::nullopt;
    }
    return result;
}

std::optional<DaysTimeDuration> parseDaysTimeDuration(QStringView text)
{
    Reader reader(text);
    const bool negative = reader.take(u'-');
    if (!reader.take(u'P'))
        return std::nullopt;
    Wide seconds = 0;
    std::int64_t fraction = 0;
    bool any = false;
    bool inTime = reader.take(u'T');
    // Each unit at most once and in this order; `unitsPassed` is the index of the next one allowed.
    static constexpr struct
    {
        char16_t letter;
        std::int64_t length;
    } units[] = {{u'D', 86'400}, {u'H', 3600}, {u'M', 60}, {u'S', 1}};
    int next = inTime ? 1 : 0;
    while (!reader.atEnd()) {
        if (!inTime && next == 1 && reader.take(u'T')) {
            inTime = true;
            if (reader.atEnd())
                return std::nullopt;
        }
        const auto number = reader.digits(1, 18);
        if (!number)
            return std::nullopt;
        if (reader.take(u'.')) {
            const auto read = reader.fraction();
            if (!inTime)
                return std::nullopt;
            fraction = read.value_or(0);
            if (reader.rest() != u"S")
                return std::nullopt;
        }
        int unit = next;
        const int last = inTime ? 3 : 0;
        while (unit <= last && !reader.take(QChar(units[unit].letter)))
            ++unit;
        if (unit > last)
            return std::nullopt;
        seconds += Wide{*number} * units[unit].length;
        next = unit + 1;
        any = true;
    }
    const Wide nanoseconds = seconds * nanosecondsPerSecond + fraction;
    if (!any || nanoseconds > maxDuration)
        return std::nullopt;
    return DaysTimeDuration{negative ? -nanoseconds : nanoseconds};
}

std::optional<YearsMonthsDuration> parseYearsMonthsDuration(QStringView text)
{
    Reader reader(text);
    const bool negative = reader.take(u'-');
    if (!reader.take(u'P'))
        return std::nullopt;
    std::int64_t months = 0;
    auto number = reader.digits(1, 12);
    if (!number)
        return std::nullopt;
    if (reader.take(u'Y')) {
        months = *number * 12;
        if (!reader.atEnd()) {
            number = reader.digits(1, 12);
            if (!number || !reader.take(u'M'))
                return std::nullopt;
            months += *number;
        }
    } else if (reader.take(u'M')) {
        months = *number;
    } else {
        return std::nullopt;
    }
    if (!reader.atEnd())
        return std::nullopt;
    return YearsMonthsDuration{negative ? -months : months};
}

Value parseTemporal(QStringView text)
{
    if (text.contains(u'P')) {
        if (const auto days = parseDaysTimeDuration(text))
            return *days;
        if (const auto months = parseYearsMonthsDuration(text))
            return *months;
    }
    if (const auto date = parseDate(text))
        return *date;
    if (const auto dateTime = parseDateTime(text))
        return *dateTime;
    if (const auto time = parseTime(text))
        return *time;
    return Null{};
}

QString toText(const Date &date)
{
    const std::int64_t year = date.year < 0 ? -date.year : date.year;
    return (date.year < 0 ? u"-"_s : QString()) + padded(year, 4) + u'-' + padded(date.month, 2) + u'-'
        + padded(date.day, 2);
}

QString toText(const Time &time)
{
    const std::int64_t seconds = time.nanoseconds / nanosecondsPerSecond;
    QString text = padded(seconds / 3600, 2) + u':' + padded(seconds / 60 % 60, 2) + u':' + padded(seconds % 60, 2)
        + fractionText(time.nanoseconds % nanosecondsPerSecond);
    if (time.offsetSeconds) {
        const int offset = std::abs(*time.offsetSeconds);
        if (offset == 0)
            return text + u'Z';
        text += *time.offsetSeconds < 0 ? u'-' : u'+';
        text += padded(offset / 3600, 2) + u':' + padded(offset / 60 % 60, 2);
        if (offset % 60 != 0)
            text += u':' + padded(offset % 60, 2);
    } else if (!time.zone.isEmpty()) {
        text += u'@' + QString::fromLatin1(time.zone);
    }
    return text;
}

QString toText(const DateTime &dateTime)
{
    return toText(dateTime.date) + u'T' + toText(dateTime.time);
}

QString toText(const DaysTimeDuration &duration)
{
    if (duration.nanoseconds == 0)
        return u"PT0S"_s;
    const bool negative = duration.nanoseconds < 0;
    const Wide total = negative ? -duration.nanoseconds : duration.nanoseconds;
    const auto days = static_cast<std::int64_t>(total / nanosecondsPerDay);
    const auto ofDay = static_cast<std::int64_t>(total % nanosecondsPerDay);
    const std::int64_t seconds = ofDay / nanosecondsPerSecond;
    const QString fraction = fractionText(ofDay % nanosecondsPerSecond);
    QString text = negative ? u"-P"_s : u"P"_s;
    if (days != 0)
        text += QString::number(days) + u'D';
    if (ofDay == 0)
        return text;
    text += u'T';
    if (seconds / 3600 != 0)
        text += QString::number(seconds / 3600) + u'H';
    if (seconds / 60 % 60 != 0)
        text += QString::number(seconds / 60 % 60) + u'M';
    if (seconds % 60 != 0 || !fraction.isEmpty())
        text += QString::number(seconds % 60) + fraction + u'S';
    return text;
}

QString toText(const YearsMonthsDuration &duration)
{
    if (duration.months == 0)
        return u"P0M"_s;
    const std::int64_t months = duration.months < 0 ? -duration.months : duration.months;
    QString text = duration.months < 0 ? u"-P"_s : u"P"_s;
    if (months / 12 != 0)
        text += QString::number(months / 12) + u'Y';
    if (months % 12 != 0)
        text += QString::number(months % 12) + u'M';
    return text;
}

} // namespace engine::feel
