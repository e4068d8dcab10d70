// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"

namespace engine::runtime {

namespace {

/// Sends a message and goes on. BPMN 2.0.2, 13.3.3 Task.
class SendTask final : public Element
{
public:
    core::Result<void> enter(Run &run, const Place &place) const override
    {
        if (!run.isPostponed()) {
            run.postpone(place);
            return {};
        }
        if (auto sent = run.throwMessage(place, nullptr); !sent)
            return sent;
        return run.isAlive(place) ? run.leave(place) : core::Result<void>();
    }
};

} // namespace

std::unique_ptr<Element> makeSendTask()
{
    return std::make_unique<SendTask>();
}

} // namespace engine::runtime
