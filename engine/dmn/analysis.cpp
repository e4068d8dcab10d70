// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/analysis.h"

#include "engine/dmn/analysis_points.h"
#include "engine/dmn/model_data.h"

#include <QtGlobal>

namespace engine::dmn {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t MaxFindings = 5;     ///< gaps shown per table: the first ones lead to the others
constexpr std::size_t MaxSteps = 500'000;  ///< of one search
constexpr std::size_t MaxOverlaps = 20;

enum class Fit { No, Yes, Maybe };

using RuleSet = std::vector<bool>;

/// The points of one column that all rules answer alike, by their first.
struct Class
{
    feel::Value point;
    bool hasPoint = true; ///< false: the column's values are not known and matter to no rule
    std::vector<Fit> fits; ///< by rule
};

class TableAnalysis
{
public:
    TableAnalysis(const DecisionTable &table, QString name, core::SourceRef where, std::vector<Finding> &findings)
        : m_table(table), m_name(std::move(name)), m_where(std::move(where)), m_findings(findings)
    {
        for (std::size_t column = 0; column < table.inputs.size(); ++column)
            m_columns.push_back(classesOf(column));
    }

    void run()
    {
        if (std::any_of(m_columns.begin(), m_columns.end(), [](const auto &c) { return c.empty(); }))
            return; // the column allows no value at all, so there is nothing to say about its rules
        findUnreachable();
        findOverlaps();
        findGaps();
    }

private:
    std::vector<Class> classesOf(std::size_t column) const
    {
        std::vector<Class> classes;
        const std::vector<feel::Value> points = samplePoints(m_table, column);
        if (points.empty()) {
            const bool nothingAllowed = m_table.inputs[column].values.has_value();
            Class unknown;
            unknown.hasPoint = false;
            for (const DecisionTable::Rule &rule : m_table.rules)
                unknown.fits.push_back(rule.irrelevant[column] ? Fit::Yes : Fit::Maybe);
            return nothingAllowed ? classes : std::vector<Class>{unknown};
        }
        for (const feel::Value &point : points) {
            Class one;
            one.point = point;
            for (const DecisionTable::Rule &rule : m_table.rules)
                one.fits.push_back(fit(rule, column, point));
            const bool known = std::any_of(
                classes.begin(), classes.end(), [&](const Class &other) { return other.fits == one.fits; });
            if (!known)
                classes.push_back(std::move(one));
        }
        return classes;
    }

    static Fit fit(const DecisionTable::Rule &rule, std::size_t column, const feel::Value &point)
    {
        if (rule.irrelevant[column])
            return Fit::Yes;
        const auto &tests = rule.inputs[column];
        if (!tests || !tests->uses().empty())
            return Fit::Maybe;
        feel::Diagnostics ignored; // a test that cannot be carried out does not match
        return tests->evaluateTests(point, {}, ignored).isTrue() ? Fit::Yes : Fit::No;
    }

    /// Looks for points, one a column, that no rule of `covering` accepts. `box` limits them to those that
    /// one rule may accept.
    class Search
    {
    public:
        Search(const TableAnalysis &analysis, std::optional<std::size_t> box, bool maybeCovers, std::size_t wanted)
            : m_analysis(analysis), m_box(box), m_maybeCovers(maybeCovers), m_wanted(wanted)
        {
        }

        std::vector<std::vector<const Class *>> uncovered(const RuleSet &covering)
        {
            descend(covering);
            return std::move(m_found);
        }
        bool finished() const { return m_steps < MaxSteps; }

    private:
        void descend(const RuleSet &alive)
        {
            if (m_found.size() >= m_wanted || ++m_steps >= MaxSteps)
                return;
            const std::size_t column = m_path.size();
            const bool anyAlive = std::find(alive.begin(), alive.end(), true) != alive.end();
            if (column == m_analysis.m_columns.size()) {
                if (!anyAlive)
                    m_found.push_back(m_path);
                return;
            }
            if (!m_covered.insert({column, alive}).second)
                return; // seen: what it led to is already found
            for (const Class &one : m_analysis.m_columns[column]) {
                if (m_box && one.fits[*m_box] == Fit::No)
                    continue;
                RuleSet next = alive;
                for (std::size_t rule = 0; rule < next.size(); ++rule) {
                    const bool covers = one.fits[rule] == Fit::Yes
                                        || (m_maybeCovers && one.fits[rule] == Fit::Maybe);
                    next[rule] = next[rule] && covers;
                }
                m_path.push_back(&one);
                descend(next);
                m_path.pop_back();
            }
        }

        const TableAnalysis &m_analysis; // the search is a part of it
        std::optional<std::size_t> m_box;
        bool m_maybeCovers;
        std::size_t m_wanted;
        std::size_t m_steps = 0;
        std::set<std::pair<std::size_t, RuleSet>> m_covered;
        std::vector<const Class *> m_path;
        std::vector<std::vector<const Class *>> m_found;
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
        Search search(*this, std::nullopt, true, MaxFindings);
        for (const auto &point : search.uncovered(RuleSet(m_table.rules.size(), true)))
            report(AnalysisError::Gap, {}, point, m_where);
        if (!search.finished())
            m_findings.push_back({core::Error(AnalysisError::Unfinished, {m_name}, m_where), {}, {}});
    }

