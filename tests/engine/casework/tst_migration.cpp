// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/casework/park_office.h"
#include "tests/support/test_registry.h"

using namespace tests;
using casework::CaseError;
using casework::CaseMigration;
using casework::MigrationOrder;
using runtime::MigrationError;
using runtime::Verdict;

namespace {

const QString workflow = u"workflow.bpmn"_s;
const QString entryForm = u"forms/entry.xml"_s;

/// The head looks at the plan, on another form.
const std::vector<Edit> headLooks{{workflow, R"(id="look" name="内容の確認" todoke:form="look")", R"(id="look" name="内容の審査" todoke:form="look")"},
                                  {workflow, R"(<todoke:label xml:lang="en">Look at the plan</todoke:label></bpmn:extensionElements>
      <bpmn:potentialOwner><bpmn:resourceAssignmentExpression><bpmn:formalExpression>role("officer"))",
                                   R"(<todoke:label xml:lang="en">Look at the plan</todoke:label></bpmn:extensionElements>
      <bpmn:potentialOwner><bpmn:resourceAssignmentExpression><bpmn:formalExpression>role("head"))"}};

/// The plan is drafted elsewhere.
const std::vector<Edit> otherDraft{{workflow, R"(id="draft")", R"(id="proposal")"},
                                   {workflow, R"(sourceRef="draft")", R"(sourceRef="proposal")"},
                                   {workflow, R"(targetRef="draft")", R"(targetRef="proposal")"},
                                   {workflow, R"(bpmnElement="draft")", R"(bpmnElement="proposal")"},
                                   {u"scenarios/granted.xml"_s, R"(task="draft")", R"(task="proposal")"},
                                   {u"scenarios/unpaid.xml"_s, R"(task="draft")", R"(task="proposal")"}};

/// The applicant is asked about an insurance, and where there are stalls also how they are insured.
const std::vector<Edit> insurance{
    {workflow, R"(looked.result = "completion"</bpmn:conditionExpression>)", R"(looked.result = "completion" or insured = false or count(stallCover) = 0</bpmn:conditionExpression>)"},
    {entryForm, "<number name=\"stallCount\"",
     "<yes-no name=\"insured\" required=\"true\"><label xml:lang=\"ja\">保険に入っていますか</label><label xml:lang=\"en\">Is it insured?</label></yes-no>\n"
     "    <text name=\"stallCover\" relevant=\"stalls = true\" required=\"true\"><label xml:lang=\"ja\">出店の保険</label><label xml:lang=\"en\">Cover of the stalls</label></text>\n"
     "    <number name=\"stallCount\""}};

forms::check::RawAnswers typed(const QString &path, const QString &text)
{
    return {{{path, {text}}}};
}

QStringList idsOf(const core::Faults &reasons)
{
    QStringList ids;
    for (const core::Error &reason : reasons)
        ids << reason.idText();
    return ids;
}

MigrationOrder order(const casework::MigrationAnswers &answers = {})
{
    return {u"park-use"_s, {}, answers};
}

std::vector<feel::Context> toldIn(const ParkOffice &park, const QString &caseId)
{
    std::vector<feel::Context> told;
    const auto open = park.office->open(caseId);
    for (const state::Fact &fact : open->stored.state.facts) {
        if (fact.kind == u"migration")
            told.push_back(casework::detailsOf(fact));
    }
    return told;
}

QString text(const feel::Context &details, QStringView name)
{
    return *details.find(name)->as<QString>();
}

} // namespace

