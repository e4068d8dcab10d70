// SPDX-License-Identifier: Apache-2.0
#include "server/pages/views.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using server::pages::Views;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString pagesFolder()
{
    return QStringLiteral(TODOKE_SOURCE_DIR "/server/pages/");
}

} // namespace

class ViewsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTemplateIsValidAndSafe()
    {
        // Where markup of ours or of forms/html is put in.
        const QStringList markup{u"csrf"_s, u"boxes"_s, u"errors"_s, u"content"_s, u"fields"_s, u"summary"_s, u"answers"_s};
        static const QRegularExpression raw(uR"(\{\{\{\s*([^}]*?)\s*\}\}\})"_s);
        static const QRegularExpression ampersand(uR"(\{\{&)"_s);
        static const QRegularExpression unquoted(uR"(=\{\{)"_s);
        static const QRegularExpression code(uR"(<script|<style|\sstyle=|\son[a-z]+=)"_s, QRegularExpression::CaseInsensitiveOption);
        const auto sources = Views::sources();
        QVERIFY(sources.size() > 20);
        for (const auto &[name, source] : sources) {
            const QByteArray where = name.toUtf8();
            QVERIFY2(forms::html::Template::fault(source).isEmpty(), where);
            const QString text = QString::fromUtf8(source);
            for (auto it = raw.globalMatch(text); it.hasNext();) {
                const QString value = it.next().captured(1);
                QVERIFY2(markup.contains(value), qPrintable(name + u": "_s + value));
            }
            QVERIFY2(!ampersand.match(text).hasMatch(), where);
            static const QRegularExpression quoted(u"\"[^\"]*\""_s);
            QVERIFY2(!unquoted.match(QString(text).replace(quoted, u"\"\""_s)).hasMatch(), where);
            QVERIFY2(!code.match(text).hasMatch(), where);
        }
    }

    void everySentenceHasItsJapanese()
    {
        QStringList sentences;
        static const QRegularExpression inTemplate(uR"(\[\[(.*?)\]\])"_s);
        for (const auto &[name, source] : Views::sources()) {
            const QString text = QString::fromUtf8(source);
            for (auto it = inTemplate.globalMatch(text); it.hasNext();)
                sentences << it.next().captured(1);
        }
        static const QRegularExpression inCode(u"QT_TRANSLATE_NOOP\\(\"pages\",\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\)"_s);
        const QStringList files = QDir(pagesFolder()).entryList({u"*.cpp"_s});
        for (const QString &file : files) {
            const QString text = QString::fromUtf8(contentOf(pagesFolder() + file));
            for (auto it = inCode.globalMatch(text); it.hasNext();)
                sentences << it.next().captured(1);
        }
        QVERIFY(sentences.size() > 200);
        for (const QString &sentence : sentences) {
            const QString japanese = server::pages::say(sentence.toUtf8().constData(), {u"ja"_s});
            QVERIFY2(japanese != sentence, qPrintable(sentence));
            QCOMPARE(japanese.count(u'%'), sentence.count(u'%'));
        }
    }

    void placeholdersOfTranslationsAreEscaped()
    {
        QCOMPARE(server::pages::translated("<p>[[a < b & c]]</p>[[open", {u"en"_s}), QByteArray("<p>a &lt; b &amp; c</p>[[open"));
    }

    void theStylesAreSmall()
    {
        const QByteArray styles = server::http::gzip(contentOf(pagesFolder() + u"assets/tokens.css"_s))
                                  + server::http::gzip(contentOf(pagesFolder() + u"assets/site.css"_s));
        QVERIFY(styles.size() > 1000);
        QVERIFY2(styles.size() <= 10 * 1024, qPrintable(QString::number(styles.size())));
    }

    void hostileValuesStayText()
    {
        engine::core::LocalText town;
        town.texts = {{u"ja"_s, u"\"><script>town</script>"_s}};
        const Views views(town, u"<b>tel</b>"_s);
        server::http::Request request;
        request.method = "GET";
        request.target = u"/a?x=%22%3E"_s;
        request.language = {u"ja"_s};
        server::pages::View view;
        view.title = u"</h1><script>title</script>"_s;
        view.name = u"sentence"_s;
        view.notice = u"<img src=x>"_s;
        view.data.set(u"text"_s, u"{{csrf}}<i>"_s);
        server::pages::Box box;
        box.name = u"n\"x"_s;
        box.label = u"<label>"_s;
        box.value = u"\" autofocus onfocus=\"x"_s;
        view.errors = views.errorSummary({box}, u"<u>"_s, request.language);
        const QString html = QString::fromUtf8(views.draw(request, view).body + views.boxes({box}, request.language));
        for (const QString &hostile : {u"<script>"_s, u"<img"_s, u"<i>"_s, u"<b>"_s, u"<u>"_s, u"value=\"\" autofocus"_s, u"name=\"n\"x"_s})
            QVERIFY2(!html.contains(hostile), qPrintable(hostile));
        QVERIFY(html.contains(u"{{csrf}}&lt;i&gt;"_s));
    }
};

TODOKE_TEST(ViewsTest)
#include "tst_views.moc"
