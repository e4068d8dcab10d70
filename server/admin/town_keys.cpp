// SPDX-License-Identifier: Apache-2.0
#include "server/admin/town_keys.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace server::admin {

using engine::core::Error;
using engine::core::Result;
using engine::crypto::SecretKey;
using engine::signature::Authority;
using engine::signature::KeyStore;
using engine::signature::LeafPurpose;

engine::core::ErrorText errorText(AdminError id)
{
    switch (id) {
    case AdminError::NoFolder:
        return {"admin", "NoFolder", QT_TRANSLATE_NOOP("admin", "the folder %1 cannot be made")};
    case AdminError::CannotWrite:
        return {"admin", "CannotWrite", QT_TRANSLATE_NOOP("admin", "%1 cannot be written: %2")};
    case AdminError::CannotRead:
        return {"admin", "CannotRead", QT_TRANSLATE_NOOP("admin", "%1 cannot be read: %2")};
    case AdminError::BrokenKey:
        return {"admin", "BrokenKey", QT_TRANSLATE_NOOP("admin", "%1 is not a key as we write them; restore it from the backup of the keys")};
    case AdminError::BrokenDemonstration:
        return {"admin", "BrokenDemonstration", QT_TRANSLATE_NOOP("admin", "the demonstration's data are broken: %1")};
    case AdminError::BrokenPackage:
        return {"admin", "BrokenPackage", QT_TRANSLATE_NOOP("admin", "the package %1 has faults and is not published")};
    case AdminError::BrokenShift:
        return {"admin", "BrokenShift", QT_TRANSLATE_NOOP("admin", "expected how far to put the clock ahead, such as 8d or 36h, got \"%1\"")};
    case AdminError::NoDemonstration:
        return {"admin", "NoDemonstration", QT_TRANSLATE_NOOP("admin", "this town is no demonstration: its clock is not put ahead")};
    case AdminError::BrokenAnswers:
        return {"admin", "BrokenAnswers",
                QT_TRANSLATE_NOOP("admin", "expected for each case number, or for *, an object of answers by field; \"%1\" has none")};
    case AdminError::LivesElsewhere:
        return {"admin", "LivesElsewhere", QT_TRANSLATE_NOOP("admin", "the town lives at %1 already: todoke-server copy --to takes it elsewhere")};
    case AdminError::CopyFaulty:
        return {"admin", "CopyFaulty", QT_TRANSLATE_NOOP("admin", "the copy has %1 faults: the town stays where it is")};
    case AdminError::WentOn:
        return {"admin", "WentOn", QT_TRANSLATE_NOOP("admin", "the town went on while it was copied: stop its server, empty the other database and copy again")};
    case AdminError::BackupThere:
        return {"admin", "BackupThere", QT_TRANSLATE_NOOP("admin", "%1 is there already: nothing is overwritten")};
    case AdminError::TownThere:
        return {"admin", "TownThere", QT_TRANSLATE_NOOP("admin", "a town lives in %1 already: restore into a folder that holds its keys and nothing else")};
    case AdminError::OlderBackup:
        return {"admin", "OlderBackup",
                QT_TRANSLATE_NOOP("admin", "the backup ends at commit %1, but commit %2 was acknowledged: what was acknowledged in between would be lost; --older accepts that")};
    case AdminError::NotAnAddress:
        return {"admin", "NotAnAddress", QT_TRANSLATE_NOOP("admin", "expected an IP address, such as 127.0.0.1, got \"%1\"")};
    case AdminError::BrokenSiteUrl:
        return {"admin", "BrokenSiteUrl", QT_TRANSLATE_NOOP("admin", "expected the site's address without a path, such as https://apply.town.example, got \"%1\"")};
    case AdminError::Usage:
        return {"admin", "Usage", QT_TRANSLATE_NOOP("admin", "usage: %1")};
    }
    Q_UNREACHABLE();
}

namespace {

constexpr auto authorityPasswordFile = "authority.password";
constexpr auto revocationListFile = "revoked.crl";
constexpr auto revokedFile = "revoked";

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error(AdminError::CannotRead, {path, file.errorString()});
    return file.readAll();
}

Result<void> writeSecret(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return Error(AdminError::CannotWrite, {path, file.errorString()});
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(content);
    if (!file.commit())
        return Error(AdminError::CannotWrite, {path, file.errorString()});
    return {};
}

/// The content of a file in the folder, made by `make` where there is none.
Result<QByteArray> readOrMake(const QString &path, const std::function<Result<QByteArray>()> &make)
{
    if (QFile::exists(path))
        return readFile(path);
    auto made = make();
    if (!made)
        return made;
    if (const auto written = writeSecret(path, *made); !written)
        return written.error();
    return made;
}

Result<SecretKey> secret(const QString &folder, const QString &name)
{
    const QString path = folder + QLatin1Char('/') + name;
    const auto hex = readOrMake(path, [] { return Result<QByteArray>(engine::crypto::randomBytes(32).toHex()); });
    if (!hex)
        return hex.error();
    const auto key = SecretKey::fromBytes(QByteArray::fromHex(hex->trimmed()));
    if (!key)
        return Error(AdminError::BrokenKey, {path});
    return *key;
}

QString passwordIn(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes).trimmed();
}

