// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/source_ref.h"
#include "engine/xml/document.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace engine::xml {

/// Byte offsets of one attribute.
struct AttributePlace
{
    qsizetype name = 0;
    qsizetype value = 0; ///< behind the opening quote
};

/// Byte offsets of one element, and its attributes among Scan::attributes.
struct ElementPlace
{
    qsizetype tag = 0;     ///< of its `<`
    qsizetype content = 0; ///< behind its start tag's `>`
    std::size_t firstAttribute = 0;
    std::size_t attributeCount = 0; ///< without namespace declarations
};

/// Where a document's tags stand, in document order.
struct Scan
{
    std::vector<ElementPlace> elements;
    std::vector<AttributePlace> attributes;
    /// Where the bytes stop being XML that we can follow; libxml2 must refuse them too.
    std::optional<qsizetype> brokenAt;
};

/// `bytes` as UTF-8 without its byte order mark. Besides UTF-8 we read the two encodings of one
/// byte that drawing tools still declare (ISO-8859-1, windows-1252), and nothing that could be read
/// twice.
core::Result<QByteArray> decode(const QByteArray &bytes, const QString &fileName);

/// Finds every tag, without a tree. It runs before libxml2 and keeps from it what could hurt: a
/// DOCTYPE, too great a depth, too many attributes (which it compares pair by pair). `bytes` come
/// from decode().
core::Result<Scan> scan(QByteArrayView bytes, const QString &fileName, const Limits &limits);

/// Lines and columns (in code points, from 1) of byte offsets.
class Lines
{
public:
    explicit Lines(QByteArrayView bytes);
    core::SourceRef at(QByteArrayView bytes, qsizetype offset, const QString &fileName) const;

private:
    static constexpr qsizetype block = 512;
    /// How many code points begin before `offset`: a file may be one long line.
    qsizetype pointsBefore(QByteArrayView bytes, qsizetype offset) const;

    std::vector<qsizetype> m_starts;
    std::vector<qsizetype> m_points; ///< before each block
};

} // namespace engine::xml
