// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/expression.h"
#include "engine/tool/commands.h"

namespace engine::tool {

namespace {

/// The fault with the line it is in and a caret under its place.
void point(const core::Error &error, const QString &text, const Console &console)
{
    console.err << faultLine(error, console.language) << '\n';
    if (error.where().line > 0) {
        console.err << "  " << text.section(QLatin1Char('\n'), error.where().line - 1, error.where().line - 1) << '\n';
        console.err << "  " << QString(std::max(0, error.where().column - 1), QLatin1Char(' ')) << '^' << '\n';
    }
    console.err.flush();
}

} // namespace

int evalCommand(const QStringList &given, const Console &console)
{
    QStringList arguments = given;
    const auto contextText = takeOption(arguments, QStringLiteral("--context"));
    const auto nowText = takeOption(arguments, QStringLiteral("--now"));
    if (arguments.size() != 1)
        return usage(console, QStringLiteral("todoke eval EXPRESSION [--context FEEL-CONTEXT] [--now TIME]"));
    feel::Environment environment;
    environment.now = nowText ? QDateTime::fromString(*nowText, Qt::ISODate) : QDateTime::currentDateTimeUtc();
    if (!environment.now.isValid())
        return usage(console, QStringLiteral("--now 2026-05-07T09:00:00+09:00"));
    feel::Names names;
    feel::Diagnostics diagnostics;
    if (contextText) {
        const auto context = feel::Expression::parse(*contextText, {}, {QStringLiteral("--context"), 1, 1});
        if (!context) {
            point(context.error(), *contextText, console);
            return 1;
        }
        const feel::Value value = context->evaluate(environment, diagnostics);
        const auto *entries = value.as<feel::Context>();
        if (!entries)
            return usage(console, QStringLiteral("--context '{name: value}'"));
        environment.variables = *entries;
        for (const auto &[name, entry] : entries->entries())
            names.variables.insert(name);
    }
    const auto expression = feel::Expression::parse(arguments.first(), names, {QStringLiteral("expression"), 1, 1});
    if (!expression) {
        point(expression.error(), arguments.first(), console);
        return 1;
    }
    const feel::Value value = expression->evaluate(environment, diagnostics);
    console.out << (value.isNull() ? QStringLiteral("null") : value.toLiteral()) << Qt::endl;
    for (const feel::Diagnostic &diagnostic : diagnostics)
        point(diagnostic.error, arguments.first(), console);
    return 0;
}

} // namespace engine::tool
