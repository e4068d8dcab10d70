// SPDX-License-Identifier: Apache-2.0
#include "forms/fields/numeric.h"

#include "forms/fields/xml_types.h"

using namespace Qt::StringLiterals;
using engine::core::Decimal;

namespace forms::fields {

Parsed Numeric::number(const QString &text)
{
    static const QRegularExpression pattern(u"^[+-]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\\.[0-9]+)?\\z"_s);
    QString plain = text;
    plain.remove(u' ').replace(u'，', u',').replace(u'▲', u'-').replace(u'△', u'-');
    // 34 digits are what decimal128 holds; more would be rounded without a word.
    if (plain.size() > 60 || !pattern.match(plain).hasMatch() || digits(plain).size() > 34)
        return Problem::NotANumber;
    plain.remove(u',');
    if (plain.startsWith(u'+'))
        plain.remove(0, 1);
    const std::optional<Decimal> number = Decimal::parse(plain);
    return number ? Parsed(engine::feel::Value(*number)) : Parsed(Problem::NotANumber);
}

Parsed Numeric::bounded(const model::Field &field, Parsed parsed, std::optional<int> least)
{
    const Decimal *number = parsed.value.as<Decimal>();
    if (!number)
        return parsed;
    const auto bound = [&](const QString &name) -> std::optional<Decimal> {
        const auto text = setting(field, name);
        return text ? Decimal::parse(text->trimmed()) : std::nullopt;
    };
    std::optional<Decimal> low = bound(u"min"_s);
    if (!low && least)
        low = Decimal(*least);
    if (low && *number < *low)
        return engine::core::Error(Problem::TooSmall, {grouped(*low)});
    if (const auto high = bound(u"max"_s); high && *number > *high)
        return engine::core::Error(Problem::TooLarge, {grouped(*high)});
    return parsed;
}

QString Numeric::grouped(const engine::feel::Value &value)
{
    QString text = xmlText(value);
    const qsizetype point = text.indexOf(u'.');
    qsizetype at = (point < 0 ? text.size() : point) - 3;
    const qsizetype first = text.startsWith(u'-') ? 1 : 0;
    for (; at > first; at -= 3)
        text.insert(at, u',');
    return text;
}

std::optional<engine::feel::Value> Numeric::accept(const model::Field &, const engine::feel::Value &value) const
{
    if (value.as<Decimal>())
        return value;
    return std::nullopt;
}

Boxes Numeric::toRaw(const model::Field &, const engine::feel::Value &value) const
{
    return {{QString(), {xmlText(value)}}};
}

void Numeric::writeSchema(engine::xml::Writer &writer, const model::Field &) const
{
    simpleType(writer, u"xs:decimal"_s);
}

} // namespace forms::fields
