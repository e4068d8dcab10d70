// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop-client/api/types.h"

#include <QWidget>

namespace desktop::views {

/// An approval route as boxes in order of time: who did what, in which post, when, and the marks of 専決, 代決 and 後閲 in
/// place of seals; behind them, the steps that wait. Boxes go on in the next line where there is no room.
class RouteView : public QWidget
{
    Q_OBJECT

public:
    explicit RouteView(QWidget *parent = nullptr);

    void setRoute(const api::Case &shown);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return layOut(width, false); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The reader has looked at the approval whose record is `file`.
    void reviewed(const QString &file);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void addStep(const api::Approval &step, bool mayReview);
    void addWaiting(const api::Task &task);
    QWidget *makeBox(const QString &name, const QStringList &lines, bool waits);
    int boxWidth() const;
    /// The height that all boxes need in `width`; `really` puts them there.
    int layOut(int width, bool really) const;

    std::vector<QWidget *> m_boxes; // children
};

/// The mark that stands for a seal: 専決, 代決 for whom, 後閲 or that it is missing yet; empty for what was done by one's own right.
QString markText(const api::Approval &approval);

} // namespace desktop::views
