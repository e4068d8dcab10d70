// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/signature/xades.h"

namespace engine::signature {

/// What we think of a signer: a reason wherever something is wrong.
struct TrustFindings
{
    std::optional<core::Error> chain;
    std::optional<core::Error> validity;
    std::optional<core::Error> keyUsage;
    std::optional<core::Error> revocation;
    bool revocationChecked = false;
};

/// Judges `signer` at `options.at`; `helpful` are certificates that came with the signature.
TrustFindings judge(const Certificate &signer,
                    const std::vector<Certificate> &helpful,
                    const VerifyOptions &options);

} // namespace engine::signature
