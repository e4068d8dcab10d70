// SPDX-License-Identifier: Apache-2.0
#include "server/admin/reach.h"
#include "server/admin/town_keys.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace server::admin;

class ReachTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSiteOfThisMachineAlone()
    {
        const auto settings = settingsFor({{}, u"127.0.0.1"_s, {}});
        QVERIFY(settings);
        QVERIFY(!settings->secure);
        QVERIFY(settings->hosts.isEmpty());
        QVERIFY(settings->trustedProxies.isEmpty());
        QCOMPARE(settings->address, u"127.0.0.1"_s);
    }

    void aSiteBehindAProxy()
    {
        const auto settings = settingsFor({u"https://apply.town.example:8443"_s, u"10.0.0.5"_s, {u"127.0.0.1"_s, u"2001:DB8::0001"_s}});
        QVERIFY(settings);
        QVERIFY(settings->secure);
        QVERIFY(settings->hosts.contains(u"apply.town.example"_s));
        QVERIFY(!settings->hosts.contains(u"evil.example"_s));
        QCOMPARE(settings->trustedProxies, QStringList({u"127.0.0.1"_s, u"2001:db8::1"_s}));
        QCOMPARE(settings->address, u"10.0.0.5"_s);
    }

    void plainHttpHasNoSecureCookies()
    {
        const auto settings = settingsFor({u"http://apply.town.example"_s, u"127.0.0.1"_s, {}});
        QVERIFY(settings);
        QVERIFY(!settings->secure);
        QVERIFY(settings->hosts.contains(u"apply.town.example"_s));
    }

    void whatIsNoAddressIsRefused_data()
    {
        QTest::addColumn<QString>("siteUrl");
        QTest::addColumn<QString>("listenOn");
        QTest::addColumn<QStringList>("proxies");
        QTest::newRow("a proxy by its name") << QString() << u"127.0.0.1"_s << QStringList{u"proxy.example"_s};
        QTest::newRow("a network of proxies") << QString() << u"127.0.0.1"_s << QStringList{u"10.0.0.0/8"_s};
        QTest::newRow("nowhere to listen") << QString() << QString() << QStringList();
        QTest::newRow("a site without a scheme") << u"apply.town.example"_s << u"127.0.0.1"_s << QStringList();
        QTest::newRow("another scheme") << u"ftp://apply.town.example"_s << u"127.0.0.1"_s << QStringList();
        QTest::newRow("a site below a path") << u"https://town.example/apply"_s << u"127.0.0.1"_s << QStringList();
        QTest::newRow("a site with a user") << u"https://a:b@town.example"_s << u"127.0.0.1"_s << QStringList();
        QTest::newRow("a site with a query") << u"https://town.example?x"_s << u"127.0.0.1"_s << QStringList();
        QTest::newRow("no host") << u"https://"_s << u"127.0.0.1"_s << QStringList();
    }

    void whatIsNoAddressIsRefused()
    {
        QFETCH(const QString, siteUrl);
        QFETCH(const QString, listenOn);
        QFETCH(const QStringList, proxies);
        const auto settings = settingsFor({siteUrl, listenOn, proxies});
        QVERIFY(!settings);
        QVERIFY(settings.error().is(siteUrl.isEmpty() ? AdminError::NotAnAddress : AdminError::BrokenSiteUrl));
    }
};

TODOKE_TEST(ReachTest)
#include "tst_reach.moc"
