// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/intake/town.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tests;
using namespace engine::intake;

class AccessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSecretOpensTheDraftAndThenTheApplication()
    {
        Town town;
        Visitor visitor;
        const QString draft = town.filled(visitor);
        QCOMPARE(*town.intake->drafts().open(town.reference.toLower(), u" "_s + town.secret.toLower(), town.from), draft);
        const QString receipt = town.intake->drafts().submit(visitor, draft, {})->receipt->receipt;
        const auto opened = town.intake->applications().open(receipt, town.secret, town.from);
        QCOMPARE(*opened, receipt);
        QString fullWidth;
        for (const QChar c : receipt)
            fullWidth += c.isDigit() ? QChar(0xFF10 + c.digitValue()) : c;
        QVERIFY(town.intake->applications().open(fullWidth, town.secret, town.from));
        Visitor stranger;
        QVERIFY(town.intake->applications().application(stranger, receipt).error().is(IntakeError::NoSuchApplication));
        stranger.receipts.insert(receipt);
        QVERIFY(town.intake->applications().application(stranger, receipt));
    }

    void guessingASecretIsStopped()
    {
        Town town;
        Visitor visitor;
        town.filled(visitor);
        for (int i = 0; i < 5; ++i)
            QVERIFY(town.intake->drafts().open(town.reference, u"WRONG"_s, town.from).error().is(IntakeError::WrongNumberOrSecret));
        QVERIFY(town.intake->drafts().open(town.reference, town.secret, town.from).error().is(IntakeError::TooManyTries));
        QVERIFY(town.intake->drafts().open(town.reference, town.secret, {u"198.51.100.7"_s}).error().is(IntakeError::TooManyTries));
        town.clock.set(town.clock.now().addSecs(16 * 60));
        QVERIFY(town.intake->drafts().open(town.reference, town.secret, town.from));
    }

    void oneAddressCannotTryManyNumbers()
    {
        Town town;
        int wrong = 0;
        for (int i = 0; i < 40; ++i)
            wrong += town.intake->applications().open(receiptNumber(2026, i + 1), u"X"_s, town.from).error().is(IntakeError::WrongNumberOrSecret) ? 1 : 0;
        QCOMPARE(wrong, 30);
    }

    void anotherAccountSeesNothing()
    {
        Town town;
        const auto mine = town.intake->accounts().signUp({u"a@example.jp"_s, u"long enough pass"_s, u"A"_s}, town.from);
        const auto other = town.intake->accounts().signUp({u"b@example.jp"_s, u"long enough pass"_s, u"B"_s}, town.from);
        QVERIFY(mine && other);
        Visitor visitor{mine->id, {}, {}};
        const Visitor stranger{other->id, {}, {}};
        const QString draft = town.intake->drafts().begin(visitor, u"small"_s)->id;
        QVERIFY(town.intake->drafts().draft(visitor, draft));
        QVERIFY(town.intake->drafts().draft(stranger, draft).error().is(IntakeError::NoSuchDraft));
        QVERIFY(town.intake->drafts().remove(stranger, draft).error().is(IntakeError::NoSuchDraft));
        town.fill(visitor, draft, u"見本"_s);
        const QString receipt = town.intake->drafts().submit(visitor, draft, {})->receipt->receipt;
        QCOMPARE(town.intake->applications().list(visitor)->size(), std::size_t(1));
        QVERIFY(town.intake->applications().list(stranger)->empty());
        QVERIFY(town.intake->applications().withdraw(stranger, receipt, {}).error().is(IntakeError::NoSuchApplication));
    }

    void signingInIsSlowedDownAndSaysOneThing()
    {
        Town town;
        Accounts &accounts = town.intake->accounts();
        QVERIFY(accounts.signUp({u"A@Example.jp"_s, u"long enough pass"_s, u"A"_s}, town.from));
        QVERIFY(accounts.signUp({u"a@example.jp"_s, u"long enough pass"_s, u"A"_s}, town.from).error().is(IntakeError::EmailTaken));
        QVERIFY(accounts.signUp({u"c@example.jp"_s, u"short"_s, u"C"_s}, town.from).error().is(IntakeError::PasswordTooShort));
        QVERIFY(accounts.signUp({u"c@example.jp"_s, u"password1234"_s, u"C"_s}, town.from).error().is(IntakeError::PasswordTooCommon));
        for (const QString &bad : {u"c"_s, u"c@d e.jp"_s, u"c@d.jp\r\nBcc: x@y.jp"_s, u"@d.jp"_s, u"c@d..jp"_s})
            QVERIFY2(accounts.signUp({bad, u"long enough pass"_s, u"C"_s}, town.from).error().is(IntakeError::NotAnEmail), qPrintable(bad));
        QVERIFY(accounts.signIn(u"a@example.jp"_s, u"long enough pass"_s, town.from));
        QCOMPARE(accounts.signIn(u"nobody@example.jp"_s, u"x"_s, town.from).error().idText(),
                 accounts.signIn(u"a@example.jp"_s, u"x"_s, town.from).error().idText());
        for (int i = 0; i < 4; ++i)
            QVERIFY(!accounts.signIn(u"a@example.jp"_s, u"x"_s, town.from));
        QVERIFY(accounts.signIn(u"a@example.jp"_s, u"long enough pass"_s, town.from).error().is(IntakeError::TooManyTries));
        QVERIFY(!town.dump().contains("example.jp"));
    }

    void theOwnerIsToldOnceThatSigningInIsPaused()
    {
        Town town;
        Accounts &accounts = town.intake->accounts();
        QVERIFY(accounts.signUp({u"a@example.jp"_s, u"long enough pass"_s, u"A"_s, u"en"_s}, town.from));
        const auto mailed = [&] {
            std::vector<Mail> told;
            const auto due = town.intake->mails().due(100);
            std::ranges::copy_if(*due, std::back_inserter(told), [](const Mail &mail) { return mail.text.contains(u"A wrong password was typed"_s) || mail.text.contains(u"違うパスワード"_s); });
            return told;
        };
        for (int i = 0; i < 4; ++i)
            QVERIFY(!accounts.signIn(u"a@example.jp"_s, u"x"_s, town.from));
        QVERIFY(mailed().empty());
        for (int i = 0; i < 4; ++i)
            QVERIFY(!accounts.signIn(u"A@example.jp"_s, u"x"_s, town.from));
        const auto told = mailed();
        QCOMPARE(told.size(), 1U);
        QCOMPARE(told.front().to, u"a@example.jp"_s);
        QVERIFY(told.front().text.contains(u"/password/forgotten"_s));
        for (int i = 0; i < 8; ++i)
            QVERIFY(!accounts.signIn(u"nobody@example.jp"_s, u"x"_s, {u"198.51.100.7"_s}));
        QCOMPARE(mailed().size(), 1U);
        QVERIFY(!town.dump().contains("example.jp"));
    }

    void aForgottenPasswordIsSetOnceByTheMailedLink()
    {
        Town town;
        Accounts &accounts = town.intake->accounts();
        QVERIFY(accounts.signUp({u"a@example.jp"_s, u"long enough pass"_s, u"A"_s}, town.from));
        QVERIFY(accounts.forgotPassword(u"nobody@example.jp"_s, u"en"_s, town.from)); // says nothing either way
        QVERIFY(accounts.forgotPassword(u"a@example.jp"_s, u"en"_s, town.from));
        QString token;
        const auto mails = town.intake->mails().due(10);
        for (const Mail &mail : *mails) {
            QCOMPARE(mail.to, u"a@example.jp"_s);
            const qsizetype at = mail.text.indexOf(u"/password/"_s);
            if (at >= 0)
                token = mail.text.mid(at + 10, 64);
        }
        QCOMPARE(token.size(), 64);
        QVERIFY(!town.dump().contains(token.toLatin1()));
        QVERIFY(accounts.newPassword(u"0"_s.repeated(64), u"another long pass"_s).error().is(IntakeError::LinkUsedOrOld));
        QVERIFY(accounts.newPassword(token, u"short"_s).error().is(IntakeError::PasswordTooShort)); // and the link stays
        QVERIFY(accounts.newPassword(token, u"another long pass"_s));
        QVERIFY(accounts.newPassword(token, u"yet another pass"_s).error().is(IntakeError::LinkUsedOrOld));
        QVERIFY(accounts.signIn(u"a@example.jp"_s, u"another long pass"_s, town.from));
    }

    void anOldLinkIsNoLinkAndAnExpiredDraftNoDraft()
    {
        Town town;
        QVERIFY(town.intake->accounts().signUp({u"a@example.jp"_s, u"long enough pass"_s, u"A"_s}, town.from));
        QVERIFY(town.intake->accounts().forgotPassword(u"a@example.jp"_s, u"en"_s, town.from));
        QString token;
        const auto mails = town.intake->mails().due(10);
        for (const Mail &mail : *mails) {
            if (const qsizetype at = mail.text.indexOf(u"/password/"_s); at >= 0)
                token = mail.text.mid(at + 10, 64);
        }
        Visitor visitor;
        const QString draft = town.filled(visitor);
        town.clock.set(town.clock.now().addSecs(61 * 60));
        QVERIFY(town.intake->accounts().newPassword(token, u"another long pass"_s).error().is(IntakeError::LinkUsedOrOld));
        town.clock.set(town.clock.now().addDays(31));
        QVERIFY(town.intake->drafts().draft(visitor, draft).error().is(IntakeError::DraftExpired));
        QVERIFY(town.intake->drafts().submit(visitor, draft, {}).error().is(IntakeError::DraftExpired));
        QCOMPARE(*town.intake->drafts().removeExpired(), 1);
        QVERIFY(town.intake->drafts().draft(visitor, draft).error().is(IntakeError::NoSuchDraft));
        QVERIFY(town.intake->sweep());
    }

    void oneDigitWrongIsNoReceiptNumber()
    {
        const QString right = receiptNumber(2026, 123);
        QVERIFY(right.startsWith(u"2026-000123-"_s));
        QCOMPARE(*readReceiptNumber(right), right);
        for (qsizetype at = 0; at < right.size(); ++at) {
            if (!right[at].isDigit())
                continue;
            for (int digit = 0; digit < 10; ++digit) {
                QString wrong = right;
                wrong[at] = QChar(u'0' + digit);
                QCOMPARE(readReceiptNumber(wrong).has_value(), wrong == right);
            }
        }
    }

    void aVerificationAnswersOnceForAllAndIsNotToBeGuessed()
    {
        Town town;
        const std::vector<std::pair<QString, QString>> values{{u"name"_s, u"見本　花子"_s}, {u"paid"_s, u"39500"_s}};
        const QString number = u"tax-certificate-2026-000001"_s;
        const QString code = u"abcdefghijkmnpqrstuvwxyz23"_s;
        QVERIFY(town.intake->outerZone().push(exchange::VerificationEntry{u"v1"_s, exchange::verificationDigest(number, code, values), QDate(2026, 11, 7)}));
        Verification &page = town.intake->verification();
        QVERIFY(*page.check(number, code, values, {u"a"_s}) == Match::Match);
        QVERIFY(*page.check(number, code + u"x"_s, values, {u"b"_s}) == Match::NoMatch);
        QVERIFY(*page.check(number, code, {{u"name"_s, u"見本　花子"_s}, {u"paid"_s, u"39501"_s}}, {u"c"_s}) == Match::NoMatch);
        QVERIFY(*page.check(u"other"_s, code, values, {u"d"_s}) == Match::NoMatch);
        QVERIFY(!town.dump().contains(exchange::verificationDigest(number, code, values))); // not even the digest
        for (int i = 0; i < 10; ++i)
            (void)page.check(number, u"guess"_s, values, {QString::number(i)}).has_value();
        QVERIFY(page.check(number, code, values, {u"z"_s}).error().is(IntakeError::TooManyTries));
        town.clock.set(QDateTime(QDate(2026, 11, 8), QTime(3, 0), Qt::UTC));
        QVERIFY(*page.check(number, code, values, {u"z"_s}) == Match::NoMatch);
    }
};

TODOKE_TEST(AccessTest)
#include "tst_access.moc"
