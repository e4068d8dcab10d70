// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/svg.h"

#include "engine/xml/document.h"

#include <algorithm>
#include <cmath>

namespace engine::bpmn {

using namespace Qt::StringLiterals;

namespace {

constexpr auto ink = "#1f2933";
constexpr auto quiet = "#616e7c";
constexpr auto doneFill = "#e3f1e6";
constexpr auto waitingFill = "#fff3c4";
constexpr double em = 12;

QString number(double value)
{
    return QString::number(value, 'f', 1);
}

double widthOf(QChar c)
{
    return c.unicode() < 0x2000 ? em * 0.56 : em;
}

/// At most three lines of at most `width`; breaks Latin text at spaces and Japanese anywhere.
QStringList lines(const QString &text, double width)
{
    QStringList done;
    QString line;
    double used = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (used + widthOf(c) > width && !line.isEmpty() && !c.isLowSurrogate()) {
            const qsizetype space = c.unicode() < 0x2000 ? line.lastIndexOf(u' ') : -1;
            const QString rest = space > 0 ? line.mid(space + 1) : QString();
            done.append(space > 0 ? line.left(space) : line);
            line = rest;
            used = 0;
            for (const QChar kept : rest)
                used += widthOf(kept);
        }
        line += c;
        used += widthOf(c);
    }
    done.append(line.trimmed());
    if (done.size() > 3) {
        done = done.mid(0, 3);
        done.last() += u'…';
    }
    return done;
}

class Drawing
{
public:
    Drawing(const Process &process, const Progress &progress, const core::Language &language)
        : m_process(process), m_progress(progress), m_language(language), m_layout(layoutOf(process))
    {
    }

    QByteArray draw()
    {
        begin();
        for (const Lane &lane : m_process.lanes) {
            if (lane.bounds)
                drawLane(lane);
        }
        for (Index i = 0; i < m_process.nodes.size(); ++i) {
            if (isFrame(i))
                drawFrame(i);
        }
        for (Index i = 0; i < m_process.flows.size(); ++i)
            drawFlow(i);
        for (Index i = 0; i < m_process.nodes.size(); ++i) {
            if (!isFrame(i))
                drawNode(i);
        }
        m_out.end();
        return m_out.bytes();
    }

private:
    QString tr(const char *source) const { return core::translate("bpmn", source, m_language); }

    void begin()
    {
        double left = 1e9;
        double top = 1e9;
        double right = 0;
        double bottom = 0;
        const auto take = [&](double x, double y) {
            left = std::min(left, x);
            top = std::min(top, y);
            right = std::max(right, x);
            bottom = std::max(bottom, y);
        };
        for (const Bounds &bounds : m_layout.nodes) {
            take(bounds.x - 30, bounds.y - 30); // with a label above
            take(bounds.x + bounds.width + 30, bounds.y + bounds.height + 40);
        }
        for (const auto &flow : m_layout.flows) {
            for (const Point &point : flow)
                take(point.x, point.y);
        }
        for (const Lane &lane : m_process.lanes) {
            if (lane.bounds) {
                take(lane.bounds->x, lane.bounds->y);
                take(lane.bounds->x + lane.bounds->width, lane.bounds->y + lane.bounds->height);
            }
        }
        if (m_layout.nodes.empty())
            left = top = 0;
        m_out.start(u"svg"_s).attribute(u"xmlns"_s, u"http://www.w3.org/2000/svg"_s);
        m_out.attribute(u"viewBox"_s, QStringList{number(left - 10), number(top - 10), number(right - left + 20),
                                                  number(bottom - top + 20)}.join(u' '));
        m_out.attribute(u"role"_s, u"img"_s).attribute(u"aria-labelledby"_s, u"process-title process-desc"_s);
        m_out.attribute(u"lang"_s, m_language.tag);
        m_out.attribute(u"font-family"_s, u"Noto Sans CJK JP, Noto Sans JP, sans-serif"_s);
        m_out.attribute(u"font-size"_s, number(em));
        m_out.start(u"title"_s).attribute(u"id"_s, u"process-title"_s);
        m_out.text(m_process.name.isEmpty() ? m_process.id : m_process.name).end();
        m_out.start(u"desc"_s).attribute(u"id"_s, u"process-desc"_s).text(description()).end();
        m_out.start(u"defs"_s);
        m_out.start(u"marker"_s).attribute(u"id"_s, u"arrow"_s).attribute(u"viewBox"_s, u"0 0 10 10"_s);
        m_out.attribute(u"refX"_s, u"9"_s).attribute(u"refY"_s, u"5"_s).attribute(u"markerWidth"_s, u"7"_s);
        m_out.attribute(u"markerHeight"_s, u"7"_s).attribute(u"orient"_s, u"auto"_s);
        m_out.start(u"path"_s).attribute(u"d"_s, u"M0 0 L10 5 L0 10 Z"_s).attribute(u"fill"_s, QLatin1String(quiet)).end();
        m_out.end().end();
    }

