// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/procedure/package.h"

namespace engine::procedure {

/// The names that a case of a package may know: what its answers, its processes and its aggregates bring. Gathered while
/// the package is read: the processes and the entry form first, then the forms of tasks, which may use what is known by then.
class CaseNames
{
public:
    explicit CaseNames(const Package &package) : m_package(package) {} ///< which outlives this

    /// The answers of the entry form, what arrives with them, and what the processes set and hand on. `formNames` is
    /// what an entry form may name; with `open` there may be more than is known.
    void gather(const feel::Names &formNames, bool open);
    /// Clerks' answers that also become variables by their own names; once the forms of tasks are read.
    void gatherFlatAnswers(bool open);

    const feel::Names &names() const { return m_names; }
    const std::set<QString> &variables() const { return m_variables; }                  ///< of the case itself
    const std::map<QString, std::set<QString>> &members() const { return m_members; }   ///< of the applicant's answers
    /// What a process is called or begun with; nothing for one that is neither.
    std::set<QString> inputsOf(const QString &process) const;

    /// Adds what a variable that takes the answers of `forms` has; nothing where one of them cannot be read.
    void addAnswers(const QString &variable, const std::set<QString> &forms, std::map<QString, std::set<QString>> &fields) const;
    /// The variables that something else than a person's answers may set.
    std::set<QString> setByProcesses() const;
    /// The parts of variables, for letters: of those that only answers set.
    std::map<QString, std::set<QString>> partsOfAnswers(const std::set<QString> &setByProcesses) const;

private:
    void gatherBegun(const bpmn::Process &process);
    void addMembers(const forms::model::Field &field);

    const Package &m_package;
    feel::Names m_names;
    std::set<QString> m_variables;
    std::map<QString, std::set<QString>> m_members;
    std::map<QString, std::set<QString>> m_inputs;
};

/// What the services of all processes are given as `parameter` in quotes.
std::set<QString> literalsGiven(const Package &package, const QString &parameter);

/// The processes that run beside the cases: those that a service begins, or tells something that somebody else began.
std::set<QString> aggregatesOf(const Package &package);

/// Whether somebody can begin `process` beside the cases: one of the package's own that is not that of its cases.
bool isAggregate(const Package &package, const QString &process);
std::set<QString> possibleAggregates(const Package &package);

} // namespace engine::procedure
