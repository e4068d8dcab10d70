// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/views/main_window.h"

#include "desktop-client/outbox/outbox.h"
#include "desktop-client/text.h"
#include "desktop-client/views/case_sheet.h"
#include "desktop-client/views/case_view.h"
#include "desktop-client/views/find_dialog.h"
#include "desktop-client/views/key_sheet.h"
#include "desktop-client/views/outbox_dialog.h"
#include "desktop-client/views/sign_in_view.h"
#include "desktop-client/views/task_view.h"
#include "desktop-client/views/work_view.h"

#include <QAccessible>
#include <QActionGroup>
#include <QDialog>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace desktop::views {

MainWindow::MainWindow(const Options &options, QWidget *parent)
    : QMainWindow(parent)
    , m_options(options)
{
    setObjectName(u"main"_s);
    resize(1366, 860);
    m_looks = remembered(options.settingsFile);
    wear(m_looks);
    m_client = new api::Client(options.server, this);
    m_outbox = new outbox::Outbox(*m_client, options.outboxFile, this);

    auto *middle = new QWidget(this);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(6, 6, 6, 0);
    m_banner = new QWidget(middle);
    auto *bannerLine = new QHBoxLayout(m_banner);
    m_bannerText = new QLabel(m_banner);
    m_bannerText->setObjectName(u"main.banner"_s);
    m_bannerText->setWordWrap(true);
    m_bannerText->setTextFormat(Qt::PlainText);
    m_bannerClose = new QPushButton(m_banner);
    m_bannerClose->setObjectName(u"main.banner.close"_s);
    bannerLine->addWidget(m_bannerText, 1);
    bannerLine->addWidget(m_bannerClose, 0, Qt::AlignTop);
    m_banner->setAutoFillBackground(true);
    m_banner->setBackgroundRole(QPalette::ToolTipBase);
    m_banner->setForegroundRole(QPalette::ToolTipText);
    m_bannerText->setForegroundRole(QPalette::ToolTipText);
    m_banner->hide();
    m_stack = new QStackedWidget(middle);
    m_signIn = new SignInView(*m_client, m_stack);
    m_work = new WorkView(*m_client, m_stack);
    m_work->refreshEvery(options.refreshEvery);
    m_stack->addWidget(m_signIn);
    m_stack->addWidget(m_work);
    column->addWidget(m_banner);
    column->addWidget(m_stack, 1);
    setCentralWidget(middle);

    m_serverState = new QLabel(this);
    m_serverState->setObjectName(u"main.server"_s);
    m_lastRefresh = new QLabel(this);
    m_lastRefresh->setObjectName(u"main.lastRefresh"_s);
    m_who = new QLabel(this);
    m_who->setObjectName(u"main.who"_s);
    m_unsent = new QPushButton(this);
    m_unsent->setObjectName(u"main.unsent"_s);
    m_unsent->setFlat(true);
    statusBar()->addWidget(m_serverState);
    statusBar()->addWidget(m_lastRefresh);
    statusBar()->addWidget(m_unsent);
    statusBar()->addPermanentWidget(m_who);

    connect(m_bannerClose, &QPushButton::clicked, this, &MainWindow::hideBanner);
    connect(m_signIn, &SignInView::signedIn, this, &MainWindow::signedIn);
    connect(m_client, &api::Client::sessionExpired, this, &MainWindow::expired);
    connect(m_client, &api::Client::onlineChanged, this, [this](bool online) {
        m_offlineSince = online ? QDateTime() : QDateTime::currentDateTimeUtc();
        showState();
        if (online)
            m_outbox->resend();
    });
    connect(m_work, &WorkView::refreshed, this, [this](const QDateTime &at) {
        m_refreshed = at;
        showState();
    });
    connect(m_work, &WorkView::failed, this, &MainWindow::showBanner);
    connect(m_work, &WorkView::nothingWrong, this, &MainWindow::hideBanner);
    connect(m_work, &WorkView::unsent, this, [this](const api::Act &act, const QString &what) {
        if (m_outbox->keep(act, m_staff.id, what))
            showBanner(say("The server cannot be reached. What you sent is kept here and goes out by itself."));
        else
            showBanner(say("The server cannot be reached, and what you sent could not be kept."));
    });
    connect(m_unsent, &QPushButton::clicked, this, &MainWindow::showOutbox);
    connect(m_outbox, &outbox::Outbox::changed, this, &MainWindow::showState);
    connect(m_outbox, &outbox::Outbox::sent, m_work, &WorkView::refresh);
    connect(m_outbox, &outbox::Outbox::refused, this, [this](const QString &what, const QString &text) {
        showBanner(say("%1 was not accepted: %2", {what, text}));
    });
    makeMenus();
    retranslate();
    m_signIn->setFocus();
}

MainWindow::~MainWindow() = default;

