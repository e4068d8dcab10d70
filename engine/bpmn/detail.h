// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"

#include <QString>

#include <vector>

namespace engine::bpmn {

/// An index into `Process::nodes` or `Process::flows`.
using Index = std::size_t;
inline constexpr Index none = static_cast<Index>(-1);

/// Diagram interchange: a place on the author's drawing, in its own units.
struct Point
{
    double x = 0;
    double y = 0;
};

struct Bounds
{
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

/// What an author named, with the place of the name: a form, a role, a decision.
struct Reference
{
    QString name; ///< empty: not given
    core::SourceRef where;
    QString id = {}; ///< the id that was written where `name` is what it stands for
    bool isGiven() const { return !name.isEmpty() || !id.isEmpty(); }
};

/// An element that execution has no use for, as it stands: for checks, which may refuse it by its name and place,
/// and for writing the file again. Documentation, artifacts, choreographies, what other tools added.
struct Detail
{
    struct Attribute
    {
        QString ns;
        QString name;
        QString value;
        core::SourceRef where;
    };
    QString ns;
    QString name;
    QString text; ///< without its children's
    std::vector<Attribute> attributes;
    std::vector<Detail> children;
    core::SourceRef where;

    /// The value of the attribute `attribute` of no namespace; empty where there is none.
    QString value(QStringView attribute) const;
    /// The first child called `child`, or nullptr.
    const Detail *child(QStringView child) const;
};

} // namespace engine::bpmn
