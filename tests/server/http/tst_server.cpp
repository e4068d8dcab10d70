// SPDX-License-Identifier: Apache-2.0
#include "engine/core/json.h"
#include "server/http/assets.h"
#include "server/http/server.h"
#include "tests/support/raw_http.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <atomic>
#include <mutex>

using namespace Qt::StringLiterals;
using namespace server::http;
using namespace std::chrono_literals;
using tests::RawClient;
using tests::statusOf;

namespace {

/// So many bytes, in pieces, and then the end or an error.
class Digits final : public engine::core::ByteSource
{
public:
    Digits(qint64 bytes, std::atomic<qint64> &given) : m_left(bytes), m_given(given) {}
    engine::core::Result<QByteArray> next() override
    {
        const QByteArray piece = QByteArray("0123456789").repeated(10'000).left(static_cast<qsizetype>(std::min<qint64>(m_left, 100'000)));
        m_left -= piece.size();
        m_given += piece.size();
        return piece;
    }

private:
    qint64 m_left;
    std::atomic<qint64> &m_given;
};

/// Counts what it takes.
struct Taker final : FileTaker
{
    Taker(std::atomic<qint64> &taken, std::atomic<int> &takers) : all(taken), alive(takers) { ++alive; }
    ~Taker() override { --alive; }
    void add(QByteArrayView piece) override
    {
        bytes += piece.size();
        all += piece.size();
    }
    qint64 bytes = 0;
    std::atomic<qint64> &all;
    std::atomic<int> &alive;
};

QByteArray formPart(const QByteArray &disposition, const QByteArray &content)
{
    return "--XX\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
}

QByteArray formHead(qsizetype length, const QByteArray &target = "/take")
{
    return "POST " + target + " HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=XX\r\nContent-Length: " + QByteArray::number(length) + "\r\n";
}

/// A server on a free port with a few routes.
struct Site
{
    explicit Site(const std::function<void(Settings &)> &change = {})
        : keeper(store, engine::crypto::SecretKey::generate(), clock, false)
    {
        assets.add(u"site.css"_s, QByteArray("body { color: black }\n").repeated(50));
        assets.routes(router);
        router.get(u"/"_s, [](Request &) { return Response::page("<h1>hello</h1>"); });
        router.get(u"/cases/{receipt}"_s, [](Request &request) { return Response::text(request.parameter(u"receipt"_s)); });
        router.get(u"/cases/new"_s, [](Request &) { return Response::text(u"literal"_s); });
        router.get(u"/who"_s, [](Request &request) { return Response::text(request.remote); });
        router.get(u"/throws"_s, [](Request &) -> Response { throw std::runtime_error("at the top only"); });
        router.get(u"/split"_s, [](Request &) {
            Response response = Response::text(u"x"_s);
            response.headers.add("X-Name", "a\r\nSet-Cookie: evil=1");
            return response;
        });
        router.get(u"/large"_s, [](Request &) { return Response::download(QByteArray(3'000'000, 'x'), u"application/pdf"_s, u"証明.pdf"_s); });
        router.get(u"/stream/{bytes}/{given}"_s, [this](Request &request) {
            return Response::download(std::make_shared<Digits>(request.parameter(u"given"_s).toLongLong(), given), request.parameter(u"bytes"_s).toLongLong(),
                                      u"application/pdf"_s, u"証明.pdf"_s);
        });
        router.post(u"/take"_s, [this](Request &request) {
            QString told = request.fields.first(u"a"_s);
            for (const Upload &upload : request.files)
                told += !upload.taker ? u" nobody"_s : u" %1=%2/%3"_s.arg(upload.field, upload.name).arg(static_cast<Taker &>(*upload.taker).bytes);
            return Response::text(told);
        }, {1024, Sessions::None, Csrf::Exempt, [this](Request &request) -> std::optional<BodyPlan> {
            if (request.query.has(u"refused"_s))
                return std::nullopt;
            return BodyPlan{20'000'000, [this](const QString &field, const QString &) -> std::shared_ptr<FileTaker> {
                return field == u"dropped" ? nullptr : std::make_shared<Taker>(taken, takers);
            }};
        }});
        router.post(u"/echo"_s, [](Request &request) { return Response::text(request.fields.first(u"a"_s)); },
                    {1024, Sessions::None, Csrf::Exempt});
        router.post(u"/slow"_s, [this](Request &) {
            std::unique_lock lock(gate);
            return Response::text(u"done"_s);
        }, apiRoute);
        Settings settings;
        settings.port = 0;
        settings.workers = 2;
        settings.headDeadline = 300ms;
        settings.bodyDeadline = 300ms;
        settings.keepAlive = 300ms;
        settings.log = [this](const QByteArray &line) {
            const std::lock_guard lock(logMutex);
            lines << line;
        };
        if (change)
            change(settings);
        server = std::make_unique<Server>(settings, router, keeper, clock);
        started = server->start().has_value();
    }

