// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/local_text.h"
#include "engine/feel/value.h"

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace engine::dmn {

/// The namespace of what we add to DMN; see README.md.
inline constexpr auto extensionNamespace = u"urn:todoke:dmn:1";

struct Wording;
using WordingPointer = std::shared_ptr<const Wording>;

/// What people call a thing that a model computes with: its label, the unit of its numbers, what its values are
/// called and the law it comes from. Immutable and shared.
struct Wording
{
    struct ValueLabel
    {
        feel::Value value;
        core::LocalText label;
    };

    core::LocalText label;
    core::LocalText unit;
    std::vector<ValueLabel> values;
    QString law;
    std::map<QString, WordingPointer> members; ///< of a context's entries, by name

    bool isEmpty() const
    {
        return label.isEmpty() && unit.isEmpty() && values.empty() && law.isEmpty() && members.empty();
    }
    WordingPointer member(const QString &name) const;
};

/// What `own` says, and what `other` says where `own` is silent.
WordingPointer merged(const WordingPointer &own, const WordingPointer &other);

/// The same without its label and law: what a type says of the values of each thing that has it.
WordingPointer ofValues(const WordingPointer &words);

/// The label, else `name`.
QString labelOf(const WordingPointer &words, const QString &name, const core::Language &language);

/// A value as a reader knows it: "1,896,000 yen", 「納税証明（一般用）」, 令和8年5月7日.
QString shown(const feel::Value &value, const WordingPointer &words, const core::Language &language);

/// All texts as one enumeration: "a, b and c" or "a、b、c".
QString enumerated(const QStringList &texts, const core::Language &language);

/// `source`, a sentence of this room, in `language` with all its places filled at once.
QString filled(const char *source, const core::Language &language, const QStringList &arguments);

} // namespace engine::dmn
