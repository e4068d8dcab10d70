// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <functional>
#include <unordered_map>

namespace engine::feel {

/// FNV-1a over a name's letters: names are short, and a hash that is proof against floods takes longer
/// than all else that is done with one. Only for tables whose keys are ours or an author's.
struct TextHash
{
    using is_transparent = void;
    std::size_t operator()(QStringView text) const
    {
        std::size_t hash = 14695981039346656037ULL;
        for (const QChar c : text)
            hash = (hash ^ c.unicode()) * 1099511628211ULL;
        return hash;
    }
};

/// A table by names that may be asked with a part of a text.
template <typename T> using ByName = std::unordered_map<QString, T, TextHash, std::equal_to<>>;

} // namespace engine::feel
