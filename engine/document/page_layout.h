// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/document/glyph_log.h"
#include "engine/document/variant_text.h"
#include "engine/xml/document.h"

#include <QRectF>

namespace engine::document {

/// Where pages are painted.
struct Canvas
{
    QPainter &painter;
    GlyphLog &log;
};

/// Something with a height that stands on one page: a line, a rule, a row of a table, a QR code.
struct Item
{
    qreal height = 0;
    qreal spaceBefore = 0; ///< not at the top of a page
    bool keepWithNext = false;
    std::function<void(const Canvas &canvas, QPointF origin)> paint;
    /// Cuts off a first part of at most `height`, for a row higher than a page; empty: cannot be cut.
    std::function<std::optional<std::pair<Item, Item>>(qreal height)> split;
    /// Repeated at the top of each page that this item begins (a table's heading row).
    std::shared_ptr<const Item> heading;
};

/// Where an item stands.
struct Placed
{
    Item item;
    qreal y;
};

using Page = std::vector<Placed>;

/// Units of a point in which pages are set: fonts then have whole pixel sizes.
inline constexpr int unitsPerPoint = 20;
inline constexpr qreal pt = unitsPerPoint;

/// The body of an XHTML document as items of `width`; what no font has is added to `missing`.
std::vector<Item> setBlocks(const xml::Element &body, qreal width, QStringList &missing);

/// The item for a QR code of `text`, its caption beside it. Nothing where the text is too long for one.
std::optional<Item> setQr(const QString &text, const QString &caption, qreal width);

/// Distributes the items over pages of `height`.
std::vector<Page> paginate(std::vector<Item> items, qreal height);

} // namespace engine::document
