// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/ast.h"
#include "engine/feel/expression.h"
#include "engine/feel/lexer.h"
#include "engine/feel/text_hash.h"

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
    std::size_t mark() const { return m_functions.back().entries.size(); }
    void release(std::size_t mark);

    void beginFunction();
    void endFunction(ast::FunctionLiteral &function);
    int frameSize() const { return m_functions.back().frameSize; }

    const Names &names() const { return m_names; }

private:
    struct Entry
    {
        QString name; ///< null: an item
        std::vector<QString> parts;
        int slot;
    };
    struct FunctionScope
    {
        std::vector<Entry> entries;
        std::vector<ast::FunctionLiteral::Capture> captures;
        std::set<QString> globals;
        int frameSize = 0;
    };
    /// Names of several words by their first.
    using Phrases = ByName<std::vector<std::pair<QString, std::vector<QString>>>>;

    static void addPhrase(Phrases &phrases, const QString &name);
    static void longestPhrase(const Phrases &phrases, std::span<const Token> at, KnownName &best);
    int capture(std::size_t functionIndex, int slot);

    const Names &m_names; // outlives the parse
    Phrases m_phrases;
    Phrases m_members;
    Phrases m_types;
    std::vector<FunctionScope> m_functions;
};

/// The words and signs that make a name, with one blank wherever the text has any.
QString joinedName(std::span<const Token> words);

} // namespace engine::feel
