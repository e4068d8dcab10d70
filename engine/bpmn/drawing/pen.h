// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/bpmn/model.h"
#include "engine/xml/document.h"

namespace engine::bpmn::drawing {

inline constexpr auto ink = "#1f2933";
inline constexpr auto quiet = "#616e7c";
inline constexpr double em = 12; ///< of what is written

/// Writes the shapes of an SVG, and knows how far they reach.
class Pen
{
public:
    /// Of texts too, as wide as they probably are.
    struct Extent { double left = 1e9; double top = 1e9; double right = -1e9; double bottom = -1e9; };

    xml::Writer &out() { return m_out; }
    const Extent &extent() const { return m_extent; }

    void box(const Bounds &b, double radius, const QString &fill, double stroke, const QString &colour, const QString &dashes = {});
    void circle(double x, double y, double radius, const QString &fill, double stroke, bool solid);
    void path(const QString &d, const QString &fill, double stroke);
    /// A line through `points`, with an arrow at its end: a shape, as not everything draws markers.
    void arrow(const std::vector<Point> &points);
    /// At most three lines, each at most `width` wide; `y` is the base of the first one.
    void words(const QString &text, double x, double y, double width, const QString &anchor);
    void line(const QString &text, double x, double y, const QString &anchor, double size = em);

private:
    void take(double x, double y);

    xml::Writer m_out;
    Extent m_extent;
};

QString number(double value);
double widthOf(const QString &text, double size = em);
/// At most three lines of at most `width`; breaks Latin text at spaces and Japanese anywhere.
QStringList linesOf(const QString &text, double width);

} // namespace engine::bpmn::drawing
