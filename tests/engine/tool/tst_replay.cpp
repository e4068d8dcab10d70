// SPDX-License-Identifier: Apache-2.0
#include "engine/core/sentence.h"
#include "engine/tool/simulation/replay.h"
#include "engine/tool/simulation/report.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace engine;
using namespace engine::tool;
using namespace Qt::StringLiterals;

namespace {

procedure::Files certificateFiles()
{
    const auto files = procedure::readFolder(QStringLiteral(TODOKE_SOURCE_DIR "/procedures/tax-certificate"),
                                             QStringLiteral(TODOKE_SOURCE_DIR "/procedures/common"));
    return files ? *files : procedure::Files();
}

std::shared_ptr<const procedure::Package> packageOf(const procedure::Files &files)
{
    core::Faults faults;
    auto package = procedure::read(files, faults);
    for (const core::Error &fault : faults)
        QTest::qFail(qPrintable(fault.where().toString() + core::sentence(fault, {u"en"_s})), __FILE__, __LINE__);
    return package;
}

/// Certificates that cost 400 yen cost 500.
procedure::Files withOtherFee()
{
    procedure::Files files = certificateFiles();
    for (auto &[path, content] : files) {
        if (path == "decisions/tax-certificate.dmn"_L1)
            content.replace("<text>400</text>", "<text>500</text>");
    }
    return files;
}

SimulationOptions options(int cases)
{
    return {cases, 7, QDateTime(QDate(2026, 5, 7), QTime(0, 0), Qt::UTC), 85};
}

/// The fee that was decided in a recorded case, by its last decision; nothing where none was.
std::optional<feel::Value> feeOf(const procedure::Package &package, const RecordedCase &recorded)
{
    std::optional<feel::Value> fee;
    for (const journal::Record &record : recorded.records) {
        for (std::size_t i = 0; i + 1 < record.events.size(); ++i) {
            const auto *made = std::get_if<journal::DecisionMade>(&record.events[i]);
            const auto *set = std::get_if<journal::VariableSet>(&record.events[i + 1]);
            if (made && set && made->decision == package.cover.fee->decision)
                fee = set->value.value;
        }
    }
    return fee;
}

/// Whether the certificate that a recorded case asks for is one of those that cost 400 yen.
bool asksForOneOf400(const RecordedCase &recorded)
{
    const auto *start = std::get_if<journal::StartCase>(&recorded.records.front().command.body);
    for (const auto &[name, value] : start->variables) {
        if (name != "kind"_L1)
            continue;
        const QString kind = value.value.toString();
        return kind.startsWith(u'K') || (kind.startsWith("NZ"_L1) && kind != "NZ-C"_L1);
    }
    return false;
}

} // namespace

class ReplayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameSeedGivesTheSameCases()
    {
        const auto package = packageOf(certificateFiles());
        std::vector<RecordedCase> first;
        std::vector<RecordedCase> second;
        for (const SimulatedCase &one : simulate(*package, options(10)))
            first.push_back(one.recorded);
        for (const SimulatedCase &one : simulate(*package, options(10)))
            second.push_back(one.recorded);
        QCOMPARE(writeCases(first), writeCases(second));
    }

    void recordedCasesSurviveTheirFile()
    {
        const auto package = packageOf(certificateFiles());
        std::vector<RecordedCase> cases;
        for (const SimulatedCase &one : simulate(*package, options(3)))
            cases.push_back(one.recorded);
        const QByteArray bytes = writeCases(cases);
        const auto read = readCases(bytes, u"cases"_s);
        QVERIFY(read);
        QCOMPARE(writeCases(*read), bytes);
        QVERIFY(!readCases("{}\n", u"cases"_s));
    }

    void theSameVersionMakesNoDifference()
    {
        const auto package = packageOf(certificateFiles());
        for (const SimulatedCase &one : simulate(*package, options(60))) {
            QVERIFY(one.errors.empty());
            const Replayed replayed = replay(*package, one.recorded);
            QVERIFY2(replayed.differences.empty(), qPrintable(replayed.caseId + u' ' + (replayed.differences.empty() ? QString() : replayed.differences.front().node)));
        }
    }

    /// A thousand with TODOKE_LONG.
    void anotherFeeIsFoundInExactlyTheAffectedCases()
    {
        const auto package = packageOf(certificateFiles());
        const auto dearer = packageOf(withOtherFee());
        QVERIFY(package && dearer && package->hash != dearer->hash);
        const int count = qEnvironmentVariableIsSet("TODOKE_LONG") ? 1000 : 60;
        int affected = 0;
        int spared = 0;
        for (const SimulatedCase &one : simulate(*package, options(count))) {
            const std::optional<feel::Value> fee = feeOf(*package, one.recorded);
            const auto *yen = fee ? fee->as<core::Decimal>() : nullptr;
            const bool pays = yen && *yen != core::Decimal(0) && asksForOneOf400(one.recorded);
            const Replayed replayed = replay(*dearer, one.recorded);
            const bool found = std::any_of(replayed.differences.begin(), replayed.differences.end(), [](const Difference &difference) {
                return difference.what == Differs::Fee && !difference.rule.isEmpty();
            });
            QVERIFY2(found == pays, qPrintable(u"%1: fee %2"_s.arg(replayed.caseId, fee ? fee->toString() : u"none"_s)));
            QCOMPARE(replayed.differences.empty(), !pays);
            ++(pays ? affected : spared);
        }
        QVERIFY(affected > count / 10);
        QVERIFY(spared > 0);
    }

    void aReportCountsEveryCase()
    {
        const auto package = packageOf(certificateFiles());
        const auto cases = simulate(*package, options(40));
        const SimulationReport report = reportOf(*package, cases, {u"en"_s});
        int counted = 0;
        for (const auto &[outcome, count] : report.outcomes)
            counted += count;
        QCOMPARE(counted, 40);
        QVERIFY(!report.steps.empty());
        QVERIFY(table(report, {u"en"_s}).contains(u"40 cases"_s));
        QVERIFY(waitsSvg(report, {u"ja"_s}).contains("role=\"img\""));
    }
};

TODOKE_TEST(ReplayTest)
#include "tst_replay.moc"
