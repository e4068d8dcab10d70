// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/document/document.h"
#include "engine/xml/document.h"

namespace engine::document {

inline constexpr auto xhtmlNamespace = "http://www.w3.org/1999/xhtml";

/// `item in items`, split into its name and the place of its expression.
struct Loop
{
    QString name;
    QString list;
    core::SourceRef where; ///< of the list's expression
};

core::Result<Loop> readLoop(const xml::Attribute &attribute);

/// How a value is written.
enum class As { Text, Number, Yen, Date, EraDate, DateTime };
std::optional<As> readAs(QStringView text);

bool isXhtmlElement(QStringView name);
bool isXhtmlAttribute(QStringView name);

/// `value` as people read it; null is the empty string. `what` names it in errors.
core::Result<QString> written(const feel::Value &value, As as, const feel::Environment &environment,
                              const core::Language &language, const QString &what, const core::SourceRef &where);

/// Title of a document: of `title`, else of the first heading.
QString titleOf(const xml::Element &root);

} // namespace engine::document
