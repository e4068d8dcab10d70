// SPDX-License-Identifier: Apache-2.0
#include "forms/check/check.h"

#include "forms/check/tree.h"

using namespace Qt::StringLiterals;

namespace forms::check {

namespace {

class Rows
{
public:
    Rows(Tree &tree, const engine::core::Language &language, std::vector<SummaryRow> &rows)
        : m_tree(tree), m_language(language), m_rows(rows)
    {
    }

    void add(const std::vector<Node> &nodes, const QString &prefix, const std::vector<QString> &seenBy)
    {
        for (const Node &node : nodes) {
            const model::Field &field = *node.field;
            const std::vector<QString> &roles = field.seenBy.empty() ? seenBy : field.seenBy;
            const QString label = joined(prefix, field.label.in(m_language));
            if (node.isGroup()) {
                for (std::size_t i = 0; node.relevant && i < node.entries.size(); ++i)
                    add(node.entries[i], field.repeats ? numbered(label, i + 1) : label, roles);
                continue;
            }
            if (!node.relevant || (field.calculate && node.value.isNull()))
                continue;
            const QString value = node.value.isNull() ? QString() : node.kind->show(field, node.value, m_tree.options(field), m_language);
            m_rows.push_back({node.path, &field, label, value, roles});
        }
    }

private:
    QString joined(const QString &prefix, const QString &label) const
    {
        if (prefix.isEmpty())
            return label;
        return pattern(QT_TRANSLATE_NOOP("forms", "%1: %2"), prefix, label);
    }

    QString numbered(const QString &label, std::size_t number) const
    {
        return pattern(QT_TRANSLATE_NOOP("forms", "%1 (no. %2)"), label, QString::number(number));
    }

    QString pattern(const char *text, const QString &first, const QString &second) const
    {
        return engine::core::translate("forms", text, m_language).arg(first, second);
    }

    Tree &m_tree;
    const engine::core::Language &m_language;
    std::vector<SummaryRow> &m_rows;
};

} // namespace

std::vector<SummarySection> summary(const model::Form &form, const engine::feel::Context &answers, const Against &against,
                                    const engine::core::Language &language)
{
    Tree tree = Tree::fromAnswers(form, answers, against);
    std::vector<SummarySection> sections;
    for (const PageNodes &page : tree.pages()) {
        if (!page.relevant)
            continue;
        SummarySection section{page.page->name, page.page->title.in(language), {}};
        Rows(tree, language, section.rows).add(page.nodes, {}, {});
        if (!section.rows.empty())
            sections.push_back(std::move(section));
    }
    return sections;
}

} // namespace forms::check
