// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/bpmn/detail.h"
#include "engine/feel/expression.h"

#include <optional>

namespace engine::bpmn {

/// A name and what an author wrote for it: a service's parameter, a mapping in or out.
struct Mapping
{
    QString name;
    feel::Expression value;
    core::SourceRef where;
};

/// A data object, data object reference, property, data input or data output. Its variable is called by its
/// name, else by its id.
struct DataItem
{
    QString element; ///< `dataObject`, `dataObjectReference`, `property`, `dataInput`, `dataOutput`, …
    QString id;
    QString name;
    bool collection = false;
    Reference refersTo; ///< of a reference: the data object or store
    Reference subject;  ///< `itemSubjectRef`
    Index scope = none; ///< the node it belongs to; none: the process
    core::SourceRef where;
    std::vector<Detail> details;
    const QString &variable() const { return name.isEmpty() ? id : name; }
};

/// Carries data into or out of an activity or event. BPMN 2.0.2, 10.4.2.
struct DataAssociation
{
    QString id;
    std::vector<Reference> sources;
    Reference target;
    std::optional<feel::Expression> transformation;
    struct Assignment
    {
        std::optional<feel::Expression> from;
        QString to; ///< a variable
        core::SourceRef where;
    };
    std::vector<Assignment> assignments;
    core::SourceRef where;
    std::vector<Detail> details;
    /// The variables that the references name; filled when the process has been read.
    std::vector<QString> sourceVariables;
    QString targetVariable;
};

/// `ioSpecification`; its sets are kept as they stand.
struct IoSpecification
{
    std::vector<DataItem> inputs;
    std::vector<DataItem> outputs;
    std::vector<Detail> sets; ///< inputSet, outputSet
    core::SourceRef where;
};

/// `performer`, `humanPerformer`, `potentialOwner` or `resourceRole`.
struct ResourceRole
{
    QString element;
    QString id;
    QString name;
    Reference resource;
    std::optional<feel::Expression> assignment;
    core::SourceRef where;
    std::vector<Detail> details;
};

} // namespace engine::bpmn