void MainWindow::makeMenus()
{
    const auto add = [this](QMenu *menu, const QString &name, const char *text, const QKeySequence &key, auto &&slot) {
        auto *action = new QAction(this);
        action->setObjectName(name);
        action->setShortcut(key);
        menu->addAction(action);
        addAction(action);
        connect(action, &QAction::triggered, this, std::forward<decltype(slot)>(slot));
        m_actions.emplace_back(action, text);
        return action;
    };
    const auto whenWorking = [this](auto run) {
        return [this, run] {
            if (m_stack->currentWidget() == m_work)
                run();
        };
    };
    m_fileMenu = menuBar()->addMenu(QString());
    m_viewMenu = menuBar()->addMenu(QString());
    m_languageMenu = menuBar()->addMenu(QString());
    m_helpMenu = menuBar()->addMenu(QString());
    add(m_fileMenu, u"action.send"_s, QT_TRANSLATE_NOOP("desktop", "&Send the form"), QKeySequence(Qt::CTRL | Qt::Key_Return),
        whenWorking([this] { m_work->taskView().send(); }));
    add(m_fileMenu, u"action.take"_s, QT_TRANSLATE_NOOP("desktop", "&Take the task"), QKeySequence(Qt::CTRL | Qt::Key_T),
        whenWorking([this] { m_work->taskView().claim(false); }));
    add(m_fileMenu, u"action.find"_s, QT_TRANSLATE_NOOP("desktop", "&Find a case or a command…"), QKeySequence(Qt::CTRL | Qt::Key_K),
        whenWorking([this] { find(); }));
    add(m_fileMenu, u"action.print"_s, QT_TRANSLATE_NOOP("desktop", "&Print the case…"), QKeySequence(QKeySequence::Print),
        whenWorking([this] { print(); }));
    add(m_fileMenu, u"action.outbox"_s, QT_TRANSLATE_NOOP("desktop", "&Not yet sent…"), {}, [this] { showOutbox(); });
    m_fileMenu->addSeparator();
    add(m_fileMenu, u"action.signOut"_s, QT_TRANSLATE_NOOP("desktop", "Sign &out"), {}, [this] { signOut(); });
    add(m_fileMenu, u"action.quit"_s, QT_TRANSLATE_NOOP("desktop", "&Quit"), QKeySequence(QKeySequence::Quit), [this] { close(); });
    add(m_viewMenu, u"action.refresh"_s, QT_TRANSLATE_NOOP("desktop", "&Refresh"), QKeySequence(Qt::Key_F5),
        whenWorking([this] { m_work->refresh(); }));
    add(m_viewMenu, u"action.nextPane"_s, QT_TRANSLATE_NOOP("desktop", "&Next pane"), QKeySequence(Qt::Key_F6),
        whenWorking([this] { m_work->moveBetweenPanes(1); }));
    add(m_viewMenu, u"action.previousPane"_s, QT_TRANSLATE_NOOP("desktop", "&Previous pane"), QKeySequence(Qt::SHIFT | Qt::Key_F6),
        whenWorking([this] { m_work->moveBetweenPanes(-1); }));
    m_viewMenu->addSeparator();
    const char *const parts[] = {QT_TRANSLATE_NOOP("desktop", "Data"), QT_TRANSLATE_NOOP("desktop", "Papers"),
                                 QT_TRANSLATE_NOOP("desktop", "Signatures and approvals"), QT_TRANSLATE_NOOP("desktop", "History"),
                                 QT_TRANSLATE_NOOP("desktop", "Process")};
    for (int i = 0; i < 5; ++i)
        add(m_viewMenu, u"action.part%1"_s.arg(i + 1), parts[i], QKeySequence(u"Ctrl+%1"_s.arg(i + 1)),
            whenWorking([this, i] { m_work->caseView().showPart(i); }));
    m_viewMenu->addSeparator();
    m_shadeMenu = m_viewMenu->addMenu(QString());
    auto *shades = new QActionGroup(this);
    for (const auto &[shade, name, text] : {std::tuple(Looks::Shade::System, u"system"_s, QT_TRANSLATE_NOOP("desktop", "As the system")),
                                            std::tuple(Looks::Shade::Light, u"light"_s, QT_TRANSLATE_NOOP("desktop", "Light")),
                                            std::tuple(Looks::Shade::Dark, u"dark"_s, QT_TRANSLATE_NOOP("desktop", "Dark"))}) {
        QAction *action = add(m_shadeMenu, u"action.shade."_s + name, text, {}, [this, chosen = shade] { look({chosen, m_looks.textPercent}); });
        action->setCheckable(true);
        action->setChecked(shade == m_looks.shade);
        shades->addAction(action);
    }
    m_textMenu = m_viewMenu->addMenu(QString());
    auto *sizes = new QActionGroup(this);
    for (const int percent : textSizes) {
        QAction *action = m_textMenu->addAction(u"%1 %"_s.arg(percent));
        action->setObjectName(u"action.text.%1"_s.arg(percent));
        action->setCheckable(true);
        action->setChecked(percent == m_looks.textPercent);
        sizes->addAction(action);
        connect(action, &QAction::triggered, this, [this, percent] { look({m_looks.shade, percent}); });
    }
    add(m_helpMenu, u"action.keys"_s, QT_TRANSLATE_NOOP("desktop", "&Keys"), QKeySequence(Qt::CTRL | Qt::Key_Slash), [this] {
        auto *sheet = new KeySheet(this);
        sheet->setAttribute(Qt::WA_DeleteOnClose);
        sheet->open();
    });
    // Each language in its own words.
    auto *group = new QActionGroup(this);
    for (const auto &[tag, name] : {std::pair(u"ja"_s, u"日本語"_s), std::pair(u"en"_s, u"English"_s)}) {
        QAction *action = m_languageMenu->addAction(name);
        action->setObjectName(u"action.language."_s + tag);
        action->setCheckable(true);
        action->setChecked(language().tag == tag);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, chosen = tag] { chooseLanguage(chosen); });
    }
}

