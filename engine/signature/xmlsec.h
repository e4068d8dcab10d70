// SPDX-License-Identifier: Apache-2.0
#pragma once

// libxmlsec1, wrapped once; for this room only.

#include "engine/signature/native.h"
#include "engine/signature/xades.h"

#include <libxml/tree.h>
#include <xmlsec/xmldsig.h>
#include <xmlsec/xmlsec.h>

#include <memory>

namespace engine::signature {

/// Starts libxmlsec1 once for the process. It can then read nothing but MembersInReach.
core::Result<void> startXmlsec();

/// While it lives, xmlsec can read these members by name on this thread. One at a time a thread.
class MembersInReach
{
public:
    explicit MembersInReach(const std::vector<Member> &members);
    ~MembersInReach();
    MembersInReach(const MembersInReach &) = delete;
    MembersInReach &operator=(const MembersInReach &) = delete;
};

struct FreeXmlsec
{
    void operator()(xmlSecDSigCtx *context) const noexcept { xmlSecDSigCtxDestroy(context); }
};

using DSigContext = std::unique_ptr<xmlSecDSigCtx, FreeXmlsec>;

/// `key` as xmlsec takes it, or null. The caller, mostly a context, owns it.
xmlSecKey *toXmlsecKey(EVP_PKEY *key);

/// What xmlsec complained about last on this thread.
core::Error xmlsecError(const char *where);

} // namespace engine::signature
