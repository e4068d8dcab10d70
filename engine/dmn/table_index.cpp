// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/table_index.h"

#include "engine/feel/operators.h"

namespace engine::dmn {

namespace {

constexpr std::size_t fewRules = 8; ///< not worth an index
constexpr std::size_t maxShare = 16; ///< pieces that a rule may lie in on average; more is no narrowing

/// Types whose values all have an order. Times do not: some have a zone and some have none.
bool isOrdered(const feel::Value &value)
{
    return value.as<core::Decimal>() || value.as<QString>() || value.as<feel::Date>()
        || value.as<feel::DaysTimeDuration>() || value.as<feel::YearsMonthsDuration>();
}

bool isBefore(const feel::Value &left, const feel::Value &right)
{
    const auto found = feel::order(left, right);
    return found && *found < 0;
}

/// What one cell asks for: the ends of its ranges, a value being both.
struct Cell
{
    bool isKnown = false; ///< else its rule has to be tested always
    std::vector<feel::Range> ranges;
};

void add(const feel::Value &test, Cell &cell)
{
    if (const auto *list = test.as<feel::List>()) {
        for (const feel::Value &element : *list)
            add(element, cell);
        return;
    }
    const auto *range = test.as<feel::Range>();
    if (range && range->form == feel::RangeForm::NotEqual) {
        cell.isKnown = false;
    } else if (range) {
        cell.ranges.push_back(*range);
    } else if (isOrdered(test)) {
        const auto point = std::make_shared<const feel::Value>(test);
        cell.ranges.push_back({feel::Boundary::Closed, point, point, feel::Boundary::Closed});
    } else if (!test.isNull()) {
        cell.isKnown = false;
    }
}

Cell cellOf(const DecisionTable::Rule &rule, std::size_t column)
{
    Cell cell;
    const auto &expression = rule.inputs[column];
    const auto tests = expression ? expression->constantTests() : std::nullopt;
    if (!tests)
        return cell;
    cell.isKnown = true;
    for (const feel::Value &test : *tests)
        add(test, cell);
    return cell;
}

} // namespace

std::shared_ptr<const TableIndex> TableIndex::of(const DecisionTable &table)
{
    if (table.rules.size() < fewRules)
        return nullptr;
    std::optional<TableIndex> best;
    for (std::size_t column = 0; column < table.inputs.size(); ++column) {
        auto index = ofColumn(table, column);
        const auto cost = [](const TableIndex &one) { return one.m_everywhere.size() + one.m_size / one.m_pieces.size(); };
        if (index && (!best || cost(*index) < cost(*best)))
            best = std::move(index);
    }
    return best ? std::make_shared<const TableIndex>(std::move(*best)) : nullptr;
}

std::optional<TableIndex> TableIndex::ofColumn(const DecisionTable &table, std::size_t column)
{
    TableIndex index;
    index.m_column = column;
    std::vector<Cell> cells;
    cells.reserve(table.rules.size());
    for (const DecisionTable::Rule &rule : table.rules)
        cells.push_back(cellOf(rule, column));
    for (const Cell &cell : cells) {
        for (const feel::Range &range : cell.ranges) {
            for (const auto &end : {range.start, range.end}) {
                if (end && isOrdered(*end) && (index.m_points.empty() || end->isSameType(index.m_points.front())))
                    index.m_points.push_back(*end);
            }
        }
    }
    if (index.m_points.empty())
        return std::nullopt;
    std::sort(index.m_points.begin(), index.m_points.end(), isBefore);
    index.m_points.erase(std::unique(index.m_points.begin(), index.m_points.end(), feel::isEqual), index.m_points.end());
    index.m_pieces.resize(2 * index.m_points.size() + 1);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto rule = static_cast<std::uint32_t>(i);
        if (!cells[i].isKnown) {
            index.m_everywhere.push_back(rule);
            continue;
        }
        for (const feel::Range &range : cells[i].ranges) {
            const feel::Value &end = range.start ? *range.start : *range.end;
            // An input of the index's type is in no range of another one.
            if (!end.isSameType(index.m_points.front()))
                continue;
            const std::size_t first = range.start ? index.pieceOf(*range.start) + (range.lower == feel::Boundary::Open ? 1 : 0) : 0;
            const std::size_t last = range.end ? index.pieceOf(*range.end) - (range.upper == feel::Boundary::Open ? 1 : 0)
                                               : index.m_pieces.size() - 1;
            for (std::size_t piece = first; piece <= last; ++piece) {
                if (!index.m_pieces[piece].empty() && index.m_pieces[piece].back() == rule)
                    continue;
                index.m_pieces[piece].push_back(rule);
                if (++index.m_size > maxShare * table.rules.size() + index.m_pieces.size())
                    return std::nullopt;
            }
        }
    }
    return index;
}

std::size_t TableIndex::pieceOf(const feel::Value &value) const
{
    const auto at = std::lower_bound(m_points.begin(), m_points.end(), value, isBefore);
    const auto before = 2 * static_cast<std::size_t>(at - m_points.begin());
    return at != m_points.end() && feel::isEqual(*at, value) ? before + 1 : before;
}

std::optional<std::vector<std::uint32_t>> TableIndex::candidates(const std::vector<feel::Value> &inputs) const
{
    const feel::Value &input = inputs[m_column];
    if (!input.isSameType(m_points.front()))
        return std::nullopt;
    const Rules &here = m_pieces[pieceOf(input)];
    Rules rules;
    rules.reserve(here.size() + m_everywhere.size());
    std::merge(here.begin(), here.end(), m_everywhere.begin(), m_everywhere.end(), std::back_inserter(rules));
    return rules;
}

} // namespace engine::dmn
