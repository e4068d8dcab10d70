// SPDX-License-Identifier: Apache-2.0
#include "tests/forms/check/forms.h"

#include "engine/core/sentence.h"

#include <QFile>

using namespace Qt::StringLiterals;
using engine::core::Decimal;
using engine::feel::Value;

namespace tests {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::shared_ptr<const forms::model::Form> form(const QString &name)
{
    const auto document = engine::xml::Document::parse(bytesOf(QStringLiteral(TODOKE_SOURCE_DIR "/tests/forms/check/forms/%1.xml").arg(name)), name);
    if (!document)
        qFatal("%s", qPrintable(engine::core::sentence(document.error(), {u"en"_s})));
    engine::feel::Names names;
    names.variables = {u"person"_s};
    for (const auto &[function, body] : against().environment.functions)
        names.functions[function] = body.parameters;
    engine::core::Faults faults;
    auto read = forms::model::read(*document, names, faults);
    for (const engine::core::Error &fault : faults)
        qFatal("%s %s", qPrintable(fault.where().toString()), qPrintable(engine::core::sentence(fault, {u"en"_s})));
    return read;
}

forms::check::Against against()
{
    forms::check::Against against;
    against.environment.now = QDateTime(QDate(2026, 5, 7), QTime(1, 0), Qt::UTC);
    against.environment.variables.set(u"person"_s, Value());
    against.environment.functions[u"fiscal year"_s] = {{u"day"_s}, [](const std::vector<Value> &arguments, engine::feel::Diagnostics &) -> Value {
        const auto *day = arguments.at(0).as<engine::feel::Date>();
        return day ? Value(static_cast<int>(day->month >= 4 ? day->year : day->year - 1)) : Value();
    }};
    against.environment.functions[u"fee"_s] = {{u"kind"_s, u"items"_s}, [](const std::vector<Value> &arguments, engine::feel::Diagnostics &) -> Value {
        const auto *items = arguments.at(1).as<engine::feel::List>();
        if (arguments.at(0).isNull() || !items)
            return {};
        qint64 copies = 0;
        for (const Value &item : *items) {
            const Value *count = item.as<engine::feel::Context>() ? item.as<engine::feel::Context>()->find(u"copies") : nullptr;
            const Decimal *number = count ? count->as<Decimal>() : nullptr;
            copies += number ? number->toInt64().value_or(0) : 0;
        }
        return Decimal(copies * 400);
    }};
    against.options = [](const QString &decision) -> std::vector<forms::model::Option> {
        if (decision != u"tax-items")
            return {};
        const auto label = [](const QString &text) {
            engine::core::LocalText local;
            local.texts = {{u"ja"_s, text}};
            return local;
        };
        return {{u"vehicle"_s, label(u"自動車税"_s), {}}, {u"estate"_s, label(u"固定資産税"_s), {}}};
    };
    return against;
}

Value literal(const QString &text)
{
    const auto expression = engine::feel::Expression::parse(text, {});
    if (!expression)
        qFatal("%s: %s", qPrintable(text), qPrintable(engine::core::sentence(expression.error(), {u"en"_s})));
    engine::feel::Diagnostics diagnostics;
    return expression->evaluate({}, diagnostics);
}

forms::check::RawAnswers raw(const engine::core::Json &json)
{
    forms::check::RawAnswers raw;
    for (const auto &[path, sent] : json.toObject()) {
        QStringList texts;
        if (sent.isArray()) {
            for (const engine::core::Json &text : sent.toArray())
                texts << text.toString();
        } else {
            texts << sent.toString();
        }
        raw.values[path] = texts;
    }
    return raw;
}

QStringList told(const std::vector<forms::check::FieldError> &errors)
{
    QStringList lines;
    for (const forms::check::FieldError &error : errors)
        lines << (error.path + u' ' + error.error.idText().section(u'.', 1) + u' ' + error.text.in({u"ja"_s})).trimmed();
    return lines;
}

} // namespace tests
