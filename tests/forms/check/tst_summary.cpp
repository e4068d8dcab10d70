// SPDX-License-Identifier: Apache-2.0
#include "tests/forms/check/forms.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QStringList lines(const QString &answers, const QString &language)
{
    const auto form = tests::form(u"certificate"_s);
    const engine::feel::Value value = tests::literal(answers);
    QStringList lines;
    for (const forms::check::SummarySection &section : forms::check::summary(*form, *value.as<engine::feel::Context>(), tests::against(), {language})) {
        lines << u"# "_s + section.title;
        for (const forms::check::SummaryRow &row : section.rows)
            lines << row.path + u" | "_s + row.label + u" | "_s + row.value;
    }
    return lines;
}

const QString &answers()
{
    static const QString text = uR"({kind: "NZ", items: [{tax: "vehicle", year: 2025, copies: 1}, {tax: "estate", year: 2024, copies: 2}], total: 1200,
        name: {family: "見本", given: "花子", full: "見本　花子"}, born: @"1990-04-01", role: "principal", agree: true})"_s;
    return text;
}

} // namespace

class SummaryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersReadAsPeopleReadThem()
    {
        QCOMPARE(lines(answers(), u"ja"_s), (QStringList{
            u"# どの証明が必要ですか"_s,
            u"kind | 証明の種類 | 納税証明（一般用）"_s,
            u"items[1].tax | 税目と年度（1件目）：税目 | 自動車税"_s,
            u"items[1].year | 税目と年度（1件目）：年度 | 令和7年度（2025年度）"_s,
            u"items[1].copies | 税目と年度（1件目）：通数 | 1通"_s,
            u"items[2].tax | 税目と年度（2件目）：税目 | 固定資産税"_s,
            u"items[2].year | 税目と年度（2件目）：年度 | 令和6年度（2024年度）"_s,
            u"items[2].copies | 税目と年度（2件目）：通数 | 2通"_s,
            u"total | 手数料 | 1,200円"_s,
            u"# 申請する人"_s,
            u"name | 氏名 | 見本　花子"_s,
            u"born | 生年月日 | 平成2年4月1日（1990年4月1日）"_s,
            u"role | 申請する立場 | 本人"_s,
            u"level | 本人確認の段階 | "_s,
            u"agree | 同意します | 同意する"_s,
        }));
    }

    void anotherLanguageFallsBackWhereATextIsMissing()
    {
        const QStringList english = lines(answers(), u"en"_s);
        QVERIFY(english.contains(u"kind | Kind | Tax payment"_s));
        QVERIFY(english.contains(u"total | 手数料 | ¥1,200"_s));
        QVERIFY(english.contains(u"born | 生年月日 | 1990-04-01"_s));
    }

    void whatDoesNotApplyHasNoRow()
    {
        const QStringList other = lines(u"{kind: \"KH\", lot: \"1000番1\"}"_s, u"ja"_s);
        QVERIFY(other.contains(u"lot | 地番 | 1000番1"_s));
        QVERIFY(other.filter(u"items"_s).isEmpty());
        QVERIFY(!other.contains(u"# 代理人"_s));
    }

    void whatWasStoredIsShownAsItWasStored()
    {
        // A fee that was calculated then is not calculated anew now.
        QVERIFY(lines(u"{kind: \"NZ\", items: [{copies: 3}], total: 7}"_s, u"ja"_s).contains(u"total | 手数料 | 7円"_s));
    }

    void rolesOfAFieldReachItsRow()
    {
        const auto form = tests::form(u"certificate"_s);
        const engine::feel::Value value = tests::literal(answers());
        for (const forms::check::SummarySection &section : forms::check::summary(*form, *value.as<engine::feel::Context>(), tests::against(), {})) {
            for (const forms::check::SummaryRow &row : section.rows)
                QCOMPARE(row.seenBy, row.path == u"name" ? std::vector<QString>{u"examiner"_s} : std::vector<QString>());
        }
    }
};

TODOKE_TEST(SummaryTest)
#include "tst_summary.moc"
