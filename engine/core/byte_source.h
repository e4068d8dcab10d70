// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/result.h"

#include <QByteArray>

namespace engine::core {

/// Content of any size, handed over piece by piece so that nobody holds the whole. For one reader, who asks until the end or an error.
class ByteSource
{
public:
    virtual ~ByteSource() = default;
    /// The next piece, as long as the source likes; empty at the end.
    virtual Result<QByteArray> next() = 0;
};

/// Content that is in memory already.
class BytesInMemory final : public ByteSource
{
public:
    explicit BytesInMemory(QByteArray bytes) : m_bytes(std::move(bytes)) {}
    Result<QByteArray> next() override;

private:
    QByteArray m_bytes;
    qsizetype m_taken = 0;
};

/// The whole content; for what is known to be small.
Result<QByteArray> readAll(ByteSource &source);

} // namespace engine::core
