// SPDX-License-Identifier: Apache-2.0
// Cases of three user tasks through the office into a town's database, by many clients at once.
//   benchmark_store fill ADDRESS CASES CLIENTS   prints commands a second, and bytes a case
//   benchmark_store record FILE CASES RECORDING  one client; writes down every statement, for bare_store
#include "engine/bpmn/reader.h"
#include "engine/casework/desk.h"
#include "engine/store/sql_case_store.h"
#include "engine/store/sql_directory_store.h"
#include "tests/benchmarks/measure/measure.h"
#include "tests/benchmarks/store/recording_database.h"

#include <QFile>
#include <QTemporaryDir>

#include <atomic>
#include <thread>

using namespace benchmarks;
using namespace engine;
using namespace Qt::StringLiterals;

namespace {

const QByteArray workflow = R"(<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:todoke="urn:todoke:bpmn:1" id="definitions" targetNamespace="urn:benchmark">
<process id="main" name="main" isExecutable="true"><startEvent id="start"/><sequenceFlow id="f0" sourceRef="start" targetRef="t1"/>
TASKS<endEvent id="end"/></process></definitions>)";

std::shared_ptr<const procedure::Package> makePackage()
{
    QByteArray tasks;
    for (int i = 1; i <= 3; ++i) {
        const QByteArray n = QByteArray::number(i);
        tasks += "<userTask id=\"t" + n + "\" name=\"t" + n + "\" todoke:form=\"examine\"><potentialOwner><resourceAssignmentExpression><formalExpression>role(\"clerk\")</formalExpression>"
                 "</resourceAssignmentExpression></potentialOwner></userTask><sequenceFlow id=\"f" + n + "\" sourceRef=\"t" + n + "\" targetRef=\"" + (i < 3 ? "t" + QByteArray::number(i + 1) : "end") + "\"/>";
    }
    auto package = std::make_shared<procedure::Package>();
    package->hash = QString(64, u'b');
    package->cover.id = u"benchmark"_s;
    package->cover.roles = {{u"clerk"_s, u"office"_s, u"clerk"_s, {}}};
    core::Faults faults;
    for (bpmn::Process &process : bpmn::read(QByteArray(workflow).replace("TASKS", tasks), u"benchmark.bpmn"_s, runtime::workflowNames(package->definition), faults)) {
        const QString id = process.id;
        package->definition.processes.emplace(id, std::make_shared<bpmn::Process>(std::move(process)));
    }
    if (!faults.empty())
        stop(core::sentence(faults.front(), {u"en"_s}));
    return package;
}

/// An office on a database, with the key that every run of the benchmark has.
struct Bench
{
    explicit Bench(store::Database &on) : database(on)
    {
        catalogue.publish(makePackage());
        auto opened = store::SqlCaseStore::open(database, store::TownKeys::from(*crypto::SecretKey::fromBytes(QByteArray(32, 'b'))), {});
        auto known = directory::Directory::open(directoryRows, crypto::SecretKey::generate(), clock);
        if (!opened || !known)
            stop(u"no office"_s);
        cases = std::move(*opened);
        directory = std::move(*known);
        office = std::make_unique<casework::Office>(casework::Surroundings{*cases, catalogue, *directory, clock, {}});
    }

    void perform(const QString &caseId, journal::CommandBody body, const QString &key)
    {
        const auto done = office->perform({caseId, {journal::Actor::Kind::Clerk, u"S01"_s, {}}, {std::move(body)}, key, {}, {}, {}});
        if (!done)
            stop(core::sentence(done.error(), {u"en"_s}));
    }

    /// Four commands: the start, and three tasks done, each with ten answers.
    void work(int number)
    {
        const QString id = u"2026-benchmark-%1"_s.arg(number, 7, 10, QLatin1Char('0'));
        perform(id, journal::StartCase{u"benchmark"_s, QString(64, u'b'), u"main"_s, u"submission-"_s + id, clock.now(), answers(number)}, id + u"-start"_s);
        for (int task = 1; task <= 3; ++task) {
            const auto stored = cases->load(id);
            if (!stored || !*stored || (*stored)->state.tasks.size() != 1)
                stop(u"no task"_s);
            perform(id, journal::CompleteTask{(*stored)->state.tasks.begin()->first, answers(number + task)}, id + u"-task-"_s + QString::number(task));
        }
    }

    static journal::NamedValues answers(int who)
    {
        journal::NamedValues all;
        for (int field = 0; field < 10; ++field)
            all.emplace_back(u"field%1"_s.arg(field), casework::Office::personal(feel::Value(u"answer %1 of resident %2"_s.arg(field).arg(who))));
        return all;
    }

    store::Database &database;
    core::SystemClock clock;
    store::SqlDirectoryStore directoryRows{database};
    procedure::Catalogue catalogue;
    std::unique_ptr<store::SqlCaseStore> cases;
    std::unique_ptr<directory::Directory> directory;
    std::unique_ptr<casework::Office> office;
};

std::unique_ptr<store::Database> opened(const QString &address)
{
    auto database = store::Database::open(address);
    if (!database)
        stop(core::sentence(database.error(), {u"en"_s}));
    return std::move(*database);
}

qint64 bytesOf(store::Database &database)
{
    qint64 bytes = 0;
    const auto asked = database.read([&](store::Connection &connection) -> core::Result<void> {
        const auto all = connection.bytes();
        bytes = all ? *all : 0;
        return {};
    });
    return asked ? bytes : 0;
}

int fill(const QString &address, int cases, int clients)
{
    const auto database = opened(address);
    Bench bench(*database);
    const qint64 before = bytesOf(*database);
    const auto statistics = database->statistics();
    std::atomic<int> next = 0;
    std::vector<std::thread> threads;
    const auto began = std::chrono::steady_clock::now();
    for (int i = 0; i < clients; ++i) {
        threads.emplace_back([&] {
            for (int mine = next++; mine < cases; mine = next++)
                bench.work(mine);
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    const auto after = database->statistics();
    print(u"commands_per_second"_s, 4 * cases / seconds, 0);
    print(u"bytes_per_case"_s, double(bytesOf(*database) - before) / cases, 0);
    print(u"commands_per_group"_s, double(after.jobs - statistics.jobs) / double(std::max<qint64>(after.groups - statistics.groups, 1)), 0);
    return 0;
}

int record(const QString &file, int cases, const QString &recording)
{
    const auto database = RecordingDatabase::open(file);
    Bench bench(*database);
    for (int i = 0; i < cases; ++i) {
        database->beginCase();
        bench.work(i);
    }
    QFile out(recording);
    if (!out.open(QIODevice::WriteOnly) || out.write(database->recording()) < 0)
        stop(u"cannot write "_s + recording);
    return 0;
}

} // namespace

int main(int count, char **values)
{
    const QStringList arguments = [&] {
        QStringList all;
        for (int i = 1; i < count; ++i)
            all << QString::fromLocal8Bit(values[i]);
        return all;
    }();
    if (arguments.size() == 4 && arguments[0] == u"fill")
        return fill(arguments[1], arguments[2].toInt(), arguments[3].toInt());
    if (arguments.size() == 4 && arguments[0] == u"record")
        return record(arguments[1], arguments[2].toInt(), arguments[3]);
    return 2;
}
