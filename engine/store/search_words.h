// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/crypto/crypto.h"

#include <QString>
#include <QStringList>

#include <set>
#include <vector>

namespace engine::store {

/// Letters and pairs of letters of a text, hashed under a key of the town: two letters such as 納税 are found, and who has the database
/// alone reads nothing (but sees which cases share a pair). Texts are compared as casework::searchForm makes them.
class SearchWords
{
public:
    explicit SearchWords(crypto::SecretKey key) : m_key(std::move(key)) {}
    /// All that a case with these texts is found by.
    std::set<QString> wordsOf(const std::vector<QString> &texts) const;
    /// What a case must have to have `text` in it: its pairs in their order, of a single letter that letter.
    QStringList wordsOf(const QString &text) const;

private:
    QString hashed(const QString &part) const;

    crypto::SecretKey m_key;
};

} // namespace engine::store
