// SPDX-License-Identifier: Apache-2.0
#include "engine/core/json.h"
#include "engine/core/sentence.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace engine::core;
using namespace Qt::StringLiterals;

class JsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void canonicalFormIsThatOfRfc8785_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("canonical");

        QTest::newRow("blanks go and keys are sorted")
            << QByteArray("{ \"b\" : 1,\n\t\"a\" : [ true , null ] }") << QByteArray("{\"a\":[true,null],\"b\":1}");
        QTest::newRow("RFC 8785's own sorting example")
            << QByteArray("{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"\\ufb33\":\"Hebrew "
                          "Letter Dalet With Dagesh\",\"1\":\"One\",\"\\ud83d\\ude00\":\"Emoji: Grinning "
                          "Face\",\"\\u0080\":\"Control\",\"\\u00f6\":\"Latin Small Letter O With "
                          "Diaeresis\"}")
            << QByteArray("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\xc2\x80\":\"Control\",\"\xc3\xb6\":"
                          "\"Latin Small Letter O With Diaeresis\",\"\xe2\x82\xac\":\"Euro Sign\",\"\xf0\x9f"
                          "\x98\x80\":\"Emoji: Grinning Face\",\"\xef\xac\xb3\":\"Hebrew Letter Dalet With "
                          "Dagesh\"}");
        QTest::newRow("escapes are the shortest")
            << QByteArray("\"\\u0000\\u001F\\u0008\\t\\n\\f\\r\\\"\\\\\\/\\u007f\"")
            << QByteArray("\"\\u0000\\u001f\\b\\t\\n\\f\\r\\\"\\\\/\x7f\"");
        QTest::newRow("variation selectors survive")
            << QByteArray("\"\xe8\x91\x9b\xf3\xa0\x84\x82\"") << QByteArray("\"\xe8\x91\x9b\xf3\xa0\x84\x82\"");
        QTest::newRow("the least integer") << QByteArray("-9223372036854775808")
                                           << QByteArray("-9223372036854775808");
        QTest::newRow("minus zero is zero") << QByteArray("-0") << QByteArray("0");
        QTest::newRow("empty ones") << QByteArray("[{},[],\"\"]") << QByteArray("[{},[],\"\"]");
    }

    void canonicalFormIsThatOfRfc8785()
    {
        QFETCH(const QByteArray, text);
        const auto json = Json::parse(text);
        QVERIFY(json);
        QTEST(json->canonical(), "canonical");
        const auto again = Json::parse(json->canonical());
        QVERIFY(again);
        QVERIFY(*again == *json);
        const auto fromIndented = Json::parse(json->indented());
        QVERIFY(fromIndented);
        QVERIFY(*fromIndented == *json);
    }

    void whatWeDoNotTakeIsRefusedAtItsPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("refusal");

        QTest::newRow("nothing") << QByteArray() << u"core.JsonSyntax :1:1"_s;
        QTest::newRow("a fraction") << QByteArray("{\"a\":\n [1, 2.5]}") << u"core.JsonFraction :2:9"_s;
        QTest::newRow("an exponent") << QByteArray("1e3") << u"core.JsonFraction :1:3"_s;
        QTest::newRow("beyond 64 bits") << QByteArray("[9223372036854775808]")
                                        << u"core.JsonNumberTooLarge :1:21"_s;
        QTest::newRow("far beyond 64 bits") << QByteArray("[123456789012345678901234567890 ]")
                                            << u"core.JsonNumberTooLarge :1:32"_s;
        QTest::newRow("a key twice") << QByteArray("{\"a\":1,\n\"\\u0061\":2}")
                                     << u"core.JsonDuplicateKey :2:8"_s;
        QTest::newRow("columns count characters, not bytes")
            << QByteArray("[\"\xe5\xb1\x8a\xe5\xb1\x8a\" x]") << u"core.JsonSyntax :1:7"_s;
        QTest::newRow("a lone surrogate") << QByteArray("[\"\\ud800\"]") << u"core.JsonSyntax :1:9"_s;
        QTest::newRow("bytes that are not UTF-8") << QByteArray("\"\xff\"") << u"core.JsonSyntax :1:2"_s;
        QTest::newRow("an overlong NUL") << QByteArray("\"\xc0\x80\"") << u"core.JsonSyntax :1:2"_s;
        QTest::newRow("a raw line feed in a string") << QByteArray("\"a\nb\"") << u"core.JsonSyntax :1:3"_s;
        QTest::newRow("a comment") << QByteArray("/* */ 1") << u"core.JsonSyntax :1:1"_s;
        QTest::newRow("two values") << QByteArray("1 2") << u"core.JsonSyntax :1:3"_s;
        QTest::newRow("a trailing comma") << QByteArray("[1,]") << u"core.JsonSyntax :1:4"_s;
        QTest::newRow("NaN") << QByteArray("NaN") << u"core.JsonSyntax :1:1"_s;
        QTest::newRow("cut off") << QByteArray("{\"a\":") << u"core.JsonSyntax :1:6"_s;
        QTest::newRow("too deep") << QByteArray(65, '[') + QByteArray(65, ']')
                                  << u"core.JsonTooDeep :1:65"_s;
        QTest::newRow("a hundred thousand levels") << QByteArray(100'000, '[') << u"core.JsonTooDeep :1:65"_s;
    }

    void whatWeDoNotTakeIsRefusedAtItsPlace()
    {
        QFETCH(const QByteArray, text);
        const auto json = Json::parse(text);
        QVERIFY(!json);
        QTEST(json.error().idText() + u' ' + json.error().where().toString(), "refusal");
        QVERIFY(sentence(json.error(), {u"ja"_s}) != sentence(json.error(), {u"en"_s}));
    }

    void depthAtTheLimitIsTaken()
    {
        QVERIFY(Json::parse(QByteArray(64, '[') + QByteArray(64, ']')));
        QVERIFY(!Json::parse("[[]]", 1));
    }

    void membersOfOtherKindsGiveTheDefault()
    {
        Json json;
        json.set(u"name"_s, u"届"_s).set(u"list"_s, Json().append(1).append(false));
        QCOMPARE(json[u"name"_s].toInteger(7), 7);
        QCOMPARE(json[u"none"_s].toString(u"-"_s), u"-"_s);
        QVERIFY(json["list"_L1].toArray()[1].isBool());
        QVERIFY(json[u"name"_s][u"deeper"_s].isNull());
        QCOMPARE(json.indented(), QByteArray("{\n  \"list\": [\n    1,\n    false\n  ],\n  \"name\": \"届\"\n}\n"));
    }
};

TODOKE_TEST(JsonTest)
#include "tst_json.moc"
