// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/document/page_layout.h"

namespace engine::document {

/// How a block's text looks.
struct Style
{
    qreal points = 10.5;
    qreal lineHeight = 1.6; ///< times the size
    bool bold = false;
    Qt::Alignment alignment = Qt::AlignLeft;
};

struct Cell
{
    Style style;
    int columns = 1;
    bool heading = false;
    std::optional<xml::Element> element; ///< none: an empty cell
    qreal natural = 0;                   ///< its width on a single line
};

struct Row
{
    std::vector<Cell> cells;
    bool head = false; ///< repeated on each page
};

/// The rows of a table as items; columns get what their text needs, as far as `width` reaches.
std::vector<Item> setTable(const std::vector<Row> &rows, qreal width, bool borders,
                           const std::function<std::vector<Item>(const Cell &, qreal width)> &setCell);

} // namespace engine::document
