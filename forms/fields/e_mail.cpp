// SPDX-License-Identifier: Apache-2.0
#include "forms/fields/reading.h"

using namespace Qt::StringLiterals;

namespace forms::fields {

namespace {

/// An address as mail servers take it (RFC 5321, 4.1.2, without quoted names); at most 254 characters.
/// Whatever could end a mail's header line has no place in it.
class EMail final : public TextKind
{
public:
    QString name() const override { return u"e-mail"_s; }

    std::vector<Box> boxes(const model::Field &field) const override
    {
        return {{QString(), nullptr, u"email"_s, setting(field, u"autocomplete"_s).value_or(u"email"_s), 32, nullptr}};
    }

    Parsed parse(const Given &given) const override
    {
        static const QRegularExpression pattern(
            uR"(\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]\z)"_s);
        if (given.text().size() > 400)
            return Problem::NotAnEmail;
        const QString trimmed = given.text().trimmed();
        if (!isTypedText(trimmed))
            return Problem::NotAnEmail;
        const QString text = halfWidth(trimmed);
        const bool good = text.size() <= 254 && text.indexOf(u'@') <= 64 && pattern.match(text).hasMatch();
        return good ? Parsed(engine::feel::Value(text)) : Parsed(Problem::NotAnEmail);
    }
};

} // namespace

const Kind &eMailKind()
{
    static const EMail kind;
    return kind;
}

} // namespace forms::fields
