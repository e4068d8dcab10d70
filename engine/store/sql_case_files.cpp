// SPDX-License-Identifier: Apache-2.0
#include "engine/store/sql_case_store.h"

namespace engine::store {

using core::Error;
using core::Result;

namespace {

/// What one transaction takes of a large file: others' commands wait no longer than that.
constexpr qsizetype chunksAtOnce = 4;

/// A file's chunks, each read in a transaction of its own: a reader that is slow keeps nobody waiting.
class FileSource final : public core::ByteSource
{
public:
    FileSource(const Database &database, const FileVault &files, FileEntry file) : m_database(database), m_files(files), m_file(std::move(file)) {}

    Result<QByteArray> next() override
    {
        if (m_next == m_file.chunks)
            return QByteArray();
        QByteArray piece;
        const auto read = m_database.read([&](Connection &connection) -> Result<void> {
            auto chunk = m_files.chunk(connection, m_file, m_next);
            if (!chunk)
                return chunk.error();
            piece = std::move(*chunk);
            return {};
        });
        if (!read)
            return read.error();
        ++m_next;
        return piece;
    }

private:
    const Database &m_database; // both outlive this
    const FileVault &m_files;
    FileEntry m_file;
    qint64 m_next = 0;
};

} // namespace

Result<casework::CaseStore::WrittenFile> SqlCaseStore::writeFile(const QString &caseId, core::ByteSource &source, const QDateTime &now)
{
    // What is small is one transaction; only what is not has to be begun before it is known.
    QByteArray head;
    bool isWhole = false;
    while (!isWhole && head.size() < chunksAtOnce * crypto::chunkBytes) {
        const auto piece = source.next();
        if (!piece)
            return piece.error();
        isWhole = piece->isEmpty();
        head += *piece;
    }
    return isWhole ? writeSmall(caseId, head, now) : writeLarge(caseId, std::move(head), source, now);
}

Result<casework::CaseStore::WrittenFile> SqlCaseStore::writeSmall(const QString &caseId, const QByteArray &bytes, const QDateTime &now)
{
    WrittenFile written;
    const auto kept = m_database.write([&](Connection &connection) -> Result<void> {
        const auto key = m_vault.keyOrNew(connection, caseId);
        if (!key)
            return key.error();
        const QByteArray content = FileVault::newContent();
        FileMaker maker(caseId, *key, content);
        maker.add(bytes);
        maker.finish();
        const FileEntry file = maker.entry();
        written = {file.digest, file.size};
        const auto known = m_files.renew(connection, caseId, file.digest, now);
        if (!known)
            return known.error();
        if (*known)
            return {};
        if (const auto begun = m_files.begin(connection, caseId, content, now); !begun)
            return begun;
        if (const auto put = m_files.put(connection, caseId, content, maker.chunks().take()); !put)
            return put;
        return m_files.end(connection, file, now);
    });
    if (!kept)
        return kept.error();
    return written;
}

Result<casework::CaseStore::WrittenFile> SqlCaseStore::writeLarge(const QString &caseId, QByteArray head, core::ByteSource &source, const QDateTime &now)
{
    const QByteArray content = FileVault::newContent();
    std::optional<crypto::SecretKey> key;
    const auto begun = m_database.write([&](Connection &connection) -> Result<void> {
        const auto have = m_vault.keyOrNew(connection, caseId);
        if (!have)
            return have.error();
        key.emplace(*have);
        return m_files.begin(connection, caseId, content, now);
    });
    if (!begun)
        return begun.error();

    FileMaker maker(caseId, *key, content);
    const auto putMade = [&]() -> Result<void> {
        const std::vector<crypto::Chunk> made = maker.chunks().take();
        return m_database.write([&](Connection &connection) { return m_files.put(connection, caseId, content, made); });
    };
    const auto written = [&]() -> Result<WrittenFile> {
        maker.add(head);
        head.clear();
        for (;;) {
            if (maker.chunks().made() >= chunksAtOnce) {
                if (const auto put = putMade(); !put)
                    return put.error();
            }
            const auto piece = source.next();
            if (!piece)
                return piece.error();
            if (piece->isEmpty())
                break;
            maker.add(*piece);
        }
        maker.finish();
        if (const auto put = putMade(); !put)
            return put.error();
        const FileEntry file = maker.entry();
        const auto ended = m_database.write([&](Connection &connection) { return m_files.end(connection, file, now); });
        return ended ? Result<WrittenFile>(WrittenFile{file.digest, file.size}) : ended.error();
    }();
    if (!written) // where this fails too, it is swept later
        static_cast<void>(m_database.write([&](Connection &connection) { return m_files.abandon(connection, caseId, content); }));
    return written;
}

Result<casework::CaseStore::OpenFile> SqlCaseStore::openFile(const QString &caseId, const QByteArray &digest)
{
    std::optional<FileEntry> file;
    const auto asked = m_database.read([&](Connection &connection) -> Result<void> {
        const auto found = m_files.find(connection, caseId, digest);
        if (!found)
            return found.error();
        file.emplace(*found);
        // What has no seal is proven as a whole before any of it is given.
        return file->sealed ? Result<void>() : m_files.check(connection, *file);
    });
    if (!asked)
        return asked.error();
    const qint64 size = file->size;
    return OpenFile{size, std::make_unique<FileSource>(m_database, m_files, std::move(*file))};
}

Result<bool> SqlCaseStore::sweepFiles(const QDateTime &before)
{
    constexpr int most = 32;
    std::vector<FileVault::Unnamed> unnamed;
    const auto asked = m_database.read([&](Connection &connection) -> Result<void> {
        auto found = m_files.unnamed(connection, before, most);
        if (!found)
            return found.error();
        unnamed = std::move(*found);
        return {};
    });
    if (!asked)
        return asked.error();
    bool isMore = std::ssize(unnamed) == most;
    std::optional<Error> failed;
    for (const FileVault::Unnamed &one : unnamed) {
        const auto swept = m_database.write([&](Connection &connection) -> Result<void> {
            const auto done = m_files.sweep(connection, one, chunksAtOnce);
            if (!done)
                return done.error();
            isMore = isMore || !*done;
            return {};
        });
        if (!swept) // the others go on
            failed = swept.error();
    }
    return failed ? Result<bool>(*failed) : isMore;
}

} // namespace engine::store
