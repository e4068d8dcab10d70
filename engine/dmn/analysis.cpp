// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/analysis.h"

#include "engine/dmn/boxed_walk.h"
#include "engine/dmn/table_analysis.h"

#include <QtGlobal>

namespace engine::dmn {

core::ErrorText errorText(AnalysisError id)
{
    switch (id) {
    case AnalysisError::Gap:
        return {"dmn", "Gap", QT_TRANSLATE_NOOP("dmn", "no rule of %1 applies to %3, and there is no default")};
    case AnalysisError::Overlap:
        return {"dmn", "Overlap", QT_TRANSLATE_NOOP("dmn", "the rules %2 of %1 both apply to %3")};
    case AnalysisError::MoreOverlaps:
        return {"dmn", "MoreOverlaps", QT_TRANSLATE_NOOP("dmn", "%3 more pairs of rules of %1 overlap")};
    case AnalysisError::NeverApplies:
        return {"dmn", "NeverApplies", QT_TRANSLATE_NOOP("dmn", "rule %2 of %1 can never apply")};
    case AnalysisError::Masked:
        return {"dmn",
                "Masked",
                QT_TRANSLATE_NOOP("dmn", "rule %2 of %1 never decides: the rules %4 come first, as for %3")};
    case AnalysisError::NotAllowed:
        return {"dmn",
                "ValueNotAllowed",
                QT_TRANSLATE_NOOP("dmn", "rule %2 of %1 asks for %3, which this input must not be")};
    case AnalysisError::NeverGiven:
        return {"dmn",
                "NeverGiven",
                QT_TRANSLATE_NOOP("dmn", "rule %2 of %1 asks for %3, which the required decision never gives")};
    case AnalysisError::OutputNotAllowed:
        return {"dmn",
                "OutputNotAllowed",
                QT_TRANSLATE_NOOP("dmn", "rule %2 of %1 gives %3, which is not among the output values")};
    case AnalysisError::OutputNeverGiven:
        return {"dmn", "OutputNeverGiven", QT_TRANSLATE_NOOP("dmn", "no rule of %1 that can apply gives %3")};
    case AnalysisError::Unfinished:
        return {"dmn",
                "Unfinished",
                QT_TRANSLATE_NOOP("dmn", "%1 has too many combinations to be examined as a whole")};
    }
    Q_UNREACHABLE();
}

std::vector<Finding> analyse(const Model &model)
{
    std::vector<Finding> findings;
    const auto look = [&findings](const Boxed *logic, const Decision *decision, const QString &name) {
        if (!logic)
            return;
        forEachBoxed(*logic, name, [&](const Boxed &boxed, const QString &itsName) {
            if (const auto *table = std::get_if<DecisionTable>(&boxed.form)) {
                // What a table deeper within computes with is not all required from outside.
                const bool isWhole = &boxed == logic;
                analyseTable(*table, isWhole ? decision : nullptr, itsName, boxed.where, findings);
            }
        });
    };
    for (const Decision &decision : model.data().decisions)
        look(decision.logic.get(), &decision, decision.variable.name);
    for (const KnowledgeModel &knowledge : model.data().knowledge)
        look(knowledge.function.body.get(), nullptr, knowledge.variable.name);
    return findings;
}

} // namespace engine::dmn
