// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/check.h"

#include "engine/bpmn/checks/rules.h"

namespace engine::bpmn {

core::Faults check(const Process &process, const Known &known, core::Faults *notes)
{
    static const std::vector<checks::Rule> structure{checks::startAndEnd, checks::wiring, checks::reachability};
    static const std::vector<checks::Rule> content{checks::names,  checks::owners,     checks::forms,
                                                   checks::labels, checks::references, checks::outcomes};
    core::Faults faults;
    if (known.flowsAreKnown) {
        for (const checks::Rule rule : structure)
            rule(process, known, faults);
    }
    for (const checks::Rule rule : content)
        rule(process, known, faults);
    if (known.flowsAreKnown) {
        checks::conditions(process, known, faults);
        checks::deadlines(process, known, faults);
        checks::soundness(process, known, faults, notes);
    }
    return faults;
}

std::set<QString> variablesSetBy(const Process &process)
{
    std::set<QString> names;
    const auto addData = [&](const std::vector<DataItem> &items) {
        for (const DataItem &item : items)
            names.insert(item.variable());
    };
    addData(process.dataObjects);
    addData(process.properties);
    for (const Node &node : process.nodes) {
        addData(node.dataObjects);
        addData(node.properties);
        addData(node.eventData);
        if (node.io) {
            addData(node.io->inputs);
            addData(node.io->outputs);
        }
        if (node.instances) {
            names.insert(node.instances->item);
            names.insert(node.instances->output);
            names.insert(node.instances->collected);
        }
        if (node.instances || node.loop)
            names.merge(loopNames());
        for (const Mapping &result : node.results)
            names.insert(result.name);
        for (const Mapping &out : node.out)
            names.insert(out.name);
        if (!node.result.isEmpty())
            names.insert(node.result);
        else if (node.type == NodeType::UserTask || (node.type == NodeType::ServiceTask && node.results.empty()))
            names.insert(node.id);
        else if (node.messageName().isGiven() && (node.catches() || node.type == NodeType::ReceiveTask))
            names.insert(node.messageName().name);
    }
    return names;
}

std::set<QString> loopNames()
{
    return {QStringLiteral("loopCounter"), QStringLiteral("numberOfInstances"),
            QStringLiteral("numberOfActiveInstances"), QStringLiteral("numberOfCompletedInstances"),
            QStringLiteral("numberOfTerminatedInstances")};
}

std::set<QString> namesUsedBy(const Process &process)
{
    std::set<QString> names;
    checks::eachExpression(process, [&](const feel::Expression &expression, const checks::Place &place) {
        if (place.part != checks::Place::Part::Own)
            return;
        for (const QString &path : expression.usedNames())
            names.insert(path.section(QLatin1Char('.'), 0, 0));
    });
    return names;
}

std::map<QString, std::set<QString>> inputsGivenBy(const Process &process)
{
    std::map<QString, std::set<QString>> inputs;
    for (const Node &node : process.nodes) {
        if (!node.called.isGiven())
            continue;
        std::set<QString> &names = inputs[node.called.name];
        for (const Mapping &in : node.in)
            names.insert(in.name);
    }
    return inputs;
}

std::map<QString, std::set<QString>> answersSetBy(const Process &process)
{
    std::map<QString, std::set<QString>> forms;
    for (const Node &node : process.nodes) {
        if (node.type == NodeType::UserTask && node.form.isGiven())
            forms[node.result.isEmpty() ? node.id : node.result].insert(node.form.name);
    }
    return forms;
}

std::set<QString> flatFormsOf(const Process &process)
{
    std::set<QString> forms;
    for (const Node &node : process.nodes) {
        if (node.flat && node.form.isGiven())
            forms.insert(node.form.name);
    }
    return forms;
}

} // namespace engine::bpmn
