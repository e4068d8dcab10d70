// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/exchange/messages.h"

/// How the parts of a message stand in JSON; also used by whoever keeps parts of messages (intake).
namespace engine::exchange {

core::Json toJson(const Applicant &applicant);
core::Json toJson(const ApplicantView &view);
/// Answers and other typed contexts.
core::Json toJson(const feel::Context &context);

core::Result<Applicant> applicantFromJson(const core::Json &json);
core::Result<ApplicantView> viewFromJson(const core::Json &json);
core::Result<feel::Context> contextFromJson(const core::Json &json);

/// An instant as ISO 8601 UTC with milliseconds; null where there is none.
core::Json toJson(const QDateTime &instant);
QDateTime instantFromJson(const core::Json &json); ///< invalid where it is none

} // namespace engine::exchange
