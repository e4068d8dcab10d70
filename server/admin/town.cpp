// SPDX-License-Identifier: Apache-2.0
#include "server/admin/town.h"

#include "engine/store/town_address.h"

#include <QDir>
#include <QTimeZone>

namespace server::admin {

using engine::core::Error;
using engine::core::Json;
using engine::core::Result;

namespace {

constexpr int roundsAtOnce = 8;

} // namespace

Town::Town(TownSettings settings, TownKeys keys, Demonstration demonstration, const engine::core::Clock &clock)
    : m_settings(std::move(settings)), m_keys(std::move(keys)), m_demonstration(std::move(demonstration)), m_clock(clock)
{
}

Town::~Town()
{
    stop();
}

Result<std::unique_ptr<Town>> Town::open(const TownSettings &settings, const engine::core::Clock &clock)
{
    if (!QDir().mkpath(settings.folder))
        return Error(AdminError::NoFolder, {settings.folder});
    auto demonstration = Demonstration::read();
    if (!demonstration)
        return demonstration.error();
    const QString name = demonstration->townName().in({});
    auto keys = TownKeys::open(settings.folder + QStringLiteral("/keys"), name, clock.now());
    if (!keys)
        return keys.error();
    std::unique_ptr<Town> town(new Town(settings, std::move(*keys), std::move(*demonstration), clock));
    if (const auto built = town->build(); !built)
        return built.error();
    return town;
}

Result<void> Town::build()
{
    auto database = engine::store::Database::open(engine::store::townAddress(m_settings.folder));
    if (!database)
        return database.error();
    m_database = std::move(*database);
    if (const auto turns = takeTurns(); !turns)
        return turns;
    auto cases = engine::store::SqlCaseStore::open(*m_database, engine::store::TownKeys::from(m_keys.town), m_settings.folder + QStringLiteral("/anchor"));
    if (!cases)
        return cases.error();
    m_cases = std::move(*cases);
    m_intakeStore = std::make_unique<engine::store::SqlIntakeStore>(*m_database);
    m_directoryStore = std::make_unique<engine::store::SqlDirectoryStore>(*m_database);
    auto directory = engine::directory::Directory::open(*m_directoryStore, m_keys.directory, m_clock);
    if (!directory)
        return directory.error();
    m_directory = std::move(*directory);
    if (const auto loaded = m_demonstration.loadRegisters(m_registers); !loaded)
        return loaded;
    if (const auto published = publishStored(); !published)
        return published;
    if (const auto listed = m_cases->completeLists(m_catalogue, engine::calendar::BusinessCalendar::japan(), "Asia/Tokyo"); !listed)
        return listed;

    const auto paymentKeys = payment::SandboxKeys::fromFile(m_keys.paymentKeyFile);
    if (!paymentKeys)
        return paymentKeys.error();
    m_payment = std::make_unique<payment::SandboxAdapter>(m_settings.paymentUrl, *paymentKeys, m_clock);
    m_arrivalSeal = std::make_unique<engine::intake::XadesSeal>(*m_keys.seal, m_keys.anchors);
    if (!m_settings.clamd.isEmpty()) {
        auto scanner = scan::Clamd::at(m_settings.clamd);
        if (!scanner)
            return scanner.error();
        m_scanner = std::move(*scanner);
    }
    engine::intake::Settings settings{m_keys.intake, m_keys.inner.publicKey(), m_settings.siteUrl, m_demonstration.townName()};
    m_intake = std::make_unique<engine::intake::Intake>(
        engine::intake::Services{*m_intakeStore, m_catalogue, *m_directory, *m_arrivalSeal, m_clock, {m_payment.get()}, m_scanner.get()}, settings);
    m_office = std::make_unique<engine::casework::Office>(engine::casework::Surroundings{*m_cases, m_catalogue, *m_directory, m_clock, {m_keys.seal, m_keys.anchors, m_keys.revocation}});
    m_desk = std::make_unique<engine::casework::Desk>(*m_office);
    engine::services::addStandardServices(m_services, {*m_office, m_registers, m_settings.siteUrl + QStringLiteral("/verify")});
    m_pump = std::make_unique<engine::casework::Pump>(*m_office, m_services, m_intake->outerZone(), m_keys.inner);
    m_work = std::make_unique<engine::casework::ExternalWork>(*m_office, *m_cases);
    m_workers = std::make_unique<engine::directory::Workers>(*m_directoryStore);
    m_mailer = std::make_unique<mail::FileMailer>(m_settings.folder + QStringLiteral("/mails"), QStringLiteral("noreply@mihon.example.jp"));
    return {};
}

/// A server that may share its database with others is known to them by a name that lies in its folder.
Result<void> Town::takeTurns()
{
    if (!engine::store::Database::isServer(m_database->address()))
        return {};
    QFile file(m_settings.folder + QStringLiteral("/server-id"));
    if (!file.open(QIODevice::ReadWrite))
        return Error(AdminError::CannotWrite, {file.fileName(), file.errorString()});
    QByteArray id = file.readAll().trimmed();
    if (id.isEmpty()) {
        id = engine::crypto::randomId().toUtf8();
        file.write(id + '\n');
    }
    m_turn = std::make_unique<engine::store::Turn>(*m_database, QStringLiteral("pump"), QString::fromUtf8(id), m_clock);
    return {};
}

/// Who an administrator, or another server of the town, has let in or sent away, and what another server has published.
Result<void> Town::seeOthers()
{
    if (const auto read = m_directory->refresh(); !read || !m_turn)
        return read;
    const auto packages = engine::store::revision(*m_database, QStringLiteral("packages"));
    if (!packages)
        return packages.error();
    return *packages == m_packagesSeen ? Result<void>() : publishStored();
}

Result<void> Town::publishStored()
{
    const auto packages = engine::store::revision(*m_database, QStringLiteral("packages"));
    if (!packages)
        return packages.error();
    const auto stored = m_cases->published();
    if (!stored)
        return stored.error();
    m_packagesSeen = *packages;
    for (const engine::procedure::Files &files : *stored) {
        if (m_catalogue.byHash(engine::procedure::packageHash(files)))
            continue;
        if (auto package = engine::procedure::readPublished(files))
            m_catalogue.publish(std::move(package));
    }
    return {};
}

Result<void> Town::publish(engine::core::Faults &faults)
{
    for (const QString &folder : m_settings.procedureFolders) {
        const QString common = QDir(m_settings.procedureFolders.first()).filePath(QStringLiteral("common"));
        for (const QFileInfo &entry : QDir(folder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            if (entry.fileName() == QLatin1String("common") || !QFile::exists(entry.filePath() + QStringLiteral("/procedure.xml")))
                continue;
            const auto files = engine::procedure::readFolder(entry.filePath(), common);
            if (!files)
                return files.error();
            if (m_catalogue.byHash(engine::procedure::packageHash(*files)))
                continue;
            engine::core::Faults found;
            auto package = engine::procedure::read(*files, found, engine::services::standardSurroundings());
            if (!package || !found.empty()) {
                faults.push_back(Error(AdminError::BrokenPackage, {entry.fileName()}));
                faults.insert(faults.end(), found.begin(), found.end());
                continue;
            }
            if (const auto kept = m_cases->publish(*package, m_clock.now()); !kept)
                return kept;
            m_catalogue.publish(std::move(package));
        }
    }
    return {};
}

Result<std::vector<Login>> Town::createDemonstration()
{
    if (!m_directory->allStaff().empty())
        return std::vector<Login>();
    return m_demonstration.create(*m_directory, m_intake->accounts(), m_settings.folder + QStringLiteral("/keys"),
                                  m_settings.folder + QStringLiteral("/citizens"), m_clock.now());
}

bool Town::isDemonstration() const
{
    const std::vector<engine::directory::Staff> staff = m_directory->allStaff();
    return std::all_of(staff.begin(), staff.end(), [this](const auto &member) { return m_demonstration.hasStaff(member.id, member.name); });
}

Result<std::vector<QString>> Town::erase(const QString &caseId, const QString &ground, const std::vector<QString> &names)
{
    auto erased = m_office->erase(caseId, {}, names, ground);
    if (!erased)
        return erased;
    const engine::casework::Pump::Progress told = m_pump->drain();
    if (!told.failed.empty())
        return told.failed.front();
    if (const auto emptied = m_database->checkpoint(); !emptied)
        return emptied.error();
    return erased;
}

Result<QString> Town::begin(const QString &procedure, const QString &process, const QString &key, const QString &staff)
{
    auto package = m_catalogue.inForce(procedure);
    if (!package)
        return Error(engine::casework::CaseError::UnknownProcedure, {procedure});
    const auto posts = m_directory->postsOf(staff, m_clock.now().toTimeZone(QTimeZone("Asia/Tokyo")).date());
    const auto works = [&](const engine::procedure::Role &role) {
        return std::find(posts.begin(), posts.end(), engine::directory::Post{role.office, role.position}) != posts.end();
    };
    if (std::none_of(package->cover.roles.begin(), package->cover.roles.end(), works))
        return Error(engine::casework::CaseError::NotYours);
    auto begun = m_office->begin({std::move(package), process, key, {}}, {engine::journal::Actor::Kind::Clerk, staff, {}});
    if (!begun)
        return begun;
    const engine::casework::Pump::Progress told = m_pump->drain();
    if (!told.failed.empty())
        return told.failed.front();
    return begun;
}

void Town::start(std::function<void(const QByteArray &)> log)
{
    m_stopping = false;
    m_thread = std::thread([this, log = std::move(log)] { run(log); });
}

void Town::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void Town::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_woken = true;
    }
    m_wake.notify_all();
}

