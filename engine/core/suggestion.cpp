// SPDX-License-Identifier: Apache-2.0
#include "engine/core/suggestion.h"

#include <QStringList>

#include <algorithm>
#include <numeric>
#include <vector>

namespace engine::core {

namespace {

/// How many letters must be put in, taken out or replaced.
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

} // namespace

QString suggestion(const QString &name, const std::set<QString> &known)
{
    const auto closest = std::min_element(known.begin(), known.end(), [&](const QString &a, const QString &b) {
        return distance(name, a) < distance(name, b);
    });
    if (closest != known.end() && distance(name, *closest) <= std::max(2, static_cast<int>(name.size() / 3)))
        return *closest;
    constexpr int most = 10;
    QStringList some;
    for (const QString &one : known) {
        if (some.size() == most)
            return some.join(QLatin1String(", ")) + QStringLiteral(", …");
        some.append(one);
    }
    return some.isEmpty() ? QStringLiteral("–") : some.join(QLatin1String(", "));
}

} // namespace engine::core
