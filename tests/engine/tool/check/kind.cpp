// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/tool/check/kind.h"

#include "tests/engine/tool/check/place.h"
#include "tests/support/golden.h"

using namespace Qt::StringLiterals;

namespace tests {

namespace {

const QChar mark = u'¦';

Kind readKind(const QString &path)
{
    Kind kind;
    kind.name = QFileInfo(path).completeBaseName();
    QStringList lines;
    for (const QString &line : QString::fromUtf8(bytesOf(path)).split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u"  "_s) && !lines.isEmpty())
            lines.last() += u'\n' + line.mid(2);
        else if (!line.startsWith(u'#'))
            lines << line;
    }
    for (const QString &line : lines) {
        static const QRegularExpression space(u"\\s+"_s);
        const QString word = line.section(space, 0, 0);
        const QString rest = line.section(space, 1);
        const auto both = [&](const QString &between) {
            const qsizetype at = rest.indexOf(between);
            if (at < 0)
                qFatal("%s: expected “%s” in: %s", qPrintable(path), qPrintable(between), qPrintable(line));
            return std::pair(rest.left(at), rest.mid(at + between.size()));
        };
        static const QStringList withPath{u"value"_s, u"replace"_s, u"add"_s};
        static const QStringList withText{u"attribute"_s, u"append"_s, u"prepend"_s, u"before"_s, u"after"_s, u"rename"_s, u"drop"_s};
        static const QStringList withNothing{u"double"_s, u"delete"_s};
        if (word == u"about"_s) {
            kind.about = rest;
        } else if (word == u"fault"_s) {
            kind.fault = rest;
        } else if (word == u"also"_s) {
            for (const QString &id : rest.split(u' '))
                kind.also.insert(id);
        } else if (word == u"file"_s) {
            const QStringList patterns = rest.split(u' ');
            kind.files.assign(patterns.begin(), patterns.end());
        } else if (word == u"at"_s) {
            kind.at = rest;
        } else if (word == u"told"_s) {
            kind.isTold = true;
            const qsizetype at = rest.indexOf(u" :: "_s);
            kind.toldFile = at >= 0 ? rest.left(at) : rest.startsWith(u'/') ? QString() : rest;
            kind.toldPath = at >= 0 ? rest.mid(at + 4) : rest.startsWith(u'/') ? rest : QString();
        } else if (word == u"absent"_s) {
            const auto [pattern, reason] = both(u" : "_s);
            kind.absent = QRegularExpression(pattern);
            kind.reason = reason;
        } else if (withPath.contains(word)) {
            const auto [where, text] = both(u" -> "_s);
            kind.edits.push_back({word, where, text});
        } else if (word == u"remove"_s) {
            kind.edits.push_back({word, rest, {}});
        } else if (withText.contains(word) || withNothing.contains(word)) {
            kind.edits.push_back({word, {}, rest});
        } else {
            qFatal("%s: no such line: %s", qPrintable(path), qPrintable(line));
        }
    }
    if (kind.about.isEmpty() || kind.fault.isEmpty() || kind.files.empty() || kind.edits.empty())
        qFatal("%s: about, fault, file or what to do is missing", qPrintable(path));
    return kind;
}

/// `{XPath}` is its value at the place, `{p:}` the prefix that the place's name has.
QString filled(const QString &text, const Selection *selection, const Selection::Place *at)
{
    static const QRegularExpression hole(u"\\{\\{(.+?)\\}\\}"_s);
    QString whole;
    qsizetype from = 0;
    for (auto found = hole.globalMatch(text); at && found.hasNext();) {
        const auto match = found.next();
        whole += text.mid(from, match.capturedStart() - from);
        if (match.captured(1) == u"p:"_s)
            whole += at->name.contains(u':') ? at->name.section(u':', 0, 0) + u':' : QString();
        else
            whole += selection->text(match.captured(1), *at);
        from = match.capturedEnd();
    }
    return whole + text.mid(from);
}

