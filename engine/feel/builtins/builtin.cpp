// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/builtins/builtin.h"

#include "engine/feel/function.h"
#include "engine/feel/text_hash.h"

namespace engine::feel {

using namespace Qt::StringLiterals;

namespace {

Signature readSignature(const char *text)
{
    Signature signature;
    const QString all = QString::fromLatin1(text);
    const qsizetype arrow = all.indexOf(u"->"_s);
    const QString result = all.mid(arrow + 2).trimmed();
    signature.result = simpleType(result).value_or(Type());
    for (const QString &part : all.left(arrow).split(u',', Qt::SkipEmptyParts)) {
        if (part.trimmed().isEmpty())
            continue;
        const qsizetype colon = part.indexOf(u':');
        QString name = part.left(colon).trimmed();
        const auto type = simpleType(part.mid(colon + 1).trimmed());
        Q_ASSERT_X(type, "readSignature", "signatures are our own text");
        const bool variadic = name.endsWith(u"..."_s);
        const bool optional = name.endsWith(u'?');
        name.chop(variadic ? 3 : optional ? 1 : 0);
        signature.isVariadic = variadic;
        if (!variadic && !optional)
            signature.required = signature.parameters.size() + 1;
        signature.parameters.emplace_back(name, *type);
    }
    return signature;
}

QString parameterText(const Signature &signature)
{
    QStringList names;
    for (const auto &[name, type] : signature.parameters)
        names << name;
    return names.join(u", "_s) + (signature.isVariadic ? u", …"_s : QString());
}

Value wrongCount(const Builtin &builtin, std::size_t count, const Report &report)
{
    return report.fail(FeelError::WrongArgumentCount, {builtin.name, builtin.signatureText(), QString::number(count)});
}

Value callWith(const Builtin &builtin, const Signature &signature, std::vector<Value> values,
               const Environment &environment, const Report &report)
{
    Arguments arguments(builtin, signature, std::move(values), environment, report);
    Value result = builtin.call(arguments);
    if (const auto *list = result.as<List>()) {
        if (list->size() > limits::listSize)
            return report.fail(FeelError::ListTooLong, {QString::number(limits::listSize)});
        Budget::ofThread().spend(list->size());
    } else if (const auto *context = result.as<Context>()) {
        Budget::ofThread().spend(context->entries().size());
    }
    return result;
}

const std::vector<Builtin> &allBuiltins()
{
    static const std::vector<Builtin> all = [] {
        std::vector<Builtin> list;
        for (const auto family : {conversionBuiltins, stringBuiltins, listBuiltins, statisticsBuiltins, numericBuiltins,
                                  booleanBuiltins, temporalBuiltins, rangeBuiltins, contextBuiltins, japanBuiltins}) {
            for (Builtin &builtin : family())
                list.push_back(std::move(builtin));
        }
        return list;
    }();
    return all;
}

} // namespace

Builtin::Builtin(QString nameOfIt, std::initializer_list<const char *> texts, Call function, bool canFold)
    : name(std::move(nameOfIt)), call(function), foldable(canFold)
{
    for (const char *text : texts)
        signatures.push_back(readSignature(text));
}

QString Builtin::signatureText() const
{
    QStringList texts;
    for (const Signature &signature : signatures)
        texts << parameterText(signature);
    return texts.join(u" | "_s);
}

Arguments::Arguments(const Builtin &builtin, const Signature &signature, std::vector<Value> values,
                     const Environment &environment, const Report &report)
    : m_builtin(builtin)
    , m_signature(signature)
    , m_values(std::move(values))
    , m_environment(environment)
    , m_report(report)
{
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        const Type &type = signature.parameters[std::min(i, signature.parameters.size() - 1)].second;
        Value &value = m_values[i];
        const auto *list = value.as<List>();
        if (type.is(Type::Kind::ListOf)) {
            if (!list && !value.isNull())
                value = Value(List{value});
        } else if (list && list->size() == 1 && !type.is(Type::Kind::Any)) {
            const Value only = list->front();
            value = only;
        }
    }
}

const Value &Arguments::operator[](std::size_t i) const
{
    static const Value null;
    return i < m_values.size() ? m_values[i] : null;
}

std::optional<qint64> Arguments::integer(std::size_t i) const
{
    const auto *number = get<core::Decimal>(i);
    if (!number)
        return std::nullopt;
    const auto whole = number->isInteger() ? number->toInt64() : std::nullopt;
    if (!whole)
        wrongValue(number->toString());
    return whole;
}

