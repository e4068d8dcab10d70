// SPDX-License-Identifier: Apache-2.0
// Cases of three user tasks through the office into a town's database, by many clients at once.
//   benchmark_store fill ADDRESS CASES CLIENTS [open]  prints commands a second, and bytes a case; open: a fifth of the cases is not at its end
//   benchmark_store record FILE CASES RECORDING        one client; writes down every statement, for bare_store
//   benchmark_store stream ADDRESS BYTES                  one file in and out, and what memory it takes
//   benchmark_store beside ADDRESS BYTES CLIENTS SECONDS  what commands take while nothing streams, and while a file goes in and out
//   benchmark_store look FILE CASES                    what a step, lists, searches and pages cost in a town of so many cases
#include "engine/casework/desk.h"
#include "engine/store/sql_case_store.h"
#include "engine/store/sql_directory_store.h"
#include "tests/benchmarks/measure/measure.h"
#include "tests/benchmarks/store/attachment.h"
#include "tests/benchmarks/store/recording_database.h"
#include "tests/benchmarks/store/touched_rows.h"
#include "tests/support/office_work/office_work.h"

#include <QFile>

using namespace benchmarks;
using namespace engine;
using namespace Qt::StringLiterals;

namespace {

/// An office on a database, with the key that every run of the benchmark has.
struct Bench
{
    explicit Bench(store::Database &on) : database(on)
    {
        catalogue.publish(tests::OfficeWork::package());
        auto opened = store::SqlCaseStore::open(database, store::TownKeys::from(*crypto::SecretKey::fromBytes(QByteArray(32, 'b'))), {});
        auto known = directory::Directory::open(directoryRows, crypto::SecretKey::generate(), clock);
        if (!opened || !known)
            stop(u"no office"_s);
        cases = std::move(*opened);
        directory = std::move(*known);
        office = std::make_unique<casework::Office>(casework::Surroundings{*cases, catalogue, *directory, clock, {}});
        work = std::make_unique<tests::OfficeWork>(*office);
    }

    store::Database &database;
    core::SystemClock clock;
    store::SqlDirectoryStore directoryRows{database};
    procedure::Catalogue catalogue;
    std::unique_ptr<store::SqlCaseStore> cases;
    std::unique_ptr<directory::Directory> directory;
    std::unique_ptr<casework::Office> office;
    std::unique_ptr<tests::OfficeWork> work;
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

int fill(const QString &address, int cases, int clients, bool open)
{
    const auto database = opened(address);
    Bench bench(*database);
    const qint64 before = bytesOf(*database);
    const auto statistics = database->statistics();
    const double seconds = bench.work->fill(0, cases, clients, open);
    const auto after = database->statistics();
    print(u"commands_per_second"_s, double(after.jobs - statistics.jobs) / seconds, 0);
    print(u"cases_per_second"_s, cases / seconds, 0);
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
        if (const auto worked = bench.work->work(i); !worked)
            stop(core::sentence(worked.error(), {u"en"_s}));
    }
    QFile out(recording);
    if (!out.open(QIODevice::WriteOnly) || out.write(database->recording()) < 0)
        stop(u"cannot write "_s + recording);
    return 0;
}

/// What people ask of a town all day, each many times over different cases; prints what a time touches and the median time.
int look(const QString &address, int cases)
{
    TouchedRows touched; // before the first connection
    const auto database = opened(address);
    Bench bench(*database);
    const procedure::Package &package = *tests::OfficeWork::package();
    const casework::TaskFilter clerks{std::set<QString>{u"parks:clerk"_s}};
    const casework::CaseFilter running{false, {}, std::set<QString>{package.hash}};
    casework::CaseFilter ended = running;
    ended.ended = true;
    const auto must = [](const auto &result) {
        if (!result)
            stop(core::sentence(result.error(), {u"en"_s}));
        if constexpr (requires { *result; })
            return *result;
    };
    constexpr int times = 200;
    const auto measure = [&](const QString &name, const std::function<void(int)> &ask) {
        ask(0); // prepares its statements
        std::vector<double> took;
        std::vector<double> rows;
        for (int i = 1; i <= times; ++i) {
            touched.reset();
            const auto began = Clock::now();
            ask(i);
            took.push_back(Seconds(Clock::now() - began).count() * 1e6);
            rows.push_back(double(touched.steps()));
        }
        std::sort(took.begin(), took.end());
        std::sort(rows.begin(), rows.end());
        print(name + u".steps"_s, rows[times / 2], 0);
        print(name + u".microseconds"_s, took[times / 2], 0);
    };
    // Numbers spread over the whole town; those that a step works on are of their own.
    const auto some = [cases](int i) { return int(qint64(i) * 7919 % cases); };
    const QString deep = casework::markOf(must(bench.cases->tasks(clerks, cases / 20)).back());
    measure(u"step"_s, [&](int i) { must(bench.work->work(cases + i, 1)); });
    measure(u"task_list"_s, [&](int) { must(bench.cases->tasks(clerks, 50)); });
    measure(u"task_list_deep"_s, [&](int) { must(bench.cases->tasks(clerks, 50, deep)); });
    measure(u"cases"_s, [&](int) { must(bench.cases->cases(running, 50, {})); });
    measure(u"ended_cases"_s, [&](int) { must(bench.cases->cases(ended, 50, {})); });
    measure(u"search"_s, [&](int i) { must(bench.cases->casesWith(tests::OfficeWork::nameOf(some(i)), {package.hash}, 50)); });
    measure(u"case_page"_s, [&](int i) {
        const QString id = tests::OfficeWork::caseId(some(i));
        must(bench.cases->caseLine(id));
        must(bench.cases->load(id));
    });
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
        return fill(arguments[1], arguments[2].toInt(), arguments[3].toInt(), false);
    if (arguments.size() == 5 && arguments[0] == u"fill" && arguments[4] == u"open")
        return fill(arguments[1], arguments[2].toInt(), arguments[3].toInt(), true);
    if (arguments.size() == 4 && arguments[0] == u"record")
        return record(arguments[1], arguments[2].toInt(), arguments[3]);
    if (arguments.size() >= 3 && (arguments[0] == u"stream" || arguments[0] == u"beside")) {
        const auto database = opened(arguments[1]);
        Bench bench(*database);
        if (arguments[0] == u"stream")
            return streamAlone(*bench.office, *bench.work, arguments[2].toLongLong());
        return streamBeside(*bench.office, *bench.work, arguments[2].toLongLong(), arguments.value(3).toInt(), arguments.value(4).toInt());
    }
    if (arguments.size() == 3 && arguments[0] == u"look")
        return look(arguments[1], arguments[2].toInt());
    return 2;
}
