// SPDX-License-Identifier: Apache-2.0
#include "server/pages/status_page.h"
#include "tests/server/pages/town.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using engine::procedure::SignatureLevel;
using tests::Browser;
using tests::Fields;
using tests::goodPassword;
using tests::signUp;
using tests::Town;

class AccountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signingUpOutAndIn()
    {
        Town town;
        Browser browser(town);
        signUp(browser);
        QCOMPARE(browser.path(), u"/my-page"_s);
        QVERIFY(browser.text().contains(u"サインアウト"_s));
        QCOMPARE(browser.post(u"/sign-out"_s, {}), 200);
        QVERIFY(!browser.text().contains(u"サインアウト"_s));
        browser.open(u"/sign-in?next=%2Fstatus"_s);
        QVERIFY(browser.text().contains(u"name=\"next\" value=\"/status\""_s));
        QCOMPARE(browser.post(u"/sign-in"_s, {{u"email"_s, u"a@example.jp"_s}, {u"password"_s, goodPassword}, {u"next"_s, u"/status"_s}}), 200);
        QCOMPARE(browser.path(), u"/status"_s);
        QVERIFY(browser.text().contains(u"サインアウト"_s));
        QCOMPARE(browser.faults(), QStringList());
    }

    void nobodyIsLedAwayAfterSigningIn()
    {
        Town town;
        Browser browser(town);
        signUp(browser);
        browser.post(u"/sign-out"_s, {});
        browser.open(u"/sign-in?next=%2F%2Fevil.example"_s);
        // The way back to this page after choosing a language may name it; the form must not.
        QVERIFY(browser.text().contains(u"name=\"next\" value=\"/my-page\""_s));
        browser.post(u"/sign-in"_s, {{u"email"_s, u"a@example.jp"_s}, {u"password"_s, goodPassword}, {u"next"_s, u"https://evil.example"_s}});
        QCOMPARE(browser.path(), u"/my-page"_s);
    }

    void wrongEntriesAreToldAtTheField_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("email");
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("target");
        QTest::newRow("not an address") << u"/sign-up"_s << u"nonsense"_s << goodPassword << u"#f-email"_s;
        QTest::newRow("an address that is taken") << u"/sign-up"_s << u"a@example.jp"_s << u"ほかの人の合言葉です 9"_s << u"#f-email"_s;
        QTest::newRow("a short password") << u"/sign-up"_s << u"b@example.jp"_s << u"abc"_s << u"#f-password"_s;
        QTest::newRow("a wrong password") << u"/sign-in"_s << u"a@example.jp"_s << u"wrong wrong wrong"_s << u"#f-email"_s;
        QTest::newRow("an unknown address") << u"/sign-in"_s << u"x@example.jp"_s << goodPassword << u"#f-email"_s;
    }

    void wrongEntriesAreToldAtTheField()
    {
        QFETCH(const QString, page);
        QFETCH(const QString, email);
        QFETCH(const QString, password);
        QFETCH(const QString, target);
        Town town;
        Browser owner(town);
        signUp(owner);
        Browser browser(town);
        browser.open(page);
        QCOMPARE(browser.post(page, {{u"name"_s, u"名"_s}, {u"email"_s, email}, {u"password"_s, password}}), 422);
        QVERIFY(browser.text().contains(u"href=\"%1\""_s.arg(target)));
        QVERIFY(browser.text().contains(u"<title>エラー："_s));
        QVERIFY(!browser.text().contains(password));
        QCOMPARE(browser.faults(), QStringList());
    }

    void allThatIsWrongIsToldAtOnce_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<Fields>("fields");
        QTest::addColumn<QStringList>("targets");
        QTest::newRow("an empty sign-up") << u"/sign-up"_s << Fields{} << QStringList{u"name"_s, u"email"_s, u"password"_s};
        QTest::newRow("a sign-up with two faults") << u"/sign-up"_s << Fields{{u"name"_s, u"名"_s}, {u"email"_s, u"taro"_s}, {u"password"_s, u"short"_s}}
                                                   << QStringList{u"email"_s, u"password"_s};
        QTest::newRow("an endless name") << u"/sign-up"_s << Fields{{u"name"_s, QString(201, u'名')}, {u"email"_s, u"taro"_s}, {u"password"_s, goodPassword}}
                                         << QStringList{u"name"_s, u"email"_s};
        QTest::newRow("an empty sign-in") << u"/sign-in"_s << Fields{} << QStringList{u"email"_s, u"password"_s};
        QTest::newRow("an empty number and code") << u"/status"_s << Fields{} << QStringList{u"number"_s, u"secret"_s};
        QTest::newRow("no code") << u"/status"_s << Fields{{u"number"_s, u"2026-000123-7"_s}} << QStringList{u"secret"_s};
        QTest::newRow("no address for a new password") << u"/password/forgotten"_s << Fields{} << QStringList{u"email"_s};
    }

    void allThatIsWrongIsToldAtOnce()
    {
        QFETCH(const QString, page);
        QFETCH(const Fields, fields);
        QFETCH(const QStringList, targets);
        Town town;
        Browser browser(town);
        browser.open(page);
        QCOMPARE(browser.post(page, fields), 422);
        static const QRegularExpression link(u"<li><a href=\"#f-([a-z]+)\">"_s);
        QStringList told;
        for (auto it = link.globalMatch(browser.text()); it.hasNext();)
            told << it.next().captured(1);
        QCOMPARE(told, targets);
        for (const auto &[name, value] : fields)
            QCOMPARE(browser.text().contains(u"value=\"%1\""_s.arg(value)), name != u"password"_s);
        QCOMPARE(browser.faults(), QStringList());
    }

    void guessingPasswordsIsPaused()
    {
        Town town;
        Browser owner(town);
        signUp(owner);
        Browser browser(town);
        int status = 0;
        for (int i = 0; i < 8 && status != 429; ++i) {
            browser.open(u"/sign-in"_s);
            status = browser.post(u"/sign-in"_s, {{u"email"_s, u"a@example.jp"_s}, {u"password"_s, u"guess %1"_s.arg(i)}});
        }
        QCOMPARE(status, 429);
    }

    void whoKnowsTheOldPasswordChangesIt()
    {
        Town town;
        Browser browser(town);
        signUp(browser);
        browser.open(u"/my-page"_s);
        QVERIFY(browser.text().contains(u"href=\"/account/password\""_s));
        const auto change = [&](const QString &old, const QString &fresh) {
            browser.open(u"/account/password"_s);
            return browser.post(u"/account/password"_s, {{u"old-password"_s, old}, {u"password"_s, fresh}});
        };
        const QString fresh = u"赤い魚が七匹いる池 58"_s;
        QCOMPARE(change({}, fresh), 422);
        QVERIFY(browser.text().contains(u"href=\"#f-old-password\""_s));
        QCOMPARE(change(u"not the old one"_s, fresh), 422);
        QVERIFY(browser.text().contains(u"今のパスワードが違います"_s));
        QCOMPARE(change(goodPassword, u"short"_s), 422);
        QVERIFY(browser.text().contains(u"href=\"#f-password\""_s));
        QVERIFY(!browser.text().contains(goodPassword));
        const QString before = browser.token();
        QCOMPARE(change(goodPassword, fresh), 200);
        QCOMPARE(browser.path(), u"/account/password/changed"_s);
        QCOMPARE(browser.faults(), QStringList());

        // The session has another id: what was its token is one no more, and a password that comes with it is not given back.
        browser.goBackTo(before);
        QCOMPARE(browser.post(u"/account/password"_s, {{u"old-password"_s, fresh}, {u"password"_s, goodPassword}}), 403);
        QVERIFY(!browser.text().contains(fresh));

        browser.open(u"/my-page"_s);
        browser.post(u"/sign-out"_s, {});
        QVERIFY(!browser.text().contains(u"サインアウト"_s));
        browser.open(u"/sign-in"_s);
        QCOMPARE(browser.post(u"/sign-in"_s, {{u"email"_s, u"a@example.jp"_s}, {u"password"_s, goodPassword}}), 422);
        QCOMPARE(browser.post(u"/sign-in"_s, {{u"email"_s, u"a@example.jp"_s}, {u"password"_s, fresh}}), 200);
        QCOMPARE(browser.path(), u"/my-page"_s);
    }

    void theOldPasswordIsNotToBeGuessed()
    {
        Town town;
        Browser browser(town);
        browser.open(u"/account/password"_s);
        QVERIFY(browser.path().startsWith(u"/sign-in"_s));
        signUp(browser);
        int status = 0;
        for (int i = 0; i < 8 && status != 429; ++i) {
            browser.open(u"/account/password"_s);
            status = browser.post(u"/account/password"_s, {{u"old-password"_s, u"guess %1"_s.arg(i)}, {u"password"_s, u"赤い魚が七匹いる池 58"_s}});
        }
        QCOMPARE(status, 429);
    }

    void aForgottenPasswordIsReplacedByALink()
    {
        Town town;
        Browser owner(town);
        signUp(owner);
        Browser browser(town);
        browser.open(u"/password/forgotten"_s);
        browser.post(u"/password/forgotten"_s, {{u"email"_s, u"nobody@example.jp"_s}});
        const QByteArray forNobody = browser.page();
        QCOMPARE(town.mailedLink(), QString());
        browser.open(u"/password/forgotten"_s);
        browser.post(u"/password/forgotten"_s, {{u"email"_s, u"a@example.jp"_s}});
        QCOMPARE(browser.page(), forNobody);
        const QString link = town.mailedLink();
        QVERIFY(link.startsWith(u"/password/"_s));
        browser.open(link);
        QCOMPARE(browser.post(link, {{u"password"_s, u"abc"_s}}), 422);
        QCOMPARE(browser.post(link, {{u"password"_s, u"新しい長い合言葉です 7"_s}}), 200);
        QCOMPARE(browser.path(), u"/my-page"_s);
        Browser late(town);
        late.open(link);
        QCOMPARE(late.post(link, {{u"password"_s, u"また別の合言葉です 8"_s}}), 409);
        QCOMPARE(browser.faults() + late.faults(), QStringList());
    }

    void aDraftBegunBeforeComesAlongAtSignIn()
    {
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town);
        browser.open(u"/procedures/dog"_s);
        browser.post(u"/procedures/dog/begin"_s, {{u"key"_s, u"k"_s}});
        const QString draft = browser.path().section(u'/', 0, 2);
        signUp(browser);
        QVERIFY(browser.text().contains(draft));
        Browser elsewhere(town);
        elsewhere.open(u"/sign-in"_s);
        elsewhere.post(u"/sign-in"_s, {{u"email"_s, u"a@example.jp"_s}, {u"password"_s, goodPassword}});
        QVERIFY(elsewhere.text().contains(draft));
        elsewhere.open(draft + u"/delete"_s);
        elsewhere.post(draft + u"/delete"_s, {});
        QCOMPARE(elsewhere.path(), u"/my-page"_s);
        QVERIFY(!elsewhere.text().contains(draft));
        QCOMPARE(browser.faults() + elsewhere.faults(), QStringList());
    }

    void otherPagesAreWholeToo()
    {
        Town town;
        for (const QByteArray &language : {QByteArray("ja"), QByteArray("en")}) {
            Browser browser(town, language);
            QCOMPARE(browser.open(u"/accessibility"_s), 200);
            QCOMPARE(browser.open(u"/my-page"_s), 200);
            QCOMPARE(browser.open(u"/nowhere"_s), 404);
            QCOMPARE(browser.open(u"/drafts/none"_s), 404);
            QCOMPARE(browser.open(u"/drafts/none/pages/x"_s), 404);
            QCOMPARE(browser.open(u"/cases/2026-000001-5"_s), 404);
            QCOMPARE(browser.open(u"/password-mailed"_s), 200);
            for (const int status : {400, 403, 404, 405, 408, 411, 413, 417, 429, 500, 503}) {
                server::http::Request request;
                request.language = {QString::fromLatin1(language)};
                const auto page = town.router.errorPage(request, status);
                QCOMPARE(page.status, status);
                QVERIFY(page.body.contains("<h1>"));
            }
            QCOMPARE(browser.faults(), QStringList());
        }
    }

    void yearsAndAmountsAreReadAsPeopleWriteThem_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("year");
        QTest::newRow("an era with its kanji") << u"令和７年度"_s << u"2025"_s;
        QTest::newRow("the first year of an era") << u"令和元年"_s << u"2019"_s;
        QTest::newRow("an era by its letter") << u"r 7"_s << u"2025"_s;
        QTest::newRow("Heisei") << u"平成31年度"_s << u"2019"_s;
        QTest::newRow("four digits") << u"2025年度"_s << u"2025"_s;
        QTest::newRow("nothing") << QString() << QString();
    }

    void yearsAndAmountsAreReadAsPeopleWriteThem()
    {
        QFETCH(const QString, typed);
        QTEST(server::pages::plainYear(typed), "year");
        QCOMPARE(server::pages::plainAmount(u"￥１，８９６，０００ 円"_s), u"1896000"_s);
    }
};

TODOKE_TEST(AccountsTest)
#include "tst_accounts.moc"
