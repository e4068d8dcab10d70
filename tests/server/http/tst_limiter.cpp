// SPDX-License-Identifier: Apache-2.0
#include "server/http/limiter.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace server::http;
using namespace std::chrono_literals;

class LimiterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyAProxyOfOursSaysWhoTheClientIs_data()
    {
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QByteArray>("forwardedFor");
        QTest::addColumn<QString>("client");

        QTest::newRow("nobody in front") << u"203.0.113.9"_s << QByteArray() << u"203.0.113.9"_s;
        QTest::newRow("a client who says so itself") << u"203.0.113.9"_s << QByteArrayLiteral("192.0.2.1") << u"203.0.113.9"_s;
        QTest::newRow("a client who claims to be the proxy") << u"203.0.113.9"_s << QByteArrayLiteral("127.0.0.1") << u"203.0.113.9"_s;
        QTest::newRow("the proxy of ours") << u"127.0.0.1"_s << QByteArrayLiteral("198.51.100.7") << u"198.51.100.7"_s;
        QTest::newRow("what stood before the proxy's own word counts nothing") << u"127.0.0.1"_s << QByteArrayLiteral("192.0.2.1, 198.51.100.7") << u"198.51.100.7"_s;
        QTest::newRow("two proxies of ours") << u"127.0.0.1"_s << QByteArrayLiteral("192.0.2.1, 198.51.100.7, 10.0.0.2") << u"198.51.100.7"_s;
        QTest::newRow("proxies only") << u"127.0.0.1"_s << QByteArrayLiteral("10.0.0.2") << u"127.0.0.1"_s;
        QTest::newRow("a proxy that says nothing") << u"127.0.0.1"_s << QByteArray() << u"127.0.0.1"_s;
        QTest::newRow("no address") << u"127.0.0.1"_s << QByteArrayLiteral("unknown") << u"127.0.0.1"_s;
        QTest::newRow("an address with a port") << u"127.0.0.1"_s << QByteArrayLiteral("198.51.100.7:4711") << u"127.0.0.1"_s;
        QTest::newRow("numbers that are no address") << u"127.0.0.1"_s << QByteArrayLiteral("999.1.1.1") << u"127.0.0.1"_s;
        QTest::newRow("markup") << u"127.0.0.1"_s << QByteArrayLiteral("<b>, 198.51.100.7") << u"198.51.100.7"_s;
        QTest::newRow("IPv6 however it is written") << u"::1"_s << QByteArrayLiteral("2001:DB8:0:0:0:0:0:1") << u"2001:db8::1"_s;
    }

    void onlyAProxyOfOursSaysWhoTheClientIs()
    {
        QFETCH(const QString, peer);
        QFETCH(const QByteArray, forwardedFor);
        QTEST(clientAddress(peer, forwardedFor, {u"127.0.0.1"_s, u"10.0.0.2"_s, u"::1"_s}), "client");
    }

    void anAddressIsReadInOneWay()
    {
        QCOMPARE(readAddress(u"2001:0DB8::0001"_s), u"2001:db8::1"_s);
        QCOMPARE(readAddress(u"127.0.0.1"_s), u"127.0.0.1"_s);
        for (const QString &none : {QString(), u"localhost"_s, u"127.0.0.1:80"_s, u"10.0.0.0/8"_s, u"1.2.3"_s, u"1.2.3.4.5"_s, u"[::1]"_s})
            QVERIFY2(!readAddress(none), qPrintable(none));
    }

    void oneNetworkOfIpv6IsOneClient()
    {
        QCOMPARE(limitUnit(u"2001:db8:1:2:3:4:5:6"_s), limitUnit(u"2001:db8:1:2:ffff::1"_s));
        QVERIFY(limitUnit(u"2001:db8:1:2::1"_s) != limitUnit(u"2001:db8:1:3::1"_s));
        QVERIFY(limitUnit(u"192.0.2.1"_s) != limitUnit(u"192.0.2.2"_s));
    }

    void aBucketRefills()
    {
        RateLimiter limiter(2, 1);
        const RateLimiter::Instant begin{};
        QVERIFY(limiter.take(u"a"_s, begin));
        QVERIFY(limiter.take(u"a"_s, begin));
        QVERIFY(!limiter.take(u"a"_s, begin));
        QVERIFY(limiter.take(u"b"_s, begin));
        QVERIFY(limiter.take(u"a"_s, begin + 1s));
        QVERIFY(!limiter.take(u"a"_s, begin + 1500ms));
    }

    void manyAddressesAreForgottenWhenTheyHaveBeenQuiet()
    {
        RateLimiter limiter(2, 1);
        const RateLimiter::Instant begin{};
        for (int i = 0; i < 20001; ++i)
            limiter.take(QString::number(i), begin);
        limiter.take(u"later"_s, begin + 10s);
        QCOMPARE(limiter.size(), 1);
    }
};

TODOKE_TEST(LimiterTest)
#include "tst_limiter.moc"
