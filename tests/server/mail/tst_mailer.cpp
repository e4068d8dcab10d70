// SPDX-License-Identifier: Apache-2.0
#include "server/mail/mailer.h"
#include "tests/support/test_registry.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <future>
#include <thread>

using namespace Qt::StringLiterals;
using namespace server::mail;

namespace {

Message sample()
{
    return {u"m1"_s, u"tp01@mihon.example"_s, u"納税証明書の交付申請を受け付けました（受付番号 2026-000123-7）"_s,
            u"葛󠄀城 𠮷子 様\n\n受付番号は 2026-000123-7 です。\n.\n終わり"_s, QDateTime({2026, 5, 7}, {3, 0, 5}, Qt::UTC)};
}

/// A mail server that takes one mail, or refuses its recipient.
struct Sink
{
    explicit Sink(bool refuses = false)
    {
        std::promise<quint16> listening;
        thread = std::thread([this, refuses, &listening] { run(refuses, listening); });
        port = listening.get_future().get();
    }

    ~Sink() { wait(); }

    void wait()
    {
        if (thread.joinable())
            thread.join();
    }

    void run(bool refuses, std::promise<quint16> &listening)
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost, 0);
        listening.set_value(server.serverPort());
        if (!server.waitForNewConnection(5000))
            return;
        const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
        const auto say = [&](const QByteArray &line) { socket->write(line + "\r\n"); socket->waitForBytesWritten(1000); };
        say("220 sink");
        bool inData = false;
        while (socket->state() == QAbstractSocket::ConnectedState && (socket->canReadLine() || socket->waitForReadyRead(3000))) {
            while (socket->canReadLine()) {
                const QByteArray line = socket->readLine();
                if (inData && line != ".\r\n") {
                    data += line;
                    continue;
                }
                commands << line.trimmed();
                if (inData) {
                    inData = false;
                    say("250 taken");
                } else if (line.startsWith("RCPT") && refuses) {
                    say("550 nobody here");
                } else if (line.startsWith("DATA")) {
                    inData = true;
                    say("354 go on");
                } else {
                    say(line.startsWith("QUIT") ? "221 bye" : "250 ok");
                }
            }
        }
    }

    quint16 port = 0;
    QByteArray data;
    QByteArrayList commands;
    std::thread thread;
};

} // namespace

class MailerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenCanBeReadBack()
    {
        const auto bytes = write(sample(), u"todoke@mihon.example"_s);
        QVERIFY(bytes);
        const Message again = read(*bytes);
        QCOMPARE(again.id, sample().id);
        QCOMPARE(again.to, sample().to);
        QCOMPARE(again.subject, sample().subject);
        QCOMPARE(again.text, sample().text);
        QCOMPARE(again.at, sample().at);
        for (const QByteArray &line : bytes->split('\n')) {
            QVERIFY(line.size() <= 78);
            QVERIFY(!line.startsWith('.'));
        }
    }

    void nobodyInjectsAHeader_data()
    {
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("subject");
        const QString to = u"a@b.example"_s;
        QTest::newRow("a line break in the subject") << to << u"x\r\nBcc: c@d.example"_s;
        QTest::newRow("a bare line feed in the subject") << to << u"x\nBcc: c@d.example"_s;
        QTest::newRow("a Unicode line separator") << to << u"x\u2028Bcc"_s;
        QTest::newRow("a line break in the address") << u"a@b.example\r\nBcc: c@d.example"_s << u"x"_s;
        QTest::newRow("two addresses") << u"a@b.example, c@d.example"_s << u"x"_s;
        QTest::newRow("an address with a name") << u"A <a@b.example>"_s << u"x"_s;
        QTest::newRow("no address") << QString() << u"x"_s;
        QTest::newRow("an address with a trailing line break") << u"a@b.example\n"_s << u"x"_s;
    }

    void nobodyInjectsAHeader()
    {
        QFETCH(const QString, to);
        QFETCH(const QString, subject);
        Message message = sample();
        message.to = to;
        message.subject = subject;
        QVERIFY(!write(message, u"todoke@mihon.example"_s));
        const QTemporaryDir folder;
        FileMailer mailer(folder.path(), u"todoke@mihon.example"_s);
        QVERIFY(!mailer.send(message));
        QVERIFY(mailer.mails().empty());
    }

    void theLetterBoxKeepsMailsInOrder()
    {
        const QTemporaryDir folder;
        FileMailer mailer(folder.filePath(u"mail"_s), u"todoke@mihon.example"_s);
        Message second = sample();
        second.id = u"../../evil"_s;
        second.at = second.at.addSecs(1);
        QVERIFY(mailer.send(second));
        QVERIFY(mailer.send(sample()));
        QCOMPARE(mailer.mails().size(), size_t{2});
        QCOMPARE(mailer.mails().front().id, u"m1"_s);
        QCOMPARE(mailer.mails().back().id, second.id);
    }

    void aMailServerGetsTheWholeMail()
    {
        Sink sink;
        SmtpSettings settings;
        settings.port = sink.port;
        settings.from = u"todoke@mihon.example"_s;
        SmtpMailer mailer(settings);
        const auto sent = mailer.send(sample());
        sink.wait();
        QVERIFY(sent);
        QCOMPARE(read(sink.data).text, sample().text);
        QVERIFY(sink.commands.contains("RCPT TO: <tp01@mihon.example>") || sink.commands.contains("RCPT TO:<tp01@mihon.example>"));
    }

    void aRefusedRecipientIsAnError()
    {
        Sink sink(true);
        SmtpSettings settings;
        settings.port = sink.port;
        settings.from = u"todoke@mihon.example"_s;
        const auto sent = SmtpMailer(settings).send(sample());
        QVERIFY(!sent && sent.error().is(MailError::NotDelivered));
    }

    void nobodyListeningIsAnError()
    {
        SmtpSettings settings;
        settings.port = 1;
        settings.from = u"todoke@mihon.example"_s;
        const auto sent = SmtpMailer(settings).send(sample());
        QVERIFY(!sent && sent.error().is(MailError::NotDelivered));
    }
};

TODOKE_TEST(MailerTest)
#include "tst_mailer.moc"
