// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/intake/services.h"

namespace engine::intake {

class Desk;

enum class Match { Match, NoMatch };

/// The public page on which a visitor types what a certificate says (domain/tax-certificate.md section 8). Thread-safe.
class Verification
{
public:
    explicit Verification(Desk &desk) : m_desk(desk) {}

    /// One answer for all values together: an unknown number, a wrong code, a wrong value and an expired entry are
    /// all NoMatch. TooManyTries after ten per address or per number, for 15 minutes.
    core::Result<Match> check(const QString &number, const QString &code,
                              const std::vector<std::pair<QString, QString>> &values, const From &from);

private:
    Desk &m_desk;
};

} // namespace engine::intake