    QByteArray get(const QByteArray &target, const QByteArray &fields = {}) const
    {
        RawClient client(server->port());
        client.send("GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + fields + "\r\n");
        return client.readAll();
    }

    engine::core::SystemClock clock;
    MemorySessionStore store;
    SessionKeeper keeper;
    Router router;
    Assets assets;
    std::atomic<qint64> given = 0; ///< of streams, so far
    std::atomic<qint64> taken = 0; ///< of files, so far
    std::atomic<int> takers = 0;   ///< that are there now
    std::mutex gate;
    std::mutex logMutex;
    QByteArrayList lines;
    std::unique_ptr<Server> server;
    bool started = false;
};

} // namespace

class ServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPageComesWithEverySecurityHeader()
    {
        const Site site;
        QVERIFY(site.started);
        const QByteArray answer = site.get("/");
        QCOMPARE(statusOf(answer), 200);
        QVERIFY(answer.endsWith("<h1>hello</h1>"));
        for (const char *field : {"Content-Security-Policy: default-src 'none'; style-src 'self'", "X-Content-Type-Options: nosniff",
                                  "X-Frame-Options: DENY", "Referrer-Policy: same-origin", "Cross-Origin-Opener-Policy: same-origin",
                                  "Cross-Origin-Resource-Policy: same-origin", "Permissions-Policy: camera=()", "Cache-Control: no-store"})
            QVERIFY2(answer.contains(field), field);
        QVERIFY(!answer.contains("Strict-Transport-Security"));
    }

    void aStreamComesWithItsLengthAndTheConnectionGoesOn()
    {
        const Site site;
        RawClient client(site.server->port());
        for (const qint64 bytes : {qint64{0}, qint64{1}, qint64{100'000}, qint64{2'345'678}}) {
            const QByteArray number = QByteArray::number(bytes);
            client.send("GET /stream/" + number + '/' + number + " HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n");
            const QByteArray answer = client.readAnswer();
            QCOMPARE(statusOf(answer), 200);
            QVERIFY(answer.contains("Content-Length: " + number + "\r\n"));
            const QByteArray body = answer.mid(answer.indexOf("\r\n\r\n") + 4);
            QCOMPARE(body.size(), bytes);
            QVERIFY(body == QByteArray("0123456789").repeated(bytes / 10 + 1).left(bytes));
        }
        QVERIFY(client.isOpen());
        client.send("HEAD /stream/5/5 HTTP/1.1\r\nHost: a\r\n\r\n");
        const QByteArray head = client.readAnswer(false);
        QVERIFY(head.contains("Content-Length: 5\r\n"));
        QVERIFY(head.endsWith("\r\n\r\n"));
    }

    void aStreamIsAskedForNoFasterThanTheClientReads()
    {
        const Site site;
        RawClient client(site.server->port());
        client.send("GET /stream/1000000000/1000000000 HTTP/1.1\r\nHost: a\r\n\r\n");
        for (int i = 0; i < 50; ++i) // it keeps no worker, and nobody reads what it has got
            QCOMPARE(statusOf(site.get("/")), 200);
        QVERIFY(site.given > 0);
        QVERIFY2(site.given < 100'000'000, qPrintable(QString::number(site.given)));
    }

    void aStreamThatGivesLessOrMoreIsCutAndNothingFollows()
    {
        const Site site;
        for (const char *target : {"/stream/500000/300000", "/stream/250000/300000"}) {
            const QByteArray answer = site.get(target);
            QCOMPARE(statusOf(answer), 200);
            QVERIFY(answer.size() - answer.indexOf("\r\n\r\n") - 4 < (QByteArray(target).contains("/500000/") ? 500'000 : 250'000));
        }
    }

    void aFormIsTakenAsItComes_data()
    {
        QTest::addColumn<qsizetype>("piece");
        QTest::newRow("at once") << qsizetype{10'000'000};
        QTest::newRow("in pieces") << qsizetype{123'457};
    }

    void aFormIsTakenAsItComes()
    {
        QFETCH(const qsizetype, piece);
        const Site site([](Settings &settings) { settings.bodyBytesInFlight = 1'000'000; settings.bodyDeadline = 5s; });
        // A delimiter that is none, in the middle and at every place of a piece's border.
        const QByteArray file = (QByteArray("\r\n--X") + QByteArray(91, 'y')).repeated(50'000);
        const QByteArray body = formPart("name=\"a\"", "typed") + formPart("name=\"f\"; filename=\"plan.pdf\"", file)
                                + formPart("name=\"dropped\"; filename=\"x\"", file) + formPart("name=\"none\"; filename=\"\"", "")
                                + formPart("name=\"empty\"; filename=\"e\"", "") + "--XX--\r\n";
        RawClient client(site.server->port());
        client.send(formHead(body.size()) + "\r\n");
        for (qsizetype at = 0; at < body.size(); at += piece)
            client.send(body.mid(at, piece));
        const QByteArray answer = client.readAnswer();
        QCOMPARE(statusOf(answer), 200);
        QVERIFY2(answer.endsWith("typed f=plan.pdf/" + QByteArray::number(file.size()) + " nobody empty=e/0"), answer.right(200).constData());
        QTRY_COMPARE(int(site.takers), 0);
        client.send("GET /who HTTP/1.1\r\nHost: a\r\n\r\n");
        QCOMPARE(statusOf(client.readAnswer()), 200);
    }

    void whoAsksToContinueIsToldOnceItIsLetIn()
    {
        const Site site;
        const QByteArray body = formPart("name=\"a\"", "typed") + "--XX--";
        RawClient client(site.server->port());
        client.send(formHead(body.size()) + "Expect: 100-continue\r\n\r\n");
        QVERIFY(client.readAnswer(false).startsWith("HTTP/1.1 100 Continue\r\n\r\n"));
        client.send(body);
        QVERIFY(client.readAnswer().endsWith("typed"));
        RawClient refused(site.server->port());
        refused.send(formHead(30'000'000) + "Expect: 100-continue\r\n\r\n");
        QCOMPARE(statusOf(refused.readAnswer()), 413);
    }

    void whoIsCutOffInTheMiddleLeavesNothing()
    {
        const Site site;
        {
            RawClient client(site.server->port());
            client.send(formHead(5'000'000) + "\r\n" + formPart("name=\"f\"; filename=\"a\"", QByteArray(2'000'000, 'x')));
            QTRY_VERIFY(site.taken > 1'000'000);
            QCOMPARE(int(site.takers), 1);
        }
        QTRY_COMPARE(int(site.takers), 0);
        RawClient silent(site.server->port()); // and who just stops
        silent.send(formHead(5'000'000) + "\r\n" + formPart("name=\"f\"; filename=\"a\"", QByteArray(1'000'000, 'x')));
        QCOMPARE(statusOf(silent.readAnswer()), 408);
        QTRY_COMPARE(int(site.takers), 0);
    }

    void aFormThatMayNotBringFilesBringsNone()
    {
        const Site site;
        const QByteArray body = formPart("name=\"a\"", "typed") + formPart("name=\"f\"; filename=\"a\"", "content") + "--XX--";
        RawClient client(site.server->port());
        client.send(formHead(body.size(), "/take?refused") + "\r\n" + body);
        QVERIFY(client.readAnswer().endsWith("typed nobody"));
        QCOMPARE(qint64(site.taken), 0);
        client.send(formHead(2000, "/take?refused") + "\r\n");
        QCOMPARE(statusOf(client.readAnswer()), 413);
    }

    void aMalformedFormIsRefusedInTheMiddle()
    {
        const Site site;
        RawClient client(site.server->port());
        client.send(formHead(9'000'000) + "\r\n--XX\r\nContent-Disposition: nothing\r\n\r\n" + QByteArray(400'000, 'x'));
        QCOMPARE(statusOf(client.readAnswer()), 400);
    }

    void errorsComeWithThemToo()
    {
        const Site site([](Settings &settings) { settings.secure = true; });
        for (const QByteArray &target : {QByteArrayLiteral("/nowhere"), QByteArrayLiteral("/a%00"), QByteArrayLiteral("/throws")}) {
            const QByteArray answer = site.get(target);
            QVERIFY(statusOf(answer) >= 400);
            QVERIFY(answer.contains("X-Frame-Options: DENY"));
            QVERIFY(answer.contains("Strict-Transport-Security: max-age=63072000"));
        }
    }

    void routesAnswerByPathAndMethod_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("ending");
        QTest::newRow("a parameter") << QByteArrayLiteral("GET /cases/%E7%B4%8D-1 HTTP/1.1") << 200 << QString(u"納-1"_s).toUtf8();
        QTest::newRow("a literal wins over a parameter") << QByteArrayLiteral("GET /cases/new HTTP/1.1") << 200 << QByteArrayLiteral("literal");
        QTest::newRow("an empty parameter is not found") << QByteArrayLiteral("GET /cases/ HTTP/1.1") << 404 << QByteArrayLiteral("");
        QTest::newRow("another method is refused") << QByteArrayLiteral("DELETE / HTTP/1.1") << 405 << QByteArrayLiteral("");
        QTest::newRow("a handler that throws") << QByteArrayLiteral("GET /throws HTTP/1.1") << 500 << QByteArrayLiteral("");
        QTest::newRow("HEAD has no body") << QByteArrayLiteral("HEAD / HTTP/1.1") << 200 << QByteArrayLiteral("\r\n\r\n");
    }

    void routesAnswerByPathAndMethod()
    {
        QFETCH(const QByteArray, request);
        QFETCH(const QByteArray, ending);
        const Site site;
        RawClient client(site.server->port());
        client.send(request + "\r\nHost: a\r\nConnection: close\r\n\r\n");
        const QByteArray answer = client.readAll();
        QTEST(statusOf(answer), "status");
        QVERIFY(answer.endsWith(ending));
    }

    void aMalformedRequestGets400AndTheConnectionEnds()
    {
        const Site site;
        RawClient client(site.server->port());
        client.send("GET / HTTP/1.1\r\nHost : a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n");
        const QByteArray answer = client.readAll();
        QCOMPARE(statusOf(answer), 400);
        QCOMPARE(answer.count("HTTP/1.1 "), 1);
        QVERIFY(answer.contains("Connection: close"));
    }

    void aRefusalOfHeadHasNoBody_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("a malformed one") << QByteArrayLiteral("HEAD /?% HTTP/1.1\r\nHost: a\r\n\r\n");
        QTest::newRow("one with a body") << QByteArrayLiteral("HEAD / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc");
        QTest::newRow("one for nobody we know") << QByteArrayLiteral("HEAD / HTTP/1.1\r\nHost: b\r\n\r\n");
    }

    void aRefusalOfHeadHasNoBody()
    {
        QFETCH(const QByteArray, request);
        const Site site([](Settings &settings) { settings.hosts = {u"a"_s}; });
        RawClient client(site.server->port());
        client.send(request);
        const QByteArray answer = client.readAll();
        QCOMPARE(statusOf(answer), 400);
        QVERIFY2(answer.endsWith("\r\n\r\n"), answer);
    }

    void aHeaderCannotCarryASecondOne()
    {
        const Site site;
        const QByteArray answer = site.get("/split");
        QVERIFY(answer.contains("X-Name: aSet-Cookie: evil=1\r\n"));
        QVERIFY(!answer.contains("\nSet-Cookie"));
    }

    void pipelinedRequestsAreAnsweredInOrder()
    {
        const Site site;
        RawClient client(site.server->port());
        client.send("GET /cases/1 HTTP/1.1\r\nHost: a\r\n\r\nPOST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: "
                    "application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=2GET /cases/3 HTTP/1.1\r\nHost: a\r\n\r\n");
        QVERIFY(client.readAnswer().endsWith("\r\n\r\n1"));
        QVERIFY(client.readAnswer().endsWith("\r\n\r\n2"));
        QVERIFY(client.readAnswer().endsWith("\r\n\r\n3"));
    }

    void aSlowHeadIsCutAtItsDeadline()
    {
        const Site site;
        RawClient client(site.server->port());
        QElapsedTimer timer;
        timer.start();
        client.send("GET / HTTP/1.1\r\n");
        QByteArray answer;
        // A byte now and then must not put off the end.
        while (answer.isEmpty() && timer.elapsed() < 4000) {
            client.send("X: a\r\n");
            answer = client.readAll(100);
        }
        QCOMPARE(statusOf(answer), 408);
        QVERIFY(timer.elapsed() < 2000);
    }

    void aSlowBodyIsCutAtItsDeadline()
    {
        const Site site;
        RawClient client(site.server->port());
        QElapsedTimer timer;
        timer.start();
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 500\r\n\r\n");
        QByteArray answer;
        while (answer.isEmpty() && timer.elapsed() < 4000) {
            client.send("x");
            answer = client.readAll(100);
        }
        QCOMPARE(statusOf(answer), 408);
        QVERIFY(timer.elapsed() < 2000);
    }

    void anIdleConnectionIsClosedSilently()
    {
        const Site site;
        RawClient client(site.server->port());
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        QCOMPARE(statusOf(client.readAnswer()), 200);
        QCOMPARE(client.readAll(3000), QByteArray());
        QVERIFY(!client.isOpen());
    }

    void aBigBodyGets413BeforeItIsSent()
    {
        const Site site;
        RawClient client(site.server->port());
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2000\r\n\r\n");
        QCOMPARE(statusOf(client.readAll()), 413);
    }

    void theAnswerToABigBodyIsReadableByAClientThatSendsItAll()
    {
        const Site site;
        RawClient client(site.server->port());
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4000000\r\n\r\n");
        for (int i = 0; i < 40; ++i)
            client.send(QByteArray(100'000, 'x'));
        QCOMPARE(statusOf(client.readAll(3000)), 413);
    }

    void aLargeAnswerArrivesWhole()
    {
        const Site site;
        const QByteArray answer = site.get("/large");
        QCOMPARE(answer.size() - answer.indexOf("\r\n\r\n") - 4, 3'000'000);
        QVERIFY(answer.contains("filename*=UTF-8''%E8%A8%BC%E6%98%8E.pdf"));
    }

    void expectationsAreMet()
    {
        const Site site;
        RawClient client(site.server->port());
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    "Content-Length: 3\r\n\r\n");
        QCOMPARE(client.readAnswer(), QByteArrayLiteral("HTTP/1.1 100 Continue\r\n\r\n"));
        client.send("a=5");
        QVERIFY(client.readAnswer().endsWith("\r\n\r\n5"));
    }

    void oneAddressHasOnlySoManyConnections()
    {
        const Site site([](Settings &settings) {
            settings.connectionsPerAddress = 2;
            settings.headDeadline = 5s;
        });
        RawClient first(site.server->port());
        RawClient second(site.server->port());
        first.send("GET ");
        second.send("GET ");
        RawClient third(site.server->port());
        third.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        QCOMPARE(third.readAll(2000), QByteArray());
        first.send("/ HTTP/1.1\r\nHost: a\r\n\r\n");
        QCOMPARE(statusOf(first.readAnswer()), 200);
    }

    void slowClientsDoNotHoldWorkers()
    {
        const Site site([](Settings &settings) {
            settings.headDeadline = 20s;
            settings.connectionsPerAddress = 500;
        });
        std::vector<std::unique_ptr<RawClient>> slow;
        for (int i = 0; i < 200; ++i) {
            slow.push_back(std::make_unique<RawClient>(site.server->port()));
            slow.back()->send("GET / HTTP/1.1\r\nHost: a\r\nX: ");
        }
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(statusOf(site.get("/")), 200);
        QVERIFY(timer.elapsed() < 2000);
    }

    void tooManyRequestsGet429()
    {
        const Site site([](Settings &settings) {
            settings.requestBurst = 3;
            settings.requestsPerSecond = 0.001;
        });
        for (int i = 0; i < 3; ++i)
            QCOMPARE(statusOf(site.get("/")), 200);
        QCOMPARE(statusOf(site.get("/")), 429);
    }

    void forwardedAddressesAreBelievedFromProxiesOnly()
    {
        const QByteArray forged = "X-Forwarded-For: 203.0.113.9, 198.51.100.7\r\n";
        const Site open;
        QVERIFY(open.get("/who", forged).endsWith("127.0.0.1"));
        const Site behindProxy([](Settings &settings) { settings.trustedProxies = {u"127.0.0.1"_s}; });
        QVERIFY(behindProxy.get("/who", forged).endsWith("198.51.100.7"));
        // Some proxies write a field of their own below the client's.
        QVERIFY(behindProxy.get("/who", "X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-For: 198.51.100.7\r\n").endsWith("198.51.100.7"));
    }

    void anUnknownHostIsRefused()
    {
        const Site site([](Settings &settings) { settings.hosts = {u"mihon.example"_s}; });
        QCOMPARE(statusOf(site.get("/")), 400);
        RawClient client(site.server->port());
        client.send("GET / HTTP/1.1\r\nHost: mihon.example:8080\r\n\r\n");
        QCOMPARE(statusOf(client.readAnswer()), 200);
    }

    void bodiesInFlightAreBounded()
    {
        const Site site([](Settings &settings) {
            settings.bodyBytesInFlight = 1000;
            settings.bodyDeadline = 5s;
        });
        RawClient client(site.server->port());
        client.send("POST /slow HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\n" + QByteArray(2000, 'x'));
        QCOMPARE(statusOf(client.readAll(2000)), 503);
        QCOMPARE(statusOf(site.get("/")), 200);
    }

    void aClientThatLeavesWhileItsRequestIsHandledHarmsNobody()
    {
        Site site;
        {
            const std::lock_guard lock(site.gate);
            RawClient client(site.server->port());
            client.send("POST /slow HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
            client.readAll(100);
        }
        QCOMPARE(statusOf(site.get("/")), 200);
    }

    void assetsAreCompressedAndKeptForEver()
    {
        const Site site;
        const QString path = site.assets.path(u"site.css"_s);
        static const QRegularExpression hashed(uR"(\A/assets/site\.[0-9a-f]{12}\.css\z)"_s);
        QVERIFY(hashed.match(path).hasMatch());
        const QByteArray packed = site.get(path.toLatin1(), "Accept-Encoding: gzip\r\n");
        QVERIFY(packed.contains("Content-Encoding: gzip"));
        QVERIFY(packed.contains("immutable"));
        QVERIFY(packed.size() < 1000);
        QVERIFY(site.get(path.toLatin1()).contains("body { color: black }"));
        QCOMPARE(statusOf(site.get("/assets/site.css")), 404);
    }

    void theLogKnowsRoutesButNobody()
    {
        Site site;
        site.get("/cases/2026-000123-7?secret=abc", "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\n");
        QTRY_VERIFY([&] { const std::lock_guard lock(site.logMutex); return !site.lines.isEmpty(); }());
        const QByteArray line = site.lines.first();
        const auto json = engine::core::Json::parse(line);
        QVERIFY(json);
        QCOMPARE((*json)["route"_L1].toString(), u"/cases/{receipt}"_s);
        QCOMPARE((*json)["trace"_L1].toString(), u"0af7651916cd43dd8448eb211c80319c"_s);
        QVERIFY(!line.contains("000123"));
        QVERIFY(!line.contains("abc"));
        QVERIFY(!line.contains("127.0.0.1"));
    }

    void whatFailsIsInTheLogAndNotOnThePage()
    {
        Site site([](Settings &) {});
        const QByteArray answer = site.get("/throws");
        QCOMPARE(statusOf(answer), 500);
        QVERIFY(!answer.contains("runtime_error"));
        QTRY_VERIFY([&] { const std::lock_guard lock(site.logMutex); return !site.lines.isEmpty(); }());
        QVERIFY2(site.lines.first().contains("runtime_error"), site.lines.first());
        QVERIFY2(!site.lines.first().contains("at the top only"), site.lines.first());
    }

    void aPortInUseIsAnErrorWithItsAddress()
    {
        const Site first;
        const Site second([&](Settings &settings) { settings.port = first.server->port(); });
        QVERIFY(!second.started);
    }
};

TODOKE_TEST(ServerTest)
#include "tst_server.moc"
