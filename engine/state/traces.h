// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/journal/command.h"

#include <map>
#include <set>
#include <unordered_map>
#include <vector>

namespace engine::state {

/// Names in their order, each once: a set of few that is looked through often.
class Names
{
public:
    Names() = default;
    Names(std::initializer_list<QString> names);
    explicit Names(const std::vector<QString> &names);
    void insert(const QString &name);
    void insert(const Names &names);
    bool contains(const QString &name) const;
    auto begin() const { return m_names.begin(); }
    auto end() const { return m_names.end(); }
    bool operator==(const Names &) const = default;

private:
    std::vector<QString> m_names;
};

/// The seed of a record or, where it was read, what it is committed by.
struct Seed
{
    QByteArray bytes;
    bool isCommitment = false;
    static Seed of(const journal::Command &command);
    QByteArray commitment() const;
    bool operator==(const Seed &) const = default;
};

/// Where a personal value of the journal belongs: the names under which it may be asked to be erased, also
/// those it was made of, and the seeds of its records, which go with it.
struct Trace
{
    Names names;
    std::vector<Seed> seeds;
};

/// The traces of all values that the journal of a case still holds. Those of values whose commitment nobody has asked
/// for yet are found by the value itself, so that executing needs no commitment.
class Traces
{
public:
    /// Adds to what is known of `value`.
    void add(const journal::Personal &value, const Names &names, const Seed &seed);
    /// What is known of `value`, or nullptr.
    const Trace *find(const journal::Personal &value) const;
    void erase(const std::set<QByteArray> &commitments);
    bool isEmpty() const { return m_committed.empty() && m_made.empty(); }

    /// As they are stored: commitment to names and commitments of seeds.
    struct Stored
    {
        std::set<QString> names;
        std::set<QByteArray> seeds;
    };
    std::map<QByteArray, Stored> stored() const;
    void restore(const std::map<QByteArray, Stored> &traces);

private:
    struct Made
    {
        journal::Personal value; ///< keeps the identity
        Trace trace;
    };
    std::map<QByteArray, Trace> m_committed;
    std::unordered_map<const void *, Made> m_made;
};

} // namespace engine::state
