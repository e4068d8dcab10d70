// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/models/task_model.h"

#include "desktop-client/text.h"

#include <set>

using namespace Qt::StringLiterals;

namespace desktop::models {

namespace {

/// A done case has no task; its own id tells it apart then.
QString keyOf(const api::Task &task)
{
    return task.id.isEmpty() ? u"case:"_s + task.caseId : task.id;
}

} // namespace

void TaskModel::setTasks(const std::vector<api::Task> &tasks, const QString &next)
{
    m_next = next;
    m_fetching = false;
    std::set<QString> wanted;
    for (const api::Task &task : tasks)
        wanted.insert(keyOf(task));
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (wanted.contains(keyOf(m_tasks[static_cast<size_t>(row)])))
            continue;
        beginRemoveRows({}, row, row);
        m_tasks.erase(m_tasks.begin() + row);
        endRemoveRows();
    }
    for (int row = 0; row < static_cast<int>(tasks.size()); ++row) {
        const api::Task &task = tasks[static_cast<size_t>(row)];
        const QString key = keyOf(task);
        int at = row;
        while (at < rowCount() && keyOf(m_tasks[static_cast<size_t>(at)]) != key)
            ++at;
        if (at == rowCount()) {
            beginInsertRows({}, row, row);
            m_tasks.insert(m_tasks.begin() + row, task);
            endInsertRows();
            continue;
        }
        if (at != row) {
            beginMoveRows({}, at, at, {}, row);
            std::rotate(m_tasks.begin() + row, m_tasks.begin() + at, m_tasks.begin() + at + 1);
            endMoveRows();
        }
        if (m_tasks[static_cast<size_t>(row)] != task) {
            m_tasks[static_cast<size_t>(row)] = task;
            Q_EMIT dataChanged(index(row, 0), index(row, columnTotal - 1));
        }
    }
    // A server that names a task twice leaves a row too many.
    if (rowCount() > static_cast<int>(tasks.size())) {
        beginRemoveRows({}, static_cast<int>(tasks.size()), rowCount() - 1);
        m_tasks.resize(tasks.size());
        endRemoveRows();
    }
}

void TaskModel::append(const std::vector<api::Task> &tasks, const QString &next)
{
    std::vector<api::Task> all = m_tasks;
    for (const api::Task &task : tasks) {
        if (rowOf(keyOf(task)) < 0)
            all.push_back(task);
    }
    setTasks(all, next);
}

const api::Task *TaskModel::task(int row) const
{
    return row >= 0 && row < rowCount() ? &m_tasks[static_cast<size_t>(row)] : nullptr;
}

int TaskModel::rowOf(const QString &taskId) const
{
    for (size_t row = 0; row < m_tasks.size(); ++row) {
        if (keyOf(m_tasks[row]) == taskId)
            return static_cast<int>(row);
    }
    return -1;
}

int TaskModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_tasks.size());
}

int TaskModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QString TaskModel::text(const api::Task &task, int column) const
{
    switch (static_cast<Column>(column)) {
    case Number:
        return task.number.isEmpty() ? task.receipt : task.number;
    case Procedure:
        return task.procedureName;
    case Label:
        return task.label;
    case Holder:
        return task.mine ? say("Me") : task.claimedByName;
    case Due: {
        const QString due = dateTimeText(task.due);
        return task.overdue ? say("Overdue: %1", {due}) : due;
    }
    case columnTotal:
        break;
    }
    return {};
}

QVariant TaskModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const api::Task &task = m_tasks[static_cast<size_t>(index.row())];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return text(task, index.column());
    if (role == Qt::AccessibleTextRole && index.column() == Number) {
        // The view shows a row as one card.
        QStringList parts;
        for (int column = 0; column < columnTotal; ++column) {
            if (const QString said = text(task, column); !said.isEmpty())
                parts << u"%1: %2"_s.arg(headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), said);
        }
        return parts.join(u", "_s);
    }
    if (role == Qt::AccessibleTextRole) {
        const QString heading = headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString();
        return u"%1: %2"_s.arg(heading, text(task, index.column()));
    }
    return {};
}

QVariant TaskModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    switch (static_cast<Column>(section)) {
    case Number:
        return say("Number");
    case Procedure:
        return say("Procedure");
    case Label:
        return say("Task");
    case Holder:
        return say("Held by");
    case Due:
        return say("Due");
    case columnTotal:
        break;
    }
    return {};
}

bool TaskModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_next.isEmpty() && !m_fetching;
}

void TaskModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_fetching = true;
    Q_EMIT moreWanted(m_next);
}

void TaskModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnTotal - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnTotal - 1));
}

} // namespace desktop::models
