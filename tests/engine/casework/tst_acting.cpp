// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/promises.h"
#include "engine/procedure/checks/staffing.h"
#include "tests/engine/casework/park_office.h"
#include "tests/support/test_registry.h"

#include <QRandomGenerator>

using namespace tests;
using casework::CaseError;
using procedure::Authority;

namespace {

const core::Language japanese{u"ja"_s};

/// The park with a second officer, S14, and a case whose draft by S11 has been concurred in.
struct DraftedPark : ParkOffice
{
    DraftedPark()
    {
        employ(u"S14"_s, u"公園 二"_s, u"clerk"_s);
        const bool begun = work(u"S11"_s, u"look"_s, {{u"result"_s, u"draft"_s}}) && work(u"S11"_s, u"draft"_s, {{u"subject"_s, u"許可について"_s}, {u"disposition"_s, u"granted"_s}})
            && work(u"S12"_s, u"safety"_s, {{u"outcome"_s, u"approve"_s}}) && work(u"S12"_s, u"neighbours"_s, {{u"outcome"_s, u"approve"_s}});
        if (!begun)
            qFatal("the case could not be drafted");
    }

    void employ(const QString &id, const QString &name, const QString &position)
    {
        if (!directory->put(directory::Staff{id, name, {{u"parks"_s, position}}, true}))
            qFatal("%s could not be employed", qPrintable(id));
    }

    void sendAway(const QString &staff, int days = 1)
    {
        const QDate today(2026, 5, 7);
        if (!directory->put(directory::Absence{staff + u"-away"_s, staff, today, today.addDays(days - 1)}))
            qFatal("%s could not be sent away", qPrintable(staff));
    }

    core::Result<casework::Completed> approve(const QString &staff)
    {
        const QString task = taskAt(u"approve"_s);
        forms::check::RawAnswers answers;
        answers.values[u"outcome"_s] = {u"approve"_s};
        return desk->complete(staff, task, answers, {}, {});
    }

    bool sees(const QString &staff, const QString &node)
    {
        const auto page = desk->tasks(staff, casework::Queue::Open);
        return page && std::any_of(page->tasks.begin(), page->tasks.end(), [&](const casework::TaskView &view) { return view.line.node == node; });
    }

    casework::ApprovalView newest(const QString &staff = u"S13"_s) { return desk->caseView(staff, caseId, japanese)->approvals.back(); }
};

procedure::Role roleOf(const QString &id)
{
    return {id, u"office"_s, id, {}};
}

/// A cover sheet as nobody would write it.
procedure::CoverSheet anyCover(QRandomGenerator &random)
{
    procedure::CoverSheet cover;
    const int roles = 2 + random.bounded(4);
    const auto anyRole = [&] { return u"r%1"_s.arg(random.bounded(roles)); };
    for (int i = 0; i < roles; ++i) {
        procedure::Role role = roleOf(u"r%1"_s.arg(i));
        role.holders = random.bounded(3);
        if (random.bounded(4) == 0)
            role.delegatedBy = anyRole();
        if (random.bounded(4) == 0)
            role.heldBy = anyRole();
        for (int acting = random.bounded(3); acting > 0; --acting) {
            procedure::Acting one{anyRole(), {}, {}, {}};
            if (random.bounded(4) == 0)
                one.until = QDate(2026, 5, 6);
            role.acting.push_back(one);
        }
        cover.roles.push_back(std::move(role));
    }
    return cover;
}

} // namespace

