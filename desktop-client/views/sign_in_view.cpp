// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/views/sign_in_view.h"

#include "desktop-client/forms/error_label.h"
#include "desktop-client/text.h"
#include "desktop-client/views/name_label.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace desktop::views {

SignInView::SignInView(api::Client &client, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
{
    auto *outer = new QVBoxLayout(this);
    auto *box = new QWidget(this);
    m_box = box;
    fit();
    auto *column = new QVBoxLayout(box);
    m_title = new NameLabel(box);
    m_title->setHeading(1.6);
    m_server = new QLabel(box);
    m_server->setObjectName(u"signin.server"_s);
    m_error = new forms::ErrorLabel(box);
    m_error->setObjectName(u"signin.error"_s);
    m_error->hide();
    m_staffLabel = new QLabel(box);
    m_staff = new QLineEdit(box);
    m_staff->setObjectName(u"signin.staff"_s);
    m_staffLabel->setBuddy(m_staff);
    m_passwordLabel = new QLabel(box);
    m_password = new QLineEdit(box);
    m_password->setObjectName(u"signin.password"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_passwordLabel->setBuddy(m_password);
    m_button = new QPushButton(box);
    m_button->setObjectName(u"signin.button"_s);
    m_button->setDefault(true);
    m_button->setAutoDefault(true);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_title, m_server, m_error, m_staffLabel, m_staff, m_passwordLabel, m_password, m_button})
        column->addWidget(widget);
    outer->addStretch();
    // Not by alignment: that would give a reason of two lines the height of one.
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(box, 2);
    row->addStretch(1);
    outer->addLayout(row);
    outer->addStretch();
    box->setMinimumWidth(320);
    connect(m_button, &QPushButton::clicked, this, &SignInView::signIn);
    connect(m_staff, &QLineEdit::returnPressed, m_password, qOverload<>(&QWidget::setFocus));
    connect(m_password, &QLineEdit::returnPressed, this, &SignInView::signIn);
    setFocusProxy(m_staff);
    retranslate();
}

void SignInView::fit()
{
    m_box->setMaximumWidth(fontMetrics().horizontalAdvance(u'国') * 32);
}

void SignInView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

void SignInView::setReason(const QString &reason)
{
    m_error->setText(reason);
    m_error->setVisible(!reason.isEmpty());
    m_password->clear();
    (m_staff->text().isEmpty() ? m_staff : m_password)->setFocus();
}

void SignInView::retranslate()
{
    m_title->setText(say("Todoke – the office"));
    m_server->setText(say("Server: %1", {m_client.server().toString()}));
    m_staffLabel->setText(say("Staff &number"));
    m_staff->setAccessibleName(say("Staff number"));
    m_passwordLabel->setText(say("&Password"));
    m_password->setAccessibleName(say("Password"));
    m_button->setText(say("Sign in"));
    m_button->setAccessibleName(say("Sign in"));
}

void SignInView::signIn()
{
    if (!m_button->isEnabled())
        return;
    if (m_staff->text().trimmed().isEmpty() || m_password->text().isEmpty()) {
        setReason(say("Enter your staff number and your password."));
        return;
    }
    m_button->setEnabled(false);
    m_client.signIn(m_staff->text().trimmed(), m_password->text(), this, [this](const api::Answer &answer) {
        m_button->setEnabled(true);
        if (!answer.good()) {
            setReason(answer.status == 401 && answer.errorText.isEmpty() ? say("Staff number or password is wrong.") : answer.errorText);
            return;
        }
        setReason({});
        Q_EMIT signedIn(api::staff(answer.body["staff"_L1]));
    });
}

} // namespace desktop::views
