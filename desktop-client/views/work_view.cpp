// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/views/work_view.h"

#include "desktop-client/models/queue_model.h"
#include "desktop-client/models/task_model.h"
#include "desktop-client/text.h"
#include "desktop-client/views/case_view.h"
#include "desktop-client/views/task_table.h"
#include "desktop-client/views/task_view.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace desktop::views {

WorkView::WorkView(api::Client &client, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
{
    m_queues = new models::QueueModel(this);
    m_tasks = new models::TaskModel(this);
    m_queueList = new QListView(this);
    m_queueList->setObjectName(u"main.queues"_s);
    m_queueList->setModel(m_queues);
    m_taskTable = new TaskTable(this);
    m_taskTable->setObjectName(u"main.tasks"_s);
    m_taskTable->setModel(m_tasks);
    m_caseView = new CaseView(client, this);
    m_taskView = new TaskView(client, this);

    auto *left = new QSplitter(Qt::Vertical, this);
    auto *list = new QWidget(left);
    auto *listColumn = new QVBoxLayout(list);
    listColumn->setContentsMargins(0, 0, 0, 0);
    m_filter = new QLineEdit(list);
    m_filter->setObjectName(u"main.filter"_s);
    m_filter->setClearButtonEnabled(true);
    listColumn->addWidget(m_filter);
    listColumn->addWidget(m_taskTable, 1);
    left->addWidget(m_queueList);
    left->addWidget(list);
    left->setStretchFactor(1, 1);
    left->setSizes({180, 640});
    left->setChildrenCollapsible(false);
    m_right = new QSplitter(this);
    m_right->addWidget(m_caseView);
    m_right->addWidget(m_taskView);
    m_right->setStretchFactor(0, 1);
    m_right->setStretchFactor(1, 1);
    m_right->setChildrenCollapsible(false);
    auto *panes = new QSplitter(this);
    panes->addWidget(left);
    panes->addWidget(m_right);
    panes->setStretchFactor(1, 1);
    panes->setSizes({360, 1000});
    panes->setChildrenCollapsible(false);
    m_right->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(panes);

    m_filterTimer = new QTimer(this);
    m_filterTimer->setSingleShot(true);
    m_filterTimer->setInterval(std::chrono::milliseconds(150));
    connect(m_filterTimer, &QTimer::timeout, this, &WorkView::fetchTasks);
    connect(m_filter, &QLineEdit::textChanged, m_filterTimer, qOverload<>(&QTimer::start));
    m_timer = new QTimer(this);
    m_timer->setInterval(std::chrono::seconds(5));
    connect(m_timer, &QTimer::timeout, this, [this] { fetchQueues(false); });
    connect(m_queueList->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { chooseQueue(current.row()); });
    connect(m_taskTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { chooseTask(current.row()); });
    connect(m_tasks, &models::TaskModel::moreWanted, this, &WorkView::fetchMore);
    connect(m_taskView, &TaskView::acted, this, &WorkView::acted);
    connect(m_taskView, &TaskView::refused, this, &WorkView::failed);
    connect(m_taskView, &TaskView::nothingWrong, this, &WorkView::nothingWrong);
    connect(m_taskView, &TaskView::unsent, this, &WorkView::unsent);
    connect(m_caseView, &CaseView::retryWanted, this, &WorkView::retry);
    connect(m_caseView, &CaseView::skipWanted, this, &WorkView::skip);
    connect(m_caseView, &CaseView::pullBackWanted, this, [this] { send(u"/cases/%1/pull-back"_s.arg(m_case), engine::core::Json(engine::core::Json::Object{})); });
    connect(m_caseView, &CaseView::reviewed, this, [this](const QString &file) {
        engine::core::Json body;
        body.set(u"file"_s, file);
        send(u"/cases/%1/reviews"_s.arg(m_case), std::move(body));
    });
    m_queueList->installEventFilter(this);
    m_taskTable->installEventFilter(this);
    m_filter->installEventFilter(this);
    retranslate();
}

void WorkView::retranslate()
{
    m_queueList->setAccessibleName(say("Queues"));
    m_taskTable->setAccessibleName(say("Tasks"));
    m_filter->setAccessibleName(say("Filter the list"));
    m_filter->setPlaceholderText(say("Filter (/)"));
    showEmptyText();
    m_tasks->retranslate();
    m_caseView->retranslate();
    m_taskView->retranslate();
}

void WorkView::showEmptyText()
{
    m_taskTable->setEmptyText(m_filter->text().trimmed().isEmpty() ? say("There is nothing in this queue.")
                                                                   : say("Nothing in this queue fits the filter."));
}

void WorkView::arrange()
{
    // Case and task beside each other where both get a readable line, else one above the other.
    const bool wide = m_right->width() >= fontMetrics().horizontalAdvance(u'国') * 56;
    const Qt::Orientation wanted = wide ? Qt::Horizontal : Qt::Vertical;
    if (m_right->orientation() == wanted)
        return;
    m_right->setOrientation(wanted);
    m_right->setSizes({1000, 1000});
}

void WorkView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        arrange();
}

