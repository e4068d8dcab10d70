// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/store/file_vault.h"
#include "engine/store/verify.h"

namespace engine::store {

/// The first place where two JSON values differ, as a path below `path`; empty if they are equal.
QString difference(const core::Json &left, const core::Json &right, const QString &path);

/// Verifies one case on one connection, for verify(). The journal comes first; then everything that must follow from it.
class CaseVerifier
{
public:
    CaseVerifier(Connection &connection, const TownKeys &keys, const procedure::Catalogue &catalogue, VerifyReport &report, QString caseId)
        : m_connection(connection), m_keys(keys), m_vault(keys.wrap), m_catalogue(catalogue), m_report(report), m_caseId(std::move(caseId))
    {
    }

    core::Result<void> run();
    /// The case's records, with nothing looked at but the journal itself: chain, personal values, sealed head.
    core::Result<std::vector<journal::Record>> journal();
    /// As it is stored; empty if the case has no head.
    const QByteArray &seal() const { return m_seal; }
    qint64 lastSequence() const { return m_last; }
    /// What the journal brought into tables without a case of their own: keys of commands and of services.
    const std::set<QString> &keys() const { return m_ownKeys; }

private:
    void fault(qint64 sequence, const QString &field, VerifyError id, QStringList arguments = {});
    core::Result<void> readValues();
    core::Result<void> readRecords();
    void take(qint64 sequence, const QByteArray &bytes, const QByteArray &hash);
    void note(const journal::Record &record);
    void noteMentions(const core::Json &json, qint64 sequence, const QString &path);
    /// `target` is the package that a MigrateCase hands the case over to; else nullptr.
    void executeAgain(const journal::Record &record, const QByteArray &bytes, const std::shared_ptr<const procedure::Package> &target);
    core::Result<void> checkValues();
    core::Result<void> checkHead();
    core::Result<void> checkState();
    void checkColumns(const std::map<QString, QString> &columns);
    core::Result<void> checkTasks();
    core::Result<void> checkFinding();
    core::Result<void> checkTimers();
    core::Result<void> checkServices();
    core::Result<void> checkFiles();

    Connection &m_connection;
    const TownKeys &m_keys;
    CaseVault m_vault;
    const procedure::Catalogue &m_catalogue;
    VerifyReport &m_report;
    QString m_caseId;

    journal::PersonalValues m_values;
    std::set<QByteArray> m_broken; ///< commitments whose value does not decrypt
    bool m_keyLost = false;        ///< told already: no value can be read
    struct Mention { qint64 sequence; QString path; };
    std::map<QByteArray, Mention> m_mentions; ///< where the journal first names a commitment
    std::set<QByteArray> m_erased;            ///< what the journal says was erased
    std::set<QString> m_ownKeys;
    std::map<QString, qint64> m_fileAdded;    ///< the record that put a file on the case, by file id

    state::CaseState m_state;
    std::shared_ptr<const procedure::Package> m_package;
    bool m_onlyJournal = false; ///< nothing is executed again; the records are kept
    std::vector<journal::Record> m_records;
    QByteArray m_head = QByteArray(32, '\0');
    QByteArray m_seal;
    qint64 m_last = 0;
    bool m_readable = true;
};

} // namespace engine::store
