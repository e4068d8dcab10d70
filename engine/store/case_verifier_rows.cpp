// SPDX-License-Identifier: Apache-2.0
#include "engine/store/case_verifier.h"

#include "engine/casework/office.h"
#include "engine/casework/task_list.h"
#include "engine/store/intake_columns.h"
#include "engine/store/search_words.h"

namespace engine::store {

using core::Json;
using core::Result;

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
    if (const QByteArray bytes = state::toJson(m_state); bytes != *stored) {
        const auto parsed = Json::parse(*stored, 256);
        const auto derived = Json::parse(bytes, 256);
        fault(m_last, parsed && derived ? QStringLiteral("state") + difference(*parsed, *derived, {}) : QStringLiteral("state"), VerifyError::StateDiffers);
    }
    checkColumns(columns);
    return {};
}

/// The columns that lists sort and filter by.
void CaseVerifier::checkColumns(const std::map<QString, QString> &columns)
{
    if (!m_package)
        return;
    const casework::CaseLine line = casework::lineOf(m_state, *m_package, calendar::BusinessCalendar::japan(), "Asia/Tokyo");
    std::map<QString, QString> expected = {{QStringLiteral("version"), QString::number(m_state.version)},
                                           {QStringLiteral("submission"), m_state.submission},
                                           {QStringLiteral("number"), line.number},
                                           {QStringLiteral("procedure"), line.procedure},
                                           {QStringLiteral("package"), line.package},
                                           {QStringLiteral("arrival"), timeText(line.arrival)},
                                           {QStringLiteral("ended"), line.ended ? timeText(*line.ended) : QString()},
                                           {QStringLiteral("outcome"), line.outcome},
                                           {QStringLiteral("phase"), line.phase},
                                           {QStringLiteral("deadline"), line.deadline ? line.deadline->toString(Qt::ISODate) : QString()},
                                           {QStringLiteral("incidents"), QString::number(line.incidents)}};
    // The receipt number is a personal value of the journal and may have been erased there.
    if (!line.receipt.isEmpty())
        expected[QStringLiteral("receipt")] = line.receipt;
    for (const auto &[name, value] : expected) {
        if (columns.at(name) != value)
            fault(m_last, QStringLiteral("case_state.") + name, VerifyError::ColumnDiffers, {columns.at(name), value});
    }
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
            const std::vector<QString> expected = {task->second.scope, task->second.node, task->second.form, roles.join(QLatin1Char(' ')), timeText(task->second.created),
                                                   task->second.due ? timeText(*task->second.due) : QString(), task->second.claimedBy ? task->second.claimedBy->id : QString()};
            for (int column = 1; column < row.columns(); ++column) {
                if (row.text(column) != expected[static_cast<std::size_t>(column - 1)])
                    fault(m_last, QStringLiteral("task %1.%2").arg(row.text(0), row.columnName(column)), VerifyError::TaskDiffers, {row.text(column), expected[static_cast<std::size_t>(column - 1)]});
            }
        });
    if (!asked)
        return asked;
    for (const auto &[id, task] : m_state.tasks) {
        if (!seen.contains(id))
            fault(m_last, QStringLiteral("task ") + id, VerifyError::TaskMissing);
    }
    return checkFinding();
}

