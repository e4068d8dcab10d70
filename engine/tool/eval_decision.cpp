// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/eval_decision.h"

#include "engine/bpmn/reader.h"
#include "engine/dmn/change.h"
#include "engine/dmn/model.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace engine::tool {

namespace {

using namespace Qt::StringLiterals;

/// Reads a model and those that it imports from the same folder.
class ModelFiles
{
public:
    ModelFiles(const Console &console, core::Faults &faults) : m_console(console), m_faults(faults) {}

    std::shared_ptr<const dmn::Model> read(const QString &path)
    {
        if (const auto known = m_models.find(path); known != m_models.end())
            return known->second;
        m_models.emplace(path, nullptr); // a circle of imports ends here
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            static_cast<void>(cannotRead(m_console, path));
            return nullptr;
        }
        const auto document = xml::Document::parse(file.readAll(), path);
        if (!document) {
            m_faults.push_back(document.error());
            return nullptr;
        }
        dmn::ReadOptions options;
        options.names = bpmn::baseNames();
        options.names.variables.clear();
        const auto imported = [this, path](const QString &space, const QString &location) { return import(path, space, location); };
        const auto model = dmn::Model::read(*document, path, m_faults, imported, options);
        m_models[path] = model.value_or(nullptr);
        return m_models[path];
    }

private:
    std::shared_ptr<const dmn::Model> import(const QString &from, const QString &space, const QString &location)
    {
        const QDir folder = QFileInfo(from).dir();
        if (!location.isEmpty())
            return read(folder.filePath(QFileInfo(location).fileName()));
        for (const QString &name : folder.entryList({u"*.dmn"_s}, QDir::Files, QDir::Name)) {
            const auto model = read(folder.filePath(name));
            if (model && model->namespaceUri() == space)
                return model;
        }
        return nullptr;
    }

    const Console &m_console;
    core::Faults &m_faults; // both the caller's
    std::map<QString, std::shared_ptr<const dmn::Model>> m_models;
};

template <typename Things, typename NameOf> QString namesOf(const Things &things, NameOf nameOf)
{
    QStringList names;
    for (const auto &thing : things)
        names << nameOf(thing);
    return names.isEmpty() ? u"–"_s : names.join(u", "_s);
}

/// Says of each name that the context has and the decision does not ask for; one mistyped would be null without a word.
void tellUnknownInputs(const dmn::DecisionInfo &decision, const feel::Context &inputs, const Console &console)
{
    for (const auto &[name, value] : inputs.entries()) {
        const bool known = std::any_of(decision.inputs.begin(), decision.inputs.end(), [&given = name](const dmn::InputInfo &input) {
            return input.name == given || given.endsWith(u'}' + input.name);
        });
        if (known)
            continue;
        const auto nameOf = [](const dmn::InputInfo &input) { return input.name; };
        console.err << faultLine(core::Error(EvalError::NoSuchInput, {name, namesOf(decision.inputs, nameOf)}), console.language) << '\n';
    }
    console.err.flush();
}

} // namespace

QStringList reasonLines(const std::vector<dmn::TraceStep> &trace, const core::Language &language)
{
    QStringList lines;
    for (const dmn::TraceStep &step : trace) {
        const QString indent(step.depth * 2, u' ');
        lines << indent + dmn::sentence(step, language);
        for (const QString &miss : dmn::nearMissSentences(step, language))
            lines << indent + u"  - "_s + miss;
        for (const dmn::TraceStep::Rule &rule : step.rules)
            lines << indent + u"  @ "_s + rule.where.toString();
        if (step.rules.empty())
            lines << indent + u"  @ "_s + step.where.toString();
        for (const feel::Diagnostic &reason : step.reasons)
            lines << indent + u"  ! "_s + faultLine(reason.error, language);
    }
    return lines;
}

int evalDecision(const DecisionQuestion &question,
                 const feel::Context &inputs,
                 const feel::Environment &environment,
                 const Console &console)
{
    core::Faults faults;
    const auto model = ModelFiles(console, faults).read(question.model);
    for (const core::Error &fault : faults)
        console.err << faultLine(fault, console.language) << '\n';
    console.err.flush();
    if (!model)
        return 2;
    if (!faults.empty())
        return 1;
    const auto decision = model->decision(question.decision);
    if (!decision) {
        const auto name = [](const dmn::DecisionInfo &one) { return one.name; };
        const core::Error error(EvalError::NoSuchDecision, {question.decision, namesOf(model->decisions(), name)}, {question.model, 0, 0});
        console.err << faultLine(error, console.language) << Qt::endl;
        return 2;
    }
    tellUnknownInputs(*decision, inputs, console);
    const dmn::Explain explain = question.why ? dmn::Explain::Whole : dmn::Explain::Nothing;
    const dmn::Evaluation evaluation = model->evaluate(question.decision, inputs, environment, explain);
    console.out << evaluation.value.toLiteral() << '\n';
    for (const QString &line : reasonLines(evaluation.trace, console.language))
        console.out << line << '\n';
    if (question.change) {
        const dmn::Changes changes = dmn::changesOf(*model, question.decision, inputs, environment);
        for (const dmn::Change &change : changes.changes)
            console.out << dmn::sentence(change, console.language) << '\n';
        if (changes.changes.empty())
            console.out << core::translate("tool", QT_TRANSLATE_NOOP("tool", "no input alone would change the result"), console.language) << '\n';
        if (!changes.isComplete)
            console.out << core::translate("tool", QT_TRANSLATE_NOOP("tool", "there are more inputs than could be tried"), console.language) << '\n';
    }
    console.out.flush();
    for (const feel::Diagnostic &diagnostic : evaluation.diagnostics)
        console.err << faultLine(diagnostic.error, console.language) << '\n';
    console.err.flush();
    return 0;
}

} // namespace engine::tool
