// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/svg.h"

#include "engine/bpmn/drawing/layout.h"
#include "engine/bpmn/drawing/pen.h"
#include "engine/calendar/day_text.h"

#include <QTimeZone>

#include <algorithm>
#include <cmath>

namespace engine::bpmn {

namespace drawing {

using namespace Qt::StringLiterals;

namespace {

constexpr auto doneFill = "#e3f1e6";
constexpr auto waitingFill = "#fff3c4";
constexpr double small = 10.5; ///< of since when
constexpr double labelWidth = 110;

class Drawing
{
public:
    Drawing(const Process &process, const Progress &progress, const core::Language &language)
        : m_process(process), m_progress(progress), m_language(language), m_layout(layoutOf(process))
    {
    }

    QByteArray draw()
    {
        drawAll(); // once to see how far it reaches
        const Pen::Extent extent = m_pen.extent();
        m_pen = Pen();
        m_marked = false;
        begin(m_layout.nodes.empty() ? Pen::Extent{0, 0, 0, 0} : extent);
        drawAll();
        m_pen.out().end();
        return m_pen.out().bytes();
    }

private:
    QString tr(const char *source) const { return core::translate("bpmn", source, m_language); }

    void drawAll()
    {
        for (const Lane &lane : m_process.lanes) {
            if (lane.bounds && !m_layout.computed)
                drawLane(lane);
        }
        for (Index i = 0; i < m_process.nodes.size(); ++i) {
            if (m_layout.shown[i] && isFrame(m_process.nodes[i]))
                drawFrame(i);
        }
        for (Index i = 0; i < m_process.flows.size(); ++i) {
            if (!m_layout.flows[i].empty())
                drawFlow(i);
        }
        for (Index i = 0; i < m_process.nodes.size(); ++i) {
            if (m_layout.shown[i] && !isFrame(m_process.nodes[i]))
                drawNode(i);
        }
    }

    void begin(const Pen::Extent &extent)
    {
        xml::Writer &out = m_pen.out();
        out.start(u"svg"_s).attribute(u"xmlns"_s, u"http://www.w3.org/2000/svg"_s);
        out.attribute(u"viewBox"_s, QStringList{number(extent.left - 10), number(extent.top - 10), number(extent.right - extent.left + 20),
                                                number(extent.bottom - extent.top + 20)}.join(u' '));
        out.attribute(u"role"_s, u"img"_s).attribute(u"aria-labelledby"_s, u"process-title process-desc"_s);
        out.attribute(u"lang"_s, m_language.tag);
        out.attribute(u"font-family"_s, u"Noto Sans CJK JP, Noto Sans JP, sans-serif"_s);
        out.attribute(u"font-size"_s, number(em));
        out.start(u"title"_s).attribute(u"id"_s, u"process-title"_s);
        out.text(m_process.name.isEmpty() ? m_process.id : m_process.name).end();
        out.start(u"desc"_s).attribute(u"id"_s, u"process-desc"_s).text(description()).end();
    }

    static std::optional<QDateTime> momentIn(const std::map<QString, QDateTime> &moments, const Node &node)
    {
        const auto found = moments.find(node.id);
        return found == moments.end() ? std::nullopt : std::optional(found->second);
    }

    std::optional<QDateTime> waitsSince(const Node &node) const { return momentIn(m_progress.waiting, node); }
    std::optional<QDateTime> doneAt(const Node &node) const { return waitsSince(node) ? std::nullopt : momentIn(m_progress.done, node); }
    bool waits(const Node &node) const { return m_progress.waiting.contains(node.id); }

    QString moment(const QDateTime &when) const { return calendar::momentText(when, m_progress.zone, m_language); }

    /// Whether something that is shown within it waits, which tells more.
    bool waitsWithin(const Node &frame) const
    {
        return isFrame(frame) && std::any_of(frame.children.begin(), frame.children.end(), [&](Index child) {
            return waits(m_process.nodes[child]) || waitsWithin(m_process.nodes[child]);
        });
    }

    QString description() const
    {
        QStringList done;
        QStringList waiting;
        for (Index i = 0; i < m_process.nodes.size(); ++i) {
            const Node &node = m_process.nodes[i];
            if (!m_layout.shown[i] || waitsWithin(node))
                continue;
            const QString label = node.label(m_language);
            if (const auto since = waitsSince(node))
                waiting.append(since->isValid() ? tr(QT_TRANSLATE_NOOP("bpmn", "%1 (since %2)")).arg(label, moment(*since)) : label);
            else if (doneAt(node) && node.isActivity())
                done.append(label);
        }
        const QString comma = m_language.tag.startsWith("ja"_L1) ? u"、"_s : u", "_s;
        if (done.isEmpty() && waiting.isEmpty())
            return tr(QT_TRANSLATE_NOOP("bpmn", "A diagram of the steps of this procedure."));
        if (waiting.isEmpty())
            return tr(QT_TRANSLATE_NOOP("bpmn", "Done: %1.")).arg(done.join(comma));
        if (done.isEmpty())
            return tr(QT_TRANSLATE_NOOP("bpmn", "Now at: %1.")).arg(waiting.join(comma));
        return tr(QT_TRANSLATE_NOOP("bpmn", "Done: %1. Now at: %2.")).arg(done.join(comma), waiting.join(comma));
    }

