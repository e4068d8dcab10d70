// SPDX-License-Identifier: Apache-2.0
#include "forms/fields/choosing.h"
#include "forms/fields/reading.h"
#include "forms/fields/xml_types.h"

using namespace Qt::StringLiterals;

namespace forms::fields {

namespace {

class Choices final : public Kind
{
public:
    QString name() const override { return u"choices"_s; }
    Problem missing() const override { return Problem::NothingTicked; }
    Shape shape(const model::Field &, std::size_t) const override { return Shape::Checks; }

    Parsed parse(const Given &given) const override
    {
        const auto box = given.boxes.find(QString());
        const QStringList &sent = box->second;
        std::set<QString> chosen;
        for (const QString &value : sent) {
            if (value.isEmpty())
                continue;
            if (!option(given.options, value))
                return Problem::NoSuchOption;
            chosen.insert(value);
        }
        engine::feel::List list; // in the form's order, each once
        for (const model::Option &option : given.options) {
            if (chosen.contains(option.value))
                list.emplace_back(option.value);
        }
        return engine::feel::Value(std::move(list));
    }

    std::optional<engine::feel::Value> accept(const model::Field &, const engine::feel::Value &value) const override
    {
        if (value.as<QString>())
            return engine::feel::Value(engine::feel::List{value});
        const auto *list = value.as<engine::feel::List>();
        if (list && std::all_of(list->begin(), list->end(), [](const engine::feel::Value &item) { return item.as<QString>(); }))
            return value;
        return std::nullopt;
    }

    Boxes toRaw(const model::Field &, const engine::feel::Value &value) const override
    {
        QStringList values;
        if (const auto *list = value.as<engine::feel::List>()) {
            for (const engine::feel::Value &item : *list) {
                if (const QString *text = item.as<QString>())
                    values << *text;
            }
        }
        return {{QString(), values}};
    }

    QString show(const model::Field &, const engine::feel::Value &value, const std::vector<model::Option> &options,
                 const engine::core::Language &language) const override
    {
        QStringList labels;
        if (const auto *list = value.as<engine::feel::List>()) {
            for (const engine::feel::Value &item : *list) {
                if (const QString *text = item.as<QString>())
                    labels << optionLabel(options, *text, language);
            }
        }
        return labels.join(language.tag.startsWith(u"ja"_s) ? u"、"_s : u", "_s);
    }

    void write(engine::xml::Writer &writer, const engine::feel::Value &value) const override
    {
        const auto *list = value.as<engine::feel::List>();
        if (!list)
            return;
        for (const engine::feel::Value &item : *list)
            writer.start(u"item"_s).text(xmlText(item)).end();
    }

    void writeSchema(engine::xml::Writer &writer, const model::Field &field) const override
    {
        writer.start(u"xs:complexType"_s).start(u"xs:sequence"_s).start(u"xs:element"_s).attribute(u"name"_s, u"item"_s);
        writer.attribute(u"minOccurs"_s, u"0"_s).attribute(u"maxOccurs"_s, u"unbounded"_s);
        optionType(writer, field);
        writer.end().end().end();
    }
};

} // namespace

const Kind &choicesKind()
{
    static const Choices kind;
    return kind;
}

} // namespace forms::fields
