// SPDX-License-Identifier: Apache-2.0
#include "engine/intake/intake.h"

#include "engine/intake/desk.h"
#include "engine/intake/outer_zone.h"

namespace engine::intake {

namespace {

constexpr int sweptAtOnce = 16; // of contents that nobody holds, in one transaction

} // namespace

Intake::Intake(const Services &services, const Settings &settings)
    : m_desk(std::make_unique<Desk>(services, settings))
    , m_zone(std::make_unique<IntakeZone>(*m_desk))
    , m_accounts(*m_desk)
    , m_drafts(*m_desk)
    , m_applications(*m_desk)
    , m_payments(*m_desk)
    , m_verification(*m_desk)
    , m_mails(*m_desk)
{
}

Intake::~Intake() = default;

const procedure::Catalogue &Intake::catalogue() const
{
    return m_desk->services.catalogue;
}

exchange::OuterZone &Intake::outerZone()
{
    return *m_zone;
}

core::Result<void> Intake::sweep()
{
    if (const auto removed = m_drafts.removeExpired(); !removed)
        return removed.error();
    if (const auto moved = m_payments.sweep(); !moved)
        return moved.error();
    // Some at a time, so that who works meanwhile is not kept waiting.
    for (bool isMore = true; isMore;) {
        const auto swept = m_desk->services.store.write([&](IntakeRows &rows) -> core::Result<void> {
            const auto more = rows.sweepContents(m_desk->now().addDays(-1), sweptAtOnce);
            if (!more)
                return more.error();
            isMore = *more;
            return {};
        });
        if (!swept)
            return swept;
    }
    return m_desk->services.store.write([this](IntakeRows &rows) -> core::Result<void> {
        if (auto removed = rows.removeTriesBefore(m_desk->now()); !removed)
            return removed;
        if (auto removed = rows.removeLinksBefore(m_desk->now()); !removed)
            return removed;
        return rows.removeVerificationsBefore(m_desk->today());
    });
}

} // namespace engine::intake
