// SPDX-License-Identifier: Apache-2.0
#include "tests/desktop-client/window_fixture.h"
#include "tests/support/test_registry.h"

#include <QTabWidget>

using namespace desktop;
using namespace Qt::StringLiterals;
using engine::core::Json;

namespace {

/// A draft that came back once, its second version with one concurrence.
const QByteArray proposal = R"({"draft":"7c5baae0ecb4aa0d00112233445566778899aabbccddeeff0011223344556677","head":"c1185d158a240ccc",
    "sections":[{"title":"起案","rows":[{"path":"subject","label":"件名","value":"納税証明書の交付について","hidden":false},
        {"path":"request","label":"伺い文","value":"申請について、案のとおり処分してよろしいか。","hidden":false},
        {"path":"conditions","label":"条件","value":"交付の日から三月に限る。","hidden":false}]}],
    "acts":[{"act":"draft","actText":"起案","by":"届出 健一","officeName":{"ja":"証明係"},"positionName":{"ja":"係員"},"position":"c:clerk","at":"2026-11-22T01:00:00.000Z","holds":true,"draft":"0000"},
        {"act":"approve","actText":"決裁","by":"決裁 正","officeName":{"ja":"証明係"},"positionName":{"ja":"課長代理"},"position":"c:deputy","at":"2026-11-22T02:00:00.000Z","outcome":"send-back","outcomeText":{"ja":"差し戻す","en":"Send back"},"opinion":"件名を直してください。","holds":true,"draft":"0000"},
        {"act":"draft","actText":"起案","by":"届出 健一","officeName":{"ja":"証明係"},"positionName":{"ja":"係員"},"position":"c:clerk","at":"2026-11-22T03:00:00.000Z","holds":true,"draft":"7c5baae0ecb4aa0d00112233445566778899aabbccddeeff0011223344556677"},
        {"act":"concur","actText":"協議","by":"収納 花江","officeName":{"ja":"収納係"},"positionName":{"ja":"係員"},"position":"k:clerk","at":"2026-11-22T04:00:00.000Z","outcome":"approve","outcomeText":{"ja":"異議なし","en":"No objection"},"opinion":"","holds":true,"draft":"7c5baae0ecb4aa0d00112233445566778899aabbccddeeff0011223344556677"}]})";

} // namespace

/// Drafting, concurring, approving and sending back in the window.
class ApprovalTest : public tests::WindowFixture
{
    Q_OBJECT

private:
    /// The window of an approver with `draft` before them.
    void openApproval(const QByteArray &draft = proposal)
    {
        m_office->formXml[u"T1"_s] = tests::approval;
        m_office->acts[u"T1"_s] = u"approve"_s;
        m_office->proposals[u"T1"_s] = draft;
        signIn();
        run(u"select main.tasks 0"_s);
    }

    /// A route on which a deputy approved, as the case shows it.
    void openRoute()
    {
        m_office->approvals = R"([{"act":"draft","actText":"起案","by":"届出 健一","officeName":{"ja":"証明係"},"positionName":{"ja":"係員"},"position":"c:clerk","at":"2026-11-22T01:00:00.000Z","file":"F1","holds":true,"authority":"own","review":""},
            {"act":"concur","actText":"協議","by":"収納 花江","officeName":{"ja":"収納係"},"positionName":{"ja":"係員"},"position":"k:clerk","at":"2026-11-22T02:00:00.000Z","outcome":"approve","outcomeText":{"ja":"異議なし","en":"No objection"},"file":"F2","holds":true,"authority":"own","review":""},
            {"act":"approve","actText":"決裁","by":"決裁 正","officeName":{"ja":"証明係"},"positionName":{"ja":"課長代理"},"position":"c:deputy","at":"2026-11-22T03:00:00.000Z","outcome":"approve","outcomeText":{"ja":"決定する","en":"Approve"},"file":"F3","holds":true,"authority":"acting","ofPositionName":{"ja":"課長"},"for":"課長 恵","review":"waiting"}])";
        signIn();
        run(u"select main.tasks 0"_s);
        run(u"wait case.title 第1号"_s);
        m_window->findChild<QTabWidget *>(u"case.tabs"_s)->setCurrentIndex(2);
    }