void MainWindow::retranslate()
{
    setWindowTitle(say("Todoke – the office"));
    m_fileMenu->setTitle(say("&Work"));
    m_viewMenu->setTitle(say("&View"));
    m_languageMenu->setTitle(say("&Language"));
    m_helpMenu->setTitle(say("&Help"));
    m_shadeMenu->setTitle(say("&Colours"));
    m_textMenu->setTitle(say("&Text size"));
    for (const auto &[action, text] : m_actions)
        action->setText(say(text));
    m_bannerClose->setText(say("Close"));
    m_bannerClose->setAccessibleName(say("Close the message"));
    m_signIn->retranslate();
    m_work->retranslate();
    showState();
}

void MainWindow::look(const Looks &looks)
{
    m_looks = looks;
    wear(looks);
    remember(m_options.settingsFile, looks);
}

void MainWindow::chooseLanguage(const QString &tag)
{
    setLanguage({tag});
    retranslate();
    if (m_client->isSignedIn())
        m_work->refresh();
}

void MainWindow::showState()
{
    if (m_client->isOnline())
        m_serverState->setText(say("Connected to %1", {m_client->server().host()}));
    else
        m_serverState->setText(say("No connection since %1", {dateTimeText(m_offlineSince)}));
    m_lastRefresh->setText(m_refreshed.isValid() ? say("Last refreshed %1", {m_refreshed.toLocalTime().time().toString(u"HH:mm:ss"_s)}) : QString());
    m_who->setText(m_staff.name);
    const int count = m_outbox->count();
    m_unsent->setVisible(count > 0);
    m_unsent->setText(say("%1 not yet sent", {QString::number(count)}));
    m_unsent->setAccessibleName(m_unsent->text());
}

void MainWindow::signedIn(const api::Staff &staff)
{
    // The same clerk finds everything as it was; another one finds nothing of it.
    if (!m_staff.id.isEmpty() && m_staff.id != staff.id)
        m_work->reset();
    m_staff = staff;
    m_stack->setCurrentWidget(m_work);
    hideBanner();
    m_outbox->setStaff(staff.id);
    m_work->start();
    showState();
    m_work->moveBetweenPanes(0);
}

void MainWindow::signOut()
{
    if (m_stack->currentWidget() != m_work)
        return;
    closeDialogs();
    m_client->signOut();
    m_outbox->setStaff({});
    m_work->reset();
    m_staff = {};
    m_stack->setCurrentWidget(m_signIn);
    m_signIn->setReason({});
    hideBanner();
    showState();
}

/// Nothing of a case, its print or an address stays in front of the sign-in.
void MainWindow::closeDialogs()
{
    for (QDialog *dialog : findChildren<QDialog *>()) {
        if (dialog->isVisible())
            dialog->reject();
    }
}

void MainWindow::expired()
{
    closeDialogs();
    m_work->stop();
    m_stack->setCurrentWidget(m_signIn);
    m_signIn->setReason(say("Your session has ended. Sign in again; what you typed is still there."));
}

void MainWindow::showBanner(const QString &text)
{
    m_bannerText->setText(text);
    m_bannerText->setAccessibleName(text);
    m_banner->setVisible(!text.isEmpty());
    // Read out at once, wherever the keyboard is.
    QAccessibleEvent alert(m_bannerText, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MainWindow::hideBanner()
{
    m_banner->hide();
    m_bannerText->clear();
}

void MainWindow::find()
{
    std::vector<QAction *> commands;
    for (const auto &[action, text] : m_actions) {
        if (action->objectName() != "action.find"_L1)
            commands.push_back(action);
    }
    auto *dialog = new FindDialog(*m_client, std::move(commands), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &FindDialog::chosen, m_work, &WorkView::openCase);
    dialog->open();
}

void MainWindow::print()
{
    const api::Case &shown = m_work->caseView().shown();
    if (shown.line.id.isEmpty()) {
        showBanner(say("Choose a case to print."));
        return;
    }
    const QString title = u"%1　%2"_s.arg(shown.line.procedureName, shown.line.number.isEmpty() ? shown.line.receipt : shown.line.number);
    const auto done = printWithPreview(caseSheet(shown, m_staff.name, QDateTime::currentDateTimeUtc()), title, this);
    if (!done)
        showBanner(engine::core::sentence(done.error(), language()));
}

void MainWindow::showOutbox()
{
    auto *dialog = new OutboxDialog(*m_outbox, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace desktop::views
