// SPDX-License-Identifier: Apache-2.0
#include "engine/document/document.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace engine;
using namespace engine::document;
using namespace Qt::StringLiterals;

namespace {

QByteArray page(const QString &body)
{
    return u"<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:t=\"urn:todoke:document:1\" lang=\"ja\"><body>%1</body></html>"_s
        .arg(body)
        .toUtf8();
}

feel::Environment environment()
{
    feel::Environment environment;
    environment.now = QDateTime({2026, 11, 22}, {5, 3}, Qt::UTC);
    const auto item = [](const QString &tax, int due, int unpaid) {
        return feel::Value(feel::Context{{u"tax"_s, tax}, {u"due"_s, due}, {u"unpaid"_s, unpaid}});
    };
    environment.variables = feel::Context{
        {u"name"_s, u"渡邉\U000E0102　葛\U000E0100子"_s},
        {u"issued"_s, feel::Date{2026, 11, 22}},
        {u"first"_s, feel::Date{2019, 5, 1}},
        {u"early"_s, feel::Date{1850, 1, 2}},
        {u"arrival"_s, feel::DateTime{{2026, 11, 22}, {(5LL * 60 + 3) * 60'000'000'000, 0, {}}}},
        {u"unpaid"_s, 1896000},
        {u"debt"_s, *core::Decimal::parse(u"-1234567.50")},
        {u"nothing"_s, feel::Null{}},
        {u"lines"_s, u"一行目\n二行目\r\n三行目"_s},
        {u"hostile"_s, u"<script>alert('&')</script>"_s},
        {u"broken"_s, QString(QChar(1))},
        {u"items"_s, feel::List{item(u"自動車税"_s, 100, 0), item(u"事業税"_s, 200, 50)}},
        {u"empty"_s, feel::List{}},
    };
    return environment;
}

} // namespace

class TemplateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTemplateIsFilledIn_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("filled");
        QTest::newRow("text") << u"<p><t:value of=\"name\"/> 様</p>"_s << u"<p>渡邉\U000E0102　葛\U000E0100子 様</p>"_s;
        QTest::newRow("an expression") << u"<p><t:value of=\"unpaid + 1\"/></p>"_s << u"<p>1896001</p>"_s;
        QTest::newRow("yen") << u"<p><t:value of=\"unpaid\" as=\"yen\"/></p>"_s << u"<p>1,896,000円</p>"_s;
        QTest::newRow("a negative number with decimals") << u"<p><t:value of=\"debt\" as=\"number\"/></p>"_s << u"<p>-1,234,567.5</p>"_s;
        QTest::newRow("three digits stay together") << u"<p><t:value of=\"-100\" as=\"number\"/></p>"_s << u"<p>-100</p>"_s;
        QTest::newRow("an era date") << u"<p><t:value of=\"issued\" as=\"era-date\"/></p>"_s << u"<p>令和8年11月22日</p>"_s;
        QTest::newRow("the first year of an era") << u"<p><t:value of=\"first\" as=\"era-date\"/></p>"_s << u"<p>令和元年5月1日</p>"_s;
        QTest::newRow("a day before the eras") << u"<p><t:value of=\"early\" as=\"era-date\"/></p>"_s << u"<p>1850年1月2日</p>"_s;
        QTest::newRow("a date") << u"<p><t:value of=\"issued\" as=\"date\"/></p>"_s << u"<p>2026年11月22日</p>"_s;
        QTest::newRow("a moment in the town's zone") << u"<p><t:value of=\"arrival\" as=\"date-time\"/></p>"_s
                                                     << u"<p>令和8年11月22日 14時03分</p>"_s;
        QTest::newRow("null is nothing") << u"<p>[<t:value of=\"nothing\" as=\"yen\"/>]</p>"_s << u"<p>[]</p>"_s;
        QTest::newRow("line ends are kept") << u"<p><t:value of=\"lines\"/></p>"_s << u"<p>一行目<br/>二行目<br/>三行目</p>"_s;
        QTest::newRow("markup in a value is text") << u"<p><t:value of=\"hostile\"/></p>"_s
                                                   << u"<p>&lt;script&gt;alert('&amp;')&lt;/script&gt;</p>"_s;
        QTest::newRow("a loop") << u"<table><tr t:for=\"item in items\"><td><t:value of=\"item.tax\"/></td></tr></table>"_s
                                << u"<table><tr><td>自動車税</td></tr><tr><td>事業税</td></tr></table>"_s;
        QTest::newRow("a loop over nothing") << u"<ul><li t:for=\"item in empty\">x</li></ul>"_s << u"<ul/>"_s;
        QTest::newRow("a condition within a loop")
            << u"<p t:for=\"item in items\"><strong t:if=\"item.unpaid > 0\">未納</strong><span t:else=\"\">完納</span></p>"_s
            << u"<p><span>完納</span></p><p><strong>未納</strong></p>"_s;
        QTest::newRow("loops nest") << u"<p t:for=\"a in items\"><t:group t:for=\"b in items\"><t:value of=\"a.due + b.due\"/>,</t:group></p>"_s
                                    << u"<p>200,300,</p><p>300,400,</p>"_s;
        QTest::newRow("a condition that is null hides") << u"<p t:if=\"nothing\">x</p>"_s << QString();
        QTest::newRow("attributes stay, ours go") << u"<p class=\"right\" xml:lang=\"en\" t:if=\"true\">x</p>"_s
                                                  << u"<p class=\"right\" xml:lang=\"en\">x</p>"_s;
    }

    void aTemplateIsFilledIn()
    {
        QFETCH(const QString, body);
        QFETCH(const QString, filled);
        const auto rendered = render(page(body), u"a.xhtml"_s, environment());
        QVERIFY2(rendered, rendered ? "" : qPrintable(core::sentence(rendered.error(), {u"en"_s})));
        const QString text = QString::fromUtf8(rendered->xhtml);
        const QString wanted = filled.isEmpty() ? u"<body/>"_s : u"<body>"_s + filled + u"</body>"_s;
        QVERIFY2(text.contains(wanted), qPrintable(text));
        QVERIFY(!text.contains("urn:todoke"_L1));
    }

    void datesAndAmountsFollowTheLanguage()
    {
        const auto rendered = render(page(u"<p><t:value of=\"issued\" as=\"era-date\"/> <t:value of=\"unpaid\" as=\"yen\"/></p>"_s),
                                     u"a.xhtml"_s, environment(), {{u"en"_s}});
        QVERIFY(rendered);
        QVERIFY(QString::fromUtf8(rendered->xhtml).contains(u"22 November 2026 ¥1,896,000"_s));
    }

    void aNullIsToldWithItsPlace()
    {
        const auto rendered = render(page(u"<p>\n  <t:value of=\"nothing\"/></p>"_s), u"a.xhtml"_s, environment());
        QVERIFY(rendered);
        QCOMPARE(rendered->diagnostics.size(), size_t(1));
        QVERIFY(rendered->diagnostics.front().error.is(DocumentError::NullValue));
        QCOMPARE(rendered->diagnostics.front().error.where().toString(), u"a.xhtml:2:16"_s);
    }

    void theTitleIsTheFirstHeadingUnlessThereIsOne()
    {
        QCOMPARE(render(page(u"<h1>納税 <t:value of=\"unpaid\"/></h1><h1>b</h1>"_s), u"a.xhtml"_s, environment())->title,
                 u"納税 1896000"_s);
    }

    void whatCannotBeWrittenIsRefused_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("id");
        QTest::newRow("a name as an amount") << u"<p><t:value of=\"name\" as=\"yen\"/></p>"_s << u"document.NotANumber"_s;
        QTest::newRow("an amount as a date") << u"<p><t:value of=\"unpaid\" as=\"era-date\"/></p>"_s << u"document.NotADate"_s;
        QTest::newRow("a control character") << u"<p><t:value of=\"broken\"/></p>"_s << u"document.NotText"_s;
        QTest::newRow("no expression") << u"<p><t:value/></p>"_s << u"document.MissingOf"_s;
        QTest::newRow("an unknown form") << u"<p><t:value of=\"name\" as=\"kanji\"/></p>"_s << u"document.UnknownForm"_s;
        QTest::newRow("a loop without in") << u"<p t:for=\"items\">x</p>"_s << u"document.BadLoop"_s;
        QTest::newRow("an else without if") << u"<p t:else=\"\">x</p>"_s << u"document.ElseWithoutIf"_s;
        QTest::newRow("a foreign element") << u"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"_s << u"document.UnknownElement"_s;
    }