void Town::run(const std::function<void(const QByteArray &)> &log)
{
    const auto tell = [&](const char *what, const Error &error) {
        // Ids only: the sentences may name personal things.
        log(Json(Json::Object{{QStringLiteral("what"), QString::fromLatin1(what)}, {QStringLiteral("error"), error.idText()},
                              {QStringLiteral("where"), error.where().toString()}})
                .canonical());
    };
    auto nextSweep = std::chrono::steady_clock::now();
    for (;;) {
        Result<bool> ours = true;
        if (const auto seen = seeOthers(); !seen)
            tell("others", seen.error());
        if (m_turn) {
            ours = m_turn->take();
            if (!ours)
                tell("turn", ours.error());
        }
        bool isMore = false;
        if (ours && *ours) {
            // After a long stop much is due at once: between its rounds come mails, what other servers say, the turn, and the end.
            const engine::casework::Pump::Progress progress = m_pump->drain(roundsAtOnce);
            isMore = progress.done > 0;
            for (const Error &error : progress.failed)
                tell("pump", error);
            if (const auto delivered = mail::deliverDue(m_intake->mails(), *m_mailer, m_clock); !delivered)
                tell("mail", delivered.error());
            if (std::chrono::steady_clock::now() >= nextSweep) {
                nextSweep = std::chrono::steady_clock::now() + std::chrono::seconds(30);
                if (const auto swept = m_intake->sweep(); !swept)
                    tell("sweep", swept.error());
                const auto isLeft = m_pump->sweep();
                if (!isLeft)
                    tell("sweep", isLeft.error());
                else if (*isLeft) {
                    nextSweep = std::chrono::steady_clock::now();
                    isMore = true;
                }
            }
        }
        std::unique_lock lock(m_mutex);
        if (!isMore)
            m_wake.wait_for(lock, std::chrono::milliseconds(500), [&] { return m_stopping || m_woken; });
        m_woken = false;
        if (m_stopping)
            break;
    }
    if (m_turn) {
        if (const auto passed = m_turn->pass(); !passed)
            tell("turn", passed.error());
    }
}

} // namespace server::admin