/// Handing running cases over to another version of their procedure.
class MigrationTest : public QObject
{
    Q_OBJECT

private:
    /// Everything that the case waits for of services is done, until it waits for people.
    static void serve(ParkOffice &park)
    {
        for (;;) {
            const auto services = park.office->open(park.caseId)->stored.state.services;
            if (services.empty())
                return;
            const journal::NamedValues results{{u"deadline"_s, casework::Office::personal(feel::Date{2026, 6, 1})}};
            QVERIFY(park.office->perform({park.caseId, {}, {journal::CompleteService{services.begin()->first, results}}, {}, {}, {}, {}}));
        }
    }

private Q_SLOTS:
    void aPlanChangesNothing()
    {
        ParkOffice park;
        const auto next = park.publish(headLooks);
        const auto before = park.office->open(park.caseId)->stored.head;
        const auto plan = park.office->planMigration(order());
        QVERIFY(plan);
        QCOMPARE(plan->target, next->hash);
        QCOMPARE(plan->cases.size(), size_t(1));
        QCOMPARE(plan->count(Verdict::Move), 1);
        QCOMPARE(plan->cases.front().from, park.package->hash);
        QCOMPARE(park.office->open(park.caseId)->stored.head, before);
    }

    void aCaseThatMovesGoesOnToItsEndInTheNewVersion()
    {
        ParkOffice park;
        const auto next = park.publish(headLooks);
        const auto moved = park.office->migrate(order(), {});
        QVERIFY(moved && moved->count(Verdict::Move) == 1);
        QCOMPARE(park.office->open(park.caseId)->package->hash, next->hash);
        QCOMPARE((*park.cases.caseLine(park.caseId))->package, next->hash);
        QCOMPARE(text(toldIn(park, park.caseId).front(), u"verdict"), u"move"_s);
        QCOMPARE(text(toldIn(park, park.caseId).front(), u"from"), park.package->hash);
        // The task has another owner now.
        QVERIFY(!park.desk->claim(u"S11"_s, park.taskAt(u"look"_s), false));
        QVERIFY(park.work(u"S13"_s, u"look"_s, {{u"result"_s, u"draft"_s}}));
        QVERIFY(park.work(u"S11"_s, u"draft"_s, {{u"subject"_s, u"不許可"_s}, {u"disposition"_s, u"refused"_s}, {u"reasons"_s, u"混雑"_s}}));
        QVERIFY(park.work(u"S12"_s, u"safety"_s, {{u"outcome"_s, u"approve"_s}}));
        QVERIFY(park.work(u"S12"_s, u"neighbours"_s, {{u"outcome"_s, u"approve"_s}}));
        QVERIFY(park.work(u"S13"_s, u"approve"_s, {{u"outcome"_s, u"approve"_s}}));
        serve(park);
        QCOMPARE(park.office->open(park.caseId)->stored.state.outcome, u"refused"_s);
        const auto again = park.office->migrate(order(), {});
        QVERIFY(again && again->cases.empty() && again->already == 0); // it has ended
    }

    void newCasesTakeTheNewestAndRunningOnesKeepTheirs()
    {
        ParkOffice park;
        const auto next = park.publish(headLooks);
        QCOMPARE(park.catalogue.inForce(u"park-use"_s)->hash, next->hash);
        QCOMPARE(park.office->open(park.caseId)->package->hash, park.package->hash);
    }

    void whatStaysIsToldOnceInItsJournal()
    {
        ParkOffice park;
        QVERIFY(park.work(u"S11"_s, u"look"_s, {{u"result"_s, u"draft"_s}}));
        const auto next = park.publish(otherDraft);
        for (int time = 0; time < 3; ++time) {
            const auto told = park.office->migrate(order(), {});
            QVERIFY(told && told->count(Verdict::Stay) == 1);
            QCOMPARE(idsOf(told->cases.front().reasons), QStringList(u"runtime.NodeGone"_s));
        }
        QCOMPARE(park.office->open(park.caseId)->package->hash, park.package->hash);
        const auto facts = toldIn(park, park.caseId);
        QCOMPARE(facts.size(), size_t(1));
        QCOMPARE(text(facts.front(), u"verdict"), u"stay"_s);
        QCOMPARE(text(facts.front(), u"target"), next->hash);
        const auto *reasons = facts.front().find(u"reasons")->as<feel::List>();
        QVERIFY(reasons && reasons->size() == 1);
        QCOMPARE(text(*reasons->front().as<feel::Context>(), u"id"), u"runtime.NodeGone"_s);
        // Another target is another result; and from where it went, it may come back to its own version by itself.
        QVERIFY(park.publish(headLooks));
        QCOMPARE(park.office->migrate(order(), {})->count(Verdict::Move), 1);
        QCOMPARE(toldIn(park, park.caseId).size(), size_t(2));
    }

