// SPDX-License-Identifier: Apache-2.0
#include "engine/store/verify.h"

#include "engine/casework/office.h"
#include "engine/store/sqlite_case_store.h"

namespace engine::store {

using core::Error;
using core::Json;
using core::Result;

namespace {

QString isoTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

/// The first place where two JSON values differ, as a path.
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

/// Verifies one case on one connection.
class CaseVerifier
{
public:
    CaseVerifier(Connection &connection, const TownKeys &keys, const procedure::Catalogue &catalogue, VerifyReport &report, QString caseId)
        : m_connection(connection), m_keys(keys), m_vault(keys.wrap), m_catalogue(catalogue), m_report(report), m_caseId(std::move(caseId))
    {
    }

    Result<void> run();
    const QByteArray &seal() const { return m_seal; }

private:
    void fault(qint64 sequence, const QString &field, VerifyError id, QStringList arguments = {});
    Result<void> readValues();
    Result<void> readRecords();
    void take(qint64 sequence, const QByteArray &bytes, const QByteArray &hash);
    void executeAgain(const journal::Record &record, const QByteArray &bytes);
    Result<void> checkHead();
    Result<void> checkState();
    Result<void> checkTasks();
    Result<void> checkTimers();
    Result<void> checkFiles();

    Connection &m_connection;
    const TownKeys &m_keys;
    CaseVault m_vault;
    const procedure::Catalogue &m_catalogue;
    VerifyReport &m_report;
    QString m_caseId;
    journal::PersonalValues m_values;
    state::CaseState m_state;
    std::shared_ptr<const procedure::Package> m_package;
    QByteArray m_head = QByteArray(32, '\0');
    QByteArray m_seal;
    qint64 m_last = 0;
    bool m_readable = true;
};

void CaseVerifier::fault(qint64 sequence, const QString &field, VerifyError id, QStringList arguments)
{
    m_report.faults.push_back({m_caseId, sequence, field, Error(id, QStringList{m_caseId, QString::number(sequence), field} + arguments)});
}

Result<void> CaseVerifier::run()
{
    ++m_report.cases;
    for (const auto step : {&CaseVerifier::readValues, &CaseVerifier::readRecords, &CaseVerifier::checkHead, &CaseVerifier::checkState,
                            &CaseVerifier::checkTasks, &CaseVerifier::checkTimers, &CaseVerifier::checkFiles}) {
        if (const auto done = (this->*step)(); !done)
            return done;
    }
    return {};
}

Result<void> CaseVerifier::readValues()
{
    auto values = m_vault.values(m_connection, m_caseId);
    if (!values)
        fault(0, QStringLiteral("personal_value"), VerifyError::ValueBroken);
    else
        m_values = std::move(*values);
    return {};
}

Result<void> CaseVerifier::readRecords()
{
    struct Row3 { qint64 sequence; QByteArray bytes; QByteArray hash; };
    std::vector<Row3> rows;
    const auto asked = m_connection.each("SELECT sequence, record, hash FROM case_record WHERE case_id = ? ORDER BY sequence", {m_caseId},
                                         [&](const Row &row) { rows.push_back({row.integer(0), row.blob(1), row.blob(2)}); });
    if (!asked)
        return asked;
    if (rows.empty())
        fault(0, QStringLiteral("journal"), VerifyError::CaseWithoutJournal);
    for (const Row3 &row : rows)
        take(row.sequence, row.bytes, row.hash);
    return {};
}

void CaseVerifier::take(qint64 sequence, const QByteArray &bytes, const QByteArray &hash)
{
    ++m_report.records;
    if (sequence != m_last + 1)
        fault(sequence, QStringLiteral("sequence"), VerifyError::SequenceGap, {QString::number(m_last + 1)});
    m_last = sequence;
    if (journal::hash(bytes) != hash)
        fault(sequence, QStringLiteral("record"), VerifyError::RecordChanged);
    const auto record = journal::read(bytes, m_values);
    if (!record) {
        fault(sequence, QStringLiteral("record"), VerifyError::RecordUnreadable, {core::sentence(record.error(), {QStringLiteral("en")})});
        m_readable = false;
        m_head = journal::hash(bytes);
        return;
    }
    if (record->previous != m_head)
        fault(sequence, QStringLiteral("previous"), VerifyError::PreviousDiffers);
    if (record->caseId != m_caseId || record->sequence != sequence)
        fault(sequence, QStringLiteral("sequence"), VerifyError::SequenceGap, {QString::number(record->sequence)});
    m_head = journal::hash(bytes);
    if (!m_package) {
        if (const auto *start = std::get_if<journal::StartCase>(&record->command.body))
            m_package = m_catalogue.byHash(start->package);
        if (!m_package)
            fault(sequence, QStringLiteral("package"), VerifyError::UnknownPackage);
    }
    if (const auto *erase = std::get_if<journal::EraseValues>(&record->command.body)) {
        QStringList what;
        for (const QString &name : erase->names)
            what << name;
        for (const QString &file : erase->files)
            what << QStringLiteral("file ") + file;
        m_report.erased.push_back({m_caseId, sequence, what, erase->ground});
    }
    if (!m_readable)
        return;
    executeAgain(*record, bytes);
    state::apply(m_state, *record);
}

void CaseVerifier::executeAgain(const journal::Record &record, const QByteArray &bytes)
{
    // A record whose seed or values were erased keeps its hash, but cannot be executed again.
    const auto erased = [](const journal::Personal &value) { return value.erased; };
    bool gone = record.command.seed.isEmpty();
    if (const journal::NamedValues *values = journal::namedValues(record.command.body)) {
        for (const auto &[name, value] : *values)
            gone = gone || erased(value);
    }
    for (const auto &[id, scope] : m_state.scopes) {
        for (const auto &[name, value] : scope.variables)
            gone = gone || erased(value);
    }
    if (gone || !m_package) {
        ++m_report.notExecuted;
        return;
    }
    const auto executed = runtime::execute(m_package->definition, m_state, record.command);
    if (!executed) {
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
    fault(record.sequence, field, VerifyError::ExecutionDiffers);
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

Result<void> CaseVerifier::checkState()
{
    std::optional<QByteArray> stored;
    std::map<QString, QString> columns;
    const auto asked = m_connection.each(
        "SELECT state, version, submission, number, receipt, procedure, package, arrival, ended, outcome, phase, deadline, incidents FROM case_state WHERE case_id = ?",
        {m_caseId}, [&](const Row &row) {
            stored = row.blob(0);
            for (int column = 1; column < row.columns(); ++column)
                columns[row.columnName(column)] = row.text(column);
        });
    if (!asked)
        return asked;
    if (!stored) {
        fault(m_last, QStringLiteral("state"), VerifyError::StateUnreadable);
        return {};
    }
    if (!m_readable)
        return {}; // told already: without its whole journal the state cannot be derived
    journal::PersonalValues values;
    const Json derived = state::toJson(m_state, values);
    if (derived.canonical() != *stored) {
        const auto parsed = Json::parse(*stored, 256);
        fault(m_last, parsed ? QStringLiteral("state") + difference(*parsed, derived, {}) : QStringLiteral("state"), VerifyError::StateDiffers);
    }
    if (!m_package)
        return {};
    const casework::CaseLine line = casework::lineOf(m_state, *m_package, calendar::BusinessCalendar::japan(), "Asia/Tokyo");
    std::map<QString, QString> expected = {{QStringLiteral("version"), QString::number(m_state.version)},
                                           {QStringLiteral("submission"), m_state.submission},
                                           {QStringLiteral("number"), line.number},
                                           {QStringLiteral("procedure"), line.procedure},
                                           {QStringLiteral("package"), line.package},
                                           {QStringLiteral("arrival"), isoTime(line.arrival)},
                                           {QStringLiteral("ended"), line.ended ? isoTime(*line.ended) : QString()},
                                           {QStringLiteral("outcome"), line.outcome},
                                           {QStringLiteral("phase"), line.phase},
                                           {QStringLiteral("deadline"), line.deadline ? line.deadline->toString(Qt::ISODate) : QString()},
                                           {QStringLiteral("incidents"), QString::number(line.incidents)}};
    // The receipt number is a personal value of the journal and may have been erased there.
    if (!line.receipt.isEmpty())
        expected[QStringLiteral("receipt")] = line.receipt;
    for (const auto &[name, value] : expected) {
        if (columns[name] != value)
            fault(m_last, QStringLiteral("case_state.") + name, VerifyError::ColumnDiffers, {columns[name], value});
    }
    return {};
}

Result<void> CaseVerifier::checkTasks()
{
    if (!m_readable)
        return {};
    std::set<QString> seen;
    const auto asked = m_connection.each(
        "SELECT task_id, scope, node, form, roles, created, due, claimed_by FROM task WHERE case_id = ?", {m_caseId}, [&](const Row &row) {
            const auto task = m_state.tasks.find(row.text(0));
            seen.insert(row.text(0));
            if (task == m_state.tasks.end()) {
                fault(m_last, QStringLiteral("task ") + row.text(0), VerifyError::TaskSurplus);
                return;
            }
            QStringList roles;
            for (const QString &role : task->second.roles)
                roles << role;
            const std::vector<QString> expected = {task->second.scope, task->second.node, task->second.form, roles.join(QLatin1Char(' ')), isoTime(task->second.created),
                                                   task->second.due ? isoTime(*task->second.due) : QString(), task->second.claimedBy ? task->second.claimedBy->id : QString()};
            for (int column = 1; column < row.columns(); ++column) {
                if (row.text(column) != expected[static_cast<std::size_t>(column - 1)])
                    fault(m_last, QStringLiteral("task.") + row.columnName(column), VerifyError::TaskDiffers, {row.text(column), expected[static_cast<std::size_t>(column - 1)]});
            }
        });
    if (!asked)
        return asked;
    for (const auto &[id, task] : m_state.tasks) {
        if (!seen.contains(id))
            fault(m_last, QStringLiteral("task ") + id, VerifyError::TaskMissing);
    }
    return {};
}

Result<void> CaseVerifier::checkTimers()
{
    if (!m_readable)
        return {};
    std::map<QString, QString> stored;
    const auto asked = m_connection.each("SELECT timer_id, due FROM timer WHERE case_id = ?", {m_caseId}, [&](const Row &row) { stored[row.text(0)] = row.text(1); });
    if (!asked)
        return asked;
    std::map<QString, QString> expected;
    for (const auto &[id, timer] : m_state.timers)
        expected[id] = isoTime(timer.due);
    if (stored != expected)
        fault(m_last, QStringLiteral("timer"), VerifyError::TimerDiffers);
    return {};
}

Result<void> CaseVerifier::checkFiles()
{
    for (const state::File &file : m_state.files) {
        const auto content = m_vault.file(m_connection, m_caseId, file.digest);
        if (file.erased && content) {
            // The same content may still belong to another file of the case.
            const bool shared = std::any_of(m_state.files.begin(), m_state.files.end(), [&](const state::File &other) { return !other.erased && other.digest == file.digest; });
            if (!shared)
                fault(m_last, QStringLiteral("file ") + file.id, VerifyError::FileNotErased);
        } else if (!file.erased && !content) {
            fault(m_last, QStringLiteral("file ") + file.id, VerifyError::FileBroken, {core::sentence(content.error(), {QStringLiteral("en")})});
        } else if (!file.erased && content->size() != file.size) {
            fault(m_last, QStringLiteral("file ") + file.id, VerifyError::FileBroken, {QString::number(content->size())});
        }
    }
    return {};
}

Result<void> readPackages(Connection &connection, procedure::Catalogue &catalogue)
{
    std::map<QString, procedure::Files> packages;
    const auto asked = connection.each("SELECT package, path, content FROM package_file", {}, [&](const Row &row) { packages[row.text(0)][row.text(1)] = row.blob(2); });
    if (!asked)
        return asked;
    for (const auto &[hash, files] : packages) {
        core::Faults faults;
        auto package = procedure::read(files, faults);
        if (package && package->hash == hash)
            catalogue.publish(std::move(package));
    }
    return {};
}

void townFault(VerifyReport &report, const QString &field, VerifyError id)
{
    report.faults.push_back({{}, 0, field, Error(id, {QString(), QString(), field})});
}

} // namespace

Result<VerifyReport> verify(const Database &database, const TownKeys &keys, const QByteArray &anchor)
{
    VerifyReport report;
    const auto done = database.read([&](Connection &connection) -> Result<void> {
        procedure::Catalogue catalogue;
        if (const auto read = readPackages(connection, catalogue); !read)
            return read;
        std::set<QString> cases;
        for (const char *sql : {"SELECT DISTINCT case_id FROM case_record", "SELECT case_id FROM case_state", "SELECT case_id FROM case_head"}) {
            if (const auto asked = connection.each(sql, {}, [&](const Row &row) { cases.insert(row.text(0)); }); !asked)
                return asked;
        }
        QByteArray folded(32, '\0');
        for (const QString &caseId : cases) {
            CaseVerifier verifier(connection, keys, catalogue, report, caseId);
            if (const auto verified = verifier.run(); !verified)
                return verified;
            folded = fold(folded, verifier.seal());
        }
        qint64 counter = 0;
        QByteArray heads(32, '\0');
        QByteArray seal;
        const auto asked = connection.each("SELECT name, value FROM town WHERE name IN ('counter', 'heads', 'seal')", {}, [&](const Row &row) {
            if (row.text(0) == QLatin1String("counter"))
                counter = row.blob(1).toLongLong();
            else if (row.text(0) == QLatin1String("heads"))
                heads = row.blob(1);
            else
                seal = row.blob(1);
        });
        if (!asked)
            return asked;
        if (heads != folded)
            townFault(report, QStringLiteral("town.heads"), VerifyError::HeadsFoldWrong);
        // Before the first case the heads are not there yet, and are sealed as nothing.
        if (!crypto::equal(seal, townSeal(keys.seal, counter, heads)) && !(cases.empty() && crypto::equal(seal, townSeal(keys.seal, counter, {}))))
            townFault(report, QStringLiteral("town.seal"), VerifyError::TownSealWrong);
        if (!anchor.isEmpty()) {
            const auto anchored = readAnchor(keys.seal, anchor);
            if (!anchored)
                townFault(report, QStringLiteral("anchor"), VerifyError::AnchorUnreadable);
            else if (*anchored > counter)
                townFault(report, QStringLiteral("anchor"), VerifyError::StaleAnchor);
        }
        return {};
    });
    if (!done)
        return done.error();
    return report;
}

} // namespace engine::store
