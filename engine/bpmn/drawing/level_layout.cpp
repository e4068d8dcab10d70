// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/drawing/level_layout.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>
#include <set>

namespace engine::bpmn::drawing {

namespace {

constexpr double gap = 60;           // between columns
constexpr double gapForNames = 110;  // where the flows that leave a column have names
constexpr double leastColumn = 100;
constexpr double leastRow = 80;
constexpr double rowGap = 40;
constexpr double margin = 30;        // left of a level, for flows back
constexpr double frameTop = 44;      // of a sub-process, for its name
constexpr double framePadding = 20;
constexpr double eventSize = 36;
constexpr double labelHeight = 48;   // of a boundary event
constexpr double labelledWidth = 150;
constexpr std::size_t mostPassing = 20'000; // a drawing that nobody can read gets no finer

/// A level at its own origin: its size, and everything in it and below.
struct Placed
{
    double width = 0;
    double height = 0;
    std::vector<Index> nodes;
    std::vector<Index> flows;
};

Placed place(const Process &process, Index level, Layout &layout);

void move(const Placed &placed, double x, double y, Layout &layout)
{
    for (const Index node : placed.nodes) {
        layout.nodes[node].x += x;
        layout.nodes[node].y += y;
    }
    for (const Index flow : placed.flows) {
        for (Point &point : layout.flows[flow]) {
            point.x += x;
            point.y += y;
        }
    }
}

bool hasLabel(const Node &node)
{
    return !node.name.isEmpty() || !node.labels.isEmpty();
}

class LevelLayout
{
public:
    LevelLayout(const Process &process, Index level, Layout &layout) : m_process(process), m_level(level), m_layout(layout) {}

    Placed place()
    {
        gather();
        findBackEdges();
        assignColumns();
        addPassing();
        assignRows();
        measure();
        putNodes();
        for (Edge &edge : m_edges) {
            if (edge.flow != none)
                route(edge);
        }
        m_placed.height = m_bottom + static_cast<double>(m_backs) * 16;
        putEventSubProcesses();
        return std::move(m_placed);
    }

private:
    struct Edge
    {
        Index flow = none;     ///< none: for places only
        Index boundary = none; ///< the event that it leaves from
        std::size_t from = 0;
        std::size_t to = 0;
        bool back = false;
        std::vector<std::size_t> passing = {};
    };
    struct Cell
    {
        Index node = none; ///< none: a flow passes
        std::size_t column = 0;
        std::size_t row = 0;
        Placed inner = {};
        std::vector<std::size_t> out = {}; ///< edges
        std::vector<std::size_t> in = {};
    };

    void gather()
    {
        std::map<Index, std::size_t> cells;
        for (const Index node : m_process.childrenOf(m_level)) {
            const Node &one = m_process.nodes[node];
            if (isOnHost(one))
                continue;
            if (one.isEventSubProcess()) {
                m_eventSubProcesses.push_back(node);
                continue;
            }
            cells.emplace(node, m_cells.size());
            m_cells.push_back({node});
            m_cells.back().inner = measured(node);
        }
        const auto connect = [&](Index flow, Index boundary, std::size_t from, Index target) {
            const auto to = cells.find(target);
            if (to == cells.end())
                return;
            m_cells[from].out.push_back(m_edges.size());
            m_cells[to->second].in.push_back(m_edges.size());
            m_edges.push_back({flow, boundary, from, to->second});
        };
        for (std::size_t i = 0; i < m_cells.size(); ++i) {
            const Node &node = m_process.nodes[m_cells[i].node];
            for (const Index flow : node.outgoing)
                connect(flow, none, i, m_process.flows[flow].target);
            connect(none, none, i, node.linked);
            for (const Index event : node.boundaryEvents) {
                for (const Index flow : m_process.nodes[event].outgoing)
                    connect(flow, event, i, m_process.flows[flow].target);
                connect(none, event, i, m_process.nodes[event].handler);
            }
        }
    }

    bool isOnHost(const Node &node) const { return node.isBoundary() && node.attachedTo != none && m_process.nodes[node.attachedTo].isActivity(); }

    /// The node's size, with room for its boundary events and for what stands in it.
    Placed measured(Index index)
    {
        const Node &node = m_process.nodes[index];
        Placed own;
        if (isFrame(node)) {
            own = drawing::place(m_process, index, m_layout);
            move(own, framePadding / 2, frameTop, m_layout);
            own.width += framePadding * 1.5;
            own.height += frameTop + framePadding;
        } else {
            own.width = node.isActivity() ? 100 : node.isGateway() ? 50 : eventSize;
            own.height = node.isActivity() ? 80 : own.width;
        }
        own.width = std::max(own.width, spacing(node) * static_cast<double>(node.boundaryEvents.size()));
        return own;
    }

