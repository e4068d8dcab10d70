// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/tool/commands.h"

#include <QElapsedTimer>

#include <chrono>

namespace engine::tool {

/// Says on the error output how far long work has come, now and then: a line of its own, as it may go to a file.
class ProgressLine
{
public:
    ProgressLine(const Console &console, qint64 all, std::chrono::milliseconds every = std::chrono::seconds(5));
    void show(qint64 done);

private:
    const Console &m_console; // outlives this
    qint64 m_all;
    std::chrono::milliseconds m_every;
    QElapsedTimer m_since;
};

} // namespace engine::tool
