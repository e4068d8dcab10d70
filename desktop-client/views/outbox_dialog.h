// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QPushButton;
class QTreeWidget;

namespace desktop::outbox {
class Outbox;
}

namespace desktop::views {

/// The acts that are not sent yet, and those that were refused with their reasons.
class OutboxDialog : public QDialog
{
    Q_OBJECT

public:
    OutboxDialog(outbox::Outbox &outbox, QWidget *parent);

private:
    void fill();

    outbox::Outbox &m_outbox; // outlives this
    QTreeWidget *m_list;
    QPushButton *m_forget;
};

} // namespace desktop::views
