// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/expression.h"
#include "engine/tool/commands.h"
#include "engine/tool/eval_decision.h"
#include "engine/tool/pointer.h"

#include <QFile>
#include <QTimeZone>

namespace engine::tool {

namespace {

using namespace Qt::StringLiterals;

/// The fault, and the place in `text` where it lies there: a function of the context has its faults elsewhere.
void point(const core::Error &error, const QString &text, const QString &name, const Console &console)
{
    console.err << faultLine(error, console.language) << '\n';
    if (error.where().file == name)
        console.err << pointer(text, error.where());
    console.err.flush();
}

/// The text itself, or what stands in the file of that name.
core::Result<QString> contextText(const QString &given)
{
    if (given.trimmed().startsWith(u'{'))
        return given;
    QFile file(given);
    if (!file.open(QIODevice::ReadOnly))
        return core::Error(EvalError::CannotReadContext, {given});
    return QString::fromUtf8(file.readAll());
}

/// Now, the instant, or nine in the morning of the day that was given; not valid where these are wrong.
QDateTime present(const std::optional<QString> &now, const std::optional<QString> &date)
{
    if (date)
        return QDateTime(QDate::fromString(*date, Qt::ISODate), QTime(9, 0), QTimeZone("Asia/Tokyo"));
    return now ? QDateTime::fromString(*now, Qt::ISODate) : QDateTime::currentDateTimeUtc();
}

int evalExpression(const QString &text, const feel::Environment &environment, const Console &console)
{
    feel::Names names;
    for (const auto &[name, entry] : environment.variables.entries())
        names.variables.insert(name);
    const auto expression = feel::Expression::parse(text, names, {u"expression"_s, 1, 1});
    if (!expression) {
        point(expression.error(), text, u"expression"_s, console);
        return 1;
    }
    feel::Diagnostics diagnostics;
    const feel::Value value = expression->evaluate(environment, diagnostics);
    console.out << (value.isNull() ? u"null"_s : value.toLiteral()) << Qt::endl;
    for (const feel::Diagnostic &diagnostic : diagnostics)
        point(diagnostic.error, text, u"expression"_s, console);
    return 0;
}

} // namespace

core::ErrorText errorText(EvalError id)
{
    switch (id) {
    case EvalError::CannotReadContext:
        return {"tool", "CannotReadContext", QT_TRANSLATE_NOOP("tool", "expected a context {name: value} or the file of one, got %1")};
    case EvalError::NotAContext:
        return {"tool", "NotAContext", QT_TRANSLATE_NOOP("tool", "expected a context {name: value}, got a value of the type %1")};
    }
    Q_UNREACHABLE();
}

int evalCommand(const QStringList &given, const Console &console)
{
    QStringList arguments = given;
    const auto language = takeOption(arguments, u"--lang"_s);
    const Console said{console.out, console.err, language ? core::Language{*language} : console.language};
    const auto decision = takeOption(arguments, u"--decision"_s);
    const auto model = takeOption(arguments, u"--model"_s);
    const auto context = takeOption(arguments, u"--context"_s);
    const auto now = takeOption(arguments, u"--now"_s);
    const auto date = takeOption(arguments, u"--date"_s);
    const bool why = arguments.removeAll(u"--why"_s) > 0;
    const bool change = arguments.removeAll(u"--change"_s) > 0;
    const bool asksDecision = decision && model && arguments.isEmpty();
    const bool asksExpression = !decision && !model && !why && !change && arguments.size() == 1;
    if (!asksDecision && !asksExpression)
        return usage(said, QString::fromLatin1(evalUsage));
    feel::Environment environment;
    environment.now = present(now, date);
    if (!environment.now.isValid())
        return usage(said, u"--date 2026-05-07 | --now 2026-05-07T09:00:00+09:00"_s);
    feel::Context inputs;
    if (context) {
        const auto text = contextText(*context);
        if (!text) {
            said.err << faultLine(text.error(), said.language) << Qt::endl;
            return 2;
        }
        const auto expression = feel::Expression::parse(*text, {}, {u"--context"_s, 1, 1});
        if (!expression) {
            point(expression.error(), *text, u"--context"_s, said);
            return 1;
        }
        feel::Diagnostics diagnostics;
        const feel::Value value = expression->evaluate(environment, diagnostics);
        for (const feel::Diagnostic &diagnostic : diagnostics)
            point(diagnostic.error, *text, u"--context"_s, said);
        const auto *entries = value.as<feel::Context>();
        if (!entries) {
            point(core::Error(EvalError::NotAContext, {value.typeName()}, {u"--context"_s, 1, 1}), *text, u"--context"_s, said);
            return 2;
        }
        inputs = *entries;
    }
    if (asksDecision)
        return evalDecision({*decision, *model, why, change}, inputs, environment, said);
    environment.variables = inputs;
    return evalExpression(arguments.first(), environment, said);
}

} // namespace engine::tool
