// SPDX-License-Identifier: Apache-2.0
#include "engine/document/blocks.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace engine::document {

namespace {

constexpr qreal cellPadding = 4 * pt;

/// One paragraph's worth of text with what is bold in it.
struct Inline
{
    QString text;
    std::vector<VariantText::Bold> bold;
};

void collect(const xml::Element &element, bool strong, Inline &out)
{
    for (const xml::Element::Node &node : element.nodes()) {
        if (node.element) {
            if (node.element->name() == "br"_L1)
                out.text += QChar::LineSeparator;
            else
                collect(*node.element, strong || node.element->name() == "strong"_L1, out);
            continue;
        }
        // White space as HTML has it: line ends between Japanese characters are the author's layout.
        const qsizetype start = out.text.size();
        bool space = false;
        bool lineEnd = false;
        const auto putSpace = [&](bool betweenJapanese) {
            if (space && !out.text.isEmpty() && out.text.back() != u' ' && out.text.back() != QChar::LineSeparator
                && !(lineEnd && betweenJapanese))
                out.text += u' ';
            space = lineEnd = false;
        };
        for (const QChar character : node.text) {
            if (character == u' ' || character == u'\n' || character == u'\t' || character == u'\r') {
                space = true;
                lineEnd = lineEnd || character == u'\n';
                continue;
            }
            putSpace(!out.text.isEmpty() && (out.text.back().unicode() >= 0x2E80 || character.unicode() >= 0x2E80));
            out.text += character;
        }
        putSpace(!out.text.isEmpty() && out.text.back().unicode() >= 0x2E80);
        if (strong && out.text.size() > start)
            out.bold.push_back({start, out.text.size() - start});
    }
}

bool isBlock(const xml::Element &element)
{
    static const QStringList blocks{u"h1"_s, u"h2"_s, u"h3"_s, u"p"_s, u"div"_s, u"section"_s, u"header"_s, u"footer"_s,
                                    u"table"_s, u"dl"_s, u"ul"_s, u"ol"_s, u"hr"_s};
    return blocks.contains(element.name());
}

Style styled(const xml::Element &element, Style style)
{
    const QStringList classes = element.attribute(u"class").value_or(QString()).split(u' ', Qt::SkipEmptyParts);
    if (classes.contains("right"_L1))
        style.alignment = Qt::AlignRight;
    if (classes.contains("center"_L1))
        style.alignment = Qt::AlignHCenter;
    if (classes.contains("left"_L1))
        style.alignment = Qt::AlignLeft;
    if (classes.contains("small"_L1))
        style.points = 8.5;
    if (classes.contains("large"_L1))
        style.points = 14;
    return style;
}

QFont fontOf(const Style &style)
{
    QFont font;
    font.setFamilies(serifFamilies());
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setPixelSize(qRound(style.points * pt));
    font.setBold(style.bold);
    return font;
}

void shift(std::vector<Item> &items, qreal by)
{
    for (Item &item : items) {
        item.paint = [paint = std::move(item.paint), by](const Canvas &canvas, QPointF origin) {
            paint(canvas, origin + QPointF(by, 0));
        };
        if (item.split)
            item.split = nullptr; // cells and lists inside tables are cut line by line already
    }
}

class Setter
{
public:
    explicit Setter(QStringList &missing) : m_missing(missing) {}

