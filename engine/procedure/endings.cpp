// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/endings.h"

#include <map>

using namespace Qt::StringLiterals;

namespace engine::procedure {

std::set<QString> endingsOf(const QString &kind)
{
    static const std::map<QString, std::set<QString>> all{
        {u"application"_s, {u"granted"_s, u"refused"_s, u"dismissed"_s, u"withdrawn"_s, u"deemed-withdrawn"_s}},
        {u"filing"_s, {u"filed"_s, u"ordered"_s, u"designated"_s, u"withdrawn"_s}},
        {u"entry"_s, {u"entered"_s, u"invalid"_s, u"lost"_s, u"qualified"_s, u"disqualified"_s, u"withdrawn"_s}},
    };
    if (const auto found = all.find(kind); found != all.end())
        return found->second;
    std::set<QString> any; // the kind itself is told as a fault
    for (const auto &[known, endings] : all)
        any.insert(endings.begin(), endings.end());
    return any;
}

} // namespace engine::procedure
