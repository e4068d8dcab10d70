// SPDX-License-Identifier: Apache-2.0
#include "forms/model/vocabulary.h"

#include <QFile>

using namespace Qt::StringLiterals;

// Outside any namespace, as Qt asks of resources in static libraries.
static void loadFormSchema()
{
    Q_INIT_RESOURCE(forms_model_schemas);
}

namespace forms::model {

namespace {

constexpr auto xsNamespace = u"http://www.w3.org/2001/XMLSchema";

std::map<QString, KindValue> readVocabulary()
{
    const auto document = engine::xml::Document::parse(formSchemaText(), u"form-1.xsd"_s);
    Q_ASSERT_X(document, "vocabulary", "the schema of forms ships with us and is well-formed");
    std::map<QString, KindValue> kinds;
    for (const engine::xml::Element &element : document->root().children(xsNamespace, u"element")) {
        if (element.attribute(u"substitutionGroup") != u"f:field"_s)
            continue;
        const auto annotation = element.child(xsNamespace, u"annotation");
        const auto appinfo = annotation ? annotation->child(xsNamespace, u"appinfo") : std::nullopt;
        QStringList words = appinfo ? appinfo->text().split(u' ', Qt::SkipEmptyParts) : QStringList();
        KindValue value;
        if (!words.isEmpty())
            value.type = words.takeFirst();
        std::vector<engine::feel::Type::Member> entries;
        for (const QString &word : words) {
            const QString name = word.section(u':', 0, 0);
            const QString type = word.section(u':', 1);
            value.members.push_back(name);
            entries.emplace_back(name, engine::feel::simpleType(type.isEmpty() ? u"string"_s : type).value_or(engine::feel::Type()));
        }
        if (value.type == u"context")
            value.feel = engine::feel::Type::context(std::move(entries));
        else if (value.type == u"list")
            value.feel = engine::feel::Type::list(engine::feel::simpleType(words.value(0)).value_or(engine::feel::Type()));
        else
            value.feel = engine::feel::simpleType(value.type).value_or(engine::feel::Type());
        kinds.emplace(element.attribute(u"name").value_or(QString()), std::move(value));
    }
    return kinds;
}

} // namespace

QByteArray formSchemaText()
{
    loadFormSchema();
    QFile file(u":/todoke/forms/schemas/form-1.xsd"_s);
    const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(open, "formSchemaText", "the schema is compiled into this library");
    return open ? file.readAll() : QByteArray();
}

const std::map<QString, KindValue> &vocabulary()
{
    static const std::map<QString, KindValue> kinds = readVocabulary();
    return kinds;
}

const engine::xml::Schema &formSchema()
{
    static const engine::core::Result<engine::xml::Schema> schema =
        engine::xml::Schema::parse(formSchemaText(), u"form-1.xsd"_s);
    Q_ASSERT_X(schema, "formSchema", "the schema of forms ships with us and is valid");
    return *schema;
}

} // namespace forms::model