std::optional<qint64> Arguments::position(std::size_t i) const
{
    const auto *number = get<core::Decimal>(i);
    const auto whole = number ? number->rounded(0, core::Rounding::Down) : std::nullopt;
    return whole ? whole->toInt64() : std::nullopt;
}

const List *Arguments::listOrAll()
{
    if (m_values.size() == 1) {
        if (const auto *list = m_values.front().as<List>())
            return list;
        if (m_values.front().isNull()) {
            wrongArgument(0, u"list"_s);
            return nullptr;
        }
    }
    m_all = m_values;
    return &*m_all;
}

Value Arguments::fail(FeelError error, QStringList arguments) const
{
    return m_report.fail(error, std::move(arguments));
}

Value Arguments::wrongArgument(std::size_t i, const QString &expected) const
{
    const QString &name = m_signature.parameters[std::min(i, m_signature.parameters.size() - 1)].first;
    if ((*this)[i].isNull())
        return fail(FeelError::NullArgument, {m_builtin.name, name});
    return fail(FeelError::WrongArgument, {m_builtin.name, name, expected, (*this)[i].typeName()});
}

Value Arguments::wrongValue(const QString &what) const
{
    return fail(FeelError::WrongValue, {m_builtin.name, u'"' + what.left(80) + u'"'});
}

std::span<const Builtin> builtins()
{
    return allBuiltins();
}

const Builtin *findBuiltin(const QString &name)
{
    static const ByName<const Builtin *> byName = [] {
        ByName<const Builtin *> index;
        for (const Builtin &builtin : allBuiltins())
            index.emplace(builtin.name, &builtin);
        return index;
    }();
    const auto found = byName.find(name);
    return found == byName.end() ? nullptr : found->second;
}

Value callBuiltin(const Builtin &builtin, std::vector<Value> arguments, const Environment &environment, const Report &report)
{
    for (const Signature &signature : builtin.signatures) {
        if (signature.takes(arguments.size()))
            return callWith(builtin, signature, std::move(arguments), environment, report);
    }
    return wrongCount(builtin, arguments.size(), report);
}

Value callBuiltin(const Builtin &builtin, const Context &named, const Environment &environment, const Report &report)
{
    QString missing;
    for (const Signature &signature : builtin.signatures) {
        const auto &parameters = signature.parameters;
        const bool known = std::all_of(named.entries().begin(), named.entries().end(), [&parameters](const auto &entry) {
            return std::any_of(parameters.begin(), parameters.end(), [&entry](const auto &parameter) { return parameter.first == entry.first; });
        });
        if (!known)
            continue;
        std::vector<Value> values;
        std::size_t given = 0;
        bool complete = true;
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            const Value *value = named.find(parameters[i].first);
            if (value)
                given = i + 1;
            else if (i < signature.required) {
                complete = false;
                missing = parameters[i].first;
            }
            values.push_back(value ? *value : Value());
        }
        if (!complete)
            continue;
        values.resize(given);
        return callWith(builtin, signature, std::move(values), environment, report);
    }
    if (!missing.isEmpty())
        return report.fail(FeelError::MissingArgument, {builtin.name, builtin.signatureText(), missing});
    for (const auto &[name, value] : named.entries()) {
        const bool known = std::any_of(builtin.signatures.begin(), builtin.signatures.end(), [&name = name](const Signature &signature) {
            return std::any_of(signature.parameters.begin(), signature.parameters.end(), [&name](const auto &parameter) { return parameter.first == name; });
        });
        if (!known)
            return report.fail(FeelError::UnknownParameter, {builtin.name, builtin.signatureText(), name});
    }
    return wrongCount(builtin, named.entries().size(), report);
}

Value callBuiltin(const Builtin &builtin, const std::vector<Value> &arguments, Diagnostics &diagnostics)
{
    static const Environment none;
    return callBuiltin(builtin, arguments, none, Report(diagnostics));
}

Value callFunction(const Function &function, const std::vector<Value> &arguments, const Report &report)
{
    if (!function.takes(arguments.size()))
        return report.fail(FeelError::WrongArgumentCount,
                           {function.name(), function.signatures(), QString::number(arguments.size())});
    return function.call(arguments, report.diagnostics);
}

} // namespace engine::feel
