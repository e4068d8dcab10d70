// SPDX-License-Identifier: Apache-2.0
#include "tests/conformance/dmn_tck/test_file.h"

namespace tests::dmn_tck {

namespace {

using namespace engine;
using namespace Qt::StringLiterals;

const QString Kit = u"http://www.omg.org/spec/DMN/20160719/testcase"_s;
const QString SchemaInstance = u"http://www.w3.org/2001/XMLSchema-instance"_s;

bool isNil(const xml::Element &element)
{
    return element.attribute(u"nil", SchemaInstance).value_or(QString()) == u"true";
}

feel::Value byFeel(const QString &function, const QString &text)
{
    feel::Names names;
    names.variables.insert(u"text"_s);
    feel::Environment environment;
    environment.variables.set(u"text"_s, text);
    feel::Diagnostics diagnostics;
    const auto expression = feel::Expression::parse(function + u"(text)"_s, names);
    return expression ? expression->evaluate(environment, diagnostics) : feel::Value();
}

feel::Value simpleValue(const xml::Element &element)
{
    if (isNil(element))
        return feel::Null{};
    const QString text = element.text();
    QString type = element.attribute(u"type", SchemaInstance).value_or(u"xsd:string"_s);
    type = type.mid(type.indexOf(u':') + 1);
    if (type == u"decimal" || type == u"double" || type == u"integer" || type == u"int"
        || type == u"float" || type == u"long") {
        const auto number = core::Decimal::parse(text.trimmed());
        return number ? feel::Value(*number) : feel::Value();
    }
    if (type == u"boolean")
        return text.trimmed() == u"true" || text.trimmed() == u"1";
    if (type == u"date")
        return byFeel(u"date"_s, text.trimmed());
    if (type == u"time")
        return byFeel(u"time"_s, text.trimmed());
    if (type == u"dateTime")
        return byFeel(u"date and time"_s, text.trimmed());
    if (type == u"duration" || type == u"dayTimeDuration" || type == u"yearMonthDuration")
        return byFeel(u"duration"_s, text.trimmed());
    return text;
}

/// `valueType`: a value, components or a list.
feel::Value valueOf(const xml::Element &element)
{
    if (const auto value = element.child(Kit, u"value"))
        return simpleValue(*value);
    if (const auto list = element.child(Kit, u"list")) {
        if (isNil(*list))
            return feel::Null{};
        feel::List items;
        for (const xml::Element &item : list->children(Kit, u"item"))
            items.push_back(valueOf(item));
        return items;
    }
    const std::vector<xml::Element> components = element.children(Kit, u"component");
    if (components.empty())
        return feel::Null{};
    feel::Context context;
    for (const xml::Element &component : components) {
        const QString name = component.attribute(u"name").value_or(QString());
        context.set(name, isNil(component) ? feel::Value() : valueOf(component));
    }
    return context;
}

} // namespace

TestFile readTestFile(const xml::Element &root)
{
    TestFile file;
    if (const auto model = root.child(Kit, u"modelName"))
        file.modelName = model->text().trimmed();
    for (const xml::Element &element : root.children(Kit, u"testCase")) {
        TestCase test;
        test.id = element.attribute(u"id").value_or(QString());
        if (element.attribute(u"type").value_or(QString()) == u"decisionService")
            test.service = element.attribute(u"invocableName").value_or(QString());
        for (const xml::Element &input : element.children(Kit, u"inputNode")) {
            QString name = input.attribute(u"name").value_or(QString());
            if (const auto uri = input.attribute(u"namespace"))
                name = u'{' + *uri + u'}' + name;
            test.inputs.set(name, valueOf(input));
        }
        for (const xml::Element &result : element.children(Kit, u"resultNode")) {
            const auto expected = result.child(Kit, u"expected");
            test.results.push_back({result.attribute(u"name").value_or(QString()),
                                    expected ? valueOf(*expected) : feel::Value(),
                                    result.attribute(u"errorResult").value_or(QString()) == u"true"});
        }
        file.cases.push_back(std::move(test));
    }
    return file;
}

bool same(const feel::Value &expected, const feel::Value &actual)
{
    if (const auto *number = expected.as<core::Decimal>()) {
        const auto *other = actual.as<core::Decimal>();
        const auto difference = other ? number->minus(*other) : std::nullopt;
        return difference && difference->magnitude() <= *core::Decimal::parse(u"0.00000001");
    }
    if (const auto *list = expected.as<feel::List>()) {
        const auto *other = actual.as<feel::List>();
        return other && std::equal(list->begin(), list->end(), other->begin(), other->end(), same);
    }
    if (const auto *context = expected.as<feel::Context>()) {
        const auto *other = actual.as<feel::Context>();
        if (!other || context->entries().size() != other->entries().size())
            return false;
        return std::all_of(
            context->entries().begin(), context->entries().end(), [other](const feel::Context::Entry &entry) {
                const feel::Value *value = other->find(entry.first);
                return value && same(entry.second, *value);
            });
    }
    return expected == actual;
}

} // namespace tests::dmn_tck
