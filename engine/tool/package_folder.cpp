// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/package_folder.h"

#include "engine/services/standard_services.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace engine::tool {

namespace {

/// Where the shared processes lie: beside the package, in the working folder, or beside this program's sources.
QString sharedFolder(const QString &package)
{
    const QString beside = QDir(QDir(package).absoluteFilePath(QStringLiteral(".."))).filePath(QStringLiteral("common"));
    const QString here = QStringLiteral("procedures/common");
    const QString ours = QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("../../../../procedures/common"));
    for (const QString &folder : {beside, here, ours}) {
        if (QFile::exists(folder))
            return folder;
    }
    return here;
}

} // namespace

core::Result<procedure::Files> filesOf(QStringList &arguments)
{
    const auto common = takeOption(arguments, QStringLiteral("--common"));
    const QString folder = arguments.value(0);
    return procedure::readFolder(folder, common ? *common : sharedFolder(folder));
}

std::shared_ptr<const procedure::Package> packageOf(const core::Result<procedure::Files> &files, const Console &console)
{
    if (!files) {
        console.err << faultLine(files.error(), console.language) << Qt::endl;
        return nullptr;
    }
    core::Faults faults;
    auto package = procedure::read(*files, faults, services::standardSurroundings());
    for (const core::Error &fault : faults)
        console.out << faultLine(fault, console.language) << '\n';
    console.out.flush();
    return faults.empty() ? package : nullptr;
}

} // namespace engine::tool
