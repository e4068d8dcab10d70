// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/checks/labels.h"

#include "engine/dmn/labels.h"

namespace engine::procedure::checks {

void labels(const Reading &reading)
{
    if (!reading.faults.empty())
        return;
    const std::vector<QString> &promised = reading.package.cover.languages;
    for (const auto &model : reading.package.definition.decisions) {
        const core::Faults silent = dmn::unlabelled(*model, QStringList(promised.begin(), promised.end()));
        reading.faults.insert(reading.faults.end(), silent.begin(), silent.end());
    }
}

} // namespace engine::procedure::checks
