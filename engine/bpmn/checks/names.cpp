// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/checks/rules.h"
#include "engine/bpmn/reader.h"

#include <algorithm>
#include <numeric>

namespace engine::bpmn::checks {

namespace {

int distance(const QString &left, const QString &right)
{
    std::vector<int> row(static_cast<std::size_t>(right.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < left.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i) + 1;
        for (std::size_t j = 1; j < row.size(); ++j) {
            const int above = row[j];
            const int change = left[i] == right[static_cast<qsizetype>(j) - 1] ? 0 : 1;
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + change});
            diagonal = above;
        }
    }
    return row.back();
}

/// The known name that `name` was probably meant to be; else a few of those that are known.
QString nearest(const QString &name, const std::set<QString> &known)
{
    const auto closest = std::min_element(known.begin(), known.end(), [&](const QString &a, const QString &b) {
        return distance(name, a) < distance(name, b);
    });
    if (closest != known.end() && distance(name, *closest) <= std::max(2, static_cast<int>(name.size() / 3)))
        return *closest;
    QStringList some;
    for (const QString &one : known) {
        if (some.size() == 8)
            return some.join(QLatin1String(", ")) + QStringLiteral(", …");
        some.append(one);
    }
    return some.isEmpty() ? QStringLiteral("–") : some.join(QLatin1String(", "));
}

} // namespace

/// Every name in an expression is one that somebody sets: a form, a decision, a service, a message, the engine.
void names(const Process &process, const Known &known, core::Faults &faults)
{
    if (!known.variables)
        return;
    std::set<QString> here = *known.variables;
    here.merge(variablesSetBy(process));
    here.merge(baseNames().variables);
    if (known.decisions)
        here.insert(known.decisions->begin(), known.decisions->end());
    eachExpression(process, [&](const feel::Expression &expression, const Place &place) {
        if (place.part == Place::Part::ServiceResult || place.part == Place::Part::Gateway)
            return; // the entries of a result are the service's own, what is counted the gateway's
        const std::set<QString> *inside = nullptr;
        if (place.part == Place::Part::CallResult) {
            const auto called = known.variablesOf.find(place.node->called.name);
            if (called == known.variablesOf.end())
                return;
            inside = &called->second;
        }
        for (const feel::Expression::Use &use : expression.uses()) {
            const QString head = use.path.section(QLatin1Char('.'), 0, 0);
            if (inside && (head == QLatin1String("outcome") || inside->contains(head)))
                continue;
            if (!here.contains(head)) {
                faults.push_back(core::Error(CheckError::UnknownName, {head, nearest(head, here)}, use.where));
                continue;
            }
            const auto fields = known.fields.find(head);
            const QString field = use.path.section(QLatin1Char('.'), 1, 1);
            if (fields != known.fields.end() && !field.isEmpty() && !fields->second.contains(field))
                faults.push_back(core::Error(CheckError::UnknownField, {head, field, nearest(field, fields->second)},
                                             use.where));
        }
    });
}

} // namespace engine::bpmn::checks
