// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/drawing/layout.h"
#include "engine/bpmn/reader.h"
#include "engine/bpmn/svg.h"
#include "engine/xml/document.h"
#include "tests/support/golden.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QTest>

#include <cmath>

using namespace engine;
using namespace engine::bpmn;
using namespace engine::bpmn::drawing;
using namespace Qt::StringLiterals;

namespace {

const QString svgNamespace = u"http://www.w3.org/2000/svg"_s;

void collect(const xml::Element &element, std::map<QString, xml::Element> &nodes)
{
    if (const auto id = element.attribute(u"data-node"))
        nodes.emplace(*id, element);
    for (const xml::Element &child : element.children())
        collect(child, nodes);
}

} // namespace

class SvgTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDrawingSaysInWordsWhatItShows()
    {
        const Process process = sample(u"fine/drawn.bpmn"_s);
        const QByteArray bytes = svg(process, {{{u"start"_s, {}}, {u"examine"_s, {}}}, {{u"pay"_s, {}}}}, {u"en"_s});
        const auto document = xml::Document::parse(bytes, u"x.svg"_s);
        QVERIFY(document);
        const xml::Element root = document->root();
        QVERIFY(root.is(svgNamespace, u"svg"));
        QCOMPARE(*root.attribute(u"role"), u"img"_s);
        const QString labelledBy = *root.attribute(u"aria-labelledby");
        QCOMPARE(root.child(svgNamespace, u"title")->text(), u"手続 <A>"_s);
        QCOMPARE(root.child(svgNamespace, u"desc")->text(), u"Done: Examine. Now at: 納付."_s);
        QVERIFY(labelledBy.contains(*root.child(svgNamespace, u"desc")->attribute(u"id")));
        std::map<QString, xml::Element> nodes;
        collect(root, nodes);
        QCOMPARE(nodes.size(), process.nodes.size());
        QCOMPARE(nodes.at(u"pay"_s).child(svgNamespace, u"title")->text(), u"納付 (now)"_s);
        QVERIFY(nodes.at(u"pay"_s).attribute(u"class")->contains(u"waiting"_s));
        QCOMPARE(nodes.at(u"examine"_s).child(svgNamespace, u"title")->text(), u"Examine (done)"_s);
        QVERIFY(nodes.at(u"examine"_s).text().contains(u"✓"_s));
        QVERIFY(!nodes.at(u"decide"_s).text().contains(u"✓"_s));
    }

    void japaneseReadersGetJapanese()
    {
        const auto document = xml::Document::parse(svg(sample(u"fine/drawn.bpmn"_s), {{}, {{u"examine"_s, {}}}}, {u"ja"_s}), u"x.svg"_s);
        QCOMPARE(document->root().child(svgNamespace, u"desc")->text(), u"現在: 審査。"_s);
    }

    void everyProcessCanBeDrawnWhateverIsWrongWithIt_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : QDir(QStringLiteral(TODOKE_TEST_DATA "/faults")).entryList({u"*.bpmn"_s}))
            QTest::newRow(qPrintable(name)) << u"faults/"_s + name;
    }

    void everyProcessCanBeDrawnWhateverIsWrongWithIt()
    {
        QFETCH(const QString, name);
        core::Faults faults;
        for (const Process &process : bpmn::read(tests::bytesOf(QStringLiteral(TODOKE_TEST_DATA "/") + name), name, {}, faults)) {
            QVERIFY(xml::Document::parse(svg(process, {}, {u"en"_s}), u"x.svg"_s));
            const Layout layout = layoutOf(process);
            QCOMPARE(layout.nodes.size(), process.nodes.size());
            QCOMPARE(layout.flows.size(), process.flows.size());
        }
    }

    void theDayFromWhichItWaitsStandsBesideTheStep_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("beside");
        QTest::addColumn<QString>("waiting");
        QTest::addColumn<QString>("done");
        QTest::addColumn<QString>("description");
        // 16:30 in Greenwich is the next morning in the town.
        QTest::newRow("Japanese") << u"ja"_s << u"令和8年5月8日から"_s << u"納付（現在、令和8年5月8日 1:30から）"_s << u"審査（令和8年5月7日 12:00済み）"_s
                                  << u"済んだもの: 審査。現在: 納付（令和8年5月8日 1:30から）。"_s;
        QTest::newRow("English") << u"en"_s << u"since 8 May 2026"_s << u"納付 (now, since 8 May 2026 1:30)"_s << u"Examine (done, 7 May 2026 12:00)"_s
                                 << u"Done: Examine. Now at: 納付 (since 8 May 2026 1:30)."_s;
    }

    void theDayFromWhichItWaitsStandsBesideTheStep()
    {
        QFETCH(const QString, language);
        const QDateTime arrival(QDate(2026, 5, 7), QTime(3, 0), Qt::UTC);
        const Progress progress{{{u"examine"_s, arrival}}, {{u"pay"_s, arrival.addSecs(13 * 3600 + 1800)}}};
        const auto document = xml::Document::parse(svg(sample(u"fine/drawn.bpmn"_s), progress, {language}), u"x.svg"_s);
        QVERIFY(document);
        const auto nodes = nodesOf(*document);
        QTEST(nodes.at(u"pay"_s).child(svgNamespace, u"title")->text(), "waiting");
        QTEST(nodes.at(u"examine"_s).child(svgNamespace, u"title")->text(), "done");
        QTEST(document->root().child(svgNamespace, u"desc")->text(), "description");
        QFETCH(const QString, beside);
        QVERIFY2(textsOf(nodes.at(u"pay"_s)).contains(beside), qPrintable(textsOf(nodes.at(u"pay"_s)).join(u'|')));
        QCOMPARE(nodes.at(u"pay"_s).attribute(u"id").value_or(QString()), u"now"_s);
    }

    void aWaitWithinASubProcessIsShownThereAndNotAtItsFrame()
    {
        const QDateTime since(QDate(2026, 5, 7), QTime(3, 0), Qt::UTC);
        const auto document = xml::Document::parse(svg(sample(u"fine/undrawn.bpmn"_s), {{}, {{u"site"_s, since}, {u"measure"_s, since}}}, {u"en"_s}), u"x.svg"_s);
        QVERIFY(document);
        const auto nodes = nodesOf(*document);
        QVERIFY(textsOf(nodes.at(u"measure"_s)).contains(u"since 7 May 2026"_s));
        QVERIFY(!textsOf(nodes.at(u"site"_s)).contains(u"since 7 May 2026"_s));
        QCOMPARE(document->root().child(svgNamespace, u"desc")->text(), u"Now at: Measure (since 7 May 2026 12:00)."_s);
        QCOMPARE(nodes.at(u"measure"_s).attribute(u"id").value_or(QString()), u"now"_s);
    }

    void whatStandsInACollapsedSubProcessIsNotDrawn()
    {
        QByteArray bytes = tests::bytesOf(QStringLiteral(TODOKE_TEST_DATA "/fine/undrawn.bpmn"));
        bytes.replace("</definitions>", R"(<bpmndi:BPMNDiagram xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" id="d"><bpmndi:BPMNPlane id="p" bpmnElement="inspection">
            <bpmndi:BPMNShape id="s" bpmnElement="site" isExpanded="false"/></bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>)");
        core::Faults faults;
        const Process process = std::move(bpmn::read(bytes, u"collapsed.bpmn"_s, {}, faults).at(0));
        const auto document = xml::Document::parse(svg(process, {{}, {{u"site"_s, {}}, {u"measure"_s, {}}}}, {u"en"_s}), u"x.svg"_s);
        const auto nodes = nodesOf(*document);
        QVERIFY(nodes.contains(u"site"_s));
        QVERIFY(!nodes.contains(u"measure"_s));
        QCOMPARE(document->root().child(svgNamespace, u"desc")->text(), u"Now at: Visit the site."_s);
    }

    void namesCannotBreakOutOfTheDrawing()
    {
        Process process = sample(u"fine/drawn.bpmn"_s);
        const QString hostile = u"</title><script>alert('%1 %2')</script>&\"\n"_s + QChar(0xD800) + QChar(1) + QString(5000, u'長') + QString(5000, u'w');
        for (Node &node : process.nodes) {
            node.name = hostile;
            node.labels = {};
        }
        for (SequenceFlow &flow : process.flows)
            flow.name = hostile;
        const QDateTime since(QDate(2026, 5, 7), QTime(3, 0), Qt::UTC);
        const QByteArray bytes = svg(process, {{{u"start"_s, since}}, {{u"pay"_s, since}}}, {u"en"_s});
        const auto document = xml::Document::parse(bytes, u"x.svg"_s);
        QVERIFY(document);
        QVERIFY(!bytes.contains("<script"));
        const auto nodes = nodesOf(*document);
        QCOMPARE(nodes.size(), process.nodes.size());
        // The title says it all; what is drawn stays within three lines.
        QVERIFY(nodes.at(u"pay"_s).child(svgNamespace, u"title")->text().startsWith(u"</title><script>alert('%1 %2')"_s));
        for (const QString &text : textsOf(nodes.at(u"pay"_s)))
            QVERIFY2(text.size() < 30, qPrintable(text));
        QVERIFY(textsOf(nodes.at(u"pay"_s)).size() <= 5);
    }

    void computedPlacesAreSensible_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &folder : {u"fine"_s, u"faults"_s, u"sound"_s, u"unsound"_s, u"../runtime/runs"_s}) {
            for (const QString &name : QDir(QStringLiteral(TODOKE_TEST_DATA "/") + folder).entryList({u"*.bpmn"_s}))
                QTest::newRow(qPrintable(folder + u'/' + name)) << folder + u'/' + name;
        }
    }

    void computedPlacesAreSensible()
    {
        QFETCH(const QString, name);
        core::Faults faults;
        for (Process &process : bpmn::read(tests::bytesOf(QStringLiteral(TODOKE_TEST_DATA "/") + name), name, {}, faults)) {
            for (Node &node : process.nodes)
                node.bounds.reset();
            const Layout layout = layoutOf(process);
            for (Index i = 0; i < layout.nodes.size(); ++i)
                checkPlace(process, layout, i);
            for (Index i = 0; i < layout.flows.size(); ++i)
                checkWay(process, layout, i);
        }
    }

    void whatIsWrittenLaterStandsFurtherOnUnlessItLeadsBack()
    {
        const QString name = QStringLiteral(TODOKE_SOURCE_DIR "/procedures/tax-certificate/workflow.bpmn");
        core::Faults faults;
        Process process = std::move(bpmn::read(tests::bytesOf(name), name, {}, faults).at(0));
        for (Node &node : process.nodes)
            node.bounds.reset();
        const Layout layout = layoutOf(process);
        QStringList back;
        for (const SequenceFlow &flow : process.flows) {
            if (layout.nodes[flow.target].x < layout.nodes[flow.source].x)
                back << process.nodes[flow.source].id + u" to "_s + process.nodes[flow.target].id;
        }
        back.sort();
        QCOMPARE(back, QStringList({u"approved to j-examine"_s, u"examined-as to j-complete"_s, u"mended to j-check"_s}));
    }

