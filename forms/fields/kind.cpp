// SPDX-License-Identifier: Apache-2.0
#include "forms/fields/kind.h"

#include "forms/fields/xml_types.h"

namespace forms::fields {

QString Given::text(const QString &box) const
{
    const auto found = boxes.find(box);
    return found == boxes.end() || found->second.isEmpty() ? QString() : found->second.front();
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
