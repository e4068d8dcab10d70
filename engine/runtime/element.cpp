// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/element.h"

namespace engine::runtime {

namespace {

core::Error refused(const Place &place)
{
    return core::Error(RuntimeError::NotWaiting, {place.node->label({})}, place.node->where);
}

} // namespace

core::Result<void> Element::taskCompleted(Run &, const Place &place, const journal::NamedValues &) const
{
    return refused(place);
}

core::Result<void> Element::triggered(Run &, const Place &place, const Trigger &) const
{
    return refused(place);
}

core::Result<void> Element::serviceCompleted(Run &, const Place &place, const journal::NamedValues &) const
{
    return refused(place);
}

core::Result<void> Element::pathEnded(Run &run, const Place &place, const QString &scope) const
{
    return run.state().lookup.tokensOf.contains(scope) ? core::Result<void>() : scopeEnded(run, place, scope);
}

core::Result<void> Element::scopeEnded(Run &, const Place &place, const QString &) const
{
    return refused(place);
}

} // namespace engine::runtime
