// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop-client/api/client.h"
#include "desktop-client/api/types.h"
#include "desktop-client/views/looks.h"

#include <QMainWindow>

class QLabel;
class QStackedWidget;
class QAction;
class QMenu;
class QPushButton;

namespace desktop::outbox {
class Outbox;
}

namespace desktop::views {

class SignInView;
class WorkView;

/// The clerk's window.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    struct Options
    {
        QUrl server;
        QString outboxFile; ///< where acts are kept while the server is away; empty: not on disk
        std::chrono::milliseconds refreshEvery{5000};
        QString settingsFile{}; ///< where the looks are kept; empty: not kept
    };

    explicit MainWindow(const Options &options, QWidget *parent = nullptr);
    ~MainWindow() override;

    WorkView &work() { return *m_work; }
    api::Client &client() { return *m_client; }

private:
    void makeMenus();
    void retranslate();
    void look(const Looks &looks);
    void chooseLanguage(const QString &tag);
    void signedIn(const api::Staff &staff);
    void signOut();
    void expired();
    void closeDialogs();
    void showBanner(const QString &text);
    void hideBanner();
    void showState();
    void find();
    void print();
    void showOutbox();

    Options m_options;
    Looks m_looks;
    api::Client *m_client;
    outbox::Outbox *m_outbox;
    QStackedWidget *m_stack;
    SignInView *m_signIn;
    WorkView *m_work;
    QWidget *m_banner;
    QLabel *m_bannerText;
    QPushButton *m_bannerClose;
    QLabel *m_serverState;
    QLabel *m_lastRefresh;
    QLabel *m_who;
    QPushButton *m_unsent;
    QDateTime m_refreshed;
    QDateTime m_offlineSince;
    api::Staff m_staff;

    QMenu *m_fileMenu;
    QMenu *m_viewMenu;
    QMenu *m_languageMenu;
    QMenu *m_shadeMenu;
    QMenu *m_textMenu;
    QMenu *m_helpMenu;
    std::vector<std::pair<QAction *, const char *>> m_actions; ///< with their English text
};

} // namespace desktop::views
