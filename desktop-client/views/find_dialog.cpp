// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/views/find_dialog.h"

#include "desktop-client/text.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace desktop::views {

FindDialog::FindDialog(api::Client &client, QWidget *parent)
    : QDialog(parent)
    , m_client(client)
{
    setObjectName(u"find"_s);
    setWindowTitle(say("Find a case"));
    auto *column = new QVBoxLayout(this);
    auto *label = new QLabel(say("&Number, receipt or procedure:"), this);
    m_number = new QLineEdit(this);
    m_number->setObjectName(u"find.number"_s);
    m_number->setAccessibleName(say("Number, receipt or procedure"));
    label->setBuddy(m_number);
    m_message = new QLabel(this);
    m_message->setObjectName(u"find.message"_s);
    m_found = new QListWidget(this);
    m_found->setObjectName(u"find.found"_s);
    m_found->setAccessibleName(say("Cases found"));
    auto *open = new QPushButton(say("Open"), this);
    open->setObjectName(u"find.open"_s);
    open->setAccessibleName(open->text());
    open->setAutoDefault(false);
    for (QWidget *widget : std::initializer_list<QWidget *>{label, m_number, m_message, m_found, open})
        column->addWidget(widget);
    connect(m_number, &QLineEdit::returnPressed, this, &FindDialog::find);
    connect(m_found, &QListWidget::itemActivated, this, &FindDialog::choose);
    connect(open, &QPushButton::clicked, this, &FindDialog::choose);
    resize(520, 320);
}

void FindDialog::find()
{
    const QString number = m_number->text().trimmed();
    if (number.isEmpty())
        return;
    m_client.get(u"/cases"_s, {{u"number"_s, number}}, this, [this](const api::Answer &answer) {
        m_found->clear();
        if (!answer.good()) {
            m_message->setText(answer.errorText);
            return;
        }
        for (const auto &json : answer.body["cases"_L1].toArray()) {
            const api::CaseLine line = api::caseLine(json);
            auto *item = new QListWidgetItem(
                u"%1　%2　%3"_s.arg(line.number.isEmpty() ? line.receipt : line.number, line.procedureName, line.stateText), m_found);
            item->setData(Qt::UserRole, line.id);
        }
        m_message->setText(m_found->count() == 0 ? say("No case has this number.") : say("%1 found", {QString::number(m_found->count())}));
        if (m_found->count() > 0) {
            m_found->setCurrentRow(0);
            m_found->setFocus();
        }
    });
}

void FindDialog::choose()
{
    const QListWidgetItem *item = m_found->currentItem();
    if (!item)
        return;
    Q_EMIT chosen(item->data(Qt::UserRole).toString());
    accept();
}

} // namespace desktop::views
