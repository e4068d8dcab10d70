// SPDX-License-Identifier: Apache-2.0
#include "engine/directory/directory.h"

namespace engine::directory {

core::ErrorText errorText(DirectoryError id)
{
    switch (id) {
    case DirectoryError::NoSuchStaff:
        return {"directory", "NoSuchStaff", QT_TRANSLATE_NOOP("directory", "there is no member of staff %1")};
    case DirectoryError::NoSuchOffice:
        return {"directory", "NoSuchOffice", QT_TRANSLATE_NOOP("directory", "there is no office %1")};
    case DirectoryError::NoSuchPosition:
        return {"directory", "NoSuchPosition", QT_TRANSLATE_NOOP("directory", "there is no position %1")};
    case DirectoryError::WrongStaffOrPassword:
        return {"directory", "WrongStaffOrPassword",
                QT_TRANSLATE_NOOP("directory", "the staff number or the password is wrong: try again")};
    case DirectoryError::TooManyTries:
        return {"directory", "TooManyTries",
                QT_TRANSLATE_NOOP("directory", "too many wrong tries: try again in %1 minutes")};
    case DirectoryError::PasswordTooShort:
        return {"directory", "PasswordTooShort",
                QT_TRANSLATE_NOOP("directory", "the password is too short: use at least %1 characters")};
    case DirectoryError::AddressDenied:
        return {"directory", "AddressDenied", QT_TRANSLATE_NOOP("directory", "no address is shown here")};
    case DirectoryError::ReasonMissing:
        return {"directory", "ReasonMissing",
                QT_TRANSLATE_NOOP("directory", "say why you need the address: the reason is kept")};
    case DirectoryError::BrokenEntry:
        return {"directory", "BrokenEntry",
                QT_TRANSLATE_NOOP("directory", "the directory's entry %1 cannot be read")};
    case DirectoryError::NotTheirPost:
        return {"directory", "NotTheirPost",
                QT_TRANSLATE_NOOP("directory", "%1 does not hold the post %2 and cannot delegate it")};
    case DirectoryError::NoSuchEntry:
        return {"directory", "NoSuchEntry",
                QT_TRANSLATE_NOOP("directory", "there is no absence and no delegation %1")};
    }
    Q_UNREACHABLE();
}

} // namespace engine::directory