/// What the case and its tasks are found by in lists and searches.
Result<void> CaseVerifier::checkFinding()
{
    if (!m_package)
        return {};
    const QByteArray zone("Asia/Tokyo");
    const casework::CaseLine line = casework::lineOf(m_state, *m_package, calendar::BusinessCalendar::japan(), zone);
    std::set<QString> expected;
    std::set<QString> stored;
    for (const auto &[id, as] : casework::listedTasks(m_state, line, *m_package, zone)) {
        for (const QString &post : as.posts)
            expected.insert(QStringList{QStringLiteral("task_post"), id, post, timeText(m_state.tasks.at(id).created), as.due ? timeText(*as.due) : QString()}.join(QLatin1Char(' ')));
    }
    if (const auto asked = m_connection.each("SELECT task_id, post, created, due FROM task_post WHERE case_id = ?", {m_caseId},
                                             [&](const Row &row) {
                                                 stored.insert(QStringList{QStringLiteral("task_post"), row.text(0), row.text(1), row.text(2), row.text(3)}.join(QLatin1Char(' ')));
                                             });
        !asked)
        return asked;
    if (!m_keyLost) { // else nothing personal is left to find it by
        for (const QString &word : SearchWords(m_keys.search).wordsOf(casework::searchTexts(m_state, *m_package)))
            expected.insert(QStringLiteral("case_word ") + word);
        if (const auto asked = m_connection.each("SELECT word FROM case_word WHERE case_id = ?", {m_caseId}, [&](const Row &row) { stored.insert(QStringLiteral("case_word ") + row.text(0)); });
            !asked)
            return asked;
    }
    for (const QString &row : expected) {
        if (!stored.contains(row))
            fault(m_last, row, VerifyError::ListDiffers);
    }
    for (const QString &row : stored) {
        if (!expected.contains(row))
            fault(m_last, row, VerifyError::ListDiffers);
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
        expected[id] = timeText(timer.due);
    for (const auto &[id, due] : expected) {
        const auto found = stored.find(id);
        if (found == stored.end() || found->second != due)
            fault(m_last, QStringLiteral("timer ") + id, VerifyError::TimerDiffers, {found == stored.end() ? QString() : found->second, due});
    }
    for (const auto &[id, due] : stored) {
        if (!expected.contains(id))
            fault(m_last, QStringLiteral("timer ") + id, VerifyError::TimerDiffers, {due, QString()});
    }
    return {};
}

/// A service that the case waits for stands in the outbox, or nobody would ever carry it out.
Result<void> CaseVerifier::checkServices()
{
    if (!m_readable)
        return {};
    std::set<QString> waiting;
    const auto asked = m_connection.each("SELECT row_key FROM outbox WHERE case_id = ? AND kind IN ('service', 'external')", {m_caseId}, [&](const Row &row) { waiting.insert(row.text(0)); });
    if (!asked)
        return asked;
    for (const auto &[id, call] : m_state.services) {
        if (!waiting.contains(id))
            fault(m_last, QStringLiteral("outbox ") + id, VerifyError::ServiceNotWaiting);
    }
    return {};
}

Result<void> CaseVerifier::checkFiles()
{
    const auto broken = [&](qint64 sequence, const QString &field, const core::Error &why) {
        fault(sequence, field, VerifyError::FileBroken, {core::sentence(why, {QStringLiteral("en")})});
    };
    const FileVault files(m_vault);
    /// The size of what lies there and is whole.
    const auto checked = [&](const QByteArray &digest) -> Result<qint64> {
        const auto file = files.find(m_connection, m_caseId, digest);
        if (!file)
            return file.error();
        const auto whole = files.check(m_connection, *file);
        return whole ? Result<qint64>(file->size) : whole.error();
    };
    std::set<QByteArray> named;
    for (const state::File &file : m_state.files) {
        const qint64 sequence = m_fileAdded.contains(file.id) ? m_fileAdded.at(file.id) : m_last;
        const QString field = QStringLiteral("file ") + file.id;
        named.insert(file.digest);
        const auto content = checked(file.digest);
        if (file.erased && content) {
            // The same content may still belong to another file of the case.
            const bool shared = std::any_of(m_state.files.begin(), m_state.files.end(), [&](const state::File &other) { return !other.erased && other.digest == file.digest; });
            if (!shared)
                fault(sequence, field, VerifyError::FileNotErased);
        } else if (!file.erased && !content) {
            broken(sequence, field, content.error());
        } else if (!file.erased && *content != file.size) {
            fault(sequence, field, VerifyError::FileBroken, {QString::number(*content)});
        }
    }
    std::set<QByteArray> kept;
    std::set<QByteArray> known; // contents that a file has, or that are on their way in or out
    if (const auto asked = m_connection.each("SELECT digest, content FROM file WHERE case_id = ?", {m_caseId},
                                             [&](const Row &row) {
                                                 kept.insert(row.blob(0));
                                                 known.insert(row.blob(1));
                                             });
        !asked)
        return asked;
    if (const auto asked = m_connection.each("SELECT content FROM file_unnamed WHERE case_id = ?", {m_caseId}, [&](const Row &row) { known.insert(row.blob(0)); }); !asked)
        return asked;
    const auto fieldOf = [](const QByteArray &name) { return QStringLiteral("file ") + QString::fromUtf8(name.left(16)); };
    for (const QByteArray &digest : kept) {
        // What no record names may be left over from a command that failed, but is whole even so.
        const auto content = named.contains(digest) ? Result<qint64>(0) : checked(digest);
        if (!content)
            broken(m_last, fieldOf(digest), content.error());
    }
    std::set<QByteArray> chunked;
    if (const auto asked = m_connection.each("SELECT DISTINCT content FROM file_chunk WHERE case_id = ?", {m_caseId}, [&](const Row &row) { chunked.insert(row.blob(0)); }); !asked)
        return asked;
    for (const QByteArray &content : chunked) {
        if (!known.contains(content))
            fault(m_last, fieldOf(content), VerifyError::FileNotErased);
    }
    return {};
}

} // namespace engine::store
