// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"

namespace engine::intake {

enum class IntakeError {
    NotAnEmail,           ///< sign-up, asking for a password
    PasswordTooShort,
    PasswordTooCommon,
    EmailTaken,
    WrongEmailOrPassword,
    WrongNumberOrSecret,  ///< one sentence for an unknown number and a wrong secret
    TooManyTries,         ///< arguments: minutes to wait
    LinkUsedOrOld,        ///< a one-time link for a new password
    NotSignedIn,          ///< the procedure asks for an account
    NoSuchProcedure,
    NoSuchDraft,          ///< also: not yours
    DraftExpired,
    NoSuchApplication,    ///< also: not yours
    NoSuchField,
    NotAFileField,
    EmptyFile,
    InfectedFile,
    UnscannedFile,        ///< the scanner was away
    TooManyFiles,
    NoSuchFile,
    NothingToComplete,
    NothingToPay,
    AlreadyPaid,
    NoSuchMethod,
    PaymentUnderWay,
    CannotWithdraw,
    NoSuchDocument,
    NoSuchProvider,
    SignatureTooWeak,     ///< the procedure asks for the citizen's own signature
    SignatureRefused,     ///< arguments: the reason
    SignedOtherContent,   ///< a good signature over something else
    PackageGone,          ///< the version the draft began with is not published any more
    BrokenRow             ///< a stored value that does not decrypt or read
};
core::ErrorText errorText(IntakeError id);

} // namespace engine::intake
