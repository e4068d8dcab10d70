// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/views/name_label.h"

#include "desktop-client/text.h"
#include "engine/document/variant_text.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyle>

#include <cmath>

using namespace Qt::StringLiterals;
using engine::document::VariantText;

namespace desktop::views {

NameLabel::NameLabel(QWidget *parent)
    : NameLabel(QString(), parent)
{
}

NameLabel::NameLabel(const QString &text, QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setText(text);
}

NameLabel::~NameLabel() = default;

void NameLabel::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    layOut();
}

void NameLabel::setSingleLine(bool singleLine)
{
    m_singleLine = singleLine;
    layOut();
}

void NameLabel::setHeading(qreal factor)
{
    m_heading = factor;
    layOut();
}

QFont NameLabel::laidFont() const
{
    QFont laid = font();
    if (m_heading > 0) {
        laid.setPointSizeF(laid.pointSizeF() * m_heading);
        laid.setBold(true);
    }
    return laid;
}

void NameLabel::layOut()
{
    QString lines = m_text;
    lines.replace(u'\n', m_singleLine ? QChar(u' ') : QChar(QChar::LineSeparator));
    m_laid = std::make_unique<VariantText>(lines, laidFont());
    m_laidWidth = -2;
    updateGeometry();
    update();
}

QSize NameLabel::sizeHint() const
{
    m_laid->setWidth(-1);
    m_laidWidth = -2;
    const int width = static_cast<int>(std::ceil(m_laid->naturalWidth())) + 1;
    return {m_singleLine ? width : std::min(width, 480), static_cast<int>(std::ceil(m_laid->height()))};
}

QSize NameLabel::minimumSizeHint() const
{
    const QFontMetrics metrics(laidFont());
    return {metrics.height() * 3, metrics.height()};
}

int NameLabel::heightForWidth(int width) const
{
    if (m_laidWidth != width) {
        m_laid->setWidth(width);
        m_laidWidth = width;
    }
    return std::max(static_cast<int>(std::ceil(m_laid->height())), QFontMetrics(laidFont()).height());
}

void NameLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool focused = hasFocus();
    if (focused)
        painter.fillRect(rect(), palette().highlight());
    painter.setPen(focused ? palette().color(QPalette::HighlightedText)
                           : palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    m_laid->setWidth(m_singleLine ? -1 : width());
    m_laidWidth = m_singleLine ? -2 : width();
    m_laid->paint(painter, {0, 0});
}

void NameLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        layOut();
    QWidget::changeEvent(event);
}

void NameLabel::copy() const
{
    QApplication::clipboard()->setText(m_text);
}

void NameLabel::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else
        QWidget::keyPressEvent(event);
}

void NameLabel::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu;
    menu.addAction(say("Copy"), this, &NameLabel::copy);
    menu.exec(event->globalPos());
}

void NameDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    if (!engine::document::hasVariants(item.text)) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    const QString text = std::exchange(item.text, QString());
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    const QRect area = style->subElementRect(QStyle::SE_ItemViewItemText, &item, item.widget);
    const VariantText laid(text, item.font);
    painter->save();
    painter->setClipRect(area);
    painter->setPen(item.palette.color(item.state & QStyle::State_Selected ? QPalette::HighlightedText : QPalette::Text));
    laid.paint(*painter, {static_cast<qreal>(area.x() + 3), area.y() + (area.height() - laid.height()) / 2});
    painter->restore();
}

} // namespace desktop::views
