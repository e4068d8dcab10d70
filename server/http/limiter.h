// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <chrono>
#include <optional>
#include <unordered_map>

namespace server::http {

/// A bucket of requests per client address that refills steadily. Not for several threads: the loop owns it.
class RateLimiter
{
public:
    using Instant = std::chrono::steady_clock::time_point;
    /// `burst` 0: no limit.
    RateLimiter(int burst, double perSecond) : m_burst(burst), m_perSecond(perSecond) {}
    /// Takes one request from the bucket of `client`; false when it is empty.
    bool take(const QString &client, Instant now);
    qsizetype size() const { return std::ssize(m_buckets); }

private:
    struct Bucket
    {
        double left;
        Instant at;
    };
    void forgetFull(Instant now);

    int m_burst;
    double m_perSecond;
    std::unordered_map<QString, Bucket> m_buckets;
};

/// The unit that limits count by: an IPv4 address, or the /64 of an IPv6 one.
QString limitUnit(const QString &address);
/// An IP address in the one way that a peer's is written; none where `text` is no address.
std::optional<QString> readAddress(const QString &text);
/// The client's address: the peer's, unless the peer is a trusted proxy; then the last address of X-Forwarded-For
/// that is not one of the trusted proxies.
QString clientAddress(const QString &peer, const QByteArray &forwardedFor, const QStringList &trustedProxies);

} // namespace server::http
