// SPDX-License-Identifier: Apache-2.0
#include "server/http/body.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace server::http;

namespace {

Request multipart(const QByteArray &body, const QByteArray &type = "multipart/form-data; boundary=XX")
{
    Request request;
    request.headers.add("Content-Type", type);
    request.body = body;
    return request;
}

QByteArray part(const QByteArray &disposition, const QByteArray &content, const QByteArray &more = {})
{
    return "--XX\r\nContent-Disposition: " + disposition + "\r\n" + more + "\r\n" + content + "\r\n";
}

} // namespace

class BodyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fieldsAndFilesAreFound()
    {
        Request request = multipart(part("form-data; name=\"a\"", "納税\r\n証明")
                                    + part("form-data; name=\"mandate\"; filename=\"委任状 %22x%22.pdf\"",
                                           QByteArray("%PDF\r\n--XY\0\xff", 13), "Content-Type: application/pdf\r\n")
                                    + part("form-data; name=\"none\"; filename=\"\"", "") + "--XX--\r\n");
        QVERIFY(!readBody(request, {}));
        QCOMPARE(request.fields.first(u"a"_s), u"納税\n証明"_s);
        QCOMPARE(request.files.size(), size_t{1});
        const Upload *file = request.file(u"mandate"_s);
        QVERIFY(file);
        QCOMPARE(file->name, u"委任状 \"x\".pdf"_s);
        QCOMPARE(file->mediaType, u"application/pdf"_s);
        QCOMPARE(file->content, QByteArray("%PDF\r\n--XY\0\xff", 13));
    }

    void aFileNameNeverIsAPath_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QString>("name");
        QTest::newRow("slashes") << QByteArray("../../etc/passwd") << u"passwd"_s;
        QTest::newRow("backslashes") << QByteArray("C:\\\\x\\\\a.pdf") << u"a.pdf"_s;
        QTest::newRow("line breaks") << QByteArray("a%0D%0Ab.pdf") << u"ab.pdf"_s;
    }

    void aFileNameNeverIsAPath()
    {
        QFETCH(const QByteArray, sent);
        Request request = multipart(part("form-data; name=\"f\"; filename=\"" + sent + "\"", "x") + "--XX--");
        QVERIFY(!readBody(request, {}));
        QTEST(request.files.at(0).name, "name");
    }

    void whatIsMalformedIsRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<int>("status");
        const QByteArray type = "multipart/form-data; boundary=XX";
        const QByteArray good = part("form-data; name=\"a\"", "1");
        QTest::newRow("no end") << good << type << 400;
        QTest::newRow("no start") << "junk" + good + "--XX--" << type << 400;
        QTest::newRow("no boundary") << good + "--XX--" << QByteArray("multipart/form-data") << 400;
        QTest::newRow("an empty boundary") << good + "--XX--" << QByteArray("multipart/form-data; boundary=\"\"") << 400;
        QTest::newRow("no name") << part("form-data", "1") + "--XX--" << type << 400;
        QTest::newRow("another disposition") << part("attachment; name=\"a\"", "1") + "--XX--" << type << 400;
        QTest::newRow("a part without a head") << QByteArray("--XX\r\nnothing\r\n--XX--") << type << 400;
        QTest::newRow("a name that is not UTF-8") << part("form-data; name=\"\xff\"", "1") + "--XX--" << type << 400;
        QTest::newRow("a value that is not UTF-8") << part("form-data; name=\"a\"", "\xff") + "--XX--" << type << 400;
        QTest::newRow("a value too large") << part("form-data; name=\"a\"", QByteArray(17 * 1024 * 1024, 'x')) + "--XX--" << type << 413;
        QByteArray files;
        for (int i = 0; i < 21; ++i)
            files += part("form-data; name=\"f\"; filename=\"a\"", "x");
        QTest::newRow("too many files") << files + "--XX--" << type << 413;
        QTest::newRow("a form that is not UTF-8") << QByteArray("a=%FF") << QByteArray("application/x-www-form-urlencoded") << 400;
    }

    void whatIsMalformedIsRefused()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QByteArray, type);
        Request request = multipart(body, type);
        const auto refusal = readBody(request, {});
        QVERIFY(refusal);
        QTEST(refusal->status, "status");
    }

    void aPastedControlCharacterIsMarkedAndCostsNothingElse_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        const QByteArray text("a\0b\x0b\x7f\tc\r\nd", 10);
        QTest::newRow("urlencoded") << "a=" + text.toPercentEncoding() + "&b=1" << QByteArray("application/x-www-form-urlencoded");
        QTest::newRow("multipart") << part("form-data; name=\"a\"", text) + part("form-data; name=\"b\"", "1") + "--XX--"
                                   << QByteArray("multipart/form-data; boundary=XX");
    }

    void aPastedControlCharacterIsMarkedAndCostsNothingElse()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QByteArray, type);
        Request request = multipart(body, type);
        QVERIFY(!readBody(request, {}));
        QCOMPARE(request.fields.first(u"a"_s), u"a\uFFFDb\uFFFD\uFFFD\tc\nd"_s);
        QCOMPARE(request.fields.first(u"b"_s), u"1"_s);
    }

    void jsonIsLeftAsItIs()
    {
        Request request = multipart("{\"a\":1}", "application/json");
        QVERIFY(!readBody(request, {}));
        QVERIFY(request.fields.entries().empty());
        QCOMPARE(request.body, QByteArray("{\"a\":1}"));
    }
};

TODOKE_TEST(BodyTest)
#include "tst_body.moc"
