// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop-client/api/client.h"
#include "desktop-client/api/types.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace desktop::views {

class NameLabel;

/// Who is at the desk. Shown at the start and when a session has ended.
class SignInView : public QWidget
{
    Q_OBJECT

public:
    explicit SignInView(api::Client &client, QWidget *parent = nullptr);

    /// Says why it is shown again; what was typed elsewhere is kept.
    void setReason(const QString &reason);
    void retranslate();

Q_SIGNALS:
    void signedIn(const desktop::api::Staff &staff);

protected:
    void changeEvent(QEvent *event) override;

private:
    void signIn();
    /// Makes the column as wide as its text size asks for.
    void fit();

    api::Client &m_client; // outlives this; owned by the window
    QWidget *m_box; ///< the column
    NameLabel *m_title;
    QLabel *m_server;
    QLabel *m_staffLabel;
    QLabel *m_passwordLabel;
    QLineEdit *m_staff;
    QLineEdit *m_password;
    QPushButton *m_button;
    QLabel *m_error;
};

} // namespace desktop::views
