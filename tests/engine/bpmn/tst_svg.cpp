// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/reader.h"
#include "engine/bpmn/svg.h"
#include "engine/xml/document.h"
#include "tests/support/golden.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QTest>

using namespace engine;
using namespace engine::bpmn;
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
        const QByteArray bytes = svg(process, {{u"start"_s, u"examine"_s}, {u"pay"_s}}, {u"en"_s});
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
        const auto document = xml::Document::parse(svg(sample(u"fine/drawn.bpmn"_s), {{}, {u"examine"_s}}, {u"ja"_s}), u"x.svg"_s);
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

    void computedPlacesDoNotOverlap()
    {
        const Process process = sample(u"faults/parallel-in-order.bpmn"_s);
        const Layout layout = layoutOf(process);
        for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
            for (std::size_t j = i + 1; j < layout.nodes.size(); ++j) {
                const Bounds &a = layout.nodes[i];
                const Bounds &b = layout.nodes[j];
                const bool apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
                QVERIFY2(apart, qPrintable(process.nodes[i].id + u" and "_s + process.nodes[j].id));
            }
        }
    }

private:
    static Process sample(const QString &name)
    {
        core::Faults faults;
        auto processes = bpmn::read(tests::bytesOf(QStringLiteral(TODOKE_TEST_DATA "/") + name), name, {}, faults);
        return std::move(processes.at(0));
    }
};

TODOKE_TEST(SvgTest)
#include "tst_svg.moc"
