// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/result.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace engine::directory {

/// One entry of the directory as it is kept. `content` is encrypted where it is about a person; `match` is a
/// keyed hash by which a person is found by name and birth.
struct Entry
{
    QString kind; ///< office, position, staff, password, absence, delegation, after-review, person, address, protection, view
    QString id;
    QByteArray match;
    QByteArray content;
};

/// Where the directory is kept; implemented in engine/store. Thread-safe. Errors are the store's own.
class DirectoryStore
{
public:
    virtual ~DirectoryStore() = default;
    /// Inserts or replaces, all of them or none.
    virtual core::Result<void> put(const std::vector<Entry> &entries) = 0;
    virtual core::Result<void> remove(const QString &kind, const QString &id) = 0;
    virtual core::Result<std::optional<Entry>> find(const QString &kind, const QString &id) = 0;
    virtual core::Result<std::vector<Entry>> matching(const QString &kind, const QByteArray &match) = 0;
    virtual core::Result<std::vector<Entry>> all(const QString &kind) = 0;
    /// Another number after each change, whichever server made it.
    virtual core::Result<qint64> revision() = 0;
};

} // namespace engine::directory
