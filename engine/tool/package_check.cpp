// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/package_check.h"

#include "engine/services/standard_services.h"

namespace engine::tool {

core::ErrorText errorText(PackageCheckError id)
{
    switch (id) {
    case PackageCheckError::UnknownService:
        return {"tool", "UnknownService", QT_TRANSLATE_NOOP("tool", "no town has the service \"%1\"; there are: %2")};
    }
    Q_UNREACHABLE();
}

core::Faults checkPackage(const procedure::Files &files)
{
    core::Faults faults;
    const auto package = procedure::read(files, faults);
    if (!package)
        return faults;
    const std::set<QString> known = services::standardServiceNames();
    QStringList names;
    for (const QString &name : known)
        names << name;
    for (const auto &[id, process] : package->definition.processes) {
        for (const bpmn::Node &node : process->nodes) {
            if (node.service.isGiven() && !known.contains(node.service.name))
                faults.push_back(core::Error(PackageCheckError::UnknownService, {node.service.name, names.join(QStringLiteral(", "))}, node.service.where));
        }
    }
    return faults;
}

} // namespace engine::tool
