// SPDX-License-Identifier: Apache-2.0
#include "forms/fields/numeric.h"

using namespace Qt::StringLiterals;
using engine::core::Decimal;

namespace forms::fields {

namespace {

class Money final : public Numeric
{
public:
    QString name() const override { return u"money"_s; }

    std::vector<Box> boxes(const model::Field &field) const override
    {
        std::vector<Box> boxes = Numeric::boxes(field);
        boxes.front().inputMode = u"numeric"_s;
        boxes.front().width = 12;
        boxes.front().suffix = QT_TRANSLATE_NOOP("forms", "yen");
        return boxes;
    }

    Parsed parse(const Given &given) const override
    {
        if (given.text().size() > 100)
            return Problem::NotANumber;
        QString text = halfWidth(given.text()).remove(u' ');
        text.remove(QRegularExpression(u"^[¥￥\\\\]|円$"_s));
        const Parsed parsed = text.contains(u'万') || text.contains(u'億') ? inUnits(text) : number(text);
        const Decimal *yen = parsed.value.as<Decimal>();
        if (!yen)
            return parsed;
        if (!yen->isInteger())
            return Problem::NotAnInteger;
        const std::optional<Decimal> whole = yen->rounded(0, engine::core::Rounding::HalfEven);
        return bounded(given.field, engine::feel::Value(whole.value_or(*yen)), 0);
    }

    QString show(const model::Field &, const engine::feel::Value &value, const std::vector<model::Option> &,
                 const engine::core::Language &language) const override
    {
        if (value.isNull())
            return {};
        return engine::core::translate("forms", QT_TRANSLATE_NOOP("forms", "¥%1"), language).replace(u"%1"_s, grouped(value));
    }

private:
    /// 189万6,000 and 1億2000万.
    static Parsed inUnits(const QString &text)
    {
        static const QRegularExpression pattern(u"^(?:([0-9,]+)億)?(?:([0-9,]+)万)?([0-9,]*)\\z"_s);
        const auto match = pattern.match(text);
        if (!match.hasMatch())
            return Problem::NotANumber;
        Decimal sum(0);
        const std::pair<int, qint64> parts[] = {{1, 100'000'000}, {2, 10'000}, {3, 1}};
        for (const auto &[group, factor] : parts) {
            if (match.captured(group).isEmpty())
                continue;
            const Parsed part = number(match.captured(group));
            const Decimal *digits = part.value.as<Decimal>();
            const std::optional<Decimal> product = digits ? digits->times(Decimal(factor)) : std::nullopt;
            const std::optional<Decimal> next = product ? sum.plus(*product) : std::nullopt;
            if (!next)
                return Problem::NotANumber;
            sum = *next;
        }
        return engine::feel::Value(sum);
    }
};

} // namespace

const Kind &moneyKind()
{
    static const Money kind;
    return kind;
}

} // namespace forms::fields
