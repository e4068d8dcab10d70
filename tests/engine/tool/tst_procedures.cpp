// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/check.h"
#include "engine/core/sentence.h"
#include "engine/services/standard_services.h"
#include "engine/tool/flow_cover.h"
#include "engine/tool/scenario.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QTest>

using namespace engine;
using namespace engine::tool;
using namespace Qt::StringLiterals;

namespace {

const QString folder = QStringLiteral(TODOKE_SOURCE_DIR "/procedures");

void tell(const core::Faults &faults)
{
    for (const core::Error &fault : faults)
        QTest::qFail(qPrintable(fault.where().toString() + u": "_s + core::sentence(fault, {u"en"_s})), __FILE__, __LINE__);
}

} // namespace

class ProceduresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyProcessIsPlayedThroughToItsEnd_data() { everySequenceFlowIsTakenByAScenarioOrImpossible_data(); }

    void everyProcessIsPlayedThroughToItsEnd()
    {
        QFETCH(const QString, name);
        const auto files = procedure::readFolder(folder + u'/' + name, folder + u"/common"_s);
        QVERIFY(files);
        core::Faults faults;
        core::Faults notes;
        procedure::read(*files, faults, services::standardSurroundings(), &notes);
        tell(faults);
        for (const core::Error &note : notes)
            QVERIFY2(!note.is(bpmn::CheckNote::NotPlayedThrough), qPrintable(core::sentence(note, {u"en"_s})));
    }

    void everySequenceFlowIsTakenByAScenarioOrImpossible_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            if (QFile::exists(u"%1/%2/workflow.bpmn"_s.arg(folder, name)))
                QTest::newRow(qPrintable(name)) << name;
        }
    }

    void everySequenceFlowIsTakenByAScenarioOrImpossible()
    {
        QFETCH(const QString, name);
        const auto files = procedure::readFolder(folder + u'/' + name, folder + u"/common"_s);
        QVERIFY(files);
        core::Faults faults;
        const auto package = procedure::read(*files, faults, services::standardSurroundings());
        tell(faults);
        QVERIFY(package);
        std::set<QString> taken;
        for (const auto &[path, content] : *files) {
            if (!path.startsWith(u"scenarios/"_s) || path.startsWith(u"scenarios/decisions/"_s) || !path.endsWith(u".xml"_s))
                continue;
            const ScenarioResult result = playScenario(package, path, content);
            tell(result.faults);
            taken.insert(result.flows.begin(), result.flows.end());
        }
        const FlowCover cover = coverOf(*package, taken);
        QCOMPARE(cover.missed, QStringList());
        QVERIFY(cover.all > 0);
    }
};

TODOKE_TEST(ProceduresTest)
#include "tst_procedures.moc"
