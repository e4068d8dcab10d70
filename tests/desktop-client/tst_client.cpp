// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/api/client.h"
#include "desktop-client/outbox/outbox.h"
#include "desktop-client/text.h"
#include "tests/desktop-client/fake_office.h"
#include "tests/support/test_registry.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace desktop;
using namespace Qt::StringLiterals;
using engine::core::Json;

class ClientTest : public QObject
{
    Q_OBJECT

private:
    static api::Answer wait(const std::function<void(api::Client::Handler)> &call)
    {
        std::optional<api::Answer> got;
        call([&got](const api::Answer &answer) { got = answer; });
        if (!QTest::qWaitFor([&got] { return got.has_value(); }))
            qFatal("no answer came");
        return *got;
    }

    api::Answer signIn(api::Client &client, const QString &staff = u"S03"_s)
    {
        return wait([&](api::Client::Handler handler) { client.signIn(staff, u"correct horse"_s, this, std::move(handler)); });
    }

    api::Answer get(api::Client &client, const QString &path)
    {
        return wait([&](api::Client::Handler handler) { client.get(path, {}, this, std::move(handler)); });
    }

    static api::Act completion(qint64 version = 12)
    {
        Json body;
        body.set(u"answers"_s, Json(Json::Object()));
        body.set(u"caseVersion"_s, version);
        return api::Act::make(u"/tasks/T1/complete"_s, std::move(body));
    }

private Q_SLOTS:
    void init() { setLanguage({u"en"_s}); }

    void theTokenAndTheLanguageGoWithEveryCall()
    {
        tests::FakeOffice office;
        api::Client client(office.url());
        QVERIFY(signIn(client).good());
        QVERIFY(get(client, u"/queues"_s).good());
        const auto seen = office.requests("GET", u"/queues"_s);
        QCOMPARE(seen.size(), size_t(1));
        QVERIFY(seen.front().headers.at("authorization").startsWith("Bearer token-"));
        QCOMPARE(seen.front().headers.at("accept-language"), QByteArray("en"));
    }

