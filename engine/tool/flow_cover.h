// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/casework/memory_case_store.h"
#include "engine/procedure/package.h"

namespace engine::tool {

/// A case store in memory that keeps the journals as well. Thread-safe as its base; `records` is for when nobody writes.
class RecordingCaseStore final : public casework::MemoryCaseStore
{
public:
    core::Result<void> commit(const casework::Commit &commit) override;
    const std::vector<journal::Record> &records() const { return m_records; }

private:
    std::mutex m_mutex;
    std::vector<journal::Record> m_records;
};

/// The sequence flows that a journal took, as `process/flow`.
std::set<QString> flowsTaken(const runtime::Definition &definition, const std::vector<journal::Record> &records);

/// The sequence flows of a package that are not among `taken`.
struct FlowCover
{
    QStringList missed;     ///< nothing took them
    QStringList impossible; ///< and nothing can: no answer leads there, and no draft can be taken back there
    int all = 0;
};
FlowCover coverOf(const procedure::Package &package, const std::set<QString> &taken);

} // namespace engine::tool
