// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/procedure/package.h"
#include "engine/xml/document.h"

namespace engine::procedure {

inline constexpr auto procedureNamespace = "urn:todoke:procedure:1";

/// Places in the cover sheet that checks across files point to.
struct CoverPlaces
{
    core::SourceRef entryForm;
    core::SourceRef feeDecision;
    core::SourceRef officeDecision;
    QString whoDecision; ///< <who may="…"/>, empty without
    core::SourceRef who;
    QString routeDecision; ///< <approval route="…"/>
    core::SourceRef route;
    core::SourceRef guideDecision;
    std::map<QString, core::SourceRef> lifeEvents; ///< by id
    std::map<QString, core::SourceRef> needed; ///< attachments whose expression is not parsed yet, by name
    std::map<QString, QString> neededText;
};

/// The cover sheet; faults against the schema and against itself. What other files know is checked by `read`.
CoverSheet readCover(const xml::Document &document, CoverPlaces &places, core::Faults &faults);

/// The word of the element and its `reading`.
SearchWord searchWordOf(const xml::Element &element);

/// The texts of the children called `name`, by xml:lang.
core::LocalText textOf(const xml::Element &parent, const QString &name);

/// A schema that ships with us: `procedure-1.xsd`, `scenario-1.xsd`.
const xml::Schema &shippedSchema(const QString &name);

} // namespace engine::procedure
