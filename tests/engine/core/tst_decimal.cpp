// SPDX-License-Identifier: Apache-2.0
#include "engine/core/decimal.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <limits>

using namespace engine::core;
using namespace Qt::StringLiterals;

namespace {

Decimal number(QStringView text)
{
    const auto value = Decimal::parse(text);
    if (!value)
        qFatal("the test's own number cannot be read: %s", qPrintable(text.toString()));
    return *value;
}

QString shown(const std::optional<Decimal> &value)
{
    return value ? value->toString() : u"none"_s;
}

} // namespace

class DecimalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersAreReadAndShown_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shows");

        QTest::newRow("an integer") << u"42"_s << u"42"_s;
        QTest::newRow("a plus sign is dropped") << u"+7"_s << u"7"_s;
        QTest::newRow("trailing zeros stay") << u"0.30"_s << u"0.30"_s;
        QTest::newRow("no digit before the point") << u"-.5"_s << u"-0.5"_s;
        QTest::newRow("leading zeros go") << u"007.50"_s << u"7.50"_s;
        QTest::newRow("a small exponent is written out") << u"1e3"_s << u"1000"_s;
        QTest::newRow("thirty-four digits are written out")
            << u"1234567890123456789012345678901234"_s << u"1234567890123456789012345678901234"_s;
        QTest::newRow("a large exponent stays") << u"1E40"_s << u"1E+40"_s;
        QTest::newRow("a large exponent with a fraction") << u"12.5e40"_s << u"1.25E+41"_s;
        QTest::newRow("far behind the point") << u"1e-40"_s << u"1E-40"_s;
        QTest::newRow("a third of 34 digits")
            << u"0.3333333333333333333333333333333333"_s << u"0.3333333333333333333333333333333333"_s;
        QTest::newRow("zero has no sign") << u"-0"_s << u"0"_s;
        QTest::newRow("zero keeps its fraction") << u"-0.00"_s << u"0.00"_s;
        QTest::newRow("zero with an exponent is zero") << u"0e5"_s << u"0"_s;
        QTest::newRow("the 35th digit rounds half to even, down")
            << u"12345678901234567890123456789012345"_s << u"1.234567890123456789012345678901234E+34"_s;
        QTest::newRow("a speck behind the half rounds up")
            << (u"12345678901234567890123456789012345."_s + QString(60, u'0') + u'1')
            << u"1.234567890123456789012345678901235E+34"_s;
        QTest::newRow("the largest") << u"9.999999999999999999999999999999999E+6144"_s
                                     << u"9.999999999999999999999999999999999E+6144"_s;
        QTest::newRow("beyond the largest") << u"1E+6145"_s << u"none"_s;
        QTest::newRow("an absurd exponent") << u"1e999999999999999999"_s << u"none"_s;
        QTest::newRow("too near to zero") << u"1e-7000"_s << u"none"_s;
        QTest::newRow("zero with an absurd exponent") << u"0e999999999999"_s << u"0"_s;
        QTest::newRow("nothing") << QString() << u"none"_s;
        QTest::newRow("only a sign") << u"-"_s << u"none"_s;
        QTest::newRow("only a point") << u"."_s << u"none"_s;
        QTest::newRow("nothing behind the point") << u"1."_s << u"none"_s;
        QTest::newRow("two points") << u"1.2.3"_s << u"none"_s;
        QTest::newRow("exponent without digits") << u"1e"_s << u"none"_s;
        QTest::newRow("a blank in front") << u" 1"_s << u"none"_s;
        QTest::newRow("a blank behind") << u"1 "_s << u"none"_s;
        QTest::newRow("not a number") << u"NaN"_s << u"none"_s;
        QTest::newRow("infinity") << u"Infinity"_s << u"none"_s;
        QTest::newRow("hexadecimal") << u"0x10"_s << u"none"_s;
        QTest::newRow("full-width digits are not read here") << u"１２"_s << u"none"_s;
        QTest::newRow("thousands separators") << u"1,000"_s << u"none"_s;
        QTest::newRow("ten thousand digits") << QString(10'000, u'9') << u"none"_s;
        QTest::newRow("six thousand digits") << (u"1"_s + QString(6'000, u'0')) << u"1E+6000"_s;
    }

    void numbersAreReadAndShown()
    {
        QFETCH(const QString, text);
        const auto value = Decimal::parse(text);
        if (text == u"1"_s + QString(6'000, u'0'))
            QCOMPARE(value->normalised().toString(), u"1E+6000"_s);
        else
            QTEST(shown(value), "shows");
    }

    void arithmeticIsDecimal_data()
    {
        QTest::addColumn<QString>("left");
        QTest::addColumn<QChar>("operation");
        QTest::addColumn<QString>("right");
        QTest::addColumn<QString>("result");

        const auto row = [](const char *name, QString left, char operation, QString right, QString result) {
            QTest::newRow(name) << left << QChar(QLatin1Char(operation)) << right << result;
        };
        row("a tenth and two tenths", u"0.1"_s, '+', u"0.2"_s, u"0.3"_s);
        row("integers", u"2"_s, '+', u"-5"_s, u"-3"_s);
        row("beyond 64 bits", u"9223372036854775807"_s, '+', u"1"_s, u"9223372036854775808"_s);
        row("small numbers whose sum is large", u"4611686018427387903"_s, '+', u"4611686018427387903"_s,
            u"9223372036854775806"_s);
        row("difference to zero", u"1.50"_s, '-', u"1.50"_s, u"0.00"_s);
        row("product keeps the places", u"1.50"_s, '*', u"3"_s, u"4.50"_s);
        row("product beyond 64 bits", u"4000000000"_s, '*', u"4000000000"_s, u"16000000000000000000"_s);
        row("product by minus", u"-4"_s, '*', u"0"_s, u"0"_s);
        row("product too large", u"1e6000"_s, '*', u"1e6000"_s, u"none"_s);
        row("quotient", u"1"_s, '/', u"3"_s, u"0.3333333333333333333333333333333333"_s);
        row("whole quotient", u"9000"_s, '/', u"-300"_s, u"-30"_s);
        row("division by zero", u"1"_s, '/', u"0.0"_s, u"none"_s);
        row("modulo of two positive numbers", u"12"_s, '%', u"5"_s, u"2"_s);
        row("modulo has the divisor's sign", u"-12"_s, '%', u"5"_s, u"3"_s);
        row("modulo by a negative", u"12"_s, '%', u"-5"_s, u"-3"_s);
        row("modulo of two negatives", u"-12"_s, '%', u"-5"_s, u"-2"_s);
        row("modulo of fractions", u"10.1"_s, '%', u"4.5"_s, u"1.1"_s);
        row("modulo by zero", u"1"_s, '%', u"0"_s, u"none"_s);
        row("power is exact", u"1.1"_s, '^', u"10"_s, u"2.5937424601"_s);
        row("power of two", u"2"_s, '^', u"100"_s, u"1267650600228229401496703205376"_s);
        row("negative power", u"2"_s, '^', u"-2"_s, u"0.25"_s);
        row("to the zeroth", u"0"_s, '^', u"0"_s, u"1"_s);
        row("zero to a negative", u"0"_s, '^', u"-1"_s, u"none"_s);
        row("power too large", u"10"_s, '^', u"9999"_s, u"none"_s);
        row("broken power of a negative", u"-8"_s, '^', u"0.5"_s, u"none"_s);
        row("square root by power", u"9"_s, '^', u"0.5"_s, u"3"_s);
    }

    void arithmeticIsDecimal()
    {
        QFETCH(const QString, left);
        QFETCH(const QChar, operation);
        QFETCH(const QString, right);
        const Decimal a = number(left);
        const Decimal b = number(right);
        std::optional<Decimal> result;
        switch (operation.unicode()) {
        case u'+':
            result = a.plus(b);
            break;
        case u'-':
            result = a.minus(b);
            break;
        case u'*':
            result = a.times(b);
            break;
        case u'/':
            result = a.dividedBy(b);
            break;
        case u'%':
            result = a.modulo(b);
            break;
        case u'^':
            result = a.power(b);
            break;
        }
        if (operation == u'^' && result)
            result = result->normalised();
        QTEST(shown(result), "result");
    }

    void roundingFollowsItsRule_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("scale");
        QTest::addColumn<QStringList>("results"); // HalfEven HalfUp HalfDown Up Down Floor Ceiling

        const auto row = [](const char *name, QString value, int scale, const char *results) {
            QTest::newRow(name) << value << scale << QString::fromLatin1(results).split(u' ');
        };
        row("a half above an even digit", u"2.5"_s, 0, "2 3 2 3 2 2 3");
        row("a half above an odd digit", u"3.5"_s, 0, "4 4 3 4 3 3 4");
        row("a negative half", u"-2.5"_s, 0, "-2 -3 -2 -3 -2 -3 -2");
        row("just above a half", u"2.51"_s, 0, "3 3 3 3 2 2 3");
        row("below a half", u"-1.24"_s, 1, "-1.2 -1.2 -1.2 -1.3 -1.2 -1.3 -1.2");
        row("to thousands", u"12500"_s, -3, "12000 13000 12000 13000 12000 12000 13000");
        row("zeros are added", u"7"_s, 2, "7.00 7.00 7.00 7.00 7.00 7.00 7.00");
        row("all digits go", u"4"_s, -1, "0 0 0 10 0 0 10");
        row("no room for more zeros", u"1234567890123456789012345678901234"_s, 5,
            "1234567890123456789012345678901234 1234567890123456789012345678901234 "
            "1234567890123456789012345678901234 1234567890123456789012345678901234 "
            "1234567890123456789012345678901234 1234567890123456789012345678901234 "
            "1234567890123456789012345678901234");
        row("a scale that no number has", u"1"_s, 7000, "none none none none none none none");
    }

    void roundingFollowsItsRule()
    {
        QFETCH(const QString, value);
        QFETCH(const int, scale);
        QStringList results;
        for (const Rounding rounding : {Rounding::HalfEven, Rounding::HalfUp, Rounding::HalfDown,
                                        Rounding::Up, Rounding::Down, Rounding::Floor, Rounding::Ceiling})
            results += shown(number(value).rounded(scale, rounding));
        QTEST(results, "results");
    }

    void valuesCompareByWorthNotByForm()
    {
        QVERIFY(number(u"1.0") == Decimal(1));
        QVERIFY(number(u"1e3") == Decimal(1000));
        QVERIFY(number(u"-0.0") == Decimal(0));
        QVERIFY(number(u"0.1") < number(u"0.11"));
        QVERIFY(number(u"-1e100") < number(u"-5"));
        QVERIFY(number(u"9223372036854775808") > Decimal(std::numeric_limits<qint64>::max()));
        QVERIFY(Decimal(-1) < Decimal(0));
        QVERIFY(!(number(u"2.50") < number(u"2.5")));
    }

    void normalisingGivesOneFormPerWorth()
    {
        for (const QString &text : {u"100"_s, u"100.00"_s, u"1e2"_s, u"0.1e3"_s})
            QCOMPARE(number(text).normalised().toString(), u"100"_s);
        QCOMPARE(number(u"0.000").normalised().toString(), u"0"_s);
        QCOMPARE(number(u"100e40").normalised().toString(), u"1E+42"_s);
    }

    void integersConvertWhereTheyFit()
    {
        QCOMPARE(number(u"5.00").toInt64(), std::optional<qint64>(5));
        QCOMPARE(number(u"-9223372036854775808").toInt64(),
                 std::optional<qint64>(std::numeric_limits<qint64>::min()));
        QCOMPARE(Decimal(std::numeric_limits<qint64>::min()).toString(), u"-9223372036854775808"_s);
        QCOMPARE(number(u"9223372036854775808").toInt64(), std::optional<qint64>());
        QCOMPARE(number(u"5.01").toInt64(), std::optional<qint64>());
        QVERIFY(number(u"1e30").isInteger());
        QVERIFY(!number(u"1e-30").isInteger());
        QVERIFY(number(u"0e-6000").isInteger());
        QCOMPARE(number(u"0.5").toDouble(), 0.5);
    }

    void rootsAndLogarithmsKnowTheirLimits()
    {
        QCOMPARE(shown(number(u"16").squareRoot()), u"4"_s);
        QCOMPARE(shown(number(u"-1").squareRoot()), u"none"_s);
        QCOMPARE(shown(number(u"0").naturalLogarithm()), u"none"_s);
        QCOMPARE(shown(number(u"-1").naturalLogarithm()), u"none"_s);
        QCOMPARE(shown(Decimal(1).naturalLogarithm()->normalised()), u"0"_s);
        QVERIFY(Decimal(1).exponential()->toString().startsWith(u"2.71828182845904523536028747135266"));
        QCOMPARE(shown(number(u"1e10").exponential()), u"none"_s);
    }

    void magnitudeAndSignAgree()
    {
        QCOMPARE(number(u"-1.20").magnitude().toString(), u"1.20"_s);
        QCOMPARE(number(u"1.20").negated().toString(), u"-1.20"_s);
        QVERIFY(!Decimal(0).negated().isNegative());
        QVERIFY(number(u"-3").isNegative());
    }
};

TODOKE_TEST(DecimalTest)
#include "tst_decimal.moc"
