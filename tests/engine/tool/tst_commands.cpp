// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/commands.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine::tool;

namespace {

const QString common = QStringLiteral(TODOKE_SOURCE_DIR "/procedures/common");

/// What a command printed and how it ended.
struct Ended
{
    int code;
    QString out;
    QString err;
};

Ended run(CommandFunction command, const QStringList &arguments, const QString &language = u"en"_s)
{
    Ended ended{0, {}, {}};
    QTextStream out(&ended.out);
    QTextStream err(&ended.err);
    ended.code = command(arguments, {out, err, {language}});
    return ended;
}

/// Puts twelve ways of three steps each, side by side, before the examination: four to the power of twelve states.
void splitWidely(const QString &path)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    QByteArray added = R"(<bpmn:parallelGateway id="apart"/><bpmn:parallelGateway id="together"/>
        <bpmn:sequenceFlow id="w-in" sourceRef="arrived" targetRef="apart"/><bpmn:sequenceFlow id="w-out" sourceRef="together" targetRef="examine"/>)";
    const auto flow = [&](const QByteArray &from, const QByteArray &to) {
        added += R"(<bpmn:sequenceFlow id="w-)" + from + '-' + to + R"(" sourceRef=")" + from + R"(" targetRef=")" + to + R"("/>)";
    };
    for (int way = 0; way < 12; ++way) {
        QByteArray before = "apart";
        for (int step = 0; step < 3; ++step) {
            const QByteArray id = "s" + QByteArray::number(way) + '-' + QByteArray::number(step);
            added += R"(<bpmn:manualTask id=")" + id + R"(" name="現地で確認"/>)";
            flow(before, id);
            before = id;
        }
        flow(before, "together");
    }
    bytes.replace(R"(<bpmn:sequenceFlow id="f-arrived-examine" sourceRef="arrived" targetRef="examine"/>)", added);
    bytes.replace(R"(<bpmndi:BPMNEdge id="e-arrived-examine" bpmnElement="f-arrived-examine"><di:waypoint x="158" y="100"/><di:waypoint x="250" y="100"/></bpmndi:BPMNEdge>)", "");
    file.resize(0);
    file.write(bytes);
}

} // namespace

class CommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewPackageHasNoFaultsAndPassesItsTests()
    {
        QTemporaryDir folder;
        const QString package = folder.filePath(u"dog-register"_s);
        const Ended written = run(newCommand, {package});
        QCOMPARE(written.code, 0);
        QVERIFY2(QFile::exists(package + u"/decisions/dog-register.dmn"_s), qPrintable(written.out));
        const Ended checked = run(checkCommand, {package, u"--common"_s, common});
        QCOMPARE(checked.out, package + u": no faults\n"_s);
        QCOMPARE(checked.code, 0);
        const Ended tested = run(testCommand, {package, u"--common"_s, common});
        QVERIFY2(tested.code == 0, qPrintable(tested.out));
        QVERIFY2(!tested.out.contains(u"no scenario comes past"_s), qPrintable(tested.out));
    }

    void aNewPackageOverwritesNothing()
    {
        QTemporaryDir folder;
        QCOMPARE(run(newCommand, {folder.filePath(u"park-use"_s)}).code, 0);
        const Ended again = run(newCommand, {folder.filePath(u"park-use"_s)});
        QCOMPARE(again.code, 2);
        QVERIFY2(again.err.contains(u"has files in it"_s), qPrintable(again.err));
        QCOMPARE(run(newCommand, {folder.filePath(u"Park Use"_s)}).code, 2);
        QVERIFY(!QFile::exists(folder.filePath(u"Park Use"_s)));
    }

    void theExitCodeSaysHowACheckEnded()
    {
        QTemporaryDir folder;
        const QString package = folder.filePath(u"park-use"_s);
        QCOMPARE(run(newCommand, {package}).code, 0);
        QVERIFY(QFile::remove(package + u"/forms/examination.xml"_s));
        const Ended faulty = run(checkCommand, {package, u"--common"_s, common}, u"ja"_s);
        QCOMPARE(faulty.code, 1);
        QVERIFY2(faulty.out.endsWith(u"誤り 1 件\n"_s), qPrintable(faulty.out));
        QCOMPARE(run(checkCommand, {}).code, 2);
        QCOMPARE(run(checkCommand, {package, package}).code, 2);
        const Ended nowhere = run(checkCommand, {folder.filePath(u"nowhere"_s)});
        QCOMPARE(nowhere.code, 2);
        QVERIFY2(nowhere.err.contains(u"there is no folder"_s), qPrintable(nowhere.err));
    }

    void aSearchThatEndedAtItsBoundIsSaidAndNoFault()
    {
        QTemporaryDir folder;
        const QString package = folder.filePath(u"park-use"_s);
        QCOMPARE(run(newCommand, {package}).code, 0);
        splitWidely(package + u"/workflow.bpmn"_s);
        const Ended english = run(checkCommand, {package, u"--common"_s, common});
        QVERIFY2(english.code == 0, qPrintable(english.out));
        const QStringList lines = english.out.split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        static const QRegularExpression note(u"^workflow\\.bpmn:7:\\d+: “見本の許可申請” has more states than can be looked at: after 20000 .* \\[bpmn\\.NotPlayedThrough\\]$"_s);
        QVERIFY2(note.match(lines[0]).hasMatch(), qPrintable(lines[0]));
        QCOMPARE(lines[1], package + u": no faults"_s);
        const Ended japanese = run(checkCommand, {package, u"--common"_s, common}, u"ja"_s);
        QVERIFY2(japanese.out.contains(u"「見本の許可申請」は状態の数が多く、20000 通りを調べたところで打ち切りました"_s), qPrintable(japanese.out));
    }

    void oneLanguageOfTwoIsSpoken()
    {
        QCOMPARE(runCommand({u"check"_s, u"--lang"_s, u"fr"_s, u"x"_s}), 2);
        QCOMPARE(runCommand({u"eval"_s, u"1 + 1"_s, u"--lang=ja"_s}), 0);
    }
};

TODOKE_TEST(CommandsTest)
#include "tst_commands.moc"
