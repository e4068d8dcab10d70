// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/package_check.h"

#include "engine/services/standard_services.h"
#include "engine/tool/package_folder.h"

namespace engine::tool {

core::Faults checkPackage(const procedure::Files &files)
{
    core::Faults faults;
    procedure::read(files, faults, services::standardSurroundings());
    return faults;
}

int tellFaults(const QString &folder, const procedure::Files &files, const Console &console)
{
    core::Faults faults;
    core::Faults notes;
    procedure::Surroundings surroundings = services::standardSurroundings();
    surroundings.procedures = proceduresBeside(folder);
    procedure::read(files, faults, surroundings, &notes);
    for (const core::Error &fault : faults)
        console.out << faultLine(fault, console.language) << '\n';
    for (const core::Error &note : notes)
        console.out << faultLine(note, console.language) << '\n';
    std::set<QString> wrong;
    for (const core::Error &fault : faults)
        wrong.insert(fault.where().file);
    const auto say = [&](const char *sentence) { return core::translate("tool", sentence, console.language).arg(folder); };
    console.out << (faults.empty()       ? say(QT_TRANSLATE_NOOP("tool", "%1: no faults"))
                    : faults.size() == 1 ? say(QT_TRANSLATE_NOOP("tool", "%1: 1 fault"))
                                         : say(QT_TRANSLATE_NOOP("tool", "%1: %2 faults, files with faults: %3")).arg(faults.size()).arg(wrong.size()))
                << Qt::endl;
    return faults.empty() ? 0 : 1;
}

} // namespace engine::tool
