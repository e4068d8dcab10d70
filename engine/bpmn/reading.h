// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/bpmn/reader.h"
#include "engine/xml/document.h"

#include <QSet>

#include <map>

namespace engine::bpmn {

/// The work of reading one file: what is known while its processes are read. Used by reader.cpp,
/// read_nodes.cpp and read_layout.cpp only.
class Reading
{
public:
    Reading(const feel::Names &names, core::Faults &faults);

    std::vector<Process> definitions(const xml::Element &root);

private:
    // reader.cpp
    void readMessage(const xml::Element &element);
    Process readProcess(const xml::Element &element);
    void readFlow(const xml::Element &element, Process &process);
    void readLanes(const xml::Element &laneSet, Process &process);
    void connect(Process &process);
    void applyLanes(Process &process);

    // read_nodes.cpp
    void readNode(const xml::Element &element, Process &process);
    void readChildren(const xml::Element &element, Node &node);
    bool readExtension(const xml::Element &child, Node &node);
    void readAttributes(const xml::Element &element, Node &node);
    void readEventDefinition(const xml::Element &element, Node &node);
    void readTimer(const xml::Element &element, Node &node);
    void readMessageRef(const xml::Element &element, Node &node);
    std::optional<Mapping> readMapping(const xml::Element &element, const QString &valueAttribute);
    void requireContent(const xml::Element &element, Node &node);

    // read_layout.cpp
    void readDiagram(const xml::Element &diagram, std::vector<Process> &processes);

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
    static QString localPart(const QString &qualifiedName);
    static bool isIgnorable(const xml::Element &element);

    feel::Names m_names;
    core::Faults &m_faults;
    std::map<QString, core::SourceRef> m_ids;
    std::map<QString, QString> m_messages; ///< by id
    struct Pending
    {
        QString value;
        core::SourceRef where;
    };
    // References by node index that can be followed only when the whole process has been read.
    std::map<Index, Pending> m_defaults;
    std::map<Index, Pending> m_attached;
    std::map<Index, std::vector<Pending>> m_flowRefs;
    struct PendingFlow
    {
        Pending source;
        Pending target;
        SequenceFlow flow;
    };
    std::vector<PendingFlow> m_pendingFlows;
    struct PendingLane
    {
        Lane lane;
        std::vector<Pending> nodes;
    };
    std::vector<PendingLane> m_pendingLanes;
    struct Pool
    {
        QString participant;
        QString process;
    };
    std::vector<Pool> m_pools;
};

} // namespace engine::bpmn
