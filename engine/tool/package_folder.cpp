// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/package_folder.h"

#include "engine/procedure/procedure_error.h"
#include "engine/services/standard_services.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace engine::tool {

QString sharedFolder(const QString &folder)
{
    const QString beside = QDir(QDir(folder).absoluteFilePath(QStringLiteral(".."))).filePath(QStringLiteral("common"));
    const QString here = QStringLiteral("procedures/common");
    const QString ours = QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("../../../../procedures/common"));
    for (const QString &found : {beside, here, ours}) {
        if (QFile::exists(found))
            return found;
    }
    return here;
}

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
    if (package && package->cover.isGuide()) {
        const QString workflow = QStringLiteral("workflow.bpmn"); // a guide has none, so that there is nothing to play
        faults.emplace_back(procedure::ProcedureError::MissingFile, QStringList{workflow}, core::SourceRef{workflow, 0, 0});
    }
    for (const core::Error &fault : faults)
        console.out << faultLine(fault, console.language) << '\n';
    console.out.flush();
    return faults.empty() ? package : nullptr;
}

std::set<QString> proceduresBeside(const QString &folder)
{
    std::set<QString> ids;
    const QDir parent(QDir(folder).absoluteFilePath(QStringLiteral("..")));
    for (const QFileInfo &entry : parent.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile cover(QDir(entry.filePath()).filePath(QStringLiteral("procedure.xml")));
        if (!cover.open(QIODevice::ReadOnly))
            continue;
        const auto document = xml::Document::parse(cover.readAll(), cover.fileName());
        const QString kind = document ? document->root().attribute(u"kind").value_or(QString()) : QString();
        if (document && kind != QLatin1String("guide"))
            ids.insert(document->root().attribute(u"id").value_or(QString()));
    }
    return ids;
}

} // namespace engine::tool
