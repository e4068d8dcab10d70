// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/tool/check/packages.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace tests {

Sound soundPackage(const QString &folder, const QString &common)
{
    Sound sound;
    sound.name = QDir(folder).dirName();
    const auto files = engine::procedure::readFolder(folder, common);
    if (!files)
        qFatal("cannot read %s", qPrintable(folder));
    sound.files = *files;
    engine::core::Faults faults;
    const auto package = engine::procedure::read(sound.files, faults);
    if (!package)
        qFatal("%s has no process", qPrintable(folder));
    for (const auto &[path, content] : sound.files) {
        const QString id = u"common:"_s + path.section(u'/', -1).section(u'.', 0, -2);
        if (!path.startsWith(u"common/"_s) || (path.endsWith(u".bpmn"_s) && package->definition.processes.contains(id)) || package->forms.contains(id))
            sound.used.insert(path);
    }
    return sound;
}

std::vector<Sound> soundPackages()
{
    std::vector<Sound> packages;
    for (const char *folder : {TODOKE_SOURCE_DIR "/procedures", TODOKE_SOURCE_DIR "/tests/packages"}) {
        const QDir parent(QString::fromUtf8(folder));
        for (const QString &name : parent.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            // A guide has no workflow, office or law that a fault could be planted in; its own faults are tests/engine/procedure's.
            if (QFile::exists(parent.filePath(name) + u"/workflow.bpmn"_s))
                packages.push_back(soundPackage(parent.filePath(name), QStringLiteral(TODOKE_SOURCE_DIR "/procedures/common")));
        }
    }
    return packages;
}

} // namespace tests
