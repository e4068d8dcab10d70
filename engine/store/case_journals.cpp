// SPDX-License-Identifier: Apache-2.0
#include "engine/store/case_journals.h"

#include "engine/store/case_verifier.h"
#include "engine/store/seals.h"

namespace engine::store {

using core::Error;
using core::Result;

namespace {

/// The procedure that a case was begun for; a fault where its first record is missing, changed or none.
Result<QString> procedureOf(const QString &caseId, const std::optional<QByteArray> &bytes, const QByteArray &hash)
{
    if (!bytes)
        return Error(VerifyError::SequenceGap, {caseId, QStringLiteral("0"), QStringLiteral("sequence"), QStringLiteral("1")});
    if (journal::hash(*bytes) != hash)
        return Error(VerifyError::RecordChanged, {caseId, QStringLiteral("1"), QStringLiteral("record")});
    const auto record = journal::read(*bytes, {});
    const auto *start = record ? std::get_if<journal::StartCase>(&record->command.body) : nullptr;
    if (start)
        return start->procedure;
    const QString why = record ? QStringLiteral("StartCase") : core::sentence(record.error(), {QStringLiteral("en")});
    return Error(VerifyError::RecordUnreadable, {caseId, QStringLiteral("1"), QStringLiteral("record"), why});
}

} // namespace

Result<CaseJournals> CaseJournals::open(const Database &database, TownKeys keys)
{
    std::map<QString, QByteArray> town;
    const auto asked = database.read([&](Connection &connection) {
        return connection.each("SELECT name, value FROM town", {}, [&](const Row &row) { town[row.text(0)] = row.blob(1); });
    });
    if (!asked)
        return asked.error();
    const QByteArray seal = townSeal(keys.seal, town[QStringLiteral("counter")].toLongLong(), town[QStringLiteral("heads")]);
    if (town.contains(QStringLiteral("seal")) && !crypto::equal(town[QStringLiteral("seal")], seal))
        return Error(StoreError::WrongTownKey);
    return CaseJournals(database, std::move(keys));
}

Result<std::vector<QString>> CaseJournals::casesOf(const QString &procedure, core::Faults &faults) const
{
    std::vector<QString> cases;
    const auto take = [&](const Row &row) {
        const auto its = procedureOf(row.text(0), row.isNull(1) ? std::nullopt : std::optional(row.blob(1)), row.blob(2));
        if (!its)
            faults.push_back(its.error());
        else if (*its == procedure)
            cases.push_back(row.text(0));
    };
    const auto asked = m_database->read([&](Connection &connection) {
        return connection.each("SELECT c.case_id, r.record, r.hash FROM (SELECT case_id FROM case_head UNION SELECT case_id FROM case_record) c "
                               "LEFT JOIN case_record r ON r.case_id = c.case_id AND r.sequence = 1 ORDER BY c.case_id",
                               {}, take);
    });
    if (!asked)
        return asked.error();
    return cases;
}

Result<std::vector<journal::Record>> CaseJournals::journalOf(const QString &caseId, core::Faults &faults) const
{
    const procedure::Catalogue none;
    VerifyReport report;
    std::vector<journal::Record> records;
    const auto asked = m_database->read([&](Connection &connection) -> Result<void> {
        auto read = CaseVerifier(connection, m_keys, none, report, caseId).journal();
        if (!read)
            return read.error();
        records = std::move(*read);
        return {};
    });
    if (!asked)
        return asked.error();
    for (VerifyReport::Fault &fault : report.faults)
        faults.push_back(std::move(fault.error));
    if (!report.faults.empty())
        records.clear();
    return records;
}

} // namespace engine::store
