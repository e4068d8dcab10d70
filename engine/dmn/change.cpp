// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/change.h"

#include "engine/dmn/analysis_points.h"
#include "engine/dmn/boxed_walk.h"
#include "engine/dmn/value_path.h"

#include <set>

namespace engine::dmn {

namespace {

using namespace Qt::StringLiterals;

constexpr int MaxEvaluations = 3'000;
constexpr int MaxContextDepth = 4;       ///< of contexts within each other
constexpr int MaxOutcomes = 3;           ///< other results told of one string
constexpr std::size_t MaxLiterals = 200; ///< of one type, tried of one input

/// A value on a scale of whole steps, so that numbers, dates and durations are narrowed down alike.
class Scale
{
public:
    /// Nothing where values of this kind have no steps. `scale` is the most decimal places of the numbers around.
    static std::optional<Scale> of(const feel::Value &value, int scale)
    {
        Scale found;
        found.m_places = scale;
        found.m_sample = value;
        return found.stepOf(value) ? std::optional(found) : std::nullopt;
    }

    std::optional<qint64> stepOf(const feel::Value &value) const
    {
        if (const auto *number = value.as<core::Decimal>(); number && m_sample.as<core::Decimal>()) {
            const auto steps = number->times(unit());
            const auto whole = steps ? steps->rounded(0, core::Rounding::HalfEven) : std::nullopt;
            return whole ? whole->toInt64() : std::nullopt;
        }
        if (const auto *date = value.as<feel::Date>(); date && m_sample.as<feel::Date>())
            return date->toDays();
        if (const auto *months = value.as<feel::YearsMonthsDuration>(); months && m_sample.as<feel::YearsMonthsDuration>())
            return months->months;
        if (const auto *duration = value.as<feel::DaysTimeDuration>(); duration && m_sample.as<feel::DaysTimeDuration>())
            return static_cast<qint64>(duration->nanoseconds / Day);
        return std::nullopt;
    }

    feel::Value at(qint64 step) const
    {
        if (m_sample.as<core::Decimal>())
            return feel::Value(core::Decimal(step).dividedBy(unit()).value_or(core::Decimal()));
        if (m_sample.as<feel::Date>())
            return feel::Value(feel::Date::fromDays(step));
        if (m_sample.as<feel::YearsMonthsDuration>())
            return feel::Value(feel::YearsMonthsDuration{step});
        return feel::Value(feel::DaysTimeDuration{step * Day});
    }

    /// How far out from a value it is worth looking.
    qint64 reach() const { return m_sample.as<core::Decimal>() ? qint64{1} << 40 : qint64{1} << 17; }

private:
    static constexpr feel::DaysTimeDuration::Wide Day = feel::DaysTimeDuration::Wide{86'400} * 1'000'000'000;

    core::Decimal unit() const { return core::Decimal(10).power(core::Decimal(m_places)).value_or(core::Decimal(1)); }

    feel::Value m_sample;
    int m_places = 0;
};

int placesOf(const feel::Value &value)
{
    const auto *number = value.as<core::Decimal>();
    const QString text = number ? number->normalised().toString() : QString();
    const qsizetype point = text.indexOf(u'.');
    return point < 0 || text.contains(u'E') ? 0 : static_cast<int>(std::min<qsizetype>(text.size() - point - 1, 6));
}

class Search
{
public:
    Search(const Model &model, const Decision &decision, const feel::Context &inputs, const feel::Environment &base)
        : m_model(model), m_decision(decision), m_inputs(inputs), m_base(base)
    {
        forEachLogic(decision, [this](const Boxed &logic) {
            forEachBoxed(logic, {}, [this](const Boxed &boxed, const QString &) {
                forEachExpression(boxed, [this](const feel::Expression &expression) {
                    for (const feel::Value &literal : literalsIn(expression.text()))
                        addLiteral(literal);
                });
            });
        });
    }

    Changes run()
    {
        m_now = outcome(m_inputs);
        for (const InputData *input : inputsOf(m_decision)) {
            const QString &name = input->variable.name;
            if (const feel::Value *given = m_inputs.find(name))
                vary({name}, *given, input->variable.words, input->variable.type.values(), 0);
        }
        m_changes.isComplete = m_evaluations < MaxEvaluations;
        return std::move(m_changes);
    }

private:
    void addLiteral(const feel::Value &literal)
    {
        std::vector<feel::Value> &known = m_literals[literal.typeName()];
        if (known.size() < MaxLiterals && std::find(known.begin(), known.end(), literal) == known.end())
            known.push_back(literal);
    }

    feel::Value outcome(const feel::Context &inputs)
    {
        ++m_evaluations;
        return m_model.evaluate(m_decision.id.isEmpty() ? m_decision.variable.name : m_decision.id, inputs, m_base).value;
    }

    bool isExhausted() const { return m_evaluations >= MaxEvaluations; }

    /// A result that is not the present one. Null is none: the value is not allowed, or no rule covers it.
    std::optional<feel::Value> otherAt(const QStringList &path, const feel::Value &value)
    {
        if (isExhausted())
            return std::nullopt;
        const feel::Value result = outcome(withValueAt(m_inputs, path, value));
        return result.isNull() || result == m_now ? std::nullopt : std::optional(result);
    }

