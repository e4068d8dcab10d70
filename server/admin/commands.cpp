// SPDX-License-Identifier: Apache-2.0
#include "server/admin/commands.h"

#include "engine/casework/promises.h"
#include "engine/store/town_address.h"
#include "engine/tool/package_folder.h"
#include "server/admin/metrics.h"
#include "server/admin/migration.h"
#include "server/admin/place.h"
#include "server/admin/reach.h"
#include "server/admin/records_command.h"
#include "server/admin/shifted_clock.h"
#include "server/admin/staff_command.h"
#include "server/admin/town.h"
#include "server/api/api.h"
#include "server/http/server.h"
#include "server/pages/site.h"
#include "server/preview/preview.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QTextStream>
#include <QUrl>

#include <csignal>
#include <cstdio>
#include <thread>

namespace server::admin {

using engine::core::Error;
using engine::core::sentence;

namespace {

std::atomic<bool> asked = false;

void askToStop(int)
{
    asked = true;
}

void waitToBeStopped()
{
    std::signal(SIGINT, askToStop);
    std::signal(SIGTERM, askToStop);
    while (!asked)
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
}

QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

int fail(const Error &error)
{
    QTextStream(stderr) << error.where().toString() << (error.where().file.isEmpty() ? "" : ": ") << sentence(error, {}) << " / "
                        << sentence(error, {QStringLiteral("en")}) << '\n';
    return 1;
}

void printLogins(const std::vector<Login> &logins, const QString &folder)
{
    if (logins.empty())
        return;
    out() << "\n  Shown once (stored hashed); --reset starts afresh.\n\n";
    for (const Login &login : logins)
        out() << "    " << login.id.leftJustified(16) << login.password.leftJustified(16) << login.name << "  (" << login.who << ")\n";
    out() << "\n  Signing keys of the citizens (same passwords): " << QDir::toNativeSeparators(folder) << "\n\n";
}

void addCommonOptions(QCommandLineParser &parser)
{
    parser.addOption({QStringLiteral("data"), QStringLiteral("The town's folder."), QStringLiteral("folder"), QStringLiteral("var/town")});
    parser.addOption({QStringLiteral("procedures"), QStringLiteral("A folder of packages; may be given several times, the first one holds common/."),
                      QStringLiteral("folder")});
    parser.addOption({QStringLiteral("port"), QStringLiteral("Where to listen; 0 takes a free port."), QStringLiteral("port"), QStringLiteral("8080")});
    parser.addOption({QStringLiteral("site-url"), QStringLiteral("How the site is reached from outside."), QStringLiteral("url")});
    parser.addOption({QStringLiteral("listen-on"), QStringLiteral("The address of this machine on which to listen."), QStringLiteral("address"), QStringLiteral("127.0.0.1")});
    parser.addOption({QStringLiteral("trusted-proxy"), QStringLiteral("serve: the address of a proxy in front, whose X-Forwarded-For is believed; may be given several times."), QStringLiteral("address")});
    parser.addOption({QStringLiteral("clamd"), QStringLiteral("serve: where clamd looks into uploads: /run/clamav/clamd.ctl or host:port; absent: they are kept unlooked."), QStringLiteral("address")});
    parser.addOption({QStringLiteral("payment-url"), QStringLiteral("The sandbox payment provider."), QStringLiteral("url"), QStringLiteral("http://localhost:8090")});
    parser.addOption({QStringLiteral("ahead"), QStringLiteral("Put the clock ahead, e.g. 8d or 36h; only in a demonstration town."), QStringLiteral("time"), QStringLiteral("0d")});
    parser.addOption({QStringLiteral("database"), QStringLiteral("Where a new town keeps its data: postgresql://user@host/name; absent: the file town.sqlite in its folder."), QStringLiteral("address")});
    parser.addOption({QStringLiteral("reset"), QStringLiteral("Delete the town and begin afresh.")});
    parser.addOption({QStringLiteral("to"), QStringLiteral("migrate: the version that cases go to; absent: the one in force. copy: the database that takes the copy. backup: the file."), QStringLiteral("hash|address|file")});
    parser.addOption({QStringLiteral("answers"), QStringLiteral("migrate: what the version asks for that cases do not have."), QStringLiteral("file.json")});
    parser.addOption({QStringLiteral("apply"), QStringLiteral("migrate: do it; absent: only tell what would be done.")});
    parser.addOption({QStringLiteral("metrics"), QStringLiteral("serve: a port on this machine alone for Prometheus's metrics; absent: none."), QStringLiteral("port")});
    parser.addOption({QStringLiteral("older"), QStringLiteral("restore: accept that what was acknowledged after the backup is lost.")});
    parser.addHelpOption();
}

TownSettings settingsOf(const QCommandLineParser &parser)
{
    TownSettings settings;
    settings.folder = QDir(parser.value(QStringLiteral("data"))).absolutePath();
    settings.procedureFolders = parser.values(QStringLiteral("procedures"));
    if (settings.procedureFolders.isEmpty())
        settings.procedureFolders << QStringLiteral("procedures");
    const QString url = parser.value(QStringLiteral("site-url"));
    settings.siteUrl = url.isEmpty() ? QStringLiteral("http://localhost:") + parser.value(QStringLiteral("port")) : url;
    settings.paymentUrl = parser.value(QStringLiteral("payment-url"));
    settings.clamd = parser.value(QStringLiteral("clamd"));
    return settings;
}

int serve(const QCommandLineParser &parser)
{
    const QString given = parser.value(QStringLiteral("ahead"));
    const auto ahead = ShiftedClock::read(given);
    if (!ahead)
        return fail(Error(AdminError::BrokenShift, {given}));
    const ShiftedClock clock(*ahead);
    const TownSettings settings = settingsOf(parser);
    auto reached = settingsFor({parser.value(QStringLiteral("site-url")), parser.value(QStringLiteral("listen-on")), parser.values(QStringLiteral("trusted-proxy"))});
    if (!reached)
        return fail(reached.error());
    http::Settings httpSettings = std::move(*reached);
    // Only what is a town of ours is ever deleted.
    if (parser.isSet(QStringLiteral("reset")) && QFile::exists(settings.folder + QStringLiteral("/keys/town.key")))
        QDir(settings.folder).removeRecursively();
    if (const auto placed = placeTown(settings.folder, parser.value(QStringLiteral("database"))); !placed)
        return fail(placed.error());
    auto town = Town::open(settings, clock);
    if (!town)
        return fail(town.error());
    if (*ahead > std::chrono::hours(0) && !(*town)->isDemonstration())
        return fail(Error(AdminError::NoDemonstration));
    engine::core::Faults faults;
    if (const auto published = (*town)->publish(faults); !published)
        return fail(published.error());
    for (const Error &fault : faults)
        fail(fault);
    const auto logins = (*town)->createDemonstration();
    if (!logins)
        return fail(logins.error());

    for (const auto &package : (*town)->office().surroundings().catalogue.allInForce()) {
        for (const Error &broken : engine::casework::brokenPromises(package->cover, (*town)->directory()))
            fail(broken);
    }

    http::FileSessionStore sessionStore(settings.folder + QStringLiteral("/sessions"), (*town)->keys().sessions);
    const http::SessionKeeper sessions(sessionStore, (*town)->keys().sessions, clock, httpSettings.secure);
    http::Router router;
    Town &running = **town;
    pages::Site site(running.intake(), clock, {settings.siteUrl, running.name(), QStringLiteral("03-0000-0000"), "Asia/Tokyo", {}, [&running] { running.wake(); }});
    site.routes(router);
    api::StaffSessions staffSessions(clock);
    const api::ApiSurroundings surroundings{running.office(), running.desk(), staffSessions, running.work(), running.workers(), [&running] { running.wake(); }};
    api::addApi(router, surroundings);

    QFile logFile(settings.folder + QStringLiteral("/server.log"));
    if (!logFile.open(QIODevice::Append))
        return fail(Error(AdminError::CannotWrite, {logFile.fileName(), logFile.errorString()}));
    logFile.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    std::mutex logMutex;
    const auto log = [&](const QByteArray &line) {
        const std::lock_guard lock(logMutex);
        logFile.write(line + '\n');
        logFile.flush();
    };
    running.database().setSlowStatementLog([&](const char *sql, std::chrono::milliseconds took) {
        log(engine::core::Json(engine::core::Json::Object{{QStringLiteral("what"), QStringLiteral("slow statement")},
                                                          {QStringLiteral("milliseconds"), qint64{took.count()}},
                                                          {QStringLiteral("statement"), QString::fromUtf8(sql)}})
                .canonical());
    });
    httpSettings.port = static_cast<quint16>(parser.value(QStringLiteral("port")).toUInt());
    httpSettings.log = log;
    http::Server server(httpSettings, router, sessions, clock);
    if (const auto started = server.start(); !started)
        return fail(started.error());
    http::Router watched;
    addMetrics(watched, running);
    http::Settings watchSettings;
    watchSettings.port = static_cast<quint16>(parser.value(QStringLiteral("metrics")).toUInt());
    watchSettings.workers = 1;
    http::Server watch(watchSettings, watched, sessions, clock);
    if (parser.isSet(QStringLiteral("metrics"))) {
        if (const auto started = watch.start(); !started)
            return fail(started.error());
    }
    running.start(log);

    const QString address = QStringLiteral("http://localhost:%1").arg(server.port());
    out() << "\n  Todoke: " << address << "/\n";
    if (httpSettings.secure && httpSettings.trustedProxies.isEmpty())
        out() << "\n  No --trusted-proxy is named: all who come through a proxy count as one address.\n";
    if (!running.scanner())
        out() << "\n  Uploaded files are not looked into for malicious programs: --clamd says where ClamAV is.\n";
    else if (!running.scanner()->isThere())
        out() << "\n  clamd does not answer at " << settings.clamd << ": uploads are refused until it does.\n";
    printLogins(*logins, settings.folder + QStringLiteral("/citizens"));
    out() << "  ready " << address << '\n';
    out().flush();

    waitToBeStopped();
    if (parser.isSet(QStringLiteral("metrics")))
        watch.stop();
    server.stop();
    running.stop();
    return 0;
}

/// Shows the package of a folder as citizens will see it, on this machine alone.
int preview(const QCommandLineParser &parser, const QStringList &arguments)
{
    if (arguments.size() != 1 || !QDir(arguments.front()).exists())
        return fail(Error(AdminError::Usage, {QStringLiteral("todoke-server preview DIR [--port N]")}));
    const auto demonstration = Demonstration::read();
    if (!demonstration)
        return fail(demonstration.error());
    const engine::core::SystemClock clock;
    const QString folder = QDir(arguments.front()).absolutePath();
    auto opened = preview::Preview::open({folder, engine::tool::sharedFolder(folder), demonstration->townName(), demonstration->people()}, clock);
    if (!opened)
        return fail(opened.error());
    http::MemorySessionStore sessionStore;
    const http::SessionKeeper sessions(sessionStore, engine::crypto::SecretKey::generate(), clock, false);
    http::Settings settings;
    settings.port = static_cast<quint16>(parser.value(QStringLiteral("port")).toUInt());
    settings.hosts = {QStringLiteral("localhost"), QStringLiteral("127.0.0.1")};
    http::Server server(settings, (*opened)->router(), sessions, clock);
    if (const auto started = server.start(); !started)
        return fail(started.error());
    (*opened)->workbench().start();
    const auto shown = (*opened)->workbench().standing()->shown;
    const QString page = shown ? QStringLiteral("/procedures/") + shown->cover.id : QStringLiteral("/");
    out() << "\n  Preview of " << QDir::toNativeSeparators(folder) << ": http://localhost:" << server.port() << page << "\n  It shows each change when you save it. Ctrl+C ends it.\n";
    out() << "  ready http://localhost:" << server.port() << '\n';
    out().flush();
    waitToBeStopped();
    server.stop();
    (*opened)->workbench().stop();
    return 0;
}

int erase(const QCommandLineParser &parser, const QStringList &arguments)
{
    if (arguments.size() < 3)
        return fail(Error(AdminError::Usage, {QStringLiteral("todoke-server erase --data FOLDER CASE GROUND VARIABLE …")}));
    const engine::core::SystemClock clock;
    auto town = Town::open(settingsOf(parser), clock);
    if (!town)
        return fail(town.error());
    const std::vector<QString> names(arguments.begin() + 2, arguments.end());
    const auto erased = (*town)->erase(arguments.at(0), arguments.at(1), names);
    if (!erased)
        return fail(erased.error());
    for (const QString &what : *erased)
        out() << "erased " << what << '\n';
    return 0;
}

int begin(const QCommandLineParser &parser, const QStringList &arguments)
{
    if (arguments.size() != 4)
        return fail(Error(AdminError::Usage, {QStringLiteral("todoke-server begin --data FOLDER PROCEDURE PROCESS KEY STAFF")}));
    const engine::core::SystemClock clock;
    auto town = Town::open(settingsOf(parser), clock);
    if (!town)
        return fail(town.error());
    const auto begun = (*town)->begin(arguments.at(0), arguments.at(1), arguments.at(2), arguments.at(3));
    if (!begun)
        return fail(begun.error());
    out() << "begun " << *begun << '\n';
    return 0;
}

/// Tells for each running case of a procedure whether it can go on with another version, and with --apply hands it over.
int migrate(const QCommandLineParser &parser, const QStringList &arguments)
{
    if (arguments.size() != 1)
        return fail(Error(AdminError::Usage, {QStringLiteral("todoke-server migrate --data FOLDER PROCEDURE [--to HASH] [--answers FILE.json] [--apply]")}));
    engine::casework::MigrationOrder order{arguments.front()};
    if (parser.isSet(QStringLiteral("to")))
        order.target = parser.value(QStringLiteral("to"));
    if (parser.isSet(QStringLiteral("answers"))) {
        auto answers = readAnswers(parser.value(QStringLiteral("answers")));
        if (!answers)
            return fail(answers.error());
        order.answers = std::move(*answers);
    }
    const engine::core::SystemClock clock;
    auto town = Town::open(settingsOf(parser), clock);
    if (!town)
        return fail(town.error());
    const bool applies = parser.isSet(QStringLiteral("apply"));
    const auto report = applies ? (*town)->office().migrate(order, {}) : (*town)->office().planMigration(order);
    if (!report)
        return fail(report.error());
    out() << linesOf(*report) << (applies ? "" : "Nothing was changed: --apply does it.\n");
    return std::any_of(report->cases.begin(), report->cases.end(), [](const auto &line) { return line.failed.has_value(); }) ? 1 : 0;
}

void tell(const QString &line)
{
    out() << line << '\n';
    out().flush();
}

/// Copies the town into another, empty database, proves the copy, and lets the town live there from then on.
int copy(const QCommandLineParser &parser, const QStringList &arguments)
{
    if (!arguments.isEmpty() || !parser.isSet(QStringLiteral("to")))
        return fail(Error(AdminError::Usage, {QStringLiteral("todoke-server copy --data FOLDER --to ADDRESS")}));
    const auto copied = moveTown(settingsOf(parser).folder, parser.value(QStringLiteral("to")), tell);
    return copied ? 0 : fail(copied.error());
}

/// Whether the database's own structures are whole; what it holds is proven by `todoke verify`.
int integrity(const QCommandLineParser &parser)
{
    const auto database = engine::store::Database::open(engine::store::townAddress(settingsOf(parser).folder));
    if (!database)
        return fail(database.error());
    std::vector<QString> damages;
    const auto looked = (*database)->read([&](engine::store::Connection &connection) -> engine::core::Result<void> {
        auto found = connection.damages();
        if (!found)
            return found.error();
        damages = std::move(*found);
        return {};
    });
    if (!looked)
        return fail(looked.error());
    for (const QString &damage : damages)
        out() << damage << '\n';
    out() << damages.size() << " damages\n";
    return damages.empty() ? 0 : 1;
}

int records(const QCommandLineParser &parser, const QStringList &arguments)
{
    const engine::core::SystemClock clock;
    auto town = Town::open(settingsOf(parser), clock);
    if (!town)
        return fail(town.error());
    QTextStream in(stdin);
    const auto done = recordsCommand(**town, arguments, in, out());
    out().flush();
    return done ? 0 : fail(done.error());
}

int backup(const QCommandLineParser &parser, const QStringList &arguments)
{
    if (!arguments.isEmpty() || !parser.isSet(QStringLiteral("to")))
        return fail(Error(AdminError::Usage, {QStringLiteral("todoke-server backup --data FOLDER --to FILE")}));
    const auto kept = backUpTown(settingsOf(parser).folder, QDir(parser.value(QStringLiteral("to"))).absolutePath(), tell);
    return kept ? 0 : fail(kept.error());
}

int restore(const QCommandLineParser &parser, const QStringList &arguments)
{
    if (arguments.size() != 1)
        return fail(Error(AdminError::Usage, {QStringLiteral("todoke-server restore --data FOLDER [--database ADDRESS] [--older] FILE")}));
    const QString folder = settingsOf(parser).folder;
    if (const auto placed = placeTown(folder, parser.value(QStringLiteral("database"))); !placed)
        return fail(placed.error());
    const auto restored = restoreTown(folder, arguments.front(), parser.isSet(QStringLiteral("older")), tell);
    return restored ? 0 : fail(restored.error());
}

int revoke(const QCommandLineParser &parser, const QStringList &arguments)
{
    if (arguments.size() != 1)
        return fail(Error(AdminError::Usage, {QStringLiteral("todoke-server revoke --data FOLDER CERTIFICATE.pem")}));
    QFile file(arguments.front());
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error(AdminError::CannotRead, {file.fileName(), file.errorString()}));
    const auto certificate = engine::signature::Certificate::fromPem(file.readAll());
    if (!certificate)
        return fail(certificate.error());
    const QString folder = settingsOf(parser).folder + QStringLiteral("/keys");
    if (const auto revoked = TownKeys::revoke(folder, *certificate, engine::core::SystemClock().now()); !revoked)
        return fail(revoked.error());
    out() << "revoked " << certificate->subject() << " (" << certificate->serial() << "); counts from the next start of the server\n";
    return 0;
}

/// Who is away, and who acts for whom. The server need not be stopped.
int staff(const QCommandLineParser &parser, const QStringList &arguments)
{
    const engine::core::SystemClock clock;
    const QString folder = settingsOf(parser).folder;
    auto database = engine::store::Database::open(engine::store::townAddress(folder));
    if (!database)
        return fail(database.error());
    const auto keys = TownKeys::open(folder + QStringLiteral("/keys"), {}, clock.now());
    if (!keys)
        return fail(keys.error());
    engine::store::SqlDirectoryStore store(**database);
    auto directory = engine::directory::Directory::open(store, keys->directory, clock);
    if (!directory)
        return fail(directory.error());
    const auto done = staffCommand(**directory, arguments, out());
    out().flush();
    return done ? 0 : fail(done.error());
}

/// Makes a worker's token, shows the workers or takes one away. The server need not be stopped.
int worker(const QCommandLineParser &parser, const QStringList &arguments)
{
    auto database = engine::store::Database::open(engine::store::townAddress(settingsOf(parser).folder));
    if (!database)
        return fail(database.error());
    engine::store::SqlDirectoryStore store(**database);
    engine::directory::Workers workers(store);
    const QString verb = arguments.value(0);
    if (verb == QLatin1String("add") && arguments.size() >= 3) {
        const auto token = workers.add(arguments.at(1), {arguments.begin() + 2, arguments.end()});
        if (!token)
            return fail(token.error());
        out() << "token " << *token << "\nShown once (stored hashed); a new one for the same worker replaces it.\n";
        return 0;
    }
    if (verb == QLatin1String("remove") && arguments.size() == 2) {
        const auto removed = workers.remove(arguments.at(1));
        return removed ? 0 : fail(removed.error());
    }
    if (verb == QLatin1String("list") && arguments.size() == 1) {
        const auto all = workers.all();
        if (!all)
            return fail(all.error());
        for (const engine::directory::Worker &one : *all)
            out() << one.name << ": " << QStringList(one.topics.begin(), one.topics.end()).join(QStringLiteral(", ")) << '\n';
        return 0;
    }
    return fail(Error(AdminError::Usage, {QStringLiteral("todoke-server worker --data FOLDER add NAME TOPIC … | list | remove NAME")}));
}

} // namespace

