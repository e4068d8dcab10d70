// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/drawing/pen.h"

#include <algorithm>
#include <cmath>

namespace engine::bpmn::drawing {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostLines = 3;

double charWidth(QChar c, double size)
{
    return c.unicode() < 0x2000 ? size * 0.56 : size;
}

} // namespace

QString number(double value)
{
    return QString::number(value, 'f', 1);
}

double widthOf(const QString &text, double size)
{
    double width = 0;
    for (const QChar c : text)
        width += c.isLowSurrogate() ? 0 : charWidth(c, size);
    return width;
}

QStringList linesOf(const QString &text, double width)
{
    QStringList done;
    QString line;
    double used = 0;
    for (const QChar c : text.simplified()) {
        const double own = c.isLowSurrogate() ? 0 : charWidth(c, em);
        if (used + own > width && !line.isEmpty()) {
            const qsizetype space = c.unicode() < 0x2000 ? line.lastIndexOf(u' ') : -1;
            const QString rest = space > 0 ? line.mid(space + 1) : QString();
            done.append((space > 0 ? line.left(space) : line).trimmed());
            line = rest;
            used = widthOf(rest);
        }
        if (done.size() == mostLines) {
            done.last() += u'…';
            return done;
        }
        line += c;
        used += own;
    }
    done.append(line.trimmed());
    return done;
}

void Pen::take(double x, double y)
{
    m_extent.left = std::min(m_extent.left, x);
    m_extent.top = std::min(m_extent.top, y);
    m_extent.right = std::max(m_extent.right, x);
    m_extent.bottom = std::max(m_extent.bottom, y);
}

void Pen::box(const Bounds &b, double radius, const QString &fill, double stroke, const QString &colour, const QString &dashes)
{
    take(b.x, b.y);
    take(b.x + b.width, b.y + b.height);
    m_out.start(u"rect"_s).attribute(u"x"_s, number(b.x)).attribute(u"y"_s, number(b.y));
    m_out.attribute(u"width"_s, number(b.width)).attribute(u"height"_s, number(b.height));
    m_out.attribute(u"rx"_s, number(radius)).attribute(u"fill"_s, fill).attribute(u"stroke"_s, colour);
    m_out.attribute(u"stroke-width"_s, number(stroke));
    if (!dashes.isEmpty())
        m_out.attribute(u"stroke-dasharray"_s, dashes);
    m_out.end();
}

void Pen::circle(double x, double y, double radius, const QString &fill, double stroke, bool solid)
{
    take(x - radius, y - radius);
    take(x + radius, y + radius);
    m_out.start(u"circle"_s).attribute(u"cx"_s, number(x)).attribute(u"cy"_s, number(y));
    m_out.attribute(u"r"_s, number(radius)).attribute(u"fill"_s, fill).attribute(u"stroke"_s, QLatin1String(ink));
    m_out.attribute(u"stroke-width"_s, number(stroke));
    if (!solid)
        m_out.attribute(u"stroke-dasharray"_s, u"4 3"_s);
    m_out.end();
}

void Pen::path(const QString &d, const QString &fill, double stroke)
{
    m_out.start(u"path"_s).attribute(u"d"_s, d).attribute(u"fill"_s, fill).attribute(u"stroke"_s, QLatin1String(ink));
    m_out.attribute(u"stroke-width"_s, number(stroke)).end();
}

void Pen::arrow(const std::vector<Point> &points)
{
    QStringList way;
    for (const Point &point : points) {
        take(point.x, point.y);
        way.append(number(point.x) + u',' + number(point.y));
    }
    m_out.start(u"polyline"_s).attribute(u"points"_s, way.join(u' ')).attribute(u"fill"_s, u"none"_s);
    m_out.attribute(u"stroke"_s, QLatin1String(quiet)).attribute(u"stroke-width"_s, u"1.5"_s).end();
    if (points.size() < 2)
        return;
    const Point &tip = points.back();
    const Point &before = points[points.size() - 2];
    const double length = std::hypot(tip.x - before.x, tip.y - before.y);
    if (length < 1)
        return;
    const double x = (tip.x - before.x) / length * 9;
    const double y = (tip.y - before.y) / length * 9;
    const QStringList corners{number(tip.x) + u',' + number(tip.y), number(tip.x - x - y * 0.45) + u',' + number(tip.y - y + x * 0.45),
                              number(tip.x - x + y * 0.45) + u',' + number(tip.y - y - x * 0.45)};
    m_out.start(u"polygon"_s).attribute(u"points"_s, corners.join(u' ')).attribute(u"fill"_s, QLatin1String(quiet)).end();
}

void Pen::words(const QString &text, double x, double y, double width, const QString &anchor)
{
    for (const QString &one : linesOf(text, width)) {
        line(one, x, y, anchor);
        y += em * 1.2;
    }
}

void Pen::line(const QString &text, double x, double y, const QString &anchor, double size)
{
    const double width = widthOf(text, size);
    const double left = anchor == "middle"_L1 ? x - width / 2 : anchor == "end"_L1 ? x - width : x;
    take(left, y - size);
    take(left + width, y + size * 0.3);
    m_out.start(u"text"_s).attribute(u"x"_s, number(x)).attribute(u"y"_s, number(y));
    if (size < em)
        m_out.attribute(u"font-size"_s, number(size));
    m_out.attribute(u"text-anchor"_s, anchor).attribute(u"fill"_s, QLatin1String(ink)).text(text).end();
}

} // namespace engine::bpmn::drawing
