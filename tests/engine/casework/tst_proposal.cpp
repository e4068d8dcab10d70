// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/casework/park_office.h"
#include "tests/support/test_registry.h"

using namespace tests;
using casework::CaseError;

namespace {

const core::Language japanese{u"ja"_s};

QString valueOf(const casework::Proposal &proposal, const QString &path)
{
    for (const auto &section : proposal.sections) {
        for (const auto &row : section.rows) {
            if (row.path == path)
                return u"%1=%2"_s.arg(row.label, row.value);
        }
    }
    return {};
}

} // namespace

/// What an act of an approval route decides on, and what its record is signed over.
class ProposalTest : public QObject
{
    Q_OBJECT

private:
    static void draft(ParkOffice &park, const QString &subject = u"公園内行為の許可について"_s)
    {
        QVERIFY(park.work(u"S11"_s, u"draft"_s, {{u"subject"_s, subject}, {u"disposition"_s, u"granted"_s}}));
    }

    static void begin(ParkOffice &park)
    {
        QVERIFY(park.work(u"S11"_s, u"look"_s, {{u"result"_s, u"draft"_s}}));
    }

    static void concur(ParkOffice &park)
    {
        QVERIFY(park.work(u"S12"_s, u"safety"_s, {{u"outcome"_s, u"object"_s}, {u"opinion"_s, u"消火器を置くこと"_s}}));
        QVERIFY(park.work(u"S12"_s, u"neighbours"_s, {{u"outcome"_s, u"approve"_s}}));
    }

private Q_SLOTS:
    void nothingIsDecidedBeforeThereIsADraft()
    {
        ParkOffice park;
        QVERIFY(!park.open(u"S11"_s, u"look"_s).proposal);
        begin(park);
        QVERIFY(!park.open(u"S11"_s, u"draft"_s).proposal);
    }

    void whoConcursReadsTheDraftAndItsDrafter()
    {
        ParkOffice park;
        begin(park);
        draft(park);
        const auto proposal = park.open(u"S12"_s, u"safety"_s).proposal;
        QVERIFY(proposal);
        QCOMPARE(valueOf(*proposal, u"subject"_s), u"件名=公園内行為の許可について"_s);
        QCOMPARE(valueOf(*proposal, u"disposition"_s), u"処分の案=許可"_s);
        QCOMPARE(proposal->acts.size(), size_t(1));
        const casework::ApprovalView &drafted = proposal->acts.front();
        QVERIFY(drafted.record.holds);
        QCOMPARE(drafted.record.act.act, u"draft"_s);
        QCOMPARE(drafted.record.act.staffName, u"公園 一"_s);
        QCOMPARE(drafted.office.in(japanese), u"公園課"_s);
        QCOMPARE(drafted.position.in(japanese), u"係員"_s);
        QCOMPARE(drafted.record.act.draft, proposal->digest);
    }

    void whoApprovesReadsWhatOthersSaidInTheFormsOwnWords()
    {
        ParkOffice park;
        begin(park);
        draft(park);
        concur(park);
        const auto proposal = park.open(u"S13"_s, u"approve"_s).proposal;
        QVERIFY(proposal);
        QCOMPARE(proposal->acts.size(), size_t(3));
        QCOMPARE(proposal->acts[1].outcome.in(japanese), u"意見あり"_s);
        QCOMPARE(proposal->acts[1].record.act.opinion, u"消火器を置くこと"_s);
        QCOMPARE(proposal->acts[2].outcome.in(japanese), u"異議なし"_s);
        for (const casework::ApprovalView &act : proposal->acts)
            QCOMPARE(act.record.act.draft, proposal->digest);
    }

    void theRecordNamesTheDraftAndTheVersionThatWereShown()
    {
        ParkOffice park;
        begin(park);
        draft(park);
        concur(park);
        const auto proposal = park.open(u"S13"_s, u"approve"_s).proposal;
        QVERIFY(proposal);
        QVERIFY(park.work(u"S13"_s, u"approve"_s, {{u"outcome"_s, u"send-back"_s}, {u"opinion"_s, u"日付を"_s}}, {proposal->version, proposal->digest}));
        const auto view = park.desk->caseView(u"S13"_s, park.caseId, japanese);
        QVERIFY(view);
        const casework::ReadApproval &record = view->approvals.back().record;
        QVERIFY(record.holds);
        QCOMPARE(record.act.draft, proposal->digest);
        QCOMPARE(record.version, proposal->version);
    }

    void nobodyDecidesOnAnotherDraftThanTheyHaveRead()
    {
        ParkOffice park;
        begin(park);
        draft(park);
        concur(park);
        const qint64 before = park.office->open(park.caseId)->stored.state.version;
        const auto refused = park.work(u"S13"_s, u"approve"_s, {{u"outcome"_s, u"approve"_s}}, {std::nullopt, casework::draftDigest({})});
        QVERIFY(!refused);
        QVERIFY(refused.error().is(CaseError::DraftMoved));
        QCOMPARE(park.office->open(park.caseId)->stored.state.version, before);
    }

    void whoDraftsAgainBeginsWithTheDraftThatCameBack()
    {
        ParkOffice park;
        begin(park);
        draft(park);
        concur(park);
        QVERIFY(park.work(u"S13"_s, u"approve"_s, {{u"outcome"_s, u"send-back"_s}, {u"opinion"_s, u"日付を"_s}}));
        const casework::TaskWork again = park.open(u"S11"_s, u"draft"_s);
        QVERIFY(again.proposal);
        QCOMPARE(again.proposal->acts.back().record.act.opinion, u"日付を"_s);
        QCOMPARE(again.answers.value(u"subject"_s), u"公園内行為の許可について"_s);
        draft(park, u"八月八日の公園内行為の許可について"_s);
        const auto proposal = park.open(u"S12"_s, u"safety"_s).proposal;
        QVERIFY(proposal);
        QCOMPARE(valueOf(*proposal, u"subject"_s), u"件名=八月八日の公園内行為の許可について"_s);
        QVERIFY(proposal->digest != again.proposal->digest);
        // Nobody has said anything of the new one yet: the acts before are about another draft.
        QCOMPARE(proposal->acts.back().record.act.draft, proposal->digest);
        QCOMPARE(std::count_if(proposal->acts.begin(), proposal->acts.end(), [&](const auto &act) { return act.record.act.draft == proposal->digest; }), 1);
    }

    void aRecordFromBeforeDraftsHadDigestsIsStillRead()
    {
        ParkOffice park;
        begin(park);
        casework::ApprovalAct act{u"approve"_s, u"S13"_s, u"課長 長"_s, u"parks:manager"_s, park.clock.now(), u"approve"_s, {}};
        const auto record = casework::approvalRecord(act, *park.office->open(park.caseId), {}, *park.seal);
        QVERIFY(record);
        const casework::ReadApproval read = casework::readApproval(*record, {{park.authority.certificate()}, {}});
        QVERIFY(read.holds);
        QVERIFY(read.act.draft.isEmpty());
    }
};

TODOKE_TEST(ProposalTest)
#include "tst_proposal.moc"
