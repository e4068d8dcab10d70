// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/message.h"

#include <variant>

namespace server::http {

/// How large a request head may be.
struct HeadLimits
{
    qsizetype line = 8 * 1024;
    qsizetype whole = 16 * 1024;
    qsizetype fields = 100;
};

/// A request head that passed the gate.
struct Head
{
    QByteArray method;
    QString path;
    QString target;
    Fields query;
    Headers headers;
    QString host;
    qsizetype contentLength = 0;
    bool keepAlive = true;
    bool expectsContinue = false;
};

/// Why a request is not let in: the status of the answer and a word for the log.
struct Refusal
{
    int status = 400;
    const char *why = "";
};

/// Where the head ends in `bytes` (behind the empty line), none while it is incomplete, or a refusal
/// as soon as it can be seen that no right head will come of it.
std::variant<std::optional<qsizetype>, Refusal> findHead(QByteArrayView bytes, const HeadLimits &limits);

/// Reads a whole head, the strict way (RFC 9112; parts.md section 7): CRLF only, no folding, no space
/// before a colon, exactly one Host, at most one plain Content-Length, no Transfer-Encoding, HTTP/1.0
/// or 1.1, known methods, a target without bad escapes, control characters, empty or dot segments.
std::variant<Head, Refusal> parseHead(QByteArrayView head, const HeadLimits &limits);

/// Undoes percent-encoding strictly: nullopt for a bad escape, a control character but CR, LF and tab where
/// `Text` is read, and anything that is not UTF-8.
/// Answer: what somebody typed or pasted into a form. A control character comes as U+FFFD, which no field takes, so that it is
/// told at the field; anywhere else it makes the whole malformed.
enum class Encoded { Path, Form, Answer };
std::optional<QString> decodePercent(QByteArrayView text, Encoded how);
/// Reads `a=1&b=2`; nullopt where a part of it is malformed or there are more than `most` fields.
std::optional<Fields> parseUrlEncoded(QByteArrayView text, qsizetype most = 1000, Encoded values = Encoded::Form);
/// `text` with U+FFFD for each control character but line breaks and tabs.
QString withoutControls(QString text);

} // namespace server::http
