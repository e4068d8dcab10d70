// SPDX-License-Identifier: Apache-2.0
// Measures the procedure engine in memory and on one thread, on the models of a JSON file that tests/benchmarks/engine.mjs
// writes; one JSON object a line comes out: what was measured, how much, allocations.
#include "engine/bpmn/reader.h"
#include "engine/core/json.h"
#include "engine/crypto/crypto.h"
#include "engine/procedure/package.h"
#include "engine/runtime/execute.h"
#include "engine/services/standard_services.h"
#include "tests/benchmarks/measure/measure.h"

#include <QFile>

#include <malloc.h>

using namespace benchmarks;
using namespace engine;
using namespace Qt::StringLiterals;

namespace {

runtime::Definition definitionOf(const core::Json &model)
{
    runtime::Definition definition;
    core::Faults faults;
    const QString file = model[u"name"_s].toString();
    for (bpmn::Process &process : bpmn::read(model[u"xml"_s].toString().toUtf8(), file, runtime::workflowNames(definition), faults)) {
        const QString id = process.id;
        definition.processes.emplace(id, std::make_shared<bpmn::Process>(std::move(process)));
    }
    if (!faults.empty())
        stop(u"cannot read "_s + file);
    return definition;
}

journal::Personal answer(feel::Value value)
{
    return journal::Personal::of(std::move(value), QByteArray(16, 's'));
}

/// Values as a form of ten fields gives them.
std::vector<std::pair<QString, feel::Value>> answers(int who)
{
    std::vector<std::pair<QString, feel::Value>> all;
    for (int field = 0; field < 10; ++field)
        all.emplace_back(u"field%1"_s.arg(field), feel::Value(u"answer %1 of resident %2"_s.arg(field).arg(who)));
    return all;
}

journal::Command starting(journal::NamedValues variables, int who = 0)
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(1'790'000'000'000, Qt::UTC);
    return {u"case-%1"_s.arg(who), u"key"_s, now, crypto::sha256(QByteArray::number(who)), {}, {},
            journal::StartCase{u"benchmark"_s, QString(64, u'0'), u"main"_s, u"submission"_s, now, std::move(variables)}};
}

runtime::Execution executed(const runtime::Definition &definition, const journal::Command &command, state::CaseState before = {})
{
    auto done = runtime::execute(definition, std::move(before), command);
    if (!done)
        stop(u"a command is refused: "_s + done.error().idText());
    return std::move(done).value();
}

/// A case from its start to its end, its state and events kept; then the same written down.
void measureModel(const core::Json &model)
{
    const QString name = model[u"name"_s].toString();
    const runtime::Definition definition = definitionOf(model);
    const journal::Command command = starting({});
    const runtime::Execution done = executed(definition, command);
    if (!done.after.ended || done.after.variables().find(u"x"_s) == nullptr
        || done.after.variables().find(u"x"_s)->toLiteral() != model[u"expected"_s].toString())
        stop(name + u" does not end as it should"_s);
    runtime::Execution kept;
    measureRate(name + u".execute"_s, [&] { kept = executed(definition, command); });
    print(name + u".events"_s, static_cast<double>(done.events.size()), 0);
    measureRate(name + u".execute_and_write"_s, [&] {
        kept = executed(definition, command);
        journal::PersonalValues values;
        journal::hash(journal::write({journal::currentFormat, command.caseId, 1, journal::chainStart(), u"benchmark"_s, command, kept.events}, values));
    });
}

long bytesInUse()
{
    return static_cast<long>(mallinfo2().uordblks);
}

/// What a case that waits for a clerk takes in memory, and its answers alone.
void measureWaiting(const core::Json &model)
{
    constexpr int count = 1000;
    const runtime::Definition definition = definitionOf(model);
    std::vector<std::vector<std::pair<QString, feel::Value>>> data;
    data.reserve(count);
    const long empty = bytesInUse();
    for (int who = 0; who < count; ++who)
        data.push_back(answers(who));
    const long withData = bytesInUse();
    std::vector<state::CaseState> cases;
    cases.reserve(count);
    const long before = bytesInUse();
    for (int who = 0; who < count; ++who) {
        journal::NamedValues given;
        for (auto &[name, value] : answers(who))
            given.emplace_back(name, answer(std::move(value)));
        cases.push_back(executed(definition, starting(std::move(given), who)).after);
        if (cases.back().tasks.size() != 1)
            stop(u"the case does not wait"_s);
    }
    const long withCases = bytesInUse();
    const long data1 = (withData - empty) / count;
    print(u"engine.memory.waiting_case"_s, static_cast<double>((withCases - before) / count - data1), 0);
    print(u"engine.memory.its_data"_s, static_cast<double>(data1), 0);
}

/// Reads and checks as many packages as a prefecture has, each with an id of its own.
void measurePackages(const core::Json &packages)
{
    const auto files = procedure::readFolder(packages[u"folder"_s].toString(), packages[u"common"_s].toString());
    if (!files)
        stop(u"cannot read the package"_s);
    const QByteArray id = packages[u"id"_s].toString().toUtf8();
    std::vector<procedure::Files> all;
    for (int i = 0; i < packages[u"count"_s].toInteger(); ++i) {
        procedure::Files own;
        for (const auto &[path, bytes] : *files) {
            const QByteArray other = "p" + QByteArray::number(i);
            own.emplace(QString(path).replace(QString::fromUtf8(id), QString::fromUtf8(other)), QByteArray(bytes).replace(id, other));
        }
        all.push_back(std::move(own));
    }
    const procedure::Surroundings surroundings = services::standardSurroundings();
    std::vector<std::shared_ptr<const procedure::Package>> kept;
    const auto begin = Clock::now();
    for (const procedure::Files &own : all) {
        core::Faults faults;
        kept.push_back(procedure::read(own, faults, surroundings));
        if (!kept.back() || !faults.empty())
            stop(u"a package has faults"_s);
    }
    print(packages[u"name"_s].toString(), Seconds(Clock::now() - begin).count(), 0);
}

} // namespace

int main(int argc, char **argv)
{
    QFile file(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString());
    if (!file.open(QIODevice::ReadOnly))
        stop(u"usage: benchmark_engine FILE.json"_s);
    const auto work = core::Json::parse(file.readAll());
    if (!work)
        stop(u"the file is not JSON"_s);
    for (const core::Json &model : (*work)[u"models"_s].toArray())
        measureModel(model);
    measureWaiting((*work)[u"waiting"_s]);
    for (const core::Json &packages : (*work)[u"packages"_s].toArray())
        measurePackages(packages);
    return 0;
}
