// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/intake/desk.h"

namespace engine::intake {

/// The intake's face to the office: the sealed inbox out, what the applicant may see in. Thread-safe.
class IntakeZone final : public exchange::OuterZone
{
public:
    explicit IntakeZone(Desk &desk) : m_desk(desk) {}

    core::Result<std::vector<Parcel>> pull(int most) override;
    core::Result<QByteArray> chunk(const QString &content, qint64 part) override;
    core::Result<void> confirm(qint64 position) override;
    core::Result<void> push(const exchange::ToApplicant &message) override;

private:
    core::Result<void> take(const exchange::ApplicantView &view);
    core::Result<void> take(const exchange::VerificationEntry &entry);
    core::Result<void> take(const exchange::Erasure &erasure);

    Desk &m_desk;
};

} // namespace engine::intake
