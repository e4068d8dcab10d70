// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/admin/town.h"
#include "server/http/router.h"

namespace server::admin {

/// What an operator watches, in Prometheus's text format: queues, groups of commits, retries, slow statements, sizes. Nothing in it is
/// personal, and every label comes from a closed set. Asked for on a port of its own, which no visitor reaches.
engine::core::Result<QByteArray> metricsOf(Town &town);
void addMetrics(http::Router &router, Town &town);

} // namespace server::admin
