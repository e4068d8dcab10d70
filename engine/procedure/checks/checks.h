// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/procedure/cover_reader.h"
#include "engine/procedure/package.h"
#include "engine/procedure/procedure_error.h"

#include <set>

/// The checks that look across the files of a package: one file and one function each. A new rule is a new file and
/// a line in `read`.
namespace engine::procedure::checks {

/// What was read, and what the checks find out about names.
struct Reading
{
    const Package &package;
    const CoverPlaces &places;
    feel::Names formNames;      ///< of the citizen's forms
    feel::Names caseNames;      ///< of clerks' forms and documents: variables of all processes and the answers
    bool decisionsAreKnown;     ///< false: a file of theirs cannot be read, and nothing is said of missing ones
    std::set<QString> decisions;
    std::set<QString> roles;
    core::Faults &faults;
    const Surroundings &surroundings;
    std::set<QString> variables; ///< of the case itself: answers and what arrives with them
    std::map<QString, std::set<QString>> members; ///< the parts of variables whose parts are known
    std::set<QString> setByProcesses; ///< variables that something else than answers may set
    std::vector<LifeEvent> knownLifeEvents; ///< of the shared folder
    core::Faults &notes; ///< what is no fault but worth saying

    void fault(ProcedureError id, const core::SourceRef &where, const QStringList &arguments = {}) const
    {
        faults.emplace_back(id, arguments, where);
    }
};

void approvers(const Reading &reading);   ///< every step of an approval route has somebody who may do it, whoever is away or drafted
void calls(const Reading &reading);       ///< what shared processes are handed
void attachments(const Reading &reading); ///< each has its file field and each file field its attachment; `needed` is FEEL
void decisions(const Reading &reading);   ///< fee, office, who, route and options name decisions; tables have no gaps, overlaps and dead rules
void documents(const Reading &reading);   ///< used and existing ones; what stands in them; parts of variables
void finding(const Reading &reading);     ///< life events exist; the name has its reading
void guide(const Reading &reading);       ///< a guide's decision rests on its form's answers and leads to procedures
void forms(const Reading &reading);       ///< used forms, seen-by roles
void languages(const Reading &reading);   ///< every text is there in each promised language
void law(const Reading &reading);         ///< reasons and appeal notices of refusals; a fee and its payment
void roles(const Reading &reading);       ///< each is used
void decisionScenarios(const Reading &reading); ///< well-formed; decisions, inputs and outputs exist
void services(const Reading &reading);    ///< they get the parameters that they need, and dispositions that there are
void conditions(const Reading &reading);  ///< those of forms and flows can be met, and defaults pass theirs
void values(const Reading &reading);      ///< no choice is compared with what cannot be chosen
void suggestNames(const Reading &reading); ///< comes last: unknown names are told with the nearest known one
void scenarios(const Reading &reading);   ///< well-formed; forms, tasks, roles, fields exist

QString listed(const std::set<QString> &names); ///< for "expected one of": at most ten
/// The text in quotes where `expression` is a string literal.
std::optional<QString> literal(const feel::Expression &expression);
/// What `node` gives as `parameter` of a service: its own parameter, or what it hands to a process that passes it on.
std::vector<const bpmn::Mapping *> given(const Reading &reading, const bpmn::Node &node, const QString &service, const QString &parameter);
/// The first of these that is a text in quotes.
std::optional<QString> literalGiven(const Reading &reading, const bpmn::Node &node, const QString &service, const QString &parameter);
/// The name of a file without folder and ending.
QString baseName(const QString &path);

} // namespace engine::procedure::checks