    void vary(const QStringList &path,
              const feel::Value &value,
              const WordingPointer &words,
              const std::vector<feel::Value> &allowed,
              int depth)
    {
        if (const auto *context = value.as<feel::Context>()) {
            for (const auto &[name, member] : context->entries()) {
                if (depth < MaxContextDepth)
                    vary(path + QStringList{name}, member, words ? words->member(name) : nullptr, {}, depth + 1);
            }
            return;
        }
        if (value.isNull())
            return; // what is missing is told by the trace
        if (const auto *flag = value.as<bool>())
            among(path, value, words, {feel::Value(!*flag)});
        else if (value.as<QString>())
            among(path, value, words, allowed.empty() ? m_literals[value.typeName()] : allowed);
        else
            along(path, value, words);
    }

    /// Values that have no order: those that give the same other result are told together.
    void among(const QStringList &path, const feel::Value &now, const WordingPointer &words, const std::vector<feel::Value> &values)
    {
        std::vector<Change> found;
        for (const feel::Value &value : values) {
            if (value == now)
                continue;
            const auto other = otherAt(path, value);
            if (!other)
                continue;
            const auto same = std::find_if(found.begin(), found.end(), [&](const Change &c) { return c.result == *other; });
            if (same != found.end())
                same->needed.conditions.push_back({Condition::Kind::Equal, value, {}});
            else if (std::ssize(found) < MaxOutcomes)
                found.push_back(change(path, now, words, {Condition::Kind::Equal, value, {}}, value, *other));
        }
        std::move(found.begin(), found.end(), std::back_inserter(m_changes.changes));
    }

    /// Values that have an order: the nearest below and above.
    void along(const QStringList &path, const feel::Value &now, const WordingPointer &words)
    {
        const std::vector<feel::Value> &literals = m_literals[now.typeName()];
        int places = placesOf(now);
        for (const feel::Value &literal : literals)
            places = std::max(places, placesOf(literal));
        const auto scale = Scale::of(now, places);
        if (!scale)
            return;
        const qint64 here = *scale->stepOf(now);
        std::set<qint64> stops;
        for (const feel::Value &literal : literals) {
            if (const auto step = scale->stepOf(literal))
                stops.insert({*step - 1, *step, *step + 1});
        }
        for (qint64 out = 1; out <= scale->reach(); out *= 2)
            stops.insert({here - out, here + out});
        const auto above = stops.upper_bound(here);
        const std::vector<qint64> up(above, stops.end());
        std::vector<qint64> down(stops.begin(), stops.lower_bound(here));
        std::reverse(down.begin(), down.end());
        for (const std::vector<qint64> &direction : {down, up})
            outwards(path, now, words, *scale, here, direction);
    }

    void outwards(const QStringList &path,
                  const feel::Value &now,
                  const WordingPointer &words,
                  const Scale &scale,
                  qint64 here,
                  const std::vector<qint64> &stops)
    {
        qint64 same = here;
        for (const qint64 stop : stops) {
            auto other = otherAt(path, scale.at(stop));
            if (!other) {
                same = stop;
                continue;
            }
            qint64 different = stop;
            while (std::abs(different - same) > 1 && !isExhausted()) {
                const qint64 middle = same + (different - same) / 2;
                if (const auto there = otherAt(path, scale.at(middle))) {
                    different = middle;
                    other = there;
                } else {
                    same = middle;
                }
            }
            const auto kind = different < here ? Condition::Kind::AtMost : Condition::Kind::AtLeast;
            const feel::Value bound = scale.at(different);
            m_changes.changes.push_back(change(path, now, words, {kind, bound, {}}, bound, *other));
            return;
        }
    }

    Change change(const QStringList &path,
                  const feel::Value &now,
                  const WordingPointer &words,
                  const Condition &needed,
                  const feel::Value &nearest,
                  const feel::Value &result) const
    {
        return {path.join(u'.'), words, now, {{needed}, false}, nearest, result, m_decision.variable.name,
                m_decision.variable.words};
    }

    const Model &m_model;
    const Decision &m_decision;
    const feel::Context &m_inputs;
    const feel::Environment &m_base; // like the others, the caller's for the length of the search
    std::map<QString, std::vector<feel::Value>> m_literals; ///< of all logic, by type
    feel::Value m_now;
    Changes m_changes;
    int m_evaluations = 0;
};

} // namespace

Changes changesOf(const Model &model, const QString &decision, const feel::Context &inputs, const feel::Environment &base)
{
    const Decision *found = model.data().findDecision(decision);
    return found ? Search(model, *found, inputs, base).run() : Changes();
}

QString sentence(const Change &change, const core::Language &language)
{
    return filled(QT_TRANSLATE_NOOP("dmn", "For %1 to be %2, %3 would have to be %4; it is %5."),
                  language,
                  {labelOf(change.decisionWords, change.decision, language),
                   shown(change.result, change.decisionWords, language),
                   labelOf(change.words, change.input, language),
                   phrase(change.needed, change.words, language),
                   shown(change.now, change.words, language)});
}

} // namespace engine::dmn
