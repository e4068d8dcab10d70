// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/reader.h"
#include "engine/core/sentence.h"
#include "engine/runtime/execute.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace engine;
using namespace engine::journal;
using namespace Qt::StringLiterals;

namespace {

QString task(const QString &id)
{
    return uR"(<userTask id="%1" name="%1" todoke:form="f"><potentialOwner><resourceAssignmentExpression><formalExpression>role("r")</formalExpression></resourceAssignmentExpression></potentialOwner></userTask>)"_s
        .arg(id);
}

QString flow(const QString &from, const QString &to)
{
    return uR"(<sequenceFlow id="%1-%2" sourceRef="%1" targetRef="%2"/>)"_s.arg(from, to);
}

/// A way of `nodes` nodes: a task for a person, a script that counts, and so on.
QString wayOf(int nodes)
{
    QString body = uR"(<startEvent id="start"/>)"_s;
    QString last = u"start"_s;
    for (int i = 0; i < nodes; ++i) {
        const QString id = u"n%1"_s.arg(i);
        body += i % 2 == 0 ? task(id) : uR"(<scriptTask id="%1" todoke:result="x"><script>if x = null then 1 else x + 1</script></scriptTask>)"_s.arg(id);
        body += flow(last, id);
        last = id;
    }
    return body + uR"(<endEvent id="end"/>)"_s + flow(last, u"end"_s);
}

/// Whoever sends `more` begins a way of its own that waits in a scope of its own.
const QString aside = uR"(<subProcess id="aside" triggeredByEvent="true"><startEvent id="asked" isInterrupting="false"><messageEventDefinition messageRef="m"/></startEvent>%1
<endEvent id="aside-end"/>%2%3</subProcess>)"_s.arg(task(u"wait"_s), flow(u"asked"_s, u"wait"_s), flow(u"wait"_s, u"aside-end"_s));

/// A case of one process, carried on command by command.
class Case
{
public:
    explicit Case(const QString &body)
    {
        core::Faults faults;
        const QByteArray xml = uR"(<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:todoke="urn:todoke:bpmn:1" id="d" targetNamespace="urn:t"><message id="m" name="more"/><process id="main" name="main" isExecutable="true">%1</process></definitions>)"_s
                                   .arg(body).toUtf8();
        for (bpmn::Process &process : bpmn::read(xml, u"cost.bpmn"_s, runtime::workflowNames(m_definition), faults))
            m_definition.processes.emplace(u"main"_s, std::make_shared<bpmn::Process>(std::move(process)));
        if (!faults.empty())
            m_problem = core::sentence(faults.front(), {u"en"_s});
        perform(StartCase{u"p"_s, QString(64, u'0'), u"main"_s, u"s"_s, m_now, {}});
    }

    /// How many things were looked at.
    std::size_t perform(const CommandBody &body)
    {
        const std::size_t before = m_state.lookup.touched;
        auto done = runtime::execute(m_definition, std::move(m_state), {u"c"_s, u"k"_s, m_now, QByteArray::number(++m_commands).rightJustified(32, '0'), {}, {}, body});
        if (!done) {
            m_problem = core::sentence(done.error(), {u"en"_s});
            return 0;
        }
        m_state = std::move(done->after);
        return m_state.lookup.touched - before;
    }

    std::size_t complete(const QString &node)
    {
        for (const auto &[id, task] : m_state.tasks) {
            if (task.node == node)
                return perform(CompleteTask{QString(id), {}});
        }
        m_problem = u"no task at "_s + node;
        return 0;
    }

    const QString &problem() const { return m_problem; }
    const state::CaseState &state() const { return m_state; }

private:
    runtime::Definition m_definition;
    state::CaseState m_state;
    QDateTime m_now = QDateTime::fromMSecsSinceEpoch(1'790'000'000'000, Qt::UTC);
    int m_commands = 0;
    QString m_problem;
};

} // namespace

/// What a step costs, counted and not timed: how many nodes, tokens, scopes, variables and conditions are looked at.
class CostTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStepLooksAtAsMuchInALargeModelAsInASmallOne()
    {
        Case small(wayOf(10));
        Case large(wayOf(10'000));
        const std::size_t expected = small.complete(u"n0"_s);
        QVERIFY2(expected > 0, qPrintable(small.problem()));
        QCOMPARE(large.complete(u"n0"_s), expected);
        QCOMPARE(large.complete(u"n2"_s), small.complete(u"n2"_s));
        QCOMPARE(small.problem() + large.problem(), QString());
    }

    void aStepLooksAtAsMuchBesideManyTokensAsBesideFew()
    {
        Case few(wayOf(10) + aside);
        Case many(wayOf(10) + aside);
        std::size_t first = 0;
        std::size_t last = 0;
        for (int i = 0; i < 3; ++i)
            first = few.perform(ReceiveMessage{u"more"_s, {}});
        for (int i = 0; i < 10'000; ++i)
            last = many.perform(ReceiveMessage{u"more"_s, {}});
        QCOMPARE(few.problem() + many.problem(), QString());
        QCOMPARE(last, first);
        QCOMPARE(many.state().tasks.size(), std::size_t(10'001));
        QVERIFY(many.state().tokens.size() > 20'000);
        QCOMPARE(many.complete(u"n0"_s), few.complete(u"n0"_s));
        QCOMPARE(many.complete(u"wait"_s), few.complete(u"wait"_s));
        QCOMPARE(few.problem() + many.problem(), QString());
    }

    void allTokensOfALargeJoinCostNoMoreThanThemselves()
    {
        const auto costOf = [](int ways) {
            QString body = uR"(<startEvent id="start"/><parallelGateway id="split"/><parallelGateway id="join"/><endEvent id="end"/>)"_s
                + flow(u"start"_s, u"split"_s) + flow(u"join"_s, u"end"_s);
            for (int i = 0; i < ways; ++i) {
                const QString id = u"n%1"_s.arg(i);
                body += task(id) + flow(u"split"_s, id) + flow(id, u"join"_s);
            }
            Case one(body);
            std::size_t most = 0;
            for (int i = 0; i + 1 < ways; ++i)
                most = std::max(most, one.complete(u"n%1"_s.arg(i)));
            if (!one.problem().isEmpty())
                qWarning() << one.problem();
            return one.problem().isEmpty() ? most : 0;
        };
        const std::size_t small = costOf(4);
        QVERIFY(small > 0);
        QCOMPARE(costOf(400), small);
    }
};

TODOKE_TEST(CostTest)
#include "tst_cost.moc"
