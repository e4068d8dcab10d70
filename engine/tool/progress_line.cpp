// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/progress_line.h"

namespace engine::tool {

ProgressLine::ProgressLine(const Console &console, qint64 all, std::chrono::milliseconds every) : m_console(console), m_all(all), m_every(every)
{
    m_since.start();
}

void ProgressLine::show(qint64 done)
{
    if (m_since.elapsed() < m_every.count())
        return;
    m_since.restart();
    m_console.err << core::translate("tool", QT_TRANSLATE_NOOP("tool", "%1 of %2 cases"), m_console.language).arg(done).arg(m_all) << Qt::endl;
}

} // namespace engine::tool
