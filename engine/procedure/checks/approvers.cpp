// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/analysis.h"
#include "engine/procedure/checks/approval_steps.h"
#include "engine/procedure/checks/staffing.h"

using namespace Qt::StringLiterals;

namespace engine::procedure::checks {

namespace {

QString joined(const std::set<QString> &people)
{
    return people.empty() ? u"-"_s : QStringList(people.begin(), people.end()).join(u", "_s);
}

/// Roles that roles name: who acts, who holds it too, who delegated it.
void namedRoles(const Reading &reading)
{
    const auto need = [&](const Role &role, const QString &named, const core::SourceRef &where) {
        if (!named.isEmpty() && !reading.package.cover.role(named))
            reading.fault(ProcedureError::UnknownRoleNamed, where, {role.id, named, listed(reading.roles)});
    };
    for (const Role &role : reading.package.cover.roles) {
        need(role, role.heldBy, role.where);
        need(role, role.delegatedBy, role.where);
        for (const Acting &acting : role.acting)
            need(role, acting.role, acting.where);
    }
}

/// Tells what is wrong with the steps, each cause once by the first step that shows it.
class Proof
{
public:
    explicit Proof(const Reading &reading) : m_reading(reading), m_cover(reading.package.cover) {}

    void prove(const ApprovalStep &step)
    {
        std::vector<const Role *> roles;
        QString unknown;
        for (const QString &name : step.roles) {
            if (const Role *role = m_cover.role(name))
                roles.push_back(role);
            else if (!step.isNamedThere) // else it is told of the task
                unknown = name;
        }
        const auto hole = roles.empty() ? std::nullopt : holeIn(m_cover, roles, step.drafters, step.day);
        if (step.isGuessed) {
            // It may never come about so; but that it does not is not known either.
            const bool isDoubtful = step.roles.empty() || !unknown.isEmpty() || hole;
            if (isDoubtful && first(step.name + step.where.toString() + u'?'))
                m_reading.notes.emplace_back(ProcedureError::ApproverUnproven, QStringList{step.name, step.given}, step.where);
            return;
        }
        if (step.roles.empty() && first(step.name + step.where.toString()))
            m_reading.fault(ProcedureError::NoApprover, step.where, {step.name, step.given});
        if (!unknown.isEmpty() && first(step.where.toString() + unknown))
            m_reading.fault(ProcedureError::UnknownApprover, step.where, {step.name, unknown, step.given, listed(m_reading.roles)});
        if (hole && first(roles.front()->id))
            tell(step, *roles.front(), *hole);
    }

private:
    void tell(const ApprovalStep &step, const Role &role, const Hole &hole)
    {
        const bool isVacant = Staffing(m_cover).holdersOf(role).empty() && role.acting.empty();
        if (isVacant)
            m_reading.fault(ProcedureError::NobodyHolds, role.where, {step.name, role.id, step.given});
        else
            m_reading.fault(ProcedureError::NobodyLeft, role.where,
                            {step.name, role.id, step.given, hole.drafter.isEmpty() ? u"-"_s : hole.drafter, joined(hole.away), joined(hole.notTheirTurn), joined(hole.ended)});
    }

    bool first(const QString &cause) { return m_told.insert(cause).second; }

    const Reading &m_reading;
    const CoverSheet &m_cover;
    std::set<QString> m_told;
};

} // namespace

void approvers(const Reading &reading)
{
    // What is wrong already would only be echoed; only of tables the consequence is worth saying.
    const bool isReadable = std::all_of(reading.faults.begin(), reading.faults.end(), [](const core::Error &fault) {
        using enum dmn::AnalysisError;
        return fault.is(Gap) || fault.is(Overlap) || fault.is(MoreOverlaps) || fault.is(Masked) || fault.is(NeverApplies) || fault.is(OutputNeverGiven)
            || fault.is(ProcedureError::RoleUnused);
    });
    if (!isReadable)
        return;
    const std::size_t before = reading.faults.size();
    namedRoles(reading);
    if (reading.faults.size() > before)
        return;
    Proof proof(reading);
    const ApprovalSteps all = approvalSteps(reading);
    for (const ApprovalStep &step : all.steps)
        proof.prove(step);
    for (const auto &[decision, where] : all.untried)
        reading.notes.emplace_back(ProcedureError::ApproverUntried, QStringList{decision}, where);
}

} // namespace engine::procedure::checks
