// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/api/resource.h"

namespace server::api {

/// Words to look for in what a list shows of a task or a case, in every language, width and case aside. Nothing
/// personal stands in lists, so nothing personal is found by it.
class Filter
{
public:
    explicit Filter(const QString &words);

    bool isEmpty() const { return m_words.isEmpty(); }
    /// Whether each of the words stands somewhere in what is shown.
    bool fits(const engine::casework::TaskView &task) const;
    bool fits(const engine::casework::CaseLine &line, const ApiSurroundings &surroundings) const;

private:
    bool fits(const QStringList &shown) const;

    QStringList m_words;
};

} // namespace server::api
