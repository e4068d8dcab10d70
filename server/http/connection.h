// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/head.h"

#include <Poco/Net/StreamSocket.h>

#include <chrono>

namespace server::http {

/// Life of a connection:
///
///   Head ─► Body ─► Handling ─► Writing ─► Head … (keep-alive)
///     └───────┴─ refused ─────────►└─► Lingering ─► gone
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
    bool keepAlive = false;
    bool linger = false;
};

enum class Reading { Some, Nothing, Closed };

/// Takes what has come, without waiting; adds it to `into`.
Reading receive(Poco::Net::StreamSocket &socket, QByteArray &into);

/// Sends without waiting. How many bytes went; -1 when the connection is gone.
qsizetype transmit(Poco::Net::StreamSocket &socket, QByteArrayView bytes);

} // namespace server::http
