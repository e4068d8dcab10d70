// SPDX-License-Identifier: Apache-2.0
#include "forms/fields/reading.h"
#include "forms/fields/xml_types.h"

using namespace Qt::StringLiterals;

namespace forms::fields {

namespace {

/// 姓 and 名 apart, or the one name of a person who has no surname. Nothing inside a name is changed:
/// no normalisation, variation selectors stay (legal-frame 10, 11).
class PersonName final : public Kind
{
public:
    QString name() const override { return u"person-name"_s; }
    Shape shape(const model::Field &, std::size_t) const override { return Shape::Set; }

    std::vector<Box> boxes(const model::Field &field) const override
    {
        const bool off = setting(field, u"autocomplete"_s) == u"off"_s;
        const auto token = [&](const QString &name) { return off ? u"off"_s : name; };
        return {{u"family"_s, QT_TRANSLATE_NOOP("forms", "Family name"), {}, token(u"family-name"_s), 16, nullptr},
                {u"given"_s, QT_TRANSLATE_NOOP("forms", "Given name"), {}, token(u"given-name"_s), 16, nullptr},
                {u"single"_s, QT_TRANSLATE_NOOP("forms", "Full name, if it does not divide into family and given name"), {}, token(u"name"_s), 0, nullptr, true}};
    }

    Parsed parse(const Given &given) const override
    {
        std::map<QString, QString> parts;
        for (const QString &box : {u"family"_s, u"given"_s, u"single"_s, QString()}) {
            const Parsed part = plainText(given.field, given.text(box), 200);
            if (part.problem)
                return part;
            parts[box] = *part.value.as<QString>();
        }
        if (parts[u"single"_s].isEmpty())
            parts[u"single"_s] = parts[QString()];
        const bool divided = !parts[u"family"_s].isEmpty() || !parts[u"given"_s].isEmpty();
        if (divided && !parts[u"single"_s].isEmpty())
            return Problem::NameTwice;
        if (!divided)
            return engine::feel::Value(engine::feel::Context{{u"full"_s, parts[u"single"_s]}});
        if (parts[u"family"_s].isEmpty() || parts[u"given"_s].isEmpty())
            return Problem::Incomplete;
        return engine::feel::Value(engine::feel::Context{
            {u"family"_s, parts[u"family"_s]},
            {u"given"_s, parts[u"given"_s]},
            {u"full"_s, parts[u"family"_s] + u'　' + parts[u"given"_s]},
        });
    }

    std::optional<engine::feel::Value> accept(const model::Field &, const engine::feel::Value &value) const override
    {
        if (const QString *text = value.as<QString>()) {
            // Registers divide family and given name by one full-width space.
            if (text->count(u'\u3000') == 1 && !text->startsWith(u'\u3000') && !text->endsWith(u'\u3000'))
                return engine::feel::Value(engine::feel::Context{
                    {u"family"_s, text->section(u'\u3000', 0, 0)}, {u"given"_s, text->section(u'\u3000', 1)}, {u"full"_s, *text}});
            return engine::feel::Value(engine::feel::Context{{u"full"_s, *text}});
        }
        const auto *context = value.as<engine::feel::Context>();
        const auto hasText = [&](const QString &name) { return context->find(name) && context->find(name)->as<QString>(); };
        if (context && (hasText(u"full"_s) || (hasText(u"family"_s) && hasText(u"given"_s))))
            return value;
        return std::nullopt;
    }

    Boxes toRaw(const model::Field &, const engine::feel::Value &value) const override
    {
        const auto *context = value.as<engine::feel::Context>();
        if (!context)
            return {};
        const auto text = [&](const QString &name) {
            const engine::feel::Value *part = context->find(name);
            const QString *string = part ? part->as<QString>() : nullptr;
            return string ? *string : QString();
        };
        if (!text(u"family"_s).isEmpty() && !text(u"given"_s).isEmpty())
            return {{u"family"_s, {text(u"family"_s)}}, {u"given"_s, {text(u"given"_s)}}};
        return {{u"single"_s, {text(u"full"_s)}}};
    }

    QString show(const model::Field &, const engine::feel::Value &value, const std::vector<model::Option> &,
                 const engine::core::Language &) const override
    {
        const auto *context = value.as<engine::feel::Context>();
        const engine::feel::Value *full = context ? context->find(u"full") : nullptr;
        return full && full->as<QString>() ? *full->as<QString>() : QString();
    }

    void write(engine::xml::Writer &writer, const engine::feel::Value &value) const override { writeRecord(writer, value, members()); }
    void writeSchema(engine::xml::Writer &writer, const model::Field &) const override { recordType(writer, members()); }

private:
    static Members members()
    {
        return {{u"family"_s, u"xs:string"_s}, {u"given"_s, u"xs:string"_s}, {u"full"_s, u"xs:string"_s}};
    }
};

} // namespace

const Kind &personNameKind()
{
    static const PersonName kind;
    return kind;
}

} // namespace forms::fields
