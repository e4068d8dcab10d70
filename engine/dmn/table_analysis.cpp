// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/table_analysis.h"

#include <set>

namespace engine::dmn {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t MaxFindings = 5;      ///< of one kind shown per table: the first ones lead to the others
constexpr std::size_t MaxOverlaps = 20;
constexpr std::size_t MaxSteps = 1'000'000; ///< of all searches through one table

/// A set of rules or classes.
class Bits
{
public:
    explicit Bits(std::size_t size) : m_words((size + 63) / 64) {}

    void set(std::size_t i) { m_words[i / 64] |= std::uint64_t{1} << (i % 64); }
    bool isEmpty() const
    {
        return std::all_of(m_words.begin(), m_words.end(), [](std::uint64_t word) { return word == 0; });
    }
    Bits operator&(const Bits &other) const
    {
        Bits both = *this;
        for (std::size_t i = 0; i < m_words.size(); ++i)
            both.m_words[i] &= other.m_words[i];
        return both;
    }
    std::optional<std::size_t> first() const
    {
        for (std::size_t word = 0; word < m_words.size(); ++word) {
            for (std::size_t bit = 0; m_words[word] != 0 && bit < 64; ++bit) {
                if ((m_words[word] >> bit) & 1)
                    return word * 64 + bit;
            }
        }
        return std::nullopt;
    }
    auto operator<=>(const Bits &) const = default;

private:
    std::vector<std::uint64_t> m_words;
};

using Point = std::vector<const AxisClass *>;

class TableAnalysis
{
public:
    TableAnalysis(const DecisionTable &table,
                  const Decision *decision,
                  QString name,
                  core::SourceRef where,
                  std::vector<Finding> &findings)
        : m_table(table)
        , m_name(std::move(name))
        , m_where(std::move(where))
        , m_findings(findings)
        , m_axes(axesOf(table, decision))
        , m_dead(table.rules.size(), false)
    {
        for (const DecisionTable::Rule &rule : table.rules) {
            std::vector<std::optional<feel::Value>> outputs;
            for (const auto &entry : rule.outputs)
                outputs.push_back(entry ? literalValue(*entry) : std::nullopt);
            m_outputs.push_back(std::move(outputs));
        }
        for (const Axis &axis : m_axes.axes)
            prepare(axis);
    }

    void run()
    {
        findForeignValues();
        const bool nothingAllowed
            = std::any_of(m_axes.axes.begin(), m_axes.axes.end(), [](const Axis &axis) { return axis.classes.empty(); });
        if (!nothingAllowed) {
            findUnreachable();
            findOverlaps();
            findGaps();
        }
        findUnusedOutputs();
        if (!m_axes.isComplete || m_steps >= MaxSteps)
            add(AnalysisError::Unfinished, {}, nullptr, {}, m_where);
    }

private:
    /// By class of one axis: the rules that surely, and those that perhaps accept it; and by rule its sure classes.
    struct Prepared
    {
        std::vector<Bits> sure;
        std::vector<Bits> perhaps;
        std::vector<Bits> classesOfRule;
    };

    void prepare(const Axis &axis)
    {
        const std::size_t rules = m_table.rules.size();
        Prepared prepared{{}, {}, std::vector<Bits>(rules, Bits(axis.classes.size()))};
        for (std::size_t index = 0; index < axis.classes.size(); ++index) {
            Bits sure(rules);
            Bits perhaps(rules);
            for (std::size_t rule = 0; rule < rules; ++rule) {
                const Fit fit = axis.classes[index].fits[rule];
                if (fit == Fit::Yes) {
                    sure.set(rule);
                    prepared.classesOfRule[rule].set(index);
                }
                if (fit != Fit::No)
                    perhaps.set(rule);
            }
            prepared.sure.push_back(std::move(sure));
            prepared.perhaps.push_back(std::move(perhaps));
        }
        m_prepared.push_back(std::move(prepared));
    }

