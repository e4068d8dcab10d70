// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop-client/api/client.h"
#include "desktop-client/api/types.h"

#include <QWidget>

class QLineEdit;
class QListView;
class QSplitter;
class QTimer;

namespace desktop::models {
class QueueModel;
class TaskModel;
}

namespace desktop::views {

class CaseView;
class TaskTable;
class TaskView;

/// The panes: queues with counts above the tasks of one, the case, and beside it what has to be done.
///
/// Asks the server for its version every few seconds and fetches lists only when it has moved on.
class WorkView : public QWidget
{
    Q_OBJECT

public:
    explicit WorkView(api::Client &client, QWidget *parent = nullptr);

    /// Begins to ask; `stop` when nobody is signed in.
    void start();
    void stop();
    /// Forgets everything, for another clerk.
    void reset();
    void retranslate();

    void refresh();
    void refreshEvery(std::chrono::milliseconds interval);
    void openCase(const QString &caseId);
    void moveBy(int rows);
    /// Puts the keyboard into the list's filter (/).
    void focusFilter();
    /// Puts the keyboard into the next pane (F6) or the one before.
    void moveBetweenPanes(int step);
    TaskView &taskView() { return *m_taskView; }
    CaseView &caseView() { return *m_caseView; }

Q_SIGNALS:
    void refreshed(const QDateTime &at);
    void failed(const QString &text);
    void nothingWrong();
    void unsent(const desktop::api::Act &act, const QString &what);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    void showEmptyText();
    void fetchQueues(bool always);
    void fetchTasks();
    void fetchMore(const QString &next);
    void chooseQueue(int row);
    void chooseTask(int row);
    void fetchCase(const QString &caseId);
    void acted(bool done);
    void retry(const QString &request);
    void skip(const QString &request, const QString &reason);
    void send(const QString &path, engine::core::Json body);

    api::Client &m_client; // outlives this
    models::QueueModel *m_queues;
    models::TaskModel *m_tasks;
    QListView *m_queueList;
    QLineEdit *m_filter; ///< words that a row of the list must have
    QTimer *m_filterTimer; ///< asks when the typing pauses
    TaskTable *m_taskTable;
    CaseView *m_caseView;
    TaskView *m_taskView;
    QSplitter *m_right; ///< case and task
    QTimer *m_timer;
    QString m_queue;
    QString m_case;
    qint64 m_version = -1;
    int m_tasksAsked = 0; ///< an answer to an older question is not shown
    bool m_nextOpens = false;
    QByteArray m_lastList; ///< of the queue; when it changes, so may have the case
};

} // namespace desktop::views
