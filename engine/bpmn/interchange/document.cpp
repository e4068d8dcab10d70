// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/interchange/document.h"

#include <algorithm>

namespace engine::bpmn::interchange {

using namespace Qt::StringLiterals;

bool Foreign::operator==(const Foreign &other) const
{
    return namespaceUri == other.namespaceUri && name == other.name && attributes == other.attributes && parts == other.parts;
}

QString Element::label() const
{
    for (const QStringView feature : {u"name", u"id"}) {
        if (const QString text = value(feature).simplified(); !text.isEmpty())
            return text;
    }
    return name;
}

const Value *Element::find(QStringView feature) const
{
    const auto found = std::find_if(values.begin(), values.end(), [&](const Value &value) { return value.feature->name == feature; });
    return found == values.end() ? nullptr : &*found;
}

QString Element::value(QStringView feature) const
{
    const Value *found = find(feature);
    return found ? found->text : QString();
}

std::vector<const Value *> Element::all(QStringView feature) const
{
    std::vector<const Value *> found;
    for (const Value &value : values) {
        if (value.feature->name == feature)
            found.push_back(&value);
    }
    return found;
}

const Element *Element::target(QStringView feature) const
{
    const Value *found = find(feature);
    return found ? found->target : nullptr;
}

std::vector<const Element *> Element::childrenOf(QStringView kind) const
{
    std::vector<const Element *> found;
    for (const auto &one : children) {
        if (one->is(kind))
            found.push_back(one.get());
    }
    return found;
}

const Element *Element::child(QStringView elementName) const
{
    for (const auto &one : children) {
        if (one->name == elementName)
            return one.get();
    }
    return nullptr;
}

const Element *Element::around(QStringView kind) const
{
    for (const Element *at = parent; at; at = at->parent) {
        if (at->is(kind))
            return at;
    }
    return nullptr;
}

void Element::each(const std::function<void(const Element &)> &take) const
{
    take(*this);
    for (const auto &one : children)
        one->each(take);
}

std::vector<const Element *> Document::all(QStringView kind) const
{
    std::vector<const Element *> found;
    m_root->each([&](const Element &element) {
        if (element.is(kind))
            found.push_back(&element);
    });
    return found;
}

std::vector<Document::Referrer> Document::referrers(const Element &to) const
{
    std::vector<Referrer> found;
    m_root->each([&](const Element &element) {
        for (const Value &value : element.values) {
            if (value.target == &to)
                found.push_back({&element, &value});
        }
    });
    return found;
}

namespace {

/// The values of an element by feature; of several, in their order.
std::map<QString, std::vector<QString>> valuesByName(const Element &element)
{
    std::map<QString, std::vector<QString>> all;
    for (const Value &value : element.values)
        all[value.feature->name].push_back(value.namespaceUri + u'|' + value.text);
    return all;
}

std::vector<Foreign::Attribute> sorted(std::vector<Foreign::Attribute> attributes)
{
    std::sort(attributes.begin(), attributes.end(), [](const Foreign::Attribute &a, const Foreign::Attribute &b) {
        return std::tie(a.namespaceUri, a.name) < std::tie(b.namespaceUri, b.name);
    });
    return attributes;
}

} // namespace

bool same(const Element &left, const Element &right)
{
    if (left.type != right.type || left.name != right.name || left.body != right.body
        || left.children.size() != right.children.size() || left.foreign != right.foreign
        || sorted(left.foreignAttributes) != sorted(right.foreignAttributes) || valuesByName(left) != valuesByName(right))
        return false;
    std::map<const Feature *, std::pair<std::vector<const Element *>, std::vector<const Element *>>> byRole;
    for (const auto &child : left.children)
        byRole[child->role].first.push_back(child.get());
    for (const auto &child : right.children)
        byRole[child->role].second.push_back(child.get());
    return std::all_of(byRole.begin(), byRole.end(), [](const auto &role) {
        const auto &[ours, theirs] = role.second;
        return std::equal(ours.begin(), ours.end(), theirs.begin(), theirs.end(),
                          [](const Element *a, const Element *b) { return same(*a, *b); });
    });
}

core::ErrorText errorText(SchemaError id)
{
    switch (id) {
    case SchemaError::NoBpmn:
        return {"bpmn", "NoBpmn", QT_TRANSLATE_NOOP("bpmn", "expected a BPMN 2.0 file with <definitions>, got <%1>")};
    case SchemaError::ElementNotHere:
        return {"bpmn", "ElementNotHere", QT_TRANSLATE_NOOP("bpmn", "BPMN knows no <%1> in <%2>")};
    case SchemaError::PropertyNotHere:
        return {"bpmn", "EXT078", QT_TRANSLATE_NOOP("bpmn", "a <%1> belongs to a process, an activity or an event, not into <%2>")};
    case SchemaError::AttributeNotHere:
        return {"bpmn", "AttributeNotHere", QT_TRANSLATE_NOOP("bpmn", "BPMN knows no attribute “%1” of <%2>")};
    case SchemaError::NotOneOf:
        return {"bpmn", "NotOneOf", QT_TRANSLATE_NOOP("bpmn", "expected %1 to be one of %3, got “%2”")};
    case SchemaError::NotBoolean:
        return {"bpmn", "NotBoolean", QT_TRANSLATE_NOOP("bpmn", "expected %1 to be true or false, got “%2”")};
    case SchemaError::NotNumber:
        return {"bpmn", "NotNumber", QT_TRANSLATE_NOOP("bpmn", "expected %1 to be a number, got “%2”")};
    }
    Q_UNREACHABLE();
}

} // namespace engine::bpmn::interchange
