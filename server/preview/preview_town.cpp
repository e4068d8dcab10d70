// SPDX-License-Identifier: Apache-2.0
#include "server/preview/preview_town.h"

#include "engine/crypto/crypto.h"

using namespace Qt::StringLiterals;
using engine::core::Result;

namespace server::preview {

Result<QByteArray> PreviewTown::NoSeal::seal(const QByteArray &application, const QDateTime &)
{
    return application;
}

Result<engine::intake::ApplicationSeal::OwnSignature> PreviewTown::NoSeal::verifyOwn(const QByteArray &, const QDateTime &)
{
    return engine::core::Error(engine::intake::IntakeError::SignatureRefused, {u"preview"_s});
}

Result<std::unique_ptr<PreviewTown>> PreviewTown::open(const engine::core::Clock &clock, engine::core::LocalText name, const std::vector<MadeUpPerson> &people)
{
    std::unique_ptr<PreviewTown> town(new PreviewTown(people));
    auto database = engine::store::Database::open(u":memory:"_s);
    if (!database)
        return database.error();
    town->m_database = std::move(*database);
    town->m_store = std::make_unique<engine::store::SqlIntakeStore>(*town->m_database);
    town->m_directoryStore = std::make_unique<engine::store::SqlDirectoryStore>(*town->m_database);
    const engine::crypto::SecretKey key = engine::crypto::SecretKey::generate();
    auto directory = engine::directory::Directory::open(*town->m_directoryStore, key.derive("directory"), clock);
    if (!directory)
        return directory.error();
    town->m_directory = std::move(*directory);
    for (const auto &[person, address] : people) {
        if (const auto put = town->m_directory->put(person, address); !put)
            return put.error();
    }
    const engine::intake::Services services{*town->m_store, town->m_catalogue, *town->m_directory, town->m_seal, clock, {}};
    const engine::intake::Settings settings{key.derive("intake"), engine::crypto::SealKeyPair::generate().publicKey(), u"http://localhost"_s, std::move(name)};
    town->m_intake = std::make_unique<engine::intake::Intake>(services, settings);
    return town;
}

Result<QString> PreviewTown::accountOf(const QString &person)
{
    const std::lock_guard lock(m_mutex);
    if (const auto known = m_accounts.find(person); known != m_accounts.end())
        return known->second;
    const auto found = std::ranges::find_if(m_people, [&](const MadeUpPerson &one) { return one.first.id == person; });
    if (found == m_people.end())
        return engine::core::Error(engine::intake::IntakeError::NotSignedIn);
    engine::intake::NewAccount account;
    account.email = found->first.email;
    account.password = engine::crypto::randomCode(20);
    account.name = found->first.name;
    account.person = person;
    const auto made = m_intake->accounts().signUp(account, {u"preview/"_s + person});
    if (!made)
        return made.error();
    m_accounts[person] = made->id;
    return made->id;
}

} // namespace server::preview
