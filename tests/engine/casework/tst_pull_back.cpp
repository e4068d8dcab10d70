// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/casework/park_office.h"
#include "tests/support/test_registry.h"

using namespace tests;
using casework::CaseError;

namespace {

const core::Language japanese{u"ja"_s};

/// An office of public housing with a round whose plan has been drafted by S21; S22 approves.
struct DraftedRound : EmptyOffice
{
    QString round;

    DraftedRound()
    {
        core::Faults faults;
        const auto package = procedure::read(*procedure::readFolder(QStringLiteral(TODOKE_SOURCE_DIR "/procedures/public-housing"), QStringLiteral(TODOKE_SOURCE_DIR "/procedures/common")), faults);
        catalogue.publish(package);
        bool good = faults.empty() && directory->put(directory::Office{u"housing/entries"_s, {}, {}, {}, {}});
        for (const procedure::Role &role : package->cover.roles)
            good = good && directory->put(directory::Position{role.position, {}});
        good = good && directory->put(directory::Staff{u"S21"_s, u"住宅 望"_s, {{u"housing/entries"_s, u"clerk"_s}}, true})
            && directory->put(directory::Staff{u"S22"_s, u"住宅 長"_s, {{u"housing/entries"_s, u"manager"_s}}, true});
        const auto begun = office->begin({package, u"application-round"_s, u"2026-05"_s, {}}, {journal::Actor::Kind::Clerk, u"S21"_s, {}});
        if (!good || !begun)
            qFatal("the round could not begin");
        round = *begun;
        work(u"S21"_s, u"plan"_s);
        work(u"S21"_s, u"draft"_s);
    }

    QString taskAt(const QString &node)
    {
        const auto lines = cases.tasks({}, 100);
        const auto found = std::find_if(lines->begin(), lines->end(), [&](const casework::TaskLine &line) { return line.node == node; });
        return found == lines->end() ? QString() : found->task;
    }

    void work(const QString &staff, const QString &node)
    {
        const QString task = taskAt(node);
        const auto done = desk->complete(staff, task, desk->open(staff, task, japanese)->answers, {}, {});
        if (!done || !done->errors.empty())
            qFatal("%s could not be done", qPrintable(node));
    }

    core::Result<casework::Completed> approve()
    {
        forms::check::RawAnswers answers;
        answers.values[u"outcome"_s] = {u"approve"_s};
        return desk->complete(u"S22"_s, taskAt(u"approve"_s), answers, {}, {});
    }

    core::Result<casework::Completed> pullBack(const QString &key = {}) { return desk->pullBack(u"S21"_s, round, u"件名を直すため"_s, key); }

    QStringList acts()
    {
        QStringList all;
        const auto seen = desk->caseView(u"S21"_s, round, japanese);
        for (const casework::ApprovalView &view : seen->approvals)
            all << view.record.act.act;
        return all;
    }
};

} // namespace

/// Taking a draft back (引戻し), also while somebody acts on it.
class PullBackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDraftComesBackToBeWrittenAgain()
    {
        DraftedRound town;
        QVERIFY(town.desk->caseView(u"S21"_s, town.round, japanese)->mayPullBack);
        QVERIFY(!town.desk->caseView(u"S22"_s, town.round, japanese)->mayPullBack);
        QVERIFY(town.pullBack());
        QVERIFY(town.taskAt(u"approve"_s).isEmpty());
        QVERIFY(!town.taskAt(u"draft"_s).isEmpty());
        QCOMPARE(town.acts(), (QStringList{u"draft"_s, u"pull-back"_s}));
        QVERIFY(town.pullBack().error().is(CaseError::DraftActedOn)); // it is back already
        town.work(u"S21"_s, u"draft"_s);
        QVERIFY(town.approve());
        QCOMPARE(town.acts(), (QStringList{u"draft"_s, u"pull-back"_s, u"draft"_s, u"approve"_s}));
        QVERIFY(town.pullBack().error().is(CaseError::DraftActedOn));
    }

    void theSameKeyTakesItBackOnce()
    {
        DraftedRound town;
        const auto first = town.pullBack(u"S21/k"_s);
        const auto second = town.pullBack(u"S21/k"_s);
        QVERIFY(first && second);
        QCOMPARE(first->version, second->version);
        QCOMPARE(town.acts().count(u"pull-back"_s), 1);
    }

    void whoApprovesMeanwhileIsFaster()
    {
        DraftedRound town;
        town.cases.meanwhile = [&] { QVERIFY(town.approve()); };
        const auto late = town.pullBack();
        QVERIFY(!late);
        QVERIFY2(late.error().is(CaseError::CaseMoved), qPrintable(late.error().idText()));
        QCOMPARE(town.acts(), (QStringList{u"draft"_s, u"approve"_s}));
    }

    void whoTakesItBackMeanwhileIsFaster()
    {
        DraftedRound town;
        town.cases.meanwhile = [&] { QVERIFY(town.pullBack()); };
        const auto late = town.approve();
        QVERIFY(!late);
        QVERIFY2(late.error().is(CaseError::UnknownTask) || late.error().is(CaseError::CaseMoved), qPrintable(late.error().idText()));
        QCOMPARE(town.acts(), (QStringList{u"draft"_s, u"pull-back"_s}));
    }
};

TODOKE_TEST(PullBackTest)
#include "tst_pull_back.moc"
