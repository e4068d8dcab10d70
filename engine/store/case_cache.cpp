// SPDX-License-Identifier: Apache-2.0
#include "engine/store/case_cache.h"

namespace engine::store {

CaseCache::Kept CaseCache::find(const QString &caseId, const QByteArray &head)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_byCase.find(caseId);
    if (found == m_byCase.end())
        return nullptr;
    const auto entry = found->second;
    if (entry->stored->head != head) {
        drop(entry);
        return nullptr;
    }
    m_entries.splice(m_entries.begin(), m_entries, entry);
    return entry->stored;
}

void CaseCache::keep(Kept stored, qsizetype bytes)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_byCase.find(stored->state.caseId);
    if (found != m_byCase.end())
        drop(found->second);
    m_bytes += bytes;
    m_entries.push_front({std::move(stored), bytes});
    m_byCase.emplace(m_entries.front().stored->state.caseId, m_entries.begin());
    while (m_bytes > m_most)
        drop(std::prev(m_entries.end()));
}

void CaseCache::drop(std::list<Entry>::iterator entry)
{
    m_bytes -= entry->bytes;
    m_byCase.erase(entry->stored->state.caseId);
    m_entries.erase(entry);
}

} // namespace engine::store
