// SPDX-License-Identifier: Apache-2.0
#include "forms/fields/reading.h"

using namespace Qt::StringLiterals;

namespace forms::fields {

namespace {

/// 0 and 9 or 10 digits, or + and a foreign number. Kept as it was typed, half-width and with hyphens.
class Phone final : public TextKind
{
public:
    QString name() const override { return u"phone"_s; }

    std::vector<Box> boxes(const model::Field &field) const override
    {
        return {{QString(), nullptr, u"tel"_s, setting(field, u"autocomplete"_s).value_or(u"tel"_s), 16, nullptr}};
    }

    Parsed parse(const Given &given) const override
    {
        if (given.text().size() > 60)
            return Problem::NotAPhone;
        QString text = halfWidth(given.text().trimmed());
        text.replace(QRegularExpression(u"[() ]+"_s), u"-"_s).replace(QRegularExpression(u"-{2,}"_s), u"-"_s);
        static const QRegularExpression edges(u"^-|-$"_s);
        text.remove(edges);
        static const QRegularExpression pattern(u"^(?:0[0-9-]+|\\+[1-9][0-9-]+)\\z"_s);
        const qsizetype count = digits(text).size();
        const bool fits = text.startsWith(u'+') ? count >= 8 && count <= 15 : count == 10 || count == 11;
        return fits && pattern.match(text).hasMatch() ? Parsed(engine::feel::Value(text)) : Parsed(Problem::NotAPhone);
    }
};

} // namespace

const Kind &phoneKind()
{
    static const Phone kind;
    return kind;
}

} // namespace forms::fields
