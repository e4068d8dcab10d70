// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/runtime/run.h"

namespace engine::runtime {

/// The tokens that wait at `gateway`, one for each incoming flow.
std::map<QString, QString> waitingByFlow(Run &run, const QString &scope, const bpmn::Node &gateway);

/// Whether a token can still come by a flow that has none. BPMN 2.0.2, 13.4.3: a token elsewhere in the scope holds
/// the join back if a way leads from it to an incoming flow without a token and none to one that has one already.
bool moreCanCome(Run &run, const QString &scope, const bpmn::Process &process, const bpmn::Node &gateway,
                 const std::map<QString, QString> &present);

/// Lets the tokens of an inclusive join through when nothing more can come; false when it waits on.
core::Result<bool> joinInclusive(Run &run, const QString &scope, const bpmn::Process &process,
                                 const bpmn::Node &gateway);

/// Resets a complex gateway that was activated, when nothing more can come.
core::Result<bool> resetComplex(Run &run, const QString &scope, const bpmn::Process &process, const bpmn::Node &gateway);

} // namespace engine::runtime
