// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/views/task_table.h"

#include "desktop-client/models/task_model.h"
#include "engine/document/variant_text.h"

#include <QApplication>
#include <QEvent>
#include <QHeaderView>
#include <QPainter>

using namespace Qt::StringLiterals;
using desktop::models::TaskModel;

namespace desktop::views {

namespace {

constexpr int margin = 6;

/// Draws `text` in `area`, at its end where `atEnd`; gives the width that it took.
int drawPiece(QPainter &painter, const QRect &area, const QString &text, bool atEnd)
{
    if (text.isEmpty() || area.width() <= 0)
        return 0;
    if (engine::document::hasVariants(text)) {
        engine::document::VariantText laid(text, painter.font());
        laid.setWidth(-1);
        const int width = std::min(area.width(), static_cast<int>(laid.naturalWidth()) + 1);
        painter.save();
        painter.setClipRect(area);
        laid.paint(painter, {static_cast<qreal>(atEnd ? area.right() - width + 1 : area.left()), static_cast<qreal>(area.top())});
        painter.restore();
        return width;
    }
    const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, area.width());
    painter.drawText(area, Qt::AlignVCenter | (atEnd ? Qt::AlignRight : Qt::AlignLeft) | Qt::TextSingleLine, shown);
    return painter.fontMetrics().horizontalAdvance(shown);
}

} // namespace

TaskTable::TaskTable(QWidget *parent)
    : QTableView(parent)
{
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    horizontalHeader()->hide();
    setItemDelegate(new TaskDelegate(this));
    fitRows();
}

void TaskTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    // The card is drawn in the first column and tells of all.
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    for (int column = 1; column < model->columnCount(); ++column)
        setColumnHidden(column, true);
}

void TaskTable::setEmptyText(const QString &text)
{
    m_emptyText = text;
    setAccessibleDescription(text);
    viewport()->update();
}

void TaskTable::fitRows()
{
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(TaskDelegate::heightFor(font()));
    verticalHeader()->setDefaultSectionSize(TaskDelegate::heightFor(font()));
}

void TaskTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (!model() || model()->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect().adjusted(12, 12, -12, -12), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

void TaskTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitRows();
}

int TaskDelegate::heightFor(const QFont &font)
{
    return QFontMetrics(font).lineSpacing() * 2 + margin * 2;
}

void TaskDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear();
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    const auto cell = [&](TaskModel::Column column) { return index.siblingAtColumn(column).data().toString(); };

    painter->save();
    painter->setPen(item.palette.color(item.state & QStyle::State_Selected ? QPalette::HighlightedText : QPalette::Text));
    QFont bold = item.font;
    bold.setBold(true);
    const QRect area = item.rect.adjusted(margin, margin, -margin, -margin);
    const int line = area.height() / 2;
    QRect upper(area.left(), area.top(), area.width(), line);
    QRect lower(area.left(), area.top() + line, area.width(), area.height() - line);
    painter->setFont(bold);
    const int taken = drawPiece(*painter, upper, cell(TaskModel::Label), false);
    painter->setFont(item.font);
    upper.setLeft(upper.left() + taken + margin * 2);
    drawPiece(*painter, upper, cell(TaskModel::Due), true);
    const int held = drawPiece(*painter, lower.adjusted(lower.width() / 2, 0, 0, 0), cell(TaskModel::Holder), true);
    lower.setRight(lower.right() - (held > 0 ? held + margin * 2 : 0));
    drawPiece(*painter, lower, u"%1　%2"_s.arg(cell(TaskModel::Number), cell(TaskModel::Procedure)), false);
    painter->restore();
}

} // namespace desktop::views