    std::vector<Item> children(const xml::Element &parent, qreal width, const Style &style)
    {
        std::vector<Item> out;
        const auto children = parent.children();
        if (std::none_of(children.begin(), children.end(), isBlock)) {
            Inline text;
            collect(parent, false, text);
            add(out, lines(text, width, style));
            return out;
        }
        for (const xml::Element &child : children)
            add(out, block(child, width, style));
        return out;
    }

private:
    static void add(std::vector<Item> &out, std::vector<Item> more)
    {
        out.insert(out.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }

    std::vector<Item> lines(const Inline &text, qreal width, const Style &style)
    {
        std::vector<Item> out;
        Inline trimmed = text;
        while (trimmed.text.endsWith(u' '))
            trimmed.text.chop(1);
        for (VariantText::Bold &bold : trimmed.bold)
            bold.length = std::min(bold.length, trimmed.text.size() - bold.start);
        if (trimmed.text.isEmpty())
            return out;
        const auto laid = std::make_shared<VariantText>(trimmed.text, fontOf(style), trimmed.bold, style.alignment);
        laid->setWidth(width);
        m_missing << laid->missing();
        const qreal leading = style.points * pt * style.lineHeight;
        for (int i = 0; i < laid->lineCount(); ++i) {
            Item item;
            item.height = leading;
            const qreal top = (leading - laid->lineHeight(i)) / 2;
            item.paint = [laid, i, top](const Canvas &canvas, QPointF origin) {
                laid->paintLine(canvas.painter, i, origin + QPointF(0, top), &canvas.log);
            };
            out.push_back(std::move(item));
        }
        return out;
    }

    std::vector<Item> paragraph(const xml::Element &element, qreal width, const Style &style, qreal before)
    {
        std::vector<Item> out = children(element, width, style);
        if (!out.empty())
            out.front().spaceBefore = before;
        return out;
    }

    std::vector<Item> heading(const xml::Element &element, qreal width, Style style, qreal points, qreal before)
    {
        style.points = points;
        style.bold = true;
        style.lineHeight = 1.5;
        if (element.name() == "h1"_L1)
            style.alignment = Qt::AlignHCenter;
        std::vector<Item> out = paragraph(element, width, styled(element, style), before);
        for (Item &item : out)
            item.keepWithNext = true;
        return out;
    }

    std::vector<Item> block(const xml::Element &element, qreal width, const Style &outer)
    {
        const Style style = styled(element, outer);
        const QString name = element.name();
        if (name == "h1"_L1)
            return heading(element, width, outer, 20, 10 * pt);
        if (name == "h2"_L1)
            return heading(element, width, outer, 14, 14 * pt);
        if (name == "h3"_L1)
            return heading(element, width, outer, 11.5, 10 * pt);
        if (name == "table"_L1)
            return table(element, width, style);
        if (name == "dl"_L1)
            return definitions(element, width, style);
        if (name == "ul"_L1 || name == "ol"_L1)
            return list(element, width, style);
        if (name == "hr"_L1) {
            Item rule;
            rule.height = 1 * pt;
            rule.spaceBefore = 8 * pt;
            rule.paint = [width](const Canvas &canvas, QPointF origin) {
                canvas.painter.drawLine(origin, origin + QPointF(width, 0));
            };
            return {rule};
        }
        return paragraph(element, width, style, name == "p"_L1 ? 7 * pt : 4 * pt);
    }

    std::vector<Item> list(const xml::Element &element, qreal width, const Style &style)
    {
        std::vector<Item> out;
        const qreal indent = style.points * pt * 2;
        int number = 0;
        for (const xml::Element &entry : element.children()) {
            ++number;
            std::vector<Item> items = children(entry, width - indent, style);
            if (items.empty())
                continue;
            shift(items, indent);
            const QString mark = element.name() == "ol"_L1 ? QString::number(number) + u'.' : u"・"_s;
            Style left = style;
            left.alignment = Qt::AlignLeft;
            std::vector<Item> marks = lines({mark, {}}, indent, left);
            items.front().paint = [text = items.front().paint, drawn = marks.front().paint](const Canvas &canvas, QPointF origin) {
                drawn(canvas, origin);
                text(canvas, origin);
            };
            items.front().spaceBefore = number == 1 ? 5 * pt : 2 * pt;
            add(out, std::move(items));
        }
        return out;
    }

    Cell cell(const xml::Element &element, const Style &style)
    {
        Cell cell{styled(element, style), 1, element.name() == "th"_L1, element, 0};
        if (cell.heading)
            cell.style.bold = true;
        cell.columns = std::clamp(element.attribute(u"colspan").value_or(u"1"_s).toInt(), 1, 50);
        Inline text;
        collect(element, cell.style.bold, text);
        cell.natural = VariantText(text.text, fontOf(cell.style)).naturalWidth() + 2 * cellPadding + pt;
        return cell;
    }

    std::vector<Item> table(const xml::Element &element, qreal width, const Style &style)
    {
        std::vector<Item> out;
        std::vector<Row> rows;
        const auto readRows = [&](const xml::Element &parent, bool inHead, const auto &self) -> void {
            for (const xml::Element &child : parent.children()) {
                if (child.name() == "caption"_L1) {
                    Style bold = styled(child, style);
                    bold.bold = true;
                    add(out, paragraph(child, width, bold, 8 * pt));
                    for (Item &item : out)
                        item.keepWithNext = true;
                } else if (child.name() == "tr"_L1) {
                    Row row{{}, inHead};
                    for (const xml::Element &one : child.children())
                        row.cells.push_back(cell(one, style));
                    if (!row.cells.empty())
                        rows.push_back(std::move(row));
                } else {
                    self(child, child.name() == "thead"_L1, self);
                }
            }
        };
        readRows(element, false, readRows);
        add(out, setTable(rows, width, true, [this](const Cell &one, qreal cellWidth) {
                return children(*one.element, cellWidth, one.style);
            }));
        return out;
    }

    std::vector<Item> definitions(const xml::Element &element, qreal width, const Style &style)
    {
        std::vector<Row> rows;
        const auto readRows = [&](const xml::Element &parent, const auto &self) -> void {
            for (const xml::Element &child : parent.children()) {
                if (child.name() == "div"_L1) {
                    self(child, self);
                    continue;
                }
                Cell one = cell(child, style);
                if (child.name() == "dt"_L1 || rows.empty())
                    rows.push_back({{}, false});
                // A second dd of the same dt stands in a row of its own, under the first.
                if (child.name() == "dd"_L1 && rows.back().cells.size() != 1)
                    rows.push_back({{Cell{style, 1, false, std::nullopt, 0}}, false});
                rows.back().cells.push_back(std::move(one));
            }
        };
        readRows(element, readRows);
        return setTable(rows, width, false, [this](const Cell &one, qreal cellWidth) {
            return one.element ? children(*one.element, cellWidth, one.style) : std::vector<Item>();
        });
    }

    QStringList &m_missing;
};

} // namespace

std::vector<Item> setBlocks(const xml::Element &body, qreal width, QStringList &missing)
{
    std::vector<Item> items = Setter(missing).children(body, width, {});
    missing.removeDuplicates();
    return items;
}

} // namespace engine::document
