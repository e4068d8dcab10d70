// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop-client/api/client.h"
#include "desktop-client/api/types.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;

namespace desktop::views {

/// Finds a case by its number, receipt or procedure (Ctrl+K). Names are not searched here: they stand in no list.
class FindDialog : public QDialog
{
    Q_OBJECT

public:
    FindDialog(api::Client &client, QWidget *parent);

Q_SIGNALS:
    void chosen(const QString &caseId);

private:
    void find();
    void choose();

    api::Client &m_client; // outlives this
    QLineEdit *m_number;
    QListWidget *m_found;
    QLabel *m_message;
};

} // namespace desktop::views
