// SPDX-License-Identifier: Apache-2.0
#include "tests/server/pages/town.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using engine::procedure::SignatureLevel;
using tests::Browser;
using tests::dogCalled;
using tests::Fields;
using tests::Town;

namespace {

/// Begins an application and opens its first page.
QString opened(Browser &browser)
{
    const QString draft = tests::begin(browser);
    browser.open(draft);
    return draft;
}

} // namespace

class HostileInputTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesStayAsTheyAreWritten_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("a kanji outside the first plane") << u"𠮷野"_s;
        QTest::newRow("a variation selector") << u"葛󠄀城"_s;
        QTest::newRow("an emoji of many code points") << u"👩🏽‍🚒"_s;
        QTest::newRow("a combining mark apart") << u"か\u3099"_s;
        QTest::newRow("right to left") << u"مريم"_s;
        QTest::newRow("a mark that only steers") << u"a\u200Fb"_s;
        QTest::newRow("a template's braces") << u"{{csrf}} {{{x}}}"_s;
        QTest::newRow("a placeholder") << u"%1 %2"_s;
    }

    void namesStayAsTheyAreWritten()
    {
        QFETCH(const QString, name);
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town);
        const QString draft = opened(browser);
        QCOMPARE(browser.post(draft + u"/pages/dog"_s, dogCalled(name)), 200);
        browser.open(draft + u"/pages/dog"_s);
        QVERIFY(browser.text().contains(u"value=\"%1\""_s.arg(name.toHtmlEscaped())));
        browser.open(draft + u"/check"_s);
        QVERIFY(browser.text().contains(name.toHtmlEscaped()));
    }

    void whatNobodyTypesIsToldAtTheField_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("NUL") << u"ポ\0チ"_s;
        QTest::newRow("a vertical tab from a pasted table") << u"ポ\u000Bチ"_s;
        QTest::newRow("delete") << u"ポ\u007Fチ"_s;
        QTest::newRow("an override of the direction") << u"ポ\u202Eチ"_s;
        QTest::newRow("a line separator") << u"ポ\u2028チ"_s;
        QTest::newRow("what was lost on its way") << u"ポ\uFFFDチ"_s;
    }

    void whatNobodyTypesIsToldAtTheField()
    {
        QFETCH(const QString, name);
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        for (const bool withFile : {false, true}) {
            Browser browser(town);
            const QString draft = opened(browser);
            const QString page = draft + u"/pages/dog"_s;
            QCOMPARE(withFile ? browser.upload(page, dogCalled(name), u"file:paper"_s, {}, {}) : browser.post(page, dogCalled(name)), 422);
            QVERIFY(browser.text().contains(u"href=\"#f-call\""_s));
            QVERIFY(browser.text().contains(u"value=\"狂犬病\""_s));
            // Sent again as it came back, it is still not taken.
            static const QRegularExpression echoed(u"name=\"call\" value=\"([^\"]*)\""_s);
            QCOMPARE(browser.post(page, dogCalled(echoed.match(browser.text()).captured(1))), 422);
            QCOMPARE(browser.faults(), QStringList());
        }
    }

    void anEndlessTextCostsOnlyItself()
    {
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town);
        const QString draft = opened(browser);
        const QString page = draft + u"/pages/dog"_s;
        const Fields endless = dogCalled(QString(10 * 1024 * 1024, u'x'));
        QCOMPARE(browser.post(page, endless), 422);
        QCOMPARE(browser.upload(page, endless, u"file:paper"_s, {}, {}), 422);
        QVERIFY(browser.text().contains(u"href=\"#f-call\""_s));
        QVERIFY(browser.text().contains(u"value=\"狂犬病\""_s));
        QVERIFY2(browser.page().size() < 300'000, qPrintable(QString::number(browser.page().size())));
        QCOMPARE(browser.post(page, dogCalled(u"ポチ"_s)), 200);
    }

    void fileNamesAreNamesOnly_data()
    {
        QTest::addColumn<QString>("sent");
        QTest::addColumn<QString>("shown");
        QTest::newRow("a path upwards") << u"../../x.pdf"_s << u"x.pdf"_s;
        QTest::newRow("a path of Windows") << u"..\\..\\x.pdf"_s << u"x.pdf"_s;
        QTest::newRow("an override of the direction") << u"\u202Efdp.x.pdf"_s << u"fdp.x.pdf"_s;
        QTest::newRow("markup") << u"<b>.pdf"_s << u"&lt;b&gt;.pdf"_s;
        QTest::newRow("nothing but dots") << u".."_s << u"...pdf"_s;
        QTest::newRow("a slash alone") << u"/"_s << u"file.pdf"_s;
    }

    void fileNamesAreNamesOnly()
    {
        QFETCH(const QString, sent);
        QFETCH(const QString, shown);
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town);
        const QString draft = opened(browser);
        QCOMPARE(browser.upload(draft + u"/pages/proof"_s, {{u"upload"_s, u"paper"_s}}, u"file:paper"_s, sent, "%PDF-1.4\nabc"), 200);
        QVERIFY2(browser.text().contains(u'>' + shown + u'<') || browser.text().contains(shown + u' '), browser.page());
        QCOMPARE(browser.faults(), QStringList());
    }

    void aBadFileIsToldAndTheGoodOneStays_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("words");
        QTest::newRow("an empty file") << QByteArray() << u"空です"_s;
        QTest::newRow("a file that is too large") << QByteArray(21 * 1024 * 1024, 'x') << u"以下のファイルを選んでください"_s;
    }

    void aBadFileIsToldAndTheGoodOneStays()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const QString, words);
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town);
        const QString page = opened(browser) + u"/pages/proof"_s;
        QCOMPARE(browser.upload(page, {{u"upload"_s, u"paper"_s}}, u"file:paper"_s, u"good.pdf"_s, "%PDF-1.4\nabc"), 200);
        static const QRegularExpression kept(u"name=\"paper\" value=\"([^\"]+)\""_s);
        const QString good = kept.match(browser.text()).captured(1);
        QCOMPARE(browser.upload(page, {{u"paper"_s, good}, {u"next"_s, u"1"_s}}, u"file:paper"_s, u"bad.pdf"_s, content), 422);
        QVERIFY2(browser.text().contains(words), browser.page());
        QVERIFY(browser.text().contains(u"href=\"#f-paper\""_s));
        QVERIFY(browser.text().contains(u"good.pdf"_s));
        QCOMPARE(browser.faults(), QStringList());
    }

    void aFileThatIsNoneOfItsKindIsTold()
    {
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town);
        const QString page = opened(browser) + u"/pages/proof"_s;
        QCOMPARE(browser.upload(page, {{u"next"_s, u"1"_s}}, u"file:paper"_s, u"picture.pdf"_s, "GIF89a not a pdf"), 422);
        QVERIFY(browser.text().contains(u"href=\"#f-paper\""_s));
        QVERIFY(browser.text().contains(u"PDF"_s));
        QCOMPARE(browser.faults(), QStringList());
    }
};

TODOKE_TEST(HostileInputTest)
#include "tst_hostile_input.moc"
