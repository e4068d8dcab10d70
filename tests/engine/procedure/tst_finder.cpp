// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/finder.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;
using namespace engine::procedure;

namespace {

const QString procedures = QStringLiteral(TODOKE_SOURCE_DIR "/procedures");

std::shared_ptr<const Package> shipped(const QString &folder)
{
    const auto files = readFolder(folder, procedures + u"/common"_s);
    return files ? readPublished(*files) : nullptr;
}

const Finder &finder()
{
    static const Finder shippedOnes({shipped(procedures + u"/tax-certificate"_s), shipped(procedures + u"/public-housing"_s), shipped(procedures + u"/soil-contamination"_s),
                                     shipped(QStringLiteral(TODOKE_SOURCE_DIR "/tests/packages/park-use"))});
    return shippedOnes;
}

} // namespace

class FinderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatPeopleTypeFindsWhatTheyNeed_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("procedure");
        QTest::addColumn<QString>("because");
        const auto row = [](const char *name, const QString &typed, const QString &procedure, const QString &because) {
            QTest::newRow(name) << typed << procedure << because;
        };
        row("its whole name", u"納税証明書の交付申請"_s, u"tax-certificate"_s, u"納税証明書の交付申請"_s);
        row("a sentence in plain words", u"税金の証明がほしい"_s, u"tax-certificate"_s, u"税金の証明"_s);
        row("a word of two letters", u"納税"_s, u"tax-certificate"_s, u"納税"_s);
        row("a single letter", u"税"_s, u"tax-certificate"_s, u"税"_s);
        row("its reading", u"のうぜいしょうめい"_s, u"tax-certificate"_s, u"のうぜいしょうめい"_s);
        row("its reading in katakana", u"ノウゼイショウメイ"_s, u"tax-certificate"_s, u"ノウゼイショウメイ"_s);
        row("its reading in half width", u"ﾉｳｾﾞｲｼｮｳﾒｲ"_s, u"tax-certificate"_s, u"ノウゼイショウメイ"_s);
        row("a slip of the finger in kana", u"のうぜしょうめい"_s, u"tax-certificate"_s, u"納税の証明"_s);
        row("kana without the small ones", u"のうぜいしようめい"_s, u"tax-certificate"_s, u"のうぜいしようめい"_s);
        row("a life event", u"引っ越し"_s, u"public-housing"_s, u"引っ越し"_s);
        row("a life event in a sentence", u"引っ越しをすることになりました"_s, u"public-housing"_s, u"引っ越し"_s);
        row("a life event in kana", u"ひっこし"_s, u"public-housing"_s, u"引っ越し"_s);
        row("a life event in katakana", u"ヒッコシ"_s, u"public-housing"_s, u"引っ越し"_s);
        row("another life event", u"結婚します"_s, u"public-housing"_s, u"結婚"_s);
        row("a word with a long mark left out", u"ろん"_s, u"tax-certificate"_s, u"ローン"_s);
        row("old forms of characters", u"納稅證明"_s, u"tax-certificate"_s, u"納稅證明"_s);
        row("a question of a procedure", u"ひとりでも申し込めますか"_s, u"public-housing"_s, u"ひとりでも申し込め"_s);
        row("plain words of a builder", u"家を建て替えるので土地を掘る"_s, u"soil-contamination"_s, u"土地を掘る"_s);
        row("English words", u"I need a proof of tax payment"_s, u"tax-certificate"_s, u"proof of tax payment"_s);
        row("an English word in full width and capitals", u"ＴＡＸ"_s, u"tax-certificate"_s, u"TAX"_s);
        row("an English word with another ending", u"digging"_s, u"soil-contamination"_s, u"dig"_s);
        row("an English word with a slip", u"certificte"_s, u"tax-certificate"_s, u"certificte"_s);
        row("an English life event", u"I am getting married"_s, u"public-housing"_s, u"Getting married"_s);
        row("two things with a wide space", u"公園　催し"_s, u"park-use"_s, u"公園"_s);
    }

    void whatPeopleTypeFindsWhatTheyNeed()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, procedure);
        QFETCH(const QString, because);
        const std::vector<Found> found = finder().find(typed);
        QVERIFY(!found.empty());
        QStringList told;
        for (const Found &one : found)
            told << u"%1 (%2: %3)"_s.arg(one.package->cover.id).arg(one.score).arg(one.words.join(u", "_s));
        QVERIFY2(found.front().package->cover.id == procedure, qPrintable(told.join(u"; "_s)));
        QVERIFY2(found.front().words.contains(because), qPrintable(told.join(u"; "_s)));
    }

    void whatHasNothingToDoWithAnyIsNotFound_data()
    {
        QTest::addColumn<QString>("typed");
        for (const QString &typed : {u""_s, u"   "_s, u"　"_s, u"xyzzy"_s, u"宇宙旅行"_s, u"がほしい"_s, u"the"_s, u"!!!"_s, u"ー"_s, u"😀"_s, u"\xFE00"_s})
            QTest::newRow(qPrintable(typed.isEmpty() ? u"nothing"_s : typed)) << typed;
    }

    void whatHasNothingToDoWithAnyIsNotFound()
    {
        QFETCH(const QString, typed);
        const std::vector<Found> found = finder().find(typed);
        QVERIFY2(found.empty(), found.empty() ? "" : qPrintable(found.front().package->cover.id + u": "_s + found.front().words.join(u", "_s)));
    }

    void theQuestionThatAgreesIsTold()
    {
        const std::vector<Found> found = finder().find(u"結婚の予定ですが申し込めますか"_s);
        QVERIFY(!found.empty() && found.front().faq);
        QVERIFY(found.front().package->cover.faqs[*found.front().faq].question.in({u"ja"_s}).contains(u"結婚"_s));
        const std::vector<Found> plain = finder().find(u"納税証明書"_s);
        QVERIFY(!plain.empty() && plain.front().package->cover.id == u"tax-certificate"_s);
    }

    /// As many as a large ward has.
    void oneIsFoundAmongAThousand()
    {
        std::vector<std::shared_ptr<const Package>> many;
        const auto housing = shipped(procedures + u"/public-housing"_s);
        for (int i = 0; i < 1000; ++i) {
            auto package = std::make_shared<Package>(*housing);
            package->cover.id = u"p%1"_s.arg(i);
            many.push_back(package);
        }
        many.push_back(shipped(procedures + u"/tax-certificate"_s));
        const Finder large(many);
        std::vector<Found> found;
        QBENCHMARK_ONCE {
            found = large.find(u"税金の証明がほしい"_s);
        }
        QCOMPARE(found.front().package->cover.id, u"tax-certificate"_s);
    }

    void aVeryLongTextIsCut()
    {
        const std::vector<Found> found = finder().find(u"納税証明書 "_s + QString(100000, u'。'));
        QVERIFY(!found.empty());
        QCOMPARE(found.front().package->cover.id, u"tax-certificate"_s);
    }

    void aTextIsComparedWithoutItsDress_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("folded");
        QTest::newRow("half width") << u"ｶﾞﾂｺｳ"_s << u"がつこう"_s;
        QTest::newRow("small kana") << u"ちょっと"_s << u"ちよつと"_s;
        QTest::newRow("long marks") << u"ローン‐―"_s << u"ろん"_s;
        QTest::newRow("variation selectors") << u"葛\U000E0100飾"_s << u"葛飾"_s;
        QTest::newRow("old and rare forms") << u"髙﨑𠮷"_s << u"高崎吉"_s;
        QTest::newRow("what separates words") << u" 税、  証明（都）"_s << u"税 証明 都"_s;
        QTest::newRow("voiced kana") << u"ヴぢづ"_s << u"ぶじず"_s;
    }

    void aTextIsComparedWithoutItsDress()
    {
        QFETCH(const QString, text);
        const SearchText read(text);
        QTEST(read.folded, "folded");
        QCOMPARE(read.from.size(), static_cast<std::size_t>(read.folded.size()));
    }

    void slipsAreCounted()
    {
        QCOMPARE(editDistance(u"kitten", u"kitten", 2), 0);
        QCOMPARE(editDistance(u"kitten", u"kittne", 2), 1);
        QCOMPARE(editDistance(u"kitten", u"sitting", 3), 3);
        QCOMPARE(editDistance(u"a", u"abcd", 2), 3);
        QCOMPARE(editDistanceWithin(u"ぜいしょ", u"のうぜいめいしょ", 3), 1);
        QCOMPARE(editDistanceWithin(u"ぜい", u"のうぜいめいしょ", 3), 0);
    }
};

TODOKE_TEST(FinderTest)
#include "tst_finder.moc"
