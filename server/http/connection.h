// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/byte_source.h"
#include "server/http/body.h"

#include <Poco/Net/StreamSocket.h>

#include <chrono>

namespace server::http {

/// Life of a connection:
///
///   Head ─► Body ─► Handling ─► Writing ─► Head … (keep-alive)
///     │       ▲│        ││▲         │
///     │       └┼────────┘└┼─────────┤ the next piece, of a body or of an answer that is not held as a whole
///     └────────┴─ refused ┴────────►└─► Lingering ─► gone
///
/// Lingering reads and drops what the client still sends, so that it can read our answer before a reset.
enum class Phase { Head, Body, Handling, Writing, Lingering };

struct Connection
{
    Poco::Net::StreamSocket socket;
    QString peer;
    bool counted = false; ///< against connectionsPerAddress
    Phase phase = Phase::Head;
    std::chrono::steady_clock::time_point deadline;
    QByteArray in;
    Head head;
    QString remote;
    QByteArray out;
    qsizetype sent = 0;
    std::shared_ptr<engine::core::ByteSource> stream; ///< what follows `out`
    qint64 streamLeft = 0;
    bool broken = false; ///< the stream gave less, or more, than was promised
    bool keepAlive = false;
    bool linger = false;
    /// A body that is taken as it comes: what of `in` is left to come, and who reads it once the worker has begun.
    std::optional<qint64> bodyLeft;
    std::unique_ptr<Request> request;
    std::unique_ptr<BodyReader> reader;
    qsizetype consumed = 0; ///< of `in`, by the worker
    qsizetype held = 0;     ///< counted of what the reader holds
    bool isRest = false;    ///< no connection: what is left of one that has gone
    bool continued = false; ///< "100 Continue" was sent, or was not asked for
};

enum class Reading { Some, Nothing, Closed };

/// Takes what has come, without waiting; adds it to `into`.
Reading receive(Poco::Net::StreamSocket &socket, QByteArray &into);

/// Sends without waiting. How many bytes went; -1 when the connection is gone.
qsizetype transmit(Poco::Net::StreamSocket &socket, QByteArrayView bytes);

} // namespace server::http
