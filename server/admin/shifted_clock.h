// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/clock.h"

#include <QString>

#include <chrono>
#include <optional>

namespace server::admin {

/// The machine's clock put ahead, to see what deadlines bring without waiting for them. For demonstrations only.
class ShiftedClock final : public engine::core::Clock
{
public:
    explicit ShiftedClock(std::chrono::hours ahead) : m_ahead(ahead) {}
    QDateTime now() const override { return QDateTime::currentDateTimeUtc().addSecs(std::chrono::seconds(m_ahead).count()); }

    /// `8d` or `36h`; nothing if it is neither, or longer than ten years.
    static std::optional<std::chrono::hours> read(const QString &text)
    {
        bool isNumber = false;
        const int count = text.left(text.size() - 1).toInt(&isNumber);
        const int hours = text.endsWith(QLatin1Char('d')) ? 24 : text.endsWith(QLatin1Char('h')) ? 1 : 0;
        if (!isNumber || hours == 0 || count < 0 || count > 87600 / hours)
            return std::nullopt;
        return std::chrono::hours(count * hours);
    }

private:
    const std::chrono::hours m_ahead;
};

} // namespace server::admin