    /// Looks for points, a class an axis, that no rule of `covering` accepts. `box` limits them to those that one rule
    /// may accept.
    class Search
    {
    public:
        Search(TableAnalysis &analysis, std::optional<std::size_t> box, bool perhapsCovers, std::size_t wanted)
            : m_analysis(analysis), m_box(box), m_perhapsCovers(perhapsCovers), m_wanted(wanted)
        {
        }

        std::vector<Point> uncovered(const Bits &covering)
        {
            descend(covering);
            return std::move(m_found);
        }

    private:
        void descend(const Bits &alive)
        {
            if (m_found.size() >= m_wanted || ++m_analysis.m_steps >= MaxSteps)
                return;
            const std::size_t level = m_path.size();
            if (level == m_analysis.m_axes.axes.size()) {
                if (alive.isEmpty())
                    m_found.push_back(m_path);
                return;
            }
            if (!m_seen.insert({level, alive}).second)
                return; // what it leads to is already found
            const std::vector<AxisClass> &classes = m_analysis.m_axes.axes[level].classes;
            const Prepared &prepared = m_analysis.m_prepared[level];
            for (std::size_t index = 0; index < classes.size(); ++index) {
                if (m_box && classes[index].fits[*m_box] == Fit::No)
                    continue;
                m_path.push_back(&classes[index]);
                descend(alive & (m_perhapsCovers ? prepared.perhaps[index] : prepared.sure[index]));
                m_path.pop_back();
            }
        }

        TableAnalysis &m_analysis; // the search is a part of it
        std::optional<std::size_t> m_box;
        bool m_perhapsCovers;
        std::size_t m_wanted;
        std::set<std::pair<std::size_t, Bits>> m_seen;
        Point m_path;
        std::vector<Point> m_found;
    };

    void findGaps()
    {
        const bool everyInputNeedsARule
            = m_table.hitPolicy == HitPolicy::Unique || m_table.hitPolicy == HitPolicy::Any
              || m_table.hitPolicy == HitPolicy::Priority || m_table.hitPolicy == HitPolicy::First;
        const bool hasDefault = std::any_of(m_table.outputs.begin(), m_table.outputs.end(), [](const auto &output) {
            return output.defaultEntry.has_value();
        });
        if (!everyInputNeedsARule || hasDefault)
            return;
        Bits all(m_table.rules.size());
        for (std::size_t rule = 0; rule < m_table.rules.size(); ++rule)
            all.set(rule);
        for (const Point &point : Search(*this, std::nullopt, true, MaxFindings).uncovered(all))
            add(AnalysisError::Gap, {}, &point, {}, m_where);
    }

    /// The rules that come before `rule` where only one applies; none where the policy has no order.
    std::vector<std::size_t> preferredTo(std::size_t rule) const
    {
        std::vector<std::size_t> preferred;
        if (m_table.hitPolicy == HitPolicy::First) {
            for (std::size_t other = 0; other < rule; ++other)
                preferred.push_back(other);
        } else if (m_table.hitPolicy == HitPolicy::Priority) {
            const auto own = rankOf(rule);
            for (std::size_t other = 0; own && other < m_table.rules.size(); ++other) {
                const auto rank = rankOf(other);
                if (rank && (*rank < *own || (*rank == *own && other < rule)))
                    preferred.push_back(other);
            }
        }
        return preferred;
    }

    std::optional<std::vector<std::size_t>> rankOf(std::size_t rule) const
    {
        std::vector<std::size_t> ranks;
        for (std::size_t i = 0; i < m_table.outputs.size(); ++i) {
            const std::vector<feel::Value> &priorities = m_table.outputs[i].priorities;
            if (!m_outputs[rule][i])
                return std::nullopt;
            const auto found = std::find(priorities.begin(), priorities.end(), *m_outputs[rule][i]);
            ranks.push_back(static_cast<std::size_t>(found - priorities.begin()));
        }
        return ranks;
    }

