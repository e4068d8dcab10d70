// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/state/case_state.h"

namespace engine::state {

/// Keeps a Lookup up to date: everything that enters or leaves the state passes here. For this room only.
class Index
{
public:
    explicit Index(Lookup &lookup) : m_lookup(lookup) {}

    void add(const Token &token);
    void remove(const Token &token);
    void add(const Scope &scope);
    void remove(const Scope &scope);
    void add(const Subscription &subscription);
    void remove(const Subscription &subscription);
    void add(const Task &task) { waits(task).tasks.insert(task.id); }
    void remove(const Task &task) { drop(task, &Lookup::Waits::tasks); }
    void add(const Timer &timer) { waits(timer).timers.insert(timer.id); }
    void remove(const Timer &timer) { drop(timer, &Lookup::Waits::timers); }
    void add(const ServiceCall &call) { waits(call).services.insert(call.id); }
    void remove(const ServiceCall &call) { drop(call, &Lookup::Waits::services); }

private:
    template <typename Waiting> Lookup::Waits &waits(const Waiting &waiting)
    {
        return waiting.token.isEmpty() ? m_lookup.waitsIn[waiting.scope] : m_lookup.waitsOf[waiting.token];
    }

    template <typename Waiting> void drop(const Waiting &waiting, std::set<QString> Lookup::Waits::*kind)
    {
        auto &all = waiting.token.isEmpty() ? m_lookup.waitsIn : m_lookup.waitsOf;
        const auto found = all.find(waiting.token.isEmpty() ? waiting.scope : waiting.token);
        if (found == all.end())
            return;
        (found->second.*kind).erase(waiting.id);
        if (found->second.isEmpty())
            all.erase(found);
    }

    Lookup &m_lookup;
};

} // namespace engine::state
