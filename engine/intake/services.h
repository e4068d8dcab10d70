// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/clock.h"
#include "engine/core/local_text.h"
#include "engine/crypto/crypto.h"
#include "engine/intake/application_seal.h"
#include "engine/intake/payment_port.h"
#include "engine/intake/store.h"

#include <set>

namespace engine::directory {
class Directory;
}

namespace engine::procedure {
class Catalogue;
struct Package;
}

namespace engine::intake {

class FileScan;
class FileScanner;

/// What the intake works with. All of them must outlive it; all are thread-safe.
struct Services
{
    IntakeStore &store;
    const procedure::Catalogue &catalogue;
    directory::Directory &directory;
    ApplicationSeal &seal;
    const core::Clock &clock;
    std::vector<PaymentPort *> payments;
    FileScanner *scanner = nullptr; ///< none: files are kept unlooked
};

struct Settings
{
    crypto::SecretKey key;        ///< the intake's own
    crypto::SealPublicKey office; ///< of the inner zone
    QString siteUrl;              ///< `http://localhost:8080`, for links in mails
    core::LocalText townName;
    QByteArray zone = "Asia/Tokyo";
    std::chrono::days draftLife{30};
    std::chrono::minutes linkLife{60};
    qint64 fileBytes = 20 * 1024 * 1024;
    qint64 draftBytes = 100 * 1024 * 1024;
    int draftFiles = 30;
};

/// Where a request came from, for the limits: an address or what stands for one.
struct From { QString address; };

/// Who is asking; server/http keeps it in the session. Nothing else opens a draft or an application.
struct Visitor
{
    QString account;            ///< signed in, or empty
    std::set<QString> drafts;   ///< ids opened by reference number and secret
    std::set<QString> receipts; ///< opened by receipt number and secret
    QString language = QStringLiteral("ja");
};

} // namespace engine::intake
