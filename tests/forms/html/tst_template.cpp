// SPDX-License-Identifier: Apache-2.0
#include "forms/html/draw.h"
#include "tests/support/test_registry.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using engine::core::Json;
using forms::html::Template;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Unescaped values that templates may hold: HTML that other templates of ours have drawn.
const std::set<QString> &trusted()
{
    static const std::set<QString> list{
        u"forms/html/templates/group.mustache {{{fields}}}"_s,
        u"forms/html/templates/page.mustache {{{fields}}}"_s,
    };
    return list;
}

/// The same for the pages of the server: what its code has drawn by other templates, and the hidden box of the session.
const std::set<QString> &trustedByServer()
{
    static const std::set<QString> list{u"{{{answers}}}"_s, u"{{{boxes}}}"_s, u"{{{content}}}"_s, u"{{{csrf}}}"_s,
                                        u"{{{errors}}}"_s, u"{{{fields}}}"_s, u"{{{summary}}}"_s};
    return list;
}

/// What is wrong with a template, as lines.
QStringList complaints(const QString &name, const QByteArray &bytes)
{
    QStringList found;
    const QString source = QString::fromUtf8(bytes);
    if (const QString fault = Template::fault(bytes); !fault.isEmpty())
        found << name + u": "_s + fault;
    const auto each = [&](const QString &pattern, const std::function<void(const QRegularExpressionMatch &)> &tell) {
        const QRegularExpression expression(pattern, QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
        for (auto it = expression.globalMatch(source); it.hasNext();)
            tell(it.next());
    };
    each(u"\\{\\{\\{[^}]*\\}\\}\\}|\\{\\{\\s*&[^}]*\\}\\}|\\{\\{=[^}]*\\}\\}"_s, [&](const auto &match) {
        const QString value = match.captured().remove(u' ');
        const QString use = name + u' ' + value;
        const bool known = name.startsWith(u"server/"_s) ? trustedByServer().contains(value) : trusted().contains(use);
        if (!known)
            found << use + u": unescaped"_s;
    });
    each(u"\\s[a-z-]+=\\s*\\{\\{"_s, [&](const auto &match) { found << name + u": unquoted attribute at %1"_s.arg(match.capturedStart()); });
    each(u"\\son[a-z]+\\s*="_s, [&](const auto &match) { found << name + u": script in"_s + match.captured(); });
    each(u"\\sstyle\\s*="_s, [&](const auto &match) { found << name + u": inline style at %1"_s.arg(match.capturedStart()); });
    each(u"<(script|style)\\b[^>]*>(.*?)</\\1>"_s, [&](const auto &match) {
        if (!match.captured(2).trimmed().isEmpty())
            found << name + u": inline "_s + match.captured(1);
    });
    each(u"\\s(required|placeholder|disabled|readonly)(\\s|=|>|\\{\\{/)(?![^{]*\\}\\})"_s, [&](const auto &match) {
        if (name.startsWith(u"forms/"_s) && !source.mid(match.capturedStart() - 40, 40).contains(u"{{#"_s))
            found << name + u": attribute "_s + match.captured(1);
    });
    return found;
}

} // namespace

class TemplateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesAreEscapedInTextAndAttributes()
    {
        const Template page("<p title=\"{{x}}\">{{x}}</p>");
        QCOMPARE(page.draw(Json().set(u"x"_s, u"<b a='1' c=\"2\">&"_s)),
                 QByteArray("<p title=\"&lt;b a=&apos;1&apos; c=&quot;2&quot;&gt;&amp;\">&lt;b a=&apos;1&apos; c=&quot;2&quot;&gt;&amp;</p>"));
        QCOMPARE(forms::html::escape(u"<a href='x\"&'>"_s), u"&lt;a href=&#39;x&quot;&amp;&#39;&gt;"_s);
    }

    void sectionsFollowTheirData()
    {
        const Template page("{{#list}}{{name}},{{/list}}{{^list}}none{{/list}}{{#empty}}no{{/empty}}{{#flag}}yes{{/flag}}{{#off}}no{{/off}}{{n}}");
        Json data;
        data.set(u"list"_s, Json::Array{Json().set(u"name"_s, u"a"_s), Json().set(u"name"_s, u"b"_s)});
        data.set(u"empty"_s, QString()).set(u"flag"_s, true).set(u"off"_s, false).set(u"n"_s, 7);
        QCOMPARE(page.draw(data), QByteArray("a,b,yes7"));
        QCOMPARE(page.draw({}), QByteArray("none"));
    }

    void partialsAreFoundByNameAndInsideEachOther()
    {
        const Template page("<{{>outer}}>");
        const auto partial = [](const QString &name) { return name == u"outer" ? QByteArray("[{{>inner}}]") : QByteArray("{{x}}"); };
        QCOMPARE(page.draw(Json().set(u"x"_s, u"<"_s), partial), QByteArray("<[&lt;]>"));
        QCOMPARE(page.draw({}), QByteArray("<>"));
    }

    void aTemplateSaysWhyItIsNone()
    {
        QVERIFY(Template::fault("{{#a}}{{/a}}").isEmpty());
        QVERIFY(!Template::fault("{{#a}}").isEmpty());
        QVERIFY(!Template::fault("{{/a}}").isEmpty());
        QVERIFY(!Template::fault("{{a").isEmpty());
    }

    void ourTemplatesAreValidAndEscapeEverything_data()
    {
        QTest::addColumn<QString>("name");
        const QString root = QStringLiteral(TODOKE_SOURCE_DIR "/");
        for (const QString &folder : {u"forms"_s, u"server"_s}) {
            QDirIterator files(root + folder, {u"*.mustache"_s}, QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                const QString path = files.next();
                QTest::newRow(qPrintable(path.mid(root.size()))) << path.mid(root.size());
            }
        }
    }

    void ourTemplatesAreValidAndEscapeEverything()
    {
        QFETCH(const QString, name);
        const QByteArray bytes = bytesOf(QStringLiteral(TODOKE_SOURCE_DIR "/") + name);
        QVERIFY(!bytes.isEmpty());
        const QStringList found = complaints(name, bytes);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    void badTemplatesAreComplainedOf_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::newRow("triple braces") << QByteArray("<p>{{{x}}}</p>");
        QTest::newRow("an ampersand") << QByteArray("<p>{{& x}}</p>");
        QTest::newRow("other delimiters") << QByteArray("{{=<% %>=}}<%& x %>");
        QTest::newRow("an unquoted attribute") << QByteArray("<a href={{x}}>");
        QTest::newRow("a script") << QByteArray("<script>f({{x}})</script>");
        QTest::newRow("a handler") << QByteArray("<a onclick=\"f()\">");
        QTest::newRow("a style") << QByteArray("<a style=\"x\">");
        QTest::newRow("a placeholder") << QByteArray("<input placeholder=\"x\">");
        QTest::newRow("a required box") << QByteArray("<input type=\"text\" required>");
        QTest::newRow("an open section") << QByteArray("{{#x}}");
    }

    void badTemplatesAreComplainedOf()
    {
        QFETCH(const QByteArray, source);
        QVERIFY(!complaints(u"forms/html/templates/x.mustache"_s, source).isEmpty());
    }
};

TODOKE_TEST(TemplateTest)
#include "tst_template.moc"
