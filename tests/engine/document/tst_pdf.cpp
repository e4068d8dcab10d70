// SPDX-License-Identifier: Apache-2.0
#include "engine/document/document.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace engine;
using namespace engine::document;
using namespace Qt::StringLiterals;

namespace {

QByteArray page(const QString &body)
{
    return u"<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"ja\"><body>%1</body></html>"_s.arg(body).toUtf8();
}

} // namespace

class PdfTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString made(const QByteArray &xhtml, const PdfOptions &options = {}, int *pages = nullptr)
    {
        const auto pdf = toPdf(xhtml, options);
        if (!pdf)
            return {};
        if (pages)
            *pages = pdf->pages;
        const QString path = m_folder.filePath(u"out.pdf"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(pdf->bytes) != pdf->bytes.size())
            return {};
        return path;
    }

    static QByteArray output(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.start(program, arguments);
        if (!process.waitForFinished(60'000) || process.exitCode() != 0)
            return "failed: " + process.readAllStandardError();
        return process.readAllStandardOutput();
    }

    QImage image(const QString &pdf)
    {
        const QString base = m_folder.filePath(u"page"_s);
        output(u"pdftoppm"_s, {u"-r"_s, u"150"_s, u"-f"_s, u"1"_s, u"-singlefile"_s, u"-png"_s, pdf, base});
        return QImage(base + u".png"_s);
    }

private Q_SLOTS:
    void theTextCanBeReadBackExactly_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("variants") << u"渡邉\U000E0102葛\U000E0100子"_s;
        QTest::newRow("beyond the first plane") << u"𠮷見本太郎"_s;
        QTest::newRow("what shares its glyph with a radical") << u"見本区長民生用人年月日"_s;
        QTest::newRow("Latin with ligatures") << u"official fluffy offices"_s;
        QTest::newRow("old and new forms side by side") << u"髙高﨑崎斎齋斉齊"_s;
        QTest::newRow("a variant that only another font has") << u"葛\U000E0102"_s;
        QTest::newRow("amounts") << u"1,896,000円"_s;
    }

    void theTextCanBeReadBackExactly()
    {
        QFETCH(const QString, text);
        const QString pdf = made(page(u"<p>%1</p><p><strong>%1</strong></p>"_s.arg(text)));
        const QString read = QString::fromUtf8(output(u"pdftotext"_s, {pdf, u"-"_s}));
        QCOMPARE(read.count(text), 2);
    }

    void variantsDifferOnPaper()
    {
        const QImage plain = image(made(page(u"<h1>葛</h1>"_s)));
        const QImage variant = image(made(page(u"<h1>葛\U000E0100</h1>"_s)));
        QVERIFY(!plain.isNull());
        QCOMPARE(plain.size(), variant.size());
        int differ = 0;
        for (int y = 0; y < plain.height(); ++y) {
            for (int x = 0; x < plain.width(); ++x)
                differ += qAbs(qGray(plain.pixel(x, y)) - qGray(variant.pixel(x, y))) > 100 ? 1 : 0;
        }
        QVERIFY2(differ > 20, qPrintable(QString::number(differ)));
    }

    void whatNoFontHasIsToldOnce()
    {
        const auto pdf = toPdf(page(u"<p>一\U000E01E0</p><p>一\U000E01E0</p>"_s), {});
        QVERIFY(pdf);
        QCOMPARE(pdf->missing, QStringList{u"U+4E00 U+E01E0"_s});
    }

    void itIsOneFileOfTheArchivalKind()
    {
        const auto pdf = toPdf(page(u"<h1>納税証明書</h1>"_s), {u"証明"_s, {}, {}, {}});
        QVERIFY(pdf);
        QVERIFY(pdf->bytes.startsWith("%PDF-1.4"));
        QVERIFY(pdf->bytes.contains("<pdfaid:part>1</pdfaid:part>") || pdf->bytes.contains("pdfaid:part=\"1\""));
        const QByteArray info = output(u"pdfinfo"_s, {made(page(u"<h1>納税証明書</h1>"_s))});
        QVERIFY2(info.contains("Title:           納税証明書"), info.constData());
        QVERIFY2(info.contains("A4"), info.constData());
        const QByteArray fonts = output(u"pdffonts"_s, {m_folder.filePath(u"out.pdf"_s)});
        QVERIFY2(fonts.contains("NotoSerifCJK"), fonts.constData());
        QVERIFY2(!fonts.contains(" no  no "), fonts.constData());
    }

    void theQrCodeSaysItsText()
    {
        const QString url = u"http://localhost:8080/verify/R8-000123"_s;
        const QString pdf = made(page(u"<p>本文</p>"_s), {{}, url, u"確かめる\n頁"_s, {}});
        const QImage shown = image(pdf);
        const QString png = m_folder.filePath(u"page.png"_s);
        QVERIFY(!shown.isNull());
        QCOMPARE(output(u"zbarimg"_s, {u"-q"_s, u"--raw"_s, png}).trimmed(), url.toUtf8());
        QVERIFY(output(u"pdftotext"_s, {pdf, u"-"_s}).contains("確かめる"));
    }

    void aTextTooLongForAQrCodeIsRefused()
    {
        const auto pdf = toPdf(page(u"<p>a</p>"_s), {{}, QString(5000, u'x'), {}, {}});
        QVERIFY(!pdf);
        QVERIFY(pdf.error().is(DocumentError::QrTooLong));
    }

    void aLongTableRepeatsItsHeadingOnEachPage()
    {
        QString rows;
        for (int i = 0; i < 120; ++i)
            rows += u"<tr><td>行%1</td><td>%2円</td></tr>"_s.arg(i).arg(i * 100);
        int pages = 0;
        const QString pdf = made(
            page(u"<table><thead><tr><th>見出し</th><th>額</th></tr></thead><tbody>%1</tbody></table>"_s.arg(rows)), {}, &pages);
        QVERIFY(pages > 2);
        const QString text = QString::fromUtf8(output(u"pdftotext"_s, {u"-layout"_s, pdf, u"-"_s}));
        QCOMPARE(text.count(u"見出し"_s), pages);
        QCOMPARE(text.count(u"行119"_s), 1);
        QVERIFY(text.contains(QRegularExpression(u"%1 ?/ ?%1"_s.arg(pages))));
        for (int i = 0; i < 120; ++i)
            QVERIFY(text.contains(QRegularExpression(u"行%1\\s"_s.arg(i))));
    }

    void aCellHigherThanAPageGoesOnOnTheNext()
    {
        QString reason;
        for (int i = 0; i < 200; ++i)
            reason += u"理由その%1である。<br/>"_s.arg(i);
        int pages = 0;
        const QString pdf = made(page(u"<table><tr><th>理由</th><td>%1</td></tr></table><p>末尾</p>"_s.arg(reason)), {}, &pages);
        QVERIFY(pages > 3);
        const QString text = QString::fromUtf8(output(u"pdftotext"_s, {pdf, u"-"_s}));
        for (int i = 0; i < 200; ++i)
            QCOMPARE(text.count(u"その%1である"_s.arg(i)), 1);
        QVERIFY(text.contains(u"末尾"_s));
    }

    void aHeadingDoesNotStayAloneAtTheFootOfAPage()
    {
        for (int lines = 30; lines < 50; ++lines) {
            int pages = 0;
            const QString pdf = made(page(u"<p>%1</p><h2>見出し</h2><p>続く文章</p>"_s.arg(u"行<br/>"_s.repeated(lines))), {}, &pages);
            const QString text = QString::fromUtf8(output(u"pdftotext"_s, {pdf, u"-"_s}));
            for (const QString &one : text.split(QChar(0x0C)))
                QCOMPARE(one.contains(u"見出し"_s), one.contains(u"続く文章"_s));
        }
    }

    void oddDocumentsMakeAPdfOrAreRefused_data()
    {
        QTest::addColumn<QByteArray>("xhtml");
        QTest::addColumn<bool>("made");
        QTest::newRow("nothing in it") << page({}) << true;
        QTest::newRow("a table without cells") << page(u"<table><tr/></table>"_s) << true;
        QTest::newRow("a list within a list within a cell")
            << page(u"<table><tr><td><ul><li>a<ul><li>b</li></ul></li></ul></td></tr></table>"_s) << true;
        QTest::newRow("more columns than fit") << page(u"<table><tr>"_s + u"<td>あ</td>"_s.repeated(60) + u"</tr></table>"_s) << true;
        QTest::newRow("a column span beyond the table") << page(u"<table><tr><td colspan=\"9\">a</td></tr></table>"_s) << true;
        QTest::newRow("terms without definitions") << page(u"<dl><dt>a</dt><dt>b</dt><dd>c</dd><dd>d</dd></dl>"_s) << true;
        QTest::newRow("a definition first") << page(u"<dl><dd>c</dd></dl>"_s) << true;
        QTest::newRow("a word wider than the page") << page(u"<p>%1</p>"_s.arg(u"x"_s.repeated(900))) << true;
        QTest::newRow("not XML") << QByteArray("<html") << false;
        QTest::newRow("no body") << QByteArray("<html xmlns=\"http://www.w3.org/1999/xhtml\"/>") << false;
        QTest::newRow("a DOCTYPE") << QByteArray("<!DOCTYPE html>") + page(u"<p>a</p>"_s) << false;
    }

    void oddDocumentsMakeAPdfOrAreRefused()
    {
        QFETCH(const QByteArray, xhtml);
        QFETCH(const bool, made);
        const auto pdf = toPdf(xhtml, {});
        QCOMPARE(pdf.has_value(), made);
        if (pdf)
            QVERIFY(pdf->pages >= 1);
    }

    void manyThreadsMayAskAtOnce()
    {
        std::vector<std::thread> threads;
        std::atomic<int> good = 0;
        for (int i = 0; i < 6; ++i) {
            threads.emplace_back([&good] {
                for (int j = 0; j < 3; ++j)
                    good += toPdf(page(u"<p>葛\U000E0100</p>"_s), {}).has_value() ? 1 : 0;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(good.load(), 18);
    }
};

TODOKE_TEST(PdfTest)
#include "tst_pdf.moc"
