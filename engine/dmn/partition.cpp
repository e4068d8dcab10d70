// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/partition.h"

#include "engine/dmn/analysis_axes.h"
#include "engine/dmn/analysis_points.h"
#include "engine/dmn/analysis_variables.h"
#include "engine/dmn/boxed_walk.h"
#include "engine/dmn/value_path.h"

namespace engine::dmn {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t MaxSituations = 20'000;

/// `decision` and those that it requires or that are its versions, each once.
void forEachRequired(const Decision &decision, const std::function<void(const Decision &)> &visit)
{
    std::set<const Decision *> seen;
    const std::function<void(const Decision &)> go = [&](const Decision &one) {
        if (!seen.insert(&one).second)
            return;
        visit(one);
        for (const auto &required : one.decisions)
            go(*required.node);
        for (const auto &period : one.dating ? one.dating->periods : std::vector<Dating<Decision>::Period>())
            go(*period.node);
    };
    go(decision);
}

/// One path into the input data, and what it is compared with.
struct Looked
{
    QString label;
    std::vector<feel::Value> literals;
    std::vector<std::pair<const DecisionTable *, std::size_t>> columns; ///< that are this path and nothing more
    std::vector<feel::Type::Kind> kinds;
    bool isComputedWith = false; ///< it stands in a longer expression too
    std::set<feel::Date> days;   ///< on which what counts by it changes
};

class Partitioning
{
public:
    explicit Partitioning(const std::vector<const Decision *> &decisions)
    {
        for (const Decision *decision : decisions) {
            const std::vector<const InputData *> inputs = inputsOf(*decision);
            m_inputs.insert(m_inputs.end(), inputs.begin(), inputs.end());
        }
        for (const Decision *decision : decisions) {
            const std::set<feel::Date> days = daysOfChange(*decision);
            forEachLogic(*decision, [&](const Boxed &logic) {
                forEachBoxed(logic, {}, [&](const Boxed &boxed, const QString &) {
                    look(boxed);
                    if (const auto *table = std::get_if<DatedTable>(&boxed.form))
                        countOn(table->on, days);
                });
            });
            forEachRequired(*decision, [&](const Decision &one) {
                if (one.dating)
                    countOn(one.dating->on, days);
            });
        }
    }

    Partition partition()
    {
        Partition result;
        result.parts.emplace_back();
        for (const auto &[path, looked] : m_looked) {
            const std::vector<feel::Value> points = pointsFor(path, looked, result.isComplete);
            if (result.parts.size() * points.size() > MaxSituations) {
                result.isComplete = false;
                continue;
            }
            std::vector<Partition::Part> finer;
            for (const Partition::Part &part : result.parts) {
                for (const feel::Value &point : points) {
                    finer.push_back({withValueAt(part.inputs, path.split(u'.'), point), part.shown});
                    finer.back().shown += (looked.label.isEmpty() ? path : looked.label) + u" = "_s + (point.isNull() ? u"null"_s : point.toLiteral());
                }
            }
            result.parts = std::move(finer);
        }
        return result;
    }

private:
    const InputData *inputAt(const QString &path) const
    {
        const QString head = path.section(u'.', 0, 0);
        const auto found = std::find_if(m_inputs.begin(), m_inputs.end(), [&](const InputData *input) { return input->variable.name == head; });
        return found == m_inputs.end() ? nullptr : *found;
    }

    /// Which version or row counts hangs on a day that the input data say: any on which something changes.
    void countOn(const std::optional<feel::Expression> &on, const std::set<feel::Date> &days)
    {
        for (const QString &path : on ? on->usedNames() : std::set<QString>()) {
            if (inputAt(path))
                m_looked[path].days.insert(days.begin(), days.end());
        }
    }

    void look(const Boxed &boxed)
    {
        const auto *table = std::get_if<DecisionTable>(&boxed.form);
        forEachExpression(boxed, [&](const feel::Expression &expression) {
            const bool isColumn = table && std::any_of(table->inputs.begin(), table->inputs.end(), [&](const DecisionTable::Input &input) {
                return input.expression && &*input.expression == &expression;
            });
            if (!isColumn)
                computed(expression, literalsIn(expression.text()));
        });
        for (std::size_t column = 0; table && column < table->inputs.size(); ++column)
            lookAt(*table, column);
    }

