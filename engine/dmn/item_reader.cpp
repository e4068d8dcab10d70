// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/reader.h"

namespace engine::dmn {

using namespace Qt::StringLiterals;

void Reader::readItems(const xml::Element &definitions)
{
    const std::vector<xml::Element> elements = children(definitions, u"itemDefinition");
    for (const xml::Element &element : elements) {
        const QString name = required(element, u"name");
        if (!name.isEmpty() && !m_itemElements.emplace(name, element).second)
            fault(DmnError::DuplicateName, {name}, element.where());
    }
    for (const xml::Element &element : elements)
        namedItem(element.attribute(u"name").value_or(QString()));
}

/// A definition by name, read when it is first asked for: definitions may stand in any order.
TypeRef Reader::namedItem(const QString &name)
{
    const auto element = m_itemElements.find(name);
    if (element == m_itemElements.end())
        return {};
    if (const auto known = m_model->types.find(name); known != m_model->types.end())
        return known->second;
    if (!m_itemsBeingRead.insert(name).second)
        return {name, {}, nullptr}; // a type of parts that contain it: nothing is known of those
    const ItemDefinition *definition = readItem(element->second);
    m_itemsBeingRead.erase(name);
    const TypeRef type{name, definition->type, definition};
    m_model->types.emplace(name, type);
    return type;
}

const ItemDefinition *Reader::readItem(const xml::Element &element)
{
    ItemDefinition item;
    item.name = element.attribute(u"name").value_or(QString());
    item.words = wordingOf(element);
    item.where = element.where();
    item.isCollection = element.attribute(u"isCollection").value_or(QString()) == u"true";
    checkLanguage(element);

    const std::vector<xml::Element> components = children(element, u"itemComponent");
    if (!components.empty()) {
        std::vector<feel::Type::Member> members;
        Wording words;
        for (const xml::Element &component : components) {
            const QString name = required(component, u"name");
            m_memberNames.insert(name);
            const ItemDefinition *member = readItem(component);
            members.emplace_back(name, member->type);
            item.members.emplace_back(name, member);
            words.members.emplace(name, member->words);
        }
        item.words = merged(item.words, std::make_shared<const Wording>(std::move(words)));
        item.type = feel::Type::context(std::move(members));
    } else if (const auto reference = child(element, u"typeRef")) {
        const QString name = reference->text().trimmed();
        if (name == item.name && m_itemsBeingRead.contains(name)) {
            fault(DmnError::CircularType, {name}, reference->where());
        } else {
            const TypeRef base = typeRef(name, reference->where());
            item.base = base.definition;
            item.type = base.type;
            item.words = merged(item.words, base.words());
        }
    } else if (const auto function = child(element, u"functionItem")) {
        std::vector<feel::Type::Member> parameters;
        for (const xml::Element &parameter : children(*function, u"parameters")) {
            const QString name = parameter.attribute(u"name").value_or(QString());
            parameters.emplace_back(name, typeRefOf(parameter).type);
        }
        const QString output = function->attribute(u"outputTypeRef").value_or(QString());
        const feel::Type result = output.isEmpty() ? feel::Type() : typeRef(output, function->where()).type;
        item.type = feel::Type::function(std::move(parameters), result);
    }

    Scope scope;
    scope.names.open = true;
    if (const auto allowed = child(element, u"allowedValues")) {
        item.allowedValues = readTests(*allowed, scope);
        if (const auto text = child(*allowed, u"text"))
            item.values = enumeratedValues(text->text());
    }
    if (const auto constraint = child(element, u"typeConstraint"))
        item.constraint = readTests(*constraint, scope);

    if (item.isCollection) {
        if (!item.members.empty()) {
            // Restrictions of the members are those of each element.
            ItemDefinition one;
            one.name = item.name;
            one.type = item.type;
            one.members = std::move(item.members);
            item.members.clear();
            item.base = &m_model->items.emplace_back(std::move(one));
        }
        item.type = feel::Type::list(item.type);
    }
    return &m_model->items.emplace_back(std::move(item));
}

TypeRef Reader::typeRef(const QString &name, const core::SourceRef &where)
{
    static const std::map<QString, QString> otherNames{
        {u"dateTime"_s, u"date and time"_s},
        {u"dayTimeDuration"_s, u"days and time duration"_s},
        {u"yearMonthDuration"_s, u"years and months duration"_s},
        {u"any"_s, u"Any"_s},
    };
    QString wanted = name;
    if (wanted.startsWith(u"feel:"))
        wanted = wanted.mid(5);
    if (wanted.isEmpty())
        return {};
    if (m_itemElements.contains(wanted))
        return namedItem(wanted);
    if (const auto known = m_model->types.find(wanted); known != m_model->types.end())
        return known->second;
    if (const auto other = otherNames.find(wanted); other != otherNames.end())
        wanted = other->second;
    if (const auto simple = feel::simpleType(wanted))
        return {wanted, *simple, nullptr};
    for (const QString &kind : {u"list"_s, u"range"_s}) {
        if (wanted.startsWith(kind + u'<') && wanted.endsWith(u'>')) {
            const TypeRef element
                = typeRef(wanted.mid(kind.size() + 1, wanted.size() - kind.size() - 2).trimmed(), where);
            return {wanted,
                    kind == u"list" ? feel::Type::list(element.type) : feel::Type::range(element.type),
                    nullptr};
        }
    }
    fault(DmnError::UnknownType, {name}, where);
    return {};
}

TypeRef Reader::typeRefOf(const xml::Element &element)
{
    const auto attribute = element.attributeNode(u"typeRef");
    return attribute ? typeRef(attribute->value.trimmed(), attribute->valueWhere) : TypeRef();
}

} // namespace engine::dmn
