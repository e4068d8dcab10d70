// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/directory/directory.h"
#include "engine/intake/intake.h"
#include "engine/procedure/catalogue.h"
#include "engine/store/sql_directory_store.h"
#include "engine/store/sql_intake_store.h"

namespace server::preview {

/// Somebody made up, with the address.
using MadeUpPerson = std::pair<engine::directory::Person, QString>;

/// The citizens' side of a town in memory, for a preview: nothing of it outlives the program, and nobody works in its office.
class PreviewTown
{
public:
    static engine::core::Result<std::unique_ptr<PreviewTown>> open(const engine::core::Clock &clock, engine::core::LocalText name,
                                                                   const std::vector<MadeUpPerson> &people);

    engine::procedure::Catalogue &catalogue() { return m_catalogue; }
    engine::intake::Intake &intake() { return *m_intake; }
    const std::vector<MadeUpPerson> &people() const { return m_people; }
    /// The account of somebody made up, made when it is first asked for.
    engine::core::Result<QString> accountOf(const QString &person);

private:
    /// Seals nothing, and believes no signature: what is sent in a preview goes nowhere.
    class NoSeal final : public engine::intake::ApplicationSeal
    {
    public:
        engine::core::Result<QByteArray> seal(const QByteArray &application, const QDateTime &now) override;
        engine::core::Result<OwnSignature> verifyOwn(const QByteArray &upload, const QDateTime &now) override;
    };

    explicit PreviewTown(std::vector<MadeUpPerson> people) : m_people(std::move(people)) {}

    std::vector<MadeUpPerson> m_people;
    engine::procedure::Catalogue m_catalogue;
    NoSeal m_seal;
    std::unique_ptr<engine::store::Database> m_database;
    std::unique_ptr<engine::store::SqlIntakeStore> m_store;
    std::unique_ptr<engine::store::SqlDirectoryStore> m_directoryStore;
    std::unique_ptr<engine::directory::Directory> m_directory;
    std::unique_ptr<engine::intake::Intake> m_intake;
    std::mutex m_mutex;
    std::map<QString, QString> m_accounts; ///< by person
};

} // namespace server::preview
