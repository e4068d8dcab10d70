// SPDX-License-Identifier: Apache-2.0
#include "tests/forms/check/forms.h"
#include "tests/support/test_registry.h"

#include "engine/core/sentence.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// A value of each kind, as an answer may be.
const char *const everyKind = R"({
  plain: "a < b & c", story: "一行\n二行", reading: "ミホン", copies: 3, income: 1896000, born: @"2000-02-29", year: 2025,
  kind: "KH", uses: ["loan", "bid"], tax: "vehicle", hasAgent: true,
  name: {family: "渡邉󠄂", given: "葛󠄀子", full: "渡邉󠄂　葛󠄀子"},
  home: {postcode: "000-0000", prefecture: "東京都", city: "見本区", block: "999番11号", full: "東京都見本区999番11号"},
  code: "163-8001", phone: "03-0123-4567", mail: "a@example.jp", company: "5999901000011",
  mandate: {id: "f1", name: "委任状.pdf", mediaType: "application/pdf", size: 1000, sha256: "00ff"},
  lots: [{lot: "1000番1", area: 12.50, owner: {name: {full: "FIKTIVAWATI"}}}, {lot: "1000番2", owner: {}}],
  total: 12.50, agree: true
})";

std::shared_ptr<const forms::model::Form> wholeForm()
{
    const auto document = engine::xml::Document::parse(tests::bytesOf(QStringLiteral(TODOKE_SOURCE_DIR "/tests/forms/model/whole.xml")), u"whole.xml"_s);
    if (!document)
        return nullptr;
    engine::feel::Names names;
    names.variables = {u"person"_s};
    engine::core::Faults faults;
    return forms::model::read(*document, names, faults);
}

QStringList violations(const QByteArray &xml, const QByteArray &xsd)
{
    const auto document = engine::xml::Document::parse(xml, u"answers.xml"_s);
    const auto schema = engine::xml::Schema::parse(xsd, u"answers.xsd"_s);
    if (!document || !schema)
        return {engine::core::sentence(document ? schema.error() : document.error(), {u"en"_s})};
    QStringList faults;
    for (const engine::core::Error &fault : schema->validate(*document))
        faults << engine::core::sentence(fault, {u"en"_s});
    return faults;
}

} // namespace

class XmlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersOfEveryKindFitTheirSchema()
    {
        const auto form = wholeForm();
        const engine::feel::Value answers = tests::literal(QString::fromUtf8(everyKind));
        const engine::feel::Context *context = answers.as<engine::feel::Context>();
        QVERIFY(context);
        const QByteArray xml = forms::check::toXml(*form, *context, {}, {{u"package"_s, u"abc"_s}, {u"procedure"_s, u"<見本>"_s}});
        QCOMPARE(violations(xml, forms::check::schema(*form)), QStringList());

        const auto document = engine::xml::Document::parse(xml, u"answers.xml"_s);
        const engine::xml::Element root = document->root();
        QVERIFY(root.is(u"urn:todoke:answers:1", u"answers"));
        QCOMPARE(root.attribute(u"form").value_or(QString()), u"whole"_s);
        const auto fields = root.child(u"urn:todoke:answers:1", u"fields");
        QVERIFY(fields);
        QCOMPARE(fields->child(u"urn:todoke:answers:1", u"plain")->text(), u"a < b & c"_s);
        QCOMPARE(fields->child(u"urn:todoke:answers:1", u"born")->text(), u"2000-02-29"_s);
        QCOMPARE(fields->child(u"urn:todoke:answers:1", u"name")->child(u"urn:todoke:answers:1", u"full")->text(), u"渡邉\U000E0102　葛\U000E0100子"_s);
        QCOMPARE(fields->children(u"urn:todoke:answers:1", u"lots").size(), std::size_t{2});
        // Every field of the form was answered and stands in the document.
        for (const forms::model::Page &page : form->pages) {
            for (const forms::model::Field &field : page.fields)
                QVERIFY2(fields->child(u"urn:todoke:answers:1", field.name), qPrintable(field.path));
        }
    }

    void halfFilledAnswersFitTheSchemaToo()
    {
        const auto form = wholeForm();
        QCOMPARE(violations(forms::check::toXml(*form, {}, {}, {}), forms::check::schema(*form)), QStringList());
    }

    void answersThatNobodyCheckedDoNotFit_data()
    {
        QTest::addColumn<QString>("answers");
        QTest::newRow("an option that is none") << u"{kind: \"XX\"}"_s;
        QTest::newRow("a text for a number") << u"{copies: \"three\"}"_s;
        QTest::newRow("a text for a date") << u"{born: \"yesterday\"}"_s;
        QTest::newRow("more entries than allowed") << u"{lots: [{lot: \"1番\"}, {lot: \"2番\"}, {lot: \"3番\"}, {lot: \"4番\"}]}"_s;
        QTest::newRow("a postal code of letters") << u"{code: \"abc\"}"_s;
    }

    void answersThatNobodyCheckedDoNotFit()
    {
        QFETCH(const QString, answers);
        const auto form = wholeForm();
        const engine::feel::Value value = tests::literal(answers);
        const QByteArray xml = forms::check::toXml(*form, *value.as<engine::feel::Context>(), {}, {});
        QVERIFY(!violations(xml, forms::check::schema(*form)).isEmpty());
    }

    void numbersHaveNoExponent()
    {
        const auto form = wholeForm();
        const QByteArray xml = forms::check::toXml(*form, {{u"copies"_s, *engine::core::Decimal::parse(u"1E+40")}, {u"income"_s, *engine::core::Decimal::parse(u"-1.5E-40")}}, {}, {});
        QVERIFY(xml.contains("<copies>1" + QByteArray(40, '0') + "</copies>"));
        QVERIFY(xml.contains("<income>-0." + QByteArray(39, '0') + "15</income>"));
    }

    void whatXmlCannotHoldIsReplaced()
    {
        const auto form = wholeForm();
        const QByteArray xml = forms::check::toXml(*form, {{u"plain"_s, QString(u"a"_s + QChar(0) + QChar(0xD800) + u"b"_s)}}, {}, {{u"x"_s, QString(QChar(1))}});
        QVERIFY(engine::xml::Document::parse(xml, u"answers.xml"_s));
        QVERIFY(xml.contains("<plain>a\uFFFD\uFFFDb</plain>"));
    }
};

TODOKE_TEST(XmlTest)
#include "tst_xml.moc"
