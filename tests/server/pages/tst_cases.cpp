// SPDX-License-Identifier: Apache-2.0
#include "tests/server/pages/town.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using engine::exchange::ApplicantView;
using engine::intake::PaymentState;
using engine::procedure::SignatureLevel;
using tests::Browser;
using tests::Town;

namespace {

/// A town with one application that arrived, and its applicant's browser.
struct Arrived
{
    Arrived() : browser(town)
    {
        town.publish(u"dog"_s, true, SignatureLevel::None);
        browser.open(u"/procedures/dog"_s);
        browser.post(u"/procedures/dog/begin"_s, {{u"key"_s, u"k1"_s}});
        secret = browser.element(u"secret"_s);
        const QString draft = browser.path().section(u'/', 0, 2);
        browser.open(draft);
        browser.post(draft + u"/pages/dog"_s, {{u"call"_s, u"ポチ"_s}, {u"size"_s, u"small"_s}, {u"shots"_s, u"1"_s},
                                               {u"shots[1].what"_s, u"狂犬病"_s}, {u"next"_s, u"1"_s}});
        browser.post(draft + u"/pages/proof"_s, {{u"next"_s, u"1"_s}});
        browser.post(draft + u"/pages/who"_s, {{u"owner"_s, u"見本 太郎"_s}, {u"next"_s, u"1"_s}});
        browser.post(draft + u"/check"_s, {});
        receipt = browser.element(u"receipt"_s);
        page = u"/cases/"_s + receipt;
    }

    int show(const ApplicantView &view)
    {
        town.push(view);
        return browser.open(page);
    }

    ApplicantView demand() const
    {
        ApplicantView view = town.office(receipt);
        view.state = u"waiting_for_payment"_s;
        view.payment = engine::exchange::PaymentDemand{u"d1"_s, 1896000, u"手数料"_s, QDate(2026, 5, 14), {u"card"_s, u"counter"_s}, false};
        return view;
    }

    Town town;
    Browser browser;
    QString secret;
    QString receipt;
    QString page;
};

} // namespace

class CasesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCaseIsShownInPlainWords()
    {
        Arrived a;
        QVERIFY(!a.receipt.isEmpty());
        ApplicantView view = a.town.office(a.receipt);
        view.expected = QDate(2026, 5, 14);
        QCOMPARE(a.show(view), 200);
        QCOMPARE(a.browser.element(u"state"_s), u"審査中"_s);
        QVERIFY(a.browser.text().contains(u"8見本第1号"_s));
        QVERIFY(a.browser.text().contains(u"令和8年5月14日（2026年5月14日）"_s));
        QVERIFY(a.browser.text().contains(u"受付をし、審査を始めました。"_s));
        QVERIFY(a.browser.text().contains(u"ポチ"_s));
        a.browser.open(u"/my-page"_s);
        QVERIFY(a.browser.text().contains(a.receipt));
        QCOMPARE(a.browser.faults(), QStringList());
    }

    void aCompletionIsAskedForAndGiven()
    {
        Arrived a;
        ApplicantView view = a.town.office(a.receipt);
        view.state = u"completion_requested"_s;
        view.completion = engine::exchange::CompletionRequest{u"c1"_s, u"<氏名>が違います。\n直してください。"_s, {{u"owner"_s, u"戸籍と違います"_s}}, QDate(2026, 5, 21)};
        QCOMPARE(a.show(view), 200);
        QVERIFY(a.browser.text().contains(u"&lt;氏名&gt;が違います。"_s));
        QVERIFY(a.browser.text().contains(u"飼い主の氏名：戸籍と違います"_s));
        QCOMPARE(a.browser.post(a.page + u"/completion"_s, {}), 200);
        QVERIFY2(a.browser.path().endsWith(u"/pages/who"_s), qPrintable(a.browser.path()));
        QVERIFY(a.browser.text().contains(u"value=\"見本 太郎\""_s));
        QVERIFY(a.browser.text().contains(u"直してください。"_s));
        const QString draft = a.browser.path().section(u'/', 0, 2);
        a.browser.post(draft + u"/pages/who"_s, {{u"owner"_s, u"見本 次郎"_s}, {u"next"_s, u"1"_s}});
        a.browser.open(draft + u"/check"_s);
        QVERIFY(a.browser.text().contains(u"見本 次郎"_s));
        QCOMPARE(a.browser.post(draft + u"/check"_s, {}), 200);
        QVERIFY(a.browser.text().contains(u"補正を受け付けました"_s));
        QCOMPARE(a.browser.element(u"receipt"_s), a.receipt);
        QCOMPARE(a.browser.faults(), QStringList());
        QCOMPARE(a.town.intake->outerZone().pull(10)->size(), size_t{2});
    }

    void withdrawingAsksOnceMoreFirst()
    {
        Arrived a;
        a.browser.open(a.page + u"/withdraw"_s);
        QVERIFY(a.browser.text().contains(u"申請を取り下げますか"_s));
        QCOMPARE(a.browser.post(a.page + u"/withdraw"_s, {{u"reason"_s, u"不要"_s}}), 200);
        QCOMPARE(a.browser.path(), a.page);
        ApplicantView view = a.town.office(a.receipt);
        view.state = u"withdrawn"_s;
        view.outcome = u"withdrawn"_s;
        view.canWithdraw = false;
        a.show(view);
        QCOMPARE(a.browser.element(u"state"_s), u"取下げ"_s);
        QVERIFY(!a.browser.text().contains(a.page + u"/withdraw"_s));
        QCOMPARE(a.browser.faults(), QStringList());
    }

    void aFeeIsPaidByCard()
    {
        Arrived a;
        a.show(a.demand());
        QVERIFY(a.browser.text().contains(u"1,896,000円"_s));
        a.browser.open(a.page + u"/payment"_s);
        QVERIFY(a.browser.text().contains(u"カードで支払う"_s));
        QVERIFY(a.browser.text().contains(u"窓口で現金"_s));
        QCOMPARE(a.browser.post(a.page + u"/payment"_s, {{u"method"_s, u"card"_s}}), 200);
        QCOMPARE(a.browser.path(), a.page + u"/payment/go"_s);
        QVERIFY(a.browser.text().contains(u"href=\"https://pay.example/1\""_s));
        QCOMPARE(a.town.provider.intent.returnUrl, u"http://town.example"_s + a.page + u"/payment/return"_s);
        QCOMPARE(a.town.provider.intent.amount, 1896000);

        a.browser.open(a.page + u"/payment/return"_s); // a browser that is back proves nothing
        QVERIFY(a.browser.text().contains(u"まだ確認できていません"_s));
        a.town.provider.state = PaymentState::Captured;
        QCOMPARE(a.browser.postWithoutToken(u"/payment/callback/test"_s, "bad", "application/json"), 400);
        QCOMPARE(a.browser.postWithoutToken(u"/payment/callback/none"_s, "good", "application/json"), 404);
        QCOMPARE(a.browser.postWithoutToken(u"/payment/callback/test"_s, "good", "application/json"), 200);
        QCOMPARE(a.browser.postWithoutToken(u"/payment/callback/test"_s, "good", "application/json"), 200);
        a.browser.open(a.page + u"/payment/return"_s);
        QVERIFY(a.browser.text().contains(u"お支払いを確認しました"_s));
        QCOMPARE(a.town.intake->outerZone().pull(10)->size(), size_t{2}); // the submission and one fact
        QCOMPARE(a.browser.faults(), QStringList());
    }

    void aFailedPaymentCanBeTriedAgain()
    {
        Arrived a;
        a.show(a.demand());
        a.browser.open(a.page + u"/payment"_s);
        a.browser.post(a.page + u"/payment"_s, {{u"method"_s, u"card"_s}});
        a.town.provider.state = PaymentState::Failed;
        a.browser.open(a.page + u"/payment/return"_s);
        QVERIFY(a.browser.text().contains(u"支払いができませんでした"_s));
        a.browser.open(a.page + u"/payment"_s);
        QVERIFY(a.browser.text().contains(u"カードで支払う"_s));
        QCOMPARE(a.browser.faults(), QStringList());
    }

    void aProvidersLinkIsCheckedForItsScheme()
    {
        Arrived a;
        a.town.provider.redirect = u"javascript:alert(1)"_s;
        a.show(a.demand());
        a.browser.open(a.page + u"/payment"_s);
        QCOMPARE(a.browser.post(a.page + u"/payment"_s, {{u"method"_s, u"card"_s}}), 500);
        QVERIFY(!a.browser.text().contains(u"javascript:"_s));
    }

    void nothingToPayIsSaidSo()
    {
        Arrived a;
        QCOMPARE(a.browser.open(a.page + u"/payment"_s), 409);
        QCOMPARE(a.browser.faults(), QStringList());
    }

    void documentsAreDownloadedAndTheOpeningIsNoted()
    {
        Arrived a;
        ApplicantView view = a.town.office(a.receipt);
        view.state = u"issued"_s;
        view.outcome = u"issued"_s;
        view.documents = {{u"doc1"_s, u"certificate"_s, u"納税証明書.pdf"_s, u"application/pdf"_s, "%PDF-1.4 x", a.town.clock.now()}};
        a.show(view);
        QVERIFY(a.browser.text().contains(u"納税証明書.pdf"_s));
        QVERIFY(!a.browser.text().contains(u"開封："_s));
        QCOMPARE(a.browser.open(a.page + u"/documents/doc1"_s), 200);
        QCOMPARE(a.browser.page(), QByteArray("%PDF-1.4 x"));
        QVERIFY(a.browser.header("Content-Disposition").startsWith(u"attachment;"_s));
        QCOMPARE(a.browser.header("Content-Type"), u"application/pdf"_s);
        a.browser.open(a.page);
        QVERIFY(a.browser.text().contains(u"開封："_s));
        QCOMPARE(a.browser.open(a.page + u"/documents/other"_s), 404);
        Browser stranger(a.town);
        QCOMPARE(stranger.open(a.page + u"/documents/doc1"_s), 404);
        QCOMPARE(a.browser.faults() + stranger.faults(), QStringList());
    }

    void verificationAnswersOnlyMatchOrNoMatch()
    {
        Town town;
        const std::vector<std::pair<QString, QString>> values{{u"name"_s, u"見本 太郎"_s}, {u"year"_s, u"2025"_s}, {u"amount"_s, u"30000"_s}};
        QVERIFY(town.intake->outerZone().push(engine::exchange::VerificationEntry{
            u"v1"_s, engine::exchange::verificationDigest(u"8見本第1号"_s, u"ABCD2345EFGH6789JKLM2345"_s, values), QDate(2026, 12, 31)}));
        Browser browser(town);
        browser.open(u"/verify?number=8%E8%A6%8B%E6%9C%AC%E7%AC%AC1%E5%8F%B7"_s);
        QVERIFY(browser.text().contains(u"value=\"8見本第1号\""_s));
        const auto check = [&](const QString &name, const QString &code, const QString &year) {
            browser.open(u"/verify"_s);
            browser.post(u"/verify"_s, {{u"number"_s, u"8見本第1号"_s}, {u"code"_s, code}, {u"name"_s, name}, {u"year"_s, year}, {u"amount"_s, u"30,000円"_s}});
            return browser.element(u"answer"_s);
        };
        QVERIFY(check(u"見本 太郎"_s, u"ABCD2345EFGH6789JKLM2345"_s, u"令和7年度"_s).startsWith(u"一致しました"_s));
        QVERIFY(check(u"見本太郎"_s, u"ABCD2345EFGH6789JKLM2345"_s, u"R7"_s).startsWith(u"一致しました"_s));
        QVERIFY(!browser.text().contains(u"見本太郎"_s));
        const QString wrongName = check(u"見本 次郎"_s, u"ABCD2345EFGH6789JKLM2345"_s, u"2025"_s);
        QVERIFY(wrongName.startsWith(u"一致しません"_s));
        const QString wrongCode = check(u"見本 太郎"_s, u"ZZZZ"_s, u"2025"_s);
        QCOMPARE(wrongCode, wrongName);
        QVERIFY(browser.text().contains(u"value=\"見本 太郎\""_s)); // so that a slip is mended, not typed again
        QCOMPARE(browser.post(u"/verify"_s, {{u"code"_s, u"ZZZZ"_s}, {u"name"_s, u"見本 太郎"_s}}), 422);
        for (const QString &target : {u"#f-number"_s, u"#f-year"_s, u"#f-amount"_s})
            QVERIFY2(browser.text().contains(u"href=\"%1\""_s.arg(target)), qPrintable(target));
        QVERIFY(browser.text().contains(u"value=\"ZZZZ\""_s));
        QCOMPARE(browser.faults(), QStringList());
    }

    void verificationPausesAfterManyTries()
    {
        Town town;
        Browser browser(town);
        int status = 0;
        for (int i = 0; i < 12 && status != 429; ++i) {
            browser.open(u"/verify"_s);
            status = browser.post(u"/verify"_s, {{u"number"_s, QString::number(i)}, {u"code"_s, u"x"_s}, {u"name"_s, u"n"_s}, {u"year"_s, u"2025"_s}, {u"amount"_s, u"0"_s}});
        }
        QCOMPARE(status, 429);
        QCOMPARE(browser.faults(), QStringList());
    }
};

TODOKE_TEST(CasesTest)
#include "tst_cases.moc"
