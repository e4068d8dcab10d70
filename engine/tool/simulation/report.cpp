// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/simulation/report.h"

#include "engine/xml/document.h"

#include <algorithm>

namespace engine::tool {

using namespace Qt::StringLiterals;

namespace {

double hoursBetween(const QDateTime &from, const QDateTime &to)
{
    return double(from.msecsTo(to)) / 3'600'000;
}

/// Columns that a terminal uses: a full-width sign takes two.
qsizetype widthOf(const QString &text)
{
    qsizetype width = 0;
    for (const QChar c : text)
        width += c.unicode() >= 0x1100 && !c.isLowSurrogate() ? 2 : 1;
    return width;
}

QString padded(const QString &text, qsizetype width)
{
    return text + QString(std::max<qsizetype>(0, width - widthOf(text)), u' ');
}

QString days(double hours)
{
    return QString::number(hours / 24, 'f', 1);
}

QString tr(const char *text, const core::Language &language)
{
    return core::translate("tool", text, language);
}

} // namespace

double SimulationReport::quantile(double share) const
{
    if (hours.empty())
        return 0;
    return hours[std::min(hours.size() - 1, std::size_t(share * double(hours.size())))];
}

SimulationReport reportOf(const procedure::Package &package, const std::vector<SimulatedCase> &cases, const core::Language &language)
{
    SimulationReport report;
    report.cases = int(cases.size());
    std::map<std::pair<QString, QString>, SimulationReport::Step> steps;
    for (const SimulatedCase &one : cases) {
        const state::CaseState &state = one.state;
        ++report.outcomes[state.ended ? state.outcome : QString()];
        if (state.ended)
            report.hours.push_back(hoursBetween(state.started, *state.ended));
        for (const core::Error &error : one.errors)
            ++report.errors[core::sentence(error, language)];
        for (const state::Step &step : state.steps) {
            const auto scope = state.scopes.find(step.scope);
            const QString id = scope == state.scopes.end() || scope->second.process.isEmpty() ? state.process : scope->second.process;
            const auto process = package.definition.processes.find(id);
            const bpmn::Node *node = process == package.definition.processes.end() ? nullptr : process->second->node(step.node);
            if (!node || node->isGateway())
                continue;
            SimulationReport::Step &figures = steps[{id, step.node}];
            figures.process = id;
            figures.node = step.node;
            figures.label = node->label(language);
            ++figures.times;
            if (!step.left) {
                ++figures.open;
                continue;
            }
            const double hours = hoursBetween(step.entered, *step.left);
            figures.meanHours += hours;
            figures.mostHours = std::max(figures.mostHours, hours);
        }
    }
    for (auto &[key, step] : steps) {
        if (step.times > step.open)
            step.meanHours /= step.times - step.open;
        if (step.mostHours > 0 || step.open > 0)
            report.steps.push_back(step);
    }
    std::stable_sort(report.steps.begin(), report.steps.end(), [](const auto &a, const auto &b) { return a.meanHours > b.meanHours; });
    std::sort(report.hours.begin(), report.hours.end());
    return report;
}

QString table(const SimulationReport &report, const core::Language &language)
{
    QString text = tr(QT_TRANSLATE_NOOP("tool", "%1 cases"), language).arg(report.cases) + u'\n';
    for (const auto &[outcome, count] : report.outcomes) {
        const QString name = outcome.isEmpty() ? tr(QT_TRANSLATE_NOOP("tool", "not ended"), language) : outcome;
        text += u"  "_s + padded(name, 24) + QString::number(count).rightJustified(7)
            + QString::number(100.0 * count / std::max(1, report.cases), 'f', 1).rightJustified(7) + u" %\n"_s;
    }
    text += tr(QT_TRANSLATE_NOOP("tool", "days from arrival to end: least %1, half %2, nine of ten %3, most %4"), language)
                .arg(days(report.quantile(0)), days(report.quantile(0.5)), days(report.quantile(0.9)), days(report.quantile(1)))
        + u'\n';
    text += padded(tr(QT_TRANSLATE_NOOP("tool", "step"), language), 40) + tr(QT_TRANSLATE_NOOP("tool", "times"), language).rightJustified(8)
        + tr(QT_TRANSLATE_NOOP("tool", "mean days"), language).rightJustified(12)
        + tr(QT_TRANSLATE_NOOP("tool", "most days"), language).rightJustified(12)
        + tr(QT_TRANSLATE_NOOP("tool", "open"), language).rightJustified(8) + u'\n';
    for (const SimulationReport::Step &step : report.steps) {
        text += padded(step.label, 40) + QString::number(step.times).rightJustified(8) + days(step.meanHours).rightJustified(12)
            + days(step.mostHours).rightJustified(12) + QString::number(step.open).rightJustified(8) + u'\n';
    }
    for (const auto &[sentence, count] : report.errors)
        text += tr(QT_TRANSLATE_NOOP("tool", "%1 cases stopped: %2"), language).arg(count).arg(sentence) + u'\n';
    return text;
}

QByteArray waitsSvg(const SimulationReport &report, const core::Language &language)
{
    constexpr double row = 28;
    constexpr double left = 280;
    constexpr double scale = 480;
    double most = 1;
    for (const SimulationReport::Step &step : report.steps)
        most = std::max(most, step.mostHours);
    const double height = 60 + row * double(report.steps.size());
    const auto number = [](double value) { return QString::number(value, 'f', 1); };
    xml::Writer out;
    out.start(u"svg"_s).attribute(u"xmlns"_s, u"http://www.w3.org/2000/svg"_s);
    out.attribute(u"viewBox"_s, u"0 0 900 %1"_s.arg(number(height))).attribute(u"role"_s, u"img"_s);
    out.attribute(u"aria-labelledby"_s, u"waits-title waits-desc"_s).attribute(u"lang"_s, language.tag);
    out.attribute(u"font-family"_s, u"Noto Sans CJK JP, Noto Sans JP, sans-serif"_s).attribute(u"font-size"_s, u"14"_s);
    out.start(u"title"_s).attribute(u"id"_s, u"waits-title"_s);
    out.text(tr(QT_TRANSLATE_NOOP("tool", "How long the steps take"), language)).end();
    QStringList words;
    for (const SimulationReport::Step &step : report.steps)
        words += tr(QT_TRANSLATE_NOOP("tool", "%1: mean %2 days, most %3 days"), language).arg(step.label, days(step.meanHours), days(step.mostHours));
    out.start(u"desc"_s).attribute(u"id"_s, u"waits-desc"_s).text(words.join(u"; "_s)).end();
    double y = 40;
    for (const SimulationReport::Step &step : report.steps) {
        const auto text = [&](const QString &said, double x, const QString &anchor) {
            out.start(u"text"_s).attribute(u"x"_s, number(x)).attribute(u"y"_s, number(y)).attribute(u"text-anchor"_s, anchor);
            out.attribute(u"fill"_s, u"#1a1a1a"_s).text(said).end();
        };
        text(step.label, left - 10, u"end"_s);
        out.start(u"rect"_s).attribute(u"x"_s, number(left)).attribute(u"y"_s, number(y - 13));
        out.attribute(u"width"_s, number(scale * step.meanHours / most)).attribute(u"height"_s, u"16"_s);
        out.attribute(u"fill"_s, u"#2f6fab"_s).end();
        const QString end = number(left + scale * step.mostHours / most);
        out.start(u"path"_s).attribute(u"d"_s, u"M%1 %2 H%3"_s.arg(number(left), number(y - 5), end)).attribute(u"stroke"_s, u"#1a1a1a"_s).end();
        text(days(step.meanHours), left + scale * step.mostHours / most + 8, u"start"_s);
        y += row;
    }
    out.end();
    return out.bytes();
}

} // namespace engine::tool
