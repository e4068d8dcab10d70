// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/dmn/model_data.h"

#include <set>

namespace engine::dmn {

/// Inputs at which decisions are tried so that no comparison with a literal goes untried: for each part of their input data
/// that one of them, or one that they require, looks at, the values on, between and around all that it is compared with.
struct Partition
{
    struct Part
    {
        feel::Context inputs;
        QStringList shown; ///< the same as `label = value`
    };
    std::vector<Part> parts; ///< at least one
    bool isComplete = true;  ///< false: one looks at something with which no literal is compared, or there are too many
};

/// Input data of one name are one, also of several models.
Partition partitionOf(const std::vector<const Decision *> &decisions);

/// The days on which the versions and rows of a decision, and of those that it requires, begin, end, and the ones after the ends.
std::set<feel::Date> daysOfChange(const Decision &decision);

} // namespace engine::dmn
