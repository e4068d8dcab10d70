// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/targets.h"

#include "engine/bpmn/constraints/constraints.h"
#include "engine/bpmn/reader.h"
#include "engine/bpmn/soundness.h"
#include "engine/bpmn/svg.h"
#include "engine/dmn/model.h"
#include "engine/feel/expression.h"
#include "engine/feel/lexer.h"
#include "engine/feel/limits.h"
#include "engine/feel/printer.h"
#include "engine/runtime/execute.h"

namespace tests::fuzz {

using namespace engine;
using namespace engine::feel;
using namespace Qt::StringLiterals;

namespace {

void promise(bool kept, const char *what)
{
    if (!kept)
        qFatal("%s", what);
}

const Names &names()
{
    static const Names all = [] {
        Names names;
        names.variables = {u"a"_s, u"b"_s, u"items"_s, u"date of birth"_s, u"Pre-bureau risk"_s, u"手数料"_s};
        names.functions = {{u"role"_s, {u"name"_s}}};
        names.members = {u"first-name"_s};
        names.types = {{u"tItem"_s, Type::context({{u"paid"_s, Type::Kind::Number}})}};
        return names;
    }();
    return all;
}

const Environment &environment()
{
    static const Environment all = [] {
        Environment environment;
        environment.variables = {{u"a"_s, Value(3)},
                                 {u"b"_s, Value(u"字🐎"_s)},
                                 {u"items"_s, Value(List{Context{{u"paid"_s, Value(1200)}}, Context{{u"paid"_s, Value()}}})},
                                 {u"date of birth"_s, Value(Date{1984, 2, 29})},
                                 {u"Pre-bureau risk"_s, Value(*core::Decimal::parse(u"0.10"))},
                                 {u"手数料"_s, Value(400)}};
        environment.functions[u"role"_s] = {{u"name"_s}, [](const std::vector<Value> &arguments, Diagnostics &) {
                                                return Value(u"role:"_s + arguments[0].toString());
                                            }};
        environment.now = QDateTime::fromString(u"2026-05-06T15:30:00Z"_s, Qt::ISODate);
        return environment;
    }();
    return all;
}

void use(const Value &value)
{
    promise(value.nesting() <= limits::nesting + 1, "values have a limit of nesting");
    value.toLiteral();
    value.toJson();
}

/// What the whole model says stays the same when it is written and read again.
void write(const QByteArray &bytes)
{
    core::Faults faults;
    const auto first = bpmn::interchange::Document::read(bytes, u"fuzz.bpmn"_s, faults);
    if (!first || !faults.empty())
        return;
    bpmn::constraints::check(*first);
    const auto second = bpmn::interchange::Document::read(first->write(), u"written.bpmn"_s, faults);
    promise(second && faults.empty(), "what is written can be read");
    promise(bpmn::interchange::same(first->root(), second->root()), "what is written says the same");
}

void begin(const runtime::Definition &definition, const QString &process)
{
    const journal::Command command{u"c"_s, u"k"_s, environment().now, QByteArray(32, '0'), {}, {},
                                   journal::StartCase{u"p"_s, QString(64, u'0'), process, u"s"_s, environment().now, {}}};
    const auto done = runtime::execute(definition, {}, command);
    if (!done)
        return;
    state::CaseState applied;
    state::apply(applied, {journal::currentFormat, command.caseId, 1, journal::chainStart(), QLatin1String(runtime::engineVersion), command, done->events});
    promise(state::toJson(applied) == state::toJson(done->after), "a case is what its events make of it");
}

} // namespace

void lexer(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    Tokens cut;
    if (!cutInto(cut, text, {}))
        return;
    qsizetype end = 0;
    for (const Token &token : cut) {
        promise(token.begin >= end && token.begin + token.text.size() <= text.size(), "tokens follow each other");
        promise(token.kind == Token::Kind::End || !token.text.isEmpty(), "a token has letters");
        end = token.begin + token.text.size();
    }
    promise(cut.back().kind == Token::Kind::End, "the last token is the end");
}

void parser(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    for (const auto parse : {&Expression::parse, &Expression::parseUnaryTests}) {
        const auto first = parse(text, names(), {});
        if (!first)
            continue;
        first->usedNames();
        const QString shown = printed(*first);
        const auto second = parse(shown, names(), {});
        promise(second.has_value(), "what is printed parses");
        promise(printed(*second) == shown, "what is printed prints the same again");
    }
}

void evaluator(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    if (const auto expression = Expression::parse(text, names())) {
        Diagnostics diagnostics;
        use(expression->evaluate(environment(), diagnostics));
        promise(diagnostics.size() <= limits::diagnostics, "diagnostics have a limit");
    }
    if (const auto cell = Expression::parseUnaryTests(text, names())) {
        for (const Value &input : {Value(), Value(3), Value(u"a"_s), Value(List{Value(1)})}) {
            Diagnostics diagnostics;
            use(cell->evaluateTests(input, environment(), diagnostics));
        }
        cell->constantTests();
    }
}

void dmnReader(const QByteArray &bytes)
{
    const auto document = xml::Document::parse(bytes, u"fuzz.dmn"_s);
    if (!document)
        return;
    core::Faults faults;
    dmn::ReadOptions options;
    options.refuseUnknownNames = false;
    const auto model = dmn::Model::read(*document, u"fuzz.dmn"_s, faults, {}, options);
    if (!model)
        return;
    for (const dmn::DecisionInfo &decision : (*model)->decisions()) {
        (*model)->outputValues(decision.name);
        use((*model)->evaluate(decision.name, {{u"a"_s, Value(3)}, {u"b"_s, Value(u"x"_s)}}, environment()).value);
    }
}

void bpmnReader(const QByteArray &bytes)
{
    write(bytes);
    core::Faults faults;
    runtime::Definition definition;
    auto processes = bpmn::read(bytes, u"fuzz.bpmn"_s, runtime::workflowNames(definition), faults);
    if (!faults.empty())
        return;
    for (bpmn::Process &process : processes) {
        const QString id = process.id;
        definition.processes.emplace(id, std::make_shared<bpmn::Process>(std::move(process)));
    }
    for (const auto &[id, process] : definition.processes) {
        faults = bpmn::check(*process, {});
        bpmn::svg(*process, {}, {u"ja"_s});
        if (faults.empty())
            begin(definition, id);
    }
}

} // namespace tests::fuzz