    void aWrongPasswordIsNoEndOfASession()
    {
        tests::FakeOffice office;
        api::Client client(office.url());
        QSignalSpy expired(&client, &api::Client::sessionExpired);
        const api::Answer answer = wait([&](api::Client::Handler handler) { client.signIn(u"S03"_s, u"wrong"_s, this, std::move(handler)); });
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.errorId, u"office.WrongPassword"_s);
        QVERIFY(!client.isSignedIn());
        QCOMPARE(expired.size(), 0);
    }

    void theEndOfASessionIsToldOnce()
    {
        tests::FakeOffice office;
        api::Client client(office.url());
        signIn(client);
        QSignalSpy expired(&client, &api::Client::sessionExpired);
        office.endSessions();
        int answers = 0;
        for (int i = 0; i < 3; ++i)
            client.get(u"/queues"_s, {}, this, [&answers](const api::Answer &) { ++answers; });
        QTRY_COMPARE(answers, 3);
        QCOMPARE(expired.size(), 1);
        QVERIFY(!client.isSignedIn());
    }

    void aServerThatIsAwayIsToldAndItsReturnToo()
    {
        tests::FakeOffice office;
        api::Client client(office.url());
        signIn(client);
        QSignalSpy online(&client, &api::Client::onlineChanged);
        office.close();
        const api::Answer away = get(client, u"/queues"_s);
        QCOMPARE(away.status, 0);
        QCOMPARE(away.errorText, u"The server cannot be reached."_s);
        QVERIFY(!client.isOnline());
        office.open();
        QVERIFY(get(client, u"/queues"_s).good());
        QCOMPARE(online.size(), 2);
        QVERIFY(client.isSignedIn());
    }

    void fieldErrorsComeWithTheirPaths()
    {
        tests::FakeOffice office;
        office.refuseFields = {{u"reasons"_s, u"理由を書いてください。"_s}};
        api::Client client(office.url());
        signIn(client);
        const api::Answer answer = wait([&](api::Client::Handler handler) { client.send(completion(), this, std::move(handler)); });
        QCOMPARE(answer.status, 422);
        QCOMPARE(answer.fields.size(), size_t(1));
        QCOMPARE(answer.fields.front().path, u"reasons"_s);
        QCOMPARE(answer.fields.front().text, u"理由を書いてください。"_s);
    }

    void nobodyIsCalledWhoHasGone()
    {
        tests::FakeOffice office;
        api::Client client(office.url());
        signIn(client);
        bool called = false;
        auto *context = new QObject;
        client.get(u"/queues"_s, {}, context, [&called](const api::Answer &) { called = true; });
        delete context;
        QVERIFY(get(client, u"/queues"_s).good());
        QVERIFY(!called);
    }

    void aFileComesToTheDisk()
    {
        tests::FakeOffice office;
        office.large = QByteArray("0123456789abcdef").repeated(500'000);
        api::Client client(office.url());
        signIn(client);
        std::vector<qint64> told;
        const api::Answer answer = wait([&](api::Client::Handler handler) {
            client.fetch(u"/cases/C1/files/F-large"_s, this, [&](qint64 bytes, qint64 all) {
                QCOMPARE(all, qint64(office.large.size()));
                told.push_back(bytes);
            }, std::move(handler));
        });
        QVERIFY(answer.good());
        QCOMPARE(answer.mediaType, u"application/pdf"_s);
        QVERIFY(answer.bytes.isEmpty()); // it is not held in memory as well
        QVERIFY(answer.file->readAll() == office.large);
        QVERIFY(told.size() > 1);
        QVERIFY(std::is_sorted(told.begin(), told.end()));
        QVERIFY(QFileInfo::exists(answer.file->fileName()));
    }

    void aFetchedFileGoesWithItsReader()
    {
        tests::FakeOffice office;
        api::Client client(office.url());
        signIn(client);
        QString name;
        {
            const api::Answer answer = wait([&](api::Client::Handler handler) { client.fetch(u"/cases/C1/files/F1"_s, this, [](qint64, qint64) {}, std::move(handler)); });
            QVERIFY(answer.good());
            name = answer.file->fileName();
            QVERIFY(QFileInfo::exists(name));
        }
        QTRY_VERIFY(!QFileInfo::exists(name));
    }

    void aFileThatIsCutIsNoFile()
    {
        tests::FakeOffice office;
        office.large = QByteArray(3'000'000, 'x');
        office.cutAfter = 2'000'000;
        api::Client client(office.url());
        signIn(client);
        const api::Answer answer = wait([&](api::Client::Handler handler) { client.fetch(u"/cases/C1/files/F-large"_s, this, [](qint64, qint64) {}, std::move(handler)); });
        QVERIFY(!answer.good());
        QCOMPARE(answer.errorText, u"The server cannot be reached."_s);
    }

    void whatIsStoppedIsNotTold()
    {
        tests::FakeOffice office;
        office.large = QByteArray(3'000'000, 'x');
        api::Client client(office.url());
        signIn(client);
        int told = 0;
        const auto stop = client.fetch(u"/cases/C1/files/F-large"_s, this, [&](qint64, qint64) { ++told; }, [&](const api::Answer &) { ++told; });
        stop();
        QVERIFY(get(client, u"/queues"_s).good());
        QCOMPARE(told, 0);
        stop(); // harmless
    }

    void searchWordsAreEncoded()
    {
        tests::FakeOffice office;
        api::Client client(office.url());
        signIn(client);
        const api::Answer answer = wait([&](api::Client::Handler handler) {
            client.get(u"/cases"_s, {{u"number"_s, u"a&b=c 第1号+#"_s}}, this, std::move(handler));
        });
        QVERIFY(answer.good());
        QCOMPARE(office.seen.back().query, QUrl(u"?number=a%26b%3Dc%20%E7%AC%AC1%E5%8F%B7%2B%23"_s).query());
    }

    void anActKeptOnDiskGoesOutOnceUnderItsKey()
    {
        tests::FakeOffice office;
        QTemporaryDir folder;
        const QString file = folder.filePath(u"a/outbox.sqlite"_s);
        const api::Act act = completion();
        {
            api::Client client(office.url());
            outbox::Outbox outbox(client, file);
            outbox.setStaff(u"S03"_s);
            QVERIFY(outbox.keep(act, u"S03"_s, u"第1号 審査"_s));
            QVERIFY(outbox.keep(act, u"S03"_s, u"twice"_s));
            QCOMPARE(outbox.count(), 1);
        }
        const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther;
        QVERIFY(!(QFileInfo(file).permissions() & others));
        // Another start of the program, another clerk first.
        api::Client client(office.url());
        outbox::Outbox outbox(client, file);
        QSignalSpy sent(&outbox, &outbox::Outbox::sent);
        signIn(client, u"S07"_s);
        outbox.setStaff(u"S07"_s);
        QCOMPARE(outbox.count(), 0);
        get(client, u"/queues"_s);
        QCOMPARE(office.completions, 0);
        signIn(client);
        outbox.setStaff(u"S03"_s);
        QTRY_COMPARE(sent.size(), 1);
        QCOMPARE(outbox.count(), 0);
        QCOMPARE(office.completions, 1);
        QCOMPARE(office.requests("POST", u"/tasks/T1/complete"_s).back().headers.at("idempotency-key"), act.key);
    }

    void aRefusedActIsKeptWithItsReasonAndTheNextGoesOn()
    {
        tests::FakeOffice office;
        api::Client client(office.url());
        outbox::Outbox outbox(client, {});
        outbox.keep(completion(3), u"S03"_s, u"old"_s);
        outbox.keep(completion(), u"S03"_s, u"new"_s);
        QSignalSpy refused(&outbox, &outbox::Outbox::refused);
        QSignalSpy sent(&outbox, &outbox::Outbox::sent);
        signIn(client);
        outbox.setStaff(u"S03"_s);
        QTRY_COMPARE(sent.size(), 1);
        QCOMPARE(refused.size(), 1);
        QCOMPARE(refused.front().front().toString(), u"old"_s);
        QCOMPARE(outbox.count(), 1);
        QCOMPARE(outbox.acts().front().refusal, u"案件が更新されています。"_s);
        outbox.forget(outbox.acts().front().act.key);
        QCOMPARE(outbox.count(), 0);
    }

    void anActWaitsWhileTheServerIsAway()
    {
        tests::FakeOffice office;
        api::Client client(office.url());
        outbox::Outbox outbox(client, {});
        signIn(client);
        office.close();
        outbox.keep(completion(), u"S03"_s, u"first"_s);
        outbox.setStaff(u"S03"_s);
        QTRY_VERIFY(!client.isOnline());
        QCOMPARE(outbox.count(), 1);
        QVERIFY(outbox.acts().front().refusal.isEmpty());
        office.open();
        outbox.resend();
        QTRY_COMPARE(outbox.count(), 0);
        QCOMPARE(office.completions, 1);
    }
};

TODOKE_TEST(ClientTest)
#include "tst_client.moc"
