// SPDX-License-Identifier: Apache-2.0
#include "forms/fields/reading.h"

namespace forms::fields {

namespace {

class Text final : public TextKind
{
public:
    QString name() const override { return QStringLiteral("text"); }
    Parsed parse(const Given &given) const override { return plainText(given.field, given.text(), 200); }
};

} // namespace

const Kind &textKind()
{
    static const Text kind;
    return kind;
}

} // namespace forms::fields
