// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/type.h"
#include "engine/xml/document.h"

#include <map>
#include <vector>

namespace forms::model {

/// What FEEL sees as the value of a kind of field, as the XML Schema says it in `xs:appinfo`.
struct KindValue
{
    QString type;                 ///< string, number, date, boolean, list, context, group
    std::vector<QString> members; ///< entries of a context, properties of a date; of a list the type of its items
    engine::feel::Type feel;      ///< the same for FEEL; Any for a group, which is made of its fields
};

/// Every kind that the XML Schema knows, by the name of its element. The schema is the one list of
/// kinds for authors; forms/fields has the code of each, and a test compares the two.
const std::map<QString, KindValue> &vocabulary();

/// The XML Schema of forms, compiled; and its text, for those who publish it.
const engine::xml::Schema &formSchema();
QByteArray formSchemaText();

} // namespace forms::model
