// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/source_ref.h"

#include <QString>
#include <QStringList>

#include <concepts>
#include <type_traits>
#include <vector>

namespace engine::core {

/// What an error id says: the room it belongs to (also its translation context), its name, and its
/// English sentence with `%1`, `%2` … for the arguments. Wrap the sentence in QT_TRANSLATE_NOOP so
/// that it lands in `translations/`.
struct ErrorText
{
    const char *room;
    const char *name;
    const char *sentence;
};

/// A room's enumeration of errors, with `ErrorText errorText(TheEnum)` beside it.
template <typename E>
concept ErrorId = std::is_enum_v<E> && requires(E id) {
    { errorText(id) } -> std::same_as<ErrorText>;
};

/// Why something expected failed: an id of its room, arguments and a place.
///
/// The sentence is made at the edge, in the reader's language, by `sentence()`. A value type.
class Error
{
public:
    template <ErrorId E>
    Error(E id, QStringList arguments = {}, SourceRef where = {})
        : m_text(errorText(id)), m_arguments(std::move(arguments)), m_where(std::move(where))
    {
    }

    template <ErrorId E> bool is(E id) const { return idText() == idText(errorText(id)); }

    /// Room and name, as in `feel.ExpectedExpression`: stable, for golden files, the API and logs.
    QString idText() const { return idText(m_text); }
    const ErrorText &text() const { return m_text; }
    const QStringList &arguments() const { return m_arguments; }
    const SourceRef &where() const { return m_where; }
    /// The same error at another place, for a caller who knows it better.
    Error at(SourceRef where) const;

private:
    static QString idText(const ErrorText &text);

    ErrorText m_text;
    QStringList m_arguments;
    SourceRef m_where;
};

/// All faults of a definition: checks go on after the first one.
using Faults = std::vector<Error>;

} // namespace engine::core
