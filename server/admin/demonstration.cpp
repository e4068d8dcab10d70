// SPDX-License-Identifier: Apache-2.0
#include "server/admin/demonstration.h"

#include "server/admin/town_keys.h"

#include <QDir>
#include <QFile>

static void loadDemonstration()
{
    Q_INIT_RESOURCE(todoke_demonstration);
}

namespace server::admin {

using engine::core::Error;
using engine::core::Json;
using engine::core::LocalText;
using engine::core::Result;

namespace {

QString field(const Json &json, const char *name)
{
    return json[QLatin1String(name)].toString();
}

LocalText names(const Json &json)
{
    LocalText text;
    text.texts[QStringLiteral("ja")] = field(json, "ja");
    text.texts[QStringLiteral("en")] = field(json, "en");
    return text;
}

engine::directory::Post postOf(const QString &text)
{
    return {text.section(QLatin1Char(':'), 0, 0), text.section(QLatin1Char(':'), 1)};
}

} // namespace

Result<Demonstration> Demonstration::read()
{
    loadDemonstration();
    QFile file(QStringLiteral(":/todoke/demonstration/demonstration/town.json"));
    if (!file.open(QIODevice::ReadOnly))
        return Error(AdminError::CannotRead, {file.fileName(), file.errorString()});
    const auto json = Json::parse(file.readAll());
    if (!json)
        return json.error();
    return Demonstration(*json);
}

LocalText Demonstration::townName() const
{
    return names(m_json[QLatin1String("town")]);
}

Result<std::vector<Login>> Demonstration::create(engine::directory::Directory &directory, engine::intake::Accounts &accounts, const QString &keyFolder,
                                                 const QString &citizenFolder, const QDateTime &now) const
{
    std::vector<Login> logins;
    if (const auto made = createOffices(directory); !made)
        return made.error();
    if (const auto made = createPeople(directory, accounts, keyFolder, citizenFolder, now, logins); !made)
        return made.error();
    if (const auto made = createStaff(directory, logins); !made)
        return made.error();
    return logins;
}

Result<void> Demonstration::createOffices(engine::directory::Directory &directory) const
{
    for (const Json &office : m_json[QLatin1String("offices")].toArray()) {
        if (const auto put = directory.put(engine::directory::Office{field(office, "id"), names(office), {}, {}, {}}); !put)
            return put;
    }
    for (const Json &position : m_json[QLatin1String("positions")].toArray()) {
        if (const auto put = directory.put(engine::directory::Position{field(position, "id"), names(position)}); !put)
            return put;
    }
    return {};
}

bool Demonstration::hasStaff(const QString &id, const QString &name) const
{
    const Json::Array &staff = m_json[QLatin1String("staff")].toArray();
    return std::any_of(staff.begin(), staff.end(), [&](const Json &member) { return field(member, "id") == id && field(member, "name") == name; });
}

Result<void> Demonstration::createStaff(engine::directory::Directory &directory, std::vector<Login> &logins) const
{
    for (const Json &member : m_json[QLatin1String("staff")].toArray()) {
        engine::directory::Staff staff{field(member, "id"), field(member, "name"), {}, true};
        QStringList posts;
        for (const Json &post : member[QLatin1String("posts")].toArray()) {
            staff.posts.push_back(postOf(post.toString()));
            posts << post.toString();
        }
        if (const auto put = directory.put(staff); !put)
            return put;
        const QString password = engine::crypto::randomCode(12);
        if (const auto set = directory.setPassword(staff.id, password); !set)
            return set;
        logins.push_back({posts.join(QLatin1Char(' ')), staff.id, staff.name, password});
    }
    for (const Json &entry : m_json[QLatin1String("protections")].toArray()) {
        engine::directory::Protection protection;
        protection.person = field(entry, "person");
        protection.first = QDate::fromString(field(entry, "first"), Qt::ISODate);
        protection.last = QDate::fromString(field(entry, "last"), Qt::ISODate);
        for (const Json &named : entry[QLatin1String("namedStaff")].toArray())
            protection.namedStaff.push_back(named.toString());
        for (const Json &party : entry[QLatin1String("otherParties")].toArray())
            protection.otherParties.push_back(party.toString());
        if (const auto put = directory.put(protection); !put)
            return put;
    }
    return {};
}

std::vector<std::pair<engine::directory::Person, QString>> Demonstration::people() const
{
    std::vector<std::pair<engine::directory::Person, QString>> all;
    for (const Json &entry : m_json[QLatin1String("people")].toArray()) {
        all.emplace_back(engine::directory::Person{field(entry, "id"), field(entry, "name"), field(entry, "kana"),
                                                   QDate::fromString(field(entry, "born"), Qt::ISODate), {}, field(entry, "email")},
                         field(entry, "address"));
    }
    return all;
}

Result<void> Demonstration::createPeople(engine::directory::Directory &directory, engine::intake::Accounts &accounts, const QString &keyFolder,
                                         const QString &citizenFolder, const QDateTime &now, std::vector<Login> &logins) const
{
    if (!QDir().mkpath(citizenFolder))
        return Error(AdminError::NoFolder, {citizenFolder});
    for (const auto &[person, address] : people()) {
        if (const auto put = directory.put(person, address); !put)
            return put;
        const QString password = engine::crypto::randomCode(12);
        engine::intake::NewAccount account;
        account.email = person.email;
        account.password = password;
        account.name = person.name;
        account.person = person.id;
        if (const auto made = accounts.signUp(account, {QStringLiteral("demonstration/") + person.id}); !made)
            return made.error();
        const auto key = TownKeys::issueTo(keyFolder, person.name, password, now);
        if (!key)
            return key.error();
        QFile file(citizenFolder + QLatin1Char('/') + person.id + QStringLiteral(".p12"));
        if (!file.open(QIODevice::WriteOnly) || file.write(*key) != key->size())
            return Error(AdminError::CannotWrite, {file.fileName(), file.errorString()});
        logins.push_back({QStringLiteral("citizen"), person.email, person.name, password});
    }
    return {};
}

Result<void> Demonstration::loadRegisters(engine::services::MemoryRegisters &registers) const
{
    for (const auto &[name, rows] : m_json[QLatin1String("registers")].toObject()) {
        if (const auto loaded = registers.load(name, rows.canonical()); !loaded)
            return loaded;
    }
    return {};
}

} // namespace server::admin
