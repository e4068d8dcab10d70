// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop-client/api/types.h"

#include <QAbstractListModel>

namespace desktop::models {

/// The queues with their counts, as the server names them.
class QueueModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    /// Replaces the queues; the same ids keep their rows, so a selection stays.
    void setQueues(std::vector<api::Queue> queues);
    QString queueId(int row) const;
    int rowOf(const QString &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<api::Queue> m_queues;
};

} // namespace desktop::models
