// SPDX-License-Identifier: Apache-2.0
#include "server/http/limiter.h"

#include <QStringList>

#include <Poco/Net/IPAddress.h>

using namespace Qt::StringLiterals;

namespace server::http {

bool RateLimiter::take(const QString &client, Instant now)
{
    if (m_burst <= 0)
        return true;
    if (m_buckets.size() > 20000)
        forgetFull(now);
    auto [found, added] = m_buckets.try_emplace(client, Bucket{static_cast<double>(m_burst), now});
    Bucket &bucket = found->second;
    const double seconds = std::chrono::duration<double>(now - bucket.at).count();
    bucket.left = std::min(static_cast<double>(m_burst), bucket.left + seconds * m_perSecond);
    bucket.at = now;
    if (bucket.left < 1)
        return false;
    bucket.left -= 1;
    return true;
}

void RateLimiter::forgetFull(Instant now)
{
    std::erase_if(m_buckets, [&](const auto &entry) {
        const double seconds = std::chrono::duration<double>(now - entry.second.at).count();
        return entry.second.left + seconds * m_perSecond >= m_burst;
    });
}

QString limitUnit(const QString &address)
{
    if (!address.contains(u':'))
        return address;
    // Written out or shortened, the first four groups are the network; `::` inside them makes it shorter.
    QStringList groups = address.section(u"::"_s, 0, 0).split(u':');
    while (groups.size() > 4)
        groups.removeLast();
    return groups.join(u':') + u"::/64"_s;
}

std::optional<QString> readAddress(const QString &text)
{
    Poco::Net::IPAddress address;
    if (!Poco::Net::IPAddress::tryParse(text.toStdString(), address))
        return {};
    const QString written = QString::fromStdString(address.toString());
    // Poco also takes 1.2.3 and octal parts, which others read differently.
    if (address.family() == Poco::Net::AddressFamily::IPv4 && written != text)
        return {};
    return written;
}

QString clientAddress(const QString &peer, const QByteArray &forwardedFor, const QStringList &trustedProxies)
{
    if (!trustedProxies.contains(peer))
        return peer;
    const QStringList chain = QString::fromLatin1(forwardedFor).split(u',');
    for (auto hop = chain.rbegin(); hop != chain.rend(); ++hop) {
        const std::optional<QString> address = readAddress(hop->trimmed());
        if (!address)
            return peer;
        if (!trustedProxies.contains(*address))
            return *address;
    }
    return peer;
}

} // namespace server::http
