// SPDX-License-Identifier: Apache-2.0
#include "forms/check/tree.h"

using namespace Qt::StringLiterals;
using engine::feel::Context;
using engine::feel::List;
using engine::feel::Value;

namespace forms::check {

namespace {

struct Indexes
{
    std::vector<int> list;
    bool tooMany = false;
};

/// An index as it may stand in a path: 1 to 9999, no sign, no leading zero.
int readIndex(QStringView text)
{
    if (text.isEmpty() || text.size() > 4 || text.front() == u'0')
        return 0;
    int index = 0;
    for (const QChar c : text) {
        if (c < u'0' || c > u'9')
            return 0;
        index = index * 10 + c.digitValue();
    }
    return index;
}

Indexes indexesOf(const model::Field &group, const QString &path, const RawAnswers &raw)
{
    std::set<int> found;
    if (const auto marks = raw.values.find(path); marks != raw.values.end()) {
        for (const QString &mark : marks->second) {
            if (const int index = readIndex(mark); index > 0)
                found.insert(index);
        }
    }
    const QString open = path + u'[';
    for (auto it = raw.values.lower_bound(open); it != raw.values.end() && it->first.startsWith(open); ++it) {
        const qsizetype close = it->first.indexOf(u']', open.size());
        if (close < 0 || (close + 1 < it->first.size() && it->first[close + 1] != u'.'))
            continue;
        if (const int index = readIndex(QStringView(it->first).mid(open.size(), close - open.size())); index > 0)
            found.insert(index);
    }
    Indexes indexes;
    const auto most = static_cast<std::size_t>(group.repeatMax);
    indexes.tooMany = found.size() > most;
    for (const int index : found) {
        if (indexes.list.size() < most)
            indexes.list.push_back(index);
    }
    for (int next = 1; indexes.list.size() < static_cast<std::size_t>(group.repeatMin); ++next) {
        if (!found.contains(next))
            indexes.list.push_back(next);
    }
    std::sort(indexes.list.begin(), indexes.list.end());
    return indexes;
}

bool isBlank(const QStringList &texts)
{
    return std::all_of(texts.begin(), texts.end(), [](const QString &text) { return text.trimmed().isEmpty(); });
}

} // namespace

QString RawAnswers::value(const QString &path) const
{
    const auto found = values.find(path);
    return found == values.end() || found->second.isEmpty() ? QString() : found->second.front();
}

std::vector<int> entries(const model::Field &group, const QString &path, const RawAnswers &raw)
{
    return indexesOf(group, path, raw).list;
}

std::vector<model::Option> optionsOf(const model::Field &field, const Against &against)
{
    if (!field.options.empty())
        return field.options;
    if (!field.optionsDecision.isEmpty())
        return against.options ? against.options(field.optionsDecision) : std::vector<model::Option>();
    return fields::kindOf(field).ownOptions();
}

Value scopeValue(const Node &node)
{
    if (!node.isGroup())
        return node.value;
    if (!node.relevant)
        return node.field->repeats ? Value(List()) : Value();
    List list;
    for (const std::vector<Node> &entry : node.entries) {
        Context context;
        for (const Node &child : entry)
            context.set(child.field->name, scopeValue(child));
        list.emplace_back(std::move(context));
    }
    if (node.field->repeats)
        return Value(std::move(list));
    return list.empty() ? Value(Context()) : list.front();
}

std::optional<Value> answerValue(const Node &node)
{
    if (!node.relevant)
        return std::nullopt;
    if (!node.isGroup())
        return node.value.isNull() ? std::nullopt : std::optional(node.value);
    List list;
    for (const std::vector<Node> &entry : node.entries) {
        Context context;
        for (const Node &child : entry) {
            if (std::optional<Value> value = answerValue(child))
                context.set(child.field->name, std::move(*value));
        }
        list.emplace_back(std::move(context));
    }
    if (node.field->repeats)
        return Value(std::move(list));
    return list.empty() ? Value(Context()) : list.front();
}

Tree::Tree(const model::Form &form, const Against &against, bool calculates)
    : m_form(form), m_against(against), m_calculates(calculates), m_environment(against.environment)
{
}

Tree Tree::fromRaw(const model::Form &form, const RawAnswers &raw, const Against &against)
{
    Tree tree(form, against, true);
    for (const model::Page &page : form.pages)
        tree.m_pages.push_back({&page, true, tree.read(page.fields, {}, raw)});
    tree.settle();
    return tree;
}

Tree Tree::fromAnswers(const model::Form &form, const Context &answers, const Against &against)
{
    Tree tree(form, against, false);
    for (const model::Page &page : form.pages)
        tree.m_pages.push_back({&page, true, tree.take(page.fields, {}, answers)});
    tree.settle();
    return tree;
}

std::vector<Node> Tree::read(const std::vector<model::Field> &fields, const QString &path, const RawAnswers &raw)
{
    std::vector<Node> nodes;
    nodes.reserve(fields.size());
    for (const model::Field &field : fields) {
        Node node;
        node.field = &field;
        node.kind = &fields::kindOf(field);
        node.path = path.isEmpty() ? field.name : path + u'.' + field.name;
        if (!node.isGroup()) {
            parse(node, raw);
        } else if (field.repeats) {
            const Indexes indexes = indexesOf(field, node.path, raw);
            node.tooMany = indexes.tooMany;
            for (const int index : indexes.list)
                node.entries.push_back(read(field.children, u"%1[%2]"_s.arg(node.path).arg(index), raw));
        } else {
            node.entries.push_back(read(field.children, node.path, raw));
        }
        nodes.push_back(std::move(node));
    }
    return nodes;
}

void Tree::parse(Node &node, const RawAnswers &raw)
{
    if (node.field->calculate)
        return; // whatever was sent, the form knows it
    fields::Boxes boxes;
    if (const auto whole = raw.values.find(node.path); whole != raw.values.end())
        boxes[QString()] = whole->second;
    for (const fields::Box &box : node.kind->boxes(*node.field)) {
        if (const auto part = raw.values.find(node.path + u'.' + box.name); !box.name.isEmpty() && part != raw.values.end())
            boxes[box.name] = part->second;
    }
    node.given = std::any_of(boxes.begin(), boxes.end(), [](const auto &box) { return !isBlank(box.second); });
    if (!node.given)
        return;
    boxes.try_emplace(QString());
    const std::vector<model::Option> choices = options(*node.field);
    fields::Parsed parsed = node.kind->parse({*node.field, boxes, choices, m_against.files});
    node.typed = std::move(parsed.value);
    node.problem = std::move(parsed.problem);
}

std::vector<Node> Tree::take(const std::vector<model::Field> &fields, const QString &path, const Context &answers)
{
    std::vector<Node> nodes;
    for (const model::Field &field : fields) {
        Node node;
        node.field = &field;
        node.kind = &fields::kindOf(field);
        node.path = path.isEmpty() ? field.name : path + u'.' + field.name;
        const Value *answer = answers.find(field.name);
        node.given = answer && !answer->isNull();
        if (!node.isGroup()) {
            node.typed = node.given ? node.kind->accept(field, *answer).value_or(Value()) : Value();
        } else if (field.repeats) {
            const List *list = answer ? answer->as<List>() : nullptr;
            for (std::size_t i = 0; list && i < list->size(); ++i) {
                const Context *entry = (*list)[i].as<Context>();
                node.entries.push_back(take(field.children, u"%1[%2]"_s.arg(node.path).arg(i + 1), entry ? *entry : Context()));
            }
        } else {
            const Context *entry = answer ? answer->as<Context>() : nullptr;
            node.entries.push_back(take(field.children, node.path, entry ? *entry : Context()));
        }
        nodes.push_back(std::move(node));
    }
    return nodes;
}

std::vector<model::Option> Tree::options(const model::Field &field)
{
    if (field.optionsDecision.isEmpty())
        return optionsOf(field, m_against);
    const auto known = m_options.find(field.optionsDecision);
    return known != m_options.end() ? known->second : m_options.emplace(field.optionsDecision, optionsOf(field, m_against)).first->second;
}

Value Tree::evaluate(const engine::feel::Expression &expression, const Context &scope)
{
    engine::feel::Diagnostics diagnostics; // a half-filled form gives many; the author's come from todoke check
    m_environment.variables = scope;
    return expression.evaluate(m_environment, diagnostics);
}

Context Tree::scope() const
{
    Context scope = m_against.environment.variables;
    for (const PageNodes &page : m_pages) {
        for (const Node &node : page.nodes)
            scope.set(node.field->name, scopeValue(node));
    }
    return scope;
}

void Tree::settle()
{
    // Values and conditions depend on each other: round after round until nothing moves. A chain of n fields
    // needs n rounds at most; conditions that never agree stop there too.
    const std::size_t most = m_form.allFields().size() + 2;
    for (std::size_t round = 0; round < most; ++round) {
        bool moved = false;
        for (PageNodes &page : m_pages) {
            const Context names = scope();
            const bool relevant = !page.page->relevant || evaluate(*page.page->relevant, names).isTrue();
            moved = moved || relevant != page.relevant;
            page.relevant = relevant;
            moved = settle(page.nodes, names, relevant) || moved;
        }
        if (!moved)
            return;
    }
}

bool Tree::settle(std::vector<Node> &nodes, Context scope, bool applies)
{
    bool moved = false;
    for (const Node &node : nodes)
        scope.set(node.field->name, scopeValue(node));
    for (Node &node : nodes) {
        if (!settle(node, scope, applies))
            continue;
        moved = true;
        scope.set(node.field->name, scopeValue(node));
    }
    return moved;
}

bool Tree::settle(Node &node, const Context &scope, bool applies)
{
    const model::Field &field = *node.field;
    const bool relevant = applies && (!field.relevant || evaluate(*field.relevant, scope).isTrue());
    bool moved = relevant != node.relevant;
    node.relevant = relevant;
    if (node.isGroup()) {
        for (std::vector<Node> &entry : node.entries)
            moved = settle(entry, scope, relevant) || moved;
        return moved;
    }
    Value value;
    const auto known = [&](const std::optional<engine::feel::Expression> &expression) {
        return expression ? node.kind->accept(field, evaluate(*expression, scope)).value_or(Value()) : Value();
    };
    if (!relevant) {
        // null
    } else if (m_calculates && field.calculate) {
        value = known(field.calculate);
    } else if (m_calculates && field.readonly && (field.prefill || field.initial) && evaluate(*field.readonly, scope).isTrue()) {
        value = known(field.prefill);
        if (value.isNull())
            value = known(field.initial);
        node.given = !value.isNull();
        node.problem.reset();
    } else {
        value = node.typed;
    }
    if (!(value == node.value)) {
        node.value = std::move(value);
        moved = true;
    }
    return moved;
}

void Tree::visit(std::vector<Node> &nodes, const Context &outer, const Visit &visitor)
{
    Context scope = outer;
    for (const Node &node : nodes)
        scope.set(node.field->name, scopeValue(node));
    for (Node &node : nodes) {
        if (!node.relevant)
            continue;
        visitor(node, scope);
        for (std::vector<Node> &entry : node.entries)
            visit(entry, scope, visitor);
    }
}

Context Tree::answers() const
{
    Context answers;
    for (const PageNodes &page : m_pages) {
        for (const Node &node : page.nodes) {
            if (std::optional<Value> value = page.relevant ? answerValue(node) : std::nullopt)
                answers.set(node.field->name, std::move(*value));
        }
    }
    return answers;
}

} // namespace forms::check