    double spacing(const Node &host) const
    {
        const bool labelled = std::any_of(host.boundaryEvents.begin(), host.boundaryEvents.end(), [&](Index event) { return hasLabel(m_process.nodes[event]); });
        return labelled ? labelledWidth : eventSize + 8;
    }

    /// Depth first: what leads to where one still is leads back.
    void findBackEdges()
    {
        enum class Seen { Not, Within, Done };
        std::vector<Seen> seen(m_cells.size(), Seen::Not);
        const auto visit = [&](std::size_t first) {
            std::vector<std::pair<std::size_t, std::size_t>> within{{first, 0}};
            seen[first] = Seen::Within;
            while (!within.empty()) {
                auto &[cell, next] = within.back();
                if (next == m_cells[cell].out.size()) {
                    seen[cell] = Seen::Done;
                    within.pop_back();
                    continue;
                }
                Edge &edge = m_edges[m_cells[cell].out[next++]];
                edge.back = seen[edge.to] == Seen::Within;
                if (seen[edge.to] == Seen::Not) {
                    seen[edge.to] = Seen::Within;
                    within.emplace_back(edge.to, 0);
                }
            }
        };
        for (std::size_t i = 0; i < m_cells.size(); ++i) {
            if (m_cells[i].in.empty())
                visit(i);
        }
        for (std::size_t i = 0; i < m_cells.size(); ++i) {
            if (seen[i] == Seen::Not)
                visit(i);
        }
        preferOrderOfFile();
    }

    /// Most authors write steps down as they follow each other. Where that takes no more flows back, it tells better
    /// which flow of a loop that is.
    void preferOrderOfFile()
    {
        const auto goesUp = [](const Edge &edge) { return edge.to <= edge.from; };
        const auto goesBack = [](const Edge &edge) { return edge.back; };
        if (std::count_if(m_edges.begin(), m_edges.end(), goesUp) > std::count_if(m_edges.begin(), m_edges.end(), goesBack))
            return;
        for (Edge &edge : m_edges)
            edge.back = goesUp(edge);
    }

    void assignColumns()
    {
        std::vector<std::size_t> missing(m_cells.size(), 0);
        for (const Edge &edge : m_edges)
            missing[edge.to] += edge.back ? 0 : 1;
        std::deque<std::size_t> ready;
        for (std::size_t i = 0; i < m_cells.size(); ++i) {
            if (missing[i] == 0)
                ready.push_back(i);
        }
        for (; !ready.empty(); ready.pop_front()) {
            const Cell &cell = m_cells[ready.front()];
            for (const std::size_t out : cell.out) {
                const Edge &edge = m_edges[out];
                if (edge.back)
                    continue;
                m_cells[edge.to].column = std::max(m_cells[edge.to].column, cell.column + 1);
                if (--missing[edge.to] == 0)
                    ready.push_back(edge.to);
            }
        }
    }

    void addPassing()
    {
        std::size_t all = 0;
        for (const Edge &edge : m_edges)
            all += edge.back || edge.flow == none ? 0 : m_cells[edge.to].column - m_cells[edge.from].column - 1;
        for (std::size_t e = 0; e < m_edges.size() && all <= mostPassing; ++e) {
            Edge &edge = m_edges[e];
            if (edge.back || edge.flow == none)
                continue;
            for (std::size_t column = m_cells[edge.from].column + 1; column < m_cells[edge.to].column; ++column) {
                edge.passing.push_back(m_cells.size());
                Cell cell;
                cell.column = column;
                cell.in = {e};
                m_cells.push_back(std::move(cell));
            }
        }
    }

    /// Where one would stand to be level with what comes before; and by which edge.
    std::pair<std::size_t, std::size_t> wishOf(std::size_t index) const
    {
        const Cell &cell = m_cells[index];
        std::pair<std::size_t, std::size_t> wish{0, 0};
        bool first = true;
        for (const std::size_t in : cell.in) {
            const Edge &edge = m_edges[in];
            if (edge.back)
                continue;
            const std::size_t before = cellBefore(edge, index);
            const bool below = before == edge.from && edge.boundary != none;
            const std::pair<std::size_t, std::size_t> one{m_cells[before].row + (below ? 1 : 0), in};
            wish = first ? one : std::min(wish, one);
            first = false;
        }
        return wish;
    }

