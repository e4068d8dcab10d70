// SPDX-License-Identifier: Apache-2.0
#include "tests/server/pages/town.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using engine::procedure::SignatureLevel;
using tests::begin;
using tests::Browser;
using tests::Fields;
using tests::Town;

namespace {

const Fields goodDog = tests::dogCalled(u"葛󠄀丸 <b>\"&'"_s);

QString fillIn(Browser &browser)
{
    const QString draft = begin(browser);
    browser.open(draft);
    browser.post(draft + u"/pages/dog"_s, goodDog);
    browser.post(draft + u"/pages/proof"_s, {{u"next"_s, u"1"_s}});
    browser.post(draft + u"/pages/who"_s, {{u"owner"_s, u"見本 太郎"_s}, {u"next"_s, u"1"_s}});
    return draft;
}

QString send(Browser &browser)
{
    const QString draft = fillIn(browser);
    browser.post(draft + u"/check"_s, {{u"declared"_s, u"yes"_s}});
    return browser.element(u"receipt"_s);
}

} // namespace

class ApplyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWholeWayWithoutAnAccount()
    {
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town);
        QCOMPARE(browser.open(u"/"_s), 200);
        QVERIFY(browser.text().contains(u"犬の届出 dog"_s));
        QVERIFY(browser.text().contains(u"犬を&lt;飼う&gt;とき"_s));
        const QString draft = begin(browser);
        QCOMPARE(browser.path(), draft + u"/begun"_s);
        const QString reference = browser.element(u"reference"_s);
        const QString secret = browser.element(u"secret"_s);
        QVERIFY(reference.size() >= 9);
        QVERIFY(secret.size() >= 16);

        browser.open(draft);
        QVERIFY(browser.text().contains(u"<h1>どんな犬ですか</h1>"_s));
        QVERIFY(browser.text().contains(u"1／3"_s));
        QVERIFY(!browser.text().contains(u"error-summary"_s)); // not told before it was asked
        QCOMPARE(browser.post(draft + u"/pages/dog"_s, goodDog), 200);
        QVERIFY(browser.text().contains(u"<h1>書類を送ってください</h1>"_s));
        browser.post(draft + u"/pages/proof"_s, {{u"next"_s, u"1"_s}});
        browser.post(draft + u"/pages/who"_s, {{u"owner"_s, u"見本 太郎"_s}, {u"next"_s, u"1"_s}});
        QCOMPARE(browser.path(), draft + u"/check"_s);
        QVERIFY(browser.text().contains(u"葛󠄀丸 &lt;b&gt;&quot;&amp;"_s));
        QVERIFY(browser.text().contains(u"href=\"%1/pages/dog#f-call\""_s.arg(draft)));

        QCOMPARE(browser.post(draft + u"/check"_s, {{u"declared"_s, u"yes"_s}}), 200);
        QVERIFY(browser.path().endsWith(u"/received"_s));
        const QString receipt = browser.element(u"receipt"_s);
        QVERIFY(engine::intake::readReceiptNumber(receipt));
        QVERIFY2(browser.element(u"arrival"_s).contains(u"令和8年5月7日（2026年5月7日） 12時00分"_s), qPrintable(browser.element(u"arrival"_s)));
        QCOMPARE(browser.element(u"secret"_s), secret);
        QCOMPARE(browser.open(u"/cases/"_s + receipt), 200);

        Browser elsewhere(town);
        QCOMPARE(elsewhere.open(u"/cases/"_s + receipt), 404);
        elsewhere.open(u"/status"_s);
        QCOMPARE(elsewhere.post(u"/status"_s, {{u"number"_s, receipt}, {u"secret"_s, u"wrong"_s}}), 422);
        QCOMPARE(elsewhere.post(u"/status"_s, {{u"number"_s, receipt}, {u"secret"_s, secret}}), 200);
        QVERIFY(elsewhere.text().contains(u"犬の届出"_s));
        QCOMPARE(browser.faults() + elsewhere.faults(), QStringList());
    }

    void aDraftGoesOnOnAnotherDevice()
    {
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser first(town);
        const QString draft = begin(first);
        const QString reference = first.element(u"reference"_s);
        const QString secret = first.element(u"secret"_s);
        first.open(draft);
        first.post(draft + u"/pages/dog"_s, goodDog);
        Browser second(town);
        QCOMPARE(second.open(draft), 404);
        second.open(u"/status"_s);
        second.post(u"/status"_s, {{u"number"_s, reference.toLower()}, {u"secret"_s, secret}});
        QVERIFY(second.text().contains(u"<h1>書類を送ってください</h1>"_s));
        QCOMPARE(second.faults(), QStringList());
    }

    void allErrorsComeAtOnceAndNothingTypedIsLost()
    {
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town);
        const QString draft = begin(browser);
        browser.open(draft);
        const QString hostile = u"\"><script>alert(1)</script>"_s + QString(60, u'x');
        QCOMPARE(browser.post(draft + u"/pages/dog"_s, {{u"call"_s, hostile}, {u"shots"_s, u"1"_s}, {u"shots[1].what"_s, u""_s}, {u"next"_s, u"1"_s}}), 422);
        QVERIFY(browser.text().contains(u"<title>エラー：どんな犬ですか"_s));
        for (const QString &target : {u"#f-call"_s, u"#f-size"_s, u"#f-shots-1-what"_s})
            QVERIFY2(browser.text().contains(u"href=\"%1\""_s.arg(target)), qPrintable(target));
        QVERIFY(browser.text().contains(hostile.toHtmlEscaped()));
        QCOMPARE(browser.faults(), QStringList());
        browser.open(draft + u"/pages/dog"_s);
        QVERIFY(browser.text().contains(hostile.toHtmlEscaped()));
    }

    void entriesAreAddedAndRemoved()
    {
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town);
        const QString draft = begin(browser);
        browser.open(draft);
        Fields fields = goodDog;
        fields.back() = {u"add:shots"_s, u"1"_s};
        QCOMPARE(browser.post(draft + u"/pages/dog"_s, fields), 200);
        QVERIFY(browser.text().contains(u"name=\"shots[2].what\""_s));
        QVERIFY(!browser.text().contains(u"error-summary"_s));
        fields.back() = {u"shots"_s, u"2"_s};
        fields.emplace_back(u"shots[2].what"_s, u"混合"_s);
        fields.emplace_back(u"remove:shots[1]"_s, u"1"_s);
        QCOMPARE(browser.post(draft + u"/pages/dog"_s, fields), 200);
        QVERIFY(browser.text().contains(u"混合"_s));
        QVERIFY(!browser.text().contains(u"狂犬病"_s));
        browser.open(draft + u"/pages/dog"_s);
        QVERIFY(browser.text().contains(u"混合"_s));
        QVERIFY(!browser.text().contains(u"狂犬病"_s));
    }

    void filesSurviveAnErrorAndCanBeDeleted()
    {
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town);
        const QString draft = begin(browser);
        browser.open(draft);
        browser.post(draft + u"/pages/dog"_s, goodDog);
        QCOMPARE(browser.upload(draft + u"/pages/proof"_s, {{u"upload"_s, u"paper"_s}}, u"file:paper"_s, u"../証 明.pdf"_s, "%PDF-1.4\nabc"), 200);
        QVERIFY(browser.text().contains(u"証 明.pdf"_s));
        static const QRegularExpression idPattern(u"name=\"paper\" value=\"([^\"]+)\""_s);
        const QString id = idPattern.match(browser.text()).captured(1);
        QVERIFY(!id.isEmpty());
        QCOMPARE(browser.upload(draft + u"/pages/proof"_s, {{u"paper"_s, id}, {u"remove:paper"_s, u"1"_s}}, u"file:paper"_s, {}, {}), 200);
        QVERIFY(!browser.text().contains(u"証 明.pdf"_s));
        browser.open(draft + u"/pages/proof"_s);
        QVERIFY(!browser.text().contains(u"証 明.pdf"_s));

        QVERIFY(browser.upload(draft + u"/pages/proof"_s, {{u"next"_s, u"1"_s}}, u"file:paper"_s, u"a.pdf"_s, "MZ not a pdf") == 422);
        QCOMPARE(browser.upload(draft + u"/pages/proof"_s, {{u"next"_s, u"1"_s}}, u"file:paper"_s, u"b.pdf"_s, "%PDF-1.4\nabc"), 200);
        QVERIFY(browser.text().contains(u"<h1>あなたについて</h1>"_s));
        QCOMPARE(browser.faults(), QStringList());
    }

    void changingAnAnswerLeadsBackToTheCheck()
    {
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town);
        const QString draft = fillIn(browser);
        browser.open(draft + u"/pages/dog"_s);
        Fields fields = goodDog;
        fields[1].second = u"large"_s;
        browser.post(draft + u"/pages/dog"_s, fields);
        QCOMPARE(browser.path(), draft + u"/check"_s);
        QVERIFY(browser.text().contains(u"大きい"_s));
    }

    void anUnfinishedDraftCannotBeSent()
    {
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town);
        const QString draft = begin(browser);
        browser.open(draft + u"/check"_s);
        QVERIFY(!browser.text().contains(u"name=\"declared\""_s));
        QVERIFY(browser.text().contains(u"/pages/who#f-owner"_s));
        QCOMPARE(browser.post(draft + u"/check"_s, {{u"declared"_s, u"yes"_s}}), 422);
        QCOMPARE(browser.faults(), QStringList());
    }

    void theDeclarationIsTheCitizensAct()
    {
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town);
        const QString draft = fillIn(browser);
        QCOMPARE(browser.post(draft + u"/check"_s, {}), 422);
        QVERIFY(browser.text().contains(u"href=\"#f-declared\""_s));
        QCOMPARE(browser.faults(), QStringList());
    }

    void sendingTwiceIsSendingOnce()
    {
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town);
        const QString draft = fillIn(browser);
        browser.post(draft + u"/check"_s, {{u"declared"_s, u"yes"_s}});
        const QString receipt = browser.element(u"receipt"_s);
        QVERIFY(!receipt.isEmpty());
        QCOMPARE(browser.post(draft + u"/check"_s, {{u"declared"_s, u"yes"_s}}), 200);
        QCOMPARE(browser.element(u"receipt"_s), receipt);
        QCOMPARE(town.intake->outerZone().pull(10)->size(), size_t{1});
    }

    void beginningTwiceIsBeginningOnce()
    {
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town);
        browser.open(u"/procedures/dog"_s);
        browser.post(u"/procedures/dog/begin"_s, {{u"key"_s, u"k1"_s}});
        const QString draft = browser.path().section(u'/', 0, 2);
        browser.open(u"/procedures/dog"_s);
        browser.post(u"/procedures/dog/begin"_s, {{u"key"_s, u"k1"_s}});
        QCOMPARE(browser.path().section(u'/', 0, 2), draft);
    }

    void onesOwnSignatureIsMadeOutsideAndUploaded()
    {
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Own);
        Browser browser(town);
        const QString draft = fillIn(browser);
        QVERIFY(!browser.text().contains(u"name=\"declared\""_s));
        QCOMPARE(browser.open(draft + u"/application.xml"_s), 200);
        const QByteArray document = browser.page();
        QVERIFY(document.contains("葛󠄀丸"));
        browser.open(draft + u"/sign"_s);
        QCOMPARE(browser.upload(draft + u"/sign"_s, {}, u"signed"_s, u"a.xml"_s, document), 422);
        QVERIFY(browser.text().contains(u"href=\"#f-signed\""_s));
        QCOMPARE(browser.upload(draft + u"/sign"_s, {}, u"signed"_s, u"a.xml"_s, "signed:<other/>"), 422);
        QCOMPARE(browser.upload(draft + u"/sign"_s, {}, u"signed"_s, u"a.xml"_s, "signed:" + document), 200);
        QVERIFY(browser.path().endsWith(u"/received"_s));
        QCOMPARE(browser.faults(), QStringList());
    }

    void aProcedureThatAsksForAnAccountLeadsToSignIn()
    {
        Town town;
        town.publish(u"dog"_s, false, SignatureLevel::Declaration);
        Browser browser(town);
        browser.open(u"/procedures/dog"_s);
        QVERIFY(!browser.text().contains(u"/procedures/dog/begin"_s));
        browser.open(u"/status"_s);
        QCOMPARE(browser.post(u"/procedures/dog/begin"_s, {{u"key"_s, u"k"_s}}), 200);
        QVERIFY(browser.path().startsWith(u"/sign-in?next="_s));
        QCOMPARE(browser.faults(), QStringList());
    }

    void manyProceduresAreListed()
    {
        Town town;
        for (int i = 0; i < 20; ++i)
            town.publish(u"p%1"_s.arg(i), true, SignatureLevel::None);
        Browser browser(town);
        browser.open(u"/"_s);
        QCOMPARE(browser.text().count(u"cards__item"_s), 20);
        QCOMPARE(Browser(town).open(u"/procedures/none"_s), 404);
        Town empty;
        Browser nobody(empty);
        QCOMPARE(nobody.open(u"/"_s), 200);
        QCOMPARE(browser.faults() + nobody.faults(), QStringList());
    }

    void englishThroughout()
    {
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town, "en");
        const QString receipt = send(browser);
        QVERIFY(!receipt.isEmpty());
        QVERIFY(browser.text().contains(u"We received your application"_s));
        QVERIFY(browser.element(u"arrival"_s).contains(u"7 May 2026, 12:00 (Japan time)"_s));
        QCOMPARE(browser.faults(), QStringList());
        browser.open(u"/language/ja?back=%2Fcases%2F"_s + receipt);
        QCOMPARE(browser.path(), u"/cases/"_s + receipt);
        QVERIFY(browser.text().contains(u"<html lang=\"ja\">"_s));
        browser.open(u"/language/en?back=%2F%2Fevil.example"_s);
        QCOMPARE(browser.path(), u"/"_s);
    }

    void aFormFromElsewhereIsRefused()
    {
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town);
        browser.open(u"/procedures/dog"_s);
        QCOMPARE(browser.postWithoutToken(u"/procedures/dog/begin"_s, "key=1"), 403);
        QVERIFY(browser.text().contains(u"<h1>"_s));
        QCOMPARE(browser.faults(), QStringList());
    }
};

TODOKE_TEST(ApplyTest)
#include "tst_apply.moc"
