// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop-client/api/client.h"
#include "desktop-client/api/types.h"

#include <QDialog>

class QLabel;
class QAction;
class QLineEdit;
class QListWidget;
class QTimer;

namespace desktop::views {

/// Finds a case by its number, receipt, procedure, state, or a name in its entry, and any command of the menus, as one types (Ctrl+K).
/// Names stand in no list, so they are not shown here either.
class FindDialog : public QDialog
{
    Q_OBJECT

public:
    /// `commands` are carried out when chosen; they outlive the dialog.
    FindDialog(api::Client &client, std::vector<QAction *> commands, QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void chosen(const QString &caseId);

private:
    void find();
    void showFound(const std::vector<api::CaseLine> &cases);
    void choose();
    void chooseWhenFound();

    api::Client &m_client; // outlives this
    QLineEdit *m_number;
    QListWidget *m_found;
    QLabel *m_message;
    QTimer *m_timer; ///< asks when the typing pauses
    std::vector<QAction *> m_commands;
    int m_asked = 0;            ///< an answer to an older question is not shown
    bool m_searching = false;
    bool m_choosesFirst = false; ///< Enter came before the answer
};

} // namespace desktop::views
