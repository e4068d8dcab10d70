// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

/// Whole BPMN 2.0 files as typed models, to read, check against the standard, change and write again. What we
/// execute is `engine::bpmn::Process`; this is what other tools may have put into the same file.
namespace engine::bpmn::interchange {

/// What an element of some type may carry, by the table `bpmn20.txt`.
struct Feature
{
    enum class Kind {
        Attribute,          ///< a value: text, boolean, integer, number, id, qname, or one of an enumeration
        AttributeReference, ///< a reference, as an attribute
        ElementReference,   ///< a reference, as an element with text
        Child,              ///< an element of this name that holds a `type`
        Kinds,              ///< elements named after their type, which is a kind of `type`
        Body,               ///< the text of the element itself
    };
    Kind kind = Kind::Attribute;
    QString name;
    QString type;
    bool many = false;
};

/// One type of the standard, such as `UserTask`, a kind of Task, Activity, FlowNode … Immutable.
class Type
{
public:
    const QString &prefix() const { return m_prefix; } ///< bpmn, bpmndi, di, dc
    const QString &name() const { return m_name; }
    bool isAbstract() const { return m_abstract; }
    /// Whether it is `type` or a kind of it. Everything is an Element.
    bool isA(QStringView type) const;
    /// Inherited ones first: the order in which the standard's schema wants them.
    const std::vector<const Feature *> &features() const { return m_features; }
    const Feature *attribute(const QString &name) const;
    /// For an element that stands in one of this type; `childType` is what its own name stands for, or nullptr.
    const Feature *childFeature(const QString &name, const Type *childType) const;
    const Feature *body() const;
    /// How an element of this type is called where nothing else names it.
    QString tag() const;

private:
    friend class Metamodel;
    QString m_prefix;
    QString m_name;
    bool m_abstract = false;
    const Type *m_base = nullptr;
    std::vector<const Type *> m_also;
    std::vector<Feature> m_own;
    std::vector<const Feature *> m_features;
};

/// The table of all types. One, immutable, made at first use; any thread.
class Metamodel
{
public:
    static const Metamodel &bpmn();

    const Type *type(const QString &name) const;
    /// The type whose elements are called `name` in that namespace, or nullptr.
    const Type *byElement(const QString &namespaceUri, const QString &name) const;
    /// The words of an enumeration; nullptr for any other kind of value.
    const QStringList *words(const QString &enumeration) const;
    static QString namespaceOf(const QString &prefix);
    static const QStringList &prefixes();

private:
    explicit Metamodel(const QString &table);

    std::vector<std::unique_ptr<Type>> m_types;
    QHash<QString, const Type *> m_byName;
    QHash<QString, QStringList> m_words;
};

} // namespace engine::bpmn::interchange
