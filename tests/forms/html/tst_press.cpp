// SPDX-License-Identifier: Apache-2.0
#include "forms/html/draw.h"
#include "tests/forms/check/forms.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using forms::check::RawAnswers;

class PressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nextIsNotOneOfOurButtons()
    {
        RawAnswers raw;
        raw.values = {{u"kind"_s, {u"NZ"_s}}, {u"next"_s, {u"1"_s}}};
        QVERIFY(!forms::html::press(*m_form, raw));
        QCOMPARE(raw.values.size(), std::size_t{2});
    }

    void refreshChangesNothing()
    {
        RawAnswers raw;
        raw.values = {{u"kind"_s, {u"NZ"_s}}, {u"refresh"_s, {u"1"_s}}};
        QVERIFY(forms::html::press(*m_form, raw));
        QCOMPARE(raw.values.size(), std::size_t{1});
    }

    void entriesAreAddedUpToTheLimit()
    {
        RawAnswers raw;
        for (const QStringList &wanted : {QStringList{u"1"_s, u"2"_s}, QStringList{u"1"_s, u"2"_s, u"3"_s}}) {
            raw.values[u"add:items"_s] = {u"1"_s};
            QVERIFY(forms::html::press(*m_form, raw));
            QCOMPARE(raw.values.at(u"items"_s), wanted);
        }
        raw.values[u"add:items"_s] = {u"1"_s};
        QVERIFY(forms::html::press(*m_form, raw));
        QCOMPARE(raw.values.at(u"items"_s).size(), 3);
    }

    void anEntryGoesWithAllItsAnswers()
    {
        RawAnswers raw;
        raw.values = {{u"items"_s, {u"1"_s, u"2"_s}}, {u"items[1].tax"_s, {u"a"_s}}, {u"items[1].year"_s, {u"b"_s}}, {u"items[2].tax"_s, {u"c"_s}},
                      {u"items[10].tax"_s, {u"d"_s}}, {u"remove:items[1]"_s, {u"1"_s}}};
        QVERIFY(forms::html::press(*m_form, raw));
        QVERIFY(!raw.values.contains(u"items[1].tax"_s));
        QVERIFY(!raw.values.contains(u"items[1].year"_s));
        QCOMPARE(raw.values.at(u"items"_s), (QStringList{u"2"_s, u"10"_s}));
        QCOMPARE(raw.value(u"items[10].tax"_s), u"d"_s);
    }

    void aSentFileIsForgottenForGood()
    {
        RawAnswers raw;
        raw.values = {{u"mandate"_s, {u"f1"_s}}, {u"remove:mandate"_s, {u"1"_s}}};
        QVERIFY(forms::html::press(*m_form, raw));
        QCOMPARE(raw.value(u"mandate"_s), QString());
        QVERIFY(raw.values.contains(u"mandate"_s));
    }

    void buttonsThatNoPageHasDoNothing_data()
    {
        QTest::addColumn<QString>("button");
        for (const QString &button : {u"add:"_s, u"add:kind"_s, u"add:nothing"_s, u"add:items[1]"_s, u"add:items[1].tax"_s, u"remove:"_s, u"remove:kind"_s,
                                      u"remove:items"_s, u"remove:items["_s, u"remove:]"_s, u"remove:items[99]"_s, u"remove:items[1].tax"_s, u"remove:name]"_s, u"remove:kind[1]"_s})
            QTest::newRow(qPrintable(button)) << button;
    }

    void buttonsThatNoPageHasDoNothing()
    {
        QFETCH(const QString, button);
        RawAnswers raw;
        raw.values = {{u"kind"_s, {u"NZ"_s}}, {u"items[1].tax"_s, {u"a"_s}}, {u"name.family"_s, {u"b"_s}}, {button, {u"1"_s}}};
        QVERIFY(forms::html::press(*m_form, raw));
        QCOMPARE(raw.value(u"kind"_s), u"NZ"_s);
        QCOMPARE(raw.value(u"items[1].tax"_s), u"a"_s);
        QCOMPARE(raw.value(u"name.family"_s), u"b"_s);
        QVERIFY(!raw.values.contains(button));
        QVERIFY(forms::html::press(*m_form, raw) == false);
    }

private:
    std::shared_ptr<const forms::model::Form> m_form = tests::form(u"certificate"_s);
};

TODOKE_TEST(PressTest)
#include "tst_press.moc"