    /// The cell from which `edge` comes to `index`.
    static std::size_t cellBefore(const Edge &edge, std::size_t index)
    {
        std::size_t before = edge.from;
        for (const std::size_t passing : edge.passing) {
            if (passing == index)
                return before;
            before = passing;
        }
        return before;
    }

    void assignRows()
    {
        std::map<std::size_t, std::vector<std::size_t>> columns;
        for (std::size_t i = 0; i < m_cells.size(); ++i)
            columns[m_cells[i].column].push_back(i);
        for (const auto &[column, cells] : columns)
            assignRows(cells);
    }

    /// Steps and what has passed already go straight on; a flow that begins to pass a column makes way for them, and
    /// for those that need not turn.
    void assignRows(const std::vector<std::size_t> &column)
    {
        struct Wish { std::size_t row; bool below; std::size_t edge; std::size_t cell; };
        std::vector<Wish> straight;
        std::vector<Wish> passing;
        for (const std::size_t i : column) {
            const auto [row, edge] = wishOf(i);
            const bool begins = m_cells[i].node == none && m_edges[edge].passing.front() == i;
            (begins ? passing : straight).push_back({row, begins && m_edges[edge].boundary != none, edge, i});
        }
        const auto before = [](const Wish &a, const Wish &b) { return std::tie(a.row, a.edge, a.cell) < std::tie(b.row, b.edge, b.cell); };
        std::sort(straight.begin(), straight.end(), before);
        std::set<std::size_t> taken;
        std::size_t next = 0;
        for (const Wish &wish : straight) {
            m_cells[wish.cell].row = std::max(wish.row, next);
            next = m_cells[wish.cell].row + 1;
            taken.insert(next - 1);
        }
        std::sort(passing.begin(), passing.end(), [&](const Wish &a, const Wish &b) { return a.below != b.below ? b.below : before(a, b); });
        std::erase_if(passing, [&](const Wish &wish) {
            const bool free = taken.insert(wish.row).second;
            if (free)
                m_cells[wish.cell].row = wish.row;
            return free;
        });
        for (const Wish &wish : passing) {
            std::size_t row = wish.row;
            while (!taken.insert(row).second)
                ++row;
            m_cells[wish.cell].row = row;
        }
    }

    void measure()
    {
        for (const Cell &cell : m_cells) {
            m_columnWidth.resize(std::max(m_columnWidth.size(), cell.column + 1), leastColumn);
            m_rowHeight.resize(std::max(m_rowHeight.size(), cell.row + 1), leastRow);
            m_gapBelow.resize(m_rowHeight.size(), rowGap);
            m_gapBehind.resize(m_columnWidth.size(), gap);
            m_columnWidth[cell.column] = std::max(m_columnWidth[cell.column], cell.inner.width);
            m_rowHeight[cell.row] = std::max(m_rowHeight[cell.row], cell.inner.height);
            if (cell.node == none)
                continue;
            const Node &node = m_process.nodes[cell.node];
            if (!node.boundaryEvents.empty())
                m_gapBelow[cell.row] = rowGap + eventSize / 2 + labelHeight + 24;
            for (const std::size_t out : cell.out) {
                if (m_edges[out].flow != none && !m_process.flows[m_edges[out].flow].name.isEmpty())
                    m_gapBehind[cell.column] = gapForNames;
            }
        }
        double x = margin;
        for (std::size_t column = 0; column < m_columnWidth.size(); ++column) {
            m_left.push_back(x);
            x += m_columnWidth[column] + m_gapBehind[column];
        }
        double y = 0;
        for (std::size_t row = 0; row < m_rowHeight.size(); ++row) {
            m_top.push_back(y);
            y += m_rowHeight[row] + m_gapBelow[row];
        }
        m_placed.width = x;
        m_bottom = y;
    }

    double middleOf(std::size_t cell) const { return m_top[m_cells[cell].row] + m_rowHeight[m_cells[cell].row] / 2; }

    void putNodes()
    {
        for (std::size_t i = 0; i < m_cells.size(); ++i) {
            if (m_cells[i].node != none)
                put(m_cells[i].node, m_cells[i].inner, m_left[m_cells[i].column] + m_columnWidth[m_cells[i].column] / 2, middleOf(i));
        }
    }

