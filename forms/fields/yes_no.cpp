// SPDX-License-Identifier: Apache-2.0
#include "forms/fields/choosing.h"
#include "forms/fields/xml_types.h"

using namespace Qt::StringLiterals;

namespace forms::fields {

namespace {

class YesNo final : public Kind
{
public:
    QString name() const override { return u"yes-no"_s; }
    Problem missing() const override { return Problem::NothingChosen; }
    Shape shape(const model::Field &, std::size_t) const override { return Shape::Radios; }

    std::vector<model::Option> ownOptions() const override
    {
        const auto both = [](const char *english) {
            engine::core::LocalText text;
            for (const QString &tag : {u"ja"_s, u"en"_s})
                text.texts.emplace(tag, engine::core::translate("forms", english, {tag}));
            return text;
        };
        return {{u"true"_s, both(QT_TRANSLATE_NOOP("forms", "Yes")), {}}, {u"false"_s, both(QT_TRANSLATE_NOOP("forms", "No")), {}}};
    }

    Parsed parse(const Given &given) const override
    {
        const QString text = given.text();
        if (text != u"true" && text != u"false")
            return Problem::NotYesOrNo;
        return engine::feel::Value(text == u"true");
    }

    std::optional<engine::feel::Value> accept(const model::Field &, const engine::feel::Value &value) const override
    {
        if (value.as<bool>())
            return value;
        return std::nullopt;
    }

    Boxes toRaw(const model::Field &, const engine::feel::Value &value) const override { return {{QString(), {xmlText(value)}}}; }

    QString show(const model::Field &, const engine::feel::Value &value, const std::vector<model::Option> &,
                 const engine::core::Language &language) const override
    {
        return optionLabel(ownOptions(), xmlText(value), language);
    }

    void writeSchema(engine::xml::Writer &writer, const model::Field &) const override { simpleType(writer, u"xs:boolean"_s); }
};

} // namespace

const Kind &yesNoKind()
{
    static const YesNo kind;
    return kind;
}

} // namespace forms::fields
