// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/catalogue.h"

#include <mutex>

namespace engine::procedure {

void Catalogue::publish(std::shared_ptr<const Package> package)
{
    const std::unique_lock lock(m_mutex);
    m_byHash.insert_or_assign(package->hash, package);
    m_inForce.insert_or_assign(package->cover.id, std::move(package));
}

std::shared_ptr<const Package> Catalogue::inForce(const QString &procedure) const
{
    const std::shared_lock lock(m_mutex);
    const auto found = m_inForce.find(procedure);
    return found == m_inForce.end() ? nullptr : found->second;
}

std::shared_ptr<const Package> Catalogue::byHash(const QString &hash) const
{
    const std::shared_lock lock(m_mutex);
    const auto found = m_byHash.find(hash);
    return found == m_byHash.end() ? nullptr : found->second;
}

std::vector<std::shared_ptr<const Package>> Catalogue::allInForce() const
{
    const std::shared_lock lock(m_mutex);
    std::vector<std::shared_ptr<const Package>> all;
    for (const auto &[procedure, package] : m_inForce)
        all.push_back(package);
    return all;
}

std::vector<std::shared_ptr<const Package>> Catalogue::allVersions() const
{
    const std::shared_lock lock(m_mutex);
    std::vector<std::shared_ptr<const Package>> all;
    for (const auto &[hash, package] : m_byHash)
        all.push_back(package);
    return all;
}

} // namespace engine::procedure
