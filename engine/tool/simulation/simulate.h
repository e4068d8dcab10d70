// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/tool/simulation/recorded_case.h"

#include "engine/procedure/package.h"
#include "engine/state/case_state.h"

namespace engine::tool {

struct SimulationOptions
{
    int cases = 100;
    quint64 seed = 1;
    QDateTime from;           ///< when the first case arrives; the next one an hour later
    int answeredOfHundred = 85; ///< how many of a hundred requests to the applicant are ever answered
};

struct SimulatedCase
{
    RecordedCase recorded;
    state::CaseState state;
    std::vector<core::Error> errors; ///< what the engine refused: a fault of the package
};

/// Plays random cases on a virtual clock, without a database and without an office: people answer at random but so that every
/// way the conditions ask for comes up, services answer at once, the applicant sometimes not at all. The same options give
/// the same cases.
std::vector<SimulatedCase> simulate(const procedure::Package &package, const SimulationOptions &options);

} // namespace engine::tool
