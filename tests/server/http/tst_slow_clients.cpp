// SPDX-License-Identifier: Apache-2.0
#include "server/http/server.h"
#include "tests/support/raw_http.h"
#include "tests/support/test_registry.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace server::http;

/// The published attack tool against the server with its real deadlines.
class SlowClientsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSiteAnswersWhileThreeHundredSlowClientsPull_data()
    {
        QTest::addColumn<QStringList>("attack");
        QTest::newRow("slow heads") << QStringList{u"-H"_s};
        QTest::newRow("slow bodies") << QStringList{u"-B"_s, u"-s"_s, u"8192"_s};
        QTest::newRow("slow readers") << QStringList{u"-X"_s, u"-w"_s, u"1"_s, u"-y"_s, u"1"_s, u"-n"_s, u"1"_s, u"-z"_s, u"1"_s, u"-k"_s, u"3"_s};
    }

    void theSiteAnswersWhileThreeHundredSlowClientsPull()
    {
        QFETCH(const QStringList, attack);
        const engine::core::SystemClock clock;
        MemorySessionStore store;
        const SessionKeeper keeper(store, engine::crypto::SecretKey::generate(), clock, false);
        Router router;
        router.get(u"/"_s, [](Request &) { return Response::page(QByteArray(100'000, 'x')); });
        router.post(u"/"_s, [](Request &) { return Response::text(u"done"_s); }, apiRoute);
        Settings settings;
        settings.port = 0;
        settings.workers = 2;
        settings.requestBurst = 2000;
        Server server(settings, router, keeper, clock);
        QVERIFY(server.start());

        QProcess tool;
        const QStringList common{u"-c"_s, u"300"_s, u"-r"_s, u"300"_s, u"-i"_s, u"1"_s, u"-l"_s, u"6"_s, u"-p"_s, u"3"_s,
                                 u"-u"_s, u"http://127.0.0.1:%1/"_s.arg(server.port())};
        tool.start(u"slowhttptest"_s, attack + common);
        QVERIFY2(tool.waitForStarted(5000), "the package slowhttptest is needed");
        int answers = 0;
        qint64 slowest = 0;
        while (tool.state() != QProcess::NotRunning) {
            QElapsedTimer timer;
            timer.start();
            tests::RawClient client(server.port());
            client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            QCOMPARE(tests::statusOf(client.readAnswer()), 200);
            slowest = std::max(slowest, timer.elapsed());
            ++answers;
            tool.waitForFinished(200);
        }
        QVERIFY(answers >= 10);
        QVERIFY2(slowest < 3000, qPrintable(QString::number(slowest)));
        QVERIFY(!tool.readAllStandardOutput().contains("service available:   NO"));
    }
};

TODOKE_TEST(SlowClientsTest)
#include "tst_slow_clients.moc"
