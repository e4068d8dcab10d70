// SPDX-License-Identifier: Apache-2.0
#include "forms/check/check.h"

#include "forms/check/tree.h"

using namespace Qt::StringLiterals;
using engine::feel::Context;
using engine::feel::List;
using engine::feel::Value;

namespace forms::check {

namespace {

void write(const std::vector<model::Field> &fields, const QString &path, const Context &answers, RawAnswers &raw);

void write(const model::Field &field, const QString &path, const Value &value, RawAnswers &raw)
{
    const fields::Kind &kind = fields::kindOf(field);
    if (kind.shape(field, 0) != fields::Shape::Group) {
        for (const auto &[box, texts] : kind.toRaw(field, value))
            raw.values[box.isEmpty() ? path : path + u'.' + box] = texts;
        return;
    }
    if (!field.repeats) {
        if (const Context *context = value.as<Context>())
            write(field.children, path, *context, raw);
        return;
    }
    const List *list = value.as<List>();
    for (std::size_t i = 0; list && i < list->size(); ++i) {
        const QString index = QString::number(i + 1);
        raw.values[path] << index; // an entry without answers is an entry too
        if (const Context *context = (*list)[i].as<Context>())
            write(field.children, u"%1[%2]"_s.arg(path, index), *context, raw);
    }
}

void write(const std::vector<model::Field> &fields, const QString &path, const Context &answers, RawAnswers &raw)
{
    for (const model::Field &field : fields) {
        const Value *value = answers.find(field.name);
        if (value && !value->isNull() && !field.calculate)
            write(field, path.isEmpty() ? field.name : path + u'.' + field.name, *value, raw);
    }
}

/// Whether anything came for this path, were it empty: who emptied a box wants it empty.
bool isSent(const RawAnswers &raw, const QString &path)
{
    if (raw.values.contains(path))
        return true;
    const auto next = raw.values.lower_bound(path);
    for (auto it = next; it != raw.values.end() && it->first.startsWith(path); ++it) {
        const QChar after = it->first.size() > path.size() ? it->first[path.size()] : QChar();
        if (after == u'.' || after == u'[')
            return true;
    }
    return false;
}

} // namespace

RawAnswers prefilled(const model::Form &form, RawAnswers raw, const Against &against)
{
    // What is filled in may bring forth fields and entries that can be filled in themselves.
    for (std::size_t round = 0, most = form.allFields().size() + 1; round < most; ++round) {
        Tree tree = Tree::fromRaw(form, raw, against);
        const Context scope = tree.scope();
        RawAnswers more;
        for (PageNodes &page : tree.pages()) {
            tree.visit(page.nodes, scope, [&](Node &node, const Context &names) {
                const model::Field &field = *node.field;
                if (field.calculate || (!field.prefill && !field.initial) || isSent(raw, node.path))
                    return;
                for (const auto &expression : {field.prefill, field.initial}) {
                    const auto value = expression ? node.kind->accept(field, tree.evaluate(*expression, names)) : std::nullopt;
                    if (!value)
                        continue;
                    write(field, node.path, *value, more);
                    return;
                }
            });
        }
        if (more.values.empty())
            return raw;
        raw.values.merge(more.values);
    }
    return raw;
}

RawAnswers toRaw(const model::Form &form, const Context &answers)
{
    RawAnswers raw;
    for (const model::Page &page : form.pages)
        write(page.fields, {}, answers, raw);
    return raw;
}

} // namespace forms::check
