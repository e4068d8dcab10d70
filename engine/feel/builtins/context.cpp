// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/builtins/builtin.h"

#include <QHash>

namespace engine::feel {

using namespace Qt::StringLiterals;

namespace {

const QString keyName = QStringLiteral("key");
const QString valueName = QStringLiteral("value");

Value getValue(Arguments &arguments)
{
    const auto *context = arguments.get<Context>(0);
    const auto *key = context ? arguments.get<QString>(1) : nullptr;
    if (!key)
        return Null{};
    const Value *found = context->find(*key);
    return found ? *found : arguments.fail(FeelError::NoSuchMember, {u'"' + *key + u'"', u"context"_s});
}

Value getEntries(Arguments &arguments)
{
    const auto *context = arguments.get<Context>(0);
    if (!context)
        return Null{};
    List entries;
    for (const auto &[name, value] : context->entries())
        entries.emplace_back(Context{{keyName, Value(name)}, {valueName, value}});
    return entries;
}

/// A context under way that finds its entries by a table: one of a hundred thousand is not looked through
/// for each new name.
class Entries
{
public:
    /// Whether the name is new.
    bool set(const QString &name, const Value &value)
    {
        const auto found = m_index.constFind(name);
        if (found != m_index.constEnd()) {
            m_entries[*found].second = value;
            return false;
        }
        m_index.insert(name, m_entries.size());
        m_entries.emplace_back(name, value);
        return true;
    }

    Context take() { return Context(std::move(m_entries)); }

private:
    std::vector<Context::Entry> m_entries;
    QHash<QString, std::size_t> m_index; // its hash is proof against names that somebody chose to collide
};

Value contextOf(Arguments &arguments)
{
    const auto *entries = arguments.get<List>(0);
    if (!entries)
        return Null{};
    Entries made;
    for (const Value &element : *entries) {
        const auto *entry = element.as<Context>();
        const Value *key = entry ? entry->find(keyName) : nullptr;
        const Value *value = entry ? entry->find(valueName) : nullptr;
        const auto *name = key ? key->as<QString>() : nullptr;
        if (!name || !value)
            return arguments.wrongArgument(0, u"list<context<key: string, value: Any>>"_s);
        if (!made.set(*name, *value))
            return arguments.fail(FeelError::DuplicateName, {u'"' + *name + u'"'});
    }
    return made.take();
}

/// `keys` from `at` on lead into the contexts inside; each but the last must be there.
Value put(Arguments &arguments, const Context &context, const List &keys, std::size_t at, const Value &value)
{
    const auto *key = keys[at].as<QString>();
    if (!key)
        return arguments.wrongArgument(1, u"string"_s);
    Context result = context;
    if (at + 1 == keys.size()) {
        result.set(*key, value);
        return result;
    }
    const Value *inside = context.find(*key);
    const auto *inner = inside ? inside->as<Context>() : nullptr;
    if (!inner)
        return arguments.fail(FeelError::NoSuchMember, {u'"' + *key + u'"', u"context"_s});
    Value changed = put(arguments, *inner, keys, at + 1, value);
    if (changed.isNull())
        return Null{};
    result.set(*key, std::move(changed));
    return result;
}

Value contextPut(Arguments &arguments)
{
    const auto *context = arguments.get<Context>(0);
    if (!context)
        return Null{};
    const auto *keys = arguments[1].as<List>();
    const List single{arguments[1]};
    if (arguments.signature().parameters[1].second.is(Type::Kind::String) && !arguments.get<QString>(1))
        return Null{};
    if (keys ? keys->empty() || keys->size() > 500 : !arguments[1].as<QString>())
        return arguments.wrongArgument(1, keys ? u"list<string>"_s : u"string"_s);
    return put(arguments, *context, keys ? *keys : single, 0, arguments[2]);
}

Value contextMerge(Arguments &arguments)
{
    const auto *contexts = arguments.get<List>(0);
    if (!contexts)
        return Null{};
    Entries merged;
    for (const Value &element : *contexts) {
        const auto *context = element.as<Context>();
        if (!context)
            return arguments.wrongArgument(0, u"list<context>"_s);
        for (const auto &[name, value] : context->entries())
            merged.set(name, value);
    }
    return merged.take();
}

} // namespace

std::vector<Builtin> contextBuiltins()
{
    return {
        {u"get value"_s, {"m: context, key: string -> Any", "context: context, key: string -> Any"}, getValue},
        {u"get entries"_s, {"m: context -> list", "context: context -> list"}, getEntries},
        {u"context"_s, {"entries: list -> context"}, contextOf},
        {u"context put"_s, {"context: context, keys: Any, value: Any -> context", "context: context, key: string, value: Any -> context"}, contextPut},
        {u"context merge"_s, {"contexts: list -> context"}, contextMerge},
    };
}

} // namespace engine::feel