void WorkView::start()
{
    m_timer->start();
    refresh();
}

void WorkView::stop()
{
    m_timer->stop();
}

void WorkView::reset()
{
    stop();
    m_version = -1;
    m_case.clear();
    m_tasks->clear();
    m_filter->clear();
    m_taskView->clear();
    m_taskView->forgetDrafts();
    m_caseView->clear();
}

void WorkView::refreshEvery(std::chrono::milliseconds interval)
{
    m_timer->setInterval(interval);
}

void WorkView::refresh()
{
    fetchQueues(true);
    if (!m_case.isEmpty())
        fetchCase(m_case);
}

void WorkView::fetchQueues(bool always)
{
    if (!m_client.isSignedIn())
        return;
    m_client.get(u"/queues"_s, {}, this, [this, always](const api::Answer &answer) {
        if (!answer.good())
            return; // the status bar tells of a server that is away, the sign-in of an ended session
        std::vector<api::Queue> queues;
        for (const auto &json : answer.body["queues"_L1].toArray())
            queues.push_back(api::queue(json));
        m_queues->setQueues(std::move(queues));
        // A server without a version is asked for the list each time.
        const qint64 version = answer.body["version"_L1].toInteger(-1);
        const bool moved = version < 0 || version != m_version;
        m_version = version;
        Q_EMIT refreshed(QDateTime::currentDateTimeUtc());
        if (m_queue.isEmpty() || m_queues->rowOf(m_queue) < 0) {
            const int open = std::max(0, m_queues->rowOf(u"open"_s));
            m_queueList->setCurrentIndex(m_queues->index(open));
        } else {
            if (!m_queueList->currentIndex().isValid())
                m_queueList->setCurrentIndex(m_queues->index(m_queues->rowOf(m_queue)));
            if (moved || always)
                fetchTasks();
        }
    });
}

void WorkView::chooseQueue(int row)
{
    const QString queue = m_queues->queueId(row);
    if (queue.isEmpty())
        return;
    m_queue = queue;
    fetchTasks();
}

void WorkView::fetchTasks()
{
    const int asked = ++m_tasksAsked;
    showEmptyText();
    m_client.get(u"/tasks"_s, {{u"queue"_s, m_queue}, {u"filter"_s, m_filter->text()}, {u"limit"_s, u"100"_s}}, this, [this, asked](const api::Answer &answer) {
        if (asked != m_tasksAsked)
            return;
        if (!answer.good()) {
            if (answer.status != 0 && answer.status != 401)
                Q_EMIT failed(answer.errorText);
            return;
        }
        const std::vector<api::Task> tasks = api::queueRows(answer.body);
        const bool changed = std::exchange(m_lastList, answer.bytes) != answer.bytes;
        if (changed && !m_case.isEmpty())
            fetchCase(m_case);
        const int before = m_taskTable->currentIndex().row();
        const api::Task *chosen = m_tasks->task(before);
        const auto sameTask = [&](const api::Task &task) { return task.id == chosen->id && task.caseId == chosen->caseId; };
        // Else the view would choose a neighbour, and a clerk who reads would find another case before them.
        if (chosen && std::none_of(tasks.begin(), tasks.end(), sameTask)) {
            m_taskTable->setCurrentIndex({});
            m_taskView->clear();
        }
        m_tasks->setTasks(tasks, answer.body["next"_L1].toString());
        // After an act the next case opens by itself.
        if (std::exchange(m_nextOpens, false) && m_tasks->rowCount() > 0) {
            m_taskTable->setCurrentIndex({});
            m_taskTable->setCurrentIndex(m_tasks->index(std::clamp(before, 0, m_tasks->rowCount() - 1), 0));
        }
        const QModelIndex current = m_taskTable->currentIndex();
        if (const api::Task *task = m_tasks->task(current.row()); task && !task->id.isEmpty() && task->id == m_taskView->task().id)
            m_taskView->setTask(*task);
    });
}

void WorkView::fetchMore(const QString &next)
{
    const int asked = m_tasksAsked;
    m_client.get(u"/tasks"_s, {{u"queue"_s, m_queue}, {u"filter"_s, m_filter->text()}, {u"after"_s, next}, {u"limit"_s, u"100"_s}}, this, [this, asked](const api::Answer &answer) {
        if (asked != m_tasksAsked || !answer.good())
            return;
        const std::vector<api::Task> tasks = api::queueRows(answer.body);
        m_tasks->append(tasks, answer.body["next"_L1].toString());
    });
}

void WorkView::chooseTask(int row)
{
    const api::Task *task = m_tasks->task(row);
    if (!task)
        return;
    Q_EMIT nothingWrong();
    m_taskView->setTask(*task);
    fetchCase(task->caseId);
}

