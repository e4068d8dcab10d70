// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/sentence.h"
#include "engine/tool/simulation/simulate.h"

namespace engine::tool {

/// What many simulated cases have come to.
struct SimulationReport
{
    struct Step
    {
        QString process;
        QString node;
        QString label;
        int times = 0;
        int open = 0; ///< that the case never left
        double meanHours = 0;
        double mostHours = 0;
    };
    int cases = 0;
    std::map<QString, int> outcomes; ///< empty: has not ended
    std::vector<double> hours;       ///< of the cases that ended, in order
    std::vector<Step> steps;         ///< activities and events that waited, longest mean first
    std::map<QString, int> errors;   ///< sentences of what the engine refused

    double quantile(double share) const;
};

SimulationReport reportOf(const procedure::Package &package, const std::vector<SimulatedCase> &cases, const core::Language &language);

/// The report as lines of text in columns.
QString table(const SimulationReport &report, const core::Language &language);

/// The waits of the steps as bars: a stand-alone SVG with a title and a description in words.
QByteArray waitsSvg(const SimulationReport &report, const core::Language &language);

} // namespace engine::tool
