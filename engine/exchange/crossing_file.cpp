// SPDX-License-Identifier: Apache-2.0
#include "engine/exchange/crossing_file.h"

namespace engine::exchange {

core::Result<QByteArray> CrossingFile::next()
{
    auto piece = nextPiece();
    if (!piece || !m_file.beside) // what stands in the message was compared when that was read
        return piece;
    m_sum.add(*piece);
    if (piece->isEmpty() && !crypto::equal(m_sum.finish(), m_file.sha256))
        return core::Error(ExchangeError::NotTheFile, {m_file.id});
    return piece;
}

core::Result<QByteArray> CrossingFile::nextPiece()
{
    if (!m_file.beside)
        return m_next++ == 0 ? m_file.content : QByteArray();
    const ContentBeside &beside = *m_file.beside;
    if (m_next == crypto::chunkCount(beside.size))
        return QByteArray();
    const auto key = crypto::SecretKey::fromBytes(beside.key);
    if (!key || !m_zone)
        return core::Error(ExchangeError::NotTheFile, {m_file.id});
    const auto cipher = m_zone->chunk(beside.id, m_next);
    if (!cipher)
        return cipher.error();
    auto plain = crypto::openChunk(*key, beside.id.toUtf8(), beside.size, m_next, *cipher);
    if (!plain)
        return core::Error(ExchangeError::NotTheFile, {m_file.id});
    ++m_next;
    return plain;
}

} // namespace engine::exchange
