// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forms/check/check.h"

namespace forms::check {

/// One field of a form with what was answered to it; a group has its entries.
struct Node
{
    const model::Field *field = nullptr; // of the form, which outlives the tree
    const fields::Kind *kind = nullptr;
    QString path; ///< with indexes
    bool given = false;
    engine::feel::Value typed;
    std::optional<engine::core::Error> problem;
    std::vector<std::vector<Node>> entries; ///< of a group that does not repeat: one
    bool tooMany = false;

    // What the form's expressions make of it.
    bool relevant = true;
    engine::feel::Value value; ///< of a leaf

    bool isGroup() const { return kind->shape(*field, 0) == fields::Shape::Group; }
};

struct PageNodes
{
    const model::Page *page = nullptr;
    bool relevant = true;
    std::vector<Node> nodes;
};

/// A form and its answers, with what applies and what is calculated. Everything that walks over answers
/// walks over this.
class Tree
{
public:
    /// From what came from outside; the one place that makes text typed.
    static Tree fromRaw(const model::Form &form, const RawAnswers &raw, const Against &against);
    /// From typed answers, which are taken as they are.
    static Tree fromAnswers(const model::Form &form, const engine::feel::Context &answers, const Against &against);

    std::vector<PageNodes> &pages() { return m_pages; }
    /// The typed answers of all that applies.
    engine::feel::Context answers() const;

    using Visit = std::function<void(Node &node, const engine::feel::Context &scope)>;
    /// Calls `visit` for every node of `nodes` and below that applies, in the form's order, with the names
    /// that its expressions see; the entry's own fields hide those outside.
    void visit(std::vector<Node> &nodes, const engine::feel::Context &scope, const Visit &visit);
    /// What the expressions of the form's first level see.
    engine::feel::Context scope() const;
    engine::feel::Value evaluate(const engine::feel::Expression &expression, const engine::feel::Context &scope);
    std::vector<model::Option> options(const model::Field &field);

private:
    Tree(const model::Form &form, const Against &against, bool calculates);
    std::vector<Node> read(const std::vector<model::Field> &fields, const QString &path, const RawAnswers &raw);
    std::vector<Node> take(const std::vector<model::Field> &fields, const QString &path, const engine::feel::Context &answers);
    void parse(Node &node, const RawAnswers &raw);
    void settle();
    bool settle(std::vector<Node> &nodes, engine::feel::Context scope, bool applies);
    bool settle(Node &node, const engine::feel::Context &scope, bool applies);

    const model::Form &m_form;
    const Against &m_against;
    bool m_calculates;
    engine::feel::Environment m_environment; // its variables change with every scope
    std::vector<PageNodes> m_pages;
    std::map<QString, std::vector<model::Option>> m_options; // of decisions, each asked once
};

/// The value of `node` as other expressions see it: with null for what has no answer.
engine::feel::Value scopeValue(const Node &node);
/// The value of `node` as it is kept; nothing where there is none.
std::optional<engine::feel::Value> answerValue(const Node &node);

} // namespace forms::check
