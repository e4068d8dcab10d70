// SPDX-License-Identifier: Apache-2.0
#include "engine/xml/document.h"

#include "engine/xml/native.h"
#include "engine/xml/parse_fault.h"
#include "engine/xml/xml_error.h"

#include <libxml/c14n.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <cstdint>

namespace engine::xml {

namespace {

struct FreeContext
{
    void operator()(xmlParserCtxt *context) const noexcept { xmlFreeParserCtxt(context); }
};

struct FreeChars
{
    void operator()(xmlChar *chars) const noexcept { xmlFree(chars); }
};

using Chars = std::unique_ptr<xmlChar, FreeChars>;

void refuseDoctype(void *userData, const xmlChar *, const xmlChar *, const xmlChar *)
{
    xmlStopParser(static_cast<xmlParserCtxt *>(userData));
}

/// Walks the tree in document order.
const xmlNode *nextElement(const xmlNode *node)
{
    if (node->children && node->type == XML_ELEMENT_NODE) {
        for (const xmlNode *child = node->children; child; child = child->next) {
            if (child->type == XML_ELEMENT_NODE)
                return child;
        }
    }
    for (; node && node->type == XML_ELEMENT_NODE; node = node->parent) {
        for (const xmlNode *next = node->next; next; next = next->next) {
            if (next->type == XML_ELEMENT_NODE)
                return next;
        }
    }
    return nullptr;
}

/// Numbers the elements; false when the tree and the scan tell different stories.
bool giveNumbers(xmlDoc *doc, const Scan &scan)
{
    std::uintptr_t count = 0;
    for (const xmlNode *node = xmlDocGetRootElement(doc); node; node = nextElement(node)) {
        if (count >= scan.elements.size())
            return false;
        const_cast<xmlNode *>(node)->_private = reinterpret_cast<void *>(++count);
        std::size_t attributes = 0;
        for (const xmlAttr *a = node->properties; a; a = a->next)
            ++attributes;
        if (attributes != scan.elements[count - 1].attributeCount)
            return false;
    }
    return count == scan.elements.size();
}

const xmlNode *asNode(void *node) { return static_cast<const xmlNode *>(node); }

QString contentOf(const xmlNode *node)
{
    const Chars content(xmlNodeGetContent(node));
    return text(content.get());
}

bool hasName(const xmlNode *node, QStringView namespaceUri, QStringView name)
{
    return name == text(node->name) &&
           namespaceUri == (node->ns ? text(node->ns->href) : QString());
}

Attribute toAttribute(const DocumentData &data,
                      const xmlNode *element,
                      const xmlAttr *attribute,
                      std::size_t index)
{
    const ElementPlace *place = data.placeOf(element);
    const AttributePlace &at = data.places.attributes[place->firstAttribute + index];
    return {attribute->ns ? text(attribute->ns->href) : QString(),
            text(attribute->name),
            contentOf(reinterpret_cast<const xmlNode *>(attribute)),
            data.at(at.name),
            data.at(at.value)};
}

} // namespace

QString text(const xmlChar *utf8)
{
    return QString::fromUtf8(reinterpret_cast<const char *>(utf8));
}

const ElementPlace *DocumentData::placeOf(const xmlNode *node) const
{
    const auto number = reinterpret_cast<std::uintptr_t>(node->_private);
    return number == 0 ? nullptr : &places.elements[number - 1];
}

const AttributePlace *DocumentData::attributePlaceOf(const xmlNode *node) const
{
    if (!node || node->type != XML_ATTRIBUTE_NODE || !node->parent)
        return nullptr;
    std::size_t index = 0;
    for (const xmlNode *a = node->prev; a; a = a->prev)
        ++index;
    const ElementPlace *place = placeOf(node->parent);
    return place && index < place->attributeCount ? &places.attributes[place->firstAttribute + index] : nullptr;
}

core::SourceRef DocumentData::whereOfValue(const xmlNode *node) const
{
    if (const AttributePlace *place = attributePlaceOf(node))
        return at(place->value);
    if (const ElementPlace *place = node && node->type == XML_ELEMENT_NODE ? placeOf(node) : nullptr)
        return at(place->content);
    return where(node);
}

core::SourceRef DocumentData::where(const xmlNode *node) const
{
    if (const AttributePlace *place = attributePlaceOf(node))
        return at(place->name);
    for (; node && node->type != XML_DOCUMENT_NODE; node = node->parent) {
        if (node->type == XML_ELEMENT_NODE) {
            if (const ElementPlace *place = placeOf(node))
                return at(place->tag);
        }
    }
    return {fileName, 0, 0};
}

Document::Document(std::unique_ptr<DocumentData> data)
    : m_data(std::move(data))
{
}

Document::Document(Document &&) noexcept = default;
Document &Document::operator=(Document &&) noexcept = default;
Document::~Document() = default;

core::Result<Document>
Document::parse(const QByteArray &bytes, const QString &fileName, const Limits &limits)
{
    startLibrary();
    if (bytes.size() > limits.bytes) {
        return core::Error(XmlError::TooLarge,
                           {QString::number(bytes.size()), QString::number(limits.bytes)},
                           {fileName, 0, 0});
    }
    const auto decoded = decode(bytes, fileName);
    if (!decoded)
        return decoded.error();
    const QByteArray &body = *decoded;
    Limits bounded = limits;
    bounded.depth = std::min(limits.depth, 250);
    auto places = scan(body, fileName, bounded);
    if (!places)
        return places.error();

    const std::unique_ptr<xmlParserCtxt, FreeContext> context(xmlNewParserCtxt());
    if (!context)
        return core::Error(XmlError::NotWellFormed, {QStringLiteral("out of memory")});
    FirstError first;
    context->_private = &first;
    context->sax->serror = noteError;
    context->sax->internalSubset = refuseDoctype;
    std::unique_ptr<xmlDoc, FreeDoc> doc(xmlCtxtReadMemory(context.get(),
                                                           body.constData(),
                                                           static_cast<int>(body.size()),
                                                           nullptr,
                                                           "UTF-8",
                                                           XML_PARSE_NONET));
    Lines lines(body);
    if (!doc || !context->wellFormed || first.seen || places->brokenAt || doc->intSubset ||
        !giveNumbers(doc.get(), *places)) {
        if (!first.seen)
            first = {true, 0, QStringLiteral("misplaced markup"), {}, {}, 0, places->brokenAt.value_or(0)};
        return parseFault(first, body, lines, fileName);
    }
    return Document(std::make_unique<DocumentData>(
        DocumentData{body, fileName, std::move(*places), std::move(lines), std::move(doc)}));
}

Element Document::root() const
{
    return Element(m_data.get(), xmlDocGetRootElement(m_data->doc.get()));
}

const QString &Document::fileName() const { return m_data->fileName; }

QByteArray Document::canonical() const
{
    xmlChar *out = nullptr;
    const int size =
        xmlC14NDocDumpMemory(m_data->doc.get(), nullptr, XML_C14N_EXCLUSIVE_1_0, nullptr, 0, &out);
    const Chars chars(out);
    return size < 0 ? QByteArray() : QByteArray(reinterpret_cast<const char *>(out), size);
}

QString Element::name() const { return xml::text(asNode(m_node)->name); }

QString Element::namespaceUri() const
{
    const xmlNode *node = asNode(m_node);
    return node->ns ? xml::text(node->ns->href) : QString();
}

bool Element::is(QStringView namespaceUri, QStringView name) const
{
    return hasName(asNode(m_node), namespaceUri, name);
}

core::SourceRef Element::where() const { return m_data->where(asNode(m_node)); }

core::SourceRef Element::textWhere() const
{
    const ElementPlace *place = m_data->placeOf(asNode(m_node));
    return place ? m_data->at(place->content) : where();
}

std::optional<QString> Element::attribute(QStringView name, QStringView namespaceUri) const
{
    for (const xmlAttr *a = asNode(m_node)->properties; a; a = a->next) {
        if (name == xml::text(a->name) &&
            namespaceUri == (a->ns ? xml::text(a->ns->href) : QString()))
            return contentOf(reinterpret_cast<const xmlNode *>(a));
    }
    return std::nullopt;
}

std::optional<Attribute> Element::attributeNode(QStringView name, QStringView namespaceUri) const
{
    const xmlNode *node = asNode(m_node);
    std::size_t index = 0;
    for (const xmlAttr *a = node->properties; a; a = a->next, ++index) {
        if (name == xml::text(a->name) && namespaceUri == (a->ns ? xml::text(a->ns->href) : QString()))
            return toAttribute(*m_data, node, a, index);
    }
    return std::nullopt;
}

std::vector<Attribute> Element::attributes() const
{
    std::vector<Attribute> all;
    const xmlNode *node = asNode(m_node);
    for (const xmlAttr *a = node->properties; a; a = a->next)
        all.push_back(toAttribute(*m_data, node, a, all.size()));
    return all;
}

std::vector<Element> Element::children() const
{
    std::vector<Element> all;
    for (xmlNode *c = asNode(m_node)->children; c; c = c->next) {
        if (c->type == XML_ELEMENT_NODE)
            all.push_back(Element(m_data, c));
    }
    return all;
}

std::vector<Element> Element::children(QStringView namespaceUri, QStringView name) const
{
    std::vector<Element> all;
    for (xmlNode *c = asNode(m_node)->children; c; c = c->next) {
        if (c->type == XML_ELEMENT_NODE && hasName(c, namespaceUri, name))
            all.push_back(Element(m_data, c));
    }
    return all;
}

std::optional<Element> Element::child(QStringView namespaceUri, QStringView name) const
{
    for (xmlNode *c = asNode(m_node)->children; c; c = c->next) {
        if (c->type == XML_ELEMENT_NODE && hasName(c, namespaceUri, name))
            return Element(m_data, c);
    }
    return std::nullopt;
}

std::optional<Element> Element::parent() const
{
    xmlNode *parent = asNode(m_node)->parent;
    if (!parent || parent->type != XML_ELEMENT_NODE)
        return std::nullopt;
    return Element(m_data, parent);
}

QString Element::text() const { return contentOf(asNode(m_node)); }

std::vector<Element::Node> Element::nodes() const
{
    std::vector<Node> all;
    for (xmlNode *c = asNode(m_node)->children; c; c = c->next) {
        if (c->type == XML_ELEMENT_NODE) {
            all.push_back({Element(m_data, c), {}});
        } else if (c->type == XML_TEXT_NODE || c->type == XML_CDATA_SECTION_NODE) {
            if (all.empty() || all.back().element)
                all.push_back({});
            all.back().text += xml::text(c->content);
        }
    }
    return all;
}

QString Element::namespaceOfPrefix(QStringView prefix) const
{
    const QByteArray name = prefix.toUtf8();
    auto *node = static_cast<xmlNode *>(m_node);
    for (const xmlNode *n = node; n && n->type == XML_ELEMENT_NODE; n = n->parent) {
        for (const xmlNs *ns = n->nsDef; ns; ns = ns->next) {
            if (xml::text(ns->prefix) == prefix)
                return xml::text(ns->href);
        }
    }
    return name == "xml" ? xml::text(XML_XML_NAMESPACE) : QString();
}

} // namespace engine::xml
