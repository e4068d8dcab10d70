// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/checks/checks.h"

using namespace Qt::StringLiterals;

namespace engine::procedure::checks {

QString listed(const std::set<QString> &names)
{
    constexpr std::size_t most = 10;
    QStringList shown;
    for (const QString &name : names) {
        if (std::size_t(shown.size()) == most)
            break;
        shown.push_back(name);
    }
    if (shown.isEmpty())
        return u"–"_s;
    return shown.join(u", "_s) + (names.size() > most ? u", …"_s : QString());
}

std::optional<QString> literal(const feel::Expression &expression)
{
    const QString text = expression.text().trimmed();
    if (text.size() < 2 || !text.startsWith(u'"') || !text.endsWith(u'"') || text.mid(1, text.size() - 2).contains(u'"'))
        return std::nullopt;
    return text.mid(1, text.size() - 2);
}

QString baseName(const QString &path)
{
    return path.section(u'/', -1).section(u'.', 0, -2);
}

} // namespace engine::procedure::checks
