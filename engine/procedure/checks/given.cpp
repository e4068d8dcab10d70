// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/checks/checks.h"

using namespace Qt::StringLiterals;

namespace engine::procedure::checks {

namespace {

const bpmn::Mapping *named(const std::vector<bpmn::Mapping> &mappings, const QString &name)
{
    const auto found = std::find_if(mappings.begin(), mappings.end(), [&](const bpmn::Mapping &mapping) { return mapping.name == name; });
    return found == mappings.end() ? nullptr : &*found;
}

} // namespace

std::vector<const bpmn::Mapping *> given(const Reading &reading, const bpmn::Node &node, const QString &service, const QString &parameter)
{
    std::vector<const bpmn::Mapping *> all;
    if (node.service.name == service) {
        if (const bpmn::Mapping *own = named(node.parameters, parameter))
            all.push_back(own);
    }
    const auto called = reading.package.definition.processes.find(node.called.name);
    if (!node.called.isGiven() || called == reading.package.definition.processes.end())
        return all;
    for (const bpmn::Node &inner : called->second->nodes) {
        const bpmn::Mapping *passed = inner.service.name == service ? named(inner.parameters, parameter) : nullptr;
        if (const bpmn::Mapping *handed = passed ? named(node.in, passed->value.text().trimmed()) : nullptr)
            all.push_back(handed);
    }
    return all;
}

std::optional<QString> literalGiven(const Reading &reading, const bpmn::Node &node, const QString &service, const QString &parameter)
{
    for (const bpmn::Mapping *mapping : given(reading, node, service, parameter)) {
        if (const auto text = literal(mapping->value))
            return text;
    }
    return std::nullopt;
}

} // namespace engine::procedure::checks
