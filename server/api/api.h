// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/casework/desk.h"
#include "engine/casework/external_work.h"
#include "server/api/staff_sessions.h"
#include "server/http/router.h"

namespace server::api {

/// What the resources share. All of it outlives them.
struct ApiSurroundings
{
    engine::casework::Office &office;
    engine::casework::Desk &desk;
    StaffSessions &sessions;
    engine::casework::ExternalWork &work;
    engine::directory::Workers &workers;
    std::function<void()> changed; ///< after every act: wakes the pump
};

/// Registers every resource of `/api/v1`; README.md describes them.
void addApi(http::Router &router, const ApiSurroundings &surroundings);

} // namespace server::api
