// SPDX-License-Identifier: Apache-2.0
#include "forms/fields/reading.h"
#include "forms/fields/xml_types.h"

using namespace Qt::StringLiterals;

namespace forms::fields {

namespace {

/// 法人番号: the leftmost of 13 digits checks the others (legal-frame 9).
bool checkDigitFits(const QString &number)
{
    int sum = 0;
    for (int n = 1; n <= 12; ++n) // from the right
        sum += number[13 - n].digitValue() * (n % 2 == 1 ? 1 : 2);
    return number[0].digitValue() == 9 - sum % 9;
}

class CorporateNumber final : public TextKind
{
public:
    QString name() const override { return u"corporate-number"_s; }

    std::vector<Box> boxes(const model::Field &field) const override
    {
        return {{QString(), nullptr, u"numeric"_s, setting(field, u"autocomplete"_s).value_or(u"off"_s), 16, nullptr}};
    }

    Parsed parse(const Given &given) const override
    {
        if (given.text().size() > 40)
            return Problem::NotACorporateNumber;
        const QString number = halfWidth(given.text()).remove(u' ').remove(u'-');
        static const QRegularExpression pattern(u"\\A[0-9]{13}\\z"_s);
        if (!pattern.match(number).hasMatch())
            return Problem::NotACorporateNumber;
        return checkDigitFits(number) ? Parsed(engine::feel::Value(number)) : Parsed(Problem::WrongCheckDigit);
    }

    void writeSchema(engine::xml::Writer &writer, const model::Field &) const override
    {
        simpleType(writer, u"xs:string"_s, {{u"pattern"_s, u"[1-9][0-9]{12}"_s}});
    }
};

} // namespace

const Kind &corporateNumberKind()
{
    static const CorporateNumber kind;
    return kind;
}

} // namespace forms::fields
