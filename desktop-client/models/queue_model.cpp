// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/models/queue_model.h"

#include "desktop-client/text.h"

using namespace Qt::StringLiterals;

namespace desktop::models {

void QueueModel::setQueues(std::vector<api::Queue> queues)
{
    const auto sameId = [](const api::Queue &a, const api::Queue &b) { return a.id == b.id; };
    if (!std::equal(queues.begin(), queues.end(), m_queues.begin(), m_queues.end(), sameId)) {
        beginResetModel();
        m_queues = std::move(queues);
        endResetModel();
        return;
    }
    for (size_t row = 0; row < queues.size(); ++row) {
        if (queues[row] == m_queues[row])
            continue;
        m_queues[row] = queues[row];
        const QModelIndex changed = index(static_cast<int>(row));
        Q_EMIT dataChanged(changed, changed);
    }
}

QString QueueModel::queueId(int row) const
{
    return row >= 0 && row < rowCount() ? m_queues[static_cast<size_t>(row)].id : QString();
}

int QueueModel::rowOf(const QString &id) const
{
    for (size_t row = 0; row < m_queues.size(); ++row) {
        if (m_queues[row].id == id)
            return static_cast<int>(row);
    }
    return -1;
}

int QueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_queues.size());
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const api::Queue &queue = m_queues[static_cast<size_t>(index.row())];
    if (role == Qt::DisplayRole)
        return u"%1　%2"_s.arg(queue.name).arg(queue.count);
    if (role == Qt::AccessibleTextRole)
        return say("%1, %2 items", {queue.name, QString::number(queue.count)});
    return {};
}

} // namespace desktop::models
