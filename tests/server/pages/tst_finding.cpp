// SPDX-License-Identifier: Apache-2.0
#include "tests/server/pages/town.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using tests::Browser;
using tests::Town;

namespace {

/// The town with the packages that ship, as far as finding goes.
struct Shipped : Town
{
    Shipped()
    {
        const QString procedures = QStringLiteral(TODOKE_SOURCE_DIR "/procedures/");
        for (const QString &name : {u"tax-certificate"_s, u"public-housing"_s, u"soil-contamination"_s, u"what-to-file"_s}) {
            const auto files = engine::procedure::readFolder(procedures + name, procedures + u"common"_s);
            if (!files)
                qFatal("no package");
            catalogue.publish(engine::procedure::readPublished(*files));
        }
    }
};

} // namespace

class FindingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainWordsLeadToTheProcedure()
    {
        Shipped town;
        Browser browser(town);
        QCOMPARE(browser.open(u"/find?q=%E7%A8%8E%E9%87%91%E3%81%AE%E8%A8%BC%E6%98%8E%E3%81%8C%E3%81%BB%E3%81%97%E3%81%84"_s), 200); // 税金の証明がほしい
        QVERIFY(browser.text().contains(u"「税金の証明がほしい」の検索結果"_s));
        const auto first = browser.text().indexOf(u"cards__title"_s);
        QVERIFY2(browser.text().mid(first, 120).contains(u"/procedures/tax-certificate"_s), qPrintable(browser.text().mid(first, 120)));
        QVERIFY(browser.text().contains(u"合ったことば： 税金の証明"_s));
        QVERIFY2(browser.faults().isEmpty(), qPrintable(browser.faults().join(u'\n')));
    }

    void nothingFoundSaysWhatElseToDo()
    {
        Shipped town;
        Browser browser(town, "en");
        QCOMPARE(browser.open(u"/find?q=xyzzy"_s), 200);
        for (const QString &way : {u"Nothing was found for this."_s, u"03-0000-0000"_s, u"/life-events/marriage"_s, u"/guides/what-to-file"_s, u"href=\"/\""_s})
            QVERIFY2(browser.text().contains(way), qPrintable(way));
        QVERIFY(!browser.text().contains(u"cards__title"_s));
        QVERIFY2(browser.faults().isEmpty(), qPrintable(browser.faults().join(u'\n')));
    }

    void whatIsTypedIsShownAsText()
    {
        Shipped town;
        Browser browser(town);
        QCOMPARE(browser.open(u"/find?q=%3Cscript%3Ealert(1)%3C/script%3E%22%20onfocus%3D"_s), 200);
        QVERIFY(!browser.text().contains(u"<script>alert"_s));
        QVERIFY(browser.text().contains(u"&lt;script&gt;alert"_s));
        QCOMPARE(browser.open(u"/find?q="_s + QString(5000, u'a')), 200);
        QVERIFY(!browser.text().contains(u"「"_s + QString(101, u'a')));
    }

    void theFaqStandsOnThePageAndIsFound()
    {
        Shipped town;
        Browser browser(town);
        QCOMPARE(browser.open(u"/find?q=%E3%81%B2%E3%81%A8%E3%82%8A%E3%81%A7%E3%82%82%E7%94%B3%E3%81%97%E8%BE%BC%E3%82%81%E3%81%BE%E3%81%99%E3%81%8B"_s), 200); // ひとりでも申し込めますか
        QVERIFY(browser.text().contains(u"/procedures/public-housing#faq-1"_s));
        QCOMPARE(browser.open(u"/procedures/public-housing"_s), 200);
        QVERIFY(browser.text().contains(u"id=\"faq-1\">ひとりでも申し込めますか。"_s));
        QVERIFY2(browser.faults().isEmpty(), qPrintable(browser.faults().join(u'\n')));
    }

    void aLifeEventListsItsProcedures()
    {
        Shipped town;
        Browser browser(town);
        QCOMPARE(browser.open(u"/life-events/marriage"_s), 200);
        QVERIFY(browser.text().contains(u"/procedures/public-housing"_s));
        QVERIFY(!browser.text().contains(u"href=\"/procedures/tax-certificate\""_s));
        QCOMPARE(browser.open(u"/life-events/nothing"_s), 404);
        QCOMPARE(browser.open(u"/"_s), 200);
        QVERIFY(browser.text().contains(u"/life-events/marriage"_s));
        QVERIFY(!browser.text().contains(u"href=\"/procedures/what-to-file\""_s));
    }

    void whatIsPublishedLaterIsFound()
    {
        Shipped town;
        Browser browser(town);
        QCOMPARE(browser.open(u"/find?q=dog"_s), 200);
        QVERIFY(!browser.text().contains(u"/procedures/dog"_s));
        town.publish(u"dog"_s, true, engine::procedure::SignatureLevel::Declaration);
        QCOMPARE(browser.open(u"/find?q=dog"_s), 200);
        QVERIFY(browser.text().contains(u"/procedures/dog"_s));
    }

    void theGuideAsksOneThingAPageAndSaysWhatToFileAndWhy()
    {
        Shipped town;
        Browser browser(town);
        QCOMPARE(browser.open(u"/guides/what-to-file"_s), 200);
        QCOMPARE(browser.open(u"/guides/what-to-file/questions/occasion"_s), 200);
        QVERIFY(browser.text().contains(u"どのようなご用件ですか"_s));
        QCOMPARE(browser.open(u"/guides/what-to-file/questions/occasion/answer"_s), 422);
        QVERIFY(browser.text().contains(u"error-summary"_s));
        QCOMPARE(browser.open(u"/guides/what-to-file/questions/occasion/answer?occasion=nonsense"_s), 422);
        QCOMPARE(browser.open(u"/guides/what-to-file/questions/occasion/answer?occasion=works"_s), 200);
        QCOMPARE(browser.path(), u"/guides/what-to-file/questions/facility?occasion=works"_s);
        QVERIFY(browser.text().contains(u"<input type=\"hidden\" name=\"occasion\" value=\"works\">"_s));
        QCOMPARE(browser.open(u"/guides/what-to-file/questions/facility/answer?occasion=works&facility=true"_s), 200);
        QVERIFY2(browser.path().startsWith(u"/guides/what-to-file/questions/area?"_s), qPrintable(browser.path()));
        QCOMPARE(browser.open(u"/guides/what-to-file/questions/area/answer?occasion=works&facility=true&area=%EF%BC%99%EF%BC%90%EF%BC%90"_s), 200); // ９００
        QVERIFY2(browser.path().startsWith(u"/guides/what-to-file/result?"_s), qPrintable(browser.path()));
        QVERIFY(browser.text().contains(u"href=\"/procedures/soil-contamination\""_s));
        QVERIFY(browser.text().contains(u"土壌汚染対策法"_s));
        QVERIFY2(browser.text().contains(u"理由： ご用件が「土地の工事」"_s), qPrintable(browser.text()));
        QVERIFY(browser.text().contains(u"900"_s));
        QVERIFY2(browser.faults().isEmpty(), qPrintable(browser.faults().join(u'\n')));
    }

    void whatIsDoneElsewhereIsToldWithoutALink()
    {
        Shipped town;
        Browser browser(town, "en");
        QCOMPARE(browser.open(u"/guides/what-to-file/result?occasion=home&home=move"_s), 200);
        QVERIFY(browser.text().contains(u"residents’ counter"_s));
        QVERIFY(!browser.text().contains(u"href=\"/procedures/"_s));
        QVERIFY(browser.text().contains(u"the occasion is"_s));
    }

    void whereNothingFitsTheCounterIsNamed()
    {
        Shipped town;
        Browser browser(town);
        QCOMPARE(browser.open(u"/guides/what-to-file/result?occasion=other"_s), 200);
        QVERIFY(browser.text().contains(u"必要な手続は見つかりませんでした"_s));
        QVERIFY(browser.text().contains(u"03-0000-0000"_s));
    }

    void anAddressThatDoesNotFitLeadsToTheQuestionThatIsOpen()
    {
        Shipped town;
        Browser browser(town);
        QCOMPARE(browser.open(u"/guides/what-to-file/result"_s), 200);
        QCOMPARE(browser.path(), u"/guides/what-to-file/questions/occasion"_s);
        QCOMPARE(browser.open(u"/guides/what-to-file/result?occasion=certificate&area=-1"_s), 200);
        QVERIFY2(browser.path().startsWith(u"/guides/what-to-file/questions/tax"_s), qPrintable(browser.path()));
        QVERIFY(!browser.path().contains(u"area"_s));
        QCOMPARE(browser.open(u"/guides/what-to-file/questions/tax?occasion=home"_s), 200);
        QCOMPARE(browser.path(), u"/guides/what-to-file"_s);
        QCOMPARE(browser.open(u"/guides/what-to-file/questions/nothing"_s), 404);
        QCOMPARE(browser.open(u"/guides/tax-certificate"_s), 404);
    }

    void nobodyAppliesForAGuide()
    {
        Shipped town;
        Browser browser(town);
        QCOMPARE(browser.open(u"/procedures/what-to-file"_s), 200);
        QCOMPARE(browser.path(), u"/guides/what-to-file"_s);
        QCOMPARE(browser.open(u"/status"_s), 200);
        QCOMPARE(browser.post(u"/procedures/what-to-file/begin"_s, {}), 404);
    }
};

TODOKE_TEST(FindingTest)
#include "tst_finding.moc"
