// SPDX-License-Identifier: Apache-2.0
#include "engine/state/traces.h"

#include <algorithm>

namespace engine::state {

Names::Names(std::initializer_list<QString> names)
{
    for (const QString &name : names)
        insert(name);
}

Names::Names(const std::vector<QString> &names)
{
    m_names.reserve(names.size() + 1);
    for (const QString &name : names)
        insert(name);
}

void Names::insert(const QString &name)
{
    const auto at = std::lower_bound(m_names.begin(), m_names.end(), name);
    if (at == m_names.end() || *at != name)
        m_names.insert(at, name);
}

void Names::insert(const Names &names)
{
    for (const QString &name : names)
        insert(name);
}

bool Names::contains(const QString &name) const
{
    return std::binary_search(m_names.begin(), m_names.end(), name);
}

Seed Seed::of(const journal::Command &command)
{
    return command.seed.isEmpty() ? Seed{command.erasedSeed, true} : Seed{command.seed, false};
}

QByteArray Seed::commitment() const
{
    return isCommitment ? bytes : journal::seedAsPersonal(bytes).commitment();
}

void Traces::add(const journal::Personal &value, const Names &names, const Seed &seed)
{
    if (!value.isGiven())
        return;
    Trace *trace = nullptr;
    if (const auto made = m_made.find(value.identity()); made != m_made.end())
        trace = &made->second.trace;
    else if (value.isCommitted())
        trace = &m_committed[value.commitment()];
    else
        trace = &m_made.emplace(value.identity(), Made{value, {}}).first->second.trace;
    trace->names.insert(names);
    if (!seed.bytes.isEmpty() && std::find(trace->seeds.begin(), trace->seeds.end(), seed) == trace->seeds.end())
        trace->seeds.push_back(seed);
}

const Trace *Traces::find(const journal::Personal &value) const
{
    if (const auto made = m_made.find(value.identity()); made != m_made.end())
        return &made->second.trace;
    if (m_committed.empty() || !value.isGiven())
        return nullptr;
    const auto found = m_committed.find(value.commitment());
    return found == m_committed.end() ? nullptr : &found->second;
}

void Traces::erase(const std::set<QByteArray> &commitments)
{
    for (const QByteArray &commitment : commitments)
        m_committed.erase(commitment);
    std::erase_if(m_made, [&](const auto &entry) { return commitments.contains(entry.second.value.commitment()); });
}

std::map<QByteArray, Traces::Stored> Traces::stored() const
{
    std::map<QByteArray, QByteArray> commitments; // of seeds, of which many values have the same
    std::map<QByteArray, Stored> all;
    const auto add = [&](const QByteArray &commitment, const Trace &trace) {
        Stored &stored = all[commitment];
        stored.names.insert(trace.names.begin(), trace.names.end());
        for (const Seed &seed : trace.seeds) {
            const auto [known, fresh] = commitments.try_emplace(seed.bytes);
            if (fresh)
                known->second = seed.commitment();
            stored.seeds.insert(known->second);
        }
    };
    for (const auto &[commitment, trace] : m_committed)
        add(commitment, trace);
    for (const auto &[identity, made] : m_made)
        add(made.value.commitment(), made.trace);
    return all;
}

void Traces::restore(const std::map<QByteArray, Stored> &traces)
{
    m_made.clear();
    m_committed.clear();
    for (const auto &[commitment, stored] : traces) {
        Trace &trace = m_committed[commitment];
        for (const QString &name : stored.names)
            trace.names.insert(name);
        for (const QByteArray &seed : stored.seeds)
            trace.seeds.push_back({seed, true});
    }
}

} // namespace engine::state
