// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/views/outbox_dialog.h"

#include "desktop-client/outbox/outbox.h"
#include "desktop-client/text.h"

#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace desktop::views {

OutboxDialog::OutboxDialog(outbox::Outbox &outbox, QWidget *parent)
    : QDialog(parent)
    , m_outbox(outbox)
{
    setObjectName(u"outbox"_s);
    setWindowTitle(say("Not yet sent"));
    auto *column = new QVBoxLayout(this);
    m_list = new QTreeWidget(this);
    m_list->setObjectName(u"outbox.list"_s);
    m_list->setAccessibleName(say("Not yet sent"));
    m_list->setRootIsDecorated(false);
    m_list->setHeaderLabels({say("What"), say("When"), say("State")});
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_forget = new QPushButton(say("Discard the refused one"), this);
    m_forget->setObjectName(u"outbox.forget"_s);
    auto *again = new QPushButton(say("Try again"), this);
    again->setObjectName(u"outbox.again"_s);
    auto *close = new QPushButton(say("Close"), this);
    close->setObjectName(u"outbox.close"_s);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {again, m_forget, close}) {
        button->setAccessibleName(button->text());
        buttons->addWidget(button);
    }
    column->addWidget(m_list);
    column->addLayout(buttons);
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem *item) {
        m_forget->setEnabled(item && item->data(1, Qt::UserRole).toBool());
    });
    connect(m_forget, &QPushButton::clicked, this, [this] {
        if (const QTreeWidgetItem *item = m_list->currentItem())
            m_outbox.forget(item->data(0, Qt::UserRole).toByteArray());
    });
    connect(again, &QPushButton::clicked, &m_outbox, &outbox::Outbox::resend);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(&m_outbox, &outbox::Outbox::changed, this, &OutboxDialog::fill);
    fill();
    resize(640, 300);
}

void OutboxDialog::fill()
{
    m_list->clear();
    m_forget->setEnabled(false);
    for (const outbox::Kept &kept : m_outbox.acts()) {
        auto *item = new QTreeWidgetItem(m_list, {kept.what, dateTimeText(kept.at),
                                                  kept.refusal.isEmpty() ? say("waits") : say("Refused: %1", {kept.refusal})});
        item->setData(0, Qt::UserRole, kept.act.key);
        item->setData(1, Qt::UserRole, !kept.refusal.isEmpty());
    }
}

} // namespace desktop::views
