// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringView>

/// Namespaces, algorithms and types by their URIs; for this room only.
namespace engine::signature::names {

inline constexpr QStringView ds = u"http://www.w3.org/2000/09/xmldsig#";
inline constexpr QStringView xades = u"http://uri.etsi.org/01903/v1.3.2#";
inline constexpr QStringView asic = u"http://uri.etsi.org/02918/v1.2.1#";

inline constexpr QStringView exclusiveC14n = u"http://www.w3.org/2001/10/xml-exc-c14n#";
inline constexpr QStringView envelopedSignature =
    u"http://www.w3.org/2000/09/xmldsig#enveloped-signature";
inline constexpr QStringView sha256 = u"http://www.w3.org/2001/04/xmlenc#sha256";
inline constexpr QStringView sha384 = u"http://www.w3.org/2001/04/xmldsig-more#sha384";
inline constexpr QStringView sha512 = u"http://www.w3.org/2001/04/xmlenc#sha512";
inline constexpr QStringView rsaSha256 = u"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
inline constexpr QStringView rsaSha384 = u"http://www.w3.org/2001/04/xmldsig-more#rsa-sha384";
inline constexpr QStringView rsaSha512 = u"http://www.w3.org/2001/04/xmldsig-more#rsa-sha512";
inline constexpr QStringView ecdsaSha256 = u"http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
inline constexpr QStringView ecdsaSha384 = u"http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384";
inline constexpr QStringView ecdsaSha512 = u"http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512";

inline constexpr QStringView signedPropertiesType = u"http://uri.etsi.org/01903#SignedProperties";
inline constexpr QStringView proofOfOrigin = u"http://uri.etsi.org/01903/v1.2.2#ProofOfOrigin";
inline constexpr QStringView proofOfApproval = u"http://uri.etsi.org/01903/v1.2.2#ProofOfApproval";

} // namespace engine::signature::names
