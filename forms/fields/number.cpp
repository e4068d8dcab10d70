// SPDX-License-Identifier: Apache-2.0
#include "forms/fields/numeric.h"

using namespace Qt::StringLiterals;

namespace forms::fields {

namespace {

class Number final : public Numeric
{
public:
    QString name() const override { return u"number"_s; }

    std::vector<Box> boxes(const model::Field &field) const override
    {
        std::vector<Box> boxes = Numeric::boxes(field);
        boxes.front().inputMode = isWhole(field) ? u"numeric"_s : u"decimal"_s;
        boxes.front().width = 10;
        return boxes;
    }

    Parsed parse(const Given &given) const override
    {
        Parsed parsed = number(halfWidth(given.text()));
        const auto *number = parsed.value.as<engine::core::Decimal>();
        if (number && isWhole(given.field) && !number->isInteger())
            return Problem::NotAnInteger;
        return bounded(given.field, std::move(parsed), std::nullopt);
    }

    QString show(const model::Field &field, const engine::feel::Value &value, const std::vector<model::Option> &,
                 const engine::core::Language &) const override
    {
        if (value.isNull())
            return {};
        const QString unit = setting(field, u"unit"_s).value_or(QString());
        return grouped(value) + unit;
    }

private:
    static bool isWhole(const model::Field &field)
    {
        const auto whole = setting(field, u"integer"_s);
        return whole && (*whole == u"true" || *whole == u"1");
    }
};

} // namespace

const Kind &numberKind()
{
    static const Number kind;
    return kind;
}

} // namespace forms::fields