int runCommand(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Serves a town: the citizens' site and the office's API.\nCommands: serve (default), preview DIR, erase CASE GROUND VARIABLE …, begin PROCEDURE PROCESS KEY STAFF, migrate PROCEDURE, copy --to ADDRESS, backup --to FILE, restore FILE, records …, rotate-key, integrity, revoke CERTIFICATE.pem, staff away … | delegate … | end ID | list, worker add NAME TOPIC … | list | remove NAME"));
    addCommonOptions(parser);
    parser.addPositionalArgument(QStringLiteral("command"), QStringLiteral("serve, preview, erase, begin, migrate, copy, backup, restore, records, rotate-key, integrity, revoke, staff or worker"), QStringLiteral("[command]"));
    parser.process(QStringList(QCoreApplication::applicationFilePath()) + arguments);
    QStringList positional = parser.positionalArguments();
    const QString command = positional.isEmpty() ? QStringLiteral("serve") : positional.takeFirst();
    if (command == QLatin1String("serve"))
        return serve(parser);
    if (command == QLatin1String("preview"))
        return preview(parser, positional);
    if (command == QLatin1String("begin"))
        return begin(parser, positional);
    if (command == QLatin1String("migrate"))
        return migrate(parser, positional);
    if (command == QLatin1String("copy"))
        return copy(parser, positional);
    if (command == QLatin1String("integrity"))
        return integrity(parser);
    if (command == QLatin1String("records"))
        return records(parser, positional);
    if (command == QLatin1String("rotate-key")) {
        const auto rotated = rotateKey(settingsOf(parser).folder, tell);
        return rotated ? 0 : fail(rotated.error());
    }
    if (command == QLatin1String("backup"))
        return backup(parser, positional);
    if (command == QLatin1String("restore"))
        return restore(parser, positional);
    if (command == QLatin1String("erase"))
        return erase(parser, positional);
    if (command == QLatin1String("revoke"))
        return revoke(parser, positional);
    if (command == QLatin1String("staff"))
        return staff(parser, positional);
    if (command == QLatin1String("worker"))
        return worker(parser, positional);
    return fail(Error(AdminError::Usage, {QStringLiteral("todoke-server [serve | preview | erase | begin | migrate | copy | backup | restore | records | rotate-key | integrity | revoke | staff | worker] --help")}));
}

} // namespace server::admin