struct Change
{
    qsizetype begin;
    qsizetype end;
    QString text;
};

/// What an edit at a place of an XML text does to the text.
std::vector<Change> changesOf(const Kind::Edit &edit, const QString &text, const Selection &selection, const Selection::Place &at)
{
    const QString words = filled(edit.text, &selection, &at);
    if (edit.verb == u"remove"_s || edit.verb == u"value"_s) {
        std::vector<Change> changes;
        for (const Selection::Place &place : selection.all(filled(edit.path, &selection, &at), &at)) {
            if (edit.verb == u"value"_s)
                changes.push_back({place.valueBegin, place.valueEnd, words});
            else if (place.isElement)
                changes.push_back({place.begin, place.end, {}});
            else
                changes.push_back({place.begin - 1, place.end, {}});
        }
        return changes;
    }
    if (edit.verb == u"attribute"_s)
        return {{at.nameEnd, at.nameEnd, u' ' + words}};
    if (edit.verb == u"before"_s)
        return {{at.begin, at.begin, words}};
    if (edit.verb == u"after"_s)
        return {{at.end, at.end, words}};
    if (edit.verb == u"double"_s)
        return {{at.end, at.end, mark + text.mid(at.begin, at.end - at.begin)}};
    if (edit.verb == u"rename"_s) {
        std::vector<Change> changes{{at.begin + 1, at.nameEnd, words}};
        if (!at.isClosedAtOnce)
            changes.push_back({at.valueEnd + 2, at.valueEnd + 2 + at.name.size(), words});
        return changes;
    }
    if (at.isClosedAtOnce) // append and prepend
        return {{at.valueBegin - 2, at.valueBegin, u'>' + words + u"</"_s + at.name + u'>'}};
    const qsizetype where = edit.verb == u"append"_s ? at.valueEnd : at.valueBegin;
    return {{where, where, words}};
}

/// Takes the mark out of `text`; nothing where there is none.
std::optional<engine::core::SourceRef> takeMark(QString &text, const QString &file)
{
    const qsizetype at = text.indexOf(mark);
    if (at < 0)
        return std::nullopt;
    text.remove(at, 1);
    return placeOf(text, at, file);
}

std::optional<QString> changed(const Kind &kind, const QString &text, const Selection *selection, const Selection::Place *at)
{
    QString whole = text;
    std::vector<Change> changes;
    for (const Kind::Edit &edit : kind.edits) {
        if (edit.verb == u"replace"_s) {
            const auto match = QRegularExpression(edit.path, QRegularExpression::DotMatchesEverythingOption).match(text);
            if (!match.hasMatch())
                return std::nullopt;
            QString words = edit.text;
            for (int i = match.lastCapturedIndex(); i > 0; --i)
                words.replace(u'\\' + QString::number(i), match.captured(i));
            changes.push_back({match.capturedStart(), match.capturedEnd(), words.replace(u"\\n"_s, u"\n"_s)});
        } else if (at && edit.verb != u"add"_s && edit.verb != u"drop"_s && edit.verb != u"delete"_s) {
            const std::vector<Change> more = changesOf(edit, text, *selection, *at);
            changes.insert(changes.end(), more.begin(), more.end());
        }
    }
    std::stable_sort(changes.begin(), changes.end(), [](const Change &a, const Change &b) { return a.begin > b.begin; });
    for (const Change &change : changes)
        whole.replace(change.begin, change.end - change.begin, change.text);
    return whole;
}

