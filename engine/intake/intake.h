// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/intake/accounts.h"
#include "engine/intake/applications.h"
#include "engine/intake/drafts.h"
#include "engine/intake/intake_error.h"
#include "engine/intake/mails.h"
#include "engine/intake/payments.h"
#include "engine/intake/verification.h"

#include <memory>

namespace engine::intake {

/// The citizen's side of a town (design 1.13): all that the web pages use, and the outer zone that casework pulls
/// from. One for each town; thread-safe.
class Intake
{
public:
    Intake(const Services &services, const Settings &settings);
    ~Intake();

    Accounts &accounts() { return m_accounts; }
    Drafts &drafts() { return m_drafts; }
    Applications &applications() { return m_applications; }
    Payments &payments() { return m_payments; }
    Verification &verification() { return m_verification; }
    Mails &mails() { return m_mails; }
    const procedure::Catalogue &catalogue() const;

    /// What the inner zone calls.
    exchange::OuterZone &outerZone();
    /// Everything that time alone brings: expired drafts, stuck payments, old tries. Call it every minute or so.
    core::Result<void> sweep();

private:
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<exchange::OuterZone> m_zone;
    Accounts m_accounts;
    Drafts m_drafts;
    Applications m_applications;
    Payments m_payments;
    Verification m_verification;
    Mails m_mails;
};

} // namespace engine::intake
