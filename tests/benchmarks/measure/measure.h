// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/benchmarks/measure/counted_malloc.h"

#include <QTextStream>

#include <chrono>

/// What the measuring programs share: each prints one JSON object a line.
namespace benchmarks {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

[[noreturn]] inline void stop(const QString &why)
{
    QTextStream(stderr) << why << Qt::endl;
    std::exit(1);
}

inline void print(const QString &name, double value, double allocations)
{
    QTextStream(stdout) << R"({"name":")" << name << R"(","value":)" << QString::number(value, 'g', 8) << R"(,"allocations":)"
                        << QString::number(allocations, 'f', 1) << '}' << Qt::endl;
}

/// The best rate of many short rounds: what else the machine does only ever makes one slower.
template <typename Work> void measureRate(const QString &name, const Work &work)
{
    constexpr Seconds shortest{0.002};
    constexpr Seconds whole{1.5};
    long repeats = 1;
    for (Seconds took{0}; took < shortest; repeats *= 2) {
        const auto begin = Clock::now();
        for (long i = 0; i < repeats; ++i)
            work();
        took = Clock::now() - begin;
    }
    double best = 0;
    for (const auto end = Clock::now() + whole; Clock::now() < end;) {
        const auto begin = Clock::now();
        for (long i = 0; i < repeats; ++i)
            work();
        best = std::max(best, static_cast<double>(repeats) / Seconds(Clock::now() - begin).count());
    }
    const long before = allocationCount();
    for (int i = 0; i < 100; ++i)
        work();
    print(name, best, static_cast<double>(allocationCount() - before) / 100);
}

} // namespace benchmarks
