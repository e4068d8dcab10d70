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
        if (one->kind == ScopeKind::Loop) { // BPMN 2.0.2, Table 10.28 and 10.30
            const auto count = [&](const char *name, qint64 value) {
                context.set(QString::fromLatin1(name), feel::Value(core::Decimal(value)));
            };
            count("loopCounter", one->started);
            if (one->total >= 0)
                count("numberOfInstances", one->total);
            count("numberOfActiveInstances", one->started - one->completed - one->terminated);
            count("numberOfCompletedInstances", one->completed);
            count("numberOfTerminatedInstances", one->terminated);
        } else if (one->kind == ScopeKind::Instance) {
            context.set(QStringLiteral("loopCounter"), feel::Value(core::Decimal(one->number)));
        }
        for (const auto &[name, personal] : one->variables)
            context.set(name, personal.erased ? feel::Value() : personal.value);
    }
    return context;
}

} // namespace engine::state
