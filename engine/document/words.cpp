// SPDX-License-Identifier: Apache-2.0
#include "engine/document/words.h"

#include "engine/calendar/calendar.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace engine::document {

namespace {

QString grouped(const QString &number)
{
    const qsizetype point = number.indexOf(u'.');
    QString whole = point < 0 ? number : number.left(point);
    const bool negative = whole.startsWith(u'-');
    for (qsizetype at = whole.size() - 3; at > (negative ? 1 : 0); at -= 3)
        whole.insert(at, u',');
    return point < 0 ? whole : whole + number.mid(point);
}

QString westernDate(QDate day, const core::Language &language)
{
    if (language.tag.startsWith("ja"_L1))
        return u"%1年%2月%3日"_s.arg(day.year()).arg(day.month()).arg(day.day());
    return QLocale(QLocale::English).toString(day, u"d MMMM yyyy"_s);
}

std::optional<feel::DateTime> localDateTime(const feel::Value &value, const feel::Environment &environment)
{
    const auto *moment = value.as<feel::DateTime>();
    if (!moment)
        return std::nullopt;
    if (!moment->time.offsetSeconds && moment->time.zone.isEmpty())
        return *moment;
    const auto instant = moment->toInstant(environment.zone);
    return instant ? feel::DateTime::from(*instant, environment.zone) : *moment;
}

std::optional<QDate> dayOf(const feel::Value &value, const feel::Environment &environment)
{
    if (const auto *date = value.as<feel::Date>())
        return date->toQDate();
    if (const auto moment = localDateTime(value, environment))
        return moment->date.toQDate();
    return std::nullopt;
}

QString clockTime(const feel::Time &time, const core::Language &language)
{
    const auto minutes = time.nanoseconds / 60'000'000'000;
    const QString hour = QString::number(minutes / 60);
    const QString minute = QString::number(minutes % 60).rightJustified(2, u'0');
    return (language.tag.startsWith("ja"_L1) ? u"%1時%2分"_s : u"%1:%2"_s).arg(hour, minute);
}

} // namespace

core::Result<Loop> readLoop(const xml::Attribute &attribute)
{
    static const QRegularExpression shape(u"^\\s*([\\p{L}_][\\p{L}\\p{N}_]*)\\s+in\\s+(?=\\S)"_s,
                                          QRegularExpression::UseUnicodePropertiesOption);
    const auto match = shape.match(attribute.value);
    if (!match.hasMatch())
        return core::Error(DocumentError::BadLoop, {attribute.value}, attribute.valueWhere);
    core::SourceRef where = attribute.valueWhere;
    where.column += static_cast<int>(match.capturedLength());
    return Loop{match.captured(1), attribute.value.mid(match.capturedLength()), where};
}

std::optional<As> readAs(QStringView text)
{
    if (text == "text"_L1)
        return As::Text;
    if (text == "number"_L1)
        return As::Number;
    if (text == "yen"_L1)
        return As::Yen;
    if (text == "date"_L1)
        return As::Date;
    if (text == "era-date"_L1)
        return As::EraDate;
    if (text == "date-time"_L1)
        return As::DateTime;
    return std::nullopt;
}

bool isXhtmlElement(QStringView name)
{
    static const QStringList known{
        u"html"_s, u"head"_s, u"title"_s, u"meta"_s, u"body"_s, u"h1"_s, u"h2"_s, u"h3"_s, u"p"_s, u"div"_s,
        u"section"_s, u"header"_s, u"footer"_s, u"table"_s, u"caption"_s, u"thead"_s, u"tbody"_s, u"tr"_s, u"td"_s,
        u"th"_s, u"dl"_s, u"dt"_s, u"dd"_s, u"ul"_s, u"ol"_s, u"li"_s, u"br"_s, u"strong"_s, u"em"_s, u"span"_s,
        u"small"_s, u"hr"_s};
    return known.contains(name);
}

bool isXhtmlAttribute(QStringView name)
{
    static const QStringList known{u"class"_s, u"id"_s, u"lang"_s, u"colspan"_s, u"scope"_s, u"charset"_s,
                                   u"name"_s, u"content"_s};
    return known.contains(name);
}

core::Result<QString> written(const feel::Value &value, As as, const feel::Environment &environment,
                              const core::Language &language, const QString &what, const core::SourceRef &where)
{
    if (value.isNull())
        return QString();
    switch (as) {
    case As::Text:
        if (const auto *text = value.as<QString>())
            return *text;
        if (value.as<feel::Date>() || value.as<feel::DateTime>())
            return written(value, value.as<feel::Date>() ? As::Date : As::DateTime, environment, language, what, where);
        return value.toString();
    case As::Number:
    case As::Yen: {
        const auto *number = value.as<core::Decimal>();
        if (!number)
            return core::Error(DocumentError::NotANumber, {what, value.typeName()}, where);
        const QString digits = grouped(number->normalised().toString());
        if (as == As::Number)
            return digits;
        return language.tag.startsWith("ja"_L1) ? digits + u"円"_s : u"¥"_s + digits;
    }
    case As::Date:
    case As::EraDate: {
        const auto day = dayOf(value, environment);
        if (!day)
            return core::Error(DocumentError::NotADate, {what, value.typeName()}, where);
        if (as == As::Date || !language.tag.startsWith("ja"_L1))
            return westernDate(*day, language);
        const QString era = calendar::eraText(*day);
        return era.isEmpty() ? westernDate(*day, language) : era;
    }
    case As::DateTime: {
        const auto moment = localDateTime(value, environment);
        const auto day = moment ? moment->date.toQDate() : std::nullopt;
        if (!day)
            return core::Error(DocumentError::NotADate, {what, value.typeName()}, where);
        const auto date = written(value, As::EraDate, environment, language, what, where);
        return date.value() + u" "_s + clockTime(moment->time, language);
    }
    }
    Q_UNREACHABLE();
}

QString titleOf(const xml::Element &root)
{
    QString heading;
    const auto search = [&heading](const xml::Element &element, const auto &self) -> std::optional<QString> {
        for (const xml::Element &child : element.children()) {
            if (child.name() == "title"_L1)
                return child.text().simplified();
            if (heading.isEmpty() && child.name() == "h1"_L1)
                heading = child.text().simplified();
            if (const auto found = self(child, self))
                return found;
        }
        return std::nullopt;
    };
    return search(root, search).value_or(heading);
}

} // namespace engine::document
