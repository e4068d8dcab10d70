// SPDX-License-Identifier: Apache-2.0
#include "forms/fields/reading.h"

using namespace Qt::StringLiterals;

namespace forms::fields {

namespace {

class LongText final : public TextKind
{
public:
    QString name() const override { return u"long-text"_s; }
    Shape shape(const model::Field &, std::size_t) const override { return Shape::Lines; }

    Parsed parse(const Given &given) const override
    {
        // Browsers send CR LF; we keep LF.
        QString text = given.text();
        text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
        return plainText(given.field, text, 4000, true);
    }
};

} // namespace

const Kind &longTextKind()
{
    static const LongText kind;
    return kind;
}

} // namespace forms::fields