    void findUnreachable()
    {
        for (std::size_t rule = 0; rule < m_table.rules.size(); ++rule) {
            // A point that the rule accepts, be it covered or not.
            const std::vector<Point> any = Search(*this, rule, false, 1).uncovered(Bits(m_table.rules.size()));
            if (any.empty()) {
                m_dead[rule] = m_steps < MaxSteps;
                if (m_dead[rule] && !m_foreign.contains(rule))
                    add(AnalysisError::NeverApplies, {rule}, nullptr, {}, m_table.rules[rule].where);
                continue;
            }
            const std::vector<std::size_t> preferred = preferredTo(rule);
            if (preferred.empty())
                continue;
            Bits covering(m_table.rules.size());
            for (const std::size_t other : preferred)
                covering.set(other);
            const bool reached = !Search(*this, rule, false, 1).uncovered(covering).empty();
            if (reached || m_steps >= MaxSteps)
                continue;
            m_dead[rule] = true;
            std::vector<std::size_t> rules{rule};
            for (const std::size_t other : preferred) {
                if (common(rule, other))
                    rules.push_back(other);
            }
            add(AnalysisError::Masked, rules, &any.front(), {}, m_table.rules[rule].where);
        }
    }

    void findOverlaps()
    {
        const bool differentOnly = m_table.hitPolicy == HitPolicy::Any;
        if (m_table.hitPolicy != HitPolicy::Unique && !differentOnly)
            return;
        std::size_t found = 0;
        for (std::size_t first = 0; first < m_table.rules.size(); ++first) {
            for (std::size_t second = first + 1; second < m_table.rules.size(); ++second) {
                if (differentOnly && !outputsDiffer(first, second))
                    continue;
                const auto point = common(first, second);
                if (point && ++found <= MaxOverlaps)
                    add(AnalysisError::Overlap, {first, second}, &*point, {}, m_table.rules[second].where);
            }
        }
        if (found > MaxOverlaps)
            add(AnalysisError::MoreOverlaps, {}, nullptr, {QString::number(found - MaxOverlaps)}, m_where);
    }

    std::optional<Point> common(std::size_t first, std::size_t second) const
    {
        Point point;
        for (std::size_t level = 0; level < m_axes.axes.size(); ++level) {
            const Prepared &prepared = m_prepared[level];
            const auto both = (prepared.classesOfRule[first] & prepared.classesOfRule[second]).first();
            if (!both)
                return std::nullopt;
            point.push_back(&m_axes.axes[level].classes[*both]);
        }
        return point;
    }

    bool outputsDiffer(std::size_t a, std::size_t b) const
    {
        for (std::size_t i = 0; i < m_table.outputs.size(); ++i) {
            if (m_outputs[a][i] && m_outputs[b][i] && !(*m_outputs[a][i] == *m_outputs[b][i]))
                return true;
        }
        return false;
    }

    /// Literals in cells that can never come, and outputs that the table itself refuses.
    void findForeignValues()
    {
        for (std::size_t rule = 0; rule < m_table.rules.size(); ++rule) {
            for (std::size_t column = 0; column < m_table.inputs.size(); ++column) {
                const auto &tests = m_table.rules[rule].inputs[column];
                if (m_table.rules[rule].irrelevant[column] || !tests)
                    continue;
                for (const feel::Value &value : enumeratedValues(tests->text()))
                    checkInput(rule, column, value);
            }
            for (std::size_t column = 0; column < m_table.outputs.size(); ++column)
                checkOutput(rule, column);
        }
    }

    void checkInput(std::size_t rule, std::size_t column, const feel::Value &value)
    {
        if (value.as<feel::List>() || value.as<bool>())
            return;
        const DecisionTable::Input &input = m_table.inputs[column];
        const auto &given = m_axes.given[column];
        const bool comes = !given || std::find(given->begin(), given->end(), value) != given->end();
        if (isAllowed(input, value) && comes)
            return;
        m_foreign.insert(rule);
        const auto error = isAllowed(input, value) ? AnalysisError::NeverGiven : AnalysisError::NotAllowed;
        add(error, {rule}, nullptr, {input.label + u" = "_s + value.toLiteral()}, m_table.rules[rule].where);
        if (error == AnalysisError::NotAllowed)
            m_findings.back().witness = feel::Context{{input.text, value}};
    }

