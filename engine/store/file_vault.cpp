// SPDX-License-Identifier: Apache-2.0
#include "engine/store/file_vault.h"

#include "engine/core/json.h"
#include "engine/store/intake_columns.h"

namespace engine::store {

using core::Error;
using core::Result;

namespace {

QByteArray digestKey(const crypto::SecretKey &key)
{
    return key.derive("file digests").bytes();
}

/// What the chunks are bound to.
QByteArray placeOf(const QString &caseId, const QByteArray &content)
{
    return caseId.toUtf8() + '\0' + content;
}

QByteArray sealOf(const FileEntry &file)
{
    const QByteArray row = file.caseId.toUtf8() + '\0' + file.digest + '\0' + file.content + '\0' + QByteArray::number(file.size) + '\0' + QByteArray::number(file.chunks);
    return crypto::hmacSha256(file.key.derive("file rows").bytes(), row);
}

Error broken(const FileEntry &file, qint64 part)
{
    return Error(VaultError::BrokenChunk, {file.caseId, QString::number(part)});
}

/// Whether the state of a case names a file with this digest.
Result<bool> names(Connection &connection, const QString &caseId, const QByteArray &digest)
{
    QByteArray state;
    if (const auto asked = connection.each("SELECT state FROM case_state WHERE case_id = ?", {caseId}, [&](const Row &row) { state = row.blob(0); }); !asked)
        return asked.error();
    if (state.isEmpty())
        return false;
    const auto json = core::Json::parse(state, 256);
    if (!json)
        return json.error();
    const auto &files = (*json)[QStringLiteral("files")].toArray();
    return std::any_of(files.begin(), files.end(),
                       [&](const core::Json &file) { return QByteArray::fromHex(file[QStringLiteral("digest")].toString().toLatin1()) == digest; });
}

} // namespace

FileMaker::FileMaker(const QString &caseId, const crypto::SecretKey &key, QByteArray content)
    : m_file{caseId, {}, std::move(content), 0, 0, key}, m_digest(digestKey(key)), m_chunks(key, placeOf(caseId, m_file.content))
{
}

void FileMaker::add(QByteArrayView piece)
{
    m_digest.add(piece);
    m_chunks.add(piece);
}

FileEntry FileMaker::entry()
{
    m_file.digest = m_digest.finish().toHex();
    m_file.size = m_chunks.size();
    m_file.chunks = crypto::chunkCount(m_file.size);
    return m_file;
}

// ---- rows -------------------------------------------------------------------------------------------

QByteArray FileVault::newContent()
{
    return crypto::randomId().toLatin1();
}

Result<void> FileVault::begin(Connection &connection, const QString &caseId, const QByteArray &content, const QDateTime &now) const
{
    return connection.run("INSERT INTO file_unnamed (case_id, content, since) VALUES (?, ?, ?) ON CONFLICT (case_id, content) DO UPDATE SET since = excluded.since",
                          {caseId, content, timeText(now)});
}

Result<void> FileVault::put(Connection &connection, const QString &caseId, const QByteArray &content, const std::vector<crypto::Chunk> &chunks) const
{
    if (const auto begun = expectBegun(connection, caseId, content); !begun)
        return begun;
    for (const crypto::Chunk &chunk : chunks) {
        if (const auto kept = connection.run("INSERT INTO file_chunk (case_id, content, part, cipher) VALUES (?, ?, ?, ?)", {caseId, content, chunk.part, chunk.cipher}); !kept)
            return kept;
    }
    return {};
}

Result<void> FileVault::expectBegun(Connection &connection, const QString &caseId, const QByteArray &content) const
{
    bool isBegun = false;
    const auto asked = connection.each("SELECT 1 FROM file_unnamed WHERE case_id = ? AND content = ?", {caseId, content}, [&](const Row &) { isBegun = true; });
    return asked && !isBegun ? Result<void>(Error(VaultError::NoFile, {caseId})) : asked;
}

Result<bool> FileVault::renew(Connection &connection, const QString &caseId, const QByteArray &digest, const QDateTime &now) const
{
    std::optional<QByteArray> content;
    if (const auto asked = connection.each("SELECT content FROM file WHERE case_id = ? AND digest = ?", {caseId, digest}, [&](const Row &row) { content = row.blob(0); }); !asked)
        return asked.error();
    if (!content)
        return false;
    // It may not be named yet, and must last until the command that names it now.
    const auto renewed = begin(connection, caseId, *content, now);
    return renewed ? Result<bool>(true) : renewed.error();
}

Result<void> FileVault::end(Connection &connection, const FileEntry &file, const QDateTime &now) const
{
    const auto known = renew(connection, file.caseId, file.digest, now);
    if (!known)
        return known.error();
    if (*known)
        return abandon(connection, file.caseId, file.content);
    if (const auto begun = expectBegun(connection, file.caseId, file.content); !begun)
        return begun;
    if (const auto renewed = begin(connection, file.caseId, file.content, now); !renewed)
        return renewed;
    return connection.run("INSERT INTO file (case_id, digest, size, chunks, content, seal) VALUES (?, ?, ?, ?, ?, ?)",
                          {file.caseId, file.digest, file.size, file.chunks, file.content, sealOf(file)});
}

Result<void> FileVault::abandon(Connection &connection, const QString &caseId, const QByteArray &content) const
{
    return connection.run("INSERT INTO file_unnamed (case_id, content, since) VALUES (?, ?, '') ON CONFLICT (case_id, content) DO UPDATE SET since = ''", {caseId, content});
}

Result<FileEntry> FileVault::find(Connection &connection, const QString &caseId, const QByteArray &digest) const
{
    const auto key = m_vault.key(connection, caseId);
    if (!key)
        return key.error();
    if (!*key)
        return Error(VaultError::NoKey, {caseId});
    std::optional<FileEntry> found;
    QByteArray seal;
    if (const auto asked = connection.each("SELECT content, size, chunks, seal FROM file WHERE case_id = ? AND digest = ?", {caseId, digest},
                                           [&](const Row &row) {
                                               seal = row.blob(3);
                                               found.emplace(FileEntry{caseId, digest, row.blob(0), row.integer(1), row.integer(2), **key, !seal.isEmpty()});
                                           });
        !asked)
        return asked.error();
    if (!found)
        return Error(VaultError::NoFile, {caseId});
    const bool holds = found->sealed ? crypto::equal(seal, sealOf(*found)) : found->content == digest;
    if (!holds || found->chunks != crypto::chunkCount(found->size))
        return broken(*found, 0);
    return *found;
}

Result<QByteArray> FileVault::chunk(Connection &connection, const FileEntry &file, qint64 part) const
{
    std::optional<QByteArray> cipher;
    if (const auto asked = connection.each("SELECT cipher FROM file_chunk WHERE case_id = ? AND content = ? AND part = ?", {file.caseId, file.content, part},
                                           [&](const Row &row) { cipher = row.blob(0); });
        !asked)
        return asked.error();
    if (!cipher)
        return broken(file, part);
    const QByteArray place = placeOf(file.caseId, file.content);
    const auto plain = file.sealed ? crypto::openChunk(file.key, place, file.size, part, *cipher)
                                   : crypto::decrypt(file.key, *cipher, place + '#' + QByteArray::number(part));
    return plain ? plain : broken(file, part);
}

Result<void> FileVault::check(Connection &connection, const FileEntry &file) const
{
    crypto::HmacSha256 digest(digestKey(file.key));
    qint64 bytes = 0;
    for (qint64 part = 0; part < file.chunks; ++part) {
        const auto plain = chunk(connection, file, part);
        if (!plain)
            return plain.error();
        digest.add(*plain);
        bytes += plain->size();
    }
    qint64 rows = 0;
    if (const auto asked = connection.each("SELECT count(*) FROM file_chunk WHERE case_id = ? AND content = ?", {file.caseId, file.content},
                                           [&](const Row &row) { rows = row.integer(0); });
        !asked)
        return asked;
    if (rows != file.chunks || bytes != file.size)
        return broken(file, file.chunks);
    return crypto::equal(digest.finish().toHex(), file.digest) ? Result<void>() : broken(file, 0);
}

// ---- sweeping ---------------------------------------------------------------------------------------

Result<std::vector<FileVault::Unnamed>> FileVault::unnamed(Connection &connection, const QDateTime &before, int most) const
{
    std::vector<Unnamed> found;
    const auto asked = connection.each("SELECT case_id, content FROM file_unnamed WHERE since < ? ORDER BY since LIMIT ?", {timeText(before), qint64{most}},
                                       [&](const Row &row) { found.push_back({row.text(0), row.blob(1)}); });
    if (!asked)
        return asked.error();
    return found;
}

Result<bool> FileVault::sweep(Connection &connection, const Unnamed &one, int most) const
{
    std::optional<QByteArray> digest;
    if (const auto asked = connection.each("SELECT digest FROM file WHERE case_id = ? AND content = ?", {one.caseId, one.content}, [&](const Row &row) { digest = row.blob(0); });
        !asked)
        return asked.error();
    bool isDone = false;
    if (digest) {
        const auto named = names(connection, one.caseId, *digest);
        if (!named)
            return named.error();
        isDone = *named;
    }
    if (!isDone) {
        if (const auto gone = connection.run("DELETE FROM file WHERE case_id = ? AND content = ?", {one.caseId, one.content}); !gone)
            return gone.error();
        const auto gone = connection.change("DELETE FROM file_chunk WHERE case_id = ?1 AND content = ?2 AND part IN "
                                            "(SELECT part FROM file_chunk WHERE case_id = ?1 AND content = ?2 ORDER BY part LIMIT ?3)",
                                            {one.caseId, one.content, qint64{most}});
        if (!gone)
            return gone.error();
        isDone = *gone < most;
    }
    if (isDone) {
        if (const auto gone = connection.run("DELETE FROM file_unnamed WHERE case_id = ? AND content = ?", {one.caseId, one.content}); !gone)
            return gone.error();
    }
    return isDone;
}

} // namespace engine::store
