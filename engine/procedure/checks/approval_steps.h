// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/procedure/checks/checks.h"

namespace engine::procedure::checks {

/// A step of an approval route in one of the ways in which it may come about.
struct ApprovalStep
{
    QString name;                ///< `common:approval/approve`
    bpmn::Act act = bpmn::Act::None;
    std::vector<QString> roles;  ///< to which it goes; none: to nobody
    std::set<QString> drafters;  ///< the roles one of which has drafted what it is about
    QDate day;
    QString given;               ///< the call and the values with which it comes about
    core::SourceRef where;       ///< of what names the roles: a decision, what is handed to the call, the task
    bool isNamedThere = false;   ///< the task names its roles itself
    bool isGuessed = false;      ///< some of the values are not known to be possible
};

/// Every step of the package's approval routes, on every day on which something about them changes, with all that the decisions
/// behind it tell apart; ways that differ in nothing but the values once.
struct ApprovalSteps
{
    std::vector<ApprovalStep> steps;
    std::map<QString, core::SourceRef> untried; ///< by id: the decisions of which not all that they tell apart could be tried
};
ApprovalSteps approvalSteps(const Reading &reading);

} // namespace engine::procedure::checks
