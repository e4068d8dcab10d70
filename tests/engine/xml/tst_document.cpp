// SPDX-License-Identifier: Apache-2.0
#include "engine/core/sentence.h"
#include "engine/xml/document.h"
#include "engine/xml/xml_error.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;

namespace {

QString refusal(const QByteArray &bytes, const xml::Limits &limits = {})
{
    const auto read = xml::Document::parse(bytes, u"a.xml"_s, limits);
    return read ? u"accepted"_s : read.error().idText() + u' ' + read.error().where().toString();
}

QByteArray nested(int depth)
{
    return QByteArray("<a>").repeated(depth) + QByteArray("</a>").repeated(depth);
}

} // namespace

class DocumentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void hostileDocumentsAreRefusedWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("reason");

        QTest::newRow("an entity bomb never gets past its DOCTYPE")
            << QByteArray("<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'>"
                          "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]>\n<a>&c;</a>")
            << u"xml.HasDoctype a.xml:2:1"_s;
        QTest::newRow("an external entity is not opened")
            << QByteArray("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>")
            << u"xml.HasDoctype a.xml:1:1"_s;
        QTest::newRow("an external subset is not opened")
            << QByteArray("<!-- c -->\n  <!DOCTYPE a SYSTEM 'http://127.0.0.1:9/a.dtd'>\n<a/>")
            << u"xml.HasDoctype a.xml:2:3"_s;
        QTest::newRow("a bare DOCTYPE")
            << QByteArray("<!DOCTYPE a><a/>") << u"xml.HasDoctype a.xml:1:1"_s;
        QTest::newRow("an undeclared entity")
            << QByteArray("<a>\n&b;</a>") << u"xml.UnknownEntity a.xml:2:1"_s;
        QTest::newRow("deep nesting") << nested(100000) << u"xml.TooDeep a.xml:1:601"_s;
        QTest::newRow("an unclosed element")
            << QByteArray("<a><b></a>") << u"xml.TagMismatch a.xml:1:7"_s;
        QTest::newRow("an element that the file's end leaves open")
            << QByteArray("<a>\n<b/>\n") << u"xml.TagNotClosed a.xml:3:1"_s;
        QTest::newRow("a bare ampersand") << QByteArray("<a>A & B</a>") << u"xml.BareAmpersand a.xml:1:6"_s;
        QTest::newRow("a bare less-than") << QByteArray("<a>1 < 2</a>") << u"xml.BareLessThan a.xml:1:6"_s;
        QTest::newRow("two roots") << QByteArray("<a/><b/>") << u"xml.NotWellFormed a.xml:1:5"_s;
        QTest::newRow("the same attribute twice")
            << QByteArray("<a x='1' x='2'/>") << u"xml.AttributeTwice a.xml:1:10"_s;
        QTest::newRow("UTF-8 cut short")
            << QByteArray("<a>\n\xE5\xB1</a>") << u"xml.NotWellFormed a.xml:2:1"_s;
        QTest::newRow("overlong UTF-8")
            << QByteArray("<a>\xC0\xBC</a>") << u"xml.NotWellFormed a.xml:1:4"_s;
        QTest::newRow("a surrogate in UTF-8")
            << QByteArray("<a>\xED\xA0\x80</a>") << u"xml.NotWellFormed a.xml:1:4"_s;
        QTest::newRow("UTF-16") << QByteArray("\xFF\xFE<\0a\0/\0>\0", 10)
                                << u"xml.NotUtf8 a.xml:1:1"_s;
        QTest::newRow("UTF-16 without a mark")
            << QByteArray("<\0a\0/\0>\0", 8) << u"xml.NotUtf8 a.xml:1:2"_s;
        QTest::newRow("another encoding")
            << QByteArray("<?xml version='1.0' encoding='UTF-7'?><a/>")
            << u"xml.NotUtf8 a.xml:1:31"_s;
        QTest::newRow("a zero byte")
            << QByteArray("<a>12345\0</a>", 13) << u"xml.NotUtf8 a.xml:1:9"_s;
        QTest::newRow("a control character")
            << QByteArray("<a>\x01</a>") << u"xml.NotWellFormed a.xml:1:4"_s;
        QTest::newRow("a control character by number")
            << QByteArray("<a>&#1;</a>") << u"xml.NotWellFormed a.xml:1:8"_s;
        QTest::newRow("an undeclared prefix")
            << QByteArray("<x:a/>") << u"xml.UnknownPrefix a.xml:1:2"_s;
        QTest::newRow("a less-than in an attribute")
            << QByteArray("<a b='<'/>") << u"xml.LessThanInAttribute a.xml:1:7"_s;
        QTest::newRow("nothing at all") << QByteArray() << u"xml.NotWellFormed a.xml:1:1"_s;
        QTest::newRow("JSON") << QByteArray("{}") << u"xml.NotWellFormed a.xml:1:1"_s;
    }

    void hostileDocumentsAreRefusedWithTheirPlace()
    {
        QFETCH(const QByteArray, bytes);
        const QString found = refusal(bytes);
        QFETCH(const QString, reason);
        QCOMPARE(found, reason);
    }

    void sizeAndAttributesHaveLimits()
    {
        QVERIFY(refusal("<abcdefgh/>", {10, 5, 5}).startsWith(u"xml.TooLarge"_s));
        QCOMPARE(refusal(nested(5), {1000, 5, 5}), u"accepted"_s);
        QCOMPARE(refusal(nested(6), {1000, 5, 5}), u"xml.TooDeep a.xml:1:16"_s);
        QCOMPARE(refusal("<a b='' c=''/>", {1000, 5, 1}), u"xml.TooManyAttributes a.xml:1:1"_s);
        QCOMPARE(refusal(nested(200)), u"accepted"_s);

        QByteArray wide = "<a";
        for (int i = 0; i < 500000; ++i)
            wide += " a" + QByteArray::number(i) + "=''";
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(refusal(wide + "/>"), u"xml.TooManyAttributes a.xml:1:1"_s);
        QVERIFY(timer.elapsed() < 5000);
    }

    void everyElementAndAttributeKnowsItsPlace()
    {
        const QByteArray bytes = "\xEF\xBB\xBF<?xml version=\"1.0\"?>\r\n"
                                 "<!-- <no/> -->\n"
                                 "<r xmlns='urn:r' xmlns:t=\"urn:t\"\n"
                                 "   \xE5\xB1\x8A = '&lt;&#x5C4A;' t:b=\">\"\n"
                                 ">\xF0\xA0\xAE\xB7\xE5\xB1\x8A<c/><![CDATA[<d/>]]><?p <e/>?>\r"
                                 "<t:f g='1'>x</t:f></r>";
        const auto document = xml::Document::parse(bytes, u"p.xml"_s);
        QVERIFY2(document, document ? "" : qPrintable(document.error().arguments().join(u' ')));
        const xml::Element root = document->root();
        QCOMPARE(root.where().toString(), u"p.xml:3:1"_s);
        QCOMPARE(root.textWhere().toString(), u"p.xml:5:2"_s);
        const auto attributes = root.attributes();
        QCOMPARE(attributes.size(), 2U);
        QCOMPARE(attributes[0].name, u"届"_s);
        QCOMPARE(attributes[0].value, u"<届"_s);
        QCOMPARE(attributes[0].where.toString(), u"p.xml:4:4"_s);
        QCOMPARE(attributes[0].valueWhere.toString(), u"p.xml:4:9"_s);
        QCOMPARE(attributes[1].namespaceUri, u"urn:t"_s);
        QCOMPARE(attributes[1].where.toString(), u"p.xml:4:23"_s);
        QCOMPARE(root.children().size(), 2U);
        QCOMPARE(root.child(u"urn:r", u"c")->where().toString(), u"p.xml:5:4"_s);
        const auto f = root.child(u"urn:t", u"f");
        QVERIFY(f);
        QCOMPARE(f->where().toString(), u"p.xml:6:1"_s);
        QCOMPARE(f->attributeNode(u"g")->valueWhere.toString(), u"p.xml:6:9"_s);
        QCOMPARE(f->textWhere().toString(), u"p.xml:6:12"_s);
        QCOMPARE(f->parent()->name(), u"r"_s);
        QVERIFY(!root.parent());
        QCOMPARE(f->namespaceOfPrefix(u"t"), u"urn:t"_s);
        QCOMPARE(f->namespaceOfPrefix(u""), u"urn:r"_s);
        QCOMPARE(f->namespaceOfPrefix(u"xml"), u"http://www.w3.org/XML/1998/namespace"_s);
        QVERIFY(f->namespaceOfPrefix(u"nope").isEmpty());
        QVERIFY(!root.attribute(u"b"));
        QCOMPARE(root.attribute(u"b", u"urn:t"), u">"_s);
    }

    void aPlaceBeyondLine65535IsStillRight()
    {
        const QByteArray bytes = "<a>" + QByteArray("\n").repeated(70000) + "  <b/></a>";
        const auto document = xml::Document::parse(bytes, u"a.xml"_s);
        QVERIFY(document);
        QCOMPARE(document->root().children().front().where().toString(), u"a.xml:70001:3"_s);
    }

    void aCommentInsideTextDoesNotCutIt()
    {
        const auto document =
            xml::Document::parse("<a>1<!-- x -->00<?p?>0<b>!</b>2<![CDATA[<]]></a>", u"a"_s);
        QVERIFY(document);
        QCOMPARE(document->root().text(), u"1000!2<"_s);
        const auto nodes = document->root().nodes();
        QCOMPARE(nodes.size(), 3U);
        QCOMPARE(nodes[0].text, u"1000"_s);
        QCOMPARE(nodes[1].element->text(), u"!"_s);
        QCOMPARE(nodes[2].text, u"2<"_s);
    }

    void elementsOutliveAMoveOfTheirDocument()
    {
        auto first = xml::Document::parse("<a><b c='1'/></a>", u"a"_s);
        QVERIFY(first);
        const xml::Element b = first->root().children().front();
        const xml::Document second = std::move(*first);
        QCOMPARE(b.attributes().front().where.toString(), u"a:1:7"_s);
        QCOMPARE(second.root().name(), u"a"_s);
    }

    void theCanonicalFormIsTheSameForEqualDocuments()
    {
        const auto one = xml::Document::parse(
            "<?xml version='1.0'?><!--c--><a b='1'   a=\"2\"><c/>&#65;</a>\n", u"1"_s);
        const auto two = xml::Document::parse("<a a='2' b='1'\n><c></c><!--d-->A</a>", u"2"_s);
        QVERIFY(one && two);
        QCOMPARE(one->canonical(), QByteArray("<a a=\"2\" b=\"1\"><c></c>A</a>"));
        QCOMPARE(two->canonical(), one->canonical());
    }

    void oldEncodingsOfOneByteAreRead()
    {
        const auto latin =
            xml::Document::parse("<?xml version='1.0' encoding='iso-8859-1'?><a>\xE4</a>", u"l"_s);
        QVERIFY(latin);
        QCOMPARE(latin->root().text(), u"ä"_s);
        const auto windows = xml::Document::parse(
            "<?xml version='1.0' encoding='windows-1252'?><a>\x80</a>", u"w"_s);
        QVERIFY(windows);
        QCOMPARE(windows->root().text(), u"€"_s);
        QVERIFY(refusal("<?xml version='1.0' encoding='windows-1252'?><a>\x81</a>")
                    .startsWith(u"xml.NotUtf8"_s));
    }

    void whatTheWriterWritesComesBack_data()
    {
        QTest::addColumn<QString>("value");
        QTest::newRow("markup") << u"<a href=\"x\">&amp;]]></a>'"_s;
        QTest::newRow("white space") << u" a\tb\nc\rd "_s;
        QTest::newRow("a kanji beyond the basic plane, with a variant") << u"𠮷野家葛\U000E0102"_s;
        QTest::newRow("nothing") << QString();
    }

    void whatTheWriterWritesComesBack()
    {
        QFETCH(const QString, value);
        xml::Writer writer;
        writer.start(u"r"_s).attribute(u"xmlns"_s, u"urn:r"_s).attribute(u"v"_s, value);
        writer.start(u"t"_s).text(value).end().start(u"empty"_s).end().end();
        const auto document = xml::Document::parse(writer.bytes(), u"w"_s);
        QVERIFY(document);
        QCOMPARE(document->root().attribute(u"v"), value);
        QCOMPARE(document->root().child(u"urn:r", u"t")->text(), value);
    }

    void whatXmlCannotCarryIsReplaced()
    {
        const QString bad = u"a"_s + QChar(1) + QChar(0xD800) + u"b"_s + QChar(0xFFFE);
        QVERIFY(!xml::isXmlText(bad));
        QVERIFY(xml::isXmlText(u"届\t𠮷"_s));
        const auto document =
            xml::Document::parse(xml::Writer().start(u"a"_s).text(bad).end().bytes(), u"w"_s);
        QVERIFY(document);
        QCOMPARE(document->root().text(), u"a\uFFFD\uFFFDb\uFFFD"_s);
    }

    void everyRefusalHasAJapaneseSentence()
    {
        for (int id = 0; id <= static_cast<int>(xml::XmlError::BreaksSchema); ++id) {
            const core::Error error(static_cast<xml::XmlError>(id), {u"1"_s, u"2"_s, u"3"_s});
            QVERIFY2(core::sentence(error, {u"ja"_s}) != core::sentence(error, {u"en"_s}),
                     qPrintable(error.idText()));
        }
    }
};

TODOKE_TEST(DocumentTest)
#include "tst_document.moc"
