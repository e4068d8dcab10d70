// SPDX-License-Identifier: Apache-2.0
#include "engine/xml/document.h"
#include "tests/support/test_registry.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;

namespace {

const QByteArray seed = "<?xml version='1.0'?>\n<r xmlns='urn:r' xmlns:t=\"urn:t\" 届='&lt;>'>\r\n"
                        "<!-- <no/> --><t:a b='1' t:b=\"2\"/>𠮷<![CDATA[<x/>]]><?p <y/>?>\n"
                        "<c><d e = '&#x5C4A;'>text</d></c></r>\n";

const std::vector<QByteArray> pieces{"<",  ">",  "/",         "'",     "\"",    "=",    " ",
                                     "\n", "&",  ";",         "]]>",   "<!--",  "-->",  "<![CDATA[",
                                     "<?", "?>", "<!DOCTYPE", "xmlns", ":",     "\xE5", "\xB1",
                                     "\0", "届", "<e/>",      "</r>",  "a='1'", "&#0;", "&amp;"};

QByteArray mutated(QRandomGenerator &random)
{
    QByteArray bytes = seed;
    const int changes = random.bounded(1, 4);
    for (int i = 0; i < changes; ++i) {
        const qsizetype at = random.bounded(static_cast<int>(bytes.size()));
        const QByteArray &piece =
            pieces[static_cast<std::size_t>(random.bounded(static_cast<int>(pieces.size())))];
        switch (random.bounded(3)) {
        case 0:
            bytes.insert(at, piece);
            break;
        case 1:
            bytes.replace(at, piece.size(), piece);
            break;
        default:
            bytes.remove(at, random.bounded(1, 8));
            break;
        }
    }
    return bytes;
}

/// The text from a place on: lines end as XML has it, columns are code points.
QString textAt(const QByteArray &bytes, const core::SourceRef &where)
{
    QString text = QString::fromUtf8(bytes);
    text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    const QList<uint> line = text.section(u'\n', where.line - 1).toUcs4();
    const QList<uint> rest = line.mid(where.column - 1);
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(rest.constData()), rest.size());
}

QString localName(const QString &text)
{
    static const QRegularExpression name(u"^[^\\s=<>/'\"]+"_s);
    return name.match(text).captured(0).section(u':', -1);
}

/// An empty text when every place of the element and all below it is right.
QString wrongPlace(const QByteArray &bytes, const xml::Element &element)
{
    const QString tag = textAt(bytes, element.where());
    if (!tag.startsWith(u'<') || localName(tag.mid(1)) != element.name())
        return element.name();
    for (const xml::Attribute &attribute : element.attributes()) {
        const QString before =
            textAt(bytes, {{}, attribute.valueWhere.line, attribute.valueWhere.column - 1});
        if (localName(textAt(bytes, attribute.where)) != attribute.name ||
            (!before.startsWith(u'\'') && !before.startsWith(u'"')))
            return attribute.name;
    }
    for (const xml::Element &child : element.children()) {
        if (const QString wrong = wrongPlace(bytes, child); !wrong.isEmpty())
            return wrong;
    }
    return {};
}

} // namespace

class MutationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void whateverIsReadHasRightPlacesAndSurvivesItsCanonicalForm()
    {
        QRandomGenerator random(20260401U);
        const int rounds = qEnvironmentVariableIsSet("TODOKE_LONG") ? 300000 : 6000;
        int accepted = 0;
        for (int round = 0; round < rounds; ++round) {
            const QByteArray bytes = round == 0 ? seed : mutated(random);
            const auto document = xml::Document::parse(bytes, u"m.xml"_s);
            if (!document) {
                QVERIFY2(!document.error().where().file.isEmpty(), bytes.constData());
                continue;
            }
            ++accepted;
            QVERIFY2(!bytes.contains("<!DOCTYPE") || bytes.contains("<!--") ||
                         bytes.contains("<?") || bytes.contains("<![CDATA["),
                     bytes.constData());
            const QString wrong = wrongPlace(bytes, document->root());
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong + u" in "_s + QString::fromUtf8(bytes)));
            if (document->canonical().isEmpty()) { // only a relative namespace has no such form
                QVERIFY2(!bytes.contains("xmlns='urn:r'") || !bytes.contains("xmlns:t=\"urn:t\""),
                         bytes.constData());
                continue;
            }
            const auto again = xml::Document::parse(document->canonical(), u"c.xml"_s);
            QVERIFY2(again, bytes.constData());
            QCOMPARE(again->canonical(), document->canonical());
            QCOMPARE(again->root().text(), document->root().text());
        }
        QVERIFY(accepted > rounds / 20);
        QVERIFY(accepted < rounds);
    }
};

TODOKE_TEST(MutationTest)
#include "tst_mutation.moc"
