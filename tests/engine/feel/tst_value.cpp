// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/expression.h"
#include "engine/feel/function.h"
#include "tests/engine/feel/case_files.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace engine;
using namespace engine::feel;
using namespace Qt::StringLiterals;

namespace {

Value valueOf(const QString &text)
{
    Diagnostics diagnostics;
    const auto expression = Expression::parse(text, {});
    return expression ? expression->evaluate({}, diagnostics) : Value();
}

} // namespace

class ValueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jsonAndLiteralsCarryEveryValue_data()
    {
        QTest::addColumn<QString>("literal");
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("null") << u"null"_s << QByteArray("null");
        QTest::newRow("a boolean") << u"true"_s << QByteArray("true");
        QTest::newRow("a number keeps its zeros") << u"1.50"_s << QByteArray("{\"n\":\"1.50\"}");
        QTest::newRow("a text") << u"\"a\\\"\\\\\\n字🐎\""_s << QByteArray("\"a\\\"\\\\\\n字🐎\"");
        QTest::newRow("a date") << u"@\"2026-05-07\""_s << QByteArray("{\"d\":\"2026-05-07\"}");
        QTest::newRow("a time") << u"@\"10:00:00.5+09:00\""_s << QByteArray("{\"t\":\"10:00:00.5+09:00\"}");
        QTest::newRow("a date and time") << u"@\"2026-05-07T10:00:00@Asia/Tokyo\""_s
                                         << QByteArray("{\"dt\":\"2026-05-07T10:00:00@Asia/Tokyo\"}");
        QTest::newRow("days") << u"@\"-P1DT2H\""_s << QByteArray("{\"dd\":\"-P1DT2H\"}");
        QTest::newRow("months") << u"@\"P1Y2M\""_s << QByteArray("{\"ym\":\"P1Y2M\"}");
        QTest::newRow("a list") << u"[1, [\"a\"], null]"_s << QByteArray("[{\"n\":\"1\"},[\"a\"],null]");
        QTest::newRow("a context in its order") << u"{b: 1, \"a b\": {}}"_s << QByteArray("{\"c\":[[\"b\",{\"n\":\"1\"}],[\"a b\",{\"c\":[]}]]}");
        QTest::newRow("a range") << u"[1..2)"_s << QByteArray("{\"r\":[\"[\",[{\"n\":\"1\"}],\"..\",[{\"n\":\"2\"}],\")\"]}");
        QTest::newRow("a range without start") << u"(<=2)"_s << QByteArray("{\"r\":[\"(\",null,\"..\",[{\"n\":\"2\"}],\"]\"]}");
        QTest::newRow("a range of all but one") << u"(!=2)"_s << QByteArray("{\"r\":[\"[\",[{\"n\":\"2\"}],\"!=\",[{\"n\":\"2\"}],\"]\"]}");
    }

    void jsonAndLiteralsCarryEveryValue()
    {
        QFETCH(const QString, literal);
        QFETCH(const QByteArray, json);
        const Value value = valueOf(literal);
        QCOMPARE(value.toLiteral(), literal);
        QCOMPARE(value.toJson().canonical(), json);
        const auto read = Value::fromJson(value.toJson());
        QVERIFY(read);
        QVERIFY(*read == value);
    }

    void wrongJsonIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("a bare number") << QByteArray("1");
        QTest::newRow("an unknown tag") << QByteArray("{\"x\":\"1\"}");
        QTest::newRow("two tags") << QByteArray("{\"n\":\"1\",\"d\":\"2026-05-07\"}");
        QTest::newRow("no tag") << QByteArray("{}");
        QTest::newRow("a number that is none") << QByteArray("{\"n\":\"one\"}");
        QTest::newRow("a day that is none") << QByteArray("{\"d\":\"2026-02-30\"}");
        QTest::newRow("a name given twice") << QByteArray("{\"c\":[[\"a\",null],[\"a\",null]]}");
        QTest::newRow("an entry of three") << QByteArray("{\"c\":[[\"a\",null,null]]}");
        QTest::newRow("a range of two") << QByteArray("{\"r\":[\"[\",\"]\"]}");
        QTest::newRow("wrong inside a list") << QByteArray("[{\"n\":\"\"}]");
    }

    void wrongJsonIsRefused()
    {
        QFETCH(const QByteArray, json);
        const auto parsed = core::Json::parse(json);
        QVERIFY(parsed);
        QVERIFY(!Value::fromJson(*parsed));
    }

    void functionsBecomeNull()
    {
        const Value value = valueOf(u"function(x) x"_s);
        QVERIFY(value.as<Function>());
        QVERIFY(value.toJson().isNull());
        QCOMPARE(value.toLiteral(), u"null"_s);
    }

    void contextsShareUntilOneIsChanged()
    {
        Context first{{u"a"_s, Value(1)}, {u"b"_s, Value(2)}};
        Context second = first;
        second.set(u"a"_s, Value(9));
        second.set(u"c"_s, Value(3));
        second.remove(u"b"_s);
        QCOMPARE(Value(first).toLiteral(), u"{a: 1, b: 2}"_s);
        QCOMPARE(Value(second).toLiteral(), u"{a: 9, c: 3}"_s);
        QVERIFY(first.contains(u"b") && !second.contains(u"b"));
        QVERIFY(Value(Context{{u"a"_s, Value(1)}, {u"b"_s, Value(2)}}) == Value(Context{{u"b"_s, Value(2)}, {u"a"_s, Value(1)}}));
    }

    void daysAndDatesAgreeOverTheWholeCalendar()
    {
        for (std::int64_t days : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{-719528}, std::int64_t{59}, std::int64_t{365'242'000'000}, std::int64_t{-365'242'000'000}}) {
            const Date date = Date::fromDays(days);
            QCOMPARE(date.toDays(), days);
        }
        for (std::int64_t days = -800'000; days < 800'000; days += 37) {
            const Date date = Date::fromDays(days);
            QCOMPARE(date.toDays(), days);
            QVERIFY(Date::of(date.year, date.month, date.day));
            QVERIFY(Date::from(*date.toQDate()) == date);
        }
    }

    void anInstantKeepsItsMomentThroughZones()
    {
        const QDateTime instant = QDateTime::fromString(u"2026-05-06T15:30:00Z"_s, Qt::ISODate);
        const DateTime inTokyo = DateTime::from(instant, "Asia/Tokyo");
        QCOMPARE(Value(inTokyo).toString(), u"2026-05-07T00:30:00@Asia/Tokyo"_s);
        QCOMPARE(inTokyo.toInstant("Europe/Paris"), instant);
        const DateTime local{{2026, 5, 7}, {1'800'000'000'000, {}, {}}};
        QCOMPARE(local.toInstant("Asia/Tokyo"), instant);
        QVERIFY(!DateTime({999'999'999, 1, 1}, {}).toInstant("Asia/Tokyo"));
    }

    void typesCoerceAsTheStandardSays_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("coerced");
        QTest::newRow("a list of one is its element") << u"[1]"_s << u"number"_s << u"1"_s;
        QTest::newRow("an element is a list of one") << u"1"_s << u"list"_s << u"[1]"_s;
        QTest::newRow("a list of two is no element") << u"[1, 2]"_s << u"number"_s << u"refused"_s;
        QTest::newRow("a date begins at midnight") << u"@\"2026-05-07\""_s << u"date and time"_s << u"@\"2026-05-07T00:00:00Z\""_s;
        QTest::newRow("a text is no number") << u"\"1\""_s << u"number"_s << u"refused"_s;
        QTest::newRow("null is of every type") << u"null"_s << u"number"_s << u"null"_s;
    }

    void typesCoerceAsTheStandardSays()
    {
        QFETCH(const QString, value);
        QFETCH(const QString, type);
        const auto result = feel::coerced(valueOf(value), *simpleType(type));
        QTEST(result ? result->toLiteral() : u"refused"_s, "coerced");
    }
};

TODOKE_TEST(ValueTest)
#include "tst_value.moc"
