// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/progress.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace engine;
using namespace Qt::StringLiterals;

namespace {

bpmn::Node node(const QString &id, bpmn::NodeType type, bpmn::Index parent = bpmn::none)
{
    bpmn::Node made;
    made.id = id;
    made.type = type;
    made.parent = parent;
    return made;
}

/// Two tasks and a sub-process with a task of its own, and a start event that every process has.
bpmn::Process process()
{
    bpmn::Process made;
    made.nodes = {node(u"start"_s, bpmn::NodeType::StartEvent), node(u"examine"_s, bpmn::NodeType::UserTask),
                  node(u"visit"_s, bpmn::NodeType::SubProcess), node(u"measure"_s, bpmn::NodeType::UserTask, 2),
                  node(u"start-visit"_s, bpmn::NodeType::StartEvent, 2), node(u"pay"_s, bpmn::NodeType::CallActivity)};
    for (bpmn::Index i = 0; i < made.nodes.size(); ++i)
        made.nodeIndex.insert(made.nodes[i].id, i);
    return made;
}

QDateTime day(int number)
{
    return QDateTime(QDate(2026, 5, number), QTime(3, 0), Qt::UTC);
}

state::Scope scope(const QString &id, const QString &parent, state::ScopeKind kind)
{
    state::Scope made;
    made.id = id;
    made.parent = parent;
    made.kind = kind;
    return made;
}

} // namespace

/// What the picture of a case shows of its state.
class ProgressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStepWaitsSinceItWasEnteredForTheLastTime()
    {
        state::CaseState state;
        state.scopes = {{{}, {}}};
        state.tokens = {{u"t"_s, {u"t"_s, {}, u"examine"_s}}};
        // The first time it was cancelled, the second time done.
        state.steps = {{u"start"_s, {}, day(1), day(1), {}}, {u"examine"_s, {}, day(2), {}, {}}, {u"examine"_s, {}, day(3), day(4), {}}, {u"examine"_s, {}, day(5), {}, {}}};
        const bpmn::Progress progress = casework::progressOf(state, process(), "Asia/Tokyo");
        QCOMPARE(progress.waiting, (std::map<QString, QDateTime>{{u"examine"_s, day(5)}}));
        QCOMPARE(progress.done, (std::map<QString, QDateTime>{{u"start"_s, day(1)}}));
    }

    void ofSeveralTheLongestWaitCounts()
    {
        state::CaseState state;
        state.scopes = {{{}, {}}};
        state.tokens = {{u"t"_s, {u"t"_s, {}, u"examine"_s}}, {u"u"_s, {u"u"_s, {}, u"examine"_s}}};
        state.steps = {{u"examine"_s, {}, day(1), {}, {}}, {u"examine"_s, {}, day(2), {}, {}}, {u"examine"_s, {}, day(3), {}, {}}};
        QCOMPARE(casework::progressOf(state, process(), "Asia/Tokyo").waiting.at(u"examine"_s), day(2));
    }

    void aWaitInASubProcessIsOneOfTheCase()
    {
        state::CaseState state;
        state.scopes = {{{}, {}}, {u"s"_s, scope(u"s"_s, {}, state::ScopeKind::SubProcess)}};
        state.tokens = {{u"t"_s, {u"t"_s, {}, u"visit"_s}}, {u"u"_s, {u"u"_s, u"s"_s, u"measure"_s}}};
        state.steps = {{u"visit"_s, {}, day(1), {}, {}}, {u"start-visit"_s, u"s"_s, day(1), day(1), {}}, {u"measure"_s, u"s"_s, day(2), {}, {}}};
        const bpmn::Progress progress = casework::progressOf(state, process(), "Asia/Tokyo");
        QCOMPARE(progress.waiting, (std::map<QString, QDateTime>{{u"visit"_s, day(1)}, {u"measure"_s, day(2)}}));
        QCOMPARE(progress.done, (std::map<QString, QDateTime>{{u"start-visit"_s, day(1)}}));
    }

    void whatWasDoneInAClosedSubProcessStaysDone()
    {
        state::CaseState state;
        state.scopes = {{{}, {}}};
        state.steps = {{u"start-visit"_s, u"s"_s, day(1), day(1), {}}, {u"measure"_s, u"s"_s, day(1), day(2), {}}};
        QCOMPARE(casework::progressOf(state, process(), "Asia/Tokyo").done, (std::map<QString, QDateTime>{{u"start-visit"_s, day(1)}, {u"measure"_s, day(2)}}));
    }

    void aCalledProcessHasAPictureOfItsOwn()
    {
        state::CaseState state;
        state.scopes = {{{}, {}}, {u"c"_s, scope(u"c"_s, {}, state::ScopeKind::Process)}, {u"inner"_s, scope(u"inner"_s, u"c"_s, state::ScopeKind::SubProcess)}};
        state.tokens = {{u"t"_s, {u"t"_s, {}, u"pay"_s}}, {u"u"_s, {u"u"_s, u"inner"_s, u"examine"_s}}};
        // Both have a start event of the same name; the one of the closed call is not one of this process either.
        state.steps = {{u"pay"_s, {}, day(1), {}, {}}, {u"start-visit"_s, u"c"_s, day(1), day(1), {}}, {u"examine"_s, u"inner"_s, day(2), {}, {}},
                       {u"start-visit"_s, u"gone"_s, day(1), day(1), {}}, {u"amount"_s, u"gone"_s, day(1), day(1), {}}};
        const bpmn::Progress progress = casework::progressOf(state, process(), "Asia/Tokyo");
        QCOMPARE(progress.waiting, (std::map<QString, QDateTime>{{u"pay"_s, day(1)}}));
        QVERIFY(progress.done.empty());
    }
};

TODOKE_TEST(ProgressTest)
#include "tst_progress.moc"