    void drawLane(const Lane &lane)
    {
        const Bounds &b = *lane.bounds;
        m_pen.box(b, 0, u"none"_s, 1, QLatin1String(quiet));
        m_pen.words(lane.name, b.x + 8, b.y + 16, b.width, u"start"_s);
    }

    void drawFlow(Index index)
    {
        const std::vector<Point> &points = m_layout.flows[index];
        m_pen.arrow(points);
        const QString &name = m_process.flows[index].name;
        if (name.isEmpty() || points.size() < 2)
            return;
        // Where the flow leaves, so that it cannot be taken for the name of what it leads to.
        const bool turns = m_layout.computed && points.size() > 3 && isLevel(points[0], points[1]);
        const Point &a = points[turns ? 2 : 0];
        const Point &b = points[turns ? 3 : 1];
        const bool isLeftwards = isLevel(a, b) && b.x < a.x;
        const double above = a.y - 6 - static_cast<double>(linesOf(name, labelWidth).size() - 1) * em * 1.2;
        m_pen.words(name, isLevel(a, b) ? a.x + (isLeftwards ? -6 : 6) : a.x + 5, isLevel(a, b) || b.y < a.y ? above : a.y + em + 4, labelWidth,
                    isLeftwards ? u"end"_s : u"start"_s);
    }

    static bool isLevel(const Point &a, const Point &b) { return std::abs(a.y - b.y) < 1; }

    void drawFrame(Index index)
    {
        const Node &node = m_process.nodes[index];
        const Bounds &b = m_layout.nodes[index];
        begin(node);
        m_pen.box(b, 8, u"none"_s, waits(node) ? 3 : 1.5, QLatin1String(ink), node.isEventSubProcess() ? u"2 3"_s : QString());
        m_pen.words(node.label(m_language), b.x + 8, b.y + em + 4, b.width - 16, u"start"_s);
        end(node, b);
    }

    /// Whether a flow leaves or enters at `x`, `y`.
    bool isJoined(double x, double y) const
    {
        const auto isThere = [&](const Point &point) { return std::abs(point.x - x) < 1 && std::abs(point.y - y) < 1; };
        return std::any_of(m_layout.flows.begin(), m_layout.flows.end(),
                           [&](const std::vector<Point> &flow) { return !flow.empty() && (isThere(flow.front()) || isThere(flow.back())); });
    }

    /// Beside an event or gateway, where no flow is.
    void drawLabel(const Node &node, const Bounds &b)
    {
        const QString text = node.label(m_language);
        const double middle = b.x + b.width / 2;
        if (node.isBoundary()) {
            m_pen.words(text, b.x + b.width + 2, b.y + b.height + 4, labelWidth, u"start"_s);
        } else if (labelIsBelow(b)) {
            m_pen.words(text, middle, b.y + b.height + em + 2, labelWidth, u"middle"_s);
        } else {
            const bool isAboveFree = !isJoined(middle, b.y);
            const double top = b.y - 9 - static_cast<double>(linesOf(text, labelWidth).size() - 1) * em * 1.2;
            m_pen.words(text, isAboveFree ? middle : middle - 6, top, labelWidth, isAboveFree ? u"middle"_s : u"end"_s);
        }
    }

    void begin(const Node &node)
    {
        const bool waiting = waits(node);
        xml::Writer &out = m_pen.out();
        out.start(u"g"_s).attribute(u"class"_s, waiting ? u"node waiting"_s : doneAt(node) ? u"node done"_s : u"node"_s);
        out.attribute(u"data-node"_s, node.id);
        // The first place where it waits can be found, and be brought into view.
        if (waiting && !waitsWithin(node) && !std::exchange(m_marked, true))
            out.attribute(u"id"_s, u"now"_s);
        out.start(u"title"_s).text(titleOf(node)).end();
    }

    QString titleOf(const Node &node) const
    {
        const QString label = node.label(m_language);
        if (const auto since = waitsSince(node))
            return since->isValid() ? tr(QT_TRANSLATE_NOOP("bpmn", "%1 (now, since %2)")).arg(label, moment(*since))
                                    : tr(QT_TRANSLATE_NOOP("bpmn", "%1 (now)")).arg(label);
        if (const auto done = doneAt(node))
            return done->isValid() ? tr(QT_TRANSLATE_NOOP("bpmn", "%1 (done, %2)")).arg(label, moment(*done))
                                   : tr(QT_TRANSLATE_NOOP("bpmn", "%1 (done)")).arg(label);
        return label;
    }

    /// Its mark, on top of it, and its end.
    void end(const Node &node, const Bounds &b)
    {
        const auto since = waitsSince(node);
        if (since)
            m_pen.line(u"▶"_s, b.x + 2, b.y + 4, u"middle"_s);
        else if (doneAt(node))
            m_pen.line(u"✓"_s, b.x + b.width - 2, b.y + 4, u"middle"_s);
        if (since && since->isValid() && !waitsWithin(node))
            drawSince(*since, node, b);
        m_pen.out().end();
    }

