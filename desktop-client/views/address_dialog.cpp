// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/views/address_dialog.h"

#include "desktop-client/text.h"
#include "desktop-client/views/name_label.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace desktop::views {

AddressDialog::AddressDialog(api::Client &client, const QString &caseId, const api::Row &row, QWidget *parent)
    : QDialog(parent)
    , m_client(client)
    , m_case(caseId)
    , m_path(row.path)
{
    setObjectName(u"address"_s);
    setWindowTitle(say("See the address: %1", {row.label}));
    auto *column = new QVBoxLayout(this);
    auto *label = new QLabel(say("&Reason (it is put on record with your name):"), this);
    m_reason = new QLineEdit(this);
    m_reason->setObjectName(u"address.reason"_s);
    m_reason->setAccessibleName(say("Reason"));
    label->setBuddy(m_reason);
    m_error = new QLabel(this);
    m_error->setObjectName(u"address.error"_s);
    m_error->setWordWrap(true);
    m_error->hide();
    m_value = new NameLabel(this);
    m_value->setObjectName(u"address.value"_s);
    m_value->hide();
    auto *buttons = new QHBoxLayout;
    m_ask = new QPushButton(say("See"), this);
    m_ask->setObjectName(u"address.ask"_s);
    m_ask->setDefault(true);
    auto *close = new QPushButton(say("Close"), this);
    close->setObjectName(u"address.close"_s);
    buttons->addStretch();
    buttons->addWidget(m_ask);
    buttons->addWidget(close);
    column->addWidget(label);
    column->addWidget(m_reason);
    column->addWidget(m_error);
    column->addWidget(m_value);
    column->addLayout(buttons);
    for (QPushButton *button : {m_ask, close})
        button->setAccessibleName(button->text());
    connect(m_ask, &QPushButton::clicked, this, &AddressDialog::ask);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    resize(480, sizeHint().height());
}

void AddressDialog::ask()
{
    const QString reason = m_reason->text().trimmed();
    m_error->setVisible(reason.isEmpty());
    if (reason.isEmpty()) {
        m_error->setText(say("Enter the reason."));
        m_reason->setFocus();
        return;
    }
    engine::core::Json body;
    body.set(u"path"_s, m_path);
    body.set(u"reason"_s, reason);
    m_ask->setEnabled(false);
    m_client.send(api::Act::make(u"/cases/%1/address"_s.arg(m_case), std::move(body)), this, [this](const api::Answer &answer) {
        m_ask->setEnabled(true);
        m_error->setVisible(!answer.good());
        m_value->setVisible(answer.good());
        if (answer.good())
            m_value->setText(answer.body["value"_L1].toString());
        else
            m_error->setText(answer.errorText);
    });
}

} // namespace desktop::views
