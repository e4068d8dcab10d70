// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/scope.h"

#include "engine/feel/builtins/builtin.h"

namespace engine::feel {

using namespace Qt::StringLiterals;

namespace {

bool isOneWord(QStringView name)
{
    if (name.isEmpty())
        return true;
    for (qsizetype i = 0; i < name.size(); ++i) {
        const QChar c = name[i];
        if (c.isHighSurrogate() || c.isLowSurrogate())
            continue;
        if (i == 0 ? !isNameStart(c.unicode()) : !isNamePart(c.unicode()))
            return name == u"?";
    }
    return true;
}

std::vector<QString> partsOf(const QString &name)
{
    if (isOneWord(name))
        return {name};
    std::vector<QString> parts;
    for (const QStringView part : nameParts(name))
        parts.push_back(part.toString());
    return parts;
}

bool isWord(const Token &token, const QString &word)
{
    return token.kind != Token::Kind::End && token.kind != Token::Kind::String && token.text == word;
}

bool beginsWith(std::span<const Token> at, const std::vector<QString> &parts)
{
    if (at.size() < parts.size())
        return false;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!isWord(at[i], parts[i]))
            return false;
    }
    return true;
}

void better(KnownName &best, std::size_t count, const QString &name)
{
    if (count > best.tokenCount)
        best = {count, name};
}

} // namespace

Scope::Scope(const Names &names) : m_names(names)
{
    m_functions.emplace_back();
}

const Scope::Phrases &Scope::phrases() const
{
    if (m_phrases)
        return *m_phrases;
    m_phrases.emplace();
    for (const QString &name : m_names.variables) {
        if (!isOneWord(name))
            addPhrase(*m_phrases, name);
    }
    for (const auto &[name, parameters] : m_names.functions) {
        if (!isOneWord(name))
            addPhrase(*m_phrases, name);
    }
    return *m_phrases;
}

Scope::Phrases &Scope::members() const
{
    if (!m_members) {
        m_members.emplace();
        for (const QString &name : m_names.members)
            addPhrase(*m_members, name);
    }
    return *m_members;
}

const Scope::Phrases &Scope::types() const
{
    if (!m_types) {
        m_types.emplace();
        for (const auto &[name, type] : m_names.types)
            addPhrase(*m_types, name);
    }
    return *m_types;
}

void Scope::addPhrase(Phrases &phrases, const QString &name)
{
    std::vector<QString> parts = partsOf(name);
    if (parts.empty())
        return;
    const QString first = parts.front();
    phrases[first].emplace_back(name, std::move(parts));
}

void Scope::longestPhrase(const Phrases &phrases, std::span<const Token> at, KnownName &best)
{
    if (phrases.empty())
        return;
    const auto found = phrases.find(at.front().text);
    if (found == phrases.end())
        return;
    for (const auto &[name, parts] : found->second) {
        if (beginsWith(at, parts))
            better(best, parts.size(), name);
    }
}

KnownName Scope::longestName(std::span<const Token> at) const
{
    static const Phrases builtinPhrases = [] {
        Phrases phrases;
        for (const Builtin &builtin : builtins())
            addPhrase(phrases, builtin.name);
        return phrases;
    }();
    KnownName best;
    for (auto function = m_functions.rbegin(); function != m_functions.rend(); ++function) {
        for (auto entry = function->entries.rbegin(); entry != function->entries.rend(); ++entry) {
            if (entry->name.isNull())
                continue;
            if (entry->parts.empty() ? isWord(at.front(), entry->name) : beginsWith(at, entry->parts))
                better(best, std::max<std::size_t>(entry->parts.size(), 1), entry->name);
        }
    }
    longestPhrase(phrases(), at, best);
    longestPhrase(builtinPhrases, at, best);
    if (best.tokenCount == 0) {
        const QString word = at.front().text.toString();
        if (m_names.variables.contains(word) || m_names.functions.contains(word))
            better(best, 1, word);
    }
    return best;
}

KnownName Scope::longestMember(std::span<const Token> at) const
{
    KnownName best;
    longestPhrase(members(), at, best);
    return best;
}

