// SPDX-License-Identifier: Apache-2.0
#include "forms/fields/choosing.h"
#include "forms/fields/reading.h"

using namespace Qt::StringLiterals;

namespace forms::fields {

namespace {

constexpr std::size_t mostRadios = 7;

class Choice final : public TextKind
{
public:
    QString name() const override { return u"choice"_s; }
    Problem missing() const override { return Problem::NothingChosen; }

    Shape shape(const model::Field &field, std::size_t options) const override
    {
        const auto appearance = setting(field, u"appearance"_s);
        if (appearance)
            return *appearance == u"select" ? Shape::Select : Shape::Radios;
        return options > mostRadios ? Shape::Select : Shape::Radios;
    }

    Parsed parse(const Given &given) const override
    {
        if (!option(given.options, given.text()))
            return Problem::NoSuchOption;
        return engine::feel::Value(given.text());
    }

    QString show(const model::Field &, const engine::feel::Value &value, const std::vector<model::Option> &options,
                 const engine::core::Language &language) const override
    {
        const QString *text = value.as<QString>();
        return text ? optionLabel(options, *text, language) : QString();
    }

    void writeSchema(engine::xml::Writer &writer, const model::Field &field) const override { optionType(writer, field); }
};

} // namespace

const Kind &choiceKind()
{
    static const Choice kind;
    return kind;
}

} // namespace forms::fields
