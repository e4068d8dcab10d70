// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/feel/random_text.h"

namespace tests {

using namespace Qt::StringLiterals;

QString RandomText::oneOf(std::initializer_list<Writer> writers, int depth)
{
    const Writer writer = *(writers.begin() + below(static_cast<int>(writers.size())));
    return (this->*writer)(depth);
}

QString RandomText::any(int depth)
{
    return oneOf({&RandomText::number, &RandomText::number, &RandomText::boolean, &RandomText::boolean, &RandomText::text,
                  &RandomText::list, &RandomText::list, &RandomText::context, &RandomText::temporal, &RandomText::function,
                  &RandomText::range},
                 depth);
}

QString RandomText::anyLeaf(int)
{
    return oneOf({u"null"_s, u"nothing"_s, u"applicant"_s, u"items"_s, u"true"_s, u"7"_s, u"\"x\""_s, u"[]"_s, u"{}"_s, local(u"1"_s)});
}

QString RandomText::withLocal(Writer writer, int depth, const QString &name)
{
    m_locals << name;
    QString written = (this->*writer)(depth);
    m_locals.removeLast();
    return written;
}

QString RandomText::number(int depth)
{
    if (depth <= 0) {
        return oneOf({u"0"_s, u"1"_s, u"2"_s, u"3"_s, u"10"_s, u"-4"_s, u"2.50"_s, u"0.1"_s, u"1e3"_s, u"12345678901234567890"_s,
                      u"99999999999999999999.99"_s, u"手数料"_s, u"Pre"_s, u"risk"_s, u"Pre-bureau risk"_s, u"applicant.age"_s,
                      u"date of birth.year"_s, local(u"5"_s), local(u"6"_s)});
    }
    if (below(20) == 0)
        return anyLeaf(depth);
    switch (below(9)) {
    case 0:
    case 1:
    case 2:
        return number(depth - 1) + oneOf({u" + "_s, u" - "_s, u" * "_s, u" / "_s}) + number(depth - 1);
    case 3:
        return u'(' + number(depth - 1) + oneOf({u" - "_s, u" + "_s, u" ** "_s}) + number(depth - 2) + u')';
    case 4:
        return u"if "_s + boolean(depth - 1) + u" then "_s + number(depth - 1) + u" else "_s + number(depth - 1);
    case 5:
        return oneOf({u"sum("_s, u"count("_s, u"max("_s, u"min("_s, u"mean("_s}) + list(depth - 1) + u')';
    case 6:
        return u'(' + list(depth - 1) + u")["_s + number(0) + u']';
    case 7:
        return u"-("_s + number(depth - 1) + u')';
    default:
        return number(0);
    }
}

QString RandomText::text(int depth)
{
    if (depth <= 0)
        return oneOf({u"\"\""_s, u"\"a\""_s, u"\"abc\""_s, u"\"𠮷野家\""_s, u"applicant.role"_s, u"\"agent\""_s, u"\"a\\\"b\\n\""_s});
    if (below(20) == 0)
        return anyLeaf(depth);
    switch (below(4)) {
    case 0:
        return text(depth - 1) + u" + "_s + text(depth - 1);
    case 1:
        return u"string("_s + any(depth - 1) + u')';
    case 2:
        return u"substring("_s + text(depth - 1) + u", "_s + number(0) + u')';
    default:
        return oneOf({u"upper case("_s, u"lower case("_s, u"role("_s}) + text(depth - 1) + u')';
    }
}

QString RandomText::boolean(int depth)
{
    if (depth <= 0)
        return oneOf({u"true"_s, u"false"_s, u"nothing"_s, u"1 < 2"_s, u"手数料 = 400"_s});
    if (below(20) == 0)
        return anyLeaf(depth);
    switch (below(10)) {
    case 0:
    case 1: {
        static const QStringList signs{u" = "_s, u" != "_s, u" < "_s, u" <= "_s, u" > "_s, u" >= "_s};
        return u'(' + number(depth - 1) + oneOf(signs) + number(depth - 1) + u')';
    }
    case 2:
        return u'(' + boolean(depth - 1) + u" and "_s + boolean(depth - 1) + u')';
    case 3:
        return u'(' + boolean(depth - 1) + u" or "_s + boolean(depth - 1) + u" or "_s + boolean(0) + u')';
    case 4:
        return u"(("_s + number(depth - 1) + u") between "_s + number(0) + u" and "_s + number(0) + u')';
    case 5:
        return u"(("_s + number(depth - 1) + u") in ("_s + unaryTests() + u"))"_s;
    case 6: {
        const QString name = u'v' + QString::number(++m_names);
        return u'(' + oneOf({u"some "_s, u"every "_s}) + name + u" in "_s + list(depth - 1) + u" satisfies "_s
            + withLocal(&RandomText::boolean, depth - 1, name) + u')';
    }
    case 7:
        return u"(("_s + any(depth - 1) + u") instance of "_s
            + oneOf({u"number"_s, u"string"_s, u"list<number>"_s, u"context<a: number>"_s, u"tItem"_s, u"range<number>"_s}) + u')';
    case 8:
        return u"not("_s + boolean(depth - 1) + u')';
    default:
        return u'(' + any(depth - 1) + oneOf({u" = "_s, u" != "_s}) + any(depth - 1) + u')';
    }
}

QString RandomText::list(int depth)
{
    if (depth <= 0)
        return oneOf({u"[]"_s, u"[1, 2, 3]"_s, u"[3]"_s, u"items"_s, u"items.paid"_s, u"in values"_s, u"[1, null, \"x\"]"_s, u"[[1], [2]]"_s});
    if (below(20) == 0)
        return anyLeaf(depth);
    const QString name = u'v' + QString::number(++m_names);
    switch (below(8)) {
    case 0:
        return u'[' + any(depth - 1) + u", "_s + any(depth - 1) + u']';
    case 1:
        return u"(for "_s + name + u" in "_s + oneOf({u"1"_s, u"0"_s, u"-2"_s, u"1.5"_s, local(u"3"_s)}) + u".."_s + oneOf({u"4"_s, u"0"_s, u"12"_s, u"null"_s}) + u" return "_s
            + withLocal(&RandomText::any, depth - 1, name) + u')';
    case 2:
        return u"(for "_s + name + u" in "_s + list(depth - 1) + u", w in "_s + oneOf({name, u"1..3"_s, u"[2, 3]"_s}) + u" return "_s
            + withLocal(&RandomText::any, depth - 1, oneOf({name, u"w"_s})) + u')';
    case 3:
        return u"(for "_s + name + u" in 1..4 return "_s + oneOf({u"count(partial)"_s, u"partial"_s, u"sum(partial) + "_s + name}) + u')';
    case 4:
        return u'(' + list(depth - 1) + u")["_s + withLocal(&RandomText::boolean, depth - 1, u"item"_s) + u']';
    case 5:
        return oneOf({u"items[paid > "_s, u"items[item.paid < "_s, u"{l: items}.l[paid != "_s}) + number(0) + u']';
    case 6:
        return oneOf({u"concatenate("_s, u"union("_s}) + list(depth - 1) + u", "_s + list(depth - 1) + u')';
    default:
        return oneOf({u"reverse("_s, u"distinct values("_s, u"flatten("_s}) + list(depth - 1) + u')';
    }
}

QString RandomText::context(int depth)
{
    if (depth <= 0)
        return oneOf({u"{}"_s, u"{a: 1}"_s, u"applicant"_s, u"applicant.address"_s, u"{a: \"x\", b: null}"_s});
    switch (below(3)) {
    case 0:
        return u"{a: "_s + any(depth - 1) + u", b: "_s + withLocal(&RandomText::any, depth - 1, u"a"_s) + u'}';
    case 1:
        return u"{\"two words\": "_s + any(depth - 1) + u", c: two words}"_s;
    default:
        return u"context put("_s + context(depth - 1) + u", \"k\", "_s + any(depth - 1) + u')';
    }
}

QString RandomText::temporal(int depth)
{
    if (depth <= 0) {
        return oneOf({u"date of birth"_s, u"today"_s, u"@\"2026-05-07\""_s, u"@\"P1Y2M\""_s, u"@\"P1DT2H\""_s, u"@\"10:00:00\""_s,
                      u"@\"2026-05-07T10:00:00@Asia/Tokyo\""_s, u"date(2026, 2, 29)"_s});
    }
    return u'(' + temporal(depth - 1) + oneOf({u" + "_s, u" - "_s, u" * "_s}) + oneOf({&RandomText::temporal, &RandomText::number}, depth - 1) + u')';
}

QString RandomText::function(int depth)
{
    const QString name = u'p' + QString::number(++m_names);
    const QString written = u"(function("_s + name + oneOf({QString(), u": number"_s}) + u") "_s
        + withLocal(&RandomText::any, std::max(0, depth - 1), name) + u')';
    switch (below(4)) {
    case 0:
        return written;
    case 1:
        return written + u'(' + name + u": "_s + any(0) + u')';
    default:
        return written + u'(' + any(std::max(0, depth - 1)) + u')';
    }
}

QString RandomText::range(int depth)
{
    return oneOf({u"["_s, u"("_s, u"]"_s}) + number(depth / 2) + u".."_s + number(0) + oneOf({u"]"_s, u")"_s, u"["_s});
}

QString RandomText::unaryTests()
{
    QStringList tests;
    for (int i = below(3); i >= 0; --i) {
        switch (below(6)) {
        case 0:
            tests << oneOf({u"< "_s, u">= "_s, u"!= "_s, u"= "_s}) + number(0);
            break;
        case 1:
            tests << range(0);
            break;
        case 2:
            tests << list(0);
            break;
        case 3:
            tests << any(1);
            break;
        default:
            tests << number(0);
        }
    }
    return tests.join(u", "_s);
}

} // namespace tests
