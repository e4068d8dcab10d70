// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>
#include <QWidget>

namespace engine::document {
class VariantText;
}

namespace desktop::views {

/// A text in lines in which each kanji has its own variant, which QLabel does not give (Qt 6.4). Can be
/// selected as a whole and copied (Ctrl+C), selectors included.
class NameLabel : public QWidget
{
    Q_OBJECT
    Q_PROPERTY(QString text READ text WRITE setText)

public:
    explicit NameLabel(QWidget *parent = nullptr);
    explicit NameLabel(const QString &text, QWidget *parent = nullptr);
    ~NameLabel() override;

    const QString &text() const { return m_text; }
    void setText(const QString &text);
    /// Lines are broken at the label's width unless it is a single one.
    void setSingleLine(bool singleLine);
    /// Bold, and `factor` times as large as the text around it, also when that changes its size.
    void setHeading(qreal factor);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return !m_singleLine; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void layOut();
    void copy() const;
    QFont laidFont() const;

    QString m_text;
    bool m_singleLine = false;
    qreal m_heading = 0; ///< 0: text like any other
    std::unique_ptr<engine::document::VariantText> m_laid;
    mutable int m_laidWidth = -2;
};

/// Paints items in the same way.
class NameDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace desktop::views
