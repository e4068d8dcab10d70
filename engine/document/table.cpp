// SPDX-License-Identifier: Apache-2.0
#include "engine/document/blocks.h"

#include <QPainter>

#include <numeric>

namespace engine::document {

namespace {

constexpr qreal padding = 4 * pt;
constexpr qreal shortText = 8.5 * 10.5 * pt;
const QColor headingShade(0xf0, 0xf0, 0xf0);

/// One cell of a row, set: its lines and where they go.
struct SetCell
{
    qreal x = 0;
    qreal width = 0;
    bool heading = false;
    std::vector<Item> items;
};

qreal heightOf(const std::vector<Item> &items)
{
    qreal height = 0;
    for (size_t i = 0; i < items.size(); ++i)
        height += items[i].height + (i > 0 ? items[i].spaceBefore : 0);
    return height;
}

Item rowItem(const std::shared_ptr<const std::vector<SetCell>> &cells, bool borders);

/// The row's first lines, as many as fit in `height`, and the rest.
std::optional<std::pair<Item, Item>> splitRow(const std::vector<SetCell> &cells, bool borders, qreal height)
{
    auto first = std::make_shared<std::vector<SetCell>>();
    auto rest = std::make_shared<std::vector<SetCell>>();
    bool some = false;
    for (const SetCell &cell : cells) {
        SetCell upper = cell;
        SetCell lower = cell;
        size_t fits = 0;
        qreal y = 2 * padding;
        for (; fits < cell.items.size(); ++fits) {
            y += cell.items[fits].height + (fits > 0 ? cell.items[fits].spaceBefore : 0);
            if (y > height)
                break;
        }
        const auto cut = static_cast<std::ptrdiff_t>(fits);
        upper.items.erase(upper.items.begin() + cut, upper.items.end());
        lower.items.erase(lower.items.begin(), lower.items.begin() + cut);
        some = some || fits > 0;
        first->push_back(std::move(upper));
        rest->push_back(std::move(lower));
    }
    if (!some)
        return std::nullopt;
    return std::pair(rowItem(first, borders), rowItem(rest, borders));
}

Item rowItem(const std::shared_ptr<const std::vector<SetCell>> &cells, bool borders)
{
    Item row;
    for (const SetCell &cell : *cells)
        row.height = std::max(row.height, heightOf(cell.items) + (borders ? 2 * padding : padding));
    row.paint = [cells, borders, height = row.height](const Canvas &canvas, QPointF origin) {
        for (const SetCell &cell : *cells) {
            const QRectF box(origin.x() + cell.x, origin.y(), cell.width, height);
            if (borders) {
                if (cell.heading)
                    canvas.painter.fillRect(box, headingShade);
                canvas.painter.drawRect(box);
            }
            QPointF at(box.x() + padding, box.y() + (borders ? padding : padding / 2));
            for (size_t i = 0; i < cell.items.size(); ++i) {
                at.ry() += i > 0 ? cell.items[i].spaceBefore : 0;
                cell.items[i].paint(canvas, at);
                at.ry() += cell.items[i].height;
            }
        }
    };
    row.split = [cells, borders](qreal height) { return splitRow(*cells, borders, height); };
    return row;
}

/// Column widths: natural where all fit (the rest shared out in proportion), else between the least and the
/// natural width in proportion.
std::vector<qreal> columnWidths(const std::vector<Row> &rows, qreal width, bool borders)
{
    size_t count = 0;
    for (const Row &row : rows) {
        size_t columns = 0;
        for (const Cell &cell : row.cells)
            columns += static_cast<size_t>(cell.columns);
        count = std::max(count, columns);
    }
    std::vector<qreal> natural(count, 4 * 10.5 * pt);
    for (const Row &row : rows) {
        size_t column = 0;
        for (const Cell &cell : row.cells) {
            if (cell.columns == 1)
                natural[column] = std::max(natural[column], cell.natural);
            column += static_cast<size_t>(cell.columns);
        }
    }
    const qreal sum = std::accumulate(natural.begin(), natural.end(), qreal(0));
    if (sum <= width) {
        if (!borders) { // a list of terms: they keep their width, what they say gets the rest
            natural.back() += width - sum;
            return natural;
        }
        for (qreal &one : natural)
            one *= width / sum;
        return natural;
    }
    // Short texts (amounts, years) are not broken as long as the long ones can give way.
    qreal least = 0;
    for (const qreal one : natural)
        least += std::min(one, shortText);
    const qreal spare = width - least;
    if (spare < 0) {
        for (qreal &one : natural)
            one = std::min(one, shortText) * width / least;
        return natural;
    }
    for (qreal &one : natural)
        one = std::min(one, shortText) + std::max<qreal>(0, one - shortText) * spare / (sum - least);
    return natural;
}

} // namespace

std::vector<Item> setTable(const std::vector<Row> &rows, qreal width, bool borders,
                           const std::function<std::vector<Item>(const Cell &, qreal width)> &setCell)
{
    std::vector<Item> out;
    if (rows.empty())
        return out;
    const std::vector<qreal> widths = columnWidths(rows, width, borders);
    std::shared_ptr<const Item> heading;
    for (const Row &row : rows) {
        auto cells = std::make_shared<std::vector<SetCell>>();
        size_t column = 0;
        qreal x = 0;
        for (const Cell &cell : row.cells) {
            SetCell set{x, 0, cell.heading && borders, {}};
            for (int i = 0; i < cell.columns && column < widths.size(); ++i)
                set.width += widths[column++];
            x += set.width;
            set.items = setCell(cell, set.width - 2 * padding);
            cells->push_back(std::move(set));
        }
        Item item = rowItem(cells, borders);
        item.spaceBefore = out.empty() ? 8 * pt : 0;
        item.keepWithNext = row.head;
        if (row.head)
            heading = std::make_shared<const Item>(item);
        else
            item.heading = heading;
        out.push_back(std::move(item));
    }
    return out;
}

} // namespace engine::document
