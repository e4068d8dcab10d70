// SPDX-License-Identifier: Apache-2.0
#include "tests/forms/check/forms.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using forms::check::RawAnswers;

class RawTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsKnownIsFilledIn()
    {
        const auto form = tests::form(u"certificate"_s);
        forms::check::Against against = tests::against();
        against.environment.variables.set(u"person"_s, tests::literal(u"{name: {family: \"𠮷見本\", given: \"太郎\", full: \"𠮷見本　太郎\"}, born: @\"1975-11-03\"}"_s));
        const RawAnswers raw = forms::check::prefilled(*form, {}, against);
        QCOMPARE(raw.value(u"name.family"_s), u"𠮷見本"_s);
        QCOMPARE(raw.value(u"name.given"_s), u"太郎"_s);
        QCOMPARE(raw.value(u"born.year"_s), u"1975"_s);
        QCOMPARE(raw.value(u"born.month"_s), u"11"_s);
        QCOMPARE(raw.value(u"role"_s), u"principal"_s);
        QVERIFY(!raw.values.contains(u"items[1].copies"_s)); // does not apply without a kind
    }

    void newEntriesGetTheirDefaults()
    {
        const auto form = tests::form(u"certificate"_s);
        RawAnswers raw;
        raw.values = {{u"kind"_s, {u"NZ"_s}}, {u"items"_s, {u"1"_s, u"2"_s}}, {u"items[1].copies"_s, {u"7"_s}}};
        raw = forms::check::prefilled(*form, raw, tests::against());
        QCOMPARE(raw.value(u"items[1].copies"_s), u"7"_s);
        QCOMPARE(raw.value(u"items[2].copies"_s), u"1"_s);
    }

    void whatAPersonEmptiedStaysEmpty()
    {
        const auto form = tests::form(u"certificate"_s);
        forms::check::Against against = tests::against();
        against.environment.variables.set(u"person"_s, tests::literal(u"{name: \"FIKTIVAWATI\", born: @\"1999-01-01\"}"_s));
        RawAnswers raw;
        raw.values = {{u"born.year"_s, {QString()}}, {u"role"_s, {QString()}}};
        raw = forms::check::prefilled(*form, raw, against);
        QCOMPARE(raw.value(u"name.single"_s), u"FIKTIVAWATI"_s);
        QVERIFY(!raw.values.contains(u"born.month"_s));
        QCOMPARE(raw.value(u"role"_s), QString());
    }

    void aKnownValueOfAnotherTypeIsNotFilledIn()
    {
        const auto form = tests::form(u"certificate"_s);
        forms::check::Against against = tests::against();
        against.environment.variables.set(u"person"_s, tests::literal(u"{name: 5, born: \"1999\"}"_s));
        const RawAnswers raw = forms::check::prefilled(*form, {}, against);
        QVERIFY(!raw.values.contains(u"name.single"_s));
        QVERIFY(!raw.values.contains(u"born.year"_s));
    }

    void entriesAreNeverMoreThanTheFormAllows()
    {
        const auto form = tests::form(u"certificate"_s);
        RawAnswers raw;
        for (int i = 1; i <= 10'000; ++i)
            raw.values[u"items[%1].tax"_s.arg(i)] = {u"vehicle"_s};
        const forms::model::Field *items = form->field(u"items");
        QCOMPARE(forms::check::entries(*items, u"items"_s, raw), (std::vector<int>{1, 2, 3}));
        QCOMPARE(forms::check::entries(*items, u"items"_s, {}), (std::vector<int>{1}));
        raw.values = {{u"items[7].tax"_s, {u"x"_s}}};
        QCOMPARE(forms::check::entries(*items, u"items"_s, raw), (std::vector<int>{7}));
    }

    void tenThousandEntriesGiveOneErrorAndNoDelay()
    {
        const auto form = tests::form(u"turns"_s);
        RawAnswers raw;
        for (int i = 1; i <= 9'999; ++i) {
            raw.values[u"rows[%1].amount"_s.arg(i)] = {QString::number(i)};
            raw.values[u"rows[%1].a"_s.arg(i)] = {u"x"_s};
        }
        QElapsedTimer timer;
        timer.start();
        const forms::check::Checked checked = forms::check::check(*form, raw, tests::against());
        QCOMPARE(tests::told(checked.errors), QStringList{u"rows TooManyEntries"_s});
        QCOMPARE(checked.answers.find(u"rows")->as<engine::feel::List>()->size(), std::size_t{1000});
        QVERIFY2(timer.elapsed() < 60'000, qPrintable(QString::number(timer.elapsed())));
    }

    void whatNobodyTypesIsToldAndNeverCrashes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("NUL") << QString(QChar(0));
        QTest::newRow("NUL in the middle") << QString(u"a"_s + QChar(0) + u"b"_s);
        QTest::newRow("a lone surrogate") << QString(QChar(0xDC00));
        QTest::newRow("a lone high surrogate at the end") << QString(u"a"_s + QChar(0xD800));
        QTest::newRow("escape sequences") << u"\u001B[31m"_s;
        QTest::newRow("a million characters") << QString(1'000'000, u'葛');
        QTest::newRow("a million combining marks") << u"か"_s + QString(1'000'000, QChar(0x3099));
        QTest::newRow("a million brackets") << QString(1'000'000, u'[');
        QTest::newRow("markup") << u"<script>alert(1)</script>\"'&"_s;
        QTest::newRow("FEEL") << u"\" + person.secret + \""_s;
        QTest::newRow("text turned around") << u"\u202Eabc\u202C"_s;
        QTest::newRow("only blanks of all kinds") << u" \u00A0\u3000\u2003\t"_s;
        QTest::newRow("the last code point") << u"\U0010FFFF"_s;
        QTest::newRow("digits of another script") << u"١٢٣"_s;
        QTest::newRow("a long number") << QString(100'000, u'9');
    }

    void whatNobodyTypesIsToldAndNeverCrashes()
    {
        QFETCH(const QString, text);
        const auto form = tests::form(u"certificate"_s);
        RawAnswers raw;
        for (const QString &role : {u"agent"_s, text}) {
            for (const QString &path : {u"kind"_s, u"items"_s, u"items[1].tax"_s, u"items[1].year"_s, u"items[1].copies"_s, u"items[1].remark"_s, u"lot"_s,
                                        u"total"_s, u"express"_s, u"name"_s, u"name.family"_s, u"name.given"_s, u"name.single"_s, u"born"_s, u"born.year"_s,
                                        u"born.month"_s, u"born.day"_s, u"level"_s, u"agree"_s, u"agent"_s, u"agent.name"_s, u"agent.mail"_s, u"agent.phone"_s, u"mandate"_s, text})
                raw.values[path] = {text, text};
            raw.values[u"role"_s] = {role};
            raw.values[u"items[%1].tax"_s.arg(text.left(100))] = {text};
            const forms::check::Checked checked = forms::check::check(*form, raw, tests::against());
            QVERIFY(!checked.errors.empty());
            const forms::check::RawAnswers back = forms::check::toRaw(*form, checked.answers);
            QVERIFY(forms::check::toRaw(*form, forms::check::check(*form, back, tests::against()).answers).values == back.values);
            const auto document = engine::xml::Document::parse(forms::check::toXml(*form, checked.answers, {}, {}), u"answers.xml"_s);
            QVERIFY(document);
        }
    }
};

TODOKE_TEST(RawTest)
#include "tst_raw.moc"
