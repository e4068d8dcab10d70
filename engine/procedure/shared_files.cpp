// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/shared_files.h"

#include "engine/crypto/crypto.h"

namespace engine::procedure {

namespace {

constexpr std::size_t mostKept = 256; // of all versions; beyond, reading begins anew

QByteArray keyOf(const QString &path, const QByteArray &content)
{
    return path.toUtf8() + '\0' + crypto::sha256(content);
}

} // namespace

SharedFiles &SharedFiles::all()
{
    static SharedFiles files;
    return files;
}

std::optional<SharedFiles::Processes> SharedFiles::processes(const QString &path, const QByteArray &content) const
{
    const QByteArray key = keyOf(path, content);
    const std::lock_guard lock(m_mutex);
    const auto found = m_kept.find(key);
    return found == m_kept.end() ? std::nullopt : std::optional(found->second.processes);
}

void SharedFiles::keep(const QString &path, const QByteArray &content, Processes processes)
{
    QByteArray key = keyOf(path, content);
    const std::lock_guard lock(m_mutex);
    if (m_kept.size() >= mostKept)
        m_kept.clear();
    m_kept.emplace(std::move(key), Kept{std::move(processes)});
}

bool SharedFiles::followsStandard(const QString &path, const QByteArray &content) const
{
    const QByteArray key = keyOf(path, content);
    const std::lock_guard lock(m_mutex);
    const auto found = m_kept.find(key);
    return found != m_kept.end() && found->second.followsStandard;
}

void SharedFiles::noteFollowsStandard(const QString &path, const QByteArray &content)
{
    const QByteArray key = keyOf(path, content);
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_kept.find(key); found != m_kept.end())
        found->second.followsStandard = true;
}

} // namespace engine::procedure
