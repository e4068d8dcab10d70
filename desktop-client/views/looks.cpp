// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/views/looks.h"

#include <QApplication>
#include <QFont>
#include <QPainter>
#include <QPalette>
#include <QPlainTextEdit>
#include <QProxyStyle>
#include <QSettings>
#include <QStyle>
#include <QStyleFactory>
#include <QStyleOption>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace desktop::views {

namespace {

QPalette paletteOf(QRgb window, QRgb base, QRgb other, QRgb text, QRgb quiet, QRgb button, QRgb highlight, QRgb link)
{
    QPalette palette;
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText, QPalette::BrightText})
        palette.setColor(role, QColor(text));
    palette.setColor(QPalette::Window, QColor(window));
    palette.setColor(QPalette::Base, QColor(base));
    palette.setColor(QPalette::AlternateBase, QColor(other));
    palette.setColor(QPalette::ToolTipBase, QColor(other));
    palette.setColor(QPalette::Button, QColor(button));
    palette.setColor(QPalette::Highlight, QColor(highlight));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(link));
    palette.setColor(QPalette::LinkVisited, QColor(link));
    palette.setColor(QPalette::PlaceholderText, QColor(quiet));
    palette.setColor(QPalette::Light, QColor(button).lighter(120));
    palette.setColor(QPalette::Midlight, QColor(button).lighter(110));
    palette.setColor(QPalette::Mid, QColor(button).darker(130));
    palette.setColor(QPalette::Dark, QColor(button).darker(160));
    palette.setColor(QPalette::Shadow, Qt::black);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(quiet));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(other));
    return palette;
}

const QPalette &light()
{
    static const QPalette palette = paletteOf(0xfff2f2f2, 0xffffffff, 0xffe8f1fe, 0xff333333, 0xff666666, 0xffe6e6e6, 0xff0017c1, 0xff00118f);
    return palette;
}

const QPalette &dark()
{
    static const QPalette palette = paletteOf(0xff1a1a1c, 0xff242427, 0xff2e2e33, 0xfff2f2f2, 0xffa6a6a6, 0xff3a3a3f, 0xff3460fb, 0xff9db7f9);
    return palette;
}

/// Fusion draws what one fills in with the outline of the ground, which cannot be seen in the dark and hardly in the
/// light (WCAG 2.2, 1.4.11).
class Outlined : public QProxyStyle
{
public:
    Outlined()
        : QProxyStyle(u"fusion"_s)
    {
    }

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override
    {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        const bool round = element == PE_IndicatorRadioButton;
        const bool box = element == PE_IndicatorCheckBox || element == PE_FrameLineEdit || (element == PE_Frame && qobject_cast<const QPlainTextEdit *>(widget));
        if ((!round && !box) || (option->state & State_HasFocus))
            return;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing, round);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(option->palette.color(QPalette::PlaceholderText));
        if (round)
            painter->drawEllipse(QRectF(option->rect).adjusted(1, 1, -1, -1));
        else
            painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
    }
};

QString nameOf(Looks::Shade shade)
{
    switch (shade) {
    case Looks::Shade::System:
        return u"system"_s;
    case Looks::Shade::Light:
        return u"light"_s;
    case Looks::Shade::Dark:
        return u"dark"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

void wear(const Looks &looks)
{
    // As it was before the first change: sizes are of the system's, not of the size before.
    static const QFont font = QApplication::font();
    static const QPalette system = QApplication::palette();
    static const QString style = QApplication::style()->name();
    // The styles of Windows and macOS do not take another palette.
    const bool own = looks.shade != Looks::Shade::System;
    static bool wearsOwn = false;
    if (std::exchange(wearsOwn, own) != own)
        QApplication::setStyle(own ? new Outlined : QStyleFactory::create(style));
    QApplication::setPalette(own ? looks.shade == Looks::Shade::Dark ? dark() : light() : system);
    QFont sized = font;
    sized.setPointSizeF(font.pointSizeF() * looks.textPercent / 100);
    QApplication::setFont(sized);
}

Looks remembered(const QString &file)
{
    Looks looks;
    if (file.isEmpty())
        return looks;
    const QSettings settings(file, QSettings::IniFormat);
    const QString shade = settings.value(u"looks/shade"_s).toString();
    for (const auto one : {Looks::Shade::Light, Looks::Shade::Dark})
        looks.shade = shade == nameOf(one) ? one : looks.shade;
    const int percent = settings.value(u"looks/textPercent"_s).toInt();
    if (std::find(std::begin(textSizes), std::end(textSizes), percent) != std::end(textSizes))
        looks.textPercent = percent;
    return looks;
}

void remember(const QString &file, const Looks &looks)
{
    if (file.isEmpty())
        return;
    QSettings settings(file, QSettings::IniFormat);
    settings.setValue(u"looks/shade"_s, nameOf(looks.shade));
    settings.setValue(u"looks/textPercent"_s, looks.textPercent);
}

} // namespace desktop::views