    void findUnreachable()
    {
        for (std::size_t rule = 0; rule < m_table.rules.size(); ++rule) {
            const bool possible = std::all_of(m_columns.begin(), m_columns.end(), [rule](const auto &classes) {
                return std::any_of(classes.begin(), classes.end(), [rule](const Class &one) {
                    return one.fits[rule] != Fit::No;
                });
            });
            bool reached = possible;
            if (possible && m_table.hitPolicy == HitPolicy::First) {
                RuleSet earlier(m_table.rules.size(), false);
                std::fill_n(earlier.begin(), rule, true);
                Search search(*this, rule, false, 1);
                reached = !search.uncovered(earlier).empty() || !search.finished();
            }
            if (!reached)
                report(AnalysisError::NeverApplies, {rule}, {}, m_table.rules[rule].where);
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
                if (differentOnly && !outputsDiffer(m_table.rules[first], m_table.rules[second]))
                    continue;
                const auto point = common(first, second);
                if (!point || ++found > MaxOverlaps)
                    continue;
                report(AnalysisError::Overlap, {first, second}, *point, m_table.rules[second].where);
            }
        }
    }

    std::optional<std::vector<const Class *>> common(std::size_t first, std::size_t second) const
    {
        std::vector<const Class *> point;
        for (const std::vector<Class> &classes : m_columns) {
            const auto both = std::find_if(classes.begin(), classes.end(), [&](const Class &one) {
                return one.fits[first] == Fit::Yes && one.fits[second] == Fit::Yes;
            });
            if (both == classes.end())
                return std::nullopt;
            point.push_back(&*both);
        }
        return point;
    }

    static bool outputsDiffer(const DecisionTable::Rule &a, const DecisionTable::Rule &b)
    {
        for (std::size_t i = 0; i < a.outputs.size(); ++i) {
            const auto left = a.outputs[i] ? literalValue(a.outputs[i]->text()) : std::nullopt;
            const auto right = b.outputs[i] ? literalValue(b.outputs[i]->text()) : std::nullopt;
            if (left && right && *left != *right)
                return true;
        }
        return false;
    }

    void report(AnalysisError error,
                const std::vector<std::size_t> &rules,
                const std::vector<const Class *> &point,
                const core::SourceRef &where)
    {
        feel::Context witness;
        QStringList shown;
        for (std::size_t column = 0; column < point.size(); ++column) {
            if (!point[column]->hasPoint)
                continue;
            const DecisionTable::Input &input = m_table.inputs[column];
            witness.set(input.text, point[column]->point);
            shown += input.label + u" = "_s + point[column]->point.toLiteral();
        }
        QStringList numbers;
        std::vector<int> ruleNumbers;
        for (const std::size_t rule : rules) {
            ruleNumbers.push_back(static_cast<int>(rule) + 1);
            numbers += QString::number(rule + 1);
        }
        m_findings.push_back({core::Error(error, {m_name, numbers.join(u", "_s), shown.join(u", "_s)}, where),
                              std::move(ruleNumbers),
                              std::move(witness)});
    }

    const DecisionTable &m_table;
    QString m_name;
    core::SourceRef m_where;
    std::vector<Finding> &m_findings; // the caller's, as is the table
    std::vector<std::vector<Class>> m_columns;
};

template <typename... Forms> struct Overloaded : Forms...
{
    using Forms::operator()...;
};
template <typename... Forms> Overloaded(Forms...) -> Overloaded<Forms...>;

void analyseTables(const Boxed *boxed, const QString &name, std::vector<Finding> &findings)
{
    if (!boxed)
        return;
    const auto inner = [&](const BoxedPointer &part) {
        analyseTables(part.get(), part && !part->label.isEmpty() ? part->label : name, findings);
    };
    std::visit(Overloaded{
                   [](const LiteralExpression &) {},
                   [&](const Invocation &it) {
                       for (const Invocation::Binding &binding : it.bindings)
                           inner(binding.argument);
                   },
                   [&](const BoxedContext &it) {
                       for (const BoxedContext::Entry &entry : it.entries)
                           analyseTables(
                               entry.value.get(), entry.name.isEmpty() ? name : entry.name, findings);
                   },
                   [&](const FunctionDefinition &it) { inner(it.body); },
                   [&](const BoxedList &it) { std::for_each(it.items.begin(), it.items.end(), inner); },
                   [&](const Relation &it) {
                       for (const auto &row : it.rows)
                           std::for_each(row.begin(), row.end(), inner);
                   },
                   [&](const Conditional &it) {
                       inner(it.condition);
                       inner(it.then);
                       inner(it.otherwise);
                   },
                   [&](const Iteration &it) {
                       inner(it.in);
                       inner(it.body);
                   },
                   [&](const BoxedFilter &it) {
                       inner(it.in);
                       inner(it.match);
                   },
                   [&](const DecisionTable &it) {
                       TableAnalysis(it, name, boxed->where, findings).run();
                   },
               },
               boxed->form);
}

} // namespace

core::ErrorText errorText(AnalysisError id)
{
    switch (id) {
    case AnalysisError::Gap:
        return {"dmn", "Gap", QT_TRANSLATE_NOOP("dmn", "no rule of %1 applies to %3, and there is no default")};
    case AnalysisError::Overlap:
        return {"dmn", "Overlap", QT_TRANSLATE_NOOP("dmn", "the rules %2 of %1 both apply to %3")};
    case AnalysisError::NeverApplies:
        return {"dmn", "NeverApplies", QT_TRANSLATE_NOOP("dmn", "rule %2 of %1 can never apply")};
    case AnalysisError::Unfinished:
        return {"dmn",
                "Unfinished",
                QT_TRANSLATE_NOOP("dmn", "%1 has too many combinations to be examined for gaps")};
    }
    Q_UNREACHABLE();
}

std::vector<Finding> analyse(const Model &model)
{
    std::vector<Finding> findings;
    for (const Decision &decision : model.data().decisions)
        analyseTables(decision.logic.get(), decision.variable.name, findings);
    for (const KnowledgeModel &knowledge : model.data().knowledge)
        analyseTables(knowledge.function.body.get(), knowledge.variable.name, findings);
    return findings;
}

} // namespace engine::dmn