engine::core::SourceRef toldPlace(const Kind &kind, const Planted &planted, const QString &file, const Selection *selection, const Selection::Place *at)
{
    const QString told = kind.toldFile.isEmpty() ? file : filled(kind.toldFile, selection, at);
    const auto content = planted.files.find(told);
    if (kind.toldPath.isEmpty() || content == planted.files.end())
        return {told, 0, 0};
    const QString text = QString::fromUtf8(content->second);
    const auto mutated = Selection::of(text);
    const QString path = filled(kind.toldPath, selection, at);
    const auto places = mutated ? mutated->all(path) : std::vector<Selection::Place>();
    if (places.empty())
        qFatal("%s: nothing to point at: %s in %s", qPrintable(kind.name), qPrintable(path), qPrintable(told));
    return placeOf(text, places.front().isElement ? places.front().begin : places.front().valueBegin, told);
}

std::optional<Planted> plantIn(const Kind &kind, Sound &package, const QString &file, const Selection *selection, const Selection::Place *at)
{
    Planted planted{package.files, {file, 0, 0}};
    std::optional<engine::core::SourceRef> marked;
    for (const Kind::Edit &edit : kind.edits) {
        if (edit.verb == u"delete"_s)
            planted.files.erase(file);
        if (edit.verb == u"drop"_s) {
            const auto pattern = QRegularExpression::fromWildcard(edit.text);
            std::erase_if(planted.files, [&](const auto &one) { return pattern.match(one.first).hasMatch(); });
        }
        if (edit.verb != u"add"_s)
            continue;
        const QString path = filled(edit.path, selection, at);
        QString text = filled(edit.text, selection, at);
        if (const auto place = takeMark(text, path))
            marked = place;
        planted.files.insert_or_assign(path, text.toUtf8());
    }
    if (planted.files.contains(file)) {
        auto text = changed(kind, QString::fromUtf8(package.files.at(file)), selection, at);
        if (!text)
            return std::nullopt;
        if (const auto place = takeMark(*text, file))
            marked = place;
        planted.files.insert_or_assign(file, text->toUtf8());
    }
    if (!kind.isTold && !marked)
        qFatal("%s: say where the fault is told: a mark or a line `told`", qPrintable(kind.name));
    planted.place = kind.isTold ? toldPlace(kind, planted, file, selection, at) : *marked;
    return planted;
}

} // namespace

std::vector<Kind> Kind::all(const QString &folder)
{
    std::vector<Kind> kinds;
    for (const QFileInfo &file : QDir(folder).entryInfoList({u"*.kind"_s}, QDir::Files, QDir::Name))
        kinds.push_back(readKind(file.filePath()));
    return kinds;
}

const Selection *Sound::selection(const QString &path)
{
    const auto known = selections.find(path);
    if (known != selections.end())
        return known->second.get();
    return selections.emplace(path, Selection::of(QString::fromUtf8(files.at(path)))).first->second.get();
}

std::vector<QString> Sound::matching(const std::vector<QString> &patterns) const
{
    std::vector<QString> found;
    for (const QString &pattern : patterns) {
        const auto expression = QRegularExpression::fromWildcard(pattern);
        for (const QString &path : used) {
            if (expression.match(path).hasMatch())
                found.push_back(path);
        }
    }
    return found;
}

std::optional<Planted> plant(const Kind &kind, Sound &package)
{
    for (const QString &file : package.matching(kind.files)) {
        if (kind.at.isEmpty()) {
            if (auto planted = plantIn(kind, package, file, nullptr, nullptr))
                return planted;
            continue;
        }
        const Selection *selection = package.selection(file);
        if (!selection)
            qFatal("%s is not well-formed", qPrintable(file));
        const auto places = selection->all(kind.at);
        if (!places.empty())
            return plantIn(kind, package, file, selection, &places.front());
    }
    return std::nullopt;
}

bool isAbsent(const Kind &kind, const Sound &package)
{
    if (kind.reason.isEmpty())
        return false;
    const std::vector<QString> files = package.matching(kind.files);
    return std::none_of(files.begin(), files.end(), [&](const QString &file) {
        return kind.absent.match(QString::fromUtf8(package.files.at(file))).hasMatch();
    });
}

} // namespace tests
