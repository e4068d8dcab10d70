// SPDX-License-Identifier: Apache-2.0
#include "engine/store/connection.h"

namespace engine::store {

using core::Result;

template <typename Work> auto Connection::observed(const char *sql, const Work &work) -> decltype(work())
{
    const auto began = std::chrono::steady_clock::now();
    auto done = work();
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
    if (m_observer && *m_observer && took >= slow)
        (*m_observer)(sql, took);
    return done;
}

Result<void> Connection::run(const char *sql, const Parameters &parameters)
{
    return observed(sql, [&] { return carryOutLater(sql, parameters); });
}

Result<void> Connection::each(const char *sql, const Parameters &parameters, const std::function<void(const Row &)> &row)
{
    const auto done = observed(sql, [&] { return carryOut(sql, parameters, row); });
    return done ? Result<void>() : done.error();
}

Result<qint64> Connection::change(const char *sql, const Parameters &parameters)
{
    return observed(sql, [&] { return carryOut(sql, parameters, {}); });
}

Result<void> Connection::carryOutLater(const char *sql, const Parameters &parameters)
{
    const auto done = carryOut(sql, parameters, {});
    return done ? Result<void>() : done.error();
}

} // namespace engine::store
