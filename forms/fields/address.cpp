// SPDX-License-Identifier: Apache-2.0
#include "forms/fields/postcode.h"
#include "forms/fields/reading.h"
#include "forms/fields/xml_types.h"

using namespace Qt::StringLiterals;

namespace forms::fields {

namespace {

/// An address in Japan in its parts, or free text for one abroad. Some villages have no block numbers,
/// so only prefecture and city must be there, and something behind them.
class Address final : public Kind
{
public:
    QString name() const override { return u"address"_s; }
    Shape shape(const model::Field &, std::size_t) const override { return Shape::Set; }

    std::vector<Box> boxes(const model::Field &field) const override
    {
        const bool off = setting(field, u"autocomplete"_s) == u"off"_s;
        const auto token = [&](const QString &name) { return off ? u"off"_s : name; };
        return {{u"postcode"_s, QT_TRANSLATE_NOOP("forms", "Postal code"), u"numeric"_s, token(u"postal-code"_s), 10, nullptr},
                {u"prefecture"_s, QT_TRANSLATE_NOOP("forms", "Prefecture"), {}, token(u"address-level1"_s), 10, nullptr},
                {u"city"_s, QT_TRANSLATE_NOOP("forms", "City, ward, town or village"), {}, token(u"address-level2"_s), 20, nullptr},
                {u"town"_s, QT_TRANSLATE_NOOP("forms", "Town and chome"), {}, token(u"address-level3"_s), 20, nullptr},
                {u"block"_s, QT_TRANSLATE_NOOP("forms", "Block number"), {}, token(u"address-line1"_s), 20, nullptr},
                {u"building"_s, QT_TRANSLATE_NOOP("forms", "Building and room"), {}, token(u"address-line2"_s), 0, nullptr, true},
                {u"free"_s, QT_TRANSLATE_NOOP("forms", "An address outside Japan"), {}, {}, 0, nullptr, true}};
    }

    Parsed parse(const Given &given) const override
    {
        std::map<QString, QString> parts;
        for (const QString &box : {u"prefecture"_s, u"city"_s, u"town"_s, u"block"_s, u"building"_s, u"free"_s, QString()}) {
            const Parsed part = plainText(given.field, given.text(box), 200);
            if (part.problem)
                return part;
            parts[box] = *part.value.as<QString>();
        }
        engine::feel::Context address;
        if (const QString code = given.text(u"postcode"_s).trimmed(); !code.isEmpty()) {
            const std::optional<QString> read = postcode(code);
            if (!read)
                return Problem::NotAPostcode;
            address.set(u"postcode"_s, *read);
        }
        const QString free = parts[u"free"_s].isEmpty() ? parts[QString()] : parts[u"free"_s];
        const bool inParts = std::any_of(parts.begin(), parts.end(), [](const auto &part) {
            return part.first != u"free" && !part.first.isEmpty() && !part.second.isEmpty();
        });
        if (!inParts && !free.isEmpty()) {
            address.set(u"full"_s, free);
            return engine::feel::Value(address);
        }
        if (parts[u"prefecture"_s].isEmpty() || parts[u"city"_s].isEmpty() || (parts[u"town"_s].isEmpty() && parts[u"block"_s].isEmpty())
            || !free.isEmpty())
            return Problem::Incomplete;
        QString full;
        for (const QString &box : {u"prefecture"_s, u"city"_s, u"town"_s, u"block"_s, u"building"_s}) {
            const QString &part = parts[box];
            if (part.isEmpty())
                continue;
            address.set(box, part);
            full += box == u"building" ? u'　' + part : part;
        }
        address.set(u"full"_s, full);
        return engine::feel::Value(address);
    }

    std::optional<engine::feel::Value> accept(const model::Field &, const engine::feel::Value &value) const override
    {
        if (const QString *text = value.as<QString>())
            return engine::feel::Value(engine::feel::Context{{u"full"_s, *text}});
        const auto *context = value.as<engine::feel::Context>();
        if (context && (context->contains(u"full") || context->contains(u"city")))
            return value;
        return std::nullopt;
    }

    Boxes toRaw(const model::Field &, const engine::feel::Value &value) const override
    {
        const auto *context = value.as<engine::feel::Context>();
        if (!context)
            return {};
        Boxes boxes;
        for (const QString &box : {u"postcode"_s, u"prefecture"_s, u"city"_s, u"town"_s, u"block"_s, u"building"_s}) {
            const engine::feel::Value *part = context->find(box);
            if (part && part->as<QString>())
                boxes[box] = {*part->as<QString>()};
        }
        const engine::feel::Value *full = context->find(u"full");
        if (!boxes.contains(u"city"_s) && full && full->as<QString>())
            boxes[u"free"_s] = {*full->as<QString>()};
        return boxes;
    }

    QString show(const model::Field &, const engine::feel::Value &value, const std::vector<model::Option> &,
                 const engine::core::Language &) const override
    {
        const auto *context = value.as<engine::feel::Context>();
        const auto text = [&](QStringView name) {
            const engine::feel::Value *part = context ? context->find(name) : nullptr;
            return part && part->as<QString>() ? *part->as<QString>() : QString();
        };
        const QString code = text(u"postcode");
        return code.isEmpty() ? text(u"full") : u"〒%1　%2"_s.arg(code, text(u"full"));
    }

    void write(engine::xml::Writer &writer, const engine::feel::Value &value) const override { writeRecord(writer, value, members()); }
    void writeSchema(engine::xml::Writer &writer, const model::Field &) const override { recordType(writer, members()); }

private:
    static Members members()
    {
        Members members;
        for (const QString &name : {u"postcode"_s, u"prefecture"_s, u"city"_s, u"town"_s, u"block"_s, u"building"_s, u"full"_s})
            members.emplace_back(name, u"xs:string"_s);
        return members;
    }
};

} // namespace

const Kind &addressKind()
{
    static const Address kind;
    return kind;
}

} // namespace forms::fields