    QString description() const
    {
        QStringList done;
        QStringList waiting;
        for (const Node &node : m_process.nodes) {
            if (m_progress.waiting.contains(node.id))
                waiting.append(node.label(m_language));
            else if (m_progress.done.contains(node.id) && node.isActivity())
                done.append(node.label(m_language));
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
        box(b, 0, u"none"_s, 1, QLatin1String(quiet));
        words(lane.name, b.x + 8, b.y + 16, b.width, u"start"_s);
    }

    void drawFlow(Index index)
    {
        const SequenceFlow &flow = m_process.flows[index];
        QStringList points;
        for (const Point &point : m_layout.flows[index])
            points.append(number(point.x) + u',' + number(point.y));
        m_out.start(u"polyline"_s).attribute(u"points"_s, points.join(u' ')).attribute(u"fill"_s, u"none"_s);
        m_out.attribute(u"stroke"_s, QLatin1String(quiet)).attribute(u"stroke-width"_s, u"1.5"_s);
        m_out.attribute(u"marker-end"_s, u"url(#arrow)"_s).end();
        if (flow.name.isEmpty() || m_layout.flows[index].size() < 2)
            return;
        // Where the flow leaves, so that it cannot be taken for the name of what it leads to.
        const Point &a = m_layout.flows[index][0];
        const Point &b = m_layout.flows[index][1];
        const bool isLevel = std::abs(a.y - b.y) < 1;
        const bool isLeftwards = isLevel && b.x < a.x;
        words(flow.name, isLevel ? a.x + (isLeftwards ? -6 : 6) : a.x + 5, isLevel || b.y < a.y ? a.y - 6 : a.y + em + 4, 120, isLeftwards ? u"end"_s : u"start"_s);
    }

    /// A sub-process that is drawn with what stands in it.
    bool isFrame(Index index) const
    {
        const Node &node = m_process.nodes[index];
        return node.isSubProcess() && node.expanded && !node.children.empty();
    }

    void drawFrame(Index index)
    {
        const Node &node = m_process.nodes[index];
        const Bounds &b = m_layout.nodes[index];
        begin(node);
        box(b, 8, u"none"_s, m_progress.waiting.contains(node.id) ? 3 : 1.5, QLatin1String(ink), node.isEventSubProcess() ? u"2 3"_s : QString());
        words(node.label(m_language), b.x + 8, b.y + em + 4, b.width - 16, u"start"_s);
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
        const bool isBelowFree = !isJoined(middle, b.y + b.height);
        if (node.isBoundary()) {
            words(text, b.x + b.width + 2, b.y + b.height + 4, 110, u"start"_s);
        } else if (isBelowFree) {
            words(text, middle, b.y + b.height + em + 2, 110, u"middle"_s);
        } else {
            const bool isAboveFree = !isJoined(middle, b.y);
            const double top = b.y - 6 - static_cast<double>(lines(text, 110).size() - 1) * em * 1.2;
            words(text, isAboveFree ? middle : middle - 6, top, 110, isAboveFree ? u"middle"_s : u"end"_s);
        }
    }

    void begin(const Node &node)
    {
        const bool waits = m_progress.waiting.contains(node.id);
        const bool done = !waits && m_progress.done.contains(node.id);
        m_out.start(u"g"_s).attribute(u"class"_s, waits ? u"node waiting"_s : done ? u"node done"_s : u"node"_s);
        m_out.attribute(u"data-node"_s, node.id);
        // The first place where it waits can be found, and be brought into view.
        if (waits && !std::exchange(m_marked, true))
            m_out.attribute(u"id"_s, u"now"_s);
        const QString label = node.label(m_language);
        m_out.start(u"title"_s).text(waits ? tr(QT_TRANSLATE_NOOP("bpmn", "%1 (now)")).arg(label)
                                     : done ? tr(QT_TRANSLATE_NOOP("bpmn", "%1 (done)")).arg(label)
                                            : label).end();
    }

    /// Its mark, on top of it, and its end.
    void end(const Node &node, const Bounds &b)
    {
        if (m_progress.waiting.contains(node.id))
            one(u"▶"_s, b.x + 2, b.y + 4, u"middle"_s);
        else if (m_progress.done.contains(node.id))
            one(u"✓"_s, b.x + b.width - 2, b.y + 4, u"middle"_s);
        m_out.end();
    }

    void drawNode(Index index)
    {
        const Node &node = m_process.nodes[index];
        const Bounds &b = m_layout.nodes[index];
        const bool waits = m_progress.waiting.contains(node.id);
        const bool done = !waits && m_progress.done.contains(node.id);
        const QString fill = QLatin1String(waits ? waitingFill : done ? doneFill : "#ffffff");
        const double stroke = waits ? 3 : 1.5;
        const QString label = node.label(m_language);
        begin(node);
        const double x = b.x + b.width / 2;
        const double y = b.y + b.height / 2;
        if (node.isActivity()) {
            box(b, 8, fill, node.type == NodeType::CallActivity ? stroke + 1.5 : stroke, QLatin1String(ink));
            const QStringList text = lines(label, b.width - 10);
            double at = y + em * 0.35 - static_cast<double>(text.size() - 1) * em * 0.6;
            for (const QString &line : text) {
                one(line, x, at, u"middle"_s);
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
        path(QStringList{u"M"_s + number(x), number(b.y), u"L"_s + number(b.x + b.width), number(y), u"L"_s + number(x),
                         number(b.y + b.height), u"L"_s + number(b.x), number(y), u"Z"_s}.join(u' '),
             fill, stroke);
        const QString mark = node.type == NodeType::ParallelGateway ? u"+"_s : node.type == NodeType::ExclusiveGateway ? u"×"_s : u"◇"_s;
        one(mark, x, y + em * 0.35, u"middle"_s);
    }

    void drawEvent(const Node &node, const Bounds &b, const QString &fill, double stroke)
    {
        const double x = b.x + b.width / 2;
        const double y = b.y + b.height / 2;
        const double radius = std::min(b.width, b.height) / 2;
        circle(x, y, radius, fill, node.isEnd() ? 4 : stroke, node.interrupting);
        const bool inner = node.isBoundary() || node.type == NodeType::IntermediateCatchEvent;
        if (inner)
            circle(x, y, radius - 3, u"none"_s, 1, node.interrupting);
        if (node.timer())
            path(u"M%1 %2 V%3 L%4 %5"_s.arg(number(x), number(y - radius * 0.5), number(y), number(x + radius * 0.35),
                                            number(y + radius * 0.2)), u"none"_s, 1.5);
        else if (node.messageName().isGiven())
            path(u"M%1 %2 h%3 v%4 h-%3 Z l%5 %6 l%5 -%6"_s.arg(number(x - radius * 0.45), number(y - radius * 0.3),
                                                               number(radius * 0.9), number(radius * 0.6),
                                                               number(radius * 0.45), number(radius * 0.35)), u"none"_s, 1);
        else if (node.isTerminate())
            circle(x, y, radius * 0.5, QLatin1String(ink), 0, true);
    }

    void box(const Bounds &b, double radius, const QString &fill, double stroke, const QString &colour, const QString &dashes = {})
    {
        m_out.start(u"rect"_s).attribute(u"x"_s, number(b.x)).attribute(u"y"_s, number(b.y));
        m_out.attribute(u"width"_s, number(b.width)).attribute(u"height"_s, number(b.height));
        m_out.attribute(u"rx"_s, number(radius)).attribute(u"fill"_s, fill).attribute(u"stroke"_s, colour);
        m_out.attribute(u"stroke-width"_s, number(stroke));
        if (!dashes.isEmpty())
            m_out.attribute(u"stroke-dasharray"_s, dashes);
        m_out.end();
    }

    void circle(double x, double y, double radius, const QString &fill, double stroke, bool solid)
    {
        m_out.start(u"circle"_s).attribute(u"cx"_s, number(x)).attribute(u"cy"_s, number(y));
        m_out.attribute(u"r"_s, number(radius)).attribute(u"fill"_s, fill).attribute(u"stroke"_s, QLatin1String(ink));
        m_out.attribute(u"stroke-width"_s, number(stroke));
        if (!solid)
            m_out.attribute(u"stroke-dasharray"_s, u"4 3"_s);
        m_out.end();
    }

    void path(const QString &d, const QString &fill, double stroke)
    {
        m_out.start(u"path"_s).attribute(u"d"_s, d).attribute(u"fill"_s, fill).attribute(u"stroke"_s, QLatin1String(ink));
        m_out.attribute(u"stroke-width"_s, number(stroke)).end();
    }

    void words(const QString &text, double x, double y, double width, const QString &anchor)
    {
        for (const QString &line : lines(text, width)) {
            one(line, x, y, anchor);
            y += em * 1.2;
        }
    }

    void one(const QString &text, double x, double y, const QString &anchor)
    {
        m_out.start(u"text"_s).attribute(u"x"_s, number(x)).attribute(u"y"_s, number(y));
        m_out.attribute(u"text-anchor"_s, anchor).attribute(u"fill"_s, QLatin1String(ink)).text(text).end();
    }

    const Process &m_process;
    const Progress &m_progress;
    const core::Language &m_language;
    Layout m_layout;
    bool m_marked = false; ///< the first place where it waits has its id
    xml::Writer m_out;
};

} // namespace

QByteArray svg(const Process &process, const Progress &progress, const core::Language &language)
{
    return Drawing(process, progress, language).draw();
}

} // namespace engine::bpmn