Result<Authority> authority(const QString &folder, const QString &townName, const QDateTime &now)
{
    const auto password = readOrMake(folder + QLatin1Char('/') + QLatin1String(authorityPasswordFile),
                                     [] { return Result<QByteArray>(engine::crypto::randomCode(24).toUtf8()); });
    if (!password)
        return password.error();
    const QString path = folder + QStringLiteral("/authority.p12");
    const auto store = readOrMake(path, [&]() -> Result<QByteArray> {
        const auto made = Authority::create({townName + QStringLiteral(" 試験認証局"), townName, {}}, {now.addDays(-1), now.addYears(10)});
        if (!made)
            return made.error();
        return made->toPkcs12(passwordIn(*password));
    });
    if (!store)
        return store.error();
    return Authority::fromPkcs12(*store, passwordIn(*password));
}

Result<std::shared_ptr<const engine::signature::RevocationSource>> revocationOf(const QString &folder, const engine::signature::Certificate &issuer)
{
    const QString path = folder + QLatin1Char('/') + QLatin1String(revocationListFile);
    if (!QFile::exists(path))
        return std::shared_ptr<const engine::signature::RevocationSource>();
    const auto der = readFile(path);
    if (!der)
        return der.error();
    const auto list = engine::signature::RevocationList::fromDer(*der, issuer);
    if (!list)
        return list.error();
    return std::shared_ptr<const engine::signature::RevocationSource>(std::make_shared<const engine::signature::RevocationList>(*list));
}

} // namespace

Result<TownKeys> TownKeys::open(const QString &folder, const QString &townName, const QDateTime &now)
{
    if (!QDir().mkpath(folder))
        return Error(AdminError::NoFolder, {folder});
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const auto town = secret(folder, QStringLiteral("town.key"));
    const auto intake = secret(folder, QStringLiteral("intake.key"));
    const auto directory = secret(folder, QStringLiteral("directory.key"));
    const auto sessions = secret(folder, QStringLiteral("sessions.key"));
    const auto payment = secret(folder, QStringLiteral("payment.key"));
    for (const auto *key : {&town, &intake, &directory, &sessions, &payment}) {
        if (!*key)
            return key->error();
    }
    const QString innerPath = folder + QStringLiteral("/inner.key");
    const auto innerHex = readOrMake(innerPath, [] { return Result<QByteArray>(engine::crypto::SealKeyPair::generate().bytes().toHex()); });
    if (!innerHex)
        return innerHex.error();
    const auto inner = engine::crypto::SealKeyPair::fromBytes(QByteArray::fromHex(innerHex->trimmed()));
    if (!inner)
        return Error(AdminError::BrokenKey, {innerPath});

    const auto root = authority(folder, townName, now);
    if (!root)
        return root.error();
    const auto password = readFile(folder + QLatin1Char('/') + QLatin1String(authorityPasswordFile));
    if (!password)
        return password.error();
    const auto sealStore = readOrMake(folder + QStringLiteral("/seal.p12"), [&]() -> Result<QByteArray> {
        const auto issued = root->issue({townName + QStringLiteral("長"), townName, QStringLiteral("職責証明書")}, {now.addDays(-1), now.addYears(5)}, LeafPurpose::OfficeSeal);
        if (!issued)
            return issued.error();
        return issued->toPkcs12(passwordIn(*password), QStringLiteral("seal"));
    });
    if (!sealStore)
        return sealStore.error();
    const auto seal = KeyStore::fromPkcs12(*sealStore, passwordIn(*password));
    if (!seal)
        return seal.error();
    if (const auto shown = writeSecret(folder + QStringLiteral("/authority.pem"), root->certificate().pem()); !shown)
        return shown.error();
    const auto revocation = revocationOf(folder, root->certificate());
    if (!revocation)
        return revocation.error();
    return TownKeys{*town, *intake, *directory, *sessions, *inner, std::make_shared<const KeyStore>(*seal), {{root->certificate()}, {}},
                    *revocation, folder + QStringLiteral("/payment.key")};
}

Result<void> TownKeys::revoke(const QString &folder, const engine::signature::Certificate &certificate, const QDateTime &at)
{
    const auto root = authority(folder, {}, at);
    if (!root)
        return root.error();
    // The list itself is signed; what it is made from lies beside it, a line for each certificate.
    const QString path = folder + QLatin1Char('/') + QLatin1String(revokedFile);
    QByteArray lines = QFile::exists(path) ? readFile(path).value_or(QByteArray()) : QByteArray();
    lines += certificate.serial().toUtf8() + ' ' + at.toString(Qt::ISODate).toUtf8() + '\n';
    std::vector<engine::signature::Revoked> revoked;
    for (const QByteArray &line : lines.split('\n')) {
        const QString text = QString::fromUtf8(line);
        if (!text.isEmpty())
            revoked.push_back({text.section(QLatin1Char(' '), 0, 0), QDateTime::fromString(text.section(QLatin1Char(' '), 1), Qt::ISODate)});
    }
    const auto list = root->revocationList(revoked, at, at.addYears(1));
    if (!list)
        return list.error();
    if (const auto written = writeSecret(path, lines); !written)
        return written;
    return writeSecret(folder + QLatin1Char('/') + QLatin1String(revocationListFile), *list);
}

Result<QByteArray> TownKeys::issueTo(const QString &folder, const QString &name, const QString &password, const QDateTime &now)
{
    const auto root = authority(folder, {}, now);
    if (!root)
        return root.error();
    const auto issued = root->issue({name, {}, {}}, {now.addDays(-1), now.addYears(5)}, LeafPurpose::Citizen);
    if (!issued)
        return issued.error();
    return issued->toPkcs12(password, QStringLiteral("todoke"));
}

} // namespace server::admin
