// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/xml/document.h"

#include <memory>

struct _xmlDoc;
struct _xmlNode;

namespace tests {

/// An XML text in which XPath 1.0 finds places. Namespaces do not count: a package may use any prefixes.
class Selection
{
public:
    /// A part of the text that was found.
    struct Place
    {
        void *node = nullptr; ///< for paths relative to it; lives as long as the selection
        qsizetype begin = 0;      ///< of an element: its `<`; of an attribute: its name
        qsizetype end = 0;        ///< behind the element, behind the attribute's closing quote
        qsizetype valueBegin = 0; ///< of an element: its content
        qsizetype valueEnd = 0;
        qsizetype nameEnd = 0; ///< behind an element's name
        bool isElement = true;
        bool isClosedAtOnce = false; ///< `<a/>`: there is no content to put anything into
        QString name;                ///< as it is written, with its prefix
    };

    /// Nothing for a text that is no well-formed XML.
    static std::shared_ptr<const Selection> of(const QString &text);
    ~Selection();

    std::vector<Place> all(const QString &path, const Place *from = nullptr) const;
    /// The path's value as text.
    QString text(const QString &path, const Place &from) const;

private:
    Selection() = default;
    Place placeOf(_xmlNode *node) const;

    QString m_text;
    std::unique_ptr<engine::xml::Document> m_document;
    _xmlDoc *m_doc = nullptr;
    std::map<const _xmlNode *, engine::xml::Element> m_elements;
};

} // namespace tests
