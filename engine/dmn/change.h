// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/dmn/model.h"

namespace engine::dmn {

/// One input whose change alone would give another result.
struct Change
{
    QString input; ///< name, or path into a context: `household.size`
    WordingPointer words;
    feel::Value now;
    CellMeaning needed; ///< what would have to hold; all of it was tried at its nearest value
    feel::Value nearest; ///< the value nearest to `now` that gives the other result
    feel::Value result;
    QString decision;
    WordingPointer decisionWords;
};

struct Changes
{
    std::vector<Change> changes; ///< in the order of the inputs
    bool isComplete = true;      ///< false where the limit of evaluations was reached before all was tried
};

/// What would change the result of `decision`: for each input, or part of an input, the nearest other value that alone
/// gives another one. Numbers, dates and durations are tried in both directions, at the literals of all tables and
/// ever further out, and the bound is then narrowed down to one unit; strings at the values that their type or the
/// tables name. Every change was evaluated. Parts of lists are not varied.
Changes changesOf(const Model &model,
                  const QString &decision,
                  const feel::Context &inputs,
                  const feel::Environment &base);

/// "For eligibility to be “yes”, monthly income would have to be at most 158,000 yen; it is 200,000 yen."
QString sentence(const Change &change, const core::Language &language);

} // namespace engine::dmn
