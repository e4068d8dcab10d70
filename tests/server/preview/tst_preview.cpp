// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/scenario_answers.h"
#include "server/http/server.h"
#include "server/preview/preview.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using server::preview::Preview;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A copy of a package in a folder of its own, a preview of it, and a browser without script.
class Author
{
public:
    explicit Author(const QString &package = QStringLiteral(TODOKE_SOURCE_DIR "/procedures/tax-certificate"))
    {
        const QDir from(package);
        const QFileInfo root(package);
        folder = m_home.filePath(root.fileName());
        const auto files = engine::procedure::readFolder(package, {});
        if (!files)
            qFatal("no package");
        for (const auto &[path, content] : *files)
            save(path, content);
        engine::directory::Person hanako{u"TP01"_s, u"見本　花子"_s, u"ミホン　ハナコ"_s, QDate(1990, 4, 1), {}, u"tp01@example.jp"_s};
        engine::core::LocalText town;
        town.texts = {{u"ja"_s, u"見本区"_s}};
        auto opened = Preview::open({folder, QStringLiteral(TODOKE_SOURCE_DIR "/procedures/common"), town, {{hanako, u"東京都見本区架空一丁目999番9号"_s}}}, m_clock);
        if (!opened)
            qFatal("no preview");
        preview = std::move(*opened);
    }

    void save(const QString &path, const QByteArray &content)
    {
        const QString file = folder + u'/' + path;
        QDir().mkpath(QFileInfo(file).path());
        QFile out(file);
        if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
            qFatal("not saved");
        out.close();
        // Saved twice within the clock's grain the file would look the same.
        if (preview) {
            QFile touched(file);
            if (!touched.open(QIODevice::ReadWrite) || !touched.setFileTime(QDateTime::currentDateTimeUtc().addSecs(++m_saved), QFileDevice::FileModificationTime))
                qFatal("not touched");
            touched.close();
            preview->workbench().look();
        }
    }

    void change(const QString &path, const QByteArray &from, const QByteArray &to)
    {
        QByteArray content = contentOf(folder + u'/' + path);
        if (!content.contains(from))
            qFatal("nothing to change");
        save(path, content.replace(from, to));
    }

    int open(const QString &path) { return send("GET", path, {}); }
    int post(const QString &path, const QByteArray &fields) { return send("POST", path, "csrf=" + m_token + '&' + fields); }

    QString version() const { return preview->workbench().standing()->version; }

    QString folder;
    std::unique_ptr<Preview> preview;
    QString page;
    QString at; ///< the address

private:
    int send(const QByteArray &method, const QString &target, const QByteArray &body)
    {
        server::http::Request request;
        request.method = method;
        const QUrl url(target);
        request.path = url.path(QUrl::FullyDecoded);
        request.target = target;
        request.host = u"localhost"_s;
        request.remote = u"127.0.0.1"_s;
        request.cookies = m_cookies;
        request.body = body;
        request.language = {u"ja"_s};
        if (method == "POST") {
            request.headers.add("Content-Type", "application/x-www-form-urlencoded");
            request.headers.add("Origin", "http://localhost");
        }
        const server::http::Response response = server::http::answer(request, preview->router(), m_keeper, {});
        for (const auto &[name, value] : response.headers.entries()) {
            if (name == "Set-Cookie") {
                const QByteArray pair = value.split(';').first();
                m_cookies[pair.left(pair.indexOf('='))] = pair.mid(pair.indexOf('=') + 1);
            }
        }
        at = target;
        if (response.status == 303)
            return send("GET", QString::fromLatin1(response.headers.value("Location")), {});
        page = QString::fromUtf8(response.body);
        static const QRegularExpression token(u"name=\"csrf\" value=\"([^\"]*)\""_s);
        if (const auto match = token.match(page); match.hasMatch())
            m_token = match.captured(1).toLatin1();
        return response.status;
    }

    QTemporaryDir m_home;
    engine::core::FixedClock m_clock{QDateTime({2026, 5, 7}, {3, 0}, Qt::UTC)};
    server::http::MemorySessionStore m_sessions;
    server::http::SessionKeeper m_keeper{m_sessions, engine::crypto::SecretKey::generate(), m_clock, false};
    std::map<QByteArray, QByteArray> m_cookies;
    QByteArray m_token;
    int m_saved = 0;
};

} // namespace

class PreviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePagesAreTheCitizensOwnWithTheBarBesideThem()
    {
        Author author;
        QCOMPARE(author.open(u"/procedures/tax-certificate"_s), 200);
        QVERIFY(author.page.contains(u"<h1>納税証明書の交付申請</h1>"_s));
        QVERIFY(author.page.contains(u"id=\"preview\""_s));
        QVERIFY(author.page.contains(u"誤りはありません"_s));
        QVERIFY(author.page.contains(u"/preview/assets/preview."_s));
        QCOMPARE(author.open(u"/preview/pages/what"_s), 200);
        QVERIFY2(author.at.endsWith(u"/pages/what"_s), qPrintable(author.at));
        QVERIFY(author.page.contains(u"証明の種類"_s));
        QVERIFY(!author.page.contains(u"{{"_s) && !author.page.contains(u"[["_s));
    }

    void aSavedChangeIsShownInTheSameDraftWithItsAnswers()
    {
        Author author;
        QCOMPARE(author.open(u"/preview/pages/what"_s), 200);
        const QString page = author.at;
        QCOMPARE(author.post(page, "refresh=1&kind=NZ&purpose=%E5%80%9F%E5%85%A5%E3%82%8C"), 200);
        const QString version = author.version();
        author.change(u"forms/entry.xml"_s, "証明の種類", "どの証明ですか");
        QVERIFY(author.version() != version);
        QCOMPARE(author.open(page), 200);
        QVERIFY(author.page.contains(u"どの証明ですか"_s));
        QVERIFY(author.page.contains(u"借入れ"_s));
        QCOMPARE(author.open(u"/preview/version"_s), 200);
        QCOMPARE(author.page, author.version());
    }

    void aBrokenFileIsToldWithItsPlaceAndLeavesWhatWasShown_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("a form that is no XML") << u"forms/entry.xml"_s << QByteArray("<form");
        QTest::newRow("an empty form") << u"forms/entry.xml"_s << QByteArray();
        QTest::newRow("a form without a page") << u"forms/entry.xml"_s << QByteArray("<form xmlns=\"urn:todoke:form:1\" id=\"entry\"/>");
        QTest::newRow("a form of zero bytes") << u"forms/entry.xml"_s << QByteArray(100, '\0');
        QTest::newRow("a cover sheet that is no XML") << u"procedure.xml"_s << QByteArray("<procedure><<");
        QTest::newRow("a cover sheet of another kind") << u"procedure.xml"_s << QByteArray("<p/>");
        QTest::newRow("a workflow that is no XML") << u"workflow.bpmn"_s << QByteArray("nonsense");
        QTest::newRow("a decision that is no XML") << u"decisions/tax-certificate.dmn"_s << QByteArray("\xff\xfe");
    }

    void aBrokenFileIsToldWithItsPlaceAndLeavesWhatWasShown()
    {
        QFETCH(const QString, file);
        QFETCH(const QByteArray, content);
        Author author;
        const QByteArray good = contentOf(author.folder + u'/' + file);
        QCOMPARE(author.open(u"/preview/pages/what"_s), 200);
        const QString page = author.at;
        author.save(file, content);
        QCOMPARE(author.open(page), 200);
        QVERIFY(author.page.contains(u"証明の種類"_s));
        QVERIFY2(author.page.contains(u"<code>"_s + file), qPrintable(author.page));
        QVERIFY(!author.page.contains(u"誤りはありません"_s));
        for (const QString &other : {u"/"_s, u"/procedures/tax-certificate"_s, u"/preview/forms/examination"_s, u"/find?q=tax"_s}) {
            const int status = author.open(other);
            QVERIFY2(status == 200, qPrintable(u"%1: %2"_s.arg(other).arg(status)));
        }
        author.save(file, good);
        QCOMPARE(author.open(page), 200);
        QVERIFY(author.page.contains(u"誤りはありません"_s));
    }

    void aFaultIsShownWithLineAndColumn()
    {
        Author author;
        author.change(u"forms/entry.xml"_s, "relevant=\"", "relevant=\"nobody = 1 and ");
        QCOMPARE(author.open(u"/procedures/tax-certificate"_s), 200);
        static const QRegularExpression place(uR"(<code>forms/entry\.xml:\d+:\d+</code>)"_s);
        QVERIFY2(place.match(author.page).hasMatch(), qPrintable(author.page));
        QVERIFY(author.page.contains(u"preview__pointer"_s));
    }

    void aPackageThatWasNeverRightIsOnlyTold()
    {
        QTemporaryDir home;
        QDir(home.path()).mkpath(u"new"_s);
        QFile cover(home.filePath(u"new/procedure.xml"_s));
        QVERIFY(cover.open(QIODevice::WriteOnly));
        cover.write("<procedure");
        cover.close();
        Author author(home.filePath(u"new"_s));
        QCOMPARE(author.open(u"/"_s), 200);
        QVERIFY(author.page.contains(u"まだ表示できません"_s));
        QVERIFY(author.page.contains(u"<code>procedure.xml"_s));
        QCOMPARE(author.open(u"/preview/pages/what"_s), 404);
    }

    void somebodyMadeUpFillsInTheForm()
    {
        Author author;
        QCOMPARE(author.open(u"/procedures/tax-certificate"_s), 200);
        QVERIFY(author.page.contains(u"見本　花子（plain.xml のとおり）"_s));
        QCOMPARE(author.post(u"/preview/citizen"_s, "citizen=scenarios/plain.xml"), 200);
        QVERIFY(author.page.contains(u"借入れのため"_s));
        QVERIFY(author.page.contains(u"value=\"scenarios/plain.xml\" selected"_s));
        QCOMPARE(author.open(author.at.section(u'/', 0, 2) + u"/check"_s), 200);
        QVERIFY2(author.page.contains(u"name=\"declared\""_s), qPrintable(author.page));
        QCOMPARE(author.post(author.at, "declared=yes"), 200);
        QVERIFY2(author.at.contains(u"/received"_s), qPrintable(author.at));
        QCOMPARE(author.post(u"/preview/citizen"_s, "citizen=nobody"), 200);
        QVERIFY(!author.page.contains(u"借入れのため"_s));
    }

    void whatIsFilledInCanBecomeAScenario()
    {
        Author author;
        QCOMPARE(author.open(u"/preview/scenario"_s), 404);
        QCOMPARE(author.open(u"/"_s), 200);
        QCOMPARE(author.post(u"/preview/citizen"_s, "citizen=scenarios/plain.xml"), 200);
        QCOMPARE(author.open(u"/preview/scenario"_s), 200);
        const auto shown = author.preview->workbench().standing()->shown;
        const auto made = engine::xml::Document::parse(author.page.toUtf8(), u"submit"_s);
        QVERIFY2(made, qPrintable(author.page));
        forms::check::RawAnswers again;
        engine::tool::readAnswers(made->root(), *shown->forms.at(u"entry"_s), again);
        const auto kept = engine::tool::submissionsOf(*shown);
        const auto plain = std::ranges::find(kept, u"scenarios/plain.xml"_s, &engine::tool::MadeUpSubmission::path);
        QVERIFY(plain != kept.end());
        for (const auto &[path, values] : plain->answers.values)
            QVERIFY2(again.values[path] == values, qPrintable(path + u": "_s + author.page));
    }

    void whoIsSignedInFindsWhatTheTownKnows()
    {
        Author author;
        QCOMPARE(author.open(u"/"_s), 200);
        QCOMPARE(author.post(u"/preview/citizen"_s, "citizen=person:TP01"), 200);
        QCOMPARE(author.open(u"/preview/pages/taxpayer"_s), 200);
        QVERIFY2(author.page.contains(u"ミホン"_s), qPrintable(author.page));
    }

    void theFormsOfTheOfficeAreCheckedToo()
    {
        Author author;
        QCOMPARE(author.open(u"/preview/forms/examination"_s), 200);
        QVERIFY(author.page.contains(u"職員は専用のプログラムで記入します"_s));
        QCOMPARE(author.post(u"/preview/forms/examination"_s, "x=1"), 422);
        QVERIFY(author.page.contains(u"error-summary"_s));
        QCOMPARE(author.post(u"/preview/forms/examination"_s, "result=grant"), 200);
        QVERIFY(author.page.contains(u"この答えは受け付けられます"_s));
        QCOMPARE(author.open(u"/preview/forms/nothing"_s), 404);
    }

    void aGuideIsShownToo()
    {
        Author author(QStringLiteral(TODOKE_SOURCE_DIR "/procedures/what-to-file"));
        QCOMPARE(author.open(u"/preview/pages/occasion"_s), 200);
        QCOMPARE(author.at, u"/guides/what-to-file/questions/occasion"_s);
        QVERIFY(!author.page.contains(u"/preview/citizen"_s));
    }
};

TODOKE_TEST(PreviewTest)
#include "tst_preview.moc"