    void answersAreCheckedAgainstTheirFields()
    {
        ParkOffice park;
        const auto next = park.publish(insurance);
        const auto asked = park.office->planMigration(order());
        QVERIFY(asked && asked->count(Verdict::NeedsAnswer) == 1);
        QCOMPARE(asked->cases.front().reasons.size(), size_t(1)); // there are no stalls: nothing to answer about them
        QCOMPARE(asked->cases.front().reasons.front().arguments(), QStringList(u"insured"_s));
        const auto refused = park.office->migrate(order({{park.caseId, typed(u"insured"_s, u"perhaps"_s)}}), {});
        QVERIFY(refused && refused->count(Verdict::NeedsAnswer) == 1);
        QCOMPARE(idsOf(refused->cases.front().reasons).front(), u"casework.AnswerRefused"_s);
        QCOMPARE(park.office->open(park.caseId)->package->hash, park.package->hash);
        const auto notAsked = park.office->migrate(order({{park.caseId, typed(u"people"_s, u"9000"_s)}}), {});
        QVERIFY(idsOf(notAsked->cases.front().reasons).contains(u"runtime.AnswerNotAsked"_s));
        const auto moved = park.office->migrate(order({{QString(), typed(u"insured"_s, u"true"_s)}}), {});
        QVERIFY(moved && moved->count(Verdict::Move) == 1);
        const auto open = park.office->open(park.caseId);
        QCOMPARE(open->package->hash, next->hash);
        QVERIFY(*open->stored.state.variables().find(u"insured") == feel::Value(true));
        QVERIFY(open->stored.state.variables().find(u"stallCover")->isNull());
        QVERIFY(*open->stored.state.variables().find(u"people") == feel::Value(core::Decimal(80)));
        QCOMPARE(toldIn(park, park.caseId).size(), size_t(3)); // refused, not asked, moved
    }

    void aCaseThatMovedOnSinceThePlanIsToldAsItIsNow()
    {
        ParkOffice park;
        park.publish(otherDraft);
        QCOMPARE(park.office->planMigration(order())->count(Verdict::Move), 1);
        QVERIFY(park.work(u"S11"_s, u"look"_s, {{u"result"_s, u"draft"_s}}));
        const auto told = park.office->migrate(order(), {});
        QVERIFY(told);
        QCOMPARE(told->count(Verdict::Stay), 1);
        QCOMPARE(park.office->open(park.caseId)->package->hash, park.package->hash);
    }

    void aCompletionOfTheEarlierFormKeepsTheAnswersOfTheNewOne()
    {
        ParkOffice park;
        park.publish(insurance);
        QVERIFY(park.office->migrate(order({{park.caseId, typed(u"insured"_s, u"true"_s)}}), {}));
        QVERIFY(park.work(u"S11"_s, u"look"_s, {{u"result"_s, u"completion"_s}, {u"mend"_s, u"title"_s}, {u"text"_s, u"名前を直してください"_s}}));
        serve(park);
        const exchange::CompletionGiven given{u"completion-1"_s, u"2026-000001-5"_s, u"r"_s, park.clock.now(), feel::Context{{u"title"_s, u"秋の会"_s}},
                                              {}, exchange::SignatureKind::None, {}, park.package->hash};
        QVERIFY(park.office->receive(given));
        const auto open = park.office->open(park.caseId);
        QVERIFY(*open->stored.state.variables().find(u"title") == feel::Value(u"秋の会"_s));
        QVERIFY(open->stored.state.variables().find(u"people")->isNull());
        QVERIFY(*open->stored.state.variables().find(u"insured") == feel::Value(true));
    }

