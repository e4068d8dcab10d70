// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/ast.h"
#include "engine/feel/expression.h"
#include "engine/feel/lexer.h"
#include "engine/feel/text_hash.h"

#include <QVarLengthArray>

#include <optional>
#include <span>

namespace engine::feel {

/// What the words at a place of the text mean: the longest known name that begins there.
struct KnownName
{
    std::size_t tokenCount = 0; ///< 0: none
    QString name;
};

/// The names in scope while parsing, and the frames that the locals among them will live in.
class Scope
{
public:
    explicit Scope(const Names &names);

    /// The longest known name at `at`.
    KnownName longestName(std::span<const Token> at) const;
    /// The longest known member or property name at `at`, which follows a dot.
    KnownName longestMember(std::span<const Token> at) const;
    /// The longest type name at `at`.
    KnownName longestType(std::span<const Token> at) const;
    /// Whether `name` is a local, a variable, a function or a built-in.
    bool knows(const QString &name) const;
    ast::Name resolve(const QString &name);

    /// Introduces a local in the innermost block and gives it a slot.
    int add(const QString &name);
    /// Introduces an item whose members come before all names outside of it.
    int addItem();
    bool isInsideItem() const;
    void addMember(const QString &name);

    /// A block's locals end where it does.
    qsizetype mark() const { return m_functions.back().entries.size(); }
    void release(qsizetype mark);

    void beginFunction();
    void endFunction(ast::FunctionLiteral &function);
    int frameSize() const { return m_functions.back().frameSize; }

    const Names &names() const { return m_names; }

private:
    struct Entry
    {
        QString name; ///< null: an item
        std::vector<QString> parts; ///< of a name of several words
        int slot = -1;
    };
    struct FunctionScope
    {
        QVarLengthArray<Entry, 4> entries;
        std::vector<ast::FunctionLiteral::Capture> captures;
        std::set<QString> globals;
        int frameSize = 0;
    };
    /// Names of several words by their first.
    using Phrases = ByName<std::vector<std::pair<QString, std::vector<QString>>>>;

    static void addPhrase(Phrases &phrases, const QString &name);
    static void longestPhrase(const Phrases &phrases, std::span<const Token> at, KnownName &best);
    static Entry entryOf(const QString &name, int slot);
    int capture(qsizetype functionIndex, int slot);

    const Phrases &phrases() const;
    Phrases &members() const;
    const Phrases &types() const;

    const Names &m_names; // outlives the parse
    // Made when the first name is looked for: a table's cells are mostly literals, and there may be many names.
    mutable std::optional<Phrases> m_phrases;
    mutable std::optional<Phrases> m_members;
    mutable std::optional<Phrases> m_types;
    QVarLengthArray<FunctionScope, 1> m_functions;
};

/// The words and signs that make a name, with one blank wherever the text has any.
QString joinedName(std::span<const Token> words);

} // namespace engine::feel
