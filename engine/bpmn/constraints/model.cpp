// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/constraints/model.h"

#include "engine/bpmn/constraints/constraints.h"
#include "engine/bpmn/reader.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

namespace engine::bpmn::constraints {

namespace {

bool usesOurExtension(const Element &element)
{
    const QLatin1String ours(extensionNamespace);
    const auto isOurs = [&](const auto &foreign) { return foreign.namespaceUri == ours; };
    if (std::any_of(element.foreign.begin(), element.foreign.end(), isOurs)
        || std::any_of(element.foreignAttributes.begin(), element.foreignAttributes.end(), isOurs))
        return true;
    return std::any_of(element.children.begin(), element.children.end(),
                       [](const auto &child) { return usesOurExtension(*child); });
}

} // namespace

Model::Model(const interchange::Document &document)
    : m_document(document), m_isProcedure(usesOurExtension(document.root()))
{
    for (const Element *flow : document.all(u"SequenceFlow")) {
        m_incoming[flow->target(u"targetRef")].push_back(flow);
        m_outgoing[flow->target(u"sourceRef")].push_back(flow);
    }
}

const std::vector<const Element *> &Model::incoming(const Element &node) const
{
    static const std::vector<const Element *> none;
    const auto found = m_incoming.find(&node);
    return found == m_incoming.end() ? none : found->second;
}

const std::vector<const Element *> &Model::outgoing(const Element &node) const
{
    static const std::vector<const Element *> none;
    const auto found = m_outgoing.find(&node);
    return found == m_outgoing.end() ? none : found->second;
}

std::vector<const Element *> Model::definitions(const Element &event) const
{
    std::vector<const Element *> all = event.childrenOf(u"EventDefinition");
    for (const Value *value : event.all(u"eventDefinitionRef")) {
        if (value->target)
            all.push_back(value->target);
    }
    return all;
}

bool Model::hasDefinition(const Element &event, QStringView kind) const
{
    const auto all = definitions(event);
    return std::any_of(all.begin(), all.end(), [&](const Element *definition) { return definition->is(kind); });
}

bool Model::isExecutable(const Element &element)
{
    const Element *process = element.is(u"Process") ? &element : element.around(u"Process");
    return process && process->isTrue(u"isExecutable");
}

bool Model::instantiates(const Element &node)
{
    return (node.is(u"ReceiveTask") || node.is(u"EventBasedGateway")) && node.isTrue(u"instantiate");
}

const Element *Model::item(const Element *holder) const
{
    if (!holder)
        return nullptr;
    if (const Element *own = holder->target(u"itemSubjectRef"))
        return own;
    if (const Element *object = holder->target(u"dataObjectRef"))
        return item(object);
    if (const Element *store = holder->target(u"dataStoreRef"))
        return item(store);
    if (const Element *structure = holder->target(u"structureRef"))
        return structure; // of a signal, an error, an escalation
    return holder->target(u"itemRef");
}

bool Model::sameItem(const Element *left, const Element *right)
{
    if (!left || !right)
        return left == right;
    if (left == right)
        return true;
    const Value *ours = left->find(u"structureRef");
    const Value *theirs = right->find(u"structureRef");
    return ours && theirs && ours->text == theirs->text && ours->namespaceUri == theirs->namespaceUri;
}

core::Faults check(const interchange::Document &document)
{
    static const std::vector<Family> families{
        identifiers, references,       artifacts,  expressions, timers,      sequenceFlows, gateways,       eventGateways,      collaborations,
        messageFlows, activities,      operations, loops,       subProcesses, calls,        data,           dataSets,           dataAssociations,
        eventData,   startEvents,      endEvents,  boundaryEvents, intermediateEvents, links, messages};
    const Model model(document);
    core::Faults faults;
    Findings findings(faults);
    for (const Family family : families)
        family(model, findings);
    return faults;
}

void checkFile(const QByteArray &bytes, const QString &fileName, core::Faults &faults)
{
    core::Faults found;
    const auto document = interchange::Document::read(bytes, fileName, found);
    if (!document)
        return; // whoever read it has told why
    core::Faults broken = check(*document);
    std::move(broken.begin(), broken.end(), std::back_inserter(found));
    std::set<std::tuple<QString, int, int>> told;
    for (const core::Error &fault : faults)
        told.emplace(fault.where().file, fault.where().line, fault.where().column);
    for (core::Error &fault : found) {
        if (!told.contains({fault.where().file, fault.where().line, fault.where().column}))
            faults.push_back(std::move(fault));
    }
}

} // namespace engine::bpmn::constraints
