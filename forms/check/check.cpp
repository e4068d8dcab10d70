// SPDX-License-Identifier: Apache-2.0
#include "forms/check/check.h"

#include "forms/check/tree.h"

using namespace Qt::StringLiterals;
using engine::feel::Context;
using engine::feel::Value;

namespace forms::check {

namespace {

/// Finds the errors of a settled tree: missing, then cannot be right, then breaks a rule; one for each field.
class Judge
{
public:
    Judge(Tree &tree, Checked &checked) : m_tree(tree), m_checked(checked) {}

    void operator()(const Node &node, const Context &scope)
    {
        const model::Field &field = *node.field;
        const bool required = field.required ? m_tree.evaluate(*field.required, scope).isTrue() : node.kind->requiredByNature();
        if (required)
            m_checked.required.insert(node.path);
        if (field.readonly && (field.prefill || field.initial) && m_tree.evaluate(*field.readonly, scope).isTrue())
            m_checked.readonly.insert(node.path);
        if (node.isGroup())
            group(node, scope, required);
        else
            leaf(node, scope, required);
    }

    /// Errors of groups that are only known once their fields have been looked at.
    void finish()
    {
        for (const auto &[path, error] : m_tooFew) {
            const bool told = std::any_of(m_checked.errors.begin(), m_checked.errors.end(),
                                          [&](const FieldError &other) { return other.path.startsWith(path + u'['); });
            if (!told)
                m_checked.errors.push_back({path, error, {}});
        }
    }

private:
    void leaf(const Node &node, const Context &scope, bool required)
    {
        if (node.problem)
            return tell(node, *node.problem);
        if (node.value.isNull()) {
            if (required && !node.field->calculate)
                tell(node, node.kind->missing());
            return;
        }
        m_checked.values.emplace(node.path, node.value);
        constraint(node, scope, node.value);
    }

    void group(const Node &node, const Context &scope, bool required)
    {
        if (node.tooMany)
            return tell(node, engine::core::Error(CheckError::TooManyEntries, {QString::number(node.field->repeatMax)}));
        if (node.field->repeats) {
            const auto filled = std::count_if(node.entries.begin(), node.entries.end(), [](const std::vector<Node> &entry) { return isFilled(entry); });
            const int least = std::max(node.field->repeatMin, required ? 1 : 0);
            if (filled < least)
                m_tooFew.emplace_back(node.path, engine::core::Error(CheckError::TooFewEntries, {QString::number(least)}));
        }
        constraint(node, scope, scopeValue(node));
    }

    void constraint(const Node &node, Context scope, const Value &value)
    {
        if (!node.field->constraint)
            return;
        scope.set(u"value"_s, value);
        // null: the rule speaks of answers that are not there (yet)
        if (m_tree.evaluate(*node.field->constraint, scope).isFalse())
            m_checked.errors.push_back({node.path, engine::core::Error(CheckError::Constraint), node.field->error});
    }

    static bool isFilled(const std::vector<Node> &entry)
    {
        return std::any_of(entry.begin(), entry.end(), [](const Node &node) {
            return node.isGroup() ? std::any_of(node.entries.begin(), node.entries.end(), &Judge::isFilled) : node.given;
        });
    }

    void tell(const Node &node, engine::core::Error error) { m_checked.errors.push_back({node.path, std::move(error), {}}); }

    Tree &m_tree;
    Checked &m_checked;
    std::vector<std::pair<QString, engine::core::Error>> m_tooFew;
};

void collectHidden(const std::vector<Node> &nodes, std::set<QString> &hidden)
{
    for (const Node &node : nodes) {
        if (!node.relevant)
            hidden.insert(node.path);
        for (const std::vector<Node> &entry : node.entries)
            collectHidden(entry, hidden);
    }
}

/// Notes how an answer was understood, where that reads otherwise than it was typed.
void understand(const Node &node, const RawAnswers &raw, Tree &tree, Checked &checked)
{
    if (node.isGroup() || !node.given || node.value.isNull())
        return;
    const fields::Shape shape = node.kind->shape(*node.field, 0);
    const bool normalised = shape == fields::Shape::Line && node.kind->toRaw(*node.field, node.value)[QString()] != QStringList{raw.value(node.path).trimmed()};
    if (node.kind->echoes() || normalised)
        checked.understood[node.path] = node.kind->show(*node.field, node.value, tree.options(*node.field), {});
}

} // namespace

Checked check(const model::Form &form, const RawAnswers &raw, const Against &against, const QString &page)
{
    Tree tree = Tree::fromRaw(form, raw, against);
    Checked checked;
    checked.answers = tree.answers();
    const Context scope = tree.scope();
    for (PageNodes &nodes : tree.pages()) {
        collectHidden(nodes.nodes, checked.hidden);
        if (!nodes.relevant)
            checked.hidden.insert(u"page:"_s + nodes.page->name);
        if (!page.isEmpty() && nodes.page->name != page)
            continue;
        Judge judge(tree, checked);
        tree.visit(nodes.nodes, scope, [&](Node &node, const Context &names) {
            judge(node, names);
            understand(node, raw, tree, checked);
        });
        judge.finish();
    }
    return checked;
}

} // namespace forms::check
