// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/result.h"

#include <QByteArray>
#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace engine::xml {

class Document;
/// What a Document holds. It never moves, so Elements stay good while their Document is moved
/// about.
struct DocumentData;

struct Attribute
{
    QString namespaceUri; ///< empty for none
    QString name;         ///< local name
    QString value;
    core::SourceRef where;      ///< of the attribute's name
    core::SourceRef valueWhere; ///< of the first character of its value
};

/// An element of a Document, which it must not outlive. Cheap to copy; read only; any thread.
class Element
{
public:
    QString name() const; ///< local name
    QString namespaceUri() const;
    bool is(QStringView namespaceUri, QStringView name) const;
    core::SourceRef where() const;     ///< of its start tag's `<`
    core::SourceRef textWhere() const; ///< of the first character of its content

    std::optional<QString> attribute(QStringView name, QStringView namespaceUri = {}) const;
    std::optional<Attribute> attributeNode(QStringView name, QStringView namespaceUri = {}) const;
    std::vector<Attribute> attributes() const;

    std::vector<Element> children() const;
    std::vector<Element> children(QStringView namespaceUri, QStringView name) const;
    std::optional<Element> child(QStringView namespaceUri, QStringView name) const;
    std::optional<Element> parent() const;
    /// All text below it, as the XML canonical form has it.
    QString text() const;
    /// Children in document order, text included (mixed content, for documents).
    struct Node;
    std::vector<Node> nodes() const;
    /// The prefix-to-namespace bindings in scope: for QNames in attribute values.
    QString namespaceOfPrefix(QStringView prefix) const;

private:
    friend class Document;
    friend struct Native;

    Element(const DocumentData *data, void *node)
        : m_data(data)
        , m_node(node)
    {
    }

    const DocumentData *m_data;
    void *m_node; // xmlNode, which does not leave this room
};

/// Either text or an element.
struct Element::Node
{
    std::optional<Element> element;
    QString text;
};

struct Limits
{
    qsizetype bytes = 8 * 1024 * 1024;
    int depth = 200;      ///< never more than 250, which is libxml2's own limit
    int attributes = 200; ///< of one element, namespace declarations included
};

/// A well-formed XML document (UTF-8; ISO-8859-1 and windows-1252 where declared). Nothing is
/// fetched, a DOCTYPE is refused, no entity is expanded. Immutable; move only. Elements know their
/// exact place in the bytes that were read.
class Document
{
public:
    static core::Result<Document>
    parse(const QByteArray &bytes, const QString &fileName, const Limits &limits = {});
    Document(Document &&) noexcept;
    Document &operator=(Document &&) noexcept;
    ~Document();

    Element root() const;
    const QString &fileName() const;
    /// Exclusive C14N 1.0 without comments; empty if a namespace is a relative URI (it has none).
    QByteArray canonical() const;

private:
    friend struct Native;
    explicit Document(std::unique_ptr<DocumentData> data);
    std::unique_ptr<DocumentData> m_data;
};

/// An XML Schema that ships with us, compiled. Immutable; any thread.
class Schema
{
public:
    /// Reads the schema; it may include or import only files given in `others` (name, bytes):
    /// nothing is fetched.
    static core::Result<Schema> parse(const QByteArray &bytes,
                                      const QString &fileName,
                                      const std::map<QString, QByteArray> &others = {});
    Schema(Schema &&) noexcept;
    Schema &operator=(Schema &&) noexcept;
    ~Schema();
    /// Every violation, each with its place: what, expected, found.
    core::Faults validate(const Document &document) const;

private:
    struct Data;
    explicit Schema(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

/// Writes XML in UTF-8 with correct escapes; the only way in which our code makes XML text.
/// A character that XML cannot carry (see isXmlText) becomes U+FFFD.
class Writer
{
public:
    Writer &start(const QString &name); ///< qualified name as it shall stand
    Writer &attribute(const QString &name, const QString &value);
    Writer &text(const QString &text);
    Writer &end();
    /// The bytes with the XML declaration in front; every element must have been ended.
    QByteArray bytes() const;

private:
    QByteArray m_bytes;
    std::vector<QString> m_open;
    bool m_inTag = false;
};

/// Whether every character may stand in an XML 1.0 document.
bool isXmlText(QStringView text);

} // namespace engine::xml
