// SPDX-License-Identifier: Apache-2.0
#include "forms/fields/choosing.h"

#include "forms/fields/xml_types.h"

using namespace Qt::StringLiterals;

namespace forms::fields {

const model::Option *option(const std::vector<model::Option> &options, const QString &value)
{
    const auto found = std::find_if(options.begin(), options.end(), [&](const model::Option &o) { return o.value == value; });
    return found == options.end() ? nullptr : &*found;
}

QString optionLabel(const std::vector<model::Option> &options, const QString &value, const engine::core::Language &language)
{
    const model::Option *found = option(options, value);
    const QString label = found ? found->label.in(language) : QString();
    return label.isEmpty() ? value : label;
}

void optionType(engine::xml::Writer &writer, const model::Field &field)
{
    Facets facets;
    for (const model::Option &option : field.options)
        facets.emplace_back(u"enumeration"_s, option.value);
    simpleType(writer, u"xs:string"_s, facets);
}

} // namespace forms::fields
