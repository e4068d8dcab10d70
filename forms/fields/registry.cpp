// SPDX-License-Identifier: Apache-2.0
#include "forms/fields/kind.h"

// A new kind: its file, a line here, and its element in forms/model/schemas/form-1.xsd.
#define FORMS_KINDS(KIND)                                                                                                          \
    KIND(textKind)                                                                                                                 \
    KIND(longTextKind)                                                                                                             \
    KIND(kanaKind)                                                                                                                 \
    KIND(numberKind)                                                                                                               \
    KIND(moneyKind)                                                                                                                \
    KIND(dateKind)                                                                                                                 \
    KIND(fiscalYearKind)                                                                                                           \
    KIND(choiceKind)                                                                                                               \
    KIND(choicesKind)                                                                                                              \
    KIND(yesNoKind)                                                                                                                \
    KIND(personNameKind)                                                                                                           \
    KIND(addressKind)                                                                                                              \
    KIND(postalCodeKind)                                                                                                           \
    KIND(phoneKind)                                                                                                                \
    KIND(eMailKind)                                                                                                                \
    KIND(corporateNumberKind)                                                                                                      \
    KIND(landLotKind)                                                                                                              \
    KIND(fileKind)                                                                                                                 \
    KIND(consentKind)                                                                                                              \
    KIND(groupKind)

namespace forms::fields {

#define FORMS_DECLARE(function) const Kind &function();
FORMS_KINDS(FORMS_DECLARE)
#undef FORMS_DECLARE

namespace {

const std::map<QString, const Kind *, std::less<>> &registry()
{
    static const std::map<QString, const Kind *, std::less<>> kinds = [] {
        std::map<QString, const Kind *, std::less<>> map;
#define FORMS_REGISTER(function) map.emplace(function().name(), &function());
        FORMS_KINDS(FORMS_REGISTER)
#undef FORMS_REGISTER
        return map;
    }();
    return kinds;
}

} // namespace

const Kind *find(QStringView name)
{
    const auto found = registry().find(name);
    return found == registry().end() ? nullptr : found->second;
}

const Kind &kindOf(const model::Field &field)
{
    const Kind *kind = find(field.kind);
    return kind ? *kind : textKind();
}

std::vector<const Kind *> all()
{
    std::vector<const Kind *> kinds;
    for (const auto &[name, kind] : registry())
        kinds.push_back(kind);
    return kinds;
}

} // namespace forms::fields