    void lookAt(const DecisionTable &table, std::size_t column)
    {
        const DecisionTable::Input &input = table.inputs[column];
        if (!input.expression)
            return;
        std::vector<feel::Value> literals = literalsOf(table, column);
        const std::vector<feel::Expression::Use> uses = input.expression->uses();
        if (uses.size() != 1 || uses.front().path != input.text || !inputAt(input.text)) {
            const std::vector<feel::Value> more = literalsIn(input.text);
            literals.insert(literals.end(), more.begin(), more.end());
            computed(*input.expression, literals);
            return;
        }
        Looked &looked = m_looked[input.text];
        looked.label = input.label;
        looked.literals.insert(looked.literals.end(), literals.begin(), literals.end());
        looked.columns.emplace_back(&table, column);
        looked.kinds.push_back(input.type.type.kind());
    }

    void computed(const feel::Expression &expression, const std::vector<feel::Value> &literals)
    {
        for (const QString &path : expression.usedNames()) {
            if (!inputAt(path))
                continue;
            Looked &looked = m_looked[path];
            looked.literals.insert(looked.literals.end(), literals.begin(), literals.end());
            looked.isComputedWith = true;
        }
    }

    std::vector<feel::Value> pointsFor(const QString &path, const Looked &looked, bool &isComplete) const
    {
        const TypeRef declared = typeAt(*inputAt(path), path.split(u'.'));
        std::set<feel::Type::Kind> kinds(looked.kinds.begin(), looked.kinds.end());
        kinds.insert(declared.type.kind());
        kinds.erase(feel::Type::Kind::Any);
        if (kinds.empty()) {
            for (const feel::Value &literal : looked.literals)
                kinds.insert(feel::typeOf(literal).kind());
        }
        std::vector<feel::Value> literals = looked.literals;
        for (const ItemDefinition *item = declared.definition; item; item = item->base) {
            for (const auto &tests : {item->allowedValues, item->constraint}) {
                const auto more = tests ? literalsIn(tests->text()) : std::vector<feel::Value>();
                literals.insert(literals.end(), more.begin(), more.end());
            }
        }
        std::vector<feel::Value> points(looked.days.begin(), looked.days.end());
        std::set<std::string> seen;
        for (const feel::Type::Kind kind : kinds) {
            for (const feel::Value &point : pointsOf(kind, literals)) {
                const bool allowed = (!declared.definition || allows(*declared.definition, point))
                    && std::all_of(looked.columns.begin(), looked.columns.end(), [&](const auto &column) { return isAllowed(column.first->inputs[column.second], point); });
                if (allowed && (looked.isComputedWith || seen.insert(answersTo(looked, point)).second))
                    points.push_back(point);
            }
        }
        isComplete = isComplete && !points.empty();
        if (points.empty() || (looked.isComputedWith && looked.days.empty()))
            points.emplace_back(); // what is not known counts for something in an expression
        return points;
    }

    /// How all rules take a value; one value is enough of those that are taken alike.
    static std::string answersTo(const Looked &looked, const feel::Value &point)
    {
        std::string answers;
        for (const auto &[table, column] : looked.columns) {
            for (const DecisionTable::Rule &rule : table->rules)
                answers += char('0' + int(fitOf(rule, column, point)));
        }
        return answers;
    }

    std::vector<const InputData *> m_inputs; // the models'
    std::map<QString, Looked> m_looked;      ///< by path
};

} // namespace

Partition partitionOf(const std::vector<const Decision *> &decisions)
{
    return Partitioning(decisions).partition();
}

std::set<feel::Date> daysOfChange(const Decision &decision)
{
    std::set<feel::Date> days;
    const auto add = [&days](const Validity &validity) {
        if (validity.from)
            days.insert(*validity.from);
        if (validity.until) {
            days.insert(*validity.until);
            days.insert(feel::Date::fromDays(validity.until->toDays() + 1));
        }
    };
    forEachRequired(decision, [&](const Decision &one) {
        for (const auto &period : one.dating ? one.dating->periods : std::vector<Dating<Decision>::Period>())
            add(period.validity);
    });
    forEachLogic(decision, [&](const Boxed &logic) {
        forEachBoxed(logic, {}, [&](const Boxed &boxed, const QString &) {
            const auto *table = std::get_if<DecisionTable>(&boxed.form);
            for (const DecisionTable::Rule &rule : table ? table->rules : std::vector<DecisionTable::Rule>())
                add(rule.validity);
        });
    });
    return days;
}

} // namespace engine::dmn
