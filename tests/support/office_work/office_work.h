// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/casework/office.h"

#include <chrono>
#include <functional>

namespace tests {

/// Cases of the package `three-tasks` in the folder `procedures` beside this file, through an office: an application of ten answers, then three tasks of a clerk with ten answers
/// each. Thread-safe.
class OfficeWork
{
public:
    /// Ends the program with the reason where it has faults.
    static std::shared_ptr<const engine::procedure::Package> package();
    /// The office has published the package.
    explicit OfficeWork(engine::casework::Office &office);

    /// The case of a number: the start, and so many of its tasks done.
    engine::core::Result<void> work(int number, int tasks = 3);
    /// What is done with the case of each number, by a thread of its own for each client.
    using Each = std::function<void(int number)>;
    static void byClients(int first, int count, int clients, const Each &each);
    /// The cases of `count` numbers from `first` on. Of ten, one waits at its first task and one at its last if `open` says so; else all come to
    /// their end. Gives the seconds it took; ends the program with the reason where something fails.
    double fill(int first, int count, int clients, bool open);

    /// Is told what each command took, on the thread that gave it. Set before there are others.
    using Observer = std::function<void(std::chrono::duration<double> took)>;
    void onCommand(Observer observer) { m_observer = std::move(observer); }

    static QString caseId(int number);
    static QString nameOf(int number);

private:
    engine::core::Result<void> perform(const QString &caseId, engine::journal::CommandBody body, const QString &key);

    engine::casework::Office &m_office;
    std::shared_ptr<const engine::procedure::Package> m_package;
    Observer m_observer;
};

} // namespace tests
