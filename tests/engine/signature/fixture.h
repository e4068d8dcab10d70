// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/signature/authority.h"
#include "engine/signature/xades.h"

#include <QTimeZone>

namespace tests {

inline QDateTime day(int year, int month = 1, int date = 1)
{
    return QDateTime(QDate(year, month, date), QTime(0, 0), QTimeZone::utc());
}

/// A town's authority with one signer of each kind of key; made once, keys are dear.
struct Town
{
    engine::signature::Authority authority;
    engine::signature::KeyStore office;  ///< P-256
    engine::signature::KeyStore citizen; ///< RSA

    static const Town &mihon()
    {
        using namespace engine::signature;
        static const Town town = [] {
            auto authority =
                *Authority::create({QStringLiteral("見本区認証局"), QStringLiteral("見本区"), {}},
                                   {day(2020), day(2040)});
            auto office =
                *authority.issue({QStringLiteral("見本区長"), QStringLiteral("見本区"), {}},
                                 {day(2024), day(2034)},
                                 LeafPurpose::OfficeSeal);
            auto citizen = *authority.issue({QStringLiteral("𠮷田 花子"), {}, {}},
                                            {day(2024), day(2034)},
                                            LeafPurpose::Citizen,
                                            KeyKind::Rsa);
            return Town{std::move(authority), std::move(office), std::move(citizen)};
        }();
        return town;
    }

    engine::signature::VerifyOptions verifyOptions() const
    {
        return {{{authority.certificate()}, {}}, day(2026, 4, 2), nullptr};
    }

    static engine::signature::SignOptions signOptions()
    {
        return {day(2026, 4, 1), std::nullopt, {}, QStringLiteral("text/xml")};
    }
};

} // namespace tests
