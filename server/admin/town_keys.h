// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/crypto/crypto.h"
#include "engine/signature/authority.h"
#include "engine/signature/xades.h"

namespace server::admin {

enum class AdminError { NoFolder, CannotWrite, CannotRead, BrokenKey, BrokenDemonstration, BrokenPackage, BrokenShift, NoDemonstration, BrokenAnswers, LivesElsewhere, CopyFaulty, WentOn, BackupThere, TownThere, OlderBackup, NotAnAddress, BrokenSiteUrl, Usage };
engine::core::ErrorText errorText(AdminError id);

/// The secrets of a town, in a folder outside its database; made at the first start and readable by their owner only.
struct TownKeys
{
    engine::crypto::SecretKey town;      ///< seals the heads of the chains, wraps the keys of the cases
    engine::crypto::SecretKey intake;    ///< the citizen's side: drafts, accounts
    engine::crypto::SecretKey directory;
    engine::crypto::SecretKey sessions;
    engine::crypto::SealKeyPair inner;   ///< of the office's zone
    std::shared_ptr<const engine::signature::KeyStore> seal; ///< 職責証明書
    engine::signature::TrustAnchors anchors;
    /// What the test authority has revoked; nullptr before it has revoked anything. Only the office's zone knows it.
    std::shared_ptr<const engine::signature::RevocationSource> revocation;
    QString paymentKeyFile; ///< shared with the sandbox

    /// Reads the folder; makes what is missing. The test authority and its certificates are made together.
    static engine::core::Result<TownKeys> open(const QString &folder, const QString &townName, const QDateTime &now);
    /// A certificate of the town's test authority for somebody of the demonstration, as PKCS#12.
    static engine::core::Result<QByteArray> issueTo(const QString &folder, const QString &name, const QString &password, const QDateTime &now);
    /// Puts a certificate of the town's test authority on its revocation list, from `at` on.
    static engine::core::Result<void> revoke(const QString &folder, const engine::signature::Certificate &certificate, const QDateTime &at);
};

} // namespace server::admin
