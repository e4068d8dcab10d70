// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/crypto/crypto.h"

#include <vector>

namespace engine::crypto {

/// Content of any size as chunks, each encrypted apart and bound to a place, to its number there and to whether it is the last: one that was
/// changed, lost, moved or put in from elsewhere is told before anything of it is used, and so is an end that came too early.
inline constexpr qsizetype chunkBytes = 256 * 1024;

struct Chunk
{
    qint64 part = 0; ///< its number, from 0
    QByteArray cipher;
};

/// Cuts content into chunks as it comes. All are full but the last; nothing becomes no chunk at all.
class ChunkMaker
{
public:
    /// `place` is what no other content under this key has.
    ChunkMaker(const SecretKey &key, QByteArray place) : m_key(key), m_place(std::move(place)) {}

    void add(QByteArrayView piece);
    void finish(); ///< nothing more comes
    /// Those that are made; each is given once.
    std::vector<Chunk> take() { return std::exchange(m_made, {}); }
    qsizetype made() const { return std::ssize(m_made); }
    qint64 size() const { return m_size; } ///< of the content so far

private:
    void make(bool isLast);

    SecretKey m_key;
    QByteArray m_place;
    QByteArray m_rest; ///< of the chunk that is filled now: a full one waits until it is known whether it is the last
    std::vector<Chunk> m_made;
    qint64 m_size = 0;
    qint64 m_next = 0;
};

/// How many chunks content of this size has.
qint64 chunkCount(qint64 size);
/// What stands in a chunk; `size` is that of the whole content.
core::Result<QByteArray> openChunk(const SecretKey &key, const QByteArray &place, qint64 size, qint64 part, QByteArrayView cipher);

} // namespace engine::crypto
