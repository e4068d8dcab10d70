// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"
#include "engine/store/case_vault.h"

namespace engine::store {

/// The journals of a town's cases with the values that are kept, for executing them again. Reads only; the database may
/// be in use. Whatever does not hold is told, and never left out in silence.
class CaseJournals
{
public:
    /// Fails when `keys` are not those of the town. The database must outlive the result.
    static core::Result<CaseJournals> open(const Database &database, TownKeys keys);

    /// The cases of `procedure`, by what their first records say. Of those in `faults` nobody can tell.
    core::Result<std::vector<QString>> casesOf(const QString &procedure, core::Faults &faults) const;
    /// A whole journal, proven: its chain, its sealed head, its values. There are no records where there are faults, each
    /// with case and sequence.
    core::Result<std::vector<journal::Record>> journalOf(const QString &caseId, core::Faults &faults) const;

private:
    CaseJournals(const Database &database, TownKeys keys) : m_database(&database), m_keys(std::move(keys)) {}

    const Database *m_database;
    TownKeys m_keys;
};

} // namespace engine::store