KnownName Scope::longestType(std::span<const Token> at) const
{
    static const Phrases simple = [] {
        Phrases phrases;
        for (const QString &name : simpleTypeNames())
            addPhrase(phrases, name);
        return phrases;
    }();
    KnownName best;
    longestPhrase(types(), at, best);
    longestPhrase(simple, at, best);
    return best;
}

bool Scope::knows(const QString &name) const
{
    for (const FunctionScope &function : m_functions) {
        for (const Entry &entry : function.entries) {
            if (!entry.name.isNull() && entry.name == name)
                return true;
        }
    }
    return m_names.variables.contains(name) || m_names.functions.contains(name) || findBuiltin(name);
}

ast::Name Scope::resolve(const QString &name)
{
    ast::Name result;
    result.name = name;
    for (qsizetype i = m_functions.size(); i-- > 0;) {
        // By index: capturing adds to the functions inside of this one only.
        for (qsizetype k = m_functions[i].entries.size(); k-- > 0;) {
            const Entry &entry = m_functions[i].entries[k];
            if (entry.name.isNull()) {
                result.items.push_back(capture(i, entry.slot));
            } else if (entry.name == name) {
                result.slot = capture(i, entry.slot);
                return result;
            }
        }
    }
    result.isGiven = m_names.variables.contains(name) || m_names.functions.contains(name);
    result.builtin = findBuiltin(name);
    result.isFree = result.isGiven || !result.builtin;
    if (result.isFree) {
        for (qsizetype i = 1; i < m_functions.size(); ++i)
            m_functions[i].globals.insert(name);
    }
    return result;
}

int Scope::capture(qsizetype functionIndex, int slot)
{
    for (qsizetype i = functionIndex + 1; i < m_functions.size(); ++i) {
        FunctionScope &function = m_functions[i];
        const auto known = std::find_if(function.captures.begin(), function.captures.end(),
                                        [slot](const auto &captured) { return captured.outer == slot; });
        if (known != function.captures.end()) {
            slot = known->inner;
        } else {
            function.captures.push_back({slot, function.frameSize});
            slot = function.frameSize++;
        }
    }
    return slot;
}

Scope::Entry Scope::entryOf(const QString &name, int slot)
{
    if (isOneWord(name))
        return {name.isNull() ? u""_s : name, {}, slot};
    return {name, partsOf(name), slot};
}

int Scope::add(const QString &name)
{
    FunctionScope &function = m_functions.back();
    function.entries.push_back(entryOf(name, function.frameSize));
    return function.frameSize++;
}

int Scope::addItem()
{
    FunctionScope &function = m_functions.back();
    const int slot = function.frameSize++;
    // `item` itself is a name too; a member of that name comes first, so it lies outside.
    function.entries.push_back({u"item"_s, {}, slot});
    function.entries.push_back({QString(), {}, slot});
    return slot;
}

bool Scope::isInsideItem() const
{
    return std::any_of(m_functions.begin(), m_functions.end(), [](const FunctionScope &function) {
        return std::any_of(function.entries.begin(), function.entries.end(),
                           [](const Entry &entry) { return entry.name.isNull(); });
    });
}

void Scope::addMember(const QString &name)
{
    if (!isOneWord(name))
        addPhrase(members(), name);
}

void Scope::release(qsizetype mark)
{
    m_functions.back().entries.resize(mark);
}

void Scope::beginFunction()
{
    m_functions.emplace_back();
}

void Scope::endFunction(ast::FunctionLiteral &function)
{
    FunctionScope &ending = m_functions.back();
    function.captures = std::move(ending.captures);
    function.globals.assign(ending.globals.begin(), ending.globals.end());
    function.frameSize = ending.frameSize;
    m_functions.pop_back();
}

QString joinedName(std::span<const Token> words)
{
    QString name;
    qsizetype end = -1;
    for (const Token &word : words) {
        if (end >= 0 && word.begin > end)
            name += u' ';
        name += word.text;
        end = word.begin + word.text.size();
    }
    return name;
}

} // namespace engine::feel
