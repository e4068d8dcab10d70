// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/xml/document.h"
#include "engine/xml/scanner.h"

#include <libxml/tree.h>

#include <memory>

namespace engine::xml {

struct FreeDoc
{
    void operator()(xmlDoc *doc) const noexcept { xmlFreeDoc(doc); }
};

struct DocumentData
{
    QByteArray bytes; ///< in UTF-8, without byte order mark
    QString fileName;
    Scan places; ///< an element's `_private` is its index here plus one
    Lines lines;
    std::unique_ptr<xmlDoc, FreeDoc> doc;

    core::SourceRef at(qsizetype offset) const { return lines.at(bytes, offset, fileName); }

    const ElementPlace *placeOf(const xmlNode *node) const;
    /// Of an element's tag or an attribute's name; of the parent's tag for anything else.
    core::SourceRef where(const xmlNode *node) const;
    /// Of an attribute's value or an element's content.
    core::SourceRef whereOfValue(const xmlNode *node) const;
    const AttributePlace *attributePlaceOf(const xmlNode *node) const;
};

/// libxml2's own types behind a Document: for engine/xml and engine/signature only.
///
/// Who registers Ids or otherwise changes the tree must be the only one who uses the document.
struct Native
{
    static xmlDoc *doc(const Document &document) { return document.m_data->doc.get(); }

    static xmlNode *node(const Element &element) { return static_cast<xmlNode *>(element.m_node); }

    static Element element(const Document &document, xmlNode *node)
    {
        return Element(document.m_data.get(), node);
    }

    static const DocumentData &data(const Document &document) { return *document.m_data; }

    static core::SourceRef where(const Document &document, const xmlNode *node)
    {
        return document.m_data->where(node);
    }

    static const QByteArray &bytes(const Document &document) { return document.m_data->bytes; }
};

QString text(const xmlChar *utf8);

inline bool same(const xmlChar *left, const char *right)
{
    return qstrcmp(reinterpret_cast<const char *>(left), right) == 0;
}

/// Starts libxml2 once for the process, and makes it unable to open anything.
void startLibrary();

} // namespace engine::xml
