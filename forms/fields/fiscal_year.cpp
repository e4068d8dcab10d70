// SPDX-License-Identifier: Apache-2.0
#include "forms/fields/reading.h"
#include "forms/fields/xml_types.h"

#include "engine/calendar/calendar.h"

using namespace Qt::StringLiterals;
using engine::core::Decimal;

namespace forms::fields {

namespace {

class FiscalYear final : public Kind
{
public:
    QString name() const override { return u"fiscal-year"_s; }

    std::vector<Box> boxes(const model::Field &field) const override
    {
        std::vector<Box> boxes = Kind::boxes(field);
        boxes.front().width = 6;
        boxes.front().suffix = QT_TRANSLATE_NOOP("forms", "fiscal year");
        return boxes;
    }

    Parsed parse(const Given &given) const override
    {
        const std::optional<YearText> text = readYear(given.text());
        const std::optional<int> year = text ? gregorian(*text) : std::nullopt;
        return year && *year >= 1873 ? Parsed(engine::feel::Value(*year)) : Parsed(Problem::NotAFiscalYear);
    }

    bool echoes() const override { return true; }

    std::optional<engine::feel::Value> accept(const model::Field &, const engine::feel::Value &value) const override
    {
        const Decimal *year = value.as<Decimal>();
        if (year && year->isInteger())
            return value;
        return std::nullopt;
    }

    Boxes toRaw(const model::Field &, const engine::feel::Value &value) const override { return {{QString(), {xmlText(value)}}}; }

    QString show(const model::Field &, const engine::feel::Value &value, const std::vector<model::Option> &,
                 const engine::core::Language &language) const override
    {
        const Decimal *number = value.as<Decimal>();
        const std::optional<qint64> year = number ? number->toInt64() : std::nullopt;
        if (!year)
            return {};
        if (*year < 1873 || *year > 9998)
            return QString::number(*year);
        const QString era = engine::calendar::eraFiscalYearText(static_cast<int>(*year));
        return engine::core::translate("forms", QT_TRANSLATE_NOOP("forms", "%2 (%1)"), language)
            .replace(u"%1"_s, era)
            .replace(u"%2"_s, QString::number(*year));
    }

    void writeSchema(engine::xml::Writer &writer, const model::Field &) const override { simpleType(writer, u"xs:integer"_s); }
};

} // namespace

const Kind &fiscalYearKind()
{
    static const FiscalYear kind;
    return kind;
}

} // namespace forms::fields
