// SPDX-License-Identifier: Apache-2.0
#include "forms/fields/kind.h"

#include "forms/fields/xml_types.h"

namespace forms::fields {

QString Given::text(const QString &box) const
{
    const auto found = boxes.find(box);
    if (found == boxes.end())
        return {};
    // A tick comes behind the empty hidden box that says it was asked.
    const auto sent = std::find_if(found->second.begin(), found->second.end(), [](const QString &one) { return !one.isEmpty(); });
    return sent == found->second.end() ? QString() : *sent;
}

Shape Kind::shape(const model::Field &, std::size_t) const
{
    return Shape::Line;
}

std::vector<Box> Kind::boxes(const model::Field &field) const
{
    Box box;
    if (const auto token = field.settings.find(QStringLiteral("autocomplete")); token != field.settings.end())
        box.autocomplete = token->second;
    return {box};
}

void Kind::write(engine::xml::Writer &writer, const engine::feel::Value &value) const
{
    writer.text(xmlText(value));
}

void Kind::writeSchema(engine::xml::Writer &writer, const model::Field &) const
{
    simpleType(writer, QStringLiteral("xs:string"));
}

} // namespace forms::fields
