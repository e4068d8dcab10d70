// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/journal/record.h"

namespace engine::tool {

/// What a journal tells that a department wants to compare.
struct Story
{
    struct Decision
    {
        QString node;
        QString decision;
        std::vector<QString> rules;
        feel::Value value;
    };
    struct Fact { QString node; QString text; };

    std::vector<QString> nodes; ///< as they were entered
    std::vector<QString> flows;
    std::vector<Decision> decisions;
    std::vector<Fact> deadlines; ///< of tasks and timers
    std::vector<Fact> roles;     ///< who may do a task
    QString outcome;

    void tell(const journal::Events &events);
};

} // namespace engine::tool
