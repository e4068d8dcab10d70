// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/server.h"

namespace server::admin {

/// How the site is reached: the address on which we listen, and what stands before it.
struct Reach
{
    QString siteUrl;        ///< `https://apply.town.example`; empty: on this machine alone
    QString listenOn;       ///< an IP address of this machine
    QStringList proxies;    ///< addresses whose X-Forwarded-For is believed
};

/// The server's settings for that. Where the site has an address of its own, only requests for its host (or this machine) are
/// answered, and cookies are Secure and HSTS is said where that is https. Fails for what is no address.
engine::core::Result<http::Settings> settingsFor(const Reach &reach);

} // namespace server::admin