private Q_SLOTS:
    void theRouteIsBoxesWithTheMarksOfDeputies()
    {
        m_office->acts[u"T1"_s] = u"approve"_s;
        openRoute();
        const auto box = [this](int number) { return m_window->findChild<QWidget *>(u"route.%1"_s.arg(number)); };
        QVERIFY(box(4) && !box(5)); // the fourth is the step that waits
        QVERIFY(box(1)->accessibleName().startsWith(u"✓ 起案, 届出 健一, 係員"_s));
        QVERIFY(box(3)->accessibleName().contains(u"代決（課長 恵 不在）"_s));
        QVERIFY(box(3)->accessibleName().contains(u"後閲待ち"_s));
        QVERIFY(!box(2)->accessibleName().contains(u"代決"_s));
        QVERIFY(box(4)->accessibleName().startsWith(u"待ち："_s));
        for (int number = 1; number <= 4; ++number) {
            const QWidget *route = box(number)->parentWidget();
            QVERIFY(route->rect().contains(box(number)->geometry()));
            for (int other = 1; other < number; ++other)
                QVERIFY(!box(number)->geometry().intersects(box(other)->geometry()));
        }
        QVERIFY(!m_window->findChild<QWidget *>(u"route.review"_s)); // it is for somebody else
        QVERIFY(!shown(u"case.pullBack"_s));
    }

    void whoWasAwaySaysThatTheyHaveLookedAtIt()
    {
        m_office->mayReview = {u"F3"_s};
        openRoute();
        run(u"click route.review"_s);
        QTRY_COMPARE(m_office->requests("POST", u"/cases/C1/reviews"_s).size(), 1U);
        QCOMPARE(m_office->requests("POST", u"/cases/C1/reviews"_s).front().json()["file"_L1].toString(), u"F3"_s);
        QTRY_VERIFY(!m_window->findChild<QWidget *>(u"route.review"_s));
    }

    void aDraftIsTakenBackWithOneButton()
    {
        m_office->mayPullBack = true;
        openRoute();
        QVERIFY(shown(u"case.pullBack"_s));
        run(u"click case.pullBack"_s);
        QTRY_COMPARE(m_office->requests("POST", u"/cases/C1/pull-back"_s).size(), 1U);
        QTRY_VERIFY(!shown(u"case.pullBack"_s));
    }

    void aDeputyIsToldForWhomTheyAct()
    {
        m_office->actsFor = u"課長 恵"_s;
        openApproval();
        run(u"wait task.holder の不在のため、代決"_s);
    }

    void aDrafterIsToldBeforehandThatAColleagueDecides()
    {
        m_office->barred = u"自分の起案は決裁できません"_s;
        signIn();
        run(u"select main.tasks 0"_s);
        run(u"wait task.barred 自分の起案"_s);
        QVERIFY(!shown(u"task.send"_s));
        QVERIFY(!shown(u"task.claim"_s));
        QVERIFY(!run(u"state field.result=grant"_s)["enabled"_L1].toBool());
        run(u"key main.tasks Ctrl+Return"_s);
        run(u"wait main.banner 自分の起案"_s);
        QVERIFY(m_office->requests("POST", u"/tasks/T1/complete"_s).empty());
    }

    void approvingAndSendingBackTakeOneKeyEach()
    {
        m_office->formXml[u"T1"_s] = tests::approval;
        m_office->formXml[u"T2"_s] = tests::approval;
        signIn();
        run(u"select main.tasks 0"_s);
        run(u"wait field.outcome"_s);
        run(u"wait case.title 第1号"_s);
        run(u"key main.tasks A"_s);
        QVERIFY(run(u"state field.outcome=approve"_s)["checked"_L1].toBool());
        QVERIFY(run(u"state task.send"_s)["focus"_L1].toBool());
        run(u"key main.tasks R"_s);
        QVERIFY(run(u"state field.outcome=send-back"_s)["checked"_L1].toBool());
        QVERIFY(run(u"state field.opinion"_s)["focus"_L1].toBool()); // a return wants its reason
        run(u"type - 件名を直してください。"_s);
        run(u"key - Ctrl+Return"_s);
        QTRY_COMPARE(m_office->completions, 1);
        const Json answers = m_office->requests("POST", u"/tasks/T1/complete"_s).front().json()["answers"_L1];
        QCOMPARE(answers["outcome"_L1].toArray().front().toString(), u"send-back"_s);
        QCOMPARE(answers["opinion"_L1].toArray().front().toString(), u"件名を直してください。"_s);
    }

    void whoApprovesReadsTheDraftBesideTheForm()
    {
        openApproval();
        run(u"wait field.outcome"_s);
        run(u"wait task.proposal 納税証明書の交付について"_s);
        run(u"wait case.title 第1号"_s);
        QCOMPARE(read(u"proposal.request"_s), u"申請について、案のとおり処分してよろしいか。"_s);
        QCOMPARE(read(u"proposal.conditions"_s), u"交付の日から三月に限る。"_s);
        // Who has said what of this draft, and apart from it what was said of the one before.
        QVERIFY(read(u"proposal.act1"_s).startsWith(u"✓ 起案　届出 健一（証明係　係員）"_s));
        QVERIFY(read(u"proposal.act2"_s).startsWith(u"✓ 協議：異議なし　収納 花江（収納係　係員）"_s));
        QVERIFY(read(u"proposal.earlier2"_s).endsWith(u"意見：件名を直してください。"_s));
        QVERIFY(read(u"proposal.over"_s).contains(u"7c5b aae0 ecb4 aa0d"_s));
        // All in sight together: draft, form, the applicant's data.
        const auto seen = [&](const QString &name) {
            const QWidget *one = m_window->findChild<QWidget *>(name);
            return one && !one->visibleRegion().isEmpty();
        };
        for (const QString &name : {u"proposal.subject"_s, u"proposal.over"_s, u"field.outcome=approve"_s, u"field.outcome=send-back"_s, u"value.name"_s, u"task.send"_s})
            QVERIFY2(seen(name), qPrintable(name));
        run(u"click field.outcome=approve"_s);
        run(u"click task.send"_s);
        QTRY_COMPARE(m_office->completions, 1);
        // What was read is what is signed.
        const Json sent = m_office->requests("POST", u"/tasks/T1/complete"_s).front().json();
        QCOMPARE(sent["draft"_L1].toString().left(16), u"7c5baae0ecb4aa0d"_s);
        run(u"wait field.result"_s);
        QVERIFY(!shown(u"task.proposal"_s));
    }

    void whatIsDecidedFollowsTheCase()
    {
        openApproval();
        run(u"wait field.outcome"_s);
        run(u"wait proposal.over 第12版"_s);
        run(u"type field.opinion 確認中"_s);
        ++m_office->caseVersion;
        run(u"key main.tasks F5"_s);
        run(u"wait proposal.over 第13版"_s);
        QCOMPARE(read(u"field.opinion"_s), u"確認中"_s);
    }

    void aDraftThatChangesUnderTheReaderIsTold()
    {
        openApproval();
        run(u"wait proposal.over 7c5b"_s);
        QByteArray changed = proposal;
        m_office->proposals[u"T1"_s] = changed.replace("\"draft\":\"7c5baae0", "\"draft\":\"8d6cbbf1");
        ++m_office->caseVersion;
        run(u"key main.tasks F5"_s);
        run(u"wait proposal.over 8d6c"_s);
        run(u"wait main.banner 案が変わりました"_s);
    }

    void aRecordThatDoesNotHoldOrIsAboutAnotherDraftIsNamed()
    {
        QByteArray changed = proposal;
        const qsizetype last = changed.lastIndexOf("\"draft\":\"7c5b");
        changed.replace(last, 13, "\"draft\":\"ffff");
        changed.replace(changed.indexOf("\"holds\":true,\"draft\":\"7c5b"), 12, "\"holds\":false");
        openApproval(changed);
        run(u"wait field.outcome"_s);
        QVERIFY(read(u"proposal.act1"_s).startsWith(u"✗ 起案"_s));
        QVERIFY(read(u"proposal.act1"_s).contains(u"正しくありません"_s));
        QVERIFY(read(u"proposal.act2"_s).startsWith(u"✗ 協議"_s));
        QVERIFY(read(u"proposal.act2"_s).contains(u"別の案"_s));
    }

    void whoDraftsAgainReadsWhyTheDraftCameBack()
    {
        m_office->acts[u"T1"_s] = u"draft"_s;
        m_office->proposals[u"T1"_s] = proposal;
        signIn();
        run(u"select main.tasks 0"_s);
        run(u"wait task.proposal 前の案"_s);
        QVERIFY(read(u"task.proposal"_s).contains(u"件名を直してください。"_s));
        QVERIFY(!m_window->findChild<QWidget *>(u"proposal.over"_s));
    }
};

TODOKE_TEST(ApprovalTest)
#include "tst_approval.moc"
