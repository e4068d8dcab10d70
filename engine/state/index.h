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
    /// The token comes to a node of a scope.
    void enter(Token &token, const QString &scope, const QString &node);
    /// The token leaves its node, by a flow.
    void leave(Token &token);
    void addStep(const Step &step, std::size_t number);
    /// The first of the open steps there is done; gives its number.
    std::optional<std::size_t> closeStep(const QString &scope, const QString &node);
    std::optional<std::size_t> openStep(const QString &scope, const QString &node) const;
    void add(const Scope &scope);
    void remove(const Scope &scope);
    void addVariable(const QString &scope, const QString &name);
    void add(const Subscription &subscription);
    void remove(const Subscription &subscription);
    void add(const Task &task) { waits(task).insert(Waits::Kind::Task, task.id); }
    void remove(const Task &task) { drop(task, Waits::Kind::Task); }
    void add(const Timer &timer) { waits(timer).insert(Waits::Kind::Timer, timer.id); }
    void remove(const Timer &timer) { drop(timer, Waits::Kind::Timer); }
    void add(const ServiceCall &call) { waits(call).insert(Waits::Kind::Service, call.id); }
    void remove(const ServiceCall &call) { drop(call, Waits::Kind::Service); }

private:
    void stand(const Token &token);
    void unstand(const Token &token);

    template <typename Waiting> Waits &waits(const Waiting &waiting)
    {
        return waiting.token.isEmpty() ? m_lookup.waitsIn[waiting.scope] : m_lookup.waitsOf[waiting.token];
    }

    template <typename Waiting> void drop(const Waiting &waiting, Waits::Kind kind)
    {
        auto &all = waiting.token.isEmpty() ? m_lookup.waitsIn : m_lookup.waitsOf;
        const auto found = all.find(waiting.token.isEmpty() ? waiting.scope : waiting.token);
        if (found == all.end())
            return;
        found->second.erase(kind, waiting.id);
        if (found->second.isEmpty())
            all.erase(found);
    }

    Lookup &m_lookup;
};

} // namespace engine::state
