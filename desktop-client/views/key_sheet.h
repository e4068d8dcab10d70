// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

namespace desktop::views {

/// All keys on one sheet (Ctrl+/).
class KeySheet : public QDialog
{
    Q_OBJECT

public:
    explicit KeySheet(QWidget *parent);
};

} // namespace desktop::views
