// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/bpmn/reader.h"
#include "engine/xml/document.h"

#include <QSet>

#include <map>

namespace engine::bpmn {

/// The namespaces of what is read.
namespace uri {
inline const QString model = QString::fromLatin1(bpmnNamespace);
inline const QString todoke = QString::fromLatin1(extensionNamespace);
} // namespace uri

/// The work of reading one file: what is known while its processes are read. Used by reader.cpp and the
/// read_*.cpp files only.
class Reading
{
public:
    Reading(const feel::Names &names, core::Faults &faults);

    Definitions definitions(const xml::Element &root);

private:
    // read_definitions.cpp
    void claimIds(const xml::Element &element);
    void readRoot(const xml::Element &element);
    void readInterface(const xml::Element &element);
    void readCollaboration(const xml::Element &element);
    void readGlobalTask(const xml::Element &element);
    void routeMessages();

    // reader.cpp
    Process readProcess(const xml::Element &element);
    /// What may stand in a process and in a sub-process: nodes, flows, lanes, data, artifacts.
    bool readFlowElement(const xml::Element &child, Process &process, Index scope);
    void readFlow(const xml::Element &element, Process &process, Index scope);
    void readLanes(const xml::Element &laneSet, Process &process, Index parent);
    void readAssociation(const xml::Element &element, Process &process, Index scope);

    // read_connect.cpp
    void connect(Process &process);
    void connectReferences(Process &process);
    void findEntries(Process &process);
    void findUpstream(Process &process);
    void resolveData(Process &process);
    void applyLanes(Process &process);

    // read_nodes.cpp
    void readNode(const xml::Element &element, Process &process, Index scope);
    Node nodeOf(const xml::Element &element);
    void readReferences(const xml::Element &element, Index index, Node &node);
    void readChildren(const xml::Element &element, Node &node);
    bool readExtension(const xml::Element &child, Node &node);
    void readAttributes(const xml::Element &element, Node &node);
    void readExtensionAttributes(const xml::Element &element, Node &node);
    std::optional<Mapping> readMapping(const xml::Element &element, const QString &valueAttribute);
    void requireContent(const xml::Element &element, Node &node);

    // read_activities.cpp
    bool readActivityChild(const xml::Element &child, Node &node);
    StandardLoop readLoop(const xml::Element &element);
    MultiInstance readInstances(const xml::Element &element);
    void readResource(const xml::Element &element, Node &node);
    ResourceRole resourceOf(const xml::Element &element);
    DataItem readDataItem(const xml::Element &element, Index scope = none);
    DataAssociation readDataAssociation(const xml::Element &element);
    IoSpecification readIo(const xml::Element &element);

    // read_events.cpp
    std::optional<EventDefinition> readEventDefinition(const xml::Element &element, const QString &owner);
    void readTimer(const xml::Element &element, const QString &owner, EventDefinition &definition);
    Reference rootReference(const xml::Element &element, const QString &attribute, bool byCode);

    // read_layout.cpp
    void readDiagram(const xml::Element &diagram);

    // common
    template <typename... Arguments>
    void fault(ReadError id, const core::SourceRef &where, const Arguments &...arguments)
    {
        m_faults.push_back(core::Error(id, QStringList{arguments...}, where));
    }
    /// The element's id; adds a fault and gives nothing where it has none or it is taken.
    std::optional<QString> claimId(const xml::Element &element);
    void unsupported(const xml::Element &element, const xml::Element &parent);
    void checkAttributes(const xml::Element &element, const QStringList &extensions);
    std::optional<feel::Expression> expression(const QString &text, const core::SourceRef &where, const QString &what);
    std::optional<feel::Expression> expressionOf(const xml::Element &element);
    void checkLanguage(const xml::Element &element, QStringView attribute);
    qint64 wholeNumber(const xml::Element &element, QStringView attribute, qint64 otherwise);
    /// Keeps an element that is not carried out; a fault unless it says nothing about execution.
    void keep(const xml::Element &child, const xml::Element &parent, std::vector<Detail> &details);
    static Detail detailOf(const xml::Element &element);
    static Reference attributeReference(const xml::Element &element, QStringView attribute);
    static Reference textReference(const xml::Element &element);
    static QString localPart(const QString &qualifiedName);
    static bool isIgnorable(const xml::Element &element);

    feel::Names m_names;
    core::Faults &m_faults;
    Definitions m_definitions;
    std::map<QString, core::SourceRef> m_ids;
    // References by node index that can be followed only when the whole process has been read.
    std::map<Index, Reference> m_defaults;
    std::map<Index, Reference> m_attached;
    std::map<Index, std::vector<Reference>> m_flowRefs;
    struct PendingFlow
    {
        Reference source;
        Reference target;
        SequenceFlow flow;
    };
    std::vector<PendingFlow> m_pendingFlows;
    struct PendingLane
    {
        Lane lane;
        std::vector<Reference> nodes;
    };
    std::vector<PendingLane> m_pendingLanes;
};

} // namespace engine::bpmn
