// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/procedure/package.h"

#include <map>
#include <memory>
#include <shared_mutex>
#include <vector>

namespace engine::procedure {

/// The published packages of a town: by procedure the version in force, by hash any version. Packages are immutable,
/// so what was handed out stays good. Thread-safe.
class Catalogue
{
public:
    /// Publishes: from now on in force for its procedure. Publishing an older version again puts it in force again.
    void publish(std::shared_ptr<const Package> package);

    std::shared_ptr<const Package> inForce(const QString &procedure) const; ///< nullptr: none
    std::shared_ptr<const Package> byHash(const QString &hash) const;       ///< nullptr: none
    std::vector<std::shared_ptr<const Package>> allInForce() const;         ///< by procedure id
    std::vector<std::shared_ptr<const Package>> allVersions() const;        ///< by hash

private:
    mutable std::shared_mutex m_mutex;
    std::map<QString, std::shared_ptr<const Package>> m_inForce;
    std::map<QString, std::shared_ptr<const Package>> m_byHash;
};

} // namespace engine::procedure