    void whatCannotBeWrittenIsRefused()
    {
        QFETCH(const QString, body);
        QFETCH(const QString, id);
        const auto rendered = render(page(body), u"a.xhtml"_s, environment());
        QVERIFY(!rendered);
        QCOMPARE(rendered.error().idText(), id);
        QVERIFY(rendered.error().where().line == 1);
        // The Japanese reader is not sent English.
        QVERIFY(core::sentence(rendered.error(), {u"ja"_s}) != core::sentence(rendered.error(), {u"en"_s}));
    }

    void allFaultsOfATemplateAreFoundWithTheirPlaces()
    {
        feel::Names names;
        names.variables = {u"name"_s, u"items"_s, u"item"_s};
        core::Faults faults;
        const QByteArray text = page(u"<p onclick=\"x\"><t:value of=\"nmae\"/></p>\n<tr t:for=\"i in itemz\"><td><t:value of=\"i.tax\"/></td></tr>\n"
                                     "<p t:else=\"\"/><script/><t:vlaue of=\"name\"/>\n<p t:unless=\"true\"><t:value of=\"1 +\"/><t:value of=\"name\" as=\"x\"/></p>"_s);
        check(text, u"a.xhtml"_s, names, faults);
        // Where a word of the text stands, as an editor counts.
        const auto at = [&](const QByteArray &word, qsizetype further = 0) {
            const qsizetype place = text.indexOf(word) + further;
            const qsizetype lineStart = text.left(place).lastIndexOf('\n') + 1;
            return u" a.xhtml:%1:%2"_s.arg(text.left(place).count('\n') + 1).arg(place - lineStart + 1);
        };
        QStringList found;
        for (const core::Error &fault : faults)
            found << fault.idText() + u' ' + fault.where().toString();
        const QStringList ours = found.filter(u"document."_s);
        QCOMPARE(ours, (QStringList{u"document.UnknownAttribute"_s + at("onclick"), u"document.ElseWithoutIf"_s + at("<p t:else"),
                                    u"document.UnknownElement"_s + at("<script"), u"document.UnknownWord"_s + at("<t:vlaue"),
                                    u"document.UnknownWord"_s + at("t:unless"), u"document.UnknownForm"_s + at("as=\"x", 4)}));
        const QStringList feel = found.filter(u"feel."_s);
        QCOMPARE(feel.size(), 3);
        QVERIFY2(feel.at(0).endsWith(at("nmae")), qPrintable(feel.at(0)));
        QVERIFY2(feel.at(1).endsWith(at("itemz")), qPrintable(feel.at(1)));
        QVERIFY2(feel.at(2).contains(u" a.xhtml:4:"_s), qPrintable(feel.at(2)));
    }

    void aGoodTemplateHasNoFaults()
    {
        feel::Names names;
        names.variables = {u"name"_s, u"items"_s};
        core::Faults faults;
        check(page(u"<h1>a</h1><p t:if=\"name != null\"><t:value of=\"name\"/></p><p t:else=\"\">b</p>"
                   "<table><tr t:for=\"one in items\"><td class=\"right\"><t:value of=\"one.due\" as=\"yen\"/></td></tr></table>"_s),
              u"a.xhtml"_s, names, faults);
        QVERIFY2(faults.empty(), faults.empty() ? "" : qPrintable(core::sentence(faults.front(), {u"en"_s})));
    }
};

TODOKE_TEST(TemplateTest)
#include "tst_template.moc"
