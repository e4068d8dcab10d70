// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/commands.h"

#include <QDir>
#include <QDirIterator>
#include <QSaveFile>

static void loadScaffold()
{
    Q_INIT_RESOURCE(engine_tool_scaffold);
}

namespace engine::tool {

namespace {

const QString root = QStringLiteral(":/todoke/scaffold/");

/// The scaffold is a whole package called `example-procedure`; nothing else in it depends on its name.
const QByteArray exampleId = QByteArrayLiteral("example-procedure");

bool write(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit();
}

} // namespace

int newCommand(const QStringList &arguments, const Console &console)
{
    if (arguments.size() != 1)
        return usage(console, QStringLiteral("todoke new DIR"));
    const QDir folder(arguments.first());
    const QString id = QDir(folder.absolutePath()).dirName();
    static const QRegularExpression identifier(QStringLiteral("^[a-z][a-z0-9-]{0,63}\\z"));
    if (!identifier.match(id).hasMatch()) {
        console.err << core::translate("tool", QT_TRANSLATE_NOOP("tool", "%1: the folder's name becomes the id of the procedure; expected a-z, 0-9 and -, such as park-use"), console.language).arg(id) << Qt::endl;
        return 2;
    }
    if (folder.exists() && !folder.isEmpty()) {
        console.err << core::translate("tool", QT_TRANSLATE_NOOP("tool", "%1 has files in it; expected a folder that is empty or not there yet"), console.language).arg(arguments.first()) << Qt::endl;
        return 2;
    }
    loadScaffold();
    int written = 0;
    QDirIterator walk(root, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString path = walk.next();
        QFile file(path);
        const bool open = file.open(QIODevice::ReadOnly);
        Q_ASSERT_X(open, "newCommand", "the scaffold is compiled into this library");
        QByteArray content = open ? file.readAll() : QByteArray();
        content.replace(exampleId, id.toUtf8());
        QString target = path.mid(root.size());
        target.replace(QString::fromLatin1(exampleId), id);
        if (!write(folder.filePath(target), content)) {
            console.err << core::translate("tool", QT_TRANSLATE_NOOP("tool", "%1 cannot be written"), console.language).arg(folder.filePath(target)) << Qt::endl;
            return 2;
        }
        ++written;
    }
    console.out << core::translate("tool", QT_TRANSLATE_NOOP("tool", "wrote %1 files to %2: a small procedure that works. Change it step by step, with todoke check %2 and todoke test %2 after each"), console.language).arg(written).arg(arguments.first()) << Qt::endl;
    return 0;
}

} // namespace engine::tool
