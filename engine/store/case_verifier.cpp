// SPDX-License-Identifier: Apache-2.0
#include "engine/store/case_verifier.h"

#include "engine/runtime/execute.h"
#include "engine/store/seals.h"

namespace engine::store {

using core::Json;
using core::Result;

QString difference(const Json &left, const Json &right, const QString &path)
{
    if (left == right)
        return {};
    if (left.isObject() && right.isObject()) {
        for (const auto &[name, value] : left.toObject()) {
            if (const QString inner = difference(value, right[name], path + QLatin1Char('/') + name); !inner.isEmpty())
                return inner;
        }
        for (const auto &[name, value] : right.toObject()) {
            if (!left.contains(name))
                return path + QLatin1Char('/') + name;
        }
    }
    if (left.isArray() && right.isArray() && left.toArray().size() == right.toArray().size()) {
        for (std::size_t i = 0; i < left.toArray().size(); ++i) {
            if (const QString inner = difference(left.toArray()[i], right.toArray()[i], path + QLatin1Char('/') + QString::number(i)); !inner.isEmpty())
                return inner;
        }
    }
    return path;
}

void CaseVerifier::fault(qint64 sequence, const QString &field, VerifyError id, QStringList arguments)
{
    m_report.faults.push_back({m_caseId, sequence, field, core::Error(id, QStringList{m_caseId, QString::number(sequence), field} + arguments)});
}

Result<void> CaseVerifier::run()
{
    bool exists = false;
    for (const char *sql : {"SELECT 1 FROM case_record WHERE case_id = ? LIMIT 1", "SELECT 1 FROM case_state WHERE case_id = ?",
                            "SELECT 1 FROM case_head WHERE case_id = ?", "SELECT 1 FROM task WHERE case_id = ? LIMIT 1",
                            "SELECT 1 FROM timer WHERE case_id = ? LIMIT 1", "SELECT 1 FROM task_post WHERE case_id = ? LIMIT 1",
                            "SELECT 1 FROM case_word WHERE case_id = ? LIMIT 1", "SELECT 1 FROM personal_value WHERE case_id = ? LIMIT 1"}) {
        if (const auto asked = m_connection.each(sql, {m_caseId}, [&](const Row &) { exists = true; }); !asked)
            return asked;
    }
    // Files are put away before the command that names them: where it failed, they are left over, and harm nobody.
    if (!exists)
        return checkFiles();
    ++m_report.cases;
    for (const auto step : {&CaseVerifier::readValues, &CaseVerifier::readRecords, &CaseVerifier::checkValues, &CaseVerifier::checkHead,
                            &CaseVerifier::checkState, &CaseVerifier::checkTasks, &CaseVerifier::checkTimers, &CaseVerifier::checkServices,
                            &CaseVerifier::checkFiles}) {
        if (const auto done = (this->*step)(); !done)
            return done;
    }
    return {};
}

Result<std::vector<journal::Record>> CaseVerifier::journal()
{
    m_onlyJournal = true;
    for (const auto step : {&CaseVerifier::readValues, &CaseVerifier::readRecords, &CaseVerifier::checkValues, &CaseVerifier::checkHead}) {
        if (const auto done = (this->*step)(); !done)
            return done.error();
    }
    return std::move(m_records);
}

Result<void> CaseVerifier::readValues()
{
    const auto key = m_vault.key(m_connection, m_caseId);
    m_keyLost = !key || !*key;
    if (m_keyLost)
        return {};
    return m_vault.eachValue(m_connection, m_caseId, [&](const QByteArray &commitment, Result<journal::Personal> value) {
        if (value && value->commitment() == commitment)
            m_values.emplace(commitment, std::move(*value));
        else
            m_broken.insert(commitment);
    });
}

Result<void> CaseVerifier::readRecords()
{
    struct Stored { qint64 sequence; QByteArray bytes; QByteArray hash; };
    std::vector<Stored> rows;
    const auto asked = m_connection.each("SELECT sequence, record, hash FROM case_record WHERE case_id = ? ORDER BY sequence", {m_caseId},
                                         [&](const Row &row) { rows.push_back({row.integer(0), row.blob(1), row.blob(2)}); });
    if (!asked)
        return asked;
    if (rows.empty())
        fault(0, QStringLiteral("journal"), VerifyError::CaseWithoutJournal);
    for (const Stored &row : rows)
        take(row.sequence, row.bytes, row.hash);
    return {};
}

void CaseVerifier::take(qint64 sequence, const QByteArray &bytes, const QByteArray &hash)
{
    ++m_report.records;
    if (sequence != m_last + 1)
        fault(sequence, QStringLiteral("sequence"), VerifyError::SequenceGap, {QString::number(m_last + 1)});
    m_last = sequence;
    const QByteArray truly = journal::hash(bytes);
    if (truly != hash)
        fault(sequence, QStringLiteral("record"), VerifyError::RecordChanged);
    auto record = journal::read(bytes, m_values);
    if (!record) {
        fault(sequence, QStringLiteral("record"), VerifyError::RecordUnreadable, {core::sentence(record.error(), {QStringLiteral("en")})});
        m_readable = false;
        m_head = truly;
        return;
    }
    if (record->previous != m_head)
        fault(sequence, QStringLiteral("previous"), VerifyError::PreviousDiffers);
    if (record->caseId != m_caseId || record->sequence != sequence)
        fault(sequence, QStringLiteral("sequence"), VerifyError::SequenceGap, {QString::number(record->sequence)});
    m_head = truly;
    if (!m_package && !m_onlyJournal) {
        if (const auto *start = std::get_if<journal::StartCase>(&record->command.body))
            m_package = m_catalogue.byHash(start->package);
        if (!m_package)
            fault(sequence, QStringLiteral("package"), VerifyError::UnknownPackage);
    }
    note(*record);
    if (const auto json = Json::parse(bytes, 256))
        noteMentions(*json, sequence, {});
    if (!m_readable)
        return;
    if (m_onlyJournal) {
        m_records.push_back(std::move(*record));
        return;
    }
    const auto *migration = std::get_if<journal::MigrateCase>(&record->command.body);
    const auto target = migration ? m_catalogue.byHash(migration->package) : nullptr;
    if (migration && !target)
        fault(sequence, QStringLiteral("package"), VerifyError::UnknownPackage);
    executeAgain(*record, bytes, target);
    state::apply(m_state, *record);
    if (migration) // from here on it runs with that one
        m_package = m_catalogue.byHash(m_state.package);
}

/// Keeps what later checks want to know of a record.
void CaseVerifier::note(const journal::Record &record)
{
    m_ownKeys.insert(record.command.id);
    for (const journal::Event &event : record.events) {
        if (const auto *asked = std::get_if<journal::ServiceRequested>(&event))
            m_ownKeys.insert(asked->request);
        if (const auto *attached = std::get_if<journal::FileAttached>(&event))
            m_fileAdded.emplace(attached->file, record.sequence);
        if (const auto *gone = std::get_if<journal::ValuesErased>(&event))
            m_erased.insert(gone->commitments.begin(), gone->commitments.end());
    }
    const auto *erase = std::get_if<journal::EraseValues>(&record.command.body);
    if (!erase)
        return;
    QStringList what;
    for (const QString &name : erase->names)
        what << name;
    for (const QString &file : erase->files)
        what << QStringLiteral("file ") + file;
    m_report.erased.push_back({m_caseId, record.sequence, what, erase->ground});
}

/// The commitments of a record, which stand as {"commitment": …} wherever a value is personal.
void CaseVerifier::noteMentions(const Json &json, qint64 sequence, const QString &path)
{
    if (json.isArray()) {
        for (std::size_t i = 0; i < json.toArray().size(); ++i)
            noteMentions(json.toArray()[i], sequence, path + QLatin1Char('/') + QString::number(i));
    }
    if (!json.isObject())
        return;
    const Json &commitment = json[QStringLiteral("commitment")];
    if (json.toObject().size() == 1 && commitment.isString() && !commitment.toString().isEmpty())
        m_mentions.emplace(QByteArray::fromHex(commitment.toString().toLatin1()), Mention{sequence, path});
    for (const auto &[name, member] : json.toObject())
        noteMentions(member, sequence, path + QLatin1Char('/') + name);
}

void CaseVerifier::executeAgain(const journal::Record &record, const QByteArray &bytes, const std::shared_ptr<const procedure::Package> &target)
{
    // A record whose seed or values were erased keeps its hash, but cannot be executed again.
    const bool gone = !runtime::canExecuteAgain(m_state, record.command);
    const bool unknown = !m_package || (std::holds_alternative<journal::MigrateCase>(record.command.body) && !target);
    if (gone || unknown) {
        ++m_report.notExecuted;
        return;
    }
    const bool isOurs = record.engine == QLatin1String(runtime::engineVersion);
    const auto executed = runtime::execute(m_package->definition, m_state, record.command, target ? &target->definition : nullptr);
    if (!executed) {
        if (!isOurs)
            m_report.differences.push_back({m_caseId, record.sequence, QStringLiteral("command"), record.engine});
        else
            fault(record.sequence, QStringLiteral("command"), VerifyError::ExecutionFails, {core::sentence(executed.error(), {QStringLiteral("en")})});
        return;
    }
    ++m_report.executed;
    journal::Record again = record;
    again.events = executed->events;
    journal::PersonalValues values;
    const QByteArray written = journal::write(again, values);
    if (written == bytes)
        return;
    const auto was = Json::parse(bytes, 256);
    const auto is = Json::parse(written, 256);
    const QString field = was && is ? difference(*was, *is, {}) : QStringLiteral("events");
    if (isOurs)
        fault(record.sequence, field, VerifyError::ExecutionDiffers);
    else
        m_report.differences.push_back({m_caseId, record.sequence, field, record.engine});
}

/// Every value that the journal commits to is there, unless the journal says that it was erased; and nothing else is.
Result<void> CaseVerifier::checkValues()
{
    if (m_keyLost)
        fault(m_last, QStringLiteral("case_key"), VerifyError::KeyLost);
    if (m_keyLost || !m_readable)
        return {};
    for (const auto &[commitment, mention] : m_mentions) {
        const bool broken = m_broken.contains(commitment);
        const bool there = broken || m_values.contains(commitment);
        if (broken)
            fault(mention.sequence, mention.path, VerifyError::ValueBroken);
        if (m_erased.contains(commitment)) {
            if (there)
                fault(mention.sequence, mention.path, VerifyError::ValueNotErased);
        } else if (!there) {
            fault(mention.sequence, mention.path, VerifyError::ValueMissing);
        }
    }
    const auto surplus = [&](const QByteArray &commitment) {
        if (!m_mentions.contains(commitment))
            fault(m_last, QStringLiteral("personal_value ") + QString::fromLatin1(commitment.toHex().left(16)), VerifyError::ValueSurplus);
    };
    for (const auto &[commitment, value] : m_values)
        surplus(commitment);
    for (const QByteArray &commitment : m_broken)
        surplus(commitment);
    return {};
}

Result<void> CaseVerifier::checkHead()
{
    std::optional<qint64> sequence;
    QByteArray hash;
    const auto asked = m_connection.each("SELECT sequence, hash, seal FROM case_head WHERE case_id = ?", {m_caseId}, [&](const Row &row) {
        sequence = row.integer(0);
        hash = row.blob(1);
        m_seal = row.blob(2);
    });
    if (!asked)
        return asked;
    if (!sequence) {
        fault(m_last, QStringLiteral("head"), VerifyError::NoHead);
        return {};
    }
    if (*sequence != m_last || hash != m_head)
        fault(m_last, QStringLiteral("head"), VerifyError::HeadDiffers, {QString::number(*sequence)});
    if (!crypto::equal(m_seal, headSeal(m_keys.seal, m_caseId, *sequence, hash)))
        fault(*sequence, QStringLiteral("head seal"), VerifyError::HeadSealWrong);
    return {};
}

} // namespace engine::store
