// SPDX-License-Identifier: Apache-2.0
#include "engine/state/case_state.h"

namespace engine::state {

feel::Context CaseState::variables(const QString &scope) const
{
    // From the case inwards, so that an inner variable hides an outer one of the same name.
    std::vector<const Scope *> chain;
    for (auto found = scopes.find(scope); found != scopes.end();) {
        chain.insert(chain.begin(), &found->second);
        if (found->first.isEmpty() || chain.size() > scopes.size())
            break;
        found = scopes.find(found->second.parent);
    }
    feel::Context context;
    for (const Scope *one : chain) {
        for (const auto &[name, personal] : one->variables)
            context.set(name, personal.erased ? feel::Value() : personal.value);
    }
    return context;
}

} // namespace engine::state
