// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/package_folder.h"

#include <QDir>

namespace engine::tool {

core::Result<procedure::Files> filesOf(QStringList &arguments)
{
    const auto common = takeOption(arguments, QStringLiteral("--common"));
    const QString folder = arguments.value(0);
    QString shared = common.value_or(QDir(QDir(folder).absoluteFilePath(QStringLiteral(".."))).filePath(QStringLiteral("common")));
    if (!common && !QDir(shared).exists())
        shared = QStringLiteral("procedures/common");
    return procedure::readFolder(folder, shared);
}

std::shared_ptr<const procedure::Package> packageOf(const core::Result<procedure::Files> &files, const Console &console)
{
    if (!files) {
        console.err << faultLine(files.error(), console.language) << Qt::endl;
        return nullptr;
    }
    core::Faults faults;
    auto package = procedure::read(*files, faults);
    for (const core::Error &fault : faults)
        console.out << faultLine(fault, console.language) << '\n';
    console.out.flush();
    return faults.empty() ? package : nullptr;
}

} // namespace engine::tool
