// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop-client/api/client.h"
#include "desktop-client/api/types.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace desktop::views {

class NameLabel;

/// Asks why a place has to be seen, and shows it to the named staff until it is closed. The view is on
/// record before it is answered; whoever may not see gets the same refusal for every person.
class AddressDialog : public QDialog
{
    Q_OBJECT

public:
    AddressDialog(api::Client &client, const QString &caseId, const api::Row &row, QWidget *parent);

private:
    void ask();

    api::Client &m_client; // outlives this
    QString m_case;
    QString m_path;
    QLineEdit *m_reason;
    QLabel *m_error;
    NameLabel *m_value;
    QPushButton *m_ask;
};

} // namespace desktop::views
