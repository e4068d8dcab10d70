// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/value.h"
#include "engine/xml/document.h"

#include <utility>
#include <vector>

namespace forms::fields {

/// A simple value as XML Schema writes it: `1.5`, `2026-05-07`, `true`. What may not stand in XML
/// becomes U+FFFD, so that any value gives a well-formed document.
QString xmlText(const engine::feel::Value &value);

using Facets = std::vector<std::pair<QString, QString>>;

/// `xs:simpleType` that restricts `base` (`xs:string`).
void simpleType(engine::xml::Writer &writer, const QString &base, const Facets &facets = {});

/// A context whose entries are optional elements, in this order: name and base type of each.
using Members = std::vector<std::pair<QString, QString>>;
void recordType(engine::xml::Writer &writer, const Members &members);
void writeRecord(engine::xml::Writer &writer, const engine::feel::Value &value, const Members &members);

} // namespace forms::fields
