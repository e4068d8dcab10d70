// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/checks/checks.h"

using namespace Qt::StringLiterals;

namespace engine::procedure::checks {

void finding(const Reading &reading)
{
    const CoverSheet &cover = reading.package.cover;
    std::set<QString> known;
    for (const LifeEvent &event : reading.knownLifeEvents)
        known.insert(event.id);
    for (const auto &[id, where] : reading.places.lifeEvents) {
        if (!known.contains(id))
            reading.fault(ProcedureError::UnknownLifeEvent, where, {id, listed(known)});
    }
    static const QRegularExpression kanji(uR"(\p{Han})"_s);
    if (cover.reading.isEmpty() && cover.name.in({u"ja"_s}).contains(kanji))
        reading.notes.emplace_back(ProcedureError::NoReading, QStringList(), cover.name.where);
}

} // namespace engine::procedure::checks