    void checkOutput(std::size_t rule, std::size_t column)
    {
        const auto &value = m_outputs[rule][column];
        const DecisionTable::Output &output = m_table.outputs[column];
        if (!value)
            return;
        feel::Diagnostics ignored; // whether it passes is all that is asked
        const bool listed = !output.values || output.values->evaluateTests(*value, {}, ignored).isTrue();
        const bool typed = !output.type.definition || allows(*output.type.definition, *value);
        if (!listed || !typed)
            add(AnalysisError::OutputNotAllowed, {rule}, nullptr, {value->toLiteral()}, m_table.rules[rule].where);
    }

    /// Output values that the table itself lists and no rule that can apply gives.
    void findUnusedOutputs()
    {
        for (std::size_t column = 0; column < m_table.outputs.size(); ++column) {
            const DecisionTable::Output &output = m_table.outputs[column];
            if (!output.values)
                continue;
            for (const feel::Value &listed : output.priorities) {
                bool perhaps = output.defaultEntry && literalValue(*output.defaultEntry).value_or(listed) == listed;
                for (std::size_t rule = 0; rule < m_table.rules.size(); ++rule)
                    perhaps = perhaps || (!m_dead[rule] && m_outputs[rule][column].value_or(listed) == listed);
                if (!perhaps)
                    add(AnalysisError::OutputNeverGiven, {}, nullptr, {listed.toLiteral()}, output.where);
            }
        }
    }

    void add(AnalysisError error,
             const std::vector<std::size_t> &rules,
             const Point *point,
             const QStringList &more,
             const core::SourceRef &where)
    {
        feel::Context witness;
        QStringList shown;
        for (const AxisClass *one : point ? *point : Point()) {
            for (const auto &[name, value] : one->witness.entries())
                witness.set(name, joined(witness.find(name), value));
            shown += one->shown;
        }
        QStringList numbers;
        std::vector<int> ruleNumbers;
        for (const std::size_t rule : rules) {
            ruleNumbers.push_back(m_table.rules[rule].number);
            numbers += QString::number(m_table.rules[rule].number);
        }
        QString ruleText = numbers.join(u", "_s);
        QStringList arguments{m_name, ruleText, shown.join(u", "_s)};
        if (error == AnalysisError::Masked)
            arguments = {m_name, numbers.front(), shown.join(u", "_s), numbers.mid(1).join(u", "_s)};
        if (!more.isEmpty())
            arguments[2] = more.front();
        m_findings.push_back({core::Error(error, std::move(arguments), where), std::move(ruleNumbers), std::move(witness), error == AnalysisError::Unfinished});
    }

    /// Parts of one input that come from two axes.
    static feel::Value joined(const feel::Value *known, const feel::Value &value)
    {
        const auto *one = known ? known->as<feel::Context>() : nullptr;
        const auto *two = value.as<feel::Context>();
        if (!one || !two)
            return value;
        feel::Context both = *one;
        for (const auto &[name, member] : two->entries())
            both.set(name, joined(both.find(name), member));
        return both;
    }

    const DecisionTable &m_table;
    QString m_name;
    core::SourceRef m_where;
    std::vector<Finding> &m_findings; // the caller's, as is the table
    Axes m_axes;
    std::vector<Prepared> m_prepared;
    std::vector<std::vector<std::optional<feel::Value>>> m_outputs; ///< by rule and column, where they are literals
    std::vector<bool> m_dead;
    std::set<std::size_t> m_foreign; ///< rules of whose cells a value was reported
    std::size_t m_steps = 0;
};

} // namespace

void analyseTable(const DecisionTable &table,
                  const Decision *decision,
                  const QString &name,
                  const core::SourceRef &where,
                  std::vector<Finding> &findings)
{
    TableAnalysis(table, decision, name, where, findings).run();
}

} // namespace engine::dmn
