// SPDX-License-Identifier: Apache-2.0
#include "tests/support/office_work/office_work.h"

#include <QTextStream>

#include <atomic>
#include <chrono>
#include <thread>

namespace tests {

using namespace engine;
using namespace Qt::StringLiterals;

namespace {

[[noreturn]] void stop(const core::Error &why)
{
    QTextStream(stderr) << core::sentence(why, {u"en"_s}) << Qt::endl;
    std::exit(1);
}

template <typename T> T must(core::Result<T> result)
{
    if (!result)
        stop(result.error());
    return std::move(*result);
}

const QString folder = QStringLiteral(TODOKE_SOURCE_DIR "/tests/support/office_work/procedures");

journal::NamedValues answers(const char *field, int first, int last, int who)
{
    journal::NamedValues all;
    for (int i = first; i <= last; ++i)
        all.emplace_back(QString::fromLatin1(field) + QString::number(i), casework::Office::personal(feel::Value(u"answer %1 of resident %2"_s.arg(i).arg(who))));
    return all;
}

} // namespace

std::shared_ptr<const procedure::Package> OfficeWork::package()
{
    static const std::shared_ptr<const procedure::Package> read = [] {
        core::Faults faults;
        auto package = procedure::read(must(procedure::readFolder(folder + u"/three-tasks"_s, folder + u"/common"_s)), faults);
        if (!faults.empty())
            stop(faults.front());
        return package;
    }();
    return read;
}

OfficeWork::OfficeWork(casework::Office &office) : m_office(office), m_package(office.surroundings().catalogue.inForce(u"three-tasks"_s)) {}

QString OfficeWork::caseId(int number)
{
    return u"2026-three-tasks-%1"_s.arg(number, 7, 10, QLatin1Char('0'));
}

QString OfficeWork::nameOf(int number)
{
    static const QStringList families{u"見本"_s, u"架空"_s, u"渡邉"_s, u"髙橋"_s, u"長谷川"_s, u"林"_s, u"五十嵐"_s, u"佐々木"_s, u"小野寺"_s, u"東海林"_s};
    static const QStringList given{u"花子"_s, u"一郎"_s, u"静香"_s, u"葛子"_s, u"太郎"_s, u"美咲"_s, u"健太郎"_s, u"律子"_s, u"法子"_s, u"誠"_s, u"翔"_s};
    return families.at(number % families.size()) + u'　' + given.at(number / 10 % given.size());
}

core::Result<void> OfficeWork::perform(const QString &caseId, journal::CommandBody body, const QString &key)
{
    const auto began = std::chrono::steady_clock::now();
    const auto done = m_office.perform({caseId, {journal::Actor::Kind::Clerk, u"S01"_s, {}}, {std::move(body)}, key, {}, {}, {}});
    if (m_observer)
        m_observer(std::chrono::steady_clock::now() - began);
    return done ? core::Result<void>() : done.error();
}

core::Result<void> OfficeWork::work(int number, int tasks)
{
    const QString id = caseId(number);
    journal::NamedValues application = answers("field", 1, 9, number);
    application.emplace_back(u"applicant"_s, casework::Office::personal(feel::Context{{u"full"_s, nameOf(number)}}));
    if (const auto begun = perform(id, journal::StartCase{m_package->cover.id, m_package->hash, m_package->process, u"submission-"_s + id, m_office.surroundings().clock.now(),
                                                          std::move(application)},
                                   id + u"-start"_s);
        !begun)
        return begun;
    for (int task = 1; task <= tasks; ++task) {
        const auto opened = m_office.open(id);
        if (!opened)
            return opened.error();
        const std::map<QString, state::Task> &waiting = opened->stored.state.tasks;
        if (waiting.size() != 1)
            qFatal("case %s does not wait at a task", qPrintable(id));
        if (const auto done = perform(id, journal::CompleteTask{waiting.begin()->first, answers("answer", 1, 10, number)}, id + u"-task-"_s + QString::number(task)); !done)
            return done;
    }
    return {};
}

void OfficeWork::byClients(int first, int count, int clients, const Each &each)
{
    std::atomic<int> next = first;
    std::vector<std::thread> threads;
    for (int i = 0; i < clients; ++i) {
        threads.emplace_back([&] {
            for (int mine = next++; mine < first + count; mine = next++)
                each(mine);
        });
    }
    for (std::thread &thread : threads)
        thread.join();
}

double OfficeWork::fill(int first, int count, int clients, bool open)
{
    const auto began = std::chrono::steady_clock::now();
    byClients(first, count, clients, [&](int number) {
        const int kind = number % 10;
        if (const auto done = work(number, open && kind < 2 ? 2 * kind : 3); !done)
            stop(done.error());
    });
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

} // namespace tests
