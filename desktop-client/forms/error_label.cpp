// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/forms/error_label.h"

#include <QApplication>
#include <QEvent>

namespace desktop::forms {

ErrorLabel::ErrorLabel(QWidget *parent)
    : QLabel(parent)
{
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    colour();
}

void ErrorLabel::colour()
{
    // Setting the palette is itself a change of it.
    if (std::exchange(m_colouring, true))
        return;
    QPalette palette;
    const bool dark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    palette.setColor(QPalette::WindowText, dark ? QColor(0xff, 0x8f, 0x8f) : QColor(0xce, 0x00, 0x00));
    setPalette(palette);
    m_colouring = false;
}

void ErrorLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange)
        colour();
    QLabel::changeEvent(event);
}

} // namespace desktop::forms
