// SPDX-License-Identifier: Apache-2.0
#include "forms/fields/postcode.h"
#include "forms/fields/reading.h"
#include "forms/fields/xml_types.h"

using namespace Qt::StringLiterals;

namespace forms::fields {

std::optional<QString> postcode(QStringView text)
{
    static const QRegularExpression pattern(u"^〒?([0-9]{3})-?([0-9]{4})\\z"_s);
    if (text.size() > 40)
        return std::nullopt;
    const auto match = pattern.match(halfWidth(text).remove(u' '));
    return match.hasMatch() ? std::optional(match.captured(1) + u'-' + match.captured(2)) : std::nullopt;
}

namespace {

class PostalCode final : public TextKind
{
public:
    QString name() const override { return u"postal-code"_s; }

    std::vector<Box> boxes(const model::Field &field) const override
    {
        return {{QString(), nullptr, u"numeric"_s, setting(field, u"autocomplete"_s).value_or(u"postal-code"_s), 10, nullptr}};
    }

    Parsed parse(const Given &given) const override
    {
        const std::optional<QString> code = postcode(given.text());
        return code ? Parsed(engine::feel::Value(*code)) : Parsed(Problem::NotAPostcode);
    }

    void writeSchema(engine::xml::Writer &writer, const model::Field &) const override
    {
        simpleType(writer, u"xs:string"_s, {{u"pattern"_s, u"[0-9]{3}-[0-9]{4}"_s}});
    }
};

} // namespace

const Kind &postalCodeKind()
{
    static const PostalCode kind;
    return kind;
}

} // namespace forms::fields
