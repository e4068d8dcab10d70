// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/result.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <vector>

namespace server::payment {

enum class ClientError { NotAnAddress, NoAnswer };
engine::core::ErrorText errorText(ClientError id);

struct HttpAnswer
{
    int status = 0;
    QByteArray body;
};

/// One blocking HTTP call with a deadline; answers above a megabyte are not read. Any thread.
class HttpClient
{
public:
    explicit HttpClient(std::chrono::milliseconds timeout) : m_timeout(timeout) {}
    using Fields = std::vector<std::pair<QByteArray, QByteArray>>;
    engine::core::Result<HttpAnswer> send(const QByteArray &method, const QString &url, const Fields &headers,
                                          const QByteArray &body = {}) const;

private:
    std::chrono::milliseconds m_timeout;
};

} // namespace server::payment
