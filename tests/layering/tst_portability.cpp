// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString source = QStringLiteral(TODOKE_SOURCE_DIR);

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

struct Rules
{
    QStringList headers;
    std::vector<QRegularExpression> words;
};

Rules readRules()
{
    Rules rules;
    for (const QString &line : contentOf(source + u"/tests/layering/posix_only.txt"_s).split(u'\n')) {
        if (line.startsWith(u"include "_s))
            rules.headers << line.mid(8);
        else if (line.startsWith(u"word "_s))
            rules.words.emplace_back(line.mid(5));
    }
    return rules;
}

/// What `text` has that only POSIX has, one line each.
QStringList findings(const QString &text, const Rules &rules)
{
    static const QRegularExpression comment(u"//.*$"_s);
    static const QRegularExpression include(u"^\\s*#\\s*include\\s*<([^>]+)>"_s);
    QStringList found;
    for (QString line : text.split(u'\n')) {
        if (const auto match = include.match(line); match.hasMatch()) {
            for (const QString &header : rules.headers) {
                if (match.captured(1).startsWith(header))
                    found << line.trimmed();
            }
            continue;
        }
        const bool hasAddress = line.contains(u"://"_s);
        if (!hasAddress)
            line.remove(comment);
        for (const QRegularExpression &word : rules.words) {
            if (word.match(line).hasMatch())
                found << line.trimmed();
        }
    }
    return found;
}

} // namespace

/// The window and the tool are to build where there is no POSIX: offices run Windows.
class PortabilityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatOnlyPosixHasIsRecognised_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("posixOnly");
        QTest::newRow("a POSIX header") << u"#include <unistd.h>"_s << true;
        QTest::newRow("a header in a folder") << u"  #  include <sys/stat.h>"_s << true;
        QTest::newRow("a fork") << u"    if (fork() == 0)"_s << true;
        QTest::newRow("mode bits") << u"open(name, S_IRUSR | S_IWUSR);"_s << true;
        QTest::newRow("a place of its own") << u"QFile file(u\"/tmp/x\"_s);"_s << true;
        QTest::newRow("a flush to the disk") << u"::fsync(handle);"_s << true;
        QTest::newRow("a standard header") << u"#include <chrono>"_s << false;
        QTest::newRow("a name that only ends alike") << u"token.reportKill(); bool isFork(int);"_s << false;
        QTest::newRow("a word in a comment") << u"// fork() would be wrong here"_s << false;
        QTest::newRow("an address of the web") << u"QUrl(u\"http://localhost/tmp-list\"_s);"_s << false;
    }

    void whatOnlyPosixHasIsRecognised()
    {
        QFETCH(const QString, line);
        QTEST(!findings(line, readRules()).isEmpty(), "posixOnly");
    }

    void engineFormsAndDesktopUseNothingThatWindowsLacks()
    {
        const Rules rules = readRules();
        QVERIFY(rules.headers.size() > 20);
        QVERIFY(rules.words.size() > 5);
        QStringList wrong;
        int files = 0;
        for (const QString &folder : {u"engine"_s, u"forms"_s, u"desktop-client"_s}) {
            QDirIterator walk(source + u'/' + folder, {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
            while (walk.hasNext()) {
                const QString path = walk.next();
                ++files;
                for (const QString &line : findings(contentOf(path), rules))
                    wrong << QDir(source).relativeFilePath(path) + u": "_s + line;
            }
        }
        QVERIFY(files > 300);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }
};

TODOKE_TEST(PortabilityTest)
#include "tst_portability.moc"
