// SPDX-License-Identifier: Apache-2.0
#include "forms/html/draw.h"
#include "tests/forms/check/forms.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using forms::check::Checked;
using forms::check::RawAnswers;

namespace {

QStringList all(const QString &html, const QString &pattern, int group = 1)
{
    QStringList found;
    const QRegularExpression expression(pattern);
    for (auto it = expression.globalMatch(html); it.hasNext();)
        found << it.next().captured(group);
    return found;
}

/// What a machine finds wrong with the markup: ids, labels, references, nesting.
QStringList complaints(const QString &html)
{
    QStringList found;
    const QStringList ids = all(html, u"\\bid=\"([^\"]*)\""_s);
    for (const QString &id : ids) {
        if (ids.count(id) > 1)
            found << u"id twice: "_s + id;
    }
    for (const QString &id : all(html, u"\\bfor=\"([^\"]*)\""_s)) {
        if (!ids.contains(id))
            found << u"label for nothing: "_s + id;
    }
    for (const QString &list : all(html, u"aria-(?:describedby|labelledby)=\"([^\"]*)\""_s)) {
        for (const QString &id : list.split(u' ')) {
            if (!ids.contains(id))
                found << u"described by nothing: "_s + id;
        }
    }
    const QStringList labelled = all(html, u"\\bfor=\"([^\"]*)\""_s);
    const QRegularExpression control(u"<(?:input|select|textarea|output)\\b[^>]*>"_s);
    for (auto it = control.globalMatch(html); it.hasNext();) {
        const QString tag = it.next().captured();
        if (!tag.contains(u"type=\"hidden\""_s) && !labelled.contains(all(tag, u"\\bid=\"([^\"]*)\""_s).value(0)))
            found << u"no label: "_s + tag;
        if (tag.contains(QRegularExpression(u"\\s(required|placeholder|disabled|readonly)\\b"_s)))
            found << u"attribute: "_s + tag;
    }
    QStringList open;
    const QRegularExpression tags(u"<(/?)([a-z0-9]+)\\b[^>]*>"_s);
    for (auto it = tags.globalMatch(html); it.hasNext();) {
        const auto match = it.next();
        if (match.captured(2) == u"input")
            continue;
        if (match.captured(1).isEmpty())
            open << match.captured(2);
        else if (open.isEmpty() || open.takeLast() != match.captured(2))
            found << u"wrong end: "_s + match.captured(2);
    }
    return found + open;
}

struct Drawn
{
    QString html;
    Checked checked;
};

Drawn draw(const QString &page, const RawAnswers &raw, const QString &language = u"ja"_s, const forms::check::Against &against = tests::against())
{
    const auto form = tests::form(u"certificate"_s);
    Drawn drawn;
    drawn.checked = forms::check::check(*form, raw, against, page);
    drawn.html = QString::fromUtf8(forms::html::drawPage(*form, *form->page(page), raw, drawn.checked, against, {{language}, u"/files"_s}));
    return drawn;
}

RawAnswers answers()
{
    RawAnswers raw;
    raw.values = {{u"kind"_s, {u"NZ"_s}}, {u"items[1].tax"_s, {u"vehicle"_s}}, {u"items[1].year"_s, {u"Ｒ７"_s}}, {u"items[1].copies"_s, {u"99"_s}},
                  {u"name.family"_s, {u"葛\U000E0100"_s}}, {u"role"_s, {u"agent"_s}}, {u"mandate"_s, {u"f1"_s}}};
    return raw;
}

} // namespace

class DrawTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPageIsSoundMarkup_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<bool>("filled");
        QTest::addColumn<QString>("language");
        for (const QString &page : {u"what"_s, u"who"_s, u"agent"_s}) {
            for (const QString &language : {u"ja"_s, u"en"_s}) {
                QTest::newRow(qPrintable(page + u", empty, "_s + language)) << page << false << language;
                QTest::newRow(qPrintable(page + u", filled, "_s + language)) << page << true << language;
            }
        }
    }

    void everyPageIsSoundMarkup()
    {
        QFETCH(const QString, page);
        QFETCH(const bool, filled);
        QFETCH(const QString, language);
        forms::check::Against against = tests::against();
        against.files[u"f1"_s] = {u"f1"_s, u"委任状 <1>.pdf"_s, u"application/pdf"_s, 1000, "x"};
        const Drawn drawn = draw(page, filled ? answers() : RawAnswers(), language, against);
        QCOMPARE(complaints(drawn.html), QStringList());
        QVERIFY(!drawn.html.contains(u"{{"_s));
    }

    void labelsSayWhatIsRequired()
    {
        const QString html = draw(u"who"_s, {}).html;
        QVERIFY(html.contains(u"氏名 <span class=\"field__mark field__mark--required\">※必須</span>"_s));
        QVERIFY(html.contains(u"生年月日 <span class=\"field__mark\">※任意</span>"_s));
    }

    void anErrorIsTiedToItsField()
    {
        const QString html = draw(u"what"_s, answers()).html;
        QVERIFY(html.contains(u"<p class=\"field__error\" id=\"f-items-1-copies-error\">＊この回答は受け付けられません。"_s));
        const QString input = all(html, u"(<input[^>]*id=\"f-items-1-copies\"[^>]*>)"_s).value(0);
        QVERIFY2(input.contains(u"aria-invalid=\"true\""_s) && input.contains(u"f-items-1-copies-error"_s), qPrintable(input));
        QVERIFY(input.contains(u"value=\"99\""_s));
        QVERIFY(!draw(u"what"_s, {}).html.contains(u"aria-invalid=\"false\""_s));
    }

    void whatWasUnderstoodIsShown()
    {
        const QString html = draw(u"what"_s, answers()).html;
        QVERIFY(html.contains(u"value=\"Ｒ７\""_s));
        QVERIFY(html.contains(u"「令和7年度（2025年度）」と読み取りました。"_s));
    }

    void whatDoesNotApplyIsHiddenYetThere()
    {
        const QString html = draw(u"what"_s, answers()).html;
        QVERIFY(html.contains(u"data-path=\"lot\" hidden>"_s));
        QVERIFY(html.contains(u"data-path=\"items\">"_s));
        QVERIFY(draw(u"what"_s, {}).html.contains(u"data-path=\"items\" hidden>"_s));
    }

    void aPageThatChangesOffersToShowItAgain()
    {
        QVERIFY(draw(u"what"_s, {}).html.contains(u"name=\"refresh\""_s));
        QVERIFY(!draw(u"who"_s, {}).html.contains(u"name=\"refresh\""_s));
    }

    void entriesCanBeAddedAndRemoved()
    {
        RawAnswers raw = answers();
        QString html = draw(u"what"_s, raw).html;
        QVERIFY(html.contains(u"name=\"add:items\""_s));
        QVERIFY(!html.contains(u"name=\"remove:items[1]\""_s)); // one must stay
        raw.values[u"items"_s] = {u"1"_s, u"2"_s, u"3"_s};
        html = draw(u"what"_s, raw).html;
        QVERIFY(!html.contains(u"name=\"add:items\""_s)); // no more than three
        QVERIFY(html.contains(u"name=\"remove:items[3]\""_s));
        QVERIFY(html.contains(u"税目と年度（3件目）"_s));
        QVERIFY(html.contains(u"<input type=\"hidden\" name=\"items\" value=\"3\">"_s));
    }

    void autofillKnowsOnePersonOnly()
    {
        QVERIFY(draw(u"who"_s, {}).html.contains(u"autocomplete=\"family-name\""_s));
        const QString items = draw(u"what"_s, answers()).html;
        QVERIFY(all(items, u"<input[^>]*name=\"items\\[1\\]\\.[^>]*autocomplete=\"([^\"]*)\""_s).filter(QRegularExpression(u"^(?!off$)"_s)).isEmpty());
    }

    void namesKeepTheirVariationSelectors()
    {
        QVERIFY(draw(u"who"_s, answers()).html.contains(u"value=\"葛\U000E0100\""_s));
    }

    void aSentFileIsListedAndCanBeDeleted()
    {
        forms::check::Against against = tests::against();
        against.files[u"f1"_s] = {u"f1"_s, u"\"><script>.pdf"_s, u"application/pdf"_s, 1000, "x"};
        const QString html = draw(u"agent"_s, answers(), u"ja"_s, against).html;
        QVERIFY(html.contains(u"&quot;&gt;&lt;script&gt;.pdf"_s));
        QVERIFY(html.contains(u"name=\"remove:mandate\""_s));
        QVERIFY(html.contains(u"<input type=\"hidden\" name=\"mandate\" value=\"f1\">"_s));
        QVERIFY(html.contains(u"種類: PDF, JPEG。大きさ: 1 MiBまで。"_s));
        QVERIFY(html.contains(u"formaction=\"/files\""_s));
        // A file that is not this person's is not even named.
        QVERIFY(!draw(u"agent"_s, answers()).html.contains(u"f1"_s));
    }

    void hostileAnswersComeBackHarmless()
    {
        RawAnswers raw;
        const QString text = u"\"><script>alert(1)</script>"_s + QChar(0) + QChar(0xD800) + u"\u001B"_s;
        for (const QString &path : {u"kind"_s, u"items[1].year"_s, u"items[1].copies"_s, u"items[1].remark"_s, u"lot"_s})
            raw.values[path] = {text};
        const QString html = draw(u"what"_s, raw).html;
        QVERIFY(!html.contains(u"<script"_s));
        QVERIFY(!html.contains(QChar(0)));
        QVERIFY(!html.contains(QChar(0x1B)));
        QCOMPARE(complaints(html), QStringList());
    }

    void aTextInAnotherLanguageSaysWhich()
    {
        const QString html = draw(u"what"_s, {}, u"en"_s).html;
        QVERIFY(html.contains(u"<legend class=\"field__label\">Kind "_s));
        QVERIFY(html.contains(u"lang=\"ja\">地番 "_s));
        QVERIFY(!draw(u"what"_s, {}).html.contains(u" lang=\""_s));
    }

    void theSummaryLinksToEachFault()
    {
        const auto form = tests::form(u"certificate"_s);
        const Drawn drawn = draw(u"what"_s, answers());
        QVERIFY(!drawn.checked.errors.empty());
        const QString summary = QString::fromUtf8(forms::html::drawErrorSummary(*form, drawn.checked.errors, {u"ja"_s}));
        QVERIFY(summary.contains(u"入力内容に問題があります"_s));
        const QStringList links = all(summary, u"href=\"#([^\"]*)\""_s);
        QCOMPARE(links.size(), static_cast<qsizetype>(drawn.checked.errors.size()));
        const QStringList ids = all(drawn.html, u"\\bid=\"([^\"]*)\""_s);
        for (const QString &link : links)
            QVERIFY2(ids.contains(link), qPrintable(link));
        QVERIFY(summary.contains(u"税目と年度（1件目）：通数：この回答は"_s));
        QVERIFY(forms::html::drawErrorSummary(*form, {}, {}).isEmpty());
        QCOMPARE(complaints(summary), QStringList());
    }

    void everyErrorOfAnEmptyFormHasItsPlace()
    {
        for (const QString &page : {u"what"_s, u"who"_s, u"agent"_s}) {
            RawAnswers raw;
            raw.values = {{u"kind"_s, {u"NZ"_s}}, {u"role"_s, {page == u"agent" ? u"agent"_s : QString()}}};
            const Drawn drawn = draw(page, raw);
            const QStringList ids = all(drawn.html, u"\\bid=\"([^\"]*)\""_s);
            QVERIFY(!drawn.checked.errors.empty());
            for (const forms::check::FieldError &error : drawn.checked.errors)
                QVERIFY2(ids.contains(forms::html::elementId(error.path)), qPrintable(error.path));
        }
    }

    void answersAreListedWithAWayToChangeThem()
    {
        const auto form = tests::form(u"certificate"_s);
        const engine::feel::Value value = tests::literal(u"{kind: \"NZ\", items: [{tax: \"vehicle\", copies: 1}], name: {full: \"<b>\"}}"_s);
        const auto sections = forms::check::summary(*form, *value.as<engine::feel::Context>(), tests::against(), {u"ja"_s});
        QString html = QString::fromUtf8(forms::html::drawSummary(sections, u"/apply/x"_s, {u"ja"_s}));
        QVERIFY(html.contains(u"<a href=\"/apply/x/what#f-items-1-tax\">変更<span class=\"visually-hidden\">（税目と年度（1件目）：税目）</span></a>"_s));
        QVERIFY(html.contains(u"&lt;b&gt;"_s));
        QVERIFY(html.contains(u"未入力"_s));
        QCOMPARE(complaints(html), QStringList());
        html = QString::fromUtf8(forms::html::drawSummary(sections, {}, {u"ja"_s}));
        QVERIFY(!html.contains(u"<a "_s));
        QVERIFY(!QString::fromUtf8(forms::html::drawSummary(sections, u"javascript:alert(1)"_s, {})).contains(u"<a "_s));
    }

    void idsAreUniqueForPaths()
    {
        QCOMPARE(forms::html::elementId(u"items[1].tax"_s), u"f-items-1-tax"_s);
        QVERIFY(forms::html::elementId(u"a_b"_s) != forms::html::elementId(u"a.b"_s));
        QCOMPARE(forms::html::elementId(u"税目[2]"_s), u"f-税目-2"_s);
        QVERIFY(!forms::html::elementId(u"a b\"<"_s).contains(QRegularExpression(u"[\\s\"<]"_s)));
    }
};

TODOKE_TEST(DrawTest)
#include "tst_draw.moc"
