// SPDX-License-Identifier: Apache-2.0
#include "engine/store/verify.h"

#include "engine/store/case_verifier.h"
#include "engine/store/sealed_rows.h"

namespace engine::store {

using core::Error;
using core::Result;

namespace {

void fault(VerifyReport &report, const QString &caseId, qint64 sequence, const QString &field, VerifyError id)
{
    report.faults.push_back({caseId, sequence, field, Error(id, {caseId, QString::number(sequence), field})});
}

void townFault(VerifyReport &report, const QString &field, VerifyError id)
{
    fault(report, {}, 0, field, id);
}

/// The packages in the database; each must be what its hash says, and none may be there that was not published.
Result<void> readPackages(Connection &connection, procedure::Catalogue &catalogue, procedure::Catalogue &known, VerifyReport &report)
{
    std::map<QString, procedure::Files> packages;
    const auto asked = connection.each("SELECT package, path, content FROM package_file", {}, [&](const Row &row) { packages[row.text(0)][row.text(1)] = row.blob(2); });
    if (!asked)
        return asked;
    std::set<QString> published;
    if (const auto listed = connection.each("SELECT package FROM package_published", {}, [&](const Row &row) { published.insert(row.text(0)); }); !listed)
        return listed;
    for (const auto &[hash, files] : packages) {
        const QString actual = procedure::packageHash(files);
        auto package = known.byHash(actual);
        if (!package && (package = procedure::readPublished(files)))
            known.publish(package);
        if (package && actual == hash && published.erase(hash) == 1)
            catalogue.publish(std::move(package));
        else
            townFault(report, QStringLiteral("package_file ") + hash, VerifyError::PackageChanged);
    }
    for (const QString &hash : published)
        townFault(report, QStringLiteral("package_published ") + hash, VerifyError::PackageChanged);
    return {};
}

/// Every case that any table names.
Result<std::set<QString>> caseIds(Connection &connection)
{
    std::set<QString> cases;
    for (const char *sql : {"SELECT DISTINCT case_id FROM case_record", "SELECT case_id FROM case_state", "SELECT case_id FROM case_head",
                            "SELECT DISTINCT case_id FROM task", "SELECT DISTINCT case_id FROM task_post", "SELECT DISTINCT case_id FROM case_word", "SELECT DISTINCT case_id FROM timer", "SELECT DISTINCT case_id FROM personal_value",
                            "SELECT case_id FROM case_key", "SELECT DISTINCT case_id FROM file", "SELECT DISTINCT case_id FROM file_chunk"}) {
        if (const auto asked = connection.each(sql, {}, [&](const Row &row) { cases.insert(row.text(0)); }); !asked)
            return asked.error();
    }
    return cases;
}

/// Whose a row truly is: by its key where the journal or the key itself tells, as the column may be what was changed.
QString ownerOf(const SealedRows::Stored &row, const std::map<QString, QString> &owners)
{
    if (const auto known = owners.find(row.key); known != owners.end())
        return known->second;
    const QString begin = row.key.section(QLatin1Char(':'), 0, 0);
    return row.table == QLatin1String("outbox") && begin != row.key ? begin : row.caseId;
}

/// The counter of commits, its seal, the sum of all seals, and the anchor outside.
Result<void> checkTown(Connection &connection, const crypto::SecretKey &seal, const Fold &folded, const QByteArray &anchor, VerifyReport &report)
{
    std::map<QString, QByteArray> town;
    const auto asked = connection.each("SELECT name, value FROM town", {}, [&](const Row &row) { town[row.text(0)] = row.blob(1); });
    if (!asked)
        return asked;
    if (town.empty())
        return {}; // nothing was ever committed
    const qint64 counter = town[QStringLiteral("counter")].toLongLong();
    const auto kept = Fold::read(connection, seal);
    if (!kept || !(*kept == folded))
        townFault(report, QStringLiteral("town.heads"), VerifyError::HeadsFoldWrong);
    if (!crypto::equal(town[QStringLiteral("seal")], townSeal(seal, counter, town[QStringLiteral("heads")])))
        townFault(report, QStringLiteral("town.seal"), VerifyError::TownSealWrong);
    if (anchor.isEmpty()) {
        townFault(report, QStringLiteral("anchor"), VerifyError::NoAnchor);
        return {};
    }
    const auto anchored = readAnchor(seal, anchor);
    if (!anchored)
        townFault(report, QStringLiteral("anchor"), VerifyError::AnchorUnreadable);
    else if (*anchored > counter)
        townFault(report, QStringLiteral("anchor"), VerifyError::StaleAnchor);
    return {};
}

} // namespace

Result<VerifyReport> verify(const Database &database, const TownKeys &keys, const QByteArray &anchor, procedure::Catalogue *known)
{
    VerifyReport report;
    procedure::Catalogue fresh;
    const auto done = database.read([&](Connection &connection) -> Result<void> {
        procedure::Catalogue catalogue;
        if (const auto read = readPackages(connection, catalogue, known ? *known : fresh, report); !read)
            return read;
        const auto cases = caseIds(connection);
        if (!cases)
            return cases.error();
        Fold folded(keys.seal);
        std::map<QString, qint64> last;
        std::map<QString, QString> owners;
        for (const QString &caseId : *cases) {
            CaseVerifier verifier(connection, keys, catalogue, report, caseId);
            if (const auto verified = verifier.run(); !verified)
                return verified;
            last[caseId] = verifier.lastSequence();
            for (const QString &key : verifier.keys())
                owners.emplace(key, caseId);
            if (!verifier.seal().isEmpty())
                folded.turn(verifier.seal());
        }
        const auto rows = SealedRows::all(connection);
        if (!rows)
            return rows.error();
        for (const SealedRows::Stored &row : *rows) {
            if (!crypto::equal(row.seal, rowSeal(keys.seal, row.table, row.columns))) {
                const QString caseId = ownerOf(row, owners);
                fault(report, caseId, last[caseId], row.table + QLatin1Char(' ') + row.key, VerifyError::RowSealWrong);
            }
            folded.turn(row.seal);
        }
        return checkTown(connection, keys.seal, folded, anchor, report);
    });
    if (!done)
        return done.error();
    return report;
}

} // namespace engine::store
