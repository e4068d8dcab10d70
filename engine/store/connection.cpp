// SPDX-License-Identifier: Apache-2.0
#include "engine/store/connection.h"

namespace engine::store {

core::Result<void> Connection::each(const char *sql, const Parameters &parameters, const std::function<void(const Row &)> &row)
{
    const auto began = std::chrono::steady_clock::now();
    auto done = carryOut(sql, parameters, row);
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
    if (m_observer && *m_observer && took >= slow)
        (*m_observer)(sql, took);
    return done;
}

} // namespace engine::store
