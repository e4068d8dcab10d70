// SPDX-License-Identifier: Apache-2.0
#include "tests/server/pages/town.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using engine::intake::Verdict;
using engine::procedure::SignatureLevel;
using tests::Browser;
using tests::dogCalled;
using tests::Town;

Q_DECLARE_METATYPE(Verdict)

namespace {

/// A zip of one member that says to be a hundred gigabytes.
QByteArray bomb()
{
    QByteArray zip("PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0", 18);
    zip += QByteArray("\x20\0\0\0\xFF\xFF\xFF\xFF\x01\0\0\0a", 13);
    return zip + QByteArray(32, '\0');
}

/// The page of the file field, with all others filled in.
QString proofPage(Browser &browser)
{
    const QString draft = tests::begin(browser);
    browser.post(draft + u"/pages/dog"_s, dogCalled(u"ポチ"_s));
    browser.post(draft + u"/pages/proof"_s, {{u"next"_s, u"1"_s}});
    browser.post(draft + u"/pages/who"_s, {{u"owner"_s, u"見本 花子"_s}, {u"next"_s, u"1"_s}});
    browser.open(draft + u"/check"_s);
    if (!browser.text().contains(u"name=\"declared\""_s))
        qFatal("what is filled in could be sent");
    browser.open(draft + u"/pages/proof"_s);
    return draft + u"/pages/proof"_s;
}

int send(Browser &browser, const QString &page, const QString &name, const QByteArray &content)
{
    return browser.upload(page, {{u"next"_s, u"1"_s}}, u"file:paper"_s, name, content);
}

} // namespace

class UploadsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileIsWhatItsBytesAre_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("HTML that is called a PDF") << u"permit.pdf"_s << QByteArray("<html><script>alert(1)</script></html>");
        QTest::newRow("HTML with a PDF behind it") << u"permit.pdf"_s << QByteArray("<!DOCTYPE html><script>alert(1)</script>\n%PDF-1.4\n");
        QTest::newRow("a drawing with a script") << u"picture.svg"_s << QByteArray("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>");
        QTest::newRow("a drawing that is called a picture") << u"picture.png"_s << QByteArray("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>");
        QTest::newRow("a picture that is a script too") << u"picture.jpeg"_s << QByteArray("GIF89a/*\0*/=alert(1)//", 23);
        QTest::newRow("an archive that is a bomb") << u"papers.pdf"_s << bomb();
        QTest::newRow("a program") << u"permit.pdf"_s << QByteArray("MZ\x90\0\x03\0\0\0", 8);
        QTest::newRow("a script of a shell") << u"permit.pdf"_s << QByteArray("#!/bin/sh\nrm -rf /\n");
        QTest::newRow("an entity that reads files") << u"permit.pdf"_s << QByteArray("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>");
        QTest::newRow("the beginning of a PDF in other letters") << u"permit.pdf"_s << QByteArray("%pdf-1.4\n");
    }

    void aFileIsWhatItsBytesAre()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, content);
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town);
        const QString page = proofPage(browser);
        QCOMPARE(send(browser, page, name, content), 422);
        QVERIFY2(browser.text().contains(u"href=\"#f-paper\""_s), browser.page());
        QVERIFY(!browser.text().contains(u"alert(1)"_s));
        QCOMPARE(browser.faults(), QStringList());
        // It does not go in by being left there, either.
        browser.open(page.section(u'/', 0, -3) + u"/check"_s);
        QVERIFY(!browser.text().contains(u"name=\"declared\""_s));
    }

    void aNameEndsAsItsBytesDo_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("shown");
        QTest::newRow("a right one stays") << u"委任状.pdf"_s << QByteArray("%PDF-1.4\n") << u"委任状.pdf"_s;
        QTest::newRow("in capitals, too") << u"SCAN.PDF"_s << QByteArray("%PDF-1.4\n") << u"SCAN.PDF"_s;
        QTest::newRow("an ending behind an ending") << u"permit.pdf.exe"_s << QByteArray("%PDF-1.4\n") << u"permit.pdf.exe.pdf"_s;
        QTest::newRow("a program's ending") << u"permit.scr"_s << QByteArray("%PDF-1.4\n") << u"permit.scr.pdf"_s;
        QTest::newRow("the other picture's ending") << u"picture.png"_s << QByteArray("\xFF\xD8\xFF\xE0") << u"picture.png.jpg"_s;
        QTest::newRow("none") << u"scan"_s << QByteArray("%PDF-1.4\n") << u"scan.pdf"_s;
        QTest::newRow("a PDF that is a page too is a PDF") << u"both.html"_s << QByteArray("%PDF-1.4\n<html><script>alert(1)</script></html>") << u"both.html.pdf"_s;
        QTest::newRow("an endless one") << QString(500, u'x') + u".exe"_s << QByteArray("%PDF-1.4\n") << QString(u"x.exe.pdf"_s).right(4);
    }

    void aNameEndsAsItsBytesDo()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, content);
        QFETCH(const QString, shown);
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town);
        const QString page = proofPage(browser);
        QCOMPARE(browser.upload(page, {{u"upload"_s, u"paper"_s}}, u"file:paper"_s, name, content), 200);
        static const QRegularExpression named(u"<span class=\"files__name\">([^<]*)<"_s);
        const QString found = named.match(browser.text()).captured(1);
        QVERIFY2(found == shown || found.startsWith(shown + u' ') || found.section(u' ', 0, 0).endsWith(shown), qPrintable(found));
    }

    void whatTheScannerDoesNotFindCleanIsNotKept_data()
    {
        QTest::addColumn<Verdict>("verdict");
        QTest::addColumn<QString>("words");
        QTest::newRow("a malicious program") << Verdict::Infected << u"不正なプログラム"_s;
        QTest::newRow("a scanner that is away") << Verdict::Unknown << u"ウイルスの検査ができなかった"_s;
    }

    void whatTheScannerDoesNotFindCleanIsNotKept()
    {
        QFETCH(const Verdict, verdict);
        QFETCH(const QString, words);
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town);
        const QString page = proofPage(browser);
        QCOMPARE(browser.upload(page, {{u"upload"_s, u"paper"_s}}, u"file:paper"_s, u"good.pdf"_s, "%PDF-1.4\ngood"), 200);
        static const QRegularExpression kept(u"name=\"paper\" value=\"([^\"]+)\""_s);
        const QString good = kept.match(browser.text()).captured(1);
        QVERIFY(!good.isEmpty());
        QCOMPARE(town.scanner.looked, QByteArrayList{"%PDF-1.4\ngood"});

        town.scanner.verdict = verdict;
        QCOMPARE(browser.upload(page, {{u"paper"_s, good}, {u"next"_s, u"1"_s}}, u"file:paper"_s, u"bad.pdf"_s, "%PDF-1.4\nbad"), 422);
        QVERIFY2(browser.text().contains(words), browser.page());
        QVERIFY(browser.text().contains(u"href=\"#f-paper\""_s));
        QVERIFY(!browser.text().contains(u"bad.pdf"_s));
        // What was there before is there, and so is what was typed.
        QCOMPARE(kept.match(browser.text()).captured(1), good);
        QVERIFY(browser.text().contains(u"good.pdf"_s));
        QCOMPARE(browser.faults(), QStringList());
        browser.open(page.section(u'/', 0, -3) + u"/check"_s);
        QVERIFY(browser.text().contains(u"ポチ"_s));

        town.scanner.verdict = Verdict::Clean;
        QCOMPARE(browser.upload(page, {{u"paper"_s, good}, {u"upload"_s, u"paper"_s}}, u"file:paper"_s, u"better.pdf"_s, "%PDF-1.4\nbetter"), 200);
        QVERIFY(browser.text().contains(u"better.pdf"_s));
    }

    void aSignedDocumentIsLookedIntoToo()
    {
        Town town;
        town.publish(u"dog"_s, true, SignatureLevel::Declaration);
        Browser browser(town);
        const QString page = proofPage(browser);
        const QString draft = page.section(u'/', 0, -3);
        QCOMPARE(browser.upload(page, {{u"next"_s, u"1"_s}}, u"file:paper"_s, u"good.pdf"_s, "%PDF-1.4\ngood"), 200);
        town.scanner.verdict = Verdict::Infected;
        browser.open(draft + u"/sign"_s);
        QCOMPARE(browser.upload(draft + u"/sign"_s, {}, u"signed"_s, u"application.xml"_s, "signed:<x/>"), 422);
        QVERIFY2(browser.text().contains(u"不正なプログラム"_s), browser.page());
        QCOMPARE(town.scanner.looked.last(), QByteArrayLiteral("signed:<x/>"));
    }
};

TODOKE_TEST(UploadsTest)
#include "tst_uploads.moc"
