// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/byte_source.h"
#include "engine/crypto/chunks.h"
#include "engine/exchange/messages.h"

namespace engine::exchange {

/// The content of a file that crosses the zones, from its message or beside it, fetched chunk by chunk. It fails at the chunk that was changed,
/// and at the end if the whole is not what the message says it is.
class CrossingFile final : public core::ByteSource
{
public:
    /// `zone` is asked for what lies beside the message, and outlives this; both as long as `file`.
    CrossingFile(const File &file, OuterZone *zone) : m_file(file), m_zone(zone) {}
    core::Result<QByteArray> next() override;

private:
    core::Result<QByteArray> nextPiece();

    const File &m_file;
    OuterZone *m_zone;
    crypto::Sha256 m_sum;
    qint64 m_next = 0;
};

} // namespace engine::exchange
