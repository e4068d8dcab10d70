// SPDX-License-Identifier: Apache-2.0
#include "tests/server/pages/town.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using engine::procedure::SignatureLevel;
using tests::Browser;
using tests::Fields;
using tests::Town;

namespace {

const QString typed = u"葛󠄀丸 <b>\"&'"_s;
const Fields dog = tests::dogCalled(typed);

struct Begun
{
    explicit Begun(Browser &browser)
    {
        draft = tests::begin(browser);
        reference = browser.element(u"reference"_s);
        secret = browser.element(u"secret"_s);
        browser.open(draft);
    }

    QString draft;
    QString reference;
    QString secret;
};

void passNight(Town &town)
{
    town.clock.set(town.clock.now().addSecs(22 * 60 * 60));
}

bool shows(const Browser &browser, const QString &words)
{
    return browser.text().contains(words.toHtmlEscaped().replace(u"'"_s, u"&apos;"_s));
}

} // namespace

class NothingLostTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoGetsNoAnswerAndSendsOnceMoreIsShownTheReceipt()
    {
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town);
        const Begun begun(browser);
        browser.post(begun.draft + u"/pages/dog"_s, dog);
        browser.post(begun.draft + u"/pages/proof"_s, {{u"next"_s, u"1"_s}});
        browser.post(begun.draft + u"/pages/who"_s, {{u"owner"_s, u"見本 太郎"_s}, {u"next"_s, u"1"_s}});
        browser.open(begun.draft + u"/check"_s);
        // It arrives, and the server ends before it can answer: the session knows nothing of it.
        const QString id = begun.draft.section(u'/', -1);
        engine::intake::Visitor applicant;
        applicant.drafts.insert(id);
        const auto sent = town.intake->drafts().submit(applicant, id, {});
        QVERIFY(sent && sent->receipt);
        QCOMPARE(browser.press({{u"declared"_s, u"yes"_s}}), 200);
        QCOMPARE(browser.element(u"receipt"_s), sent->receipt->receipt);
        QCOMPARE(browser.faults(), QStringList());
    }

    void whatWasTypedOutlivesTheSessionWithoutAnAccount()
    {
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town);
        const Begun begun(browser);
        passNight(town);
        QCOMPARE(browser.post(begun.draft + u"/pages/dog"_s, dog), 403);
        QVERIFY(browser.text().contains(u"<h1>もう一度開いてください</h1>"_s));
        QCOMPARE(browser.press({{u"number"_s, begun.reference}, {u"secret"_s, u"wrong"_s}}, u"/status"_s), 422);
        QCOMPARE(browser.press({{u"number"_s, begun.reference}, {u"secret"_s, begun.secret}}, u"/status"_s), 200);
        QVERIFY(browser.text().contains(u"<h1>もう一度送ってください</h1>"_s));
        QCOMPARE(browser.press(), 200);
        QVERIFY(browser.text().contains(u"<h1>書類を送ってください</h1>"_s));
        browser.open(begun.draft + u"/pages/dog"_s);
        QVERIFY(shows(browser, typed));
        QCOMPARE(browser.faults(), QStringList());
    }

    void whatWasTypedOutlivesTheSessionWithAnAccount()
    {
        Town town;
        town.publish(u"dog"_s, false, SignatureLevel::Declaration);
        Browser browser(town);
        tests::signUp(browser);
        const Begun begun(browser);
        passNight(town);
        QCOMPARE(browser.upload(begun.draft + u"/pages/dog"_s, dog, u"file:paper"_s, u"a.pdf"_s, "%PDF-1.4\nabc"), 403);
        QVERIFY(browser.text().contains(u"ファイルだけは"_s));
        QCOMPARE(browser.press({{u"email"_s, u"a@example.jp"_s}, {u"password"_s, u"wrong wrong wrong"_s}}, u"/sign-in"_s), 422);
        QCOMPARE(browser.press({{u"email"_s, u"a@example.jp"_s}, {u"password"_s, tests::goodPassword}}, u"/sign-in"_s), 200);
        QCOMPARE(browser.press(), 200);
        QVERIFY(browser.text().contains(u"<h1>書類を送ってください</h1>"_s));
        browser.open(begun.draft + u"/pages/dog"_s);
        QVERIFY(shows(browser, typed));
        QCOMPARE(browser.faults(), QStringList());
    }

    void signingInInAnotherWindowCostsNothing()
    {
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town);
        const Begun begun(browser);
        const QString before = browser.token();
        tests::signUp(browser);
        browser.goBackTo(before);
        QCOMPARE(browser.post(begun.draft + u"/pages/dog"_s, dog), 403);
        QVERIFY(browser.text().contains(u"<h1>もう一度送ってください</h1>"_s));
        QCOMPARE(browser.press(), 200);
        QVERIFY(browser.text().contains(u"<h1>書類を送ってください</h1>"_s));
        QCOMPARE(browser.faults(), QStringList());
    }

    void withoutCookiesThePageSaysSo()
    {
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town);
        for (int tries = 0; tries < 2; ++tries) {
            browser.open(u"/status"_s);
            browser.dropCookies();
            QCOMPARE(browser.post(u"/status"_s, {{u"number"_s, u"D4K7-9QXM"_s}, {u"secret"_s, u"abcd"_s}}), 403);
            QVERIFY(browser.text().contains(u"Cookie"_s));
            QVERIFY(browser.text().contains(u"value=\"D4K7-9QXM\""_s));
        }
        QCOMPARE(browser.press(), 422); // cookies are on now; the secret is as wrong as before
        QCOMPARE(browser.faults(), QStringList());
    }

    void aPasswordNeverComesBack()
    {
        Town town;
        Browser browser(town);
        browser.open(u"/sign-in"_s);
        browser.dropCookies();
        QCOMPARE(browser.post(u"/sign-in"_s, {{u"email"_s, u"a@example.jp"_s}, {u"password"_s, tests::goodPassword}}), 403);
        QVERIFY(browser.text().contains(u"a@example.jp"_s));
        QVERIFY(!shows(browser, tests::goodPassword));
    }

    void whatAnotherSiteSentIsNotOffered()
    {
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town);
        const Begun begun(browser);
        QCOMPARE(browser.postWithoutToken(begun.draft + u"/pages/dog"_s, "call=evil&size=small&next=1"), 403);
        QVERIFY(!browser.text().contains(u"evil"_s));
        QCOMPARE(browser.faults(), QStringList());
    }

    void whoCarriesAlongGoesNowhereElse()
    {
        Town town;
        Browser browser(town);
        tests::signUp(browser);
        browser.post(u"/sign-out"_s, {});
        for (const QString &action : {u"//evil.example/"_s, u"https://evil.example/"_s, u"javascript:alert(1)"_s}) {
            browser.open(u"/sign-in"_s);
            QCOMPARE(browser.post(u"/sign-in"_s, {{u"email"_s, u"a@example.jp"_s}, {u"password"_s, tests::goodPassword}, {u"kept"_s, action}, {u"kept:a"_s, u"b"_s}}), 200);
            QCOMPARE(browser.path(), u"/my-page"_s);
        }
    }

    void aFormLeftOpenIsToldThatItWasSent()
    {
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town);
        const Begun begun(browser);
        browser.post(begun.draft + u"/pages/dog"_s, dog);
        browser.post(begun.draft + u"/pages/proof"_s, {{u"next"_s, u"1"_s}});
        browser.post(begun.draft + u"/pages/who"_s, {{u"owner"_s, u"見本 太郎"_s}, {u"next"_s, u"1"_s}});
        browser.post(begun.draft + u"/check"_s, {{u"declared"_s, u"yes"_s}});
        const QString receipt = browser.element(u"receipt"_s);
        for (const QString &page : {u"/check"_s, u"/pages/dog"_s, u"/sign"_s, QString()}) {
            QCOMPARE(browser.open(begun.draft + page), 409);
            QVERIFY(browser.text().contains(u"href=\"/cases/%1\""_s.arg(receipt)));
        }
        QCOMPARE(browser.post(begun.draft + u"/pages/dog"_s, dog), 409);
        QVERIFY(browser.text().contains(u"もう送られています"_s));
        QCOMPARE(browser.faults(), QStringList());
    }

    void aFormLeftOpenIsToldThatItsDraftWasDeleted()
    {
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town);
        const Begun begun(browser);
        browser.open(begun.draft + u"/delete"_s);
        for (int pressed = 0; pressed < 2; ++pressed) {
            QCOMPARE(browser.post(begun.draft + u"/delete"_s, {}), 200);
            QCOMPARE(browser.path(), u"/my-page"_s);
        }
        QCOMPARE(browser.post(begun.draft + u"/pages/dog"_s, dog), 410);
        QVERIFY(browser.text().contains(u"削除されています"_s));
        QCOMPARE(browser.faults(), QStringList());
    }

    void signingUpTwiceIsSigningUpOnce()
    {
        Town town;
        Browser browser(town);
        const Fields fields{{u"name"_s, u"見本 花子"_s}, {u"email"_s, u"a@example.jp"_s}, {u"password"_s, tests::goodPassword}};
        for (int pressed = 0; pressed < 2; ++pressed) {
            browser.open(u"/sign-up"_s);
            QCOMPARE(browser.post(u"/sign-up"_s, fields), 200);
            QCOMPARE(browser.path(), u"/my-page"_s);
        }
    }

    void aFaultOfOursIsToldToTheLogAlone()
    {
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town);
        const QString draft = tests::begin(browser);
        QVERIFY(town.database->write([](engine::store::Connection &connection) { return connection.run("DROP TABLE intake_draft"); }));
        QCOMPARE(browser.open(draft + u"/pages/dog"_s), 500);
        QCOMPARE(browser.faults(), QStringList());
        QVERIFY(!browser.text().contains(u"intake_draft"_s));
        QVERIFY(!browser.text().contains(u"SQL"_s));
        QVERIFY2(browser.failed().startsWith(u"store."_s), qPrintable(browser.failed()));
    }

    void savingForLaterSaysSo()
    {
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town);
        const Begun begun(browser);
        QCOMPARE(browser.post(begun.draft + u"/pages/dog"_s, {{u"call"_s, typed}, {u"later"_s, u"1"_s}}), 200);
        QVERIFY(browser.text().contains(u"下書きを保存しました"_s));
        browser.open(begun.draft);
        QVERIFY(shows(browser, typed));
        QCOMPARE(browser.faults(), QStringList());
    }

    void twoWindowsOnTwoPagesKeepBoth()
    {
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town);
        const Begun begun(browser);
        browser.post(begun.draft + u"/pages/who"_s, {{u"owner"_s, u"見本 太郎"_s}, {u"next"_s, u"1"_s}});
        browser.post(begun.draft + u"/pages/dog"_s, dog);
        browser.open(begun.draft + u"/pages/who"_s);
        QVERIFY(browser.text().contains(u"見本 太郎"_s));
        browser.open(begun.draft + u"/pages/dog"_s);
        QVERIFY(shows(browser, typed));
    }
};

TODOKE_TEST(NothingLostTest)
#include "tst_nothing_lost.moc"
