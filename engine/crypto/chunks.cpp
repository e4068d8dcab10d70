// SPDX-License-Identifier: Apache-2.0
#include "engine/crypto/chunks.h"

namespace engine::crypto {

namespace {

QByteArray boundTo(const QByteArray &place, qint64 part, bool isLast)
{
    return place + '#' + QByteArray::number(part) + (isLast ? '.' : '+');
}

} // namespace

void ChunkMaker::add(QByteArrayView piece)
{
    m_size += piece.size();
    while (!piece.isEmpty()) {
        if (m_rest.size() == chunkBytes)
            make(false);
        const QByteArrayView fitting = piece.first(std::min(piece.size(), chunkBytes - m_rest.size()));
        m_rest.append(fitting.data(), fitting.size());
        piece = piece.sliced(fitting.size());
    }
}

void ChunkMaker::finish()
{
    if (!m_rest.isEmpty())
        make(true);
}

void ChunkMaker::make(bool isLast)
{
    m_made.push_back({m_next, encrypt(m_key, m_rest, boundTo(m_place, m_next, isLast))});
    ++m_next;
    m_rest.resize(0); // keeps its room
}

qint64 chunkCount(qint64 size)
{
    return (size + chunkBytes - 1) / chunkBytes;
}

core::Result<QByteArray> openChunk(const SecretKey &key, const QByteArray &place, qint64 size, qint64 part, QByteArrayView cipher)
{
    auto plain = decrypt(key, cipher, boundTo(place, part, part + 1 == chunkCount(size)));
    if (plain && plain->size() != std::min<qint64>(chunkBytes, size - part * chunkBytes))
        return CryptoError::NotOurCiphertext;
    return plain;
}

} // namespace engine::crypto
