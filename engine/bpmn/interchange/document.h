// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/bpmn/interchange/metamodel.h"
#include "engine/core/error.h"

#include <QByteArray>

#include <functional>
#include <map>
#include <optional>

namespace engine::bpmn::interchange {

class Element;

inline const QString schemaInstance = QString::fromLatin1("http://www.w3.org/2001/XMLSchema-instance");

/// A value or a reference, where it stands in the file.
struct Value
{
    const Feature *feature = nullptr;
    QString text;         ///< as the standard writes it: `true`, `12.5`; of a reference, the id
    QString namespaceUri; ///< of a qualified name with a prefix
    core::SourceRef where;
    Element *target = nullptr; ///< what a reference leads to; nullptr outside of this file or for nothing
};

/// Something of another vocabulary, such as ours: kept as it is, for its owner to understand.
struct Foreign
{
    struct Attribute { QString namespaceUri; QString name; QString value; bool operator==(const Attribute &) const = default; };
    QString namespaceUri;
    QString name;
    std::vector<Attribute> attributes;
    struct Part;
    std::vector<Part> parts; ///< text and elements, in order
    bool operator==(const Foreign &other) const;
};

struct Foreign::Part
{
    QString text;
    std::vector<Foreign> element; ///< one or none
    bool operator==(const Part &) const = default;
};

/// One element of a model. Owned by its parent; its document must outlive every pointer to it.
class Element
{
public:
    const Type *type = nullptr;
    QString name; ///< how it is called in the file: of its type, or of the feature it stands in
    const Feature *role = nullptr; ///< in its parent; nullptr for the root
    Element *parent = nullptr;
    core::SourceRef where;
    std::vector<Value> values;
    QString body;
    core::SourceRef bodyWhere;
    std::vector<std::unique_ptr<Element>> children; ///< as they stand in the file
    std::vector<Foreign> foreign;
    std::vector<Foreign::Attribute> foreignAttributes;

    bool is(QStringView kind) const { return type->isA(kind); }
    QString id() const { return value(u"id"); }
    /// What people call it: its name, else its id, else its element.
    QString label() const;
    /// The first value or reference of that name, empty where there is none.
    QString value(QStringView feature) const;
    const Value *find(QStringView feature) const;
    bool has(QStringView feature) const { return find(feature) != nullptr; }
    bool isTrue(QStringView feature) const { return value(feature) == QLatin1String("true"); }
    std::vector<const Value *> all(QStringView feature) const;
    /// What a reference leads to, or nullptr.
    const Element *target(QStringView feature) const;
    /// Children that are of a kind, or stand there under a name.
    std::vector<const Element *> childrenOf(QStringView kind) const;
    const Element *child(QStringView elementName) const;
    /// The nearest of that kind around it, or nullptr.
    const Element *around(QStringView kind) const;
    void each(const std::function<void(const Element &)> &take) const;
};

/// A whole BPMN file. Move only; the elements stay where they are when it moves.
class Document
{
public:
    /// Reads all of BPMN 2.0: what the standard's schema does not know goes to `faults` and is left out. Nothing comes
    /// back for what is no BPMN file.
    static std::optional<Document> read(const QByteArray &bytes, const QString &fileName, core::Faults &faults);

    const Element &root() const { return *m_root; }
    Element &root() { return *m_root; }
    /// The element with that id, or nullptr.
    const Element *byId(const QString &id) const { return m_byId.value(id); }
    /// Every element of a kind, as they stand in the file.
    std::vector<const Element *> all(QStringView kind) const;
    /// References by the id they lead to.
    struct Referrer { const Element *from; const Value *value; };
    std::vector<Referrer> referrers(const Element &to) const;

    /// The model in BPMN 2.0 XML: children in the order of the standard's schema, the usual prefixes.
    QByteArray write() const;

private:
    friend class DocumentReader;
    std::unique_ptr<Element> m_root;
    /// Prefixes that values of other vocabularies rely on, such as `feel:number`, with their namespaces.
    std::map<QString, QString> m_prefixes;
    QHash<QString, Element *> m_byId;
};

/// Whether two models say the same: order matters among children of one feature only; places do not.
bool same(const Element &left, const Element &right);

/// What reading may find against the schema; the constraints of the standard are `constraints::ConstraintError`.
enum class SchemaError { NoBpmn, ElementNotHere, PropertyNotHere, AttributeNotHere, NotOneOf, NotBoolean, NotNumber };
core::ErrorText errorText(SchemaError id);

} // namespace engine::bpmn::interchange
