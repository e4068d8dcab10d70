// SPDX-License-Identifier: Apache-2.0
#include "engine/store/store_error.h"

namespace engine::store {

core::ErrorText errorText(StoreError id)
{
    switch (id) {
    case StoreError::CannotOpen:
        return {"store", "CannotOpen", QT_TRANSLATE_NOOP("store", "the database %1 cannot be opened: %2")};
    case StoreError::NewerSchema:
        return {"store", "NewerSchema",
                QT_TRANSLATE_NOOP("store", "the database has schema %1, which is newer than this program's %2: use a newer program")};
    case StoreError::Failed:
        return {"store", "Failed", QT_TRANSLATE_NOOP("store", "the database refused (%1): %2")};
    case StoreError::Full:
        return {"store", "Full", QT_TRANSLATE_NOOP("store", "the disk is full: nothing was changed")};
    case StoreError::Busy:
        return {"store", "Busy", QT_TRANSLATE_NOOP("store", "the database is in use by another program: nothing was changed")};
    case StoreError::LogInUse:
        return {"store", "LogInUse", QT_TRANSLATE_NOOP("store", "the database's log is being read: it could not be emptied yet, and may still hold what was erased")};
    case StoreError::StaleBackup:
        return {"store", "StaleBackup",
                QT_TRANSLATE_NOOP("store", "the database ends at commit %1, but commit %2 was acknowledged: it is an old copy")};
    case StoreError::WrongTownKey:
        return {"store", "WrongTownKey", QT_TRANSLATE_NOOP("store", "the town's key does not belong to this database")};
    case StoreError::Lost:
        return {"store", "Lost", QT_TRANSLATE_NOOP("store", "the connection to the database was lost (%1): nothing was changed")};
    case StoreError::Uncertain:
        return {"store", "Uncertain",
                QT_TRANSLATE_NOOP("store", "the connection to the database was lost in the middle of a commit, and the database did not come back: whether the change was kept is not known")};
    case StoreError::NotDurable:
        return {"store", "NotDurable", QT_TRANSLATE_NOOP("store", "the database server runs with %1 = off and would lose what was acknowledged: switch it on")};
    case StoreError::NotUtf8:
        return {"store", "NotUtf8", QT_TRANSLATE_NOOP("store", "the database keeps texts as %1: create it with the encoding UTF8")};
    }
    Q_UNREACHABLE();
}

} // namespace engine::store
