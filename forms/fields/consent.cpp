// SPDX-License-Identifier: Apache-2.0
#include "forms/fields/kind.h"
#include "forms/fields/xml_types.h"

using namespace Qt::StringLiterals;

namespace forms::fields {

namespace {

class Consent final : public Kind
{
public:
    QString name() const override { return u"consent"_s; }
    Shape shape(const model::Field &, std::size_t) const override { return Shape::Tick; }
    bool requiredByNature() const override { return true; }
    Problem missing() const override { return Problem::NotConsented; }

    Parsed parse(const Given &given) const override
    {
        // Only the tick itself is consent: "false" or a slip of a program is none.
        return given.text() == u"true" ? Parsed(engine::feel::Value(true)) : Parsed(Problem::NotConsented);
    }

    std::optional<engine::feel::Value> accept(const model::Field &, const engine::feel::Value &value) const override
    {
        if (value.as<bool>())
            return value;
        return std::nullopt;
    }

    Boxes toRaw(const model::Field &, const engine::feel::Value &value) const override
    {
        return {{QString(), {value.isTrue() ? u"true"_s : QString()}}};
    }

    QString show(const model::Field &, const engine::feel::Value &value, const std::vector<model::Option> &,
                 const engine::core::Language &language) const override
    {
        return value.isTrue() ? engine::core::translate("forms", QT_TRANSLATE_NOOP("forms", "Agreed"), language) : QString();
    }

    void writeSchema(engine::xml::Writer &writer, const model::Field &) const override { simpleType(writer, u"xs:boolean"_s); }
};

} // namespace

const Kind &consentKind()
{
    static const Consent kind;
    return kind;
}

} // namespace forms::fields