void WorkView::openCase(const QString &caseId)
{
    m_taskTable->clearSelection();
    m_taskTable->setCurrentIndex({});
    m_taskView->clear();
    fetchCase(caseId);
}

void WorkView::fetchCase(const QString &caseId)
{
    m_case = caseId;
    m_client.get(u"/cases/"_s + caseId, {}, this, [this, caseId](const api::Answer &answer) {
        if (m_case != caseId)
            return;
        if (!answer.good()) {
            if (answer.status != 0 && answer.status != 401) {
                m_caseView->clear();
                Q_EMIT failed(answer.errorText);
            }
            return;
        }
        const api::Case found = api::readCase(answer.body);
        m_caseView->setCase(found);
        m_taskView->setCaseVersion(found.version);
        // A case that was opened by its number shows its first task.
        if (m_taskView->task().id.isEmpty() && !found.tasks.empty() && !m_taskTable->currentIndex().isValid())
            m_taskView->setTask(found.tasks.front());
    });
}

void WorkView::acted(bool done)
{
    if (done) {
        m_nextOpens = true;
        m_case.clear();
        m_caseView->clear();
    }
    refresh();
}

void WorkView::retry(const QString &request)
{
    engine::core::Json body;
    body.set(u"case"_s, m_case);
    send(u"/services/%1/retry"_s.arg(request), std::move(body));
}

void WorkView::skip(const QString &request, const QString &reason)
{
    engine::core::Json body;
    body.set(u"case"_s, m_case);
    body.set(u"reason"_s, reason);
    send(u"/services/%1/skip"_s.arg(request), std::move(body));
}

void WorkView::send(const QString &path, engine::core::Json body)
{
    m_client.send(api::Act::make(path, std::move(body)), this, [this](const api::Answer &answer) {
        if (!answer.good() && answer.status != 401)
            Q_EMIT failed(answer.errorText);
        refresh();
    });
}

void WorkView::moveBy(int rows)
{
    if (m_tasks->rowCount() == 0)
        return;
    const int row = std::clamp(m_taskTable->currentIndex().row() + rows, 0, m_tasks->rowCount() - 1);
    m_taskTable->setCurrentIndex(m_tasks->index(row, 0));
}

void WorkView::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void WorkView::moveBetweenPanes(int step)
{
    // Without a case, or without anything to do with it, there is nothing in a pane to go to.
    auto *tabBar = m_caseView->findChild<QWidget *>(u"case.tabBar"_s);
    std::vector<QWidget *> panes{m_queueList, m_taskTable};
    if (tabBar->isVisible())
        panes.push_back(m_caseView);
    if (m_taskView->isVisible())
        panes.push_back(m_taskView);
    int at = -1;
    for (size_t i = 0; i < panes.size(); ++i) {
        if (panes[i]->hasFocus() || panes[i]->isAncestorOf(focusWidget()))
            at = static_cast<int>(i);
    }
    const int count = static_cast<int>(panes.size());
    QWidget *to = panes[static_cast<size_t>(at < 0 ? 0 : (at + step + count) % count)];
    if (to == m_taskView)
        m_taskView->focusForm();
    else
        (to == m_caseView ? tabBar : to)->setFocus(Qt::OtherFocusReason);
}

bool WorkView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_right && event->type() == QEvent::Resize)
        arrange();
    // J and K move in lists only: in a form they are letters.
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (watched == m_filter) {
            // Back to the list, with what was filtered or with all of it.
            const bool done = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter || key->key() == Qt::Key_Down;
            if (key->key() == Qt::Key_Escape)
                m_filter->clear();
            if (!done && key->key() != Qt::Key_Escape)
                return QWidget::eventFilter(watched, event);
            m_taskTable->setFocus(Qt::OtherFocusReason);
            return true;
        }
        const bool plain = !(key->modifiers() & ~Qt::KeyboardModifiers(Qt::ShiftModifier | Qt::KeypadModifier));
        if (plain && key->key() == Qt::Key_Slash) {
            focusFilter();
            return true;
        }
        if (plain && (key->key() == Qt::Key_J || key->key() == Qt::Key_K)) {
            moveBy(key->key() == Qt::Key_J ? 1 : -1);
            return true;
        }
        if (plain && watched == m_taskTable && (key->key() == Qt::Key_A || key->key() == Qt::Key_R)) {
            m_taskView->propose(key->key() == Qt::Key_A ? u"approve"_s : u"send-back"_s);
            return true;
        }
        if (plain && watched == m_taskTable && key->key() == Qt::Key_M) {
            m_taskView->claim(false);
            return true;
        }
        if (plain && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
            if (watched == m_queueList)
                m_taskTable->setFocus(Qt::OtherFocusReason);
            else
                m_taskView->focusForm();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace desktop::views
