// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/checks/checks.h"

using namespace Qt::StringLiterals;

namespace engine::procedure::checks {

namespace {

/// Roles are named in FEEL strings, in lanes and in seen-by; a decision may put them together in ways that only running
/// it would show, so any quoted mention counts.
bool isMentioned(const Package &package, const QString &role)
{
    const bool byRoles = std::any_of(package.cover.roles.begin(), package.cover.roles.end(), [&](const Role &other) {
        const bool acts = std::any_of(other.acting.begin(), other.acting.end(), [&](const Acting &acting) { return acting.role == role; });
        return other.id != role && (acts || other.heldBy == role || other.delegatedBy == role);
    });
    if (byRoles)
        return true;
    const QByteArray plain = role.toUtf8();
    const std::vector<QByteArray> quoted{'"' + plain + '"', "&quot;" + plain + "&quot;", '\'' + plain + '\'',
                                         ' ' + plain + '"', '"' + plain + ' ', ' ' + plain + ' '};
    return std::any_of(package.files.begin(), package.files.end(), [&](const auto &file) {
        const QString &path = file.first;
        if (!path.endsWith(u".bpmn"_s) && !path.endsWith(u".dmn"_s) && !path.contains(u"forms/"_s))
            return false;
        return std::any_of(quoted.begin(), quoted.end(), [&](const QByteArray &word) { return file.second.contains(word); });
    });
}

} // namespace

void roles(const Reading &reading)
{
    for (const Role &role : reading.package.cover.roles) {
        if (!isMentioned(reading.package, role.id))
            reading.fault(ProcedureError::RoleUnused, role.where, {role.id});
    }
}

} // namespace engine::procedure::checks
