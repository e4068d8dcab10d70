// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"

namespace engine::runtime {

namespace {

/// What a check refuses before it can come here.
class NotExecuted final : public Element
{
public:
    core::Result<void> enter(Run &, const Place &place) const override
    {
        return core::Error(RuntimeError::NotWaiting, {place.node->label({})}, place.node->where);
    }
};

} // namespace

std::unique_ptr<Element> makeNotExecuted()
{
    return std::make_unique<NotExecuted>();
}

} // namespace engine::runtime
