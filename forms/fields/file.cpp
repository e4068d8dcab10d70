// SPDX-License-Identifier: Apache-2.0
#include "forms/fields/file_limit.h"
#include "forms/fields/reading.h"
#include "forms/fields/xml_types.h"

using namespace Qt::StringLiterals;
using engine::core::Decimal;

namespace forms::fields {

namespace {

constexpr qint64 usualLimit = qint64{20} * 1024 * 1024;

QString sizeText(qint64 bytes)
{
    if (bytes < 1024)
        return u"%1 B"_s.arg(bytes);
    if (bytes < qint64{1024} * 1024)
        return u"%1 KiB"_s.arg((bytes + 1023) / 1024);
    return u"%1 MiB"_s.arg(QString::number(static_cast<double>(bytes) / (1024.0 * 1024.0), 'f', 1).remove(u".0"_s));
}

class File final : public Kind
{
public:
    QString name() const override { return u"file"_s; }
    Problem missing() const override { return Problem::NoFileSent; }
    Shape shape(const model::Field &, std::size_t) const override { return Shape::File; }

    Parsed parse(const Given &given) const override
    {
        const auto found = given.files.find(given.text());
        if (found == given.files.end())
            return Problem::NoSuchFile;
        const SentFile &file = found->second;
        const QString kinds = setting(given.field, u"kinds"_s).value_or(QString()).simplified();
        const QStringList allowed = kinds.split(u' ', Qt::SkipEmptyParts);
        const bool fits = std::any_of(allowed.begin(), allowed.end(), [&](const QString &kind) {
            const auto type = model::fileKinds().find(kind);
            return type != model::fileKinds().end() && type->second == file.mediaType;
        });
        if (!fits)
            return engine::core::Error(Problem::WrongFileKind, {allowed.join(u", "_s).toUpper()});
        if (const qint64 limit = fileLimit(given.field); file.size > limit)
            return fileTooLarge(limit);
        return engine::feel::Value(engine::feel::Context{
            {u"id"_s, file.id},
            {u"name"_s, file.name},
            {u"mediaType"_s, file.mediaType},
            {u"size"_s, Decimal(file.size)},
            {u"sha256"_s, QString::fromLatin1(file.sha256.toHex())},
        });
    }

    std::optional<engine::feel::Value> accept(const model::Field &, const engine::feel::Value &value) const override
    {
        const auto *context = value.as<engine::feel::Context>();
        if (context && context->contains(u"id"))
            return value;
        return std::nullopt;
    }

    Boxes toRaw(const model::Field &, const engine::feel::Value &value) const override
    {
        const auto *context = value.as<engine::feel::Context>();
        const engine::feel::Value *id = context ? context->find(u"id") : nullptr;
        return {{QString(), {id ? xmlText(*id) : QString()}}};
    }

    QString show(const model::Field &, const engine::feel::Value &value, const std::vector<model::Option> &,
                 const engine::core::Language &language) const override
    {
        const auto *context = value.as<engine::feel::Context>();
        const engine::feel::Value *file = context ? context->find(u"name") : nullptr;
        const engine::feel::Value *size = context ? context->find(u"size") : nullptr;
        if (!file)
            return {};
        const auto *bytes = size ? size->as<Decimal>() : nullptr;
        if (!bytes)
            return xmlText(*file);
        const QString shape = engine::core::translate("forms", QT_TRANSLATE_NOOP("forms", "%1 (%2)"), language);
        return shape.arg(xmlText(*file), sizeText(bytes->toInt64().value_or(0)));
    }

    void write(engine::xml::Writer &writer, const engine::feel::Value &value) const override { writeRecord(writer, value, members()); }
    void writeSchema(engine::xml::Writer &writer, const model::Field &) const override { recordType(writer, members()); }

private:
    static Members members()
    {
        return {{u"id"_s, u"xs:string"_s},
                {u"name"_s, u"xs:string"_s},
                {u"mediaType"_s, u"xs:string"_s},
                {u"size"_s, u"xs:nonNegativeInteger"_s},
                {u"sha256"_s, u"xs:hexBinary"_s}};
    }
};

} // namespace

qint64 fileLimit(const model::Field &field)
{
    return model::sizeInBytes(setting(field, u"up-to"_s).value_or(QString())).value_or(usualLimit);
}

engine::core::Error fileTooLarge(qint64 limit)
{
    return {Problem::FileTooLarge, {sizeText(limit)}};
}

const Kind &fileKind()
{
    static const File kind;
    return kind;
}

} // namespace forms::fields
