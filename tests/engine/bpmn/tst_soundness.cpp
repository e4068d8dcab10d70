// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/reader.h"
#include "engine/bpmn/soundness.h"
#include "engine/core/sentence.h"
#include "tests/engine/bpmn/brute_force.h"
#include "tests/support/golden.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QTest>

using namespace engine;
using namespace Qt::StringLiterals;

namespace {

const QString folder = QStringLiteral(TODOKE_TEST_DATA "/unsound");

std::vector<bpmn::Process> processesOf(const QByteArray &bytes, const QString &name)
{
    core::Faults faults;
    auto processes = bpmn::read(bytes, name, bpmn::baseNames(), faults);
    for (const core::Error &fault : faults)
        QTest::qFail(qPrintable(fault.where().toString() + u": "_s + core::sentence(fault, {u"en"_s})), __FILE__, __LINE__);
    return processes;
}

QString told(const bpmn::Soundness &soundness)
{
    QString text;
    for (const core::Error &fault : soundness.faults)
        text += fault.where().toString() + u": "_s + fault.idText() + u": "_s + core::sentence(fault, {u"en"_s}) + u'\n';
    return text;
}

tests::Verdict verdictOf(const bpmn::Process &process, const bpmn::Soundness &soundness)
{
    tests::Verdict verdict;
    for (const core::Error &fault : soundness.faults) {
        verdict.surplus = verdict.surplus || fault.is(bpmn::CheckError::LackOfSynchronisation);
        verdict.standstill = verdict.standstill || fault.is(bpmn::CheckError::Deadlock) || fault.is(bpmn::CheckError::LostToken);
        verdict.livelock = verdict.livelock || fault.is(bpmn::CheckError::Livelock);
        if (fault.is(bpmn::CheckError::DeadActivity)) {
            for (const bpmn::Node &node : process.nodes) {
                if (node.id == fault.arguments().first())
                    verdict.dead.insert(node.id.mid(1).toInt());
            }
        }
    }
    return verdict;
}

} // namespace

class SoundnessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anUnsoundModelIsFoundWithItsShortestWay_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : QDir(folder).entryList({u"*.bpmn"_s}, QDir::Files, QDir::Name))
            QTest::newRow(qPrintable(name.chopped(5))) << name;
    }

    void anUnsoundModelIsFoundWithItsShortestWay()
    {
        QFETCH(const QString, name);
        bpmn::Known known;
        known.values = {{u"examined.result"_s, {feel::Value(u"grant"_s), feel::Value(u"refuse"_s)}}};
        QString text;
        for (const bpmn::Process &process : processesOf(tests::bytesOf(folder + u'/' + name), name)) {
            const bpmn::Soundness soundness = bpmn::soundnessOf(process, known);
            QVERIFY(soundness.complete);
            text += told(soundness);
        }
        QVERIFY(!text.isEmpty());
        QVERIFY(tests::matchesGolden(folder + u'/' + name.chopped(5) + u".errors"_s, text));
    }

    void twentyUnsoundModelsArePlanted()
    {
        QVERIFY(QDir(folder).entryList({u"*.bpmn"_s}, QDir::Files).size() >= 20);
    }

    void whatIsSoundIsNotReproached_data()
    {
        QTest::addColumn<QString>("name");
        const QString sound = QStringLiteral(TODOKE_TEST_DATA "/sound");
        for (const QString &name : QDir(sound).entryList({u"*.bpmn"_s}, QDir::Files, QDir::Name))
            QTest::newRow(qPrintable(name.chopped(5))) << sound + u'/' + name;
    }

    void whatIsSoundIsNotReproached()
    {
        QFETCH(const QString, name);
        for (const bpmn::Process &process : processesOf(tests::bytesOf(name), name)) {
            const bpmn::Soundness soundness = bpmn::soundnessOf(process, {});
            QVERIFY(soundness.complete);
            QCOMPARE(told(soundness), QString());
        }
    }

    void aBoundThatIsReachedIsSaid()
    {
        const QString name = QStringLiteral(TODOKE_TEST_DATA "/sound/data_decides_twice.bpmn");
        const auto processes = processesOf(tests::bytesOf(name), name);
        const bpmn::Soundness bounded = bpmn::soundnessOf(processes.front(), {}, 3);
        QVERIFY(!bounded.complete);
        QVERIFY(bounded.states <= 3);
        QCOMPARE(told(bounded), QString());
    }

    /// Ten thousand with TODOKE_LONG, each a process of its own.
    void verdictsAgreeWithBruteForce()
    {
        const int count = qEnvironmentVariableIsSet("TODOKE_LONG") ? 10'000 : 1'500;
        QRandomGenerator generator(20270401);
        std::map<QByteArray, int> seen;
        for (int i = 0; i < count; ++i) {
            const tests::SmallProcess small = tests::SmallProcess::random(generator);
            const auto processes = processesOf(small.bpmn(), u"random.bpmn"_s);
            const bpmn::Soundness soundness = bpmn::soundnessOf(processes.front(), {}, 200'000);
            QVERIFY(soundness.complete);
            const tests::Verdict expected = tests::bruteForce(small);
            const tests::Verdict actual = verdictOf(processes.front(), soundness);
            QVERIFY2(actual == expected,
                     small.text() + " expected " + expected.text() + ", got " + actual.text() + "\n" + small.bpmn() + "\n" + told(soundness).toUtf8());
            ++seen[expected.dead.empty() ? expected.text() : QByteArray("dead")];
        }
        // All verdicts come up, so that agreeing says something.
        for (const char *kind : {"sound", "surplus", "standstill", "livelock", "dead"})
            QVERIFY2(seen[kind] > 5, kind);
    }
};

TODOKE_TEST(SoundnessTest)
#include "tst_soundness.moc"
