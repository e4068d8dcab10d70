// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/item_definition.h"

#include "engine/dmn/dmn_error.h"

namespace engine::dmn {

namespace {

bool passes(const feel::Value &value, const std::optional<feel::Expression> &tests)
{
    if (!tests)
        return true;
    feel::Diagnostics ignored; // a test that cannot be carried out is simply not passed
    return tests->evaluateTests(value, {}, ignored).isTrue();
}

} // namespace

bool allows(const ItemDefinition &definition, const feel::Value &value)
{
    if (value.isNull())
        return true;
    if (!passes(value, definition.constraint))
        return false;
    const auto *list = value.as<feel::List>();
    if (definition.isCollection && list) {
        return std::all_of(list->begin(), list->end(), [&](const feel::Value &element) {
            return element.isNull()
                   || (passes(element, definition.allowedValues)
                       && (!definition.base || allows(*definition.base, element)));
        });
    }
    if (!passes(value, definition.allowedValues) || (definition.base && !allows(*definition.base, value)))
        return false;
    const auto *context = value.as<feel::Context>();
    return !context
           || std::all_of(definition.members.begin(), definition.members.end(), [&](const auto &member) {
                  const feel::Value *entry = context->find(member.first);
                  return !entry || allows(*member.second, *entry);
              });
}

std::vector<feel::Value> TypeRef::values() const
{
    for (const ItemDefinition *item = definition; item; item = item->base) {
        if (!item->values.empty())
            return item->values;
    }
    return {};
}

WordingPointer TypeRef::words() const
{
    return definition ? ofValues(definition->words) : nullptr;
}

feel::Value coerced(const feel::Value &value,
                    const TypeRef &type,
                    const core::SourceRef &where,
                    feel::Diagnostics &diagnostics)
{
    const auto name = [&type] { return type.name.isEmpty() ? type.type.name() : type.name; };
    const auto result = feel::coerced(value, type.type);
    if (!result) {
        diagnostics.push_back({core::Error(DmnError::TypeMismatch, {name(), value.toString()}, where)});
        return feel::Null{};
    }
    if (type.definition && !allows(*type.definition, *result)) {
        diagnostics.push_back({core::Error(DmnError::NotAllowed, {value.toString(), name()}, where)});
        return feel::Null{};
    }
    return *result;
}

std::vector<std::pair<QString, qsizetype>> separateTests(const QString &text)
{
    std::vector<std::pair<QString, qsizetype>> tests;
    qsizetype start = 0;
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (inString) {
            if (c == u'\\')
                ++i;
            else if (c == u'"')
                inString = false;
        } else if (c == u'"') {
            inString = true;
        } else if (c == u'(' || c == u'[' || c == u'{') {
            ++depth;
        } else if (c == u')' || c == u']' || c == u'}') {
            --depth; // `]1..2[` goes below zero and comes back
        } else if (c == u',' && depth == 0) {
            tests.emplace_back(text.mid(start, i - start), start);
            start = i + 1;
        }
    }
    tests.emplace_back(text.mid(start), start);
    return tests;
}

std::optional<feel::Value> literalValue(const QString &text)
{
    const auto expression = feel::Expression::parse(text, {});
    return expression ? literalValue(*expression) : std::nullopt;
}

std::optional<feel::Value> literalValue(const feel::Expression &expression)
{
    if (!expression.uses().empty())
        return std::nullopt;
    feel::Diagnostics diagnostics;
    const feel::Value value = expression.evaluate({}, diagnostics);
    const bool plain = !value.isNull() && !value.as<feel::Range>() && !value.as<feel::Function>();
    return plain && diagnostics.empty() ? std::optional(value) : std::nullopt;
}

std::vector<feel::Value> enumeratedValues(const QString &tests)
{
    std::vector<feel::Value> values;
    for (const auto &[test, offset] : separateTests(tests)) {
        const auto value = literalValue(test);
        if (!value)
            return {};
        values.push_back(*value);
    }
    return values;
}

} // namespace engine::dmn
