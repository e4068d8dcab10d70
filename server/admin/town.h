// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/casework/desk.h"
#include "engine/casework/external_work.h"
#include "engine/casework/pump.h"
#include "engine/intake/xades_seal.h"
#include "engine/services/standard_services.h"
#include "engine/store/sql_directory_store.h"
#include "engine/store/sql_intake_store.h"
#include "engine/store/sql_case_store.h"
#include "engine/store/turn.h"
#include "server/admin/demonstration.h"
#include "server/admin/town_keys.h"
#include "server/mail/delivery.h"
#include "server/payment/sandbox_adapter.h"
#include "server/scan/clamd.h"

#include <condition_variable>
#include <thread>

namespace server::admin {

/// Where a town lies and what it is called from outside.
struct TownSettings
{
    QString folder;
    QStringList procedureFolders; ///< each holds packages; `common` beside them holds what they share
    QString siteUrl = QStringLiteral("http://localhost:8080");
    QString paymentUrl = QStringLiteral("http://localhost:8090");
    QString clamd = {}; ///< where it is; empty: files are kept unlooked
};

/// One town in one process: both zones on one database, with the pump between them (design 1.11, 1.13).
class Town
{
public:
    static engine::core::Result<std::unique_ptr<Town>> open(const TownSettings &settings, const engine::core::Clock &clock);
    ~Town();

    /// Reads the packages of the folders and publishes those that are new; the faults of a broken one go to `faults`,
    /// and the versions published before stay in force.
    engine::core::Result<void> publish(engine::core::Faults &faults);
    /// The people of the demonstration, if this town has none yet.
    engine::core::Result<std::vector<Login>> createDemonstration();

    /// Whether everybody on its staff is one of the demonstration's: only there may a clock be put ahead.
    bool isDemonstration() const;

    /// Erases values of a case by the names of their variables, with all that contains them on both sides, and empties the
    /// database's log: afterwards nothing of them is left. Gives what was erased as readable lines.
    engine::core::Result<std::vector<QString>> erase(const QString &caseId, const QString &ground, const std::vector<QString> &names);

    /// Begins an aggregate of a procedure in force (an application round) for a member of staff who works with the procedure; one that
    /// has begun under its key is found again. Gives its case's id.
    engine::core::Result<QString> begin(const QString &procedure, const QString &process, const QString &key, const QString &staff);

    /// Starts and stops the thread that pumps, sweeps and sends mails.
    void start(std::function<void(const QByteArray &)> log);
    void stop();
    void wake();

    engine::core::LocalText name() const { return m_demonstration.townName(); }
    engine::intake::Intake &intake() { return *m_intake; }
    engine::directory::Directory &directory() { return *m_directory; }
    engine::casework::Office &office() { return *m_office; }
    engine::casework::Desk &desk() { return *m_desk; }
    engine::casework::Pump &pump() { return *m_pump; }
    engine::casework::ExternalWork &work() { return *m_work; }
    engine::directory::Workers &workers() { return *m_workers; }
    engine::store::Database &database() { return *m_database; }
    const scan::Clamd *scanner() const { return m_scanner.get(); } ///< none where none is configured
    const TownKeys &keys() const { return m_keys; }

private:
    Town(TownSettings settings, TownKeys keys, Demonstration demonstration, const engine::core::Clock &clock);
    engine::core::Result<void> build();
    engine::core::Result<void> publishStored();
    engine::core::Result<void> seeOthers();
    engine::core::Result<void> takeTurns();
    void run(const std::function<void(const QByteArray &)> &log);

    TownSettings m_settings;
    TownKeys m_keys;
    Demonstration m_demonstration;
    const engine::core::Clock &m_clock; // outlives the town
    engine::procedure::Catalogue m_catalogue;
    engine::services::MemoryRegisters m_registers;
    engine::casework::ServiceRegistry m_services;

    std::unique_ptr<engine::store::Database> m_database;
    std::unique_ptr<engine::store::Turn> m_turn; ///< to carry out what commits have caused; none where a file is the database
    std::unique_ptr<engine::store::SqlCaseStore> m_cases;
    std::unique_ptr<engine::store::SqlIntakeStore> m_intakeStore;
    std::unique_ptr<engine::store::SqlDirectoryStore> m_directoryStore;
    std::unique_ptr<engine::directory::Directory> m_directory;
    std::unique_ptr<engine::intake::XadesSeal> m_arrivalSeal;
    std::unique_ptr<payment::SandboxAdapter> m_payment;
    std::unique_ptr<scan::Clamd> m_scanner;
    std::unique_ptr<engine::intake::Intake> m_intake;
    std::unique_ptr<engine::casework::Office> m_office;
    std::unique_ptr<engine::casework::Desk> m_desk;
    std::unique_ptr<engine::casework::Pump> m_pump;
    std::unique_ptr<engine::casework::ExternalWork> m_work;
    std::unique_ptr<engine::directory::Workers> m_workers;
    std::unique_ptr<mail::FileMailer> m_mailer;

    std::thread m_thread;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    bool m_woken = false;
    qint64 m_packagesSeen = 0;
};

} // namespace server::admin
