// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/views/proposal_view.h"

#include "desktop-client/text.h"
#include "desktop-client/views/name_label.h"
#include "desktop-client/views/route_view.h"

#include <QFormLayout>
#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace desktop::views {

QString shortHash(const QString &hex)
{
    QStringList groups;
    for (qsizetype i = 0; i < std::min<qsizetype>(hex.size(), 16); i += 4)
        groups << hex.mid(i, 4);
    return groups.join(u' ');
}

QString postText(const api::Approval &approval)
{
    if (approval.officeName.isEmpty() || approval.positionName.isEmpty())
        return approval.position;
    return say("%1, %2", {approval.positionName, approval.officeName});
}

QString actText(const api::Approval &approval)
{
    const QString act = approval.actText.isEmpty() ? approval.act : approval.actText;
    const QString outcome = approval.outcomeText.isEmpty() ? approval.outcome : approval.outcomeText;
    return outcome.isEmpty() ? act : say("%1: %2", {act, outcome});
}

ProposalView::ProposalView(QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(u"task.proposal"_s);
    setWidgetResizable(true);
    setFrameShape(QFrame::StyledPanel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    clear();
}

void ProposalView::clear()
{
    auto *page = new QWidget(this);
    page->setAutoFillBackground(true);
    page->setBackgroundRole(QPalette::Base);
    page->setForegroundRole(QPalette::Text);
    m_column = new QVBoxLayout(page);
    setWidget(page); // deletes the page before
}

void ProposalView::setProposal(const api::Proposal &proposal, bool drafting)
{
    const int place = verticalScrollBar()->value();
    clear();
    setAccessibleName(drafting ? say("The draft before") : say("What is decided"));
    addHeading(accessibleName());
    for (const api::Section &section : proposal.sections)
        addSection(section);

    // What was said of an earlier draft does not count for this one, but tells why there is this one.
    const auto isDraft = [](const api::Approval &act) { return act.act == "draft"_L1; };
    const auto newest = std::find_if(proposal.acts.rbegin(), proposal.acts.rend(), isDraft);
    const auto first = newest == proposal.acts.rend() ? proposal.acts.begin() : std::prev(newest.base());
    addHeading(say("What has been done with it"));
    int number = 0;
    for (auto act = first; act != proposal.acts.end(); ++act)
        addAct(*act, u"proposal.act%1"_s.arg(++number), proposal.draft);
    if (!drafting) {
        addHeading(say("What you sign"));
        addText(say("The record of your act is signed over this draft (%1) and over the case as of version %2 (%3).",
                    {shortHash(proposal.draft), QString::number(proposal.version), shortHash(proposal.head)}),
                u"proposal.over"_s);
        widget()->findChild<QWidget *>(u"proposal.over"_s)
            ->setToolTip(say("Draft, SHA-256: %1", {proposal.draft}) + u'\n' + say("Head of the case's journal: %1", {proposal.head}));
    }
    if (first != proposal.acts.begin()) {
        addHeading(say("Earlier drafts"));
        number = 0;
        for (auto act = proposal.acts.begin(); act != first; ++act)
            addAct(*act, u"proposal.earlier%1"_s.arg(++number), {});
    }
    m_column->addStretch();
    // At once, so that its height is known; the layout would show it with the next event only.
    for (QWidget *child : widget()->findChildren<QWidget *>(Qt::FindDirectChildrenOnly))
        child->show();
    verticalScrollBar()->setValue(place); // it follows the case under the reader's eyes
}

int ProposalView::heightFor(int width) const
{
    // A line more than it says, lest a scroll bar comes for a point.
    const int frame = 2 * frameWidth();
    return m_column->totalHeightForWidth(width - frame) + frame + fontMetrics().height();
}

void ProposalView::addHeading(const QString &text)
{
    auto *heading = new NameLabel(text, widget());
    heading->setHeading(1.0);
    if (m_column->count() > 0)
        m_column->addSpacing(6);
    m_column->addWidget(heading);
}

void ProposalView::addText(const QString &text, const QString &name)
{
    auto *label = new NameLabel(text, widget());
    label->setObjectName(name);
    m_column->addWidget(label);
}

void ProposalView::addSection(const api::Section &section)
{
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    for (const api::Row &row : section.rows) {
        const QString said = row.hidden ? say("Not shown here") : row.value;
        auto *value = new NameLabel(said, widget());
        value->setObjectName(u"proposal."_s + row.path);
        value->setAccessibleName(u"%1: %2"_s.arg(row.label, said));
        form->addRow(new QLabel(row.label, widget()), value);
    }
    m_column->addLayout(form);
}

void ProposalView::addAct(const api::Approval &act, const QString &name, const QString &draft)
{
    // State is never told by colour alone.
    const bool another = !draft.isEmpty() && !act.draft.isEmpty() && act.draft != draft;
    const QString mark = act.holds && !another ? u"✓"_s : u"✗"_s;
    QStringList lines{say("%1 %2 – %3 (%4), %5", {mark, actText(act), act.by, postText(act), dateTimeText(act.at)})};
    if (const QString marks = markText(act); !marks.isEmpty())
        lines << marks;
    if (!act.opinion.isEmpty())
        lines << say("Opinion: %1", {act.opinion});
    if (!act.holds)
        lines << say("The record of this act does not hold.");
    if (another)
        lines << say("This act was about another draft.");
    addText(lines.join(u'\n'), name);
}

} // namespace desktop::views
