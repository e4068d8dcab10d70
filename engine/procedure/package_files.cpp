// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/package.h"
#include "engine/procedure/procedure_error.h"

#include "engine/crypto/crypto.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

using namespace Qt::StringLiterals;

namespace engine::procedure {

namespace {

constexpr int mostFiles = 1000;
constexpr qint64 mostBytes = 32 * 1024 * 1024;

core::Result<void> addFolder(const QString &folder, const QString &prefix, Files &files)
{
    const QDir root(QDir(folder).absolutePath());
    if (!root.exists())
        return core::Error(ProcedureError::NoSuchFolder, {folder});
    qint64 bytes = 0;
    QDirIterator walk(root.path(), QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString path = walk.next();
        const QString relative = QDir::fromNativeSeparators(root.relativeFilePath(path));
        // What editors and version control leave about is no part of a package.
        if (relative.split(u'/').last().startsWith(u'.') || relative.endsWith(u'~') || relative.startsWith(u'.'))
            continue;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return core::Error(ProcedureError::CannotReadFolder, {relative, file.errorString()});
        bytes += file.size();
        if (bytes > mostBytes || std::ssize(files) >= mostFiles)
            return core::Error(ProcedureError::TooLarge, {QString::number(mostFiles), QString::number(mostBytes >> 20)});
        files.insert_or_assign(prefix + relative, file.readAll());
    }
    return {};
}

} // namespace

core::Result<Files> readFolder(const QString &folder, const QString &commonFolder)
{
    Files files;
    if (const auto added = addFolder(folder, {}, files); !added)
        return added.error();
    if (commonFolder.isEmpty())
        return files;
    if (const auto added = addFolder(commonFolder, u"common/"_s, files); !added)
        return added.error();
    return files;
}

QString packageHash(const Files &files)
{
    // std::map sorts by UTF-16 code units, alike everywhere.
    crypto::Sha256 hash;
    for (const auto &[path, content] : files) {
        hash.add(path.toUtf8());
        hash.add(QByteArray(1, '\0'));
        hash.add(crypto::sha256(content));
    }
    return QString::fromLatin1(hash.finish().toHex());
}

} // namespace engine::procedure
