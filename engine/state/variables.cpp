// SPDX-License-Identifier: Apache-2.0
#include "engine/state/case_state.h"

#include <array>

namespace engine::state {

namespace {

/// What a loop tells of itself. BPMN 2.0.2, Table 10.28 and 10.30.
struct Count
{
    QString name;
    std::optional<qint64> (*of)(const Scope &);
};

std::optional<qint64> whereLoop(const Scope &scope, qint64 value)
{
    return scope.kind == ScopeKind::Loop ? std::optional(value) : std::nullopt;
}

const std::array<Count, 5> &counts()
{
    static const std::array<Count, 5> all{{
        {QStringLiteral("loopCounter"),
         [](const Scope &scope) -> std::optional<qint64> {
             return scope.kind == ScopeKind::Instance ? std::optional(scope.number) : whereLoop(scope, scope.started);
         }},
        {QStringLiteral("numberOfInstances"),
         [](const Scope &scope) { return scope.total >= 0 ? whereLoop(scope, scope.total) : std::nullopt; }},
        {QStringLiteral("numberOfActiveInstances"),
         [](const Scope &scope) { return whereLoop(scope, scope.started - scope.completed - scope.terminated); }},
        {QStringLiteral("numberOfCompletedInstances"), [](const Scope &scope) { return whereLoop(scope, scope.completed); }},
        {QStringLiteral("numberOfTerminatedInstances"), [](const Scope &scope) { return whereLoop(scope, scope.terminated); }},
    }};
    return all;
}

feel::Value valueOf(const journal::Personal &personal)
{
    return personal.erased ? feel::Value() : personal.value;
}

bool isCounted(const Scope &scope)
{
    return scope.kind == ScopeKind::Loop || scope.kind == ScopeKind::Instance;
}

} // namespace

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
        if (isCounted(*one)) {
            for (const Count &count : counts()) {
                if (const auto number = count.of(*one))
                    context.set(count.name, feel::Value(core::Decimal(*number)));
            }
        }
        for (const auto &[name, personal] : one->variables)
            context.set(name, valueOf(personal));
    }
    return context;
}

std::optional<feel::Value> CaseState::variable(const QString &scope, const QString &name) const
{
    std::size_t depth = 0;
    for (auto found = scopes.find(scope); found != scopes.end() && depth <= scopes.size(); ++depth) {
        const Scope &one = found->second;
        if (const auto variable = one.variables.find(name); variable != one.variables.end())
            return valueOf(variable->second);
        if (isCounted(one)) {
            for (const Count &count : counts()) {
                const auto number = count.name == name ? count.of(one) : std::nullopt;
                if (number)
                    return feel::Value(core::Decimal(*number));
            }
        }
        if (found->first.isEmpty())
            break;
        found = scopes.find(one.parent);
    }
    return std::nullopt;
}

} // namespace engine::state
