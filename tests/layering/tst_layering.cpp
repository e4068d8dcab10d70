// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <map>
#include <set>

using namespace Qt::StringLiterals;

namespace {

const QString source = QStringLiteral(TODOKE_SOURCE_DIR);

struct Rule
{
    std::set<QString> uses; ///< with everything that those may use
    std::set<QString> never;
};

QStringList linesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split(u'\n') : QStringList();
}

std::map<QString, Rule> readRules()
{
    std::map<QString, Rule> rules;
    for (const QString &line : linesOf(source + u"/tests/layering/rooms.txt"_s)) {
        const qsizetype colon = line.indexOf(u':');
        if (line.startsWith(u'#') || colon < 0)
            continue;
        Rule rule;
        for (const QString &word : line.mid(colon + 1).split(u' ', Qt::SkipEmptyParts)) {
            if (word.startsWith(u'!')) {
                rule.never.insert(word.mid(1));
                continue;
            }
            rule.uses.insert(word);
            const auto known = rules.find(word); // rooms stand below those they use
            if (known != rules.end())
                rule.uses.insert(known->second.uses.begin(), known->second.uses.end());
        }
        rules[line.left(colon)] = rule;
    }
    return rules;
}

/// The room that a path lies in: the longest one that begins it.
QString roomOf(const QString &path, const std::map<QString, Rule> &rules)
{
    QString found;
    for (const auto &[room, rule] : rules) {
        if (path.startsWith(room + u'/') && room.size() > found.size())
            found = room;
    }
    return found;
}

QStringList sourcesBelow(const QString &folder)
{
    QStringList files;
    QDirIterator walk(source + u'/' + folder, {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext())
        files << QDir(source).relativeFilePath(walk.next());
    return files;
}

QStringList allSources()
{
    return sourcesBelow(u"engine"_s) + sourcesBelow(u"forms"_s) + sourcesBelow(u"server"_s) + sourcesBelow(u"desktop-client"_s);
}

QStringList included(const QString &file, const QString &open, const QString &close)
{
    static QRegularExpression pattern;
    pattern.setPattern(u"^\\s*#\\s*include\\s*%1([^%2]+)%2"_s.arg(open, close));
    QStringList names;
    for (const QString &line : linesOf(source + u'/' + file)) {
        if (const auto match = pattern.match(line); match.hasMatch())
            names << match.captured(1);
    }
    return names;
}

bool allowed(const QString &room, const QString &other, const std::map<QString, Rule> &rules)
{
    const Rule &rule = rules.at(room);
    return !rule.never.contains(other) && (room == other || rule.uses.contains(other));
}

} // namespace

class LayeringTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySourceFileLiesInARoom()
    {
        const auto rules = readRules();
        QVERIFY(rules.size() > 20);
        QStringList homeless;
        for (const QString &file : allSources()) {
            if (roomOf(file, rules).isEmpty())
                homeless << file;
        }
        QVERIFY2(homeless.isEmpty(), qPrintable(homeless.join(u'\n')));
    }

    void roomsIncludeOnlyWhomTheyMayUse()
    {
        const auto rules = readRules();
        QStringList wrong;
        for (const QString &file : allSources()) {
            const QString room = roomOf(file, rules);
            for (const QString &name : included(file, u"\""_s, u"\""_s)) {
                const QString other = roomOf(name, rules);
                // What looks at the stored cases of a town is the one part of the tool that knows the store.
                static const std::set<QString> townCommands{u"town_folder.h"_s, u"town_folder.cpp"_s, u"verify_command.cpp"_s, u"replay_command.cpp"_s};
                const bool ofTown = room == u"engine/tool"_s && other == u"engine/store"_s && townCommands.contains(file.section(u'/', -1));
                if (!other.isEmpty() && !allowed(room, other, rules) && !ofTown)
                    wrong << file + u" includes "_s + name;
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void roomsLinkOnlyWhomTheyMayUse()
    {
        const auto rules = readRules();
        static const QRegularExpression uses(u"USES([^)]*?)(LIBRARIES|MOC|\\))"_s);
        QStringList wrong;
        for (const auto &[room, rule] : rules) {
            const QString text = linesOf(source + u'/' + room + u"/CMakeLists.txt"_s).join(u' ');
            const auto match = uses.match(text);
            if (!match.hasMatch())
                continue;
            for (QString target : match.captured(1).split(u' ', Qt::SkipEmptyParts)) {
                const QString other = roomOf(target.replace(target.indexOf(u'_'), 1, u"/"_s) + u'/', rules);
                const bool ofTown = room == u"engine/tool"_s && other == u"engine/store"_s;
                if (!other.isEmpty() && !allowed(room, other, rules) && !ofTown)
                    wrong << room + u" links "_s + other;
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void librariesPassTheirOwnDoorOnly()
    {
        const auto rules = readRules();
        QStringList wrong;
        for (const QString &line : linesOf(source + u"/tests/layering/doors.txt"_s)) {
            const QStringList words = line.split(u' ', Qt::SkipEmptyParts);
            if (words.isEmpty() || line.startsWith(u'#'))
                continue;
            for (const QString &file : allSources()) {
                const QString room = roomOf(file, rules);
                for (const QString &name : included(file, u"<"_s, u">"_s)) {
                    const bool same = words.first().endsWith(u'/') || words.first().contains(u'_') ? name.startsWith(words.first())
                                                                                                   : name == words.first() || name == words.first() + u".h"_s;
                    if (same && !words.mid(1).contains(room))
                        wrong << file + u" includes "_s + name;
                }
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void citizensPagesNeverReachTheOffice()
    {
        const auto rules = readRules();
        QVERIFY(!allowed(u"server/pages"_s, u"engine/casework"_s, rules));
        QVERIFY(!allowed(u"engine/intake"_s, u"engine/casework"_s, rules));
        QVERIFY(!allowed(u"engine/casework"_s, u"engine/intake"_s, rules));
        QVERIFY(allowed(u"server/pages"_s, u"engine/intake"_s, rules));
    }

    void everySourceFileNamesItsLicence()
    {
        QStringList without;
        for (const QString &file : allSources() + sourcesBelow(u"tests"_s)) {
            if (!linesOf(source + u'/' + file).value(0).contains(u"SPDX-License-Identifier: Apache-2.0"_s))
                without << file;
        }
        QVERIFY2(without.isEmpty(), qPrintable(without.join(u'\n')));
    }
};

TODOKE_TEST(LayeringTest)
#include "tst_layering.moc"
