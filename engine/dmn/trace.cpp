// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/trace.h"

namespace engine::dmn {

namespace {

QString filled(const char *source, const core::Language &language, const QStringList &arguments)
{
    // As an error's sentence is filled: all places at once.
    const QString pattern = core::translate("dmn", source, language);
    QString done;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const bool place = pattern[i] == u'%' && i + 1 < pattern.size() && pattern[i + 1].isDigit();
        if (place)
            done += arguments.value(pattern[++i].digitValue() - 1);
        else
            done += pattern[i];
    }
    return done;
}

QString shown(const feel::Value &value, const core::Language &language)
{
    return value.isNull() ? core::translate("dmn", QT_TRANSLATE_NOOP("dmn", "no value"), language)
                          : value.toString();
}

} // namespace

QString sentence(const TraceStep &step, const core::Language &language)
{
    const QString result = shown(step.result, language);
    if (step.kind == TraceStep::Kind::Decision)
        return filled(QT_TRANSLATE_NOOP("dmn", "%1 is %2"), language, {step.name, result});
    if (step.kind == TraceStep::Kind::DecisionService
        || (step.kind == TraceStep::Kind::KnowledgeModel && step.rules.empty())) {
        return filled(
            QT_TRANSLATE_NOOP("dmn", "%1 was called and gave %2"), language, {step.name, result});
    }
    if (step.rules.empty()) {
        return filled(QT_TRANSLATE_NOOP("dmn", "%1: no rule applies; the result is %2"),
                      language,
                      {step.name, result});
    }
    QStringList numbers;
    QStringList annotations;
    for (const TraceStep::MatchedRule &rule : step.rules) {
        numbers += QString::number(rule.number);
        for (const TraceStep::Annotation &annotation : rule.annotations) {
            if (!annotation.text.isEmpty() && !annotations.contains(annotation.text))
                annotations += annotation.text;
        }
    }
    const QStringList arguments{step.name,
                                numbers.join(QStringLiteral(", ")),
                                result,
                                annotations.join(QStringLiteral(", "))};
    if (numbers.size() == 1) {
        return annotations.isEmpty()
                   ? filled(QT_TRANSLATE_NOOP("dmn", "%1: rule %2 applies and gives %3"), language, arguments)
                   : filled(QT_TRANSLATE_NOOP("dmn", "%1: rule %2 applies (%4) and gives %3"),
                            language,
                            arguments);
    }
    return annotations.isEmpty()
               ? filled(QT_TRANSLATE_NOOP("dmn", "%1: rules %2 apply and give %3"), language, arguments)
               : filled(QT_TRANSLATE_NOOP("dmn", "%1: rules %2 apply (%4) and give %3"), language, arguments);
}

} // namespace engine::dmn
