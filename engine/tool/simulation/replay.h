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

/// Why nothing can be said of a case.
enum class LeftOut {
    No,
    Erased,   ///< something that the commands need has been erased
    Migrated, ///< it went on with another version in its course, so that no version tells how all of it went
};

struct Replayed
{
    QString caseId;
    std::vector<Difference> differences;
    LeftOut leftOut = LeftOut::No;
};

/// Executes the commands of a recorded case with `package`, each at its time and for the task, timer, request or message
/// that it was for, and compares what comes of it with what was recorded. Timers of the new version that would have
/// fired before a command fire before it; those that the recorded case has too fire when they did. What the new version has no place for ends the comparison with a path of its own.
Replayed replay(const procedure::Package &package, const RecordedCase &recorded);

} // namespace engine::tool
