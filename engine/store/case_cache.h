// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/casework/case_store.h"

#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace engine::store {

/// Cases as they were last read or written, so that the next command need not read them again. A case is good as long as the head of its journal is
/// the one that it was kept with: whatever changes a case, erasing too, moves its head. Bounded; the least used go first. Thread-safe.
class CaseCache
{
public:
    /// `mostBytes` of stored states; in memory a state takes some times as much.
    explicit CaseCache(qsizetype mostBytes) : m_most(mostBytes) {}

    using Kept = std::shared_ptr<const casework::StoredCase>;
    /// The case with this head, or null; what is kept of an earlier one is dropped.
    Kept find(const QString &caseId, const QByteArray &head);
    /// `bytes`: what its state takes when it is stored.
    void keep(Kept stored, qsizetype bytes);

private:
    struct Entry { Kept stored; qsizetype bytes = 0; };
    void drop(std::list<Entry>::iterator entry);

    const qsizetype m_most;
    std::mutex m_mutex;
    qsizetype m_bytes = 0;
    std::list<Entry> m_entries; ///< the last used first
    std::unordered_map<QString, std::list<Entry>::iterator> m_byCase;
};

} // namespace engine::store
