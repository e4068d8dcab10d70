// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop-client/api/client.h"
#include "desktop-client/api/types.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;
class QScrollArea;
class QSplitter;
class QTabWidget;
class QTreeWidget;

namespace desktop::views {

class NameLabel;
class PaperView;
class RouteView;

/// One case: its data, papers, signatures and approvals, history and drawing.
class CaseView : public QWidget
{
    Q_OBJECT

public:
    explicit CaseView(api::Client &client, QWidget *parent = nullptr);

    /// Shows the case as the server gave it; papers are fetched when they are looked at.
    void setCase(const api::Case &shown);
    void clear();
    /// The part whose tab is at `index` (0 data, 1 papers, 2 signatures, 3 history, 4 drawing).
    void showPart(int index);
    /// What is shown; no id where nothing is.
    const api::Case &shown() const { return m_case; }
    void retranslate();

Q_SIGNALS:
    /// An incident's way out was chosen.
    void retryWanted(const QString &request);
    void skipWanted(const QString &request, const QString &reason);
    /// The reader takes back the draft that they wrote.
    void pullBackWanted();
    /// The reader has looked at an approval that was given for them; `file` is its record.
    void reviewed(const QString &file);

private:
    void showData();
    void showPapers();
    void showSignatures();
    void arrangeApprovals();
    void showHistory();
    void openPaper(int row);
    int firstPaper() const;
    void fetchDrawing();
    void askForAddress(const api::Row &row);
    void askToSkip(const api::Incident &incident);
    QWidget *valueWidget(const api::Row &row, const QString &name, QWidget *parent);

    api::Client &m_client; // outlives this
    api::Case m_case;
    NameLabel *m_title;
    QLabel *m_state;
    QTabWidget *m_tabs;
    QScrollArea *m_data;
    QListWidget *m_papers;
    PaperView *m_paper;
    QPushButton *m_larger;
    QPushButton *m_smaller;
    QPushButton *m_turn;
    QSplitter *m_approvals; ///< the route and the records
    QScrollArea *m_routeArea;
    RouteView *m_route;
    QPushButton *m_pullBack;
    QTreeWidget *m_signatures;
    QTreeWidget *m_history;
    PaperView *m_drawing;
    QPushButton *m_drawingLarger;
    QPushButton *m_drawingSmaller;
    qint64 m_drawnVersion = -1;
    QString m_openPaper;
    std::function<void()> m_stopFetching; ///< of the paper before
    QString m_dataOf; ///< the case whose data is on the page
};

} // namespace desktop::views
