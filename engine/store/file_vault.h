// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/crypto/chunks.h"
#include "engine/store/case_vault.h"

#include <QDateTime>

namespace engine::store {

/// A file as its row says, and the row is true: its seal holds.
struct FileEntry
{
    QString caseId;
    QByteArray digest;
    QByteArray content; ///< under which name the chunks lie
    qint64 size = 0;
    qint64 chunks = 0;
    crypto::SecretKey key;
    bool sealed = true; ///< false: put away before files were sealed; what its row says shows only when all of it was read
};

/// Makes a file of content as it comes. Touches no database.
class FileMaker
{
public:
    FileMaker(const QString &caseId, const crypto::SecretKey &key, QByteArray content);

    void add(QByteArrayView piece);
    void finish() { m_chunks.finish(); }
    crypto::ChunkMaker &chunks() { return m_chunks; }
    FileEntry entry(); ///< what it has become; after `finish`, once

private:
    FileEntry m_file;
    crypto::HmacSha256 m_digest;
    crypto::ChunkMaker m_chunks;
};

/// The rows of files and their chunks. Stateless; every call gets its connection and is part of its transaction.
class FileVault
{
public:
    explicit FileVault(const CaseVault &vault) : m_vault(vault) {}

    static QByteArray newContent();

    /// Notes that chunks of `content` come, which nothing names yet.
    core::Result<void> begin(Connection &connection, const QString &caseId, const QByteArray &content, const QDateTime &now) const;
    /// An error if the content was swept meanwhile: it took longer than what is unfinished may lie.
    core::Result<void> put(Connection &connection, const QString &caseId, const QByteArray &content, const std::vector<crypto::Chunk> &chunks) const;
    /// Whether the case has this file already; then it lasts as if it had come now.
    core::Result<bool> renew(Connection &connection, const QString &caseId, const QByteArray &digest, const QDateTime &now) const;
    /// All chunks are there: makes them a file, or drops them if the case has this file already.
    core::Result<void> end(Connection &connection, const FileEntry &file, const QDateTime &now) const;
    /// Nothing will come of what was begun: it goes with the next sweep.
    core::Result<void> abandon(Connection &connection, const QString &caseId, const QByteArray &content) const;

    core::Result<FileEntry> find(Connection &connection, const QString &caseId, const QByteArray &digest) const;
    core::Result<QByteArray> chunk(Connection &connection, const FileEntry &file, qint64 part) const;
    /// Reads all of it, and looks whether it is what its digest says.
    core::Result<void> check(Connection &connection, const FileEntry &file) const;

    /// What nobody has named since `before`, oldest first, at most `most`.
    struct Unnamed { QString caseId; QByteArray content; };
    core::Result<std::vector<Unnamed>> unnamed(Connection &connection, const QDateTime &before, int most) const;
    /// Forgets one of them if its case names it by now, else removes at most `most` of its chunks. Whether it is done with.
    core::Result<bool> sweep(Connection &connection, const Unnamed &one, int most) const;

private:
    core::Result<void> expectBegun(Connection &connection, const QString &caseId, const QByteArray &content) const;

    const CaseVault &m_vault; // outlives this
};

} // namespace engine::store