/// Approving for those who are away (代決), looking at it afterwards (後閲), and taking a draft back (引戻し).
class ActingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDeputySeesAndDoesItOnlyWhileNobodyOfThePostIsThere()
    {
        DraftedPark park;
        QVERIFY(!park.sees(u"S14"_s, u"approve"_s));
        QVERIFY(park.approve(u"S14"_s).error().is(CaseError::NotYours));
        const qint64 before = *park.desk->count(u"S14"_s, casework::Queue::Open);
        park.sendAway(u"S13"_s);
        QVERIFY(park.sees(u"S14"_s, u"approve"_s));
        QCOMPARE(*park.desk->count(u"S14"_s, casework::Queue::Open), before + 1);
        QVERIFY(!park.sees(u"S12"_s, u"approve"_s));
        QVERIFY(park.approve(u"S12"_s).error().is(CaseError::NotYours));
        const auto work = park.desk->open(u"S14"_s, park.taskAt(u"approve"_s), japanese);
        QVERIFY(work && !work->barred && work->capacity.authority == Authority::Acting);
        QCOMPARE(work->capacity.forNames, QStringList{u"課長 長"_s});

        QVERIFY(park.approve(u"S14"_s));
        const casework::ApprovalAct act = park.newest().record.act;
        QVERIFY(park.newest().record.holds);
        QVERIFY(act.authority == Authority::Acting);
        QCOMPARE(act.post, u"parks:clerk"_s);
        QCOMPARE(act.of, u"parks:manager"_s);
        QCOMPARE(act.forNames, QStringList{u"課長 長"_s});
    }

    void whoDraftedDoesNotApproveForOneWhoIsAwayEither()
    {
        DraftedPark park;
        park.sendAway(u"S13"_s);
        const auto work = park.desk->open(u"S11"_s, park.taskAt(u"approve"_s), japanese);
        QVERIFY(work && work->barred && work->barred->is(CaseError::OwnDraft));
        QVERIFY(park.approve(u"S11"_s).error().is(CaseError::OwnDraft));
        QCOMPARE(park.newest().record.act.act, u"concur"_s);
    }

    void anotherHolderOfThePostGoesBeforeEveryDeputy()
    {
        DraftedPark park;
        park.employ(u"S15"_s, u"課長 次"_s, u"manager"_s);
        park.sendAway(u"S13"_s);
        QVERIFY(!park.sees(u"S14"_s, u"approve"_s));
        QVERIFY(park.approve(u"S14"_s).error().is(CaseError::NotYours));
        QVERIFY(park.approve(u"S15"_s));
        QVERIFY(park.newest().record.act.authority == Authority::Own);
        QVERIFY(park.newest().record.act.of.isEmpty());
    }

    void whoLeftTheTownIsNotThere()
    {
        DraftedPark park;
        QVERIFY(park.directory->put(directory::Staff{u"S13"_s, u"課長 長"_s, {{u"parks"_s, u"manager"_s}}, false}));
        QVERIFY(park.approve(u"S14"_s));
        QVERIFY(park.newest(u"S14"_s).record.act.authority == Authority::Acting);
    }

    void aDelegationOfSomeDaysIsOnRecordAsOne()
    {
        DraftedPark park;
        QVERIFY(park.directory->put(directory::Delegation{u"d1"_s, u"S13"_s, u"S12"_s, {u"parks"_s, u"manager"_s}, QDate(2026, 5, 1), QDate(2026, 5, 31)}));
        QVERIFY(park.approve(u"S12"_s));
        const casework::ApprovalAct act = park.newest().record.act;
        QVERIFY(act.authority == Authority::Delegated);
        QCOMPARE(act.forNames, QStringList{u"課長 長"_s});
        QVERIFY(park.desk->cases(u"S13"_s, casework::Queue::Review)->empty()); // a delegated power needs no after-review
    }

    void whoWasAwayLooksAtItAfterwardsOnce()
    {
        DraftedPark park;
        park.sendAway(u"S13"_s);
        QVERIFY(park.approve(u"S14"_s));
        const QString file = park.newest().file;
        QVERIFY(park.newest().review == casework::ApprovalView::Review::Waiting);
        QCOMPARE(*park.desk->count(u"S13"_s, casework::Queue::Review), 1);
        QCOMPARE(park.desk->cases(u"S13"_s, casework::Queue::Review)->front().caseId, park.caseId);
        QCOMPARE(*park.desk->count(u"S14"_s, casework::Queue::Review), 0);
        QCOMPARE(park.desk->caseView(u"S13"_s, park.caseId, japanese)->mayReview, std::set<QString>{file});
        QVERIFY(park.desk->caseView(u"S14"_s, park.caseId, japanese)->mayReview.empty());

        QVERIFY(park.desk->review(u"S14"_s, park.caseId, file, {}).error().is(CaseError::NotYours));
        QVERIFY(park.desk->review(u"S13"_s, park.caseId, u"approval-0000"_s, {}).error().is(CaseError::NothingToReview));
        park.clock.set(park.clock.now().addDays(3));
        QVERIFY(park.desk->review(u"S13"_s, park.caseId, file, u"異議ありません。"_s));
        QVERIFY(park.desk->review(u"S13"_s, park.caseId, file, {}).error().is(CaseError::NothingToReview));
        QCOMPARE(*park.desk->count(u"S13"_s, casework::Queue::Review), 0);

        const casework::ApprovalView seen = park.newest();
        QVERIFY(seen.record.holds);
        QCOMPARE(seen.record.act.act, u"review"_s);
        QCOMPARE(seen.record.act.reviewed, file);
        QCOMPARE(seen.record.act.opinion, u"異議ありません。"_s);
        const auto view = park.desk->caseView(u"S13"_s, park.caseId, japanese);
        const auto acted = std::find_if(view->approvals.begin(), view->approvals.end(), [&](const casework::ApprovalView &one) { return one.file == file; });
        QVERIFY(acted->review == casework::ApprovalView::Review::Done);
    }

    void whoActedIsNotTheOneToLookAtItWhateverTheyBecome()
    {
        DraftedPark park;
        park.sendAway(u"S13"_s);
        QVERIFY(park.approve(u"S14"_s));
        const QString file = park.newest().file;
        park.employ(u"S14"_s, u"公園 二"_s, u"manager"_s);
        QVERIFY(park.desk->review(u"S14"_s, park.caseId, file, {}).error().is(CaseError::NotYours));
    }

    void aChangedByteOfTheRecordIsSeen()
    {
        DraftedPark park;
        park.sendAway(u"S13"_s);
        QVERIFY(park.approve(u"S14"_s));
        const auto opened = park.office->open(park.caseId);
        const auto file = std::find_if(opened->stored.state.files.rbegin(), opened->stored.state.files.rend(), [](const state::File &one) { return one.role == u"approval"_s; });
        QByteArray record = *park.cases.file(park.caseId, file->digest);
        const signature::TrustAnchors anchors{{park.authority.certificate()}, {}};
        QVERIFY(casework::readApproval(record, anchors).holds);
        QVERIFY(record.contains("as=\"acting\""));
        record.replace("as=\"acting\"", "as=\"own\"");
        QVERIFY(!casework::readApproval(record, anchors).holds);
    }

    void anEntryWithoutItsActIsPassedOver()
    {
        DraftedPark park;
        QVERIFY(park.directory->put(directory::AfterReview{u"approval-never"_s, {u"parks"_s, u"manager"_s}, park.caseId}));
        QVERIFY(park.directory->put(directory::AfterReview{u"approval-gone"_s, {u"parks"_s, u"manager"_s}, u"no such case"_s}));
        const auto cases = park.desk->cases(u"S13"_s, casework::Queue::Review);
        QVERIFY(cases && cases->empty());
    }

    void aDraftThatNoProcessLetsGoStays()
    {
        DraftedPark park;
        QVERIFY(park.desk->pullBack(u"S11"_s, park.caseId, {}, {}).error().is(CaseError::DraftActedOn));
        QVERIFY(park.desk->pullBack(u"S14"_s, park.caseId, {}, {}).error().is(CaseError::NotYourDraft));
        QVERIFY(park.desk->pullBack(u"nobody"_s, park.caseId, {}, {}).error().is(CaseError::NotYours));
        QVERIFY(!park.desk->caseView(u"S11"_s, park.caseId, japanese)->mayPullBack);
        QCOMPARE(park.newest().record.act.act, u"concur"_s);
    }

    void aTownWithoutThePeopleThatAPackagePromisesIsTold()
    {
        ParkOffice park; // one officer and one for safety, where the package rests on two each
        const auto told = [&park] {
            QStringList lines;
            for (const core::Error &fault : casework::brokenPromises(park.package->cover, *park.directory))
                lines << fault.idText() + u' ' + fault.arguments().mid(1).join(u' ');
            return lines;
        };
        QCOMPARE(told(), (QStringList{u"casework.TooFew 2 parks:clerk 1"_s, u"casework.TooFew 2 parks:safety 1"_s}));
        QVERIFY(park.directory->put(directory::Staff{u"S14"_s, u"公園 二"_s, {{u"parks"_s, u"clerk"_s}}, true}));
        QVERIFY(park.directory->put(directory::Staff{u"S15"_s, u"安全 二"_s, {{u"parks"_s, u"safety"_s}}, true}));
        QCOMPARE(told(), QStringList());
        QVERIFY(park.directory->put(directory::Staff{u"S13"_s, u"課長 長"_s, {{u"parks"_s, u"manager"_s}, {u"parks"_s, u"clerk"_s}}, true}));
        QCOMPARE(told(), QStringList{u"casework.Shared parks:clerk parks:manager S13"_s});
        QVERIFY(park.directory->put(directory::Staff{u"S14"_s, u"公園 二"_s, {{u"parks"_s, u"clerk"_s}}, false}));
        QCOMPARE(told().size(), 1); // S13 is the second officer
    }

    /// The desk lets do what the proof of `todoke check` rests on, and nothing else, whoever is away.
    void theDeskAndTheProofAreOfOneMind()
    {
        QRandomGenerator random(20261128);
        const QDate day(2026, 5, 7);
        int acting = 0;
        for (int run = 0; run < 60; ++run) {
            const procedure::CoverSheet cover = anyCover(random);
            procedure::checks::Staffing staffing(cover);
            const std::unique_ptr<store::Database> database = *store::Database::open(emptyDatabase());
            store::SqlDirectoryStore rows(*database);
            const core::FixedClock clock(day.startOfDay());
            const auto directory = *directory::Directory::open(rows, crypto::SecretKey::generate(), clock);
            QVERIFY(directory->put(directory::Office{u"office"_s, {}, {}, {}, {}}));
            std::map<QString, std::vector<directory::Post>> people;
            for (const procedure::Role &role : cover.roles) {
                QVERIFY(directory->put(directory::Position{role.position, {}}));
                for (const QString &person : staffing.holdersOf(role))
                    people[person].push_back({role.office, role.position});
            }
            std::set<QString> away;
            for (const auto &[person, posts] : people) {
                QVERIFY(directory->put(directory::Staff{person, person, posts, true}));
                if (random.bounded(3) != 0)
                    continue;
                away.insert(person);
                QVERIFY(directory->put(directory::Absence{person, person, day, day}));
            }
            staffing.setAway(away);
            for (const auto &[person, posts] : people) {
                for (const procedure::Role &role : cover.roles) {
                    const auto proven = procedure::standingOf(cover, role, staffing, person, day);
                    const auto done = casework::capacityOf(person, {role.id}, cover, *directory, day);
                    QCOMPARE(done.has_value(), proven.has_value());
                    if (!proven)
                        continue;
                    QVERIFY(done->authority == proven->authority);
                    acting += proven->authority == Authority::Acting ? 1 : 0;
                }
            }
        }
        QVERIFY2(acting > 20, qPrintable(QString::number(acting)));
    }
};

TODOKE_TEST(ActingTest)
#include "tst_acting.moc"
