// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forms/fields/reading.h"

namespace forms::fields {

/// What number and money have in common.
class Numeric : public Kind
{
public:
    std::optional<engine::feel::Value> accept(const model::Field &field, const engine::feel::Value &value) const override;
    Boxes toRaw(const model::Field &field, const engine::feel::Value &value) const override;
    void writeSchema(engine::xml::Writer &writer, const model::Field &field) const override;

protected:
    /// A number written with digits, sign, point and commas between thousands.
    static Parsed number(const QString &halfWidthText);
    /// `parsed` where it lies within `min` and `max` of the field; without `min`, not below `least`.
    static Parsed bounded(const model::Field &field, Parsed parsed, std::optional<int> least);
    /// `1234567.5` as `1,234,567.5`.
    static QString grouped(const engine::feel::Value &value);
};

} // namespace forms::fields
