// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/limits.h"

namespace engine::feel {

Budget &Budget::ofThread()
{
    thread_local Budget budget;
    return budget;
}

Run::Run()
{
    Budget &budget = Budget::ofThread();
    if (budget.running++ == 0) {
        budget.depth = 0;
        budget.steps = 0;
        budget.isExhausted = false;
        budget.isTold = false;
    }
}

Run::~Run()
{
    --Budget::ofThread().running;
}

} // namespace engine::feel
