// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/reader.h"

namespace engine::dmn {

using namespace Qt::StringLiterals;

BoxedPointer Reader::readBoxed(const xml::Element &element, const Scope &scope)
{
    auto boxed = std::make_unique<Boxed>();
    boxed->id = element.attribute(u"id").value_or(QString());
    boxed->label = element.attribute(u"label").value_or(m_nodeName);
    boxed->where = element.where();
    boxed->type = typeRefOf(element);
    const QString kind = element.name();
    if (kind == u"literalExpression") {
        boxed->form = readLiteral(element, scope);
    } else if (kind == u"invocation") {
        boxed->form = readInvocation(element, scope);
    } else if (kind == u"context") {
        boxed->form = readContext(element, scope);
    } else if (kind == u"functionDefinition") {
        boxed->form = readFunction(element, scope);
    } else if (kind == u"list") {
        BoxedList list;
        for (const xml::Element &item : element.children()) {
            if (item.namespaceUri() == m_namespace && item.name() != u"description"
                && item.name() != u"extensionElements")
                list.items.push_back(readBoxed(item, scope));
        }
        boxed->form = std::move(list);
    } else if (kind == u"relation") {
        boxed->form = readRelation(element, scope);
    } else if (kind == u"conditional") {
        boxed->form = readConditional(element, scope);
    } else if (kind == u"for") {
        boxed->form = readIteration(element, Iteration::Kind::For, scope);
    } else if (kind == u"some") {
        boxed->form = readIteration(element, Iteration::Kind::Some, scope);
    } else if (kind == u"every") {
        boxed->form = readIteration(element, Iteration::Kind::Every, scope);
    } else if (kind == u"filter") {
        boxed->form = readFilter(element, scope);
    } else if (kind == u"decisionTable") {
        DecisionTable table = readTable(element, scope);
        auto dated = stretchesOf(table, *boxed, element, scope);
        if (dated)
            boxed->form = std::move(*dated);
        else
            boxed->form = std::move(table);
    } else {
        fault(DmnError::UnknownExpression, {kind}, element.where());
        boxed->form = LiteralExpression{};
    }
    return boxed;
}

/// The one expression within `parent`; a fault and an expression that gives null where there is none.
BoxedPointer Reader::readOnly(const xml::Element &parent, const Scope &scope)
{
    static const std::set<QString> notExpressions{
        u"description"_s, u"extensionElements"_s, u"variable"_s, u"parameter"_s, u"formalParameter"_s};
    for (const xml::Element &part : parent.children()) {
        if (part.namespaceUri() == m_namespace && !notExpressions.contains(part.name()))
            return readBoxed(part, scope);
    }
    return missing(parent, parent.name());
}

/// The expression within the child `name`, as a boxed conditional's `then`.
BoxedPointer Reader::readPart(const xml::Element &parent, QStringView name, const Scope &scope)
{
    const auto part = child(parent, name);
    return part ? readOnly(*part, scope) : missing(parent, parent.name() + u'/' + name.toString());
}

BoxedPointer Reader::missing(const xml::Element &parent, const QString &what)
{
    fault(DmnError::MissingExpression, {what}, parent.where());
    auto none = std::make_unique<Boxed>();
    none->where = parent.where();
    return none;
}

LiteralExpression Reader::readLiteral(const xml::Element &element, const Scope &scope)
{
    checkLanguage(element);
    if (const auto imported = child(element, u"importedValues")) {
        fault(DmnError::UnknownExpression, {imported->name()}, imported->where());
        return {};
    }
    return {readText(element, scope)};
}

Invocation Reader::readInvocation(const xml::Element &element, const Scope &scope)
{
    Invocation invocation;
    for (const xml::Element &part : element.children()) {
        if (part.namespaceUri() != m_namespace)
            continue;
        if (part.name() == u"literalExpression") {
            invocation.function = readText(part, scope);
            if (const auto text = child(part, u"text"))
                invocation.functionName = text->text().trimmed();
        } else if (part.name() == u"binding") {
            Invocation::Binding binding;
            if (const auto parameter = child(part, u"parameter")) {
                binding.parameter = required(*parameter, u"name");
                binding.type = typeRefOf(*parameter);
            } else {
                fault(DmnError::MissingAttribute, {part.name(), u"parameter"_s}, part.where());
            }
            binding.argument = readOnly(part, scope);
            invocation.bindings.push_back(std::move(binding));
        }
    }
    if (invocation.functionName.isEmpty())
        fault(DmnError::MissingExpression, {element.name()}, element.where());
    return invocation;
}

BoxedContext Reader::readContext(const xml::Element &element, const Scope &scope)
{
    BoxedContext context;
    Scope inner = scope;
    std::set<QString> names;
    for (const xml::Element &part : children(element, u"contextEntry")) {
        BoxedContext::Entry entry;
        entry.where = part.where();
        if (const auto variable = child(part, u"variable")) {
            entry.name = required(*variable, u"name");
            entry.type = typeRefOf(*variable);
            inner.names.members.insert(entry.name);
            m_memberNames.insert(entry.name);
            if (!names.insert(entry.name).second)
                fault(DmnError::DuplicateEntry, {entry.name}, variable->where());
        }
        // A function may call itself by the entry's name; others see only what stands before them.
        Scope own = inner;
        if (child(part, u"functionDefinition"))
            own.add(entry.name);
        entry.value = readOnly(part, own);
        inner.add(entry.name);
        context.entries.push_back(std::move(entry));
    }
    return context;
}

FunctionDefinition Reader::readFunction(const xml::Element &element, const Scope &scope)
{
    FunctionDefinition function;
    Scope inner = scope;
    for (const xml::Element &part : children(element, u"formalParameter")) {
        const QString name = required(part, u"name");
        const TypeRef type = typeRefOf(part);
        const WordingPointer words = merged(wordingOf(part), type.words());
        function.parameters.push_back({name, type, words});
        inner.add(name, words);
    }
    const QString kind = element.attribute(u"kind").value_or(u"FEEL"_s);
    if (kind != u"FEEL") {
        fault(DmnError::UnsupportedFunctionKind, {kind}, element.where());
        return function;
    }
    function.body = readOnly(element, inner);
    return function;
}

Relation Reader::readRelation(const xml::Element &element, const Scope &scope)
{
    Relation relation;
    for (const xml::Element &column : children(element, u"column")) {
        const QString name = required(column, u"name");
        m_memberNames.insert(name);
        relation.columns.push_back({name, typeRefOf(column)});
    }
    for (const xml::Element &row : children(element, u"row")) {
        std::vector<BoxedPointer> cells;
        for (const xml::Element &cell : row.children()) {
            if (cell.namespaceUri() == m_namespace)
                cells.push_back(readBoxed(cell, scope));
        }
        if (cells.size() != relation.columns.size()) {
            fault(DmnError::WrongEntryCount,
                  {QString::number(relation.columns.size()), u"row"_s, QString::number(cells.size())},
                  row.where());
        }
        relation.rows.push_back(std::move(cells));
    }
    return relation;
}

Conditional Reader::readConditional(const xml::Element &element, const Scope &scope)
{
    Conditional conditional;
    conditional.condition = readPart(element, u"if", scope);
    conditional.then = readPart(element, u"then", scope);
    conditional.otherwise = readPart(element, u"else", scope);
    return conditional;
}

Iteration Reader::readIteration(const xml::Element &element, Iteration::Kind kind, const Scope &scope)
{
    const bool isFor = kind == Iteration::Kind::For;
    Iteration iteration;
    iteration.kind = kind;
    iteration.variable = required(element, u"iteratorVariable");
    iteration.in = readPart(element, u"in", scope);
    Scope inner = scope;
    inner.add(iteration.variable);
    if (isFor)
        inner.add(u"partial"_s);
    iteration.body = readPart(element, isFor ? u"return" : u"satisfies", inner);
    return iteration;
}

BoxedFilter Reader::readFilter(const xml::Element &element, const Scope &scope)
{
    BoxedFilter filter;
    filter.in = readPart(element, u"in", scope);
    Scope inner = scope;
    inner.add(u"item"_s);
    for (const QString &name : m_memberNames)
        inner.add(name); // the members of each element are seen by their names
    filter.match = readPart(element, u"match", inner);
    return filter;
}

std::optional<feel::Expression> Reader::readText(const xml::Element &parent, const Scope &scope)
{
    const auto text = child(parent, u"text");
    if (!text || text->text().trimmed().isEmpty()) {
        fault(DmnError::MissingExpression, {parent.name()}, parent.where());
        return std::nullopt;
    }
    return keep(feel::Expression::parse(text->text(), scope.names, text->textWhere()), scope);
}

std::optional<feel::Expression> Reader::readTests(const xml::Element &parent, const Scope &scope)
{
    const auto text = child(parent, u"text");
    if (!text || text->text().trimmed().isEmpty()) {
        fault(DmnError::MissingExpression, {parent.name()}, parent.where());
        return std::nullopt;
    }
    checkLanguage(parent);
    return keep(feel::Expression::parseUnaryTests(text->text(), scope.names, text->textWhere()), scope);
}

std::optional<feel::Expression> Reader::keep(core::Result<feel::Expression> parsed, const Scope &scope)
{
    if (!parsed) {
        m_faults.push_back(parsed.error());
        return std::nullopt;
    }
    if (m_options.refuseUnknownNames) {
        for (const feel::Expression::Use &use : parsed->uses()) {
            const bool known = std::any_of(scope.known.begin(), scope.known.end(), [&](const QString &name) {
                return use.path == name || use.path.startsWith(name + u'.');
            });
            if (!known)
                fault(DmnError::UnknownVariable, {use.path}, use.where);
        }
    }
    return *parsed;
}

void Reader::checkLanguage(const xml::Element &element)
{
    for (const QStringView name : {u"expressionLanguage", u"typeLanguage"}) {
        const auto language = element.attributeNode(name);
        if (!language || language->value.isEmpty())
            continue;
        const QString value = language->value.toLower();
        const bool isFeel = value == u"feel"
                            || (value.contains(u"omg.org/spec/"_s)
                                && (value.endsWith(u"/feel/"_s) || value.endsWith(u"/feel"_s)
                                    || value.contains(u"spec/feel/"_s)));
        if (!isFeel)
            fault(DmnError::UnknownLanguage, {language->value}, language->where);
    }
}

} // namespace engine::dmn
