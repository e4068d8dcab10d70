// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLabel>

namespace desktop::forms {

/// Words about a mistake, in a red that can be read on light and on dark ground.
class ErrorLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ErrorLabel(QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();

    bool m_colouring = false;
};

} // namespace desktop::forms