    /// Above the node on a ground of its own; below it where its label stands above.
    void drawSince(const QDateTime &since, const Node &node, const Bounds &b)
    {
        const QDate day = since.toTimeZone(QTimeZone(m_progress.zone)).date();
        const QString text = tr(QT_TRANSLATE_NOOP("bpmn", "since %1")).arg(calendar::dayText(day, m_language));
        const bool below = !node.isActivity() && !node.isBoundary() && !labelIsBelow(b);
        const double height = small + 6;
        const Bounds ground{b.x + 10, below ? b.y + b.height + 5 : b.y - height - 5, widthOf(text, small) + 10, height};
        m_pen.box(ground, 3, QLatin1String(waitingFill), 1, QLatin1String(ink));
        m_pen.line(text, ground.x + ground.width / 2, ground.y + height - 4.5, u"middle"_s, small);
    }

    bool labelIsBelow(const Bounds &b) const { return !isJoined(b.x + b.width / 2, b.y + b.height); }

    void drawNode(Index index)
    {
        const Node &node = m_process.nodes[index];
        const Bounds &b = m_layout.nodes[index];
        const QString fill = QLatin1String(waits(node) ? waitingFill : doneAt(node) ? doneFill : "#ffffff");
        const double stroke = waits(node) ? 3 : 1.5;
        const QString label = node.label(m_language);
        begin(node);
        const double x = b.x + b.width / 2;
        const double y = b.y + b.height / 2;
        if (node.isActivity()) {
            m_pen.box(b, 8, fill, node.type == NodeType::CallActivity ? stroke + 1.5 : stroke, QLatin1String(ink));
            if (node.isSubProcess() && !node.children.empty()) {
                m_pen.box({x - 6, b.y + b.height - 13, 12, 12}, 0, u"none"_s, 1, QLatin1String(ink));
                m_pen.line(u"+"_s, x, b.y + b.height - 3, u"middle"_s);
            }
            const QStringList text = linesOf(label, b.width - 10);
            double at = y + em * 0.35 - static_cast<double>(text.size() - 1) * em * 0.6;
            for (const QString &line : text) {
                m_pen.line(line, x, at, u"middle"_s);
                at += em * 1.2;
            }
        } else {
            node.isGateway() ? drawGateway(node, b, fill, stroke) : drawEvent(node, b, fill, stroke);
            if (!node.name.isEmpty() || !node.labels.isEmpty())
                drawLabel(node, b);
        }
        end(node, b);
    }

    void drawGateway(const Node &node, const Bounds &b, const QString &fill, double stroke)
    {
        const double x = b.x + b.width / 2;
        const double y = b.y + b.height / 2;
        m_pen.path(QStringList{u"M"_s + number(x), number(b.y), u"L"_s + number(b.x + b.width), number(y), u"L"_s + number(x),
                         number(b.y + b.height), u"L"_s + number(b.x), number(y), u"Z"_s}.join(u' '),
             fill, stroke);
        const QString mark = node.type == NodeType::ParallelGateway ? u"+"_s : node.type == NodeType::ExclusiveGateway ? u"×"_s : u"◇"_s;
        m_pen.line(mark, x, y + em * 0.35, u"middle"_s);
    }

    void drawEvent(const Node &node, const Bounds &b, const QString &fill, double stroke)
    {
        const double x = b.x + b.width / 2;
        const double y = b.y + b.height / 2;
        const double radius = std::min(b.width, b.height) / 2;
        m_pen.circle(x, y, radius, fill, node.isEnd() ? 4 : stroke, node.interrupting);
        const bool inner = node.isBoundary() || node.type == NodeType::IntermediateCatchEvent;
        if (inner)
            m_pen.circle(x, y, radius - 3, u"none"_s, 1, node.interrupting);
        if (node.timer())
            m_pen.path(u"M%1 %2 V%3 L%4 %5"_s.arg(number(x), number(y - radius * 0.5), number(y), number(x + radius * 0.35),
                                            number(y + radius * 0.2)), u"none"_s, 1.5);
        else if (node.messageName().isGiven())
            m_pen.path(u"M%1 %2 h%3 v%4 h-%3 Z l%5 %6 l%5 -%6"_s.arg(number(x - radius * 0.45), number(y - radius * 0.3),
                                                               number(radius * 0.9), number(radius * 0.6),
                                                               number(radius * 0.45), number(radius * 0.35)), u"none"_s, 1);
        else if (node.isTerminate())
            m_pen.circle(x, y, radius * 0.5, QLatin1String(ink), 0, true);
    }

    const Process &m_process;
    const Progress &m_progress;
    const core::Language &m_language;
    Layout m_layout;
    bool m_marked = false; ///< the first place where it waits has its id
    Pen m_pen;
};

} // namespace

} // namespace drawing

QByteArray svg(const Process &process, const Progress &progress, const core::Language &language)
{
    return drawing::Drawing(process, progress, language).draw();
}

} // namespace engine::bpmn
