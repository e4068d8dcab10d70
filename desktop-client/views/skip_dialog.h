// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop-client/api/types.h"

#include <QDialog>

class QLabel;
class QLineEdit;

namespace desktop::views {

/// Asks why a case is to go on without what has failed for good.
class SkipDialog final : public QDialog
{
    Q_OBJECT

public:
    SkipDialog(const api::Incident &incident, QWidget *parent);

Q_SIGNALS:
    void skipWanted(const QString &reason);

private:
    void skip();
    void fit(int width);

    QLineEdit *m_reason;
    QLabel *m_error;
};

} // namespace desktop::views