    void put(Index index, const Placed &inner, double centreX, double centreY)
    {
        const Node &node = m_process.nodes[index];
        const Bounds bounds{centreX - inner.width / 2, centreY - inner.height / 2, inner.width, inner.height};
        m_layout.nodes[index] = bounds;
        m_placed.nodes.push_back(index);
        move(inner, bounds.x, bounds.y, m_layout);
        m_placed.nodes.insert(m_placed.nodes.end(), inner.nodes.begin(), inner.nodes.end());
        m_placed.flows.insert(m_placed.flows.end(), inner.flows.begin(), inner.flows.end());
        double x = bounds.x + 4;
        for (const Index event : node.boundaryEvents) {
            m_layout.nodes[event] = {x, bounds.y + bounds.height - eventSize / 2, eventSize, eventSize};
            m_placed.nodes.push_back(event);
            x += spacing(node);
        }
    }

    void putEventSubProcesses()
    {
        for (const Index index : m_eventSubProcesses) {
            const Placed inner = measured(index);
            put(index, inner, margin + inner.width / 2, m_placed.height + inner.height / 2);
            m_placed.height += inner.height + rowGap;
            m_placed.width = std::max(m_placed.width, margin + inner.width);
        }
        m_placed.height = std::max(m_placed.height - rowGap, leastRow);
    }

    /// Where a flow goes up and down behind `column`: those from different rows beside each other.
    double turnBehind(std::size_t column, std::size_t row) const
    {
        return m_left[column] + m_columnWidth[column] + 14 + static_cast<double>(row % 5) * 6;
    }

    void route(Edge &edge)
    {
        std::vector<Point> points = leave(edge);
        if (edge.back)
            goBack(edge, points);
        else
            goOn(edge, points);
        const Bounds &to = m_layout.nodes[m_cells[edge.to].node];
        points.push_back({to.x, to.y + to.height / 2});
        m_placed.flows.push_back(edge.flow);
        m_layout.flows[edge.flow] = std::move(points);
    }

    /// Up to the gap behind the column.
    std::vector<Point> leave(const Edge &edge)
    {
        const Cell &from = m_cells[edge.from];
        if (edge.boundary == none) {
            const Bounds &b = m_layout.nodes[from.node];
            return {{b.x + b.width, b.y + b.height / 2}};
        }
        const Bounds &b = m_layout.nodes[edge.boundary];
        const double lane = m_top[from.row] + m_rowHeight[from.row] + eventSize / 2 + labelHeight + static_cast<double>(m_lanes[from.row]++ % 4) * 6;
        const double x = b.x + b.width / 2;
        return {{x, b.y + b.height}, {x, lane}};
    }

    void goOn(const Edge &edge, std::vector<Point> &points) const
    {
        std::size_t before = edge.from;
        std::vector<std::size_t> cells = edge.passing;
        cells.push_back(edge.to);
        for (const std::size_t cell : cells) {
            const double y = middleOf(cell);
            if (std::abs(points.back().y - y) > 0.5) {
                const double x = turnBehind(m_cells[before].column, m_cells[before].row);
                points.push_back({x, points.back().y});
                points.push_back({x, y});
            }
            before = cell;
        }
    }

    void goBack(const Edge &edge, std::vector<Point> &points)
    {
        const Cell &from = m_cells[edge.from];
        const Cell &to = m_cells[edge.to];
        const double right = turnBehind(from.column, from.row);
        const double low = m_bottom - 10 + static_cast<double>(m_backs) * 16;
        const double left = m_left[to.column] - 12 - static_cast<double>(m_backs % 3) * 6;
        ++m_backs;
        points.push_back({right, points.back().y});
        points.push_back({right, low});
        points.push_back({left, low});
        points.push_back({left, middleOf(edge.to)});
    }

    const Process &m_process;
    Index m_level;
    Layout &m_layout;
    std::vector<Index> m_eventSubProcesses;
    std::vector<Cell> m_cells;
    std::vector<Edge> m_edges;
    std::vector<double> m_columnWidth;
    std::vector<double> m_gapBehind; ///< by column
    std::vector<double> m_rowHeight;
    std::vector<double> m_gapBelow; ///< by row
    std::vector<double> m_left;
    std::vector<double> m_top;
    std::map<std::size_t, std::size_t> m_lanes; ///< flows from boundary events, by row
    double m_bottom = 0;
    std::size_t m_backs = 0;
    Placed m_placed;
};

Placed place(const Process &process, Index level, Layout &layout)
{
    return LevelLayout(process, level, layout).place();
}

} // namespace

void computeLayout(const Process &process, Layout &layout)
{
    move(place(process, none, layout), 20, 20, layout);
}

} // namespace engine::bpmn::drawing
