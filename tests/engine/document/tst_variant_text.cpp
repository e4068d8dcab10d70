// SPDX-License-Identifier: Apache-2.0
#include "engine/document/variant_text.h"
#include "tests/support/test_registry.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace engine::document;
using namespace Qt::StringLiterals;

namespace {

QFont sans(int pixels)
{
    QFont font;
    font.setFamilies(sansFamilies());
    font.setPixelSize(pixels);
    return font;
}

QImage painted(const QString &text)
{
    QImage image(120, 120, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setPen(Qt::black);
    VariantText(text, sans(96)).paint(painter, {4, 0});
    return image;
}

int differingPixels(const QImage &a, const QImage &b)
{
    int count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            count += qAbs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))) > 100 ? 1 : 0;
    }
    return count;
}

} // namespace

class VariantTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aVariantLooksUnlikeThePlainCharacter_data()
    {
        QTest::addColumn<QString>("plain");
        QTest::addColumn<QString>("variant");
        QTest::newRow("kuzu, Adobe-Japan1") << u"葛"_s << u"葛\U000E0100"_s;
        QTest::newRow("nabe, Adobe-Japan1") << u"邉"_s << u"邉\U000E0102"_s;
        QTest::newRow("kuzu, Moji_Joho, in another font") << u"葛"_s << u"葛\U000E0102"_s;
        QTest::newRow("tsuji with two dots") << u"辻"_s << u"辻\U000E0100"_s;
    }

    void aVariantLooksUnlikeThePlainCharacter()
    {
        QFETCH(const QString, plain);
        QFETCH(const QString, variant);
        QVERIFY(differingPixels(painted(plain), painted(variant)) > 100);
        QVERIFY(VariantText(variant, sans(96)).missing().isEmpty());
    }

    void theSelectorOfTheUsualShapeDrawsTheUsualShape()
    {
        // Adobe-Japan1 has both shapes; E0101 is the one that Noto draws without a selector.
        QCOMPARE(painted(u"葛\U000E0101"_s), painted(u"葛"_s));
    }

    void aSelectorTakesNoRoom()
    {
        QCOMPARE(VariantText(u"渡邉\U000E0102　葛\U000E0100子"_s, sans(20)).naturalWidth(),
                 VariantText(u"渡邉　葛子"_s, sans(20)).naturalWidth());
    }

    void aSequenceThatNoFontHasIsToldAndDrawnPlain()
    {
        const QString text = u"一\U000E01E0"_s;
        QCOMPARE(VariantText(text, sans(96)).missing(), QStringList{u"U+4E00 U+E01E0"_s});
        QCOMPARE(painted(text), painted(u"一"_s));
    }

    void aCharacterThatNoFontHasIsTold()
    {
        QCOMPARE(VariantText(u"a\uE123"_s, sans(20)).missing(), QStringList{u"U+E123"_s});
        QCOMPARE(VariantText(u"\U0010FFFD"_s, sans(20)).missing(), QStringList{u"U+10FFFD"_s});
    }

    void hostileSelectorsDoNoHarm_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("a selector alone") << u"\U000E0100"_s;
        QTest::newRow("two selectors") << u"葛\U000E0100\U000E0101"_s;
        QTest::newRow("a lone high surrogate before one") << QString(QChar(0xD842)) + u"\U000E0100"_s;
        QTest::newRow("a lone low surrogate before one") << QString(QChar(0xDFB7)) + u"\U000E0100"_s;
        QTest::newRow("a selector behind a pair") << u"𠮷\U000E0100"_s;
        QTest::newRow("half a selector at the end") << u"葛"_s + QString(QChar(0xDB40));
    }

    void hostileSelectorsDoNoHarm()
    {
        QFETCH(const QString, text);
        const VariantText laid(text, sans(20));
        QVERIFY(laid.lineCount() >= (text.isEmpty() ? 0 : 1));
        painted(text);
    }

    void onlyIdeographicSelectorsAreTakenAway()
    {
        QCOMPARE(withoutVariants(u"渡邉\U000E0102　葛\U000E0100子 𠮷"_s), u"渡邉　葛子 𠮷"_s);
        QVERIFY(hasVariants(u"葛\U000E0100"_s));
        QVERIFY(!hasVariants(u"𠮷見本"_s));
    }

    void noLineBeginsWithWhatMayNotBegin()
    {
        const QString text = u"「申請書」を、受け付けました。ょっと待って（括弧）、ください。コーヒーはどうですか！？佐々木"_s.repeated(8);
        for (int width = 160; width < 500; width += 7) {
            VariantText laid(text, sans(20));
            laid.setWidth(width);
            for (int line = 0; line < laid.lineCount(); ++line) {
                const QString one = laid.lineText(line);
                QVERIFY2(line == 0 || !u"、。」）！？"_s.contains(one.front()), qPrintable(one));
                QVERIFY2(!u"「（"_s.contains(one.back()), qPrintable(one));
            }
        }
    }
};

TODOKE_TEST(VariantTextTest)
#include "tst_variant_text.moc"
