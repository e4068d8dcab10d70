// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/directory/directory_store.h"
#include "engine/exchange/messages.h"

#include <map>

namespace engine::tool {

/// The citizen's side of a scenario: what arrives, and what the applicant would see. One thread.
class MemoryZone final : public exchange::OuterZone
{
public:
    void arrive(const QByteArray &sealed) { m_parcels.push_back({++m_position, sealed}); }
    core::Result<std::vector<Parcel>> pull(int most) override
    {
        return std::vector<Parcel>(m_parcels.begin(), m_parcels.begin() + std::min(most, int(m_parcels.size())));
    }
    core::Result<QByteArray> chunk(const QString &content, qint64) override
    {
        return core::Error(exchange::ExchangeError::NotTheFile, {content}); // a scenario's files stand in its messages
    }
    core::Result<void> confirm(qint64 position) override
    {
        std::erase_if(m_parcels, [&](const Parcel &parcel) { return parcel.position == position; });
        return {};
    }
    core::Result<void> push(const exchange::ToApplicant &message) override
    {
        if (const auto *view = std::get_if<exchange::ApplicantView>(&message))
            m_view = *view;
        return {};
    }
    const exchange::ApplicantView &view() const { return m_view; }

private:
    std::vector<Parcel> m_parcels;
    exchange::ApplicantView m_view;
    qint64 m_position = 0;
};

/// The directory of a scenario. One thread.
class MemoryDirectoryStore final : public directory::DirectoryStore
{
public:
    core::Result<void> put(const std::vector<directory::Entry> &entries) override
    {
        for (const directory::Entry &entry : entries)
            m_entries[{entry.kind, entry.id}] = entry;
        ++m_revision;
        return {};
    }
    core::Result<void> remove(const QString &kind, const QString &id) override
    {
        m_entries.erase({kind, id});
        ++m_revision;
        return {};
    }
    core::Result<std::optional<directory::Entry>> find(const QString &kind, const QString &id) override
    {
        const auto found = m_entries.find({kind, id});
        return found == m_entries.end() ? std::optional<directory::Entry>() : std::optional(found->second);
    }
    core::Result<std::vector<directory::Entry>> matching(const QString &kind, const QByteArray &match) override
    {
        std::vector<directory::Entry> found;
        for (const auto &[key, entry] : m_entries) {
            if (key.first == kind && entry.match == match)
                found.push_back(entry);
        }
        return found;
    }
    core::Result<std::vector<directory::Entry>> all(const QString &kind) override
    {
        std::vector<directory::Entry> found;
        for (const auto &[key, entry] : m_entries) {
            if (key.first == kind)
                found.push_back(entry);
        }
        return found;
    }
    core::Result<qint64> revision() override { return m_revision; }

private:
    std::map<std::pair<QString, QString>, directory::Entry> m_entries;
    qint64 m_revision = 0;
};

} // namespace engine::tool
