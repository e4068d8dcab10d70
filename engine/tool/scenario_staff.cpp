// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/scenario_staff.h"

#include "engine/tool/scenario.h"

namespace engine::tool {

using core::Error;
using core::Result;

namespace {

/// Whether what came of a step is what its `error` asks for.
Result<void> asWanted(const xml::Element &step, const std::optional<Error> &refused)
{
    const auto wanted = step.attribute(u"error");
    if (!wanted)
        return refused ? Result<void>(Error(ScenarioError::Refused, {refused->idText() + QStringLiteral(": ") + core::sentence(*refused, {})})) : Result<void>();
    if (!refused)
        return Error(ScenarioError::NotRefused, {*wanted});
    return refused->idText() == *wanted ? Result<void>() : Result<void>(Error(ScenarioError::OtherRefusal, {*wanted, refused->idText()}));
}

template <typename T> std::optional<Error> errorOf(const Result<T> &result)
{
    return result ? std::nullopt : std::optional(result.error());
}

} // namespace

Result<void> employ(directory::Directory &directory, const procedure::CoverSheet &cover, const QString &staff, const std::vector<QString> &roles)
{
    directory::Staff member = directory.staff(staff).value_or(directory::Staff{staff, staff, {}, true});
    for (const QString &id : roles) {
        const procedure::Role *role = cover.role(id);
        const directory::Post post = role ? directory::Post{role->office, role->position} : directory::Post();
        if (role && std::find(member.posts.begin(), member.posts.end(), post) == member.posts.end())
            member.posts.push_back(post);
    }
    return directory.put(member);
}

Result<void> sendAway(directory::Directory &directory, const xml::Element &step, QDate today)
{
    const QString staff = step.attribute(u"staff").value_or(QString());
    const int days = step.attribute(u"days").value_or(QString()).toInt();
    return directory.put(directory::Absence{staff + QLatin1Char(' ') + today.toString(Qt::ISODate), staff, today, today.addDays(days - 1)});
}

Result<void> pullBack(casework::Desk &desk, const xml::Element &step, const QString &caseId)
{
    return asWanted(step, errorOf(desk.pullBack(step.attribute(u"as").value_or(QString()), caseId, step.attribute(u"reason").value_or(QString()), {})));
}

Result<void> reviewNewest(casework::Desk &desk, const xml::Element &step, const casework::OpenCase &open, const casework::Surroundings &surroundings)
{
    const auto acts = casework::approvalsOf(open, surroundings);
    if (!acts)
        return acts.error();
    const auto acted = std::find_if(acts->rbegin(), acts->rend(), [](const casework::ApprovalView &view) {
        return view.record.act.act == QLatin1String("approve") && view.record.act.authority == procedure::Authority::Acting;
    });
    const QString file = acted == acts->rend() ? QString() : acted->file;
    return asWanted(step, errorOf(desk.review(step.attribute(u"as").value_or(QString()), open.stored.state.caseId, file, step.attribute(u"opinion").value_or(QString()))));
}

core::Faults approvalFaults(const xml::Element &step, const casework::OpenCase &open, const casework::Surroundings &surroundings)
{
    core::Faults faults;
    const auto fault = [&](ScenarioError id, const QStringList &arguments) { faults.emplace_back(id, arguments, step.where()); };
    if (const auto wanted = step.attribute(u"approval")) {
        const auto acts = casework::approvalsOf(open, surroundings);
        if (!acts || acts->empty()) {
            fault(ScenarioError::NoApproval, {});
            return faults;
        }
        const casework::ApprovalAct &act = acts->back().record.act;
        const QString by = step.attribute(u"by").value_or(act.staff);
        if (casework::authorityName(act.authority) != *wanted || act.staff != by || !acts->back().record.holds)
            fault(ScenarioError::OtherAuthority, {*wanted, by, casework::authorityName(act.authority), act.staff});
    }
    if (const auto wanted = step.attribute(u"review")) {
        QStringList waiting;
        for (const procedure::Role &role : open.package->cover.roles) {
            if (!casework::toReview(open.stored.state, directory::Post{role.office, role.position}.toString()).empty())
                waiting << role.id;
        }
        const bool isSo = *wanted == QLatin1String("none") ? waiting.isEmpty() : waiting.contains(*wanted);
        if (!isSo)
            fault(ScenarioError::OtherReview, {*wanted, waiting.isEmpty() ? QStringLiteral("none") : waiting.join(QStringLiteral(", "))});
    }
    return faults;
}

} // namespace engine::tool
