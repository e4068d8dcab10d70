// SPDX-License-Identifier: Apache-2.0
// Measures FEEL and DMN on the texts of a JSON file that tests/benchmarks/feel.mjs writes; one JSON
// object a line comes out: what was measured, how often a second (or how long), allocations.
#include "engine/core/json.h"
#include "engine/dmn/model.h"
#include "engine/feel/expression.h"
#include "tests/benchmarks/measure/measure.h"

#include <QFile>

using namespace benchmarks;
using namespace engine;
using namespace Qt::StringLiterals;

namespace {

feel::Context contextOf(const QString &text)
{
    const auto parsed = feel::Expression::parse(text, {});
    if (!parsed)
        stop(u"cannot read "_s + text);
    feel::Diagnostics diagnostics;
    const feel::Value value = parsed->evaluate({}, diagnostics);
    const auto *context = value.as<feel::Context>();
    if (!context)
        stop(u"not a context: "_s + text);
    return *context;
}

feel::Names namesOf(const feel::Context &context)
{
    feel::Names names;
    for (const auto &[name, value] : context.entries())
        names.variables.insert(name);
    return names;
}

std::shared_ptr<const dmn::Model> modelOf(const QByteArray &xml)
{
    const auto document = xml::Document::parse(xml, u"benchmark.dmn"_s);
    core::Faults faults;
    const auto model = document ? dmn::Model::read(*document, u"benchmark.dmn"_s, faults) : std::nullopt;
    if (!model || !faults.empty())
        stop(u"cannot read the table"_s);
    return *model;
}

void mustBe(const QString &name, const feel::Value &value, const QString &expected)
{
    if (value.toLiteral() != expected)
        stop(name + u" gives "_s + value.toLiteral() + u" and not "_s + expected);
}

void measureExpression(const core::Json &one)
{
    const QString name = one[u"name"_s].toString();
    const QString text = one[u"text"_s].toString();
    feel::Environment environment;
    environment.variables = contextOf(one[u"context"_s].toString());
    const feel::Names names = namesOf(environment.variables);
    const auto expression = feel::Expression::parse(text, names);
    if (!expression)
        stop(u"cannot read "_s + text);
    feel::Diagnostics diagnostics;
    mustBe(name, expression->evaluate(environment, diagnostics), one[u"expected"_s].toString());
    measureRate(name + u".compiled"_s, [&] { expression->evaluate(environment, diagnostics); });
    measureRate(name + u".with_parse"_s, [&] { feel::Expression::parse(text, names)->evaluate(environment, diagnostics); });
}

/// The cells of the table, row by row until one matches, each parsed when its turn comes.
feel::Value byCells(const core::Json &table, const feel::Environment &environment, const feel::Names &names)
{
    feel::Diagnostics diagnostics;
    std::vector<feel::Value> inputs;
    for (const core::Json &input : table[u"inputs"_s].toArray())
        inputs.push_back(feel::Expression::parse(input.toString(), names)->evaluate(environment, diagnostics));
    for (const core::Json &rule : table[u"rules"_s].toArray()) {
        bool matches = true;
        for (std::size_t i = 0; i < inputs.size() && matches; ++i) {
            const auto cell = feel::Expression::parseUnaryTests(rule.toArray()[i].toString(), names);
            matches = cell->evaluateTests(inputs[i], environment, diagnostics).isTrue();
        }
        if (matches)
            return feel::Expression::parse(rule.toArray()[inputs.size()].toString(), names)->evaluate(environment, diagnostics);
    }
    return {};
}

void measureTable(const core::Json &table)
{
    const QString name = table[u"name"_s].toString();
    const auto model = modelOf(table[u"xml"_s].toString().toUtf8());
    const feel::Context inputs = contextOf(table[u"context"_s].toString());
    const feel::Environment base;
    const QString decision = u"fee"_s;
    const QString expected = table[u"expected"_s].toString();
    mustBe(name, model->evaluate(decision, inputs, base).value, expected);
    measureRate(name + u".compiled"_s, [&] { model->evaluate(decision, inputs, base); });
    if (table.contains(u"rules"_s)) {
        feel::Environment environment;
        environment.variables = inputs;
        const feel::Names names = namesOf(inputs);
        mustBe(name, byCells(table, environment, names), expected);
        measureRate(name + u".with_parse"_s, [&] { byCells(table, environment, names); });
    }
    const dmn::Evaluation evaluation = model->evaluate(decision, inputs, base, dmn::Explain::Whole);
    print(name + u".rules_tested"_s, evaluation.trace.back().rulesTested, 0);
}

void measureReading(const core::Json &reading)
{
    const QByteArray xml = reading[u"xml"_s].toString().toUtf8();
    double best = 1e9;
    for (int round = 0; round < 15; ++round) {
        const auto begin = Clock::now();
        modelOf(xml);
        best = std::min(best, Seconds(Clock::now() - begin).count());
    }
    print(reading[u"name"_s].toString(), best * 1000, 0);
}

} // namespace

int main(int argc, char **argv)
{
    QFile file(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString());
    if (!file.open(QIODevice::ReadOnly))
        stop(u"usage: benchmark_feel FILE.json"_s);
    const auto work = core::Json::parse(file.readAll());
    if (!work)
        stop(u"the file is not JSON"_s);
    for (const core::Json &one : (*work)[u"expressions"_s].toArray())
        measureExpression(one);
    for (const core::Json &one : (*work)[u"tables"_s].toArray())
        measureTable(one);
    for (const core::Json &one : (*work)[u"readings"_s].toArray())
        measureReading(one);
    return 0;
}
