// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/checks/rules.h"

#include <QRegularExpression>

#include <algorithm>

namespace engine::bpmn::checks {

namespace {

core::SourceRef placeIn(const feel::Expression &expression, qsizetype offset)
{
    core::SourceRef where = expression.where();
    for (const char32_t c : expression.text().left(offset).toUcs4()) {
        if (c == U'\n') {
            ++where.line;
            where.column = 1;
        } else {
            ++where.column;
        }
    }
    return where;
}

} // namespace

/// Every user task has an owner, and every role that is named is one of the package.
void owners(const Process &process, const Known &known, core::Faults &faults)
{
    for (const Node &node : process.nodes) {
        if (node.type == NodeType::UserTask && !node.ownerGiven)
            faults.push_back(core::Error(CheckError::NoOwner, {node.label({})}, node.where));
    }
    if (!known.roles)
        return;
    const auto unknown = [&](const QString &role, const core::SourceRef &where) {
        const QStringList all(known.roles->begin(), known.roles->end());
        if (!known.roles->contains(role))
            faults.push_back(core::Error(CheckError::UnknownRole, {role, all.join(QLatin1String(", "))}, where));
    };
    std::vector<core::SourceRef> ofLanes;
    for (const Lane &lane : process.lanes) {
        if (!lane.role.isGiven())
            continue;
        unknown(lane.role.name, lane.role.where);
        ofLanes.push_back(lane.role.where);
    }
    static const QRegularExpression call(QStringLiteral("\\brole\\s*\\(\\s*\"([^\"]*)\"\\s*\\)"));
    eachExpression(process, [&](const feel::Expression &expression, const Place &) {
        if (std::find(ofLanes.begin(), ofLanes.end(), expression.where()) != ofLanes.end())
            return;
        const QString &text = expression.text();
        for (auto match = call.globalMatch(text); match.hasNext();) {
            const auto found = match.next();
            unknown(found.captured(1), placeIn(expression, found.capturedStart(1)));
        }
    });
}

} // namespace engine::bpmn::checks
