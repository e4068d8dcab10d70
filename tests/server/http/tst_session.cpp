// SPDX-License-Identifier: Apache-2.0
#include "server/http/server.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace server::http;

namespace {

/// The answering half of the server without sockets, and a browser's cookie jar.
struct Browser
{
    explicit Browser(SessionStore &store, bool secure = false) : keeper(store, key, clock, secure)
    {
        settings.secure = secure;
        router.get(u"/form"_s, [](Request &request) { return Response::text(request.session->csrfToken()); });
        router.get(u"/plain"_s, [](Request &) { return Response::text(u"plain"_s); });
        router.get(u"/who"_s, [](Request &request) { return Response::text(request.session->value(u"account"_s)); });
        router.post(u"/sign-in"_s, [](Request &request) {
            request.session->set(u"account"_s, u"a1"_s);
            request.session->renew();
            return Response::seeOther(u"/who"_s);
        });
        router.post(u"/sign-out"_s, [](Request &request) {
            request.session->clear();
            return Response::seeOther(u"/"_s);
        });
    }

    Response send(const QByteArray &method, const QString &path, const QByteArray &body = {},
                  const QByteArray &origin = "http://town.example")
    {
        Request request;
        request.method = method;
        request.path = path;
        request.host = u"town.example"_s;
        request.cookies = cookies;
        request.body = body;
        if (method == "POST") {
            request.headers.add("Content-Type", "application/x-www-form-urlencoded");
            if (!origin.isEmpty())
                request.headers.add("Origin", origin);
        }
        Response response = answer(request, router, keeper, settings);
        for (const auto &[name, value] : response.headers.entries()) {
            if (name == "Set-Cookie") {
                lastCookie = value;
                const QByteArray pair = value.split(';').first();
                cookies[pair.split('=').first()] = pair.mid(pair.indexOf('=') + 1);
            }
        }
        return response;
    }

    QByteArray token() { return send("GET", u"/form"_s).body; }

    engine::core::FixedClock clock{QDateTime({2026, 5, 7}, {3, 0}, Qt::UTC)};
    engine::crypto::SecretKey key = engine::crypto::SecretKey::generate();
    SessionKeeper keeper;
    Router router;
    Settings settings;
    std::map<QByteArray, QByteArray> cookies;
    QByteArray lastCookie;
};

} // namespace

class SessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyGetsACookieForJustLooking()
    {
        MemorySessionStore store;
        Browser browser(store);
        browser.send("GET", u"/plain"_s);
        QVERIFY(browser.cookies.empty());
        browser.token();
        QVERIFY(browser.lastCookie.contains("; HttpOnly; SameSite=Lax"));
    }

    void theSecureCookieIsBoundToTheHost()
    {
        MemorySessionStore store;
        Browser browser(store, true);
        browser.token();
        QVERIFY(browser.lastCookie.startsWith("__Host-todoke="));
        QVERIFY(browser.lastCookie.endsWith("; Secure"));
    }

    void aPostNeedsTheSessionsToken_data()
    {
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<QString>("token");
        QTest::addColumn<int>("status");
        const QByteArray ours = "http://town.example";
        QTest::newRow("the right token and origin") << ours << u"right"_s << 303;
        QTest::newRow("no origin at all, as old browsers do") << QByteArray() << u"right"_s << 303;
        QTest::newRow("no token") << ours << QString() << 403;
        QTest::newRow("a token of another session") << ours << u"foreign"_s << 403;
        QTest::newRow("a token that is not one") << ours << u"AAAA"_s << 403;
        QTest::newRow("another site's origin") << QByteArray("https://evil.example") << u"right"_s << 403;
        QTest::newRow("an origin that ends like ours") << QByteArray("http://eviltown.example") << u"right"_s << 403;
        QTest::newRow("another port") << QByteArray("http://town.example:81") << u"right"_s << 403;
        QTest::newRow("the origin null") << QByteArray("null") << u"right"_s << 403;
    }

    void aPostNeedsTheSessionsToken()
    {
        QFETCH(const QByteArray, origin);
        QFETCH(QString, token);
        MemorySessionStore store;
        Browser browser(store);
        const QByteArray right = browser.token();
        if (token == u"right"_s)
            token = QString::fromLatin1(right);
        if (token == u"foreign"_s)
            token = QString::fromLatin1(Browser(store).token());
        QTEST(browser.send("POST", u"/sign-in"_s, "csrf=" + token.toLatin1(), origin).status, "status");
    }

    void tokensDifferButAllHold()
    {
        MemorySessionStore store;
        Browser browser(store);
        const QByteArray first = browser.token();
        const QByteArray second = browser.token();
        QVERIFY(first != second);
        QCOMPARE(browser.send("POST", u"/sign-in"_s, "csrf=" + first).status, 303);
    }

    void signingInGivesANewIdAndKillsTheOldOne()
    {
        MemorySessionStore store;
        Browser browser(store);
        browser.send("POST", u"/sign-in"_s, "csrf=" + browser.token());
        const auto early = browser.cookies;
        QCOMPARE(browser.send("GET", u"/who"_s).body, QByteArray("a1"));
        browser.send("POST", u"/sign-in"_s, "csrf=" + browser.token());
        QVERIFY(browser.cookies != early);
        QCOMPARE(browser.send("GET", u"/who"_s).body, QByteArray("a1"));
        browser.cookies = early;
        QCOMPARE(browser.send("GET", u"/who"_s).body, QByteArray());
    }

    void signingOutEndsTheSessionOnTheServer()
    {
        MemorySessionStore store;
        Browser browser(store);
        browser.send("POST", u"/sign-in"_s, "csrf=" + browser.token());
        const auto stolen = browser.cookies;
        browser.send("POST", u"/sign-out"_s, "csrf=" + browser.token());
        browser.cookies = stolen;
        QCOMPARE(browser.send("GET", u"/who"_s).body, QByteArray());
    }

    void aSessionExpires()
    {
        MemorySessionStore store;
        Browser browser(store);
        browser.send("POST", u"/sign-in"_s, "csrf=" + browser.token());
        browser.clock.set(browser.clock.now().addSecs(20 * 3600));
        QCOMPARE(browser.send("GET", u"/who"_s).body, QByteArray("a1")); // and is used, so it goes on
        browser.clock.set(browser.clock.now().addSecs(20 * 3600));
        QCOMPARE(browser.send("GET", u"/who"_s).body, QByteArray("a1"));
        browser.clock.set(browser.clock.now().addSecs(22 * 3600));
        QCOMPARE(browser.send("GET", u"/who"_s).body, QByteArray());
    }

    void sessionsInFilesOutliveTheServerAndShowNothing()
    {
        const QTemporaryDir folder;
        const auto key = engine::crypto::SecretKey::generate();
        Browser *before = nullptr;
        std::map<QByteArray, QByteArray> cookies;
        {
            FileSessionStore store(folder.path(), key);
            Browser browser(store);
            before = &browser;
            before->send("POST", u"/sign-in"_s, "csrf=" + before->token());
            cookies = before->cookies;
        }
        const QStringList names = QDir(folder.path()).entryList(QDir::Files);
        QCOMPARE(names.size(), 1);
        QVERIFY(!names.first().contains(QString::fromLatin1(cookies.begin()->second)));
        QFile file(folder.filePath(names.first()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("a1"));

        FileSessionStore store(folder.path(), key);
        Browser after(store);
        after.cookies = cookies;
        QCOMPARE(after.send("GET", u"/who"_s).body, QByteArray("a1"));
        store.sweep(after.clock.now().addDays(2));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 0);
    }

    void everyCookieIsBoundToTheHostOverHttps()
    {
        const Request request;
        Response response = Response::page("x");
        response.withPreference("language", "en").headers.add("Set-Cookie", "__Host-todoke=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
        const QByteArray secure = serialise(response, request, false, true, QDateTime::currentDateTimeUtc());
        QVERIFY2(secure.contains("\r\nSet-Cookie: __Host-language=en; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly; Secure\r\n"), secure);
        QVERIFY2(secure.contains("\r\nSet-Cookie: __Host-todoke=abc; Path=/; HttpOnly; SameSite=Lax; Secure\r\n"), secure);
        QVERIFY(serialise(response, request, false, false, QDateTime::currentDateTimeUtc()).contains("\r\nSet-Cookie: language=en; "));
        QCOMPARE(languageOf({}, {{"__Host-language", "en"}, {"language", "ja"}}).tag, u"en"_s);
    }

    void languagesAreChosen_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("cookie");
        QTest::addColumn<QString>("tag");
        QTest::newRow("nothing said") << QByteArray() << QByteArray() << u"ja"_s;
        QTest::newRow("English preferred") << QByteArray("en-GB,en;q=0.9,ja;q=0.8") << QByteArray() << u"en"_s;
        QTest::newRow("Japanese preferred by weight") << QByteArray("en;q=0.5, ja;q=0.9") << QByteArray() << u"ja"_s;
        QTest::newRow("a language we lack") << QByteArray("fr") << QByteArray() << u"ja"_s;
        QTest::newRow("the cookie wins") << QByteArray("ja") << QByteArray("en") << u"en"_s;
        QTest::newRow("a cookie that is nonsense") << QByteArray("en") << QByteArray("\"><script>") << u"en"_s;
    }

    void languagesAreChosen()
    {
        QFETCH(const QByteArray, header);
        QFETCH(const QByteArray, cookie);
        Headers headers;
        headers.add("Accept-Language", header);
        QTEST(languageOf(headers, {{"language", cookie}}).tag, "tag");
    }

    void onlyPathsOfOursAreRedirectedTo_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("local");
        QTest::newRow("a path") << u"/apply/x?y=1"_s << true;
        QTest::newRow("another site without scheme") << u"//evil.example"_s << false;
        QTest::newRow("a backslash instead") << u"/\\evil.example"_s << false;
        QTest::newRow("a whole address") << u"https://evil.example"_s << false;
        QTest::newRow("a line break") << u"/a\r\nb"_s << false;
        QTest::newRow("nothing") << QString() << false;
    }

    void onlyPathsOfOursAreRedirectedTo()
    {
        QFETCH(const QString, path);
        QTEST(isLocalPath(path), "local");
    }
};

TODOKE_TEST(SessionTest)
#include "tst_session.moc"
