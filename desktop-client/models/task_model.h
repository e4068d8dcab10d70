// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop-client/api/types.h"

#include <QAbstractTableModel>

namespace desktop::models {

/// The tasks of one queue. A refresh keeps rows that stay, so that selection and scroll position do too.
/// Asks for the next page by `moreWanted`.
class TaskModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, Procedure, Label, Holder, Due, columnTotal };

    using QAbstractTableModel::QAbstractTableModel;

    /// Makes the rows those of `tasks`, by moving only what changed; `next` is the server's cursor or empty.
    void setTasks(const std::vector<api::Task> &tasks, const QString &next);
    void append(const std::vector<api::Task> &tasks, const QString &next);
    void clear() { setTasks({}, {}); }

    const api::Task *task(int row) const;
    /// The row of a task, or of a case where no task is asked for; -1 for none.
    int rowOf(const QString &taskId) const;
    const QString &next() const { return m_next; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    /// The headings are asked for anew, in the window's language.
    void retranslate();

Q_SIGNALS:
    void moreWanted(const QString &next);

private:
    QString text(const api::Task &task, int column) const;

    std::vector<api::Task> m_tasks;
    QString m_next;
    bool m_fetching = false;
};

} // namespace desktop::models
