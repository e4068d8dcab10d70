// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/views/skip_dialog.h"

#include "desktop-client/text.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace desktop::views {

SkipDialog::SkipDialog(const api::Incident &incident, QWidget *parent) : QDialog(parent)
{
    setObjectName(u"skip"_s);
    setWindowTitle(say("Go on without it"));
    auto *column = new QVBoxLayout(this);
    auto *what = new QLabel(say("Incident: %1", {incident.text}), this);
    auto *means = new QLabel(say("The case goes on without this, and what it would have given is missing from then on."), this);
    for (QLabel *label : {what, means})
        label->setWordWrap(true);
    auto *label = new QLabel(say("&Reason (it is put on record with your name):"), this);
    m_reason = new QLineEdit(this);
    m_reason->setObjectName(u"skip.reason"_s);
    m_reason->setAccessibleName(say("Reason"));
    label->setBuddy(m_reason);
    m_error = new QLabel(this);
    m_error->setObjectName(u"skip.error"_s);
    m_error->hide();
    auto *buttons = new QHBoxLayout;
    auto *skips = new QPushButton(say("Go on without it"), this);
    skips->setObjectName(u"skip.do"_s);
    auto *close = new QPushButton(say("Close"), this);
    close->setObjectName(u"skip.close"_s);
    close->setDefault(true); // Return alone skips nothing
    buttons->addStretch();
    for (QPushButton *button : {skips, close}) {
        button->setAccessibleName(button->text());
        buttons->addWidget(button);
    }
    for (QWidget *widget : std::initializer_list<QWidget *>{what, means, label, m_reason, m_error})
        column->addWidget(widget);
    column->addLayout(buttons);
    connect(skips, &QPushButton::clicked, this, &SkipDialog::skip);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    m_reason->setFocus();
    fit(560);
}

/// Lines that are wrapped take more room than a dialog gives by itself.
void SkipDialog::fit(int width)
{
    resize(width, layout()->totalHeightForWidth(width));
}

void SkipDialog::skip()
{
    const QString reason = m_reason->text().trimmed();
    if (reason.isEmpty()) {
        m_error->setText(say("Enter the reason."));
        m_error->show();
        fit(this->width());
        m_reason->setFocus();
        return;
    }
    Q_EMIT skipWanted(reason);
    accept();
}

} // namespace desktop::views
