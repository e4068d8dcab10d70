// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/expression.h"
#include "engine/feel/function.h"
#include "engine/tool/commands.h"
#include "engine/tool/eval_decision.h"
#include "engine/tool/pointer.h"

#include <QFile>
#include <QStringDecoder>
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

/// The context as it was given: the text itself, or what stands in the file of that name, and what to call it.
struct GivenContext
{
    QString name;
    QString text;
};

core::Result<GivenContext> contextText(const QString &given)
{
    if (given.trimmed().startsWith(u'{'))
        return GivenContext{u"--context"_s, given};
    QFile file(given);
    if (!file.open(QIODevice::ReadOnly))
        return core::Error(EvalError::CannotReadContext, {given});
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder.decode(file.readAll());
    if (decoder.hasError())
        return core::Error(EvalError::NotUtf8, {}, {given, 0, 0});
    return GivenContext{given, text};
}

/// The context's entries; nullopt, and the faults told, where it is none.
std::optional<feel::Context> readContext(const QString &option, const feel::Environment &environment, const Console &console)
{
    const auto given = contextText(option);
    if (!given) {
        console.err << faultLine(given.error(), console.language) << Qt::endl;
        return std::nullopt;
    }
    const core::SourceRef begin{given->name, 1, 1};
    const auto expression = feel::Expression::parse(given->text, {}, begin);
    if (!expression) {
        point(expression.error(), given->text, given->name, console);
        return std::nullopt;
    }
    feel::Diagnostics diagnostics;
    const feel::Value value = expression->evaluate(environment, diagnostics);
    for (const feel::Diagnostic &diagnostic : diagnostics)
        point(diagnostic.error, given->text, given->name, console);
    if (const auto *entries = value.as<feel::Context>())
        return *entries;
    point(core::Error(EvalError::NotAContext, {value.typeName()}, begin), given->text, given->name, console);
    return std::nullopt;
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
    // A function has no literal, but a signature.
    console.out << (value.as<feel::Function>() ? value.toString() : value.toLiteral()) << Qt::endl;
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
    case EvalError::NotUtf8:
        return {"tool", "NotUtf8", QT_TRANSLATE_NOOP("tool", "expected a text in UTF-8")};
    case EvalError::NoSuchDecision:
        return {"tool", "NoSuchDecision", QT_TRANSLATE_NOOP("tool", "there is no decision %1; there are: %2")};
    case EvalError::NoSuchInput:
        return {"tool", "NoSuchInput", QT_TRANSLATE_NOOP("tool", "%1 is no input of this decision, and is not used; its inputs are: %2")};
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
        const auto read = readContext(*context, environment, said);
        if (!read)
            return 2;
        inputs = *read;
    }
    if (asksDecision)
        return evalDecision({*decision, *model, why, change}, inputs, environment, said);
    environment.variables = inputs;
    return evalExpression(arguments.first(), environment, said);
}

} // namespace engine::tool
