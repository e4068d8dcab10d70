// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/tool/check/selection.h"

#include "tests/engine/tool/check/place.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>

namespace tests {

namespace {

struct FreeContext { void operator()(xmlXPathContext *context) const { xmlXPathFreeContext(context); } };
struct FreeObject { void operator()(xmlXPathObject *object) const { xmlXPathFreeObject(object); } };
using Object = std::unique_ptr<xmlXPathObject, FreeObject>;

const xmlChar *chars(const QByteArray &bytes)
{
    return reinterpret_cast<const xmlChar *>(bytes.constData());
}

Object evaluate(xmlDoc *doc, xmlNode *from, const QString &path)
{
    const std::unique_ptr<xmlXPathContext, FreeContext> context(xmlXPathNewContext(doc));
    context->node = from;
    Object found(xmlXPathEvalExpression(chars(path.toUtf8()), context.get()));
    if (!found)
        qFatal("this is no XPath: %s", qPrintable(path));
    return found;
}

/// Behind the `>` of the tag that begins at `at`.
qsizetype tagEnd(const QString &text, qsizetype at)
{
    QChar quote;
    for (; at < text.size(); ++at) {
        const QChar c = text.at(at);
        if (!quote.isNull())
            quote = c == quote ? QChar() : quote;
        else if (c == QLatin1Char('"') || c == QLatin1Char('\''))
            quote = c;
        else if (c == QLatin1Char('>'))
            return at + 1;
    }
    return at;
}

/// The `<` of the end tag of the element whose content begins at `at`.
qsizetype contentEnd(const QString &text, qsizetype at)
{
    for (int depth = 0; (at = text.indexOf(QLatin1Char('<'), at)) >= 0;) {
        const auto skip = [&](const char *open, const char *close) {
            if (!QStringView(text).mid(at).startsWith(QLatin1String(open)))
                return false;
            at = text.indexOf(QLatin1String(close), at) + qsizetype(qstrlen(close));
            return true;
        };
        if (skip("<!--", "-->") || skip("<![CDATA[", "]]>") || skip("<?", "?>"))
            continue;
        if (text.at(at + 1) == QLatin1Char('/') && depth-- == 0)
            return at;
        const bool opens = text.at(at + 1) != QLatin1Char('/');
        at = tagEnd(text, at);
        if (opens && text.at(at - 2) != QLatin1Char('/'))
            ++depth;
    }
    return text.size();
}

void pair(xmlNode *node, const engine::xml::Element &element, std::map<const xmlNode *, engine::xml::Element> &elements)
{
    elements.emplace(node, element);
    node->ns = nullptr;
    for (xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
        attribute->ns = nullptr;
    const std::vector<engine::xml::Element> children = element.children();
    auto child = children.begin();
    for (xmlNode *inner = node->children; inner && child != children.end(); inner = inner->next) {
        if (inner->type == XML_ELEMENT_NODE)
            pair(inner, *child++, elements);
    }
}

} // namespace

std::shared_ptr<const Selection> Selection::of(const QString &text)
{
    auto document = engine::xml::Document::parse(text.toUtf8(), QStringLiteral("file"));
    if (!document)
        return nullptr;
    const std::shared_ptr<Selection> selection(new Selection);
    selection->m_text = text;
    selection->m_document = std::make_unique<engine::xml::Document>(std::move(*document));
    const QByteArray bytes = text.toUtf8();
    selection->m_doc = xmlReadMemory(bytes.constData(), static_cast<int>(bytes.size()), "file", nullptr, XML_PARSE_NONET);
    pair(xmlDocGetRootElement(selection->m_doc), selection->m_document->root(), selection->m_elements);
    return selection;
}

Selection::~Selection()
{
    xmlFreeDoc(m_doc);
}

Selection::Place Selection::placeOf(xmlNode *node) const
{
    Place place;
    place.node = node;
    place.isElement = node->type == XML_ELEMENT_NODE;
    if (!place.isElement) {
        const QString name = QString::fromUtf8(reinterpret_cast<const char *>(node->name));
        for (const engine::xml::Attribute &attribute : m_elements.at(node->parent).attributes()) {
            if (attribute.name != name)
                continue;
            place.begin = offsetOf(m_text, attribute.where);
            place.valueBegin = offsetOf(m_text, attribute.valueWhere);
            place.valueEnd = m_text.indexOf(m_text.at(place.valueBegin - 1), place.valueBegin);
            place.end = place.valueEnd + 1;
            place.name = m_text.mid(place.begin, m_text.indexOf(QLatin1Char('='), place.begin) - place.begin).trimmed();
        }
        return place;
    }
    place.begin = offsetOf(m_text, m_elements.at(node).where());
    static const QRegularExpression name(QStringLiteral("[^\\s/>]+"));
    place.name = name.match(m_text, place.begin + 1).captured();
    place.nameEnd = place.begin + 1 + place.name.size();
    place.valueBegin = tagEnd(m_text, place.begin);
    place.isClosedAtOnce = m_text.at(place.valueBegin - 2) == QLatin1Char('/');
    place.valueEnd = place.isClosedAtOnce ? place.valueBegin : contentEnd(m_text, place.valueBegin);
    place.end = place.isClosedAtOnce ? place.valueBegin : tagEnd(m_text, place.valueEnd);
    return place;
}

std::vector<Selection::Place> Selection::all(const QString &path, const Place *from) const
{
    xmlNode *root = from ? static_cast<xmlNode *>(from->node) : reinterpret_cast<xmlNode *>(m_doc);
    const Object found = evaluate(m_doc, root, path);
    std::vector<Place> places;
    for (int i = 0; found->nodesetval && i < found->nodesetval->nodeNr; ++i)
        places.push_back(placeOf(found->nodesetval->nodeTab[i]));
    return places;
}

QString Selection::text(const QString &path, const Place &from) const
{
    const Object found = evaluate(m_doc, static_cast<xmlNode *>(from.node), path);
    xmlChar *value = xmlXPathCastToString(found.get());
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(value));
    xmlFree(value);
    return text;
}

} // namespace tests
