// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <array>

namespace desktop::views {

/// How the window looks: as the system does, or light, or dark; and how large its text is.
struct Looks
{
    enum class Shade { System, Light, Dark };

    Shade shade = Shade::System;
    int textPercent = 100;
    bool operator==(const Looks &) const = default;
};

/// The sizes of text that are offered, in percent.
constexpr std::array<int, 4> textSizes{100, 125, 150, 200};

/// Makes the whole program look so; call it as often as wanted. Main thread.
void wear(const Looks &looks);

/// What was chosen last time, from `file`; what a file does not say, or says wrongly, is as it is without one.
Looks remembered(const QString &file);
void remember(const QString &file, const Looks &looks);

} // namespace desktop::views