private:
    static bool isWithin(const Bounds &inner, const Bounds &outer)
    {
        return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;
    }

    static bool areApart(const Bounds &a, const Bounds &b)
    {
        return a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
    }

    static bool standsIn(const Process &process, Index inner, Index outer)
    {
        for (Index at = process.nodes[inner].parent; at != none; at = process.nodes[at].parent) {
            if (at == outer)
                return true;
        }
        return false;
    }

    /// Within its sub-process, at its host, on no other node.
    static void checkPlace(const Process &process, const Layout &layout, Index i)
    {
        const Node &node = process.nodes[i];
        const Bounds &own = layout.nodes[i];
        QVERIFY2(own.width > 0 && own.x >= 0 && own.y >= 0, qPrintable(node.id));
        if (node.parent != none)
            QVERIFY2(isWithin(own, layout.nodes[node.parent]), qPrintable(node.id));
        const bool hosted = node.isBoundary() && node.attachedTo != none && process.nodes[node.attachedTo].isActivity();
        if (hosted) {
            const Bounds &host = layout.nodes[node.attachedTo];
            QCOMPARE(own.y + own.height / 2, host.y + host.height);
            QVERIFY2(own.x >= host.x && own.x + own.width <= host.x + host.width, qPrintable(node.id));
        }
        for (Index j = 0; j < layout.nodes.size(); ++j) {
            const bool related = j == i || standsIn(process, i, j) || standsIn(process, j, i) || (hosted && j == node.attachedTo)
                || (process.nodes[j].isBoundary() && process.nodes[j].attachedTo == i);
            const bool ofHost = hosted && standsIn(process, j, node.attachedTo);
            QVERIFY2(related || ofHost || areApart(own, layout.nodes[j]), qPrintable(node.id + u" and "_s + process.nodes[j].id));
        }
    }

    /// Through no step but those that it connects.
    static void checkWay(const Process &process, const Layout &layout, Index i)
    {
        const SequenceFlow &flow = process.flows[i];
        const std::vector<Point> &points = layout.flows[i];
        QVERIFY2(points.size() >= 2, qPrintable(flow.id));
        if (process.nodes[flow.source].parent != process.nodes[flow.target].parent)
            return; // no such flow may be
        for (std::size_t p = 0; p + 1 < points.size(); ++p) {
            QVERIFY2(std::abs(points[p].x - points[p + 1].x) < 1 || std::abs(points[p].y - points[p + 1].y) < 1, qPrintable(flow.id));
            const Bounds segment{std::min(points[p].x, points[p + 1].x), std::min(points[p].y, points[p + 1].y),
                                 std::abs(points[p].x - points[p + 1].x), std::abs(points[p].y - points[p + 1].y)};
            for (Index j = 0; j < layout.nodes.size(); ++j) {
                const Node &node = process.nodes[j];
                if (j == flow.source || j == flow.target || j == process.nodes[flow.source].attachedTo || isFrame(node) || node.isBoundary())
                    continue;
                QVERIFY2(areApart(segment, layout.nodes[j]), qPrintable(flow.id + u" through "_s + node.id));
            }
        }
    }

    static std::map<QString, xml::Element> nodesOf(const xml::Document &document)
    {
        std::map<QString, xml::Element> nodes;
        collect(document.root(), nodes);
        return nodes;
    }

    static QStringList textsOf(const xml::Element &node)
    {
        QStringList texts;
        for (const xml::Element &child : node.children()) {
            if (child.name() == "text"_L1)
                texts << child.text();
        }
        return texts;
    }

    static Process sample(const QString &name)
    {
        core::Faults faults;
        auto processes = bpmn::read(tests::bytesOf(QStringLiteral(TODOKE_TEST_DATA "/") + name), name, {}, faults);
        return std::move(processes.at(0));
    }
};

TODOKE_TEST(SvgTest)
#include "tst_svg.moc"
