// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/procedure/package.h"
#include "engine/tool/simulation/recorded_case.h"

namespace engine::tool {

/// In what a case would go otherwise with another version of its package.
enum class Differs { Path, Fee, Deadline, Approver };

struct Difference
{
    Differs what = Differs::Path;
    QString node;   ///< where it shows
    QString before; ///< as recorded
    QString after;
    QString rule; ///< what made the difference: the rules of a decision, the condition of a flow, an expression
};

struct Replayed
{
    QString caseId;
    std::vector<Difference> differences;
    bool erased = false; ///< something that the commands need has been erased, so that nothing can be said
};

/// Executes the commands of a recorded case with `package`, each at its time and for the task, timer, request or message
/// that it was for, and compares what comes of it with what was recorded. Timers of the new version that would have
/// fired before a command fire before it. What the new version has no place for ends the comparison with a path of its own.
Replayed replay(const procedure::Package &package, const RecordedCase &recorded);

} // namespace engine::tool
