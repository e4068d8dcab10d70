// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>
#include <QTableView>

namespace desktop::views {

/// The tasks of a queue, each a card of two lines: what is to be done and until when; which case and who holds it.
/// Says so where there is none.
class TaskTable : public QTableView
{
    Q_OBJECT

public:
    explicit TaskTable(QWidget *parent = nullptr);
    void setModel(QAbstractItemModel *model) override;
    /// What stands there while there is no row.
    void setEmptyText(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fitRows();

    QString m_emptyText;
};

/// Draws one card.
class TaskDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    static int heightFor(const QFont &font);
};

} // namespace desktop::views