    void whatWasMadeForAnEarlierVersionIsRefused()
    {
        ParkOffice park;
        const QString task = park.taskAt(u"look"_s);
        const qint64 version = park.office->open(park.caseId)->stored.state.version;
        park.publish(headLooks);
        QVERIFY(park.office->migrate(order(), {}));
        const casework::Office::Act act{park.caseId, {}, {journal::CompleteTask{task, {}}}, {}, version, {}, {}};
        const auto refused = park.office->perform(act);
        QVERIFY(!refused && refused.error().is(CaseError::CaseMoved));
    }

    void aMoveThatCannotBeWrittenChangesNothingAndIsMadeLater()
    {
        ParkOffice park;
        const QString second = park.arrive(2);
        const auto next = park.publish(headLooks);
        park.cases.broken = second;
        const auto half = park.office->migrate(order(), {});
        QVERIFY(half);
        QCOMPARE(half->count(Verdict::Move), 1);
        QVERIFY(half->cases.back().failed && half->cases.back().failed->is(store::StoreError::Full));
        QCOMPARE(park.office->open(park.caseId)->package->hash, next->hash);
        QCOMPARE(park.office->open(second)->package->hash, park.package->hash);
        QVERIFY(toldIn(park, second).empty());
        park.cases.broken.clear();
        const auto rest = park.office->migrate(order(), {});
        QVERIFY(rest);
        QCOMPARE(rest->already, 1);
        QCOMPARE(rest->count(Verdict::Move), 1);
        QCOMPARE(park.office->open(second)->package->hash, next->hash);
        QCOMPARE(toldIn(park, park.caseId).size(), size_t(1));
    }

    void whatTheTownDoesNotHaveIsRefused()
    {
        ParkOffice park;
        const auto noProcedure = park.office->migrate({u"dog-register"_s}, {});
        QVERIFY(!noProcedure && noProcedure.error().is(CaseError::NoSuchProcedure));
        const auto noVersion = park.office->migrate({u"park-use"_s, QString(64, u'a')}, {});
        QVERIFY(!noVersion && noVersion.error().is(CaseError::UnknownVersion));
        const auto noCase = park.office->planMigration(order({{u"nobody"_s, {}}}));
        QVERIFY(!noCase && noCase.error().is(CaseError::NotRunning));
        for (const core::Error &error : {noProcedure.error(), noVersion.error(), noCase.error()})
            QVERIFY(core::sentence(error, {}) != core::sentence(error, {u"en"_s}));
        // Nor is a case handed over by a command to what nobody published.
        const auto head = park.office->open(park.caseId)->stored.head;
        const auto forced = park.office->perform({park.caseId, {}, {journal::MigrateCase{QString(64, u'a'), {}}}, {}, {}, {}, {}});
        QVERIFY(!forced && forced.error().is(runtime::RuntimeError::NoSuchVersion));
        QCOMPARE(park.office->open(park.caseId)->stored.head, head);
    }

    void aCaseCanGoBackToTheVersionThatItCameFrom()
    {
        ParkOffice park;
        const auto next = park.publish(headLooks);
        QVERIFY(park.office->migrate(order(), {}));
        const auto back = park.office->migrate({u"park-use"_s, park.package->hash}, {});
        QVERIFY(back && back->count(Verdict::Move) == 1);
        QCOMPARE(park.office->open(park.caseId)->package->hash, park.package->hash);
        QVERIFY(park.desk->claim(u"S11"_s, park.taskAt(u"look"_s), false));
    }
};

TODOKE_TEST(MigrationTest)
#include "tst_migration.moc"
