// SPDX-License-Identifier: Apache-2.0
#include "forms/fields/reading.h"
#include "forms/fields/xml_types.h"

#include "engine/calendar/calendar.h"

using namespace Qt::StringLiterals;

namespace forms::fields {

namespace {

/// The number of a month or day box: 4, 04, ４月.
std::optional<int> part(QStringView text, QChar tail)
{
    if (text.size() > 20)
        return std::nullopt;
    QString plain = halfWidth(text).remove(u' ');
    if (plain.endsWith(tail))
        plain.chop(1);
    static const QRegularExpression number(u"^[0-9]{1,2}\\z"_s);
    return number.match(plain).hasMatch() ? std::optional(plain.toInt()) : std::nullopt;
}

class Date final : public Kind
{
public:
    QString name() const override { return u"date"_s; }
    Shape shape(const model::Field &, std::size_t) const override { return Shape::Set; }

    std::vector<Box> boxes(const model::Field &field) const override
    {
        const bool birthday = setting(field, u"autocomplete"_s) == u"bday"_s;
        const auto token = [&](const QString &name) { return birthday ? name : QString(); };
        return {{u"year"_s, QT_TRANSLATE_NOOP("forms", "Year"), {}, token(u"bday-year"_s), 6, nullptr},
                {u"month"_s, QT_TRANSLATE_NOOP("forms", "Month"), u"numeric"_s, token(u"bday-month"_s), 3, nullptr},
                {u"day"_s, QT_TRANSLATE_NOOP("forms", "Day"), u"numeric"_s, token(u"bday-day"_s), 3, nullptr}};
    }

    Parsed parse(const Given &given) const override
    {
        const QString year = given.text(u"year"_s).trimmed();
        const QString month = given.text(u"month"_s).trimmed();
        const QString day = given.text(u"day"_s).trimmed();
        if (year.isEmpty() && month.isEmpty() && day.isEmpty())
            return whole(given.text());
        // Some write everything into the first box.
        if (month.isEmpty() && day.isEmpty() && !readYear(year))
            return whole(year);
        if (year.isEmpty() || month.isEmpty() || day.isEmpty())
            return Problem::Incomplete;
        const std::optional<YearText> era = readYear(year);
        const std::optional<int> monthNumber = part(month, u'月');
        const std::optional<int> dayNumber = part(day, u'日');
        if (!era || !monthNumber || !dayNumber)
            return Problem::NotADate;
        const QString text = u"%1%2年%3月%4日"_s.arg(era->era).arg(era->year).arg(*monthNumber).arg(*dayNumber);
        if (!era->era.isEmpty())
            return whole(text);
        const QDate date(era->year, *monthNumber, *dayNumber);
        return date.isValid() ? Parsed(engine::feel::Value(engine::feel::Date::from(date))) : Parsed(Problem::NotADate);
    }

    bool echoes() const override { return true; }

    std::optional<engine::feel::Value> accept(const model::Field &, const engine::feel::Value &value) const override
    {
        if (value.as<engine::feel::Date>())
            return value;
        if (const auto *instant = value.as<engine::feel::DateTime>())
            return engine::feel::Value(instant->date);
        return std::nullopt;
    }

    Boxes toRaw(const model::Field &, const engine::feel::Value &value) const override
    {
        const auto *date = value.as<engine::feel::Date>();
        if (!date)
            return {};
        return {{u"year"_s, {QString::number(date->year)}},
                {u"month"_s, {QString::number(date->month)}},
                {u"day"_s, {QString::number(date->day)}}};
    }

    QString show(const model::Field &, const engine::feel::Value &value, const std::vector<model::Option> &,
                 const engine::core::Language &language) const override
    {
        const auto *date = value.as<engine::feel::Date>();
        const std::optional<QDate> day = date ? date->toQDate() : std::nullopt;
        if (!day)
            return date ? value.toString() : QString();
        const QString gregorian = day->toString(Qt::ISODate);
        if (!language.tag.startsWith(u"ja"_s) || !engine::calendar::eraDate(*day))
            return gregorian;
        return u"%1（%2年%3月%4日）"_s.arg(engine::calendar::eraText(*day)).arg(day->year()).arg(day->month()).arg(day->day());
    }

    void writeSchema(engine::xml::Writer &writer, const model::Field &) const override { simpleType(writer, u"xs:date"_s); }

private:
    static Parsed whole(const QString &text)
    {
        if (text.size() > 60)
            return Problem::NotADate;
        const engine::core::Result<QDate> date = engine::calendar::readDate(halfWidth(text).trimmed());
        if (date)
            return engine::feel::Value(engine::feel::Date::from(*date));
        if (date.error().is(engine::calendar::CalendarError::OutsideEra))
            return date.error();
        return Problem::NotADate;
    }
};

} // namespace

const Kind &dateKind()
{
    static const Date kind;
    return kind;
}

} // namespace forms::fields
