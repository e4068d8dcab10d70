// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/views/find_dialog.h"

#include "desktop-client/text.h"

#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace desktop::views {

namespace {

constexpr int caseRole = Qt::UserRole;
constexpr int commandRole = Qt::UserRole + 1;

/// A menu's text without its mnemonic: `処理を引き受ける(&T)`, `&Take the task`.
QString plain(QString text)
{
    static const QRegularExpression mark(u"\\(&.\\)"_s);
    return text.remove(mark).remove(u'&');
}

} // namespace

FindDialog::FindDialog(api::Client &client, std::vector<QAction *> commands, QWidget *parent)
    : QDialog(parent)
    , m_client(client)
    , m_commands(std::move(commands))
{
    setObjectName(u"find"_s);
    setWindowTitle(say("Find a case or a command"));
    auto *column = new QVBoxLayout(this);
    auto *label = new QLabel(say("&Number, receipt, procedure or command:"), this);
    m_number = new QLineEdit(this);
    m_number->setObjectName(u"find.number"_s);
    m_number->setAccessibleName(say("Number, receipt, procedure or command"));
    m_number->installEventFilter(this);
    label->setBuddy(m_number);
    m_message = new QLabel(this);
    m_message->setObjectName(u"find.message"_s);
    m_message->setWordWrap(true);
    m_found = new QListWidget(this);
    m_found->setObjectName(u"find.found"_s);
    m_found->setAccessibleName(say("What was found"));
    auto *open = new QPushButton(say("Open"), this);
    open->setObjectName(u"find.open"_s);
    open->setAccessibleName(open->text());
    open->setAutoDefault(false);
    for (QWidget *widget : std::initializer_list<QWidget *>{label, m_number, m_message, m_found, open})
        column->addWidget(widget);
    m_timer = new QTimer(this);
    m_timer->setSingleShot(true);
    m_timer->setInterval(std::chrono::milliseconds(150));
    connect(m_timer, &QTimer::timeout, this, &FindDialog::find);
    connect(m_number, &QLineEdit::textChanged, this, [this] {
        ++m_asked;
        m_searching = !m_number->text().trimmed().isEmpty();
        m_choosesFirst = false;
        if (m_searching)
            m_timer->start();
        else
            m_timer->stop();
        showFound({});
    });
    connect(m_number, &QLineEdit::returnPressed, this, &FindDialog::chooseWhenFound);
    connect(m_found, &QListWidget::itemActivated, this, &FindDialog::choose);
    connect(open, &QPushButton::clicked, this, &FindDialog::choose);
    resize(560, 400);
    showFound({});
}

void FindDialog::find()
{
    const int asked = m_asked;
    m_client.get(u"/cases"_s, {{u"number"_s, m_number->text().trimmed()}}, this, [this, asked](const api::Answer &answer) {
        if (asked != m_asked)
            return;
        m_searching = false;
        std::vector<api::CaseLine> cases;
        for (const auto &json : answer.body["cases"_L1].toArray())
            cases.push_back(api::caseLine(json));
        showFound(cases);
        if (!answer.good())
            m_message->setText(answer.errorText);
        else if (std::exchange(m_choosesFirst, false))
            choose();
    });
}

void FindDialog::showFound(const std::vector<api::CaseLine> &cases)
{
    m_found->clear();
    for (const api::CaseLine &line : cases) {
        auto *item = new QListWidgetItem(u"%1　%2　%3"_s.arg(line.number.isEmpty() ? line.receipt : line.number, line.procedureName, line.stateText), m_found);
        item->setData(caseRole, line.id);
    }
    const QString words = m_number->text().trimmed();
    for (size_t i = 0; i < m_commands.size(); ++i) {
        const QAction *command = m_commands[i];
        const QString text = plain(command->text());
        if (!command->isEnabled() || !text.contains(words, Qt::CaseInsensitive))
            continue;
        const QString keys = command->shortcut().toString(QKeySequence::NativeText);
        auto *item = new QListWidgetItem(keys.isEmpty() ? say("Command: %1", {text}) : say("Command: %1 (%2)", {text, keys}), m_found);
        item->setData(commandRole, static_cast<int>(i));
    }
    // Nothing is chosen before anything is typed: Enter alone must not carry out a command.
    m_found->setCurrentRow(m_found->count() > 0 && !words.isEmpty() ? 0 : -1);
    m_message->setText(words.isEmpty()         ? QString()
                       : m_searching           ? say("Searching…")
                       : m_found->count() == 0 ? say("No case and no command fits.")
                                               : say("%1 found", {QString::number(m_found->count())}));
}

void FindDialog::chooseWhenFound()
{
    if (m_searching)
        m_choosesFirst = true;
    else
        choose();
}

void FindDialog::choose()
{
    const QListWidgetItem *item = m_found->currentItem();
    if (!item)
        return;
    accept();
    if (const QVariant command = item->data(commandRole); command.isValid())
        m_commands[static_cast<size_t>(command.toInt())]->trigger();
    else
        Q_EMIT chosen(item->data(caseRole).toString());
}

bool FindDialog::eventFilter(QObject *watched, QEvent *event)
{
    // The list moves while the keyboard stays in the words.
    if (watched == m_number && event->type() == QEvent::KeyPress) {
        const int key = static_cast<const QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            const int row = m_found->currentRow() + (key == Qt::Key_Down ? 1 : -1);
            m_found->setCurrentRow(std::clamp(row, 0, std::max(0, m_found->count() - 1)));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace desktop::views
