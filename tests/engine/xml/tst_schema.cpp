// SPDX-License-Identifier: Apache-2.0
#include "engine/xml/document.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;

namespace {

QByteArray schemaBytes()
{
    QFile file(QStringLiteral(TODOKE_TEST_DATA "/sample.xsd"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class SchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void everyFaultIsToldOnceWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("faults");

        QTest::newRow("a valid document has none")
            << QByteArray(
                   "<form xmlns='urn:s'><title>t</title><field name='a' kind='date'/></form>")
            << QStringList();
        QTest::newRow("an element too many")
            << QByteArray("<form xmlns='urn:s'><title/>\n <b/></form>")
            << QStringList{u"xml.UnexpectedElement f.xml:2:2 b|field"_s};
        QTest::newRow("an element missing")
            << QByteArray("<form xmlns='urn:s'/>")
            << QStringList{u"xml.MissingElement f.xml:1:1 form|title"_s};
        QTest::newRow("an unknown root")
            << QByteArray("<x/>") << QStringList{u"xml.UnknownRoot f.xml:1:1 x"_s};
        QTest::newRow("content where none may be")
            << QByteArray("<form xmlns='urn:s'><title><b/></title></form>")
            << QStringList{u"xml.BreaksSchema f.xml:1:21"_s};
        QTest::newRow("text where none may be")
            << QByteArray("<form xmlns='urn:s'>x<title/></form>")
            << QStringList{u"xml.UnexpectedText f.xml:1:1 form"_s};
        QTest::newRow("all the attributes wrong at once")
            << QByteArray("<form xmlns='urn:s'><title/>\n<field\n kind='no' max='10'\n "
                          "day='31/02/2025' nope='1'"
                          " code='123'/>\n<field name='A'/></form>")
            << QStringList{u"xml.MissingAttribute f.xml:2:1 field|name"_s,
                           u"xml.NotInList f.xml:3:8 <field kind>|no|text, date"_s,
                           u"xml.OutOfRange f.xml:3:17 <field max>|10"_s,
                           u"xml.WrongType f.xml:4:7 <field day>|31/02/2025|xs:date (2026-05-07)"_s,
                           u"xml.UnexpectedAttribute f.xml:4:19 field|nope"_s,
                           u"xml.WrongLength f.xml:4:34 <field code>|123"_s,
                           u"xml.WrongPattern f.xml:5:14 <field name>|A|[a-z]+"_s};
        QTest::newRow("a name used twice")
            << QByteArray("<form xmlns='urn:s'><title/><field name='a'/>\n<field name='a'/></form>")
            << QStringList{u"xml.NotUnique f.xml:2:1 <field>|'a'"_s};
    }

    void everyFaultIsToldOnceWithItsPlace()
    {
        const auto schema = xml::Schema::parse(schemaBytes(), u"s.xsd"_s);
        QVERIFY2(schema, schema ? "" : qPrintable(schema.error().arguments().join(u' ')));
        QFETCH(const QByteArray, bytes);
        const auto document = xml::Document::parse(bytes, u"f.xml"_s);
        QVERIFY(document);
        QStringList told;
        for (const core::Error &fault : schema->validate(*document)) {
            QString line = fault.idText() + u' ' + fault.where().toString();
            if (!fault.idText().endsWith(u"BreaksSchema"_s))
                line += u' ' + fault.arguments().join(u'|');
            told += line;
        }
        QFETCH(QStringList, faults);
        told.sort();
        faults.sort();
        QCOMPARE(told, faults);
    }

    void aSchemaIncludesOnlyWhatItIsGiven()
    {
        const QByteArray outer = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>"
                                 "<xs:include schemaLocation='inner.xsd'/>"
                                 "<xs:element name='a' type='inner'/></xs:schema>";
        const QByteArray inner =
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>"
            "<xs:simpleType name='inner'><xs:restriction base='xs:int'/></xs:simpleType>"
            "</xs:schema>";
        QVERIFY(xml::Schema::parse(outer, u"outer.xsd"_s, {{u"inner.xsd"_s, inner}}));
        const auto refused = xml::Schema::parse(outer, u"outer.xsd"_s);
        QVERIFY(!refused);
        QCOMPARE(refused.error().idText(), u"xml.SchemaBroken"_s);
    }
};

TODOKE_TEST(SchemaTest)
#include "tst_schema.moc"
