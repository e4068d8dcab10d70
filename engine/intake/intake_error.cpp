// SPDX-License-Identifier: Apache-2.0
#include "engine/intake/intake_error.h"

namespace engine::intake {

core::ErrorText errorText(IntakeError id)
{
    switch (id) {
    case IntakeError::NotAnEmail:
        return {"intake", "NotAnEmail",
                QT_TRANSLATE_NOOP("intake", "enter an e-mail address, such as name@example.jp")};
    case IntakeError::PasswordTooShort:
        return {"intake", "PasswordTooShort",
                QT_TRANSLATE_NOOP("intake", "choose a password of at least %1 characters")};
    case IntakeError::PasswordTooCommon:
        return {"intake", "PasswordTooCommon",
                QT_TRANSLATE_NOOP("intake", "choose a password that is harder to guess")};
    case IntakeError::EmailTaken:
        return {"intake", "EmailTaken",
                QT_TRANSLATE_NOOP("intake", "there is an account with this e-mail address: sign in, or ask for a new password")};
    case IntakeError::WrongEmailOrPassword:
        return {"intake", "WrongEmailOrPassword",
                QT_TRANSLATE_NOOP("intake", "the e-mail address or the password is wrong")};
    case IntakeError::WrongNumberOrSecret:
        return {"intake", "WrongNumberOrSecret",
                QT_TRANSLATE_NOOP("intake", "the number or the secret code is wrong")};
    case IntakeError::TooManyTries:
        return {"intake", "TooManyTries",
                QT_TRANSLATE_NOOP("intake", "too many tries: try again in %1 minutes")};
    case IntakeError::LinkUsedOrOld:
        return {"intake", "LinkUsedOrOld",
                QT_TRANSLATE_NOOP("intake", "this link was used or is too old: ask for a new one")};
    case IntakeError::NotSignedIn:
        return {"intake", "NotSignedIn", QT_TRANSLATE_NOOP("intake", "sign in first: this procedure needs an account")};
    case IntakeError::NoSuchProcedure:
        return {"intake", "NoSuchProcedure", QT_TRANSLATE_NOOP("intake", "there is no procedure %1")};
    case IntakeError::NoSuchDraft:
        return {"intake", "NoSuchDraft", QT_TRANSLATE_NOOP("intake", "this draft is not here")};
    case IntakeError::DraftExpired:
        return {"intake", "DraftExpired", QT_TRANSLATE_NOOP("intake", "this draft has expired: begin again")};
    case IntakeError::NoSuchApplication:
        return {"intake", "NoSuchApplication", QT_TRANSLATE_NOOP("intake", "this application is not here")};
    case IntakeError::NoSuchField:
        return {"intake", "NoSuchField", QT_TRANSLATE_NOOP("intake", "the form has no field %1")};
    case IntakeError::NotAFileField:
        return {"intake", "NotAFileField", QT_TRANSLATE_NOOP("intake", "the field %1 takes no file")};
    case IntakeError::EmptyFile:
        return {"intake", "EmptyFile", QT_TRANSLATE_NOOP("intake", "the file is empty: choose the one that you mean")};
    case IntakeError::InfectedFile:
        return {"intake", "InfectedFile",
                QT_TRANSLATE_NOOP("intake", "the file carries a malicious program and was not kept: check your device, and choose another file")};
    case IntakeError::UnscannedFile:
        return {"intake", "UnscannedFile",
                QT_TRANSLATE_NOOP("intake", "the file could not be checked for malicious programs just now and was not kept: send it again in some minutes. Everything else is kept.")};
    case IntakeError::TooManyFiles:
        return {"intake", "TooManyFiles",
                QT_TRANSLATE_NOOP("intake", "too many or too large files: %1 files and %2 MiB together at most")};
    case IntakeError::NoSuchFile:
        return {"intake", "NoSuchFile", QT_TRANSLATE_NOOP("intake", "this file is not here")};
    case IntakeError::NothingToComplete:
        return {"intake", "NothingToComplete", QT_TRANSLATE_NOOP("intake", "the office does not wait for a correction")};
    case IntakeError::NothingToPay:
        return {"intake", "NothingToPay", QT_TRANSLATE_NOOP("intake", "there is nothing to pay")};
    case IntakeError::AlreadyPaid:
        return {"intake", "AlreadyPaid", QT_TRANSLATE_NOOP("intake", "the fee is paid")};
    case IntakeError::NoSuchMethod:
        return {"intake", "NoSuchMethod", QT_TRANSLATE_NOOP("intake", "choose one of the ways to pay")};
    case IntakeError::PaymentUnderWay:
        return {"intake", "PaymentUnderWay",
                QT_TRANSLATE_NOOP("intake", "a payment is under way: wait a little, then look again")};
    case IntakeError::CannotWithdraw:
        return {"intake", "CannotWithdraw",
                QT_TRANSLATE_NOOP("intake", "the application can no longer be withdrawn")};
    case IntakeError::NoSuchDocument:
        return {"intake", "NoSuchDocument", QT_TRANSLATE_NOOP("intake", "this document is not here")};
    case IntakeError::NoSuchProvider:
        return {"intake", "NoSuchProvider", QT_TRANSLATE_NOOP("intake", "there is no payment provider %1")};
    case IntakeError::SignatureTooWeak:
        return {"intake", "SignatureTooWeak",
                QT_TRANSLATE_NOOP("intake", "this procedure needs a stronger signature: sign as the page says")};
    case IntakeError::SignatureRefused:
        return {"intake", "SignatureRefused",
                QT_TRANSLATE_NOOP("intake", "the signature does not hold: %1 Your draft is kept.")};
    case IntakeError::SignedOtherContent:
        return {"intake", "SignedOtherContent",
                QT_TRANSLATE_NOOP("intake", "the signed document is not this application as it stands now: download it again and sign that. Your draft is kept.")};
    case IntakeError::PackageGone:
        return {"intake", "PackageGone",
                QT_TRANSLATE_NOOP("intake", "the form has been replaced since you began: begin again")};
    case IntakeError::BrokenRow:
        return {"intake", "BrokenRow", QT_TRANSLATE_NOOP("intake", "the stored entry %1 cannot be read")};
    }
    Q_UNREACHABLE();
}

} // namespace engine::intake
