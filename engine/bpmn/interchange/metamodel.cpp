// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/interchange/metamodel.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>

static void initialiseResource()
{
    Q_INIT_RESOURCE(engine_bpmn_metamodel);
}

namespace engine::bpmn::interchange {

using namespace Qt::StringLiterals;

bool Type::isA(QStringView type) const
{
    if (type == m_name || type == u"Element")
        return true;
    return (m_base && m_base->isA(type))
        || std::any_of(m_also.begin(), m_also.end(), [&](const Type *also) { return also->isA(type); });
}

const Feature *Type::attribute(const QString &name) const
{
    for (const Feature *feature : m_features) {
        const bool is = feature->kind == Feature::Kind::Attribute || feature->kind == Feature::Kind::AttributeReference;
        if (is && feature->name == name)
            return feature;
    }
    return nullptr;
}

const Feature *Type::childFeature(const QString &name, const Type *childType) const
{
    for (const Feature *feature : m_features) {
        const bool named = feature->kind == Feature::Kind::Child || feature->kind == Feature::Kind::ElementReference;
        if (named && feature->name == name)
            return feature;
    }
    for (const Feature *feature : m_features) {
        if (feature->kind == Feature::Kind::Kinds && childType && childType->isA(feature->type))
            return feature;
    }
    return nullptr;
}

const Feature *Type::body() const
{
    for (const Feature *feature : m_features) {
        if (feature->kind == Feature::Kind::Body)
            return feature;
    }
    return nullptr;
}

QString Type::tag() const
{
    return m_prefix == "bpmn"_L1 ? m_name.left(1).toLower() + m_name.mid(1) : m_name;
}

QString Metamodel::namespaceOf(const QString &prefix)
{
    static const QHash<QString, QString> all{
        {u"bpmn"_s, u"http://www.omg.org/spec/BPMN/20100524/MODEL"_s},
        {u"bpmndi"_s, u"http://www.omg.org/spec/BPMN/20100524/DI"_s},
        {u"di"_s, u"http://www.omg.org/spec/DD/20100524/DI"_s},
        {u"dc"_s, u"http://www.omg.org/spec/DD/20100524/DC"_s},
    };
    return all.value(prefix);
}

const QStringList &Metamodel::prefixes()
{
    static const QStringList all{u"bpmn"_s, u"bpmndi"_s, u"di"_s, u"dc"_s};
    return all;
}

const Metamodel &Metamodel::bpmn()
{
    static const Metamodel one = [] {
        initialiseResource();
        QFile file(u":/bpmn/interchange/bpmn20.txt"_s);
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT_X(opened, "Metamodel", "the table is compiled in");
        return Metamodel(opened ? QString::fromUtf8(file.readAll()) : QString());
    }();
    return one;
}

Metamodel::Metamodel(const QString &table)
{
    static const QRegularExpression typeLine(u"^(\\w+):(\\w+)(?: : (\\w+))?(?: \\+((?: \\w+)+?))?( abstract)?$"_s);
    static const QRegularExpression attributeLine(u"^  @(\\w+) (-> )?(\\w+)$"_s);
    static const QRegularExpression childLine(u"^  <(\\w*)> (-> )?(\\w+)( \\*)?$"_s);
    QHash<const Type *, QString> bases;
    QHash<const Type *, QStringList> also;
    for (const QString &line : table.split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u'#'))
            continue;
        if (line.startsWith("enum "_L1)) {
            const QStringList words = line.split(u' ');
            m_words.insert(words.at(1), words.mid(2));
        } else if (line == "  body"_L1) {
            m_types.back()->m_own.push_back({Feature::Kind::Body, {}, {}, false});
        } else if (const auto attribute = attributeLine.match(line); attribute.hasMatch()) {
            m_types.back()->m_own.push_back({attribute.capturedLength(2) > 0 ? Feature::Kind::AttributeReference
                                                                             : Feature::Kind::Attribute,
                                             attribute.captured(1), attribute.captured(3), false});
        } else if (const auto child = childLine.match(line); child.hasMatch()) {
            const Feature::Kind kind = child.capturedLength(2) > 0 ? Feature::Kind::ElementReference
                : child.capturedLength(1) > 0                      ? Feature::Kind::Child
                                                                   : Feature::Kind::Kinds;
            m_types.back()->m_own.push_back({kind, child.captured(1), child.captured(3), child.capturedLength(4) > 0});
        } else {
            const auto type = typeLine.match(line);
            Q_ASSERT_X(type.hasMatch(), "Metamodel", qPrintable(line));
            m_types.push_back(std::make_unique<Type>());
            Type &made = *m_types.back();
            made.m_prefix = type.captured(1);
            made.m_name = type.captured(2);
            made.m_abstract = type.capturedLength(5) > 0;
            bases.insert(&made, type.captured(3));
            also.insert(&made, type.captured(4).split(u' ', Qt::SkipEmptyParts));
            m_byName.insert(made.m_name, &made);
        }
    }
    for (const QString &marker : {u"InteractionNode"_s, u"ItemAwareElement"_s, u"FlowElementsContainer"_s}) {
        m_types.push_back(std::make_unique<Type>()); // kinds that the standard's schema has no type for
        m_types.back()->m_prefix = u"bpmn"_s;
        m_types.back()->m_name = marker;
        m_types.back()->m_abstract = true;
        m_byName.insert(marker, m_types.back().get());
    }
    for (const auto &type : m_types) {
        type->m_base = m_byName.value(bases.value(type.get()));
        for (const QString &name : also.value(type.get())) {
            if (const Type *kind = m_byName.value(name))
                type->m_also.push_back(kind);
        }
    }
    for (const auto &type : m_types) {
        std::vector<const Type *> chain;
        for (const Type *at = type.get(); at; at = at->m_base)
            chain.insert(chain.begin(), at);
        for (const Type *at : chain) {
            for (const Feature &feature : at->m_own)
                type->m_features.push_back(&feature);
        }
    }
}

const Type *Metamodel::type(const QString &name) const
{
    return m_byName.value(name);
}

const Type *Metamodel::byElement(const QString &namespaceUri, const QString &name) const
{
    const bool isBpmn = namespaceUri == namespaceOf(u"bpmn"_s);
    const Type *type = m_byName.value(isBpmn ? name.left(1).toUpper() + name.mid(1) : name);
    return type && !type->isAbstract() && namespaceOf(type->prefix()) == namespaceUri && type->tag() == name ? type : nullptr;
}

const QStringList *Metamodel::words(const QString &enumeration) const
{
    const auto found = m_words.constFind(enumeration);
    return found == m_words.constEnd() ? nullptr : &*found;
}

} // namespace engine::bpmn::interchange
