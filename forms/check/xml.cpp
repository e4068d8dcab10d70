// SPDX-License-Identifier: Apache-2.0
#include "forms/check/check.h"

#include "forms/fields/xml_types.h"

using namespace Qt::StringLiterals;
using engine::feel::Context;
using engine::feel::List;
using engine::feel::Value;
using engine::xml::Writer;

namespace forms::check {

namespace {

bool isGroup(const model::Field &field)
{
    return fields::kindOf(field).shape(field, 0) == fields::Shape::Group;
}

void write(const std::vector<model::Field> &fields, const Context &answers, Writer &writer)
{
    for (const model::Field &field : fields) {
        const Value *value = answers.find(field.name);
        if (!value || value->isNull())
            continue;
        if (!isGroup(field)) {
            writer.start(field.name);
            fields::kindOf(field).write(writer, *value);
            writer.end();
            continue;
        }
        const List single{*value};
        const List *entries = field.repeats ? value->as<List>() : &single;
        for (std::size_t i = 0; entries && i < entries->size(); ++i) {
            writer.start(field.name);
            if (const Context *entry = (*entries)[i].as<Context>())
                write(field.children, *entry, writer);
            writer.end();
        }
    }
}

void writeTypes(const std::vector<model::Field> &fields, Writer &writer)
{
    for (const model::Field &field : fields) {
        writer.start(u"xs:element"_s).attribute(u"name"_s, field.name).attribute(u"minOccurs"_s, u"0"_s);
        if (field.repeats)
            writer.attribute(u"maxOccurs"_s, QString::number(field.repeatMax));
        if (isGroup(field)) {
            writer.start(u"xs:complexType"_s).start(u"xs:sequence"_s);
            writeTypes(field.children, writer);
            writer.end().end();
        } else {
            fields::kindOf(field).writeSchema(writer, field);
        }
        writer.end();
    }
}

} // namespace

QByteArray toXml(const model::Form &form, const Context &answers, const Against &, const std::vector<std::pair<QString, QString>> &head)
{
    Writer writer;
    writer.start(u"answers"_s).attribute(u"xmlns"_s, u"urn:todoke:answers:1"_s).attribute(u"form"_s, form.id);
    writer.start(u"head"_s);
    for (const auto &[name, text] : head)
        writer.start(u"item"_s).attribute(u"name"_s, fields::xmlText(name)).text(fields::xmlText(text)).end();
    writer.end().start(u"fields"_s);
    for (const model::Page &page : form.pages)
        write(page.fields, answers, writer);
    writer.end().end();
    return writer.bytes();
}

QByteArray schema(const model::Form &form)
{
    Writer writer;
    writer.start(u"xs:schema"_s).attribute(u"xmlns:xs"_s, u"http://www.w3.org/2001/XMLSchema"_s);
    writer.attribute(u"xmlns"_s, u"urn:todoke:answers:1"_s).attribute(u"targetNamespace"_s, u"urn:todoke:answers:1"_s);
    writer.attribute(u"elementFormDefault"_s, u"qualified"_s);
    writer.start(u"xs:element"_s).attribute(u"name"_s, u"answers"_s).start(u"xs:complexType"_s).start(u"xs:sequence"_s);

    writer.start(u"xs:element"_s).attribute(u"name"_s, u"head"_s).start(u"xs:complexType"_s).start(u"xs:sequence"_s);
    writer.start(u"xs:element"_s).attribute(u"name"_s, u"item"_s).attribute(u"minOccurs"_s, u"0"_s).attribute(u"maxOccurs"_s, u"unbounded"_s);
    writer.start(u"xs:complexType"_s).start(u"xs:simpleContent"_s).start(u"xs:extension"_s).attribute(u"base"_s, u"xs:string"_s);
    writer.start(u"xs:attribute"_s).attribute(u"name"_s, u"name"_s).attribute(u"type"_s, u"xs:string"_s).attribute(u"use"_s, u"required"_s).end();
    writer.end().end().end().end().end().end().end();

    writer.start(u"xs:element"_s).attribute(u"name"_s, u"fields"_s).start(u"xs:complexType"_s).start(u"xs:sequence"_s);
    for (const model::Page &page : form.pages)
        writeTypes(page.fields, writer);
    writer.end().end().end();

    writer.end();
    writer.start(u"xs:attribute"_s).attribute(u"name"_s, u"form"_s).attribute(u"use"_s, u"required"_s);
    fields::simpleType(writer, u"xs:string"_s, {{u"enumeration"_s, form.id}});
    writer.end().end().end().end();
    return writer.bytes();
}

} // namespace forms::check
