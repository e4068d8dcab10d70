// SPDX-License-Identifier: Apache-2.0
#include "engine/core/byte_source.h"

namespace engine::core {

Result<QByteArray> BytesInMemory::next()
{
    constexpr qsizetype pieceBytes = 256 * 1024;
    const QByteArray piece = m_bytes.mid(m_taken, pieceBytes);
    m_taken += piece.size();
    return piece;
}

Result<QByteArray> readAll(ByteSource &source)
{
    QByteArray all;
    for (;;) {
        const auto piece = source.next();
        if (!piece || piece->isEmpty())
            return piece ? Result<QByteArray>(std::move(all)) : piece.error();
        all += *piece;
    }
}

} // namespace engine::core
