// SPDX-License-Identifier: Apache-2.0
#include "server/admin/reach.h"

#include "server/admin/town_keys.h"
#include "server/http/limiter.h"

#include <QUrl>

namespace server::admin {

using engine::core::Error;

engine::core::Result<http::Settings> settingsFor(const Reach &reach)
{
    http::Settings settings;
    for (const QString &given : reach.proxies) {
        const auto address = http::readAddress(given);
        if (!address)
            return Error(AdminError::NotAnAddress, {given});
        settings.trustedProxies << *address;
    }
    const auto listenOn = http::readAddress(reach.listenOn);
    if (!listenOn)
        return Error(AdminError::NotAnAddress, {reach.listenOn});
    settings.address = *listenOn;
    if (reach.siteUrl.isEmpty())
        return settings;
    const QUrl url(reach.siteUrl, QUrl::StrictMode);
    const bool web = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    if (!web || url.host().isEmpty() || !url.userInfo().isEmpty() || !url.path().isEmpty() || url.hasQuery() || url.hasFragment())
        return Error(AdminError::BrokenSiteUrl, {reach.siteUrl});
    settings.secure = url.scheme() == QLatin1String("https");
    settings.hosts = {url.host(QUrl::FullyEncoded).toLower(), QStringLiteral("localhost"), QStringLiteral("127.0.0.1")};
    return settings;
}

} // namespace server::admin
