// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/expression.h"

#include <QDir>
#include <QFile>

#include <vector>

namespace tests {

/// A line `what => expected`, or `what => expected ! diagnostic`, of a case file.
struct Case
{
    QString what;
    QString expected;
    QString diagnostic;
    QString name; ///< file and line, and the text
};

inline std::vector<Case> casesIn(const QString &path)
{
    using namespace Qt::StringLiterals;
    std::vector<Case> cases;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return cases;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const qsizetype arrow = lines[i].lastIndexOf(u" => "_s);
        if (lines[i].startsWith(u'#') || arrow < 0)
            continue;
        Case one;
        one.what = lines[i].left(arrow);
        const QString right = lines[i].mid(arrow + 4);
        const qsizetype mark = right.indexOf(u" ! "_s);
        one.expected = (mark < 0 ? right : right.left(mark)).trimmed();
        one.diagnostic = mark < 0 ? QString() : right.mid(mark + 3).trimmed();
        one.name = QDir(path).dirName() + u':' + QString::number(i + 1) + u": "_s + one.what;
        cases.push_back(one);
    }
    return cases;
}

inline std::vector<Case> casesOf(const QString &folder)
{
    using namespace Qt::StringLiterals;
    std::vector<Case> all;
    const QDir dir(QStringLiteral(TODOKE_TEST_DATA) + u'/' + folder);
    for (const QString &name : dir.entryList({u"*.txt"_s}, QDir::Files, QDir::Name)) {
        for (Case &one : casesIn(dir.filePath(name)))
            all.push_back(std::move(one));
    }
    return all;
}

/// The names that the case files use.
inline engine::feel::Names names()
{
    using namespace Qt::StringLiterals;
    engine::feel::Names result;
    result.variables = {u"applicant"_s, u"items"_s,     u"date of birth"_s, u"Pre-bureau risk"_s, u"Pre"_s, u"risk"_s,
                        u"today"_s,     u"nothing"_s,   u"手数料"_s,        u"R Value 2.1"_s,     u"a.b"_s, u"in values"_s};
    result.functions = {{u"role"_s, {u"name"_s}}, {u"fee for"_s, {u"kind"_s, u"copies"_s}}};
    result.members = {u"first-name"_s};
    result.types = {{u"tItem"_s,
                     engine::feel::Type::context({{u"tax"_s, engine::feel::Type::Kind::String},
                                                  {u"paid"_s, engine::feel::Type::Kind::Number}})}};
    return result;
}

inline engine::feel::Environment environment()
{
    using namespace Qt::StringLiterals;
    using engine::core::Decimal;
    using engine::feel::Context;
    using engine::feel::Diagnostics;
    using engine::feel::List;
    using engine::feel::Value;
    engine::feel::Environment result;
    const Context address{{u"city"_s, Value(u"見本市"_s)}, {u"first-name"_s, Value(u"花子"_s)}};
    result.variables = {{u"applicant"_s, Value(Context{{u"role"_s, Value(u"agent"_s)}, {u"age"_s, Value(42)}, {u"address"_s, Value(address)}})},
                        {u"items"_s,
                         Value(List{Context{{u"tax"_s, Value(u"vehicle"_s)}, {u"paid"_s, Value(1200)}},
                                    Context{{u"tax"_s, Value(u"resident"_s)}, {u"paid"_s, Value(3400)}}})},
                        {u"date of birth"_s, Value(engine::feel::Date{1984, 2, 29})},
                        {u"Pre-bureau risk"_s, Value(7)},
                        {u"Pre"_s, Value(100)},
                        {u"risk"_s, Value(1)},
                        {u"today"_s, Value(engine::feel::Date{2026, 5, 7})},
                        {u"nothing"_s, Value()},
                        {u"手数料"_s, Value(400)},
                        {u"R Value 2.1"_s, Value(21)},
                        {u"a.b"_s, Value(5)},
                        {u"in values"_s, Value(List{Value(1), Value(2)})}};
    result.functions[u"role"_s] = {{u"name"_s}, [](const std::vector<Value> &arguments, Diagnostics &) {
                                       return Value(u"role:"_s + arguments[0].toString());
                                   }};
    result.functions[u"fee for"_s] = {{u"kind"_s, u"copies"_s}, [](const std::vector<Value> &arguments, Diagnostics &) {
                                          const auto *copies = arguments[1].as<Decimal>();
                                          return copies ? Value(*copies->times(Decimal(300))) : Value();
                                      }};
    result.now = QDateTime::fromString(u"2026-05-06T15:30:00Z"_s, Qt::ISODate);
    result.zone = "Asia/Tokyo";
    return result;
}

} // namespace tests
