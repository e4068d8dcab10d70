// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/head.h"

namespace server::http {

struct BodyLimits
{
    qsizetype fields = 2000;
    qsizetype files = 20;
    qsizetype value = 16 * 1024 * 1024; ///< what a field takes is for the form to say, at the field
};

/// Reads an urlencoded or multipart body into `request.fields` and `request.files`; other media types are left
/// in `request.body`. A refusal for anything malformed. Files are views into `request.body`.
std::optional<Refusal> readBody(Request &request, const BodyLimits &limits);

} // namespace server::http
