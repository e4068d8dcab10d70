// SPDX-License-Identifier: Apache-2.0
#include "forms/fields/reading.h"

using namespace Qt::StringLiterals;

namespace forms::fields {

namespace {

/// 地番, the number of a piece of registered land: 1000番1, also written 1000-1, 1000の1 and 1000番地1;
/// with the aza before it where there is one; 無番地 where there is none.
class LandLot final : public TextKind
{
public:
    QString name() const override { return u"land-lot"_s; }

    Parsed parse(const Given &given) const override
    {
        const Parsed parsed = plainText(given.field, given.text(), 100);
        const QString *typed = parsed.value.as<QString>();
        if (!typed)
            return parsed;
        static const QRegularExpression pattern(
            uR"(\A(.*?[^0-9番地の-])?([0-9]{1,6})(?:番地|番)?(?:[-の]?([0-9]{1,6})(?:[-の]([0-9]{1,6}))?)?\z)"_s);
        if (typed->endsWith(u"無番地"_s))
            return parsed;
        const auto match = pattern.match(halfWidth(*typed).remove(u' '));
        if (!match.hasMatch())
            return Problem::NotALandLot;
        QString lot = match.captured(1) + match.captured(2) + u'番';
        if (!match.captured(3).isEmpty())
            lot += match.captured(3);
        if (!match.captured(4).isEmpty())
            lot += u'の' + match.captured(4);
        return engine::feel::Value(lot);
    }
};

} // namespace

const Kind &landLotKind()
{
    static const LandLot kind;
    return kind;
}

} // namespace forms::fields
