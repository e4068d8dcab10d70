// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/expression.h"
#include "engine/feel/feel_error.h"
#include "engine/feel/limits.h"

namespace engine::feel {

/// Where diagnostics of one place in the text go. The list it writes to must outlive it.
struct Report
{
    Diagnostics &diagnostics;
    core::SourceRef where;

    /// Says why, and gives the null that stands in its place.
    Value fail(FeelError error, QStringList arguments = {}) const
    {
        if (diagnostics.size() < limits::diagnostics)
            diagnostics.push_back({core::Error(error, std::move(arguments), where)});
        return Null{};
    }
};

} // namespace engine::feel
