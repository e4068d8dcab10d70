// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>

namespace engine::core {

/// Where the outer layers get the time. The engine itself is handed `now` with each command.
class Clock
{
public:
    virtual ~Clock() = default;
    /// The present instant, in UTC, cut to milliseconds. Any thread may call.
    virtual QDateTime now() const = 0;
};

/// The machine's clock.
class SystemClock final : public Clock
{
public:
    QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }
};

/// A clock that stands still until it is set: for tests and simulations. Not for several threads.
class FixedClock final : public Clock
{
public:
    explicit FixedClock(QDateTime now) : m_now(std::move(now)) {}
    QDateTime now() const override { return m_now; }
    void set(QDateTime now) { m_now = std::move(now); }

private:
    QDateTime m_now;
};

} // namespace engine::core
