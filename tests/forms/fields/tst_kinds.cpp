// SPDX-License-Identifier: Apache-2.0
#include "forms/fields/kind.h"
#include "forms/model/vocabulary.h"
#include "tests/support/test_registry.h"

#include "engine/core/sentence.h"

#include <QTest>

using namespace Qt::StringLiterals;
using forms::fields::Boxes;
using forms::fields::Problem;

namespace {

struct Sample
{
    forms::model::Field field;
    std::vector<forms::model::Option> options;
    std::map<QString, forms::fields::SentFile> files;
};

/// A field as the first words of a row describe it: `number integer=true min=1`.
Sample sample(const QString &words)
{
    Sample sample;
    QStringList parts = words.split(u' ');
    sample.field.kind = parts.takeFirst();
    sample.field.name = sample.field.path = u"x"_s;
    for (const QString &part : parts)
        sample.field.settings.emplace(part.section(u'=', 0, 0), part.section(u'=', 1).replace(u'+', u' '));
    for (const QString &value : {u"a"_s, u"b"_s, u"c"_s}) {
        engine::core::LocalText label;
        label.texts = {{u"ja"_s, u"選択肢"_s + value}};
        sample.options.push_back({value, label, {}});
    }
    sample.files = {{u"f1"_s, {u"f1"_s, u"委任状.pdf"_s, u"application/pdf"_s, 1000, QByteArray(32, 'a')}},
                    {u"f2"_s, {u"f2"_s, u"x.exe"_s, u"application/x-dosexec"_s, 1000, QByteArray(32, 'a')}},
                    {u"f3"_s, {u"f3"_s, u"big.pdf"_s, u"application/pdf"_s, 3 * 1024 * 1024, QByteArray(32, 'a')}}};
    return sample;
}

/// `year=2025;month=4` as boxes; without a box's name, the field's own.
Boxes boxes(const QString &text)
{
    Boxes boxes;
    if (!text.contains(u"|="_s)) {
        boxes[QString()] = {text};
        return boxes;
    }
    for (const QString &part : text.split(u';'))
        boxes[part.section(u"|="_s, 0, 0)] << part.section(u"|="_s, 1);
    return boxes;
}

forms::fields::Parsed parse(const Sample &sample, Boxes given)
{
    given.try_emplace(QString());
    return forms::fields::find(sample.field.kind)->parse({sample.field, given, sample.options, sample.files});
}

} // namespace

class KindsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindOfTheSchemaHasItsCodeAndTheReverse()
    {
        std::set<QString> coded;
        for (const forms::fields::Kind *kind : forms::fields::all())
            coded.insert(kind->name());
        std::set<QString> written;
        for (const auto &[name, value] : forms::model::vocabulary()) {
            written.insert(name);
            QVERIFY2(!value.type.isEmpty(), qPrintable(name));
        }
        QCOMPARE(coded, written);
        QVERIFY(!forms::fields::find(u"blob"));
    }

    void answersAreUnderstood_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("raw");
        QTest::addColumn<QString>("value"); // a FEEL literal
        QTest::addColumn<QString>("shown"); // in Japanese

        QTest::newRow("text keeps what is inside") << u"text"_s << u"  a　 b "_s << u"\"a　 b\""_s << u"a　 b"_s;
        QTest::newRow("long text keeps its lines") << u"long-text"_s << u"一行\r\n二行\r三行"_s << u"\"一行\\n二行\\n三行\""_s << u"一行\n二行\n三行"_s;
        QTest::newRow("kana from hiragana") << u"kana"_s << u"みほん はなこ"_s << u"\"ミホン　ハナコ\""_s << u"ミホン　ハナコ"_s;
        QTest::newRow("kana from half-width") << u"kana"_s << u"ｳﾞｧｲｵﾘﾝ ﾊﾟｰﾄ"_s << u"\"ヴァイオリン　パート\""_s << u"ヴァイオリン　パート"_s;
        QTest::newRow("kana with a minus for the long vowel") << u"kana"_s << u"マリ−・セシリ-"_s << u"\"マリー・セシリー\""_s << u"マリー・セシリー"_s;
        QTest::newRow("number with full-width digits") << u"number"_s << u"１，２３４．５"_s << u"1234.5"_s << u"1,234.5"_s;
        QTest::newRow("number with a unit") << u"number unit=通"_s << u"3"_s << u"3"_s << u"3通"_s;
        QTest::newRow("negative number") << u"number"_s << u"−12"_s << u"-12"_s << u"-12"_s;
        QTest::newRow("number in 34 digits") << u"number"_s << u"1234567890123456789012345678901234"_s << u"1234567890123456789012345678901234"_s
                                             << u"1,234,567,890,123,456,789,012,345,678,901,234"_s;
        QTest::newRow("a tenth and two tenths stay exact") << u"number"_s << u"0.30"_s << u"0.30"_s << u"0.30"_s;
        QTest::newRow("money with signs") << u"money"_s << u"￥1,896,000円"_s << u"1896000"_s << u"1,896,000円"_s;
        QTest::newRow("money in man") << u"money"_s << u"189万6,000円"_s << u"1896000"_s << u"1,896,000円"_s;
        QTest::newRow("money in oku") << u"money"_s << u"1億2000万"_s << u"120000000"_s << u"120,000,000円"_s;
        QTest::newRow("date in Gregorian boxes") << u"date"_s << u"year|=2025;month|=4;day|=1"_s << u"@\"2025-04-01\""_s << u"令和7年4月1日（2025年4月1日）"_s;
        QTest::newRow("date with R7") << u"date"_s << u"year|=R7;month|=04;day|=01"_s << u"@\"2025-04-01\""_s << u"令和7年4月1日（2025年4月1日）"_s;
        QTest::newRow("date with full-width digits and tails") << u"date"_s << u"year|=平成２年;month|=４月;day|=１日"_s << u"@\"1990-04-01\""_s << u"平成2年4月1日（1990年4月1日）"_s;
        QTest::newRow("date in a first year") << u"date"_s << u"year|=令和元;month|=5;day|=1"_s << u"@\"2019-05-01\""_s << u"令和元年5月1日（2019年5月1日）"_s;
        QTest::newRow("leap day of Showa") << u"date"_s << u"year|=s35;month|=2;day|=29"_s << u"@\"1960-02-29\""_s << u"昭和35年2月29日（1960年2月29日）"_s;
        QTest::newRow("whole date in the first box") << u"date"_s << u"year|=平成31年4月30日;month|=;day|="_s << u"@\"2019-04-30\""_s << u"平成31年4月30日（2019年4月30日）"_s;
        QTest::newRow("whole date as a program sends it") << u"date"_s << u"2026-05-07"_s << u"@\"2026-05-07\""_s << u"令和8年5月7日（2026年5月7日）"_s;
        QTest::newRow("fiscal year as number") << u"fiscal-year"_s << u"2025"_s << u"2025"_s << u"令和7年度（2025年度）"_s;
        QTest::newRow("fiscal year in Reiwa") << u"fiscal-year"_s << u"令和７年度"_s << u"2025"_s << u"令和7年度（2025年度）"_s;
        QTest::newRow("fiscal year 31 of Heisei") << u"fiscal-year"_s << u"H31"_s << u"2019"_s << u"令和元年度（2019年度）"_s;
        QTest::newRow("choice") << u"choice"_s << u"b"_s << u"\"b\""_s << u"選択肢b"_s;
        QTest::newRow("choices in the form's order, each once") << u"choices"_s << u"|=c;|=;|=a;|=c"_s << u"[\"a\", \"c\"]"_s << u"選択肢a、選択肢c"_s;
        QTest::newRow("yes") << u"yes-no"_s << u"true"_s << u"true"_s << u"はい"_s;
        QTest::newRow("no") << u"yes-no"_s << u"false"_s << u"false"_s << u"いいえ"_s;
        QTest::newRow("name of TP03, character for character") << u"person-name"_s << u"family|=渡邉\U000E0102;given|=葛\U000E0100子"_s
                                                               << u"{family: \"渡邉\U000E0102\", given: \"葛\U000E0100子\", full: \"渡邉\U000E0102　葛\U000E0100子\"}"_s
                                                               << u"渡邉\U000E0102　葛\U000E0100子"_s;
        QTest::newRow("name of TP05 beyond the basic plane") << u"person-name"_s << u"family|=𠮷見本;given|=太郎"_s
                                                            << u"{family: \"𠮷見本\", given: \"太郎\", full: \"𠮷見本　太郎\"}"_s << u"𠮷見本　太郎"_s;
        QTest::newRow("compatibility ideographs stay") << u"person-name"_s << u"family|=\uFA11;given|=\uF91D"_s
                                                      << u"{family: \"\uFA11\", given: \"\uF91D\", full: \"\uFA11　\uF91D\"}"_s << u"\uFA11　\uF91D"_s;
        QTest::newRow("single name of TP13") << u"person-name"_s << u"family|=;given|=;single|=FIKTIVAWATI"_s << u"{full: \"FIKTIVAWATI\"}"_s << u"FIKTIVAWATI"_s;
        const QString longName = u"MARIA CECILIA ISABEL FICTICIA "_s.repeated(4).trimmed();
        QTest::newRow("long Latin name of TP04") << u"person-name"_s << u"family|=%1;given|=X"_s.arg(longName)
                                                << u"{family: \"%1\", given: \"X\", full: \"%1　X\"}"_s.arg(longName) << longName + u"　X"_s;
        QTest::newRow("address in parts") << u"address"_s << u"postcode|=０００ー００００;prefecture|=東京都;city|=見本区;town|=架空一丁目;block|=999番9号;building|=見本ハイツ101"_s
                                         << u"{postcode: \"000-0000\", prefecture: \"東京都\", city: \"見本区\", town: \"架空一丁目\", block: \"999番9号\", building: \"見本ハイツ101\", full: \"東京都見本区架空一丁目999番9号　見本ハイツ101\"}"_s
                                         << u"〒000-0000　東京都見本区架空一丁目999番9号　見本ハイツ101"_s;
        QTest::newRow("address without block number, TP05") << u"address"_s << u"prefecture|=東京都;city|=青ヶ島村;block|=無番地"_s
                                                           << u"{prefecture: \"東京都\", city: \"青ヶ島村\", block: \"無番地\", full: \"東京都青ヶ島村無番地\"}"_s << u"東京都青ヶ島村無番地"_s;
        QTest::newRow("address abroad") << u"address"_s << u"free|=1 Sample St, Springfield"_s << u"{full: \"1 Sample St, Springfield\"}"_s << u"1 Sample St, Springfield"_s;
        QTest::newRow("postal code") << u"postal-code"_s << u"〒１６３８００１"_s << u"\"163-8001\""_s << u"163-8001"_s;
        QTest::newRow("phone as typed") << u"phone"_s << u"０３（０１２３）４５６７"_s << u"\"03-0123-4567\""_s << u"03-0123-4567"_s;
        QTest::newRow("mobile phone") << u"phone"_s << u"09001234567"_s << u"\"09001234567\""_s << u"09001234567"_s;
        QTest::newRow("phone abroad") << u"phone"_s << u"+81 3 0123 4567"_s << u"\"+81-3-0123-4567\""_s << u"+81-3-0123-4567"_s;
        QTest::newRow("mail, full-width") << u"e-mail"_s << u"ｈａｎａｋｏ＠example.jp"_s << u"\"hanako@example.jp\""_s << u"hanako@example.jp"_s;
        QTest::newRow("corporate number of TP07") << u"corporate-number"_s << u"5-9999-0100-0011"_s << u"\"5999901000011\""_s << u"5999901000011"_s;
        QTest::newRow("corporate number of Tokyo") << u"corporate-number"_s << u"８００００２０１３０００１"_s << u"\"8000020130001\""_s << u"8000020130001"_s;
        QTest::newRow("lot with hyphen") << u"land-lot"_s << u"１０００−１"_s << u"\"1000番1\""_s << u"1000番1"_s;
        QTest::newRow("lot with aza") << u"land-lot"_s << u"字架空999番地"_s << u"\"字架空999番\""_s << u"字架空999番"_s;
        QTest::newRow("lot with a third number") << u"land-lot"_s << u"1100番2の3"_s << u"\"1100番2の3\""_s << u"1100番2の3"_s;
        QTest::newRow("no lot number") << u"land-lot"_s << u"無番地"_s << u"\"無番地\""_s << u"無番地"_s;
        QTest::newRow("file") << u"file kinds=pdf+png"_s << u"f1"_s
                              << u"{id: \"f1\", name: \"委任状.pdf\", mediaType: \"application/pdf\", size: 1000, sha256: \"%1\"}"_s.arg(u"61"_s.repeated(32)) << u"委任状.pdf（1000 B）"_s;
        QTest::newRow("consent, with the hidden box before it") << u"consent"_s << u"|=;|=true"_s << u"true"_s << u"同意する"_s;
    }

    void answersAreUnderstood()
    {
        QFETCH(const QString, field);
        QFETCH(const QString, raw);
        const Sample with = sample(field);
        const forms::fields::Parsed parsed = parse(with, boxes(raw));
        QVERIFY2(!parsed.problem, parsed.problem ? qPrintable(parsed.problem->idText()) : "");
        QTEST(parsed.value.toLiteral(), "value");
        const forms::fields::Kind *kind = forms::fields::find(with.field.kind);
        QTEST(kind->show(with.field, parsed.value, with.options, {u"ja"_s}), "shown");
        QVERIFY(!kind->show(with.field, parsed.value, with.options, {u"en"_s}).isEmpty());

        // What is typed accepts itself, and its boxes read as the same again.
        QVERIFY(kind->accept(with.field, parsed.value));
        const forms::fields::Parsed again = parse(with, kind->toRaw(with.field, parsed.value));
        QVERIFY(!again.problem);
        QCOMPARE(again.value.toLiteral(), parsed.value.toLiteral());
    }

    void wrongAnswersAreRefused_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("raw");
        QTest::addColumn<QString>("problem");

        QTest::newRow("text with a control character") << u"text"_s << u"a\u0007b"_s << u"NotText"_s;
        QTest::newRow("text with NUL") << u"text"_s << QString(u"a"_s + QChar(0) + u"b"_s) << u"NotText"_s;
        QTest::newRow("text with a line") << u"text"_s << u"a\nb"_s << u"NotText"_s;
        QTest::newRow("text that turns its direction") << u"text"_s << u"a\u202Eb"_s << u"NotText"_s;
        QTest::newRow("half a surrogate pair") << u"text"_s << QString(u"a"_s + QChar(0xD842)) << u"NotText"_s;
        QTest::newRow("a non-character") << u"text"_s << QString(QChar(0xFFFF)) << u"NotText"_s;
        QTest::newRow("text too long") << u"text max-length=3"_s << u"abcd"_s << u"TooLong"_s;
        QTest::newRow("text much too long") << u"text"_s << QString(3'000'000, u'a') << u"TooLong"_s;
        QTest::newRow("a character of a thousand marks") << u"text"_s << u"a"_s + QString(100'000, QChar(0x301)) << u"TooLong"_s;
        QTest::newRow("kanji as kana") << u"kana"_s << u"見本"_s << u"NotKana"_s;
        QTest::newRow("letters as kana") << u"kana"_s << u"MIHON"_s << u"NotKana"_s;
        QTest::newRow("word as number") << u"number"_s << u"twelve"_s << u"NotANumber"_s;
        QTest::newRow("exponent") << u"number"_s << u"1e9"_s << u"NotANumber"_s;
        QTest::newRow("comma at a wrong place") << u"number"_s << u"1,5"_s << u"NotANumber"_s;
        QTest::newRow("number of 35 digits") << u"number"_s << QString(35, u'1') << u"NotANumber"_s;
        QTest::newRow("number of a million digits") << u"number"_s << QString(1'000'000, u'1') << u"NotANumber"_s;
        QTest::newRow("two signs") << u"number"_s << u"--1"_s << u"NotANumber"_s;
        QTest::newRow("fraction where whole") << u"number integer=true"_s << u"1.5"_s << u"NotAnInteger"_s;
        QTest::newRow("below the least") << u"number min=1"_s << u"0"_s << u"TooSmall"_s;
        QTest::newRow("above the largest") << u"number max=10"_s << u"10.01"_s << u"TooLarge"_s;
        QTest::newRow("negative money") << u"money"_s << u"-1"_s << u"TooSmall"_s;
        QTest::newRow("half a yen") << u"money"_s << u"0.5"_s << u"NotAnInteger"_s;
        QTest::newRow("man after the digits") << u"money"_s << u"12万x"_s << u"NotANumber"_s;
        QTest::newRow("date without its day") << u"date"_s << u"year|=2025;month|=4;day|="_s << u"Incomplete"_s;
        QTest::newRow("day that does not exist") << u"date"_s << u"year|=2025;month|=2;day|=29"_s << u"NotADate"_s;
        QTest::newRow("day that does not exist in an era") << u"date"_s << u"year|=R7;month|=2;day|=29"_s << u"NotADate"_s;
        QTest::newRow("year of an era that ended") << u"date"_s << u"year|=平成32;month|=1;day|=1"_s << u"OutsideEra"_s;
        QTest::newRow("year that may be any") << u"date"_s << u"year|=7;month|=1;day|=1"_s << u"NotADate"_s;
        QTest::newRow("first year of no era") << u"date"_s << u"year|=元年;month|=1;day|=1"_s << u"NotADate"_s;
        QTest::newRow("month 13") << u"date"_s << u"year|=2025;month|=13;day|=1"_s << u"NotADate"_s;
        QTest::newRow("words as a date") << u"date"_s << u"year|=あした;month|=;day|="_s << u"NotADate"_s;
        QTest::newRow("fiscal year 7") << u"fiscal-year"_s << u"7"_s << u"NotAFiscalYear"_s;
        QTest::newRow("fiscal year 32 of Heisei") << u"fiscal-year"_s << u"H32"_s << u"NotAFiscalYear"_s;
        QTest::newRow("choice of something else") << u"choice"_s << u"d"_s << u"NoSuchOption"_s;
        QTest::newRow("choice by its label") << u"choice"_s << u"選択肢a"_s << u"NoSuchOption"_s;
        QTest::newRow("choices with one too many") << u"choices"_s << u"|=a;|=d"_s << u"NoSuchOption"_s;
        QTest::newRow("maybe") << u"yes-no"_s << u"maybe"_s << u"NotYesOrNo"_s;
        QTest::newRow("half a name") << u"person-name"_s << u"family|=見本;given|="_s << u"Incomplete"_s;
        QTest::newRow("both ways of a name") << u"person-name"_s << u"family|=見本;given|=花子;single|=X"_s << u"NameTwice"_s;
        QTest::newRow("name with a control character") << u"person-name"_s << u"family|=見\u0001本;given|=花子"_s << u"NotText"_s;
        QTest::newRow("address without a city") << u"address"_s << u"prefecture|=東京都;block|=1"_s << u"Incomplete"_s;
        QTest::newRow("address with a wrong postal code") << u"address"_s << u"postcode|=12;prefecture|=東京都;city|=見本区;block|=1"_s << u"NotAPostcode"_s;
        QTest::newRow("address both ways") << u"address"_s << u"prefecture|=東京都;city|=見本区;block|=1;free|=abroad"_s << u"Incomplete"_s;
        QTest::newRow("postal code of 6 digits") << u"postal-code"_s << u"163-800"_s << u"NotAPostcode"_s;
        QTest::newRow("short phone number") << u"phone"_s << u"0123"_s << u"NotAPhone"_s;
        QTest::newRow("phone number without 0") << u"phone"_s << u"1234567890"_s << u"NotAPhone"_s;
        QTest::newRow("phone number with letters") << u"phone"_s << u"03-0123-456x7"_s << u"NotAPhone"_s;
        QTest::newRow("mail without at") << u"e-mail"_s << u"hanako.example.jp"_s << u"NotAnEmail"_s;
        QTest::newRow("mail with two at") << u"e-mail"_s << u"a@b@example.jp"_s << u"NotAnEmail"_s;
        QTest::newRow("mail that writes a header") << u"e-mail"_s << u"a@example.jp\r\nBcc: b@example.jp"_s << u"NotAnEmail"_s;
        QTest::newRow("mail with dots in a row") << u"e-mail"_s << u"a..b@example.jp"_s << u"NotAnEmail"_s;
        QTest::newRow("mail of 255 characters") << u"e-mail"_s << u"a@%1example.jp"_s.arg(u"bcdef."_s.repeated(41)) << u"NotAnEmail"_s;
        QTest::newRow("mail that makes patterns slow") << u"e-mail"_s << u"a."_s.repeated(190) << u"NotAnEmail"_s;
        QTest::newRow("corporate number of 12 digits") << u"corporate-number"_s << u"599990100001"_s << u"NotACorporateNumber"_s;
        QTest::newRow("wrong check digit") << u"corporate-number"_s << u"6999901000011"_s << u"WrongCheckDigit"_s;
        QTest::newRow("words as a lot") << u"land-lot"_s << u"架空"_s << u"NotALandLot"_s;
        QTest::newRow("file that was never sent") << u"file kinds=pdf"_s << u"f9"_s << u"NoSuchFile"_s;
        QTest::newRow("file of another kind") << u"file kinds=pdf"_s << u"f2"_s << u"WrongFileKind"_s;
        QTest::newRow("file too large") << u"file kinds=pdf up-to=2+MiB"_s << u"f3"_s << u"FileTooLarge"_s;
        QTest::newRow("consent that is none") << u"consent"_s << u"false"_s << u"NotConsented"_s;
    }

    void wrongAnswersAreRefused()
    {
        QFETCH(const QString, field);
        QFETCH(const QString, raw);
        const forms::fields::Parsed parsed = parse(sample(field), boxes(raw));
        QVERIFY2(parsed.problem, qPrintable(parsed.value.toLiteral()));
        QTEST(parsed.problem->idText().section(u'.', 1), "problem");
        QVERIFY(parsed.value.isNull());
        const QString english = engine::core::sentence(*parsed.problem, {u"en"_s});
        const QString japanese = engine::core::sentence(*parsed.problem, {u"ja"_s});
        QVERIFY(!english.isEmpty() && english != japanese);
        QVERIFY(!japanese.contains(u'%'));
    }

    void valuesOfOtherTypesAreNotTaken()
    {
        const std::vector<engine::feel::Value> values{engine::feel::Value(), true, 1, u"text"_s, engine::feel::Date{2025, 4, 1},
                                                      engine::feel::List{1}, engine::feel::Context{{u"a"_s, 1}}};
        for (const forms::fields::Kind *kind : forms::fields::all()) {
            forms::model::Field field;
            field.kind = kind->name();
            for (const engine::feel::Value &value : values) {
                const auto taken = kind->accept(field, value);
                QVERIFY2(!taken || !taken->isNull(), qPrintable(kind->name()));
                // Neither showing nor writing may mind what it is given.
                kind->show(field, value, {}, {});
                kind->toRaw(field, value);
            }
            QVERIFY(!kind->accept(field, engine::feel::Value()));
        }
    }
};

TODOKE_TEST(KindsTest)
#include "tst_kinds.moc"
