// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/check.h"
#include "engine/bpmn/reader.h"
#include "engine/core/sentence.h"
#include "tests/support/golden.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace engine;
using namespace engine::bpmn;
using namespace Qt::StringLiterals;

class ReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        core::Faults faults;
        auto processes = bpmn::read(tests::bytesOf(QStringLiteral(TODOKE_TEST_DATA "/fine/drawn.bpmn")), u"drawn.bpmn"_s, {}, faults);
        for (const core::Error &fault : faults)
            qWarning("%s %s", qPrintable(fault.where().toString()), qPrintable(core::sentence(fault, {u"en"_s})));
        QVERIFY(faults.empty());
        QCOMPARE(processes.size(), std::size_t(1));
        m_process = std::move(processes.front());
    }

    void nodesHaveTheirTypesAndFlows()
    {
        QCOMPARE(m_process.name, u"手続 <A>"_s);
        QCOMPARE(m_process.nodes.size(), std::size_t(9));
        QCOMPARE(m_process.start()->id, u"start"_s);
        const Node &examine = *m_process.node(u"examine"_s);
        QVERIFY(examine.type == NodeType::UserTask);
        QCOMPARE(examine.incoming.size(), std::size_t(1));
        QCOMPARE(m_process.flows[examine.outgoing[0]].id, u"f2"_s);
        QCOMPARE(examine.form.name, u"examination"_s);
        QCOMPARE(examine.form.where.line, 16);
        QVERIFY(examine.flat);
        QVERIFY(m_process.node(u"nobody"_s) == nullptr);
        QVERIFY(m_process.flow(u"f9"_s) == nullptr);
    }

    void labelsFollowTheLanguageAndFallBackToTheName()
    {
        QCOMPARE(m_process.node(u"examine"_s)->label({u"en"_s}), u"Examine"_s);
        QCOMPARE(m_process.node(u"examine"_s)->label({u"ja"_s}), u"審査"_s);
        QCOMPARE(m_process.node(u"pay"_s)->label({u"en"_s}), u"納付"_s);
        QCOMPARE(m_process.node(u"issue"_s)->label({u"en"_s}), u"issue"_s);
    }

    void theInnermostLaneOwnsATaskWithoutOwner()
    {
        QCOMPARE(m_process.node(u"examine"_s)->owner->text(), u"role(\"clerk\")"_s);
        QCOMPARE(m_process.node(u"decide"_s)->owner->text(), u"role(\"chief\")"_s);
        QVERIFY(m_process.node(u"decide"_s)->act == Act::Approve);
    }

    void isoTimesBecomeFeel()
    {
        const Node &late = *m_process.node(u"late"_s);
        QVERIFY(late.isBoundary() && late.timer());
        QVERIFY(!late.interrupting);
        QVERIFY(late.timer()->kind == TimerKind::Duration);
        QCOMPARE(late.timer()->when.text(), u"duration(\"P14D\")"_s);
        QCOMPARE(m_process.nodes[late.attachedTo].id, u"examine"_s);
        QCOMPARE(m_process.node(u"examine"_s)->due->text(), u"date(\"2026-05-21\")"_s);
    }

    void servicesCallsAndMessagesKeepTheirMappings()
    {
        const Node &issue = *m_process.node(u"issue"_s);
        QCOMPARE(issue.service.name, u"issue"_s);
        QCOMPARE(issue.parameters.size(), std::size_t(2));
        QCOMPARE(issue.parameters[0].name, u"document"_s);
        QCOMPARE(issue.parameters[0].value.text(), u"\"certificate\""_s);
        QCOMPARE(issue.parameters[1].value.text(), u"1 + 1"_s);
        QCOMPARE(issue.results[0].name, u"number"_s);
        const Node &pay = *m_process.node(u"pay"_s);
        QCOMPARE(pay.called.name, u"common:payment"_s);
        QCOMPARE(pay.in[0].name, u"amount"_s);
        QCOMPARE(pay.out[0].value.text(), u"payment.receipt"_s);
        QCOMPARE(m_process.node(u"wait"_s)->message.name, u"payment"_s);
        QCOMPARE(m_process.node(u"done"_s)->outcome.name, u"granted"_s);
    }

    void theDrawingIsKept()
    {
        QCOMPARE(m_process.node(u"start"_s)->bounds->y, 92.5);
        QCOMPARE(m_process.flow(u"f1"_s)->waypoints.size(), std::size_t(2));
        QCOMPARE(m_process.flow(u"f1"_s)->waypoints[1].x, 130.0);
        QCOMPARE(m_process.lanes[0].bounds->width, 870.0);
        QCOMPARE(m_process.bounds->height, 300.0);
        QVERIFY(!m_process.node(u"decide"_s)->bounds);
    }

    void whatTheProcessSetsAndHandsInIsKnown()
    {
        QCOMPARE(variablesSetBy(m_process), (std::set<QString>{u"examine"_s, u"number"_s, u"decision"_s, u"paid"_s, u"receipt"_s, u"payment"_s}));
        QCOMPARE(inputsGivenBy(m_process).at(u"common:payment"_s), (std::set<QString>{u"amount"_s}));
        QCOMPARE(answersSetBy(m_process).at(u"decision"_s), (std::set<QString>{u"approve"_s}));
        QCOMPARE(flatFormsOf(m_process), (std::set<QString>{u"examination"_s}));
    }

    void bytesThatAreNoBpmnGiveAFaultAndNoProcess_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("zeros") << QByteArray(100, '\0');
        QTest::newRow("a DOCTYPE") << QByteArray("<!DOCTYPE definitions [<!ENTITY a \"b\">]><definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\">&a;</definitions>");
        QTest::newRow("another root") << QByteArray("<html/>");
        QTest::newRow("no process") << QByteArray("<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>");
    }

    void bytesThatAreNoBpmnGiveAFaultAndNoProcess()
    {
        QFETCH(const QByteArray, bytes);
        core::Faults faults;
        QVERIFY(bpmn::read(bytes, u"x.bpmn"_s, {}, faults).empty());
        QCOMPARE(faults.size(), std::size_t(1));
    }

private:
    Process m_process;
};

TODOKE_TEST(ReaderTest)
#include "tst_reader.moc"
