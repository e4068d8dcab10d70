// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/views/route_view.h"

#include "desktop-client/text.h"
#include "desktop-client/views/name_label.h"
#include "desktop-client/views/proposal_view.h"

#include <QFrame>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace desktop::views {

namespace {

constexpr int gap = 28; // an arrow stands in it

} // namespace

QString markText(const api::Approval &approval)
{
    QStringList marks;
    if (approval.authority == "delegated"_L1)
        marks << (approval.forNames.isEmpty() ? say("Delegated authority") : say("Delegated by %1", {approval.forNames}));
    if (approval.authority == "acting"_L1)
        marks << (approval.forNames.isEmpty() ? say("Acting for the post %1", {approval.ofPositionName}) : say("Acting for %1, who was away", {approval.forNames}));
    if (approval.review == "waiting"_L1)
        marks << say("Not yet looked at afterwards");
    if (approval.review == "done"_L1)
        marks << say("Looked at afterwards");
    return marks.join(u'\n');
}

RouteView::RouteView(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"case.route"_s);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void RouteView::setRoute(const api::Case &shown)
{
    for (QWidget *box : m_boxes)
        box->deleteLater();
    m_boxes.clear();
    setAccessibleName(say("Approval route"));
    for (const api::Approval &step : shown.approvals)
        addStep(step, shown.mayReview.contains(step.file));
    for (const api::Task &task : shown.tasks) {
        if (!task.act.isEmpty())
            addWaiting(task);
    }
    setVisible(!m_boxes.empty());
    updateGeometry();
    layOut(width(), true);
    update();
}

void RouteView::addStep(const api::Approval &step, bool mayReview)
{
    QStringList lines{(step.holds ? u"✓ "_s : u"✗ "_s) + actText(step), step.by};
    const QString post = step.positionName.isEmpty() ? step.position : step.positionName;
    lines << post << dateTimeText(step.at);
    if (const QString marks = markText(step); !marks.isEmpty())
        lines << marks;
    QWidget *box = makeBox(u"route.%1"_s.arg(m_boxes.size() + 1), lines, false);
    if (!mayReview)
        return;
    auto *button = new QPushButton(say("I have looked at it"), box);
    button->setObjectName(u"route.review"_s);
    button->setAccessibleName(button->text());
    box->layout()->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, file = step.file] { Q_EMIT reviewed(file); });
}

void RouteView::addWaiting(const api::Task &task)
{
    QStringList lines{say("Waits: %1", {task.label})};
    if (!task.claimedByName.isEmpty())
        lines << task.claimedByName;
    makeBox(u"route.%1"_s.arg(m_boxes.size() + 1), lines, true);
}

QWidget *RouteView::makeBox(const QString &name, const QStringList &lines, bool waits)
{
    auto *box = new QFrame(this);
    box->setObjectName(name);
    box->setFrameShape(QFrame::StyledPanel);
    box->setFrameShadow(waits ? QFrame::Sunken : QFrame::Raised);
    box->setAccessibleName(lines.join(u", "_s).replace(u'\n', u", "_s));
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(8, 6, 8, 6);
    column->setSpacing(2);
    for (const QString &line : lines) {
        auto *label = new NameLabel(line, box);
        if (&line == &lines.front())
            label->setHeading(1.0);
        column->addWidget(label);
    }
    column->addStretch();
    box->show();
    m_boxes.push_back(box);
    return box;
}

int RouteView::boxWidth() const
{
    return fontMetrics().averageCharWidth() * 17;
}

QSize RouteView::sizeHint() const
{
    const int wide = boxWidth() * 3 + 2 * gap;
    return {wide, layOut(wide, false)};
}

QSize RouteView::minimumSizeHint() const
{
    return {boxWidth(), layOut(std::max(width(), boxWidth()), false)};
}

int RouteView::layOut(int width, bool really) const
{
    const int wide = std::min(boxWidth(), std::max(width, 1));
    const std::size_t inLine = static_cast<std::size_t>(std::max(1, (width + gap) / (wide + gap)));
    int top = 0;
    for (std::size_t first = 0; first < m_boxes.size(); first += inLine) {
        const std::size_t last = std::min(first + inLine, m_boxes.size());
        int high = 0;
        for (std::size_t i = first; i < last; ++i) {
            const int wanted = m_boxes[i]->layout()->hasHeightForWidth() ? m_boxes[i]->layout()->totalHeightForWidth(wide) : m_boxes[i]->sizeHint().height();
            high = std::max(high, wanted + 4);
        }
        for (std::size_t i = first; really && i < last; ++i)
            m_boxes[i]->setGeometry(static_cast<int>(i - first) * (wide + gap), top, wide, high);
        top += high + gap / 2;
    }
    return std::max(0, top - gap / 2);
}

void RouteView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut(width(), true);
}

void RouteView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::Text));
    for (std::size_t i = 0; i + 1 < m_boxes.size(); ++i) {
        const QRect box = m_boxes[i]->geometry();
        painter.drawText(QRect(box.right() + 1, box.top(), gap, box.height()), Qt::AlignCenter, u"→"_s);
    }
}

} // namespace desktop::views
