// SPDX-License-Identifier: Apache-2.0
#include "engine/core/sentence.h"
#include "engine/feel/types.h"
#include "tests/engine/feel/case_files.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace engine;
using namespace engine::feel;
using namespace Qt::StringLiterals;

using Kind = Type::Kind;

namespace {

TypeScope scope()
{
    TypeScope result;
    result.variables = {{u"age"_s, Kind::Number},
                        {u"name"_s, Kind::String},
                        {u"born"_s, Kind::Date},
                        {u"items"_s, Type::list(Type::context({{u"tax"_s, Kind::String}, {u"paid"_s, Kind::Number}}))}};
    result.functions = {{u"fee"_s, Type::function({{u"kind"_s, Kind::String}, {u"copies"_s, Kind::Number}}, Kind::Number)}};
    return result;
}

Names names()
{
    Names result;
    result.open = true;
    result.variables = {u"age"_s, u"name"_s, u"born"_s, u"items"_s};
    result.functions = {{u"fee"_s, {u"kind"_s, u"copies"_s}}};
    return result;
}

QString shown(const core::Faults &faults)
{
    QStringList list;
    for (const core::Error &fault : faults)
        list << fault.idText().mid(5) + u'@' + QString::number(fault.where().column);
    return list.join(u' ');
}

} // namespace

class TypesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachExpressionHasItsTypeAndFaults_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("faults");
        for (const tests::Case &one : tests::casesIn(QStringLiteral(TODOKE_TEST_DATA "/types.txt")))
            QTest::newRow(qUtf8Printable(one.name)) << one.what << one.expected << one.diagnostic;
    }

    void eachExpressionHasItsTypeAndFaults()
    {
        QFETCH(const QString, what);
        const auto expression = Expression::parse(what, names());
        QVERIFY2(expression, expression ? "" : qUtf8Printable(core::sentence(expression.error(), {u"en"_s})));
        core::Faults faults;
        QTEST(infer(*expression, scope(), faults).name(), "type");
        QTEST(shown(faults), "faults");
    }

    void aCellIsComparedWithItsColumn()
    {
        TypeScope column = scope();
        column.input = Kind::Number;
        core::Faults faults;
        infer(*Expression::parseUnaryTests(u"< 5, [1..3], not_a_name"_s, names()), column, faults);
        QCOMPARE(shown(faults), QString());
        infer(*Expression::parseUnaryTests(u"5, \"NZ\""_s, names()), column, faults);
        QCOMPARE(shown(faults), u"TypeMismatch@4"_s);
        QCOMPARE(core::sentence(faults.front(), {u"ja"_s}), u"型が違います: number と string の間で = は使えません"_s);
    }

    /// The inference may say "Any", but never a type that the value is not of.
    void whatIsInferredHolds_data()
    {
        QTest::addColumn<QString>("what");
        for (const tests::Case &one : tests::casesOf(u"cases"_s))
            QTest::newRow(qUtf8Printable(one.name)) << one.what;
    }

    void whatIsInferredHolds()
    {
        QFETCH(const QString, what);
        const auto expression = Expression::parse(what, tests::names());
        QVERIFY(expression);
        const Environment environment = tests::environment();
        TypeScope known;
        for (const auto &[name, value] : environment.variables.entries())
            known.variables[name] = typeOf(value);
        core::Faults faults;
        const Type type = infer(*expression, known, faults);
        Diagnostics diagnostics;
        const Value value = expression->evaluate(environment, diagnostics);
        QVERIFY2(value.isNull() || isInstance(value, type), qUtf8Printable(type.name() + u" "_s + value.toLiteral()));
        // A fault is a definite mistake: evaluating it must have met one too.
        QVERIFY2(faults.empty() || !diagnostics.empty(), qUtf8Printable(shown(faults)));
    }
};

TODOKE_TEST(TypesTest)
#include "tst_types.moc"
