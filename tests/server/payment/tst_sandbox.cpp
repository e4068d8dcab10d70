// SPDX-License-Identifier: Apache-2.0
#include "server/http/server.h"
#include "server/payment/sandbox/provider.h"
#include "server/payment/sandbox_adapter.h"
#include "tests/support/raw_http.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <mutex>

using namespace Qt::StringLiterals;
using namespace engine::intake;
using namespace server::payment;
using server::http::Request;
using server::http::Response;

namespace {

/// The provider on a free port, a town that receives its callbacks, and our adapter between them.
struct Counter
{
    explicit Counter(const QString &stateFile = {})
        : keys(SandboxKeys::from(secret)), sessions(store, secret, clock, false)
    {
        town.post(u"/callback"_s, [this](Request &request) {
            const std::lock_guard lock(mutex);
            std::map<QString, QString> headers;
            for (const auto &[name, value] : request.headers.entries())
                headers[QString::fromLatin1(name).toLower()] = QString::fromLatin1(value);
            received.emplace_back(request.body, headers);
            if (refusals > 0) {
                --refusals;
                return Response::text(u"later"_s, 503);
            }
            return Response::text(u"ok"_s);
        }, server::http::apiRoute);
        townServer = serve(town);
        sandbox::ProviderSettings settings;
        settings.notifyUrl = u"http://127.0.0.1:%1/callback"_s.arg(townServer->port());
        settings.stateFile = stateFile;
        settings.late = std::chrono::milliseconds(300);
        settings.firstRetry = std::chrono::milliseconds(20);
        provider = std::make_unique<sandbox::Provider>(settings, keys, clock);
        provider->routes(pages);
        providerServer = serve(pages);
        provider->setBaseUrl(url());
        adapter = std::make_unique<SandboxAdapter>(url(), keys, clock);
    }

    ~Counter()
    {
        providerServer->stop();
        provider.reset();
        townServer->stop();
    }

    std::unique_ptr<server::http::Server> serve(const server::http::Router &router)
    {
        server::http::Settings settings;
        settings.port = 0;
        settings.workers = 2;
        auto server = std::make_unique<server::http::Server>(settings, router, sessions, clock);
        if (!server->start())
            qFatal("cannot listen");
        return server;
    }

    QString url() const { return u"http://127.0.0.1:%1"_s.arg(providerServer->port()); }

    PaymentIntent intent(const QString &method = u"card"_s) const
    {
        PaymentIntent intent;
        intent.intentId = u"intent-1"_s;
        intent.amount = 400;
        intent.description = u"手数料 <b>"_s;
        intent.method = method;
        intent.returnUrl = u"http://localhost:8080/cases/1/paid"_s;
        intent.expiresAt = clock.now().addSecs(3600);
        return intent;
    }

    QByteArray press(const QString &ref, const QByteArray &form)
    {
        tests::RawClient client(providerServer->port());
        client.send("POST /pay/" + ref.toLatin1() + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: "
                    "application/x-www-form-urlencoded\r\nContent-Length: " + QByteArray::number(form.size()) + "\r\n\r\n" + form);
        return client.readAll();
    }

    size_t count()
    {
        const std::lock_guard lock(mutex);
        return received.size();
    }

    QStringList kinds()
    {
        const std::lock_guard lock(mutex);
        QStringList names;
        for (const auto &[body, headers] : received) {
            const auto events = adapter->parseWebhook(body, headers);
            names << (events ? events->front().kind : u"refused"_s);
        }
        return names;
    }

    engine::core::SystemClock clock;
    engine::crypto::SecretKey secret = engine::crypto::SecretKey::generate();
    SandboxKeys keys;
    server::http::MemorySessionStore store;
    server::http::SessionKeeper sessions;
    server::http::Router town;
    server::http::Router pages;
    std::mutex mutex;
    std::vector<std::pair<QByteArray, std::map<QString, QString>>> received;
    int refusals = 0;
    std::unique_ptr<server::http::Server> townServer;
    std::unique_ptr<sandbox::Provider> provider;
    std::unique_ptr<server::http::Server> providerServer;
    std::unique_ptr<SandboxAdapter> adapter;
};

QString refOf(Counter &counter, const QString &method = u"card"_s)
{
    const auto created = counter.adapter->create(counter.intent(method));
    return created ? created->providerRef : QString();
}

PaymentState stateOf(Counter &counter, const QString &ref)
{
    const auto status = counter.adapter->status(ref);
    return status ? status->state : PaymentState::Unknown;
}

} // namespace

class SandboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCardPaymentSendsThePayerToThePage()
    {
        Counter counter;
        const auto created = counter.adapter->create(counter.intent());
        QVERIFY(created);
        const auto *redirect = std::get_if<Redirect>(&created->action);
        QVERIFY(redirect);
        QCOMPARE(redirect->url, counter.url() + u"/pay/"_s + created->providerRef);
        const auto page = HttpClient(std::chrono::seconds(5)).send("GET", redirect->url, {});
        QVERIFY(page);
        QVERIFY(page->body.contains("400円"));
        QVERIFY(page->body.contains("手数料 &lt;b&gt;"));
        QCOMPARE(stateOf(counter, created->providerRef), PaymentState::ActionRequired);
    }

    void creatingTwiceWithOneKeyIsCreatingOnce()
    {
        Counter counter;
        QCOMPARE(refOf(counter), refOf(counter));
    }

    void thePayersChoiceBecomesTheState_data()
    {
        QTest::addColumn<QByteArray>("form");
        QTest::addColumn<int>("state");
        QTest::addColumn<QStringList>("kinds");
        const QString authorised = paymentStateName(PaymentState::Authorised);
        const QString captured = paymentStateName(PaymentState::Captured);
        QTest::newRow("paying") << QByteArray("outcome=succeed") << int(PaymentState::Captured) << QStringList{authorised, captured};
        QTest::newRow("failing") << QByteArray("outcome=fail") << int(PaymentState::Failed) << QStringList{paymentStateName(PaymentState::Failed)};
        QTest::newRow("giving up") << QByteArray("outcome=abandon") << int(PaymentState::ActionRequired) << QStringList{};
        QTest::newRow("callbacks doubled") << QByteArray("outcome=succeed&twice=yes") << int(PaymentState::Captured)
                                           << QStringList{authorised, authorised, captured, captured};
        QTest::newRow("callbacks swapped") << QByteArray("outcome=succeed&swapped=yes") << int(PaymentState::Captured)
                                           << QStringList{captured, authorised};
        QTest::newRow("callbacks late") << QByteArray("outcome=succeed&late=yes") << int(PaymentState::Captured)
                                        << QStringList{authorised, captured};
    }

    void thePayersChoiceBecomesTheState()
    {
        QFETCH(const QByteArray, form);
        QFETCH(const QStringList, kinds);
        Counter counter;
        const QString ref = refOf(counter);
        const QByteArray answer = counter.press(ref, form);
        QCOMPARE(tests::statusOf(answer), 303);
        QVERIFY(answer.contains("Location: http://localhost:8080/cases/1/paid\r\n"));
        QTEST(int(stateOf(counter, ref)), "state");
        QTRY_COMPARE(counter.count(), static_cast<size_t>(kinds.size()));
        QCOMPARE(counter.kinds(), kinds);
    }

    void callbacksAreRepeatedUntilTheyAreTaken()
    {
        Counter counter;
        counter.refusals = 3;
        counter.press(refOf(counter), "outcome=fail");
        QTRY_COMPARE(counter.count(), size_t{4});
        QStringList kinds = counter.kinds();
        kinds.removeDuplicates();
        QCOMPARE(kinds, QStringList{paymentStateName(PaymentState::Failed)});
    }

    void pressingTwiceIsPressingOnce()
    {
        Counter counter;
        const QString ref = refOf(counter);
        counter.press(ref, "outcome=succeed");
        counter.press(ref, "outcome=fail");
        QCOMPARE(stateOf(counter, ref), PaymentState::Captured);
    }

    void aCallbackThatIsNotTheProvidersIsRefused()
    {
        Counter counter;
        counter.press(refOf(counter), "outcome=fail");
        QTRY_COMPARE(counter.count(), size_t{1});
        auto [body, headers] = counter.received.front();
        QVERIFY(counter.adapter->parseWebhook(body, headers));

        const auto changed = counter.adapter->parseWebhook(QByteArray(body).replace("400", "401"), headers);
        QVERIFY(!changed && changed.error().is(PaymentError::BadSignature));
        const auto unsignedOne = counter.adapter->parseWebhook(body, {});
        QVERIFY(!unsignedOne && unsignedOne.error().is(PaymentError::BadSignature));
        auto old = headers;
        old[u"sandbox-signature"_s] = QString::fromLatin1(signCallback(counter.keys.callback, body, counter.clock.now().toSecsSinceEpoch() - 3600));
        const auto stale = counter.adapter->parseWebhook(body, old);
        QVERIFY(!stale && stale.error().is(PaymentError::StaleCallback));
        const QByteArray nonsense = "[]";
        old[u"sandbox-signature"_s] = QString::fromLatin1(signCallback(counter.keys.callback, nonsense, counter.clock.now().toSecsSinceEpoch()));
        const auto unreadable = counter.adapter->parseWebhook(nonsense, old);
        QVERIFY(!unreadable && unreadable.error().is(PaymentError::NotACallback));
    }

    void aSlipIsPaidByItsNumbers()
    {
        Counter counter;
        const auto created = counter.adapter->create(counter.intent(u"slip"_s));
        QVERIFY(created);
        const auto *slip = std::get_if<SlipNumbers>(&created->action);
        QVERIFY(slip);
        QCOMPARE(slip->numbers.size(), size_t{4});
        const QByteArray form = "number=" + slip->numbers[1].second.toLatin1() + "&check=" + slip->numbers[2].second.toLatin1();
        const HttpClient client(std::chrono::seconds(5));
        const HttpClient::Fields type{{"Content-Type", "application/x-www-form-urlencoded"}};
        QVERIFY(client.send("POST", counter.url() + u"/machine"_s, type, "number=1&check=2"));
        QCOMPARE(stateOf(counter, created->providerRef), PaymentState::ActionRequired);
        QVERIFY(client.send("POST", counter.url() + u"/machine"_s, type, form));
        QCOMPARE(stateOf(counter, created->providerRef), PaymentState::Captured);
    }

    void anUnpaidOneExpires()
    {
        Counter counter;
        PaymentIntent intent = counter.intent();
        intent.expiresAt = counter.clock.now().addMSecs(-1);
        const auto created = counter.adapter->create(intent);
        QVERIFY(created);
        QCOMPARE(stateOf(counter, created->providerRef), PaymentState::Expired);
        counter.press(created->providerRef, "outcome=succeed");
        QCOMPARE(stateOf(counter, created->providerRef), PaymentState::Expired);
    }

    void refundsNeverExceedWhatWasCaptured()
    {
        Counter counter;
        const QString ref = refOf(counter);
        QVERIFY(!counter.adapter->refund(ref, 100, u"r0"_s));
        counter.press(ref, "outcome=succeed");
        QVERIFY(counter.adapter->refund(ref, 300, u"r1"_s));
        QVERIFY(counter.adapter->refund(ref, 300, u"r1"_s)); // the same one again
        const auto tooMuch = counter.adapter->refund(ref, 200, u"r2"_s);
        QVERIFY(!tooMuch && tooMuch.error().is(PaymentError::Refused));
        QVERIFY(counter.adapter->refund(ref, 100, u"r3"_s));
    }

    void settledRowsCanBeReconciled()
    {
        Counter counter;
        const QString ref = refOf(counter);
        counter.press(ref, "outcome=succeed");
        const auto rows = counter.adapter->reconcile(counter.clock.now().addSecs(-60), counter.clock.now().addSecs(60));
        QVERIFY(rows);
        QCOMPARE(rows->size(), size_t{1});
        QCOMPARE(rows->front().providerRef, ref);
        QCOMPARE(rows->front().amount, 400);
    }

    void refusalsAndSilenceAreToldApart()
    {
        Counter counter;
        const auto unknown = counter.adapter->status(u"sb_none"_s);
        QVERIFY(!unknown && unknown.error().is(PaymentError::UnknownPayment));
        SandboxKeys wrong = counter.keys;
        wrong.api = "00";
        SandboxAdapter stranger(counter.url(), wrong, counter.clock);
        const auto refused = stranger.create(counter.intent());
        QVERIFY(!refused && refused.error().is(PaymentError::Refused));
        PaymentIntent nothing = counter.intent();
        nothing.amount = 0;
        const auto bad = counter.adapter->create(nothing);
        QVERIFY(!bad && bad.error().is(PaymentError::Refused));
        SandboxAdapter nowhere(u"http://127.0.0.1:1"_s, counter.keys, counter.clock);
        const auto silent = nowhere.create(counter.intent());
        QVERIFY(!silent && silent.error().is(PaymentError::NoAnswer));
    }

    void paymentsAndCallbacksOutliveTheProcess()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"sandbox.json"_s);
        QString ref;
        engine::crypto::SecretKey secret = engine::crypto::SecretKey::generate();
        {
            Counter counter(file);
            secret = counter.secret;
            ref = refOf(counter);
            counter.refusals = 1000;
            counter.press(ref, "outcome=succeed");
            QTRY_VERIFY(counter.count() >= 2);
        }
        Counter again(file);
        QCOMPARE(stateOf(again, ref), PaymentState::Captured);
        QTRY_COMPARE(again.count(), size_t{2});
    }
};

TODOKE_TEST(SandboxTest)
#include "tst_sandbox.moc"
