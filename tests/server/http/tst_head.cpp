// SPDX-License-Identifier: Apache-2.0
#include "server/http/head.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace server::http;

namespace {

/// 200 when the gate lets it in, -1 while it waits for more, else the status of the refusal.
int judge(const QByteArray &bytes)
{
    const HeadLimits limits;
    const auto end = findHead(bytes, limits);
    if (const auto *refusal = std::get_if<Refusal>(&end))
        return refusal->status;
    const auto size = std::get<std::optional<qsizetype>>(end);
    if (!size)
        return -1;
    const auto head = parseHead(QByteArrayView(bytes).first(*size), limits);
    if (const auto *refusal = std::get_if<Refusal>(&head))
        return refusal->status;
    return 200;
}

} // namespace

class HeadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theGateJudgesHeads_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");

        const auto get = [](const QByteArray &target) { return "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n"; };
        const auto fields = [](const QByteArray &more) { return "POST / HTTP/1.1\r\nHost: a\r\n" + more + "\r\n"; };

        QTest::newRow("a plain request passes") << get("/") << 200;
        QTest::newRow("a query passes") << get("/a?x=%E7%B4%8D&y=1+2") << 200;
        QTest::newRow("kanji in a path pass when escaped") << get("/%E7%B4%8D%E7%A8%8E") << 200;
        QTest::newRow("one empty line in front is forgiven") << "\r\n" + get("/") << 200;
        QTest::newRow("two empty lines in front are not") << "\r\n\r\n" + get("/") << 400;
        QTest::newRow("HTTP/1.0 passes") << QByteArray("GET / HTTP/1.0\r\nHost: a\r\n\r\n") << 200;
        QTest::newRow("an IPv6 host passes") << QByteArray("GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n") << 200;
        QTest::newRow("a head without its end waits") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n") << -1;
        QTest::newRow("a carriage return at the end waits") << QByteArray("GET / HTTP/1.1\r") << -1;

        QTest::newRow("a bare line feed in the request line") << QByteArray("GET / HTTP/1.1\nHost: a\n\n") << 400;
        QTest::newRow("a bare line feed in a field") << QByteArray("GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n") << 400;
        QTest::newRow("a bare carriage return") << QByteArray("GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n") << 400;
        QTest::newRow("a NUL byte") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nX: b\0c\r\n\r\n", 35) << 400;
        QTest::newRow("a folded field") << fields("X: a\r\n b\r\n") << 400;
        QTest::newRow("a field folded with a tab") << fields("X: a\r\n\tb\r\n") << 400;
        QTest::newRow("space before the colon") << QByteArray("GET / HTTP/1.1\r\nHost : a\r\n\r\n") << 400;
        QTest::newRow("a field without a colon") << fields("nonsense\r\n") << 400;
        QTest::newRow("a field without a name") << fields(": a\r\n") << 400;
        QTest::newRow("a field name with a bracket") << fields("X(y): a\r\n") << 400;
        QTest::newRow("a control character in a value") << fields("X: a\x01b\r\n") << 400;

        QTest::newRow("no Host") << QByteArray("GET / HTTP/1.1\r\nX: a\r\n\r\n") << 400;
        QTest::newRow("two Hosts") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n") << 400;
        QTest::newRow("the same Host twice") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n") << 400;
        QTest::newRow("an empty Host") << QByteArray("GET / HTTP/1.1\r\nHost:\r\n\r\n") << 400;
        QTest::newRow("a Host with a path") << QByteArray("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n") << 400;
        QTest::newRow("a Host with a user") << QByteArray("GET / HTTP/1.1\r\nHost: u@a\r\n\r\n") << 400;

        QTest::newRow("two Content-Lengths") << fields("Content-Length: 1\r\nContent-Length: 2\r\n") << 400;
        QTest::newRow("the same Content-Length twice") << fields("Content-Length: 1\r\nContent-Length: 1\r\n") << 400;
        QTest::newRow("a list of Content-Lengths") << fields("Content-Length: 1, 1\r\n") << 400;
        QTest::newRow("Content-Length with chunked") << fields("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n") << 400;
        QTest::newRow("chunked alone needs a length") << fields("Transfer-Encoding: chunked\r\n") << 411;
        QTest::newRow("a negative length") << fields("Content-Length: -1\r\n") << 400;
        QTest::newRow("a length with a sign") << fields("Content-Length: +1\r\n") << 400;
        QTest::newRow("a length in hex") << fields("Content-Length: 0x10\r\n") << 400;
        QTest::newRow("an endless length") << fields("Content-Length: 99999999999999999999\r\n") << 400;
        QTest::newRow("a body with GET") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n") << 400;
        QTest::newRow("two cookies fields") << fields("Cookie: a=1\r\nCookie: b=2\r\n") << 400;
        QTest::newRow("an unknown expectation") << fields("Expect: 200-ok\r\n") << 417;

        QTest::newRow("HTTP/9.9") << QByteArray("GET / HTTP/9.9\r\nHost: a\r\n\r\n") << 400;
        QTest::newRow("HTTP/2.0 in text") << QByteArray("GET / HTTP/2.0\r\nHost: a\r\n\r\n") << 400;
        QTest::newRow("no version") << QByteArray("GET /\r\nHost: a\r\n\r\n") << 400;
        QTest::newRow("a lower-case method") << QByteArray("get / HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
        QTest::newRow("an unknown method") << QByteArray("BREW / HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
        QTest::newRow("TRACE") << QByteArray("TRACE / HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
        QTest::newRow("CONNECT") << QByteArray("CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
        QTest::newRow("two spaces") << QByteArray("GET  / HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
        QTest::newRow("a tab for a space") << QByteArray("GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
        QTest::newRow("a whole address as target") << get("http://b/") << 400;

        QTest::newRow("%00 in the path") << get("/a%00b") << 400;
        QTest::newRow("%00 in the query") << get("/a?b=%00") << 400;
        QTest::newRow("a bad escape") << get("/a%zz") << 400;
        QTest::newRow("an escape cut off") << get("/a%2") << 400;
        QTest::newRow("a bad escape in the query") << get("/?a=%") << 400;
        QTest::newRow("bytes that are not UTF-8") << get("/%FF") << 400;
        QTest::newRow("an overlong slash") << get("/%C0%AF") << 400;
        QTest::newRow("a surrogate in UTF-8") << get("/%ED%A0%80") << 400;
        QTest::newRow("two dots") << get("/a/../b") << 400;
        QTest::newRow("two dots escaped") << get("/a/%2e%2E/b") << 400;
        QTest::newRow("one dot") << get("/./a") << 400;
        QTest::newRow("two dots at the end") << get("/a/..") << 400;
        QTest::newRow("a slash escaped") << get("/a%2Fb") << 400;
        QTest::newRow("a backslash escaped") << get("/a%5Cb") << 400;
        QTest::newRow("an empty segment") << get("//a") << 400;
        QTest::newRow("a fragment") << get("/a#b") << 400;
        QTest::newRow("a raw byte beyond ASCII") << get("/\xE7\xB4\x8D") << 400;
        QTest::newRow("a line break in the path") << get("/a%0d%0aX:b") << 400;

        QTest::newRow("a line too long") << get("/" + QByteArray(9000, 'a')) << 400;
        QTest::newRow("an endless line") << "GET /" + QByteArray(9000, 'a') << 400;
        QByteArray many;
        for (int i = 0; i < 101; ++i)
            many += "X" + QByteArray::number(i) + ": a\r\n";
        QTest::newRow("too many fields") << fields(many) << 400;
        QTest::newRow("a head too long") << fields(("X: " + QByteArray(5000, 'a') + "\r\n").repeated(4)) << 400;
    }

    void theGateJudgesHeads()
    {
        QFETCH(const QByteArray, bytes);
        QTEST(judge(bytes), "status");
    }

    void anyCutOfAHeadOnlyWaits()
    {
        const QByteArray whole = "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n";
        for (qsizetype i = 0; i < whole.size(); ++i)
            QCOMPARE(judge(whole.left(i)), -1);
        QCOMPARE(judge(whole), 200);
    }

    void formsAreDecodedOnce()
    {
        const auto fields = parseUrlEncoded("a=%2541&b=1%2B1+2&c&a=%0D%0A");
        QVERIFY(fields);
        QCOMPARE(fields->first(u"a"_s), u"%41"_s);
        QCOMPARE(fields->first(u"b"_s), u"1+1 2"_s);
        QVERIFY(fields->has(u"c"_s));
        QCOMPARE(fields->all(u"a"_s), (QStringList{u"%41"_s, u"\n"_s}));
        QVERIFY(!parseUrlEncoded("a=1&b=2&c=3", 2));
    }

    void variantKanjiSurviveByteForByte()
    {
        const QString name = u"葛󠄀城 髙﨑𠮷"_s;
        QCOMPARE(decodePercent(name.toUtf8().toPercentEncoding(), Encoded::Form), name);
    }
};

TODOKE_TEST(HeadTest)
#include "tst_head.moc"
