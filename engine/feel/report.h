// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/expression.h"
#include "engine/feel/feel_error.h"
#include "engine/feel/limits.h"

namespace engine::feel {

/// Where diagnostics of one place in the text go. The list it writes to and the place must outlive it.
class Report
{
public:
    Report(Diagnostics &list, const core::SourceRef &place) : diagnostics(list), where(place) {}
    Report(Diagnostics &list, core::SourceRef &&) = delete;
    /// Of something that is in no text.
    explicit Report(Diagnostics &list) : diagnostics(list), where(nowhere()) {}

    /// Says why, and gives the null that stands in its place.
    Value fail(FeelError error, QStringList arguments = {}) const
    {
        if (diagnostics.size() < limits::diagnostics)
            diagnostics.push_back({core::Error(error, std::move(arguments), where)});
        return Null{};
    }

    Diagnostics &diagnostics;
    const core::SourceRef &where;

private:
    static const core::SourceRef &nowhere()
    {
        static const core::SourceRef none;
        return none;
    }
};

} // namespace engine::feel
