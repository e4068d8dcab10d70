// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace engine::feel {

/// What one evaluation may use. Evaluating within it (a closure, a decision called by another) shares
/// the budget of the outermost one on the same thread.
namespace limits {

constexpr std::ptrdiff_t text = 500'000; ///< UTF-16 units of an expression
constexpr std::size_t listSize = 200'000;
constexpr std::size_t stringSize = 2'000'000;
constexpr long steps = 4'000'000;
constexpr int depth = 1'600;
constexpr int nesting = 1'000; ///< of lists and contexts in each other
constexpr std::size_t diagnostics = 100;

} // namespace limits

/// The budget of the evaluation that is under way on this thread.
struct Budget
{
    int depth = 0;
    long steps = 0;
    int running = 0;
    bool isExhausted = false;
    bool isTold = false; ///< a diagnostic has said so

    static Budget &ofThread();
    /// Uses up `count` steps; false once they are all gone.
    bool spend(std::size_t count)
    {
        steps += static_cast<long>(count);
        isExhausted = isExhausted || steps > limits::steps;
        return !isExhausted;
    }
};

/// An evaluation for as long as it lives; the outermost one starts with a full budget.
class Run
{
public:
    Run();
    ~Run();
    Run(const Run &) = delete;
    Run &operator=(const Run &) = delete;
};

} // namespace engine::feel
