// SPDX-License-Identifier: Apache-2.0
#include "tests/desktop-client/window_fixture.h"
#include "tests/support/test_registry.h"

#include <QApplication>
#include <QPrintPreviewWidget>

using namespace desktop;
using namespace Qt::StringLiterals;
using engine::core::Json;

/// The list, the case and the task of the window.
class MainWindowTest : public tests::WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void aWrongPasswordIsSaidAndAsksAgain()
    {
        run(u"type signin.staff S03"_s);
        run(u"type signin.password wrong"_s);
        run(u"key signin.password Return"_s);
        run(u"wait signin.error 違います"_s);
        QCOMPARE(read(u"signin.password"_s), QString());
        QCOMPARE(read(u"signin.staff"_s), u"S03"_s);
        signIn();
        QCOMPARE(read(u"main.who"_s), u"渡邉\U000E0102 花子"_s);
    }

    void theCaseShowsItsDataPapersSignaturesAndHistory()
    {
        signIn();
        QTRY_VERIFY(read(u"main.queues"_s).contains(u"未処理"_s));
        QTRY_VERIFY(read(u"main.tasks"_s).contains(u"見本税証第2号"_s));
        openFirst();
        QCOMPARE(read(u"value.name"_s), u"渡邉\U000E0102　葛\U000E0100子"_s);
        QVERIFY(read(u"case.state"_s).contains(u"審査中"_s));
        QVERIFY(read(u"case.data"_s).contains(u"400 円"_s));
        run(u"select case.tabs 書類"_s);
        run(u"wait paper.picture"_s);
        run(u"select case.papers 申請書"_s);
        run(u"wait paper.text purpose：借入れ"_s); // an outline, not tags
        QVERIFY(!read(u"paper.text"_s).contains(u'<'));
        QVERIFY(read(u"case.papers"_s).contains(u"決裁の記録　起案　佐藤 次郎　"_s));
        run(u"key - Ctrl+3"_s);
        run(u"wait case.signatures 有効"_s);
        QVERIFY(read(u"case.signatures"_s).contains(u"起案"_s));
        run(u"key - Ctrl+4"_s);
        run(u"wait case.history 到達しました"_s);
        run(u"key - Ctrl+5"_s);
        run(u"wait paper.drawing"_s);
    }

    void jAndKMoveInTheListAndEnterGoesToTheForm()
    {
        signIn();
        run(u"select main.tasks 0"_s);
        run(u"key main.tasks J"_s);
        run(u"wait case.title 第2号"_s);
        run(u"key main.tasks K"_s);
        run(u"wait case.title 第1号"_s);
        run(u"wait field.result"_s);
        run(u"key main.tasks Return"_s);
        QVERIFY(run(u"state field.result=grant"_s)["focus"_L1].toBool());
    }

    void aTaskIsTakenFilledInAndSentByKeys()
    {
        signIn();
        openFirst();
        run(u"key - Ctrl+T"_s);
        run(u"wait task.holder あなたが"_s);
        QTRY_COMPARE(m_office->requests("GET", u"/cases/C1"_s).size() >= 2, true);
        run(u"click field.result=refuse"_s);
        run(u"type field.reasons 年度が古いため、証明できません。"_s);
        QTest::qWait(50);
        run(u"key field.reasons Ctrl+Return"_s);
        QTRY_COMPARE(m_office->completions, 1);
        const auto sent = m_office->requests("POST", u"/tasks/T1/complete"_s);
        QCOMPARE(sent.size(), size_t(1));
        QVERIFY(!sent.front().headers.at("idempotency-key").isEmpty());
        const Json answers = sent.front().json()["answers"_L1];
        QCOMPARE(answers["result"_L1].toArray().front().toString(), u"refuse"_s);
        QCOMPARE(answers["reasons"_L1].toArray().front().toString(), u"年度が古いため、証明できません。"_s);
        QCOMPARE(answers["note"_L1].toArray().front().toString(), u"確認済"_s);
        // The next case opens by itself.
        run(u"wait case.title 第2号"_s);
        QCOMPARE(run(u"state main.tasks"_s)["rows"_L1].toInteger(), 1);
    }

    void mistakesAreSaidBesideTheFieldsAndInTheBanner()
    {
        signIn();
        openFirst();
        run(u"click task.send"_s);
        run(u"wait error.result"_s);
        run(u"wait main.banner 問題があります"_s);
        QVERIFY(read(u"main.banner"_s).contains(u"審査の結果："_s));
        QCOMPARE(m_office->completions, 0);
        QVERIFY(m_office->requests("POST", u"/tasks/T1/complete"_s).empty());
        run(u"click field.result=grant"_s);
        m_office->refuseFields = {{u"note"_s, u"記録には個人情報を書かないでください。"_s}};
        run(u"click task.send"_s);
        run(u"wait error.note 個人情報"_s);
        run(u"wait main.banner 記録：記録には個人情報"_s);
        run(u"clear field.note"_s);
        run(u"gone error.note"_s);
        run(u"click task.send"_s);
        QTRY_COMPARE(m_office->completions, 1);
        const auto sent = m_office->requests("POST", u"/tasks/T1/complete"_s);
        QVERIFY(sent.front().headers.at("idempotency-key") != sent.back().headers.at("idempotency-key"));
        run(u"gone main.banner"_s);
    }

    void whoHoldsATaskIsSaidAndItCanBeTakenOver()
    {
        m_office->holders[u"T1"_s] = u"S07"_s;
        signIn();
        openFirst();
        QCOMPARE(read(u"task.holder"_s), u"佐藤 次郎 さんが処理しています。"_s);
        QVERIFY(!shown(u"task.claim"_s));
        run(u"click field.result=grant"_s);
        run(u"click task.send"_s);
        run(u"wait main.banner 佐藤"_s);
        QCOMPARE(m_office->completions, 0);
        run(u"click task.takeOver"_s);
        run(u"wait task.holder あなたが"_s);
        QVERIFY(run(u"state field.result=grant"_s)["checked"_L1].toBool());
        QTRY_COMPARE(m_office->holders[u"T1"_s], u"S03"_s);
        run(u"click task.release"_s);
        run(u"wait task.holder まだ誰も"_s);
    }

    void somebodyElseIsNoticedWithoutAsking()
    {
        signIn();
        openFirst();
        m_office->holders[u"T1"_s] = u"S07"_s;
        ++m_office->listVersion;
        run(u"wait task.holder 佐藤"_s);
        QVERIFY(read(u"main.tasks"_s).contains(u"佐藤"_s));
    }

    void typedTextOutlivesAnotherTaskAndTheEndOfASession()
    {
        signIn();
        openFirst();
        run(u"click field.result=refuse"_s);
        run(u"type field.reasons 途中まで"_s);
        run(u"select main.tasks 1"_s);
        run(u"wait case.title 第2号"_s);
        run(u"select main.tasks 0"_s);
        run(u"wait field.reasons 途中まで"_s);
        run(u"wait case.title 第1号"_s);
        m_office->endSessions();
        run(u"click task.send"_s);
        run(u"wait signin.error 残っています"_s);
        run(u"type signin.password correct horse"_s);
        run(u"click signin.button"_s);
        run(u"wait field.reasons 途中まで"_s);
        run(u"wait case.title 第1号"_s);
        QCOMPARE(m_office->completions, 0);
        run(u"click task.send"_s);
        QTRY_COMPARE(m_office->completions, 1);
    }

    void anotherClerkFindsNothingOfTheOneBefore()
    {
        signIn();
        openFirst();
        run(u"type field.note 私の下書き"_s);
        run(u"click action.signOut"_s);
        run(u"wait signin.staff"_s);
        QTRY_COMPARE(m_office->requests("DELETE", u"/session"_s).size(), size_t(1));
        signIn(u"S07"_s);
        openFirst();
        QCOMPARE(read(u"field.note"_s), u"確認済"_s);
    }

    void aHiddenAddressIsShownToTheNamedStaffAlone()
    {
        signIn();
        openFirst();
        QCOMPARE(read(u"value.address"_s), u"ここには表示しません"_s);
        run(u"click reveal.address"_s);
        run(u"click address.ask"_s);
        run(u"wait address.error 理由"_s);
        QVERIFY(m_office->requests("POST", u"/cases/C1/address"_s).empty());
        run(u"type address.reason 送付先の確認"_s);
        run(u"click address.ask"_s);
        run(u"wait address.error できません"_s);
        QVERIFY(refuses(u"wait address.value 架空 50"_s));
        run(u"click address.close"_s);
        run(u"click action.signOut"_s);
        signIn(u"S07"_s);
        openFirst();
        run(u"click reveal.address"_s);
        run(u"type address.reason 送付先の確認"_s);
        run(u"click address.ask"_s);
        run(u"wait address.value 架空三丁目999番11号"_s);
        QCOMPARE(m_office->requests("POST", u"/cases/C1/address"_s).back().json()["reason"_L1].toString(), u"送付先の確認"_s);
        run(u"click address.close"_s);
        QVERIFY(!read(u"case.data"_s).contains(u"架空三丁目"_s));
    }

    void whatIsSentWhileTheServerIsAwayGoesOutLater()
    {
        signIn();
        openFirst();
        run(u"click field.result=grant"_s);
        m_office->close();
        run(u"wait main.server 接続できません"_s);
        run(u"click task.send"_s);
        run(u"wait main.banner 保存"_s);
        run(u"wait main.unsent 1"_s);
        run(u"click main.unsent"_s);
        run(u"wait outbox.list 送信待ち"_s);
        run(u"click outbox.close"_s);
        m_office->open();
        run(u"gone main.unsent"_s);
        QCOMPARE(m_office->completions, 1);
        run(u"wait main.server 接続中"_s);
    }

    void aConflictOfAKeptActIsShown()
    {
        signIn();
        openFirst();
        run(u"click field.result=grant"_s);
        m_office->close();
        run(u"wait main.server 接続できません"_s);
        run(u"click task.send"_s);
        run(u"wait main.unsent 1"_s);
        m_office->caseVersion += 3;
        m_office->open();
        run(u"wait main.banner 更新されています"_s);
        run(u"click main.unsent"_s);
        run(u"select outbox.list 更新されています"_s);
        run(u"click outbox.forget"_s);
        run(u"click outbox.close"_s);
        run(u"gone main.unsent"_s);
        QCOMPARE(m_office->completions, 0);
    }

    void aCaseIsFoundByItsNumber()
    {
        signIn();
        run(u"key - Ctrl+K"_s);
        run(u"type find.number 999"_s);
        run(u"key find.number Return"_s);
        run(u"wait find.message ありません"_s);
        run(u"clear find.number"_s);
        run(u"type find.number R-0002"_s);
        run(u"wait find.found 第2号"_s);
        run(u"click find.open"_s);
        run(u"wait case.title 第2号"_s);
        run(u"wait field.result"_s);
    }

    void theLanguageChangesEverywhereAndKeepsTheAnswers()
    {
        signIn();
        openFirst();
        run(u"click field.result=refuse"_s);
        run(u"type field.reasons 理由"_s);
        run(u"click action.language.en"_s);
        run(u"wait task.send Finish"_s);
        QCOMPARE(read(u"field.result=refuse"_s), u"Refuse"_s);
        QCOMPARE(read(u"field.reasons"_s), u"理由"_s);
        run(u"wait case.title \"Certificate of tax payment\""_s);
        QCOMPARE(m_office->seen.back().headers.at("accept-language"), QByteArray("en"));
        run(u"click action.language.ja"_s);
        run(u"wait task.send 確定"_s);
    }

    void panesAreReachedByF6()
    {
        signIn();
        openFirst();
        run(u"key main.queues F6"_s);
        QVERIFY(run(u"state main.tasks"_s)["focus"_L1].toBool());
        run(u"key - F6"_s);
        QVERIFY(run(u"state case.tabBar"_s)["focus"_L1].toBool());
        run(u"key - F6"_s);
        QVERIFY(run(u"state field.result=grant"_s)["focus"_L1].toBool());
        run(u"key - F6"_s);
        QVERIFY(run(u"state main.queues"_s)["focus"_L1].toBool());
        run(u"key - Shift+F6"_s);
        QVERIFY(run(u"state field.result=grant"_s)["focus"_L1].toBool());
    }

    void anEmptyQueueSaysSo()
    {
        signIn();
        run(u"select main.queues 完了"_s);
        QTRY_COMPARE(run(u"state main.tasks"_s)["rows"_L1].toInteger(), 0);
        QCOMPARE(m_window->findChild<QWidget *>(u"main.tasks"_s)->accessibleDescription(), u"この一覧には何もありません。"_s);
        QCOMPARE(read(u"case.title"_s), u"案件が選ばれていません"_s);
        QVERIFY(!shown(u"case.tabs"_s));
        QVERIFY(!shown(u"task.send"_s));
    }

    void theListIsFilteredAsOneTypes()
    {
        signIn();
        QTRY_COMPARE(run(u"state main.tasks"_s)["rows"_L1].toInteger(), 2);
        run(u"key main.tasks /"_s);
        QVERIFY(run(u"state main.filter"_s)["focus"_L1].toBool());
        run(u"type - 第2号"_s);
        QTRY_COMPARE(run(u"state main.tasks"_s)["rows"_L1].toInteger(), 1);
        run(u"key - Return"_s);
        QVERIFY(run(u"state main.tasks"_s)["focus"_L1].toBool());
        run(u"key - /"_s);
        run(u"type - 第3号"_s);
        QTRY_COMPARE(run(u"state main.tasks"_s)["rows"_L1].toInteger(), 0);
        QVERIFY(m_window->findChild<QWidget *>(u"main.tasks"_s)->accessibleDescription().contains(u"絞り込み"_s));
        run(u"key main.filter Escape"_s);
        QTRY_COMPARE(run(u"state main.tasks"_s)["rows"_L1].toInteger(), 2);
        QVERIFY(run(u"state main.tasks"_s)["focus"_L1].toBool());
    }

    void anotherClerkFindsNoFilterOfTheOneBefore()
    {
        signIn();
        run(u"type main.filter 第2号"_s);
        QTRY_COMPARE(run(u"state main.tasks"_s)["rows"_L1].toInteger(), 1);
        run(u"click action.signOut"_s);
        signIn(u"S07"_s);
        QTRY_COMPARE(run(u"state main.tasks"_s)["rows"_L1].toInteger(), 2);
    }

    void aCommandIsFoundAndCarriedOut()
    {
        signIn();
        openFirst();
        run(u"key - Ctrl+K"_s);
        run(u"type find.number 経過"_s);
        run(u"wait find.found 経過（Ctrl+4）"_s);
        run(u"key find.number Return"_s);
        run(u"wait case.history 到達しました"_s);
    }

    void noPrintOfACaseStaysInFrontOfTheSignIn()
    {
        signIn();
        openFirst();
        run(u"key - Ctrl+P"_s);
        QTRY_VERIFY(QApplication::activeModalWidget());
        m_office->endSessions();
        QTRY_VERIFY(!QApplication::activeModalWidget()); // the list asks by itself, and is refused
        QVERIFY(shown(u"signin.button"_s));
    }

    void whatIsPrintedIsSeenFirst()
    {
        signIn();
        run(u"click action.print"_s);
        run(u"wait main.banner 印刷する案件"_s);
        openFirst();
        run(u"key - Ctrl+P"_s);
        QTRY_VERIFY(QApplication::activeModalWidget());
        auto *preview = QApplication::activeModalWidget()->findChild<QPrintPreviewWidget *>();
        QVERIFY(preview);
        QTRY_COMPARE(preview->pageCount(), 1);
        run(u"key - Escape"_s);
        QTRY_VERIFY(!QApplication::activeModalWidget());
    }

    void enterChoosesWhatComesFirstAlsoBeforeTheAnswer()
    {
        signIn();
        run(u"key - Ctrl+K"_s);
        run(u"type find.number R-0002"_s);
        run(u"key find.number Return"_s);
        run(u"wait case.title 第2号"_s);
    }

    void aHostileOfficeDoesNoHarm_data()
    {
        QTest::addColumn<QByteArray>("form");
        QTest::newRow("not XML") << QByteArray("<form");
        QTest::newRow("a bomb") << QByteArray("<!DOCTYPE f [<!ENTITY a \"aaaa\">]><form xmlns=\"urn:todoke:form:1\">&a;</form>");
        QTest::newRow("another vocabulary") << QByteArray("<html xmlns=\"http://www.w3.org/1999/xhtml\"/>");
    }

    void aHostileOfficeDoesNoHarm()
    {
        QFETCH(const QByteArray, form);
        m_office->formXml[u"T1"_s] = form;
        signIn();
        run(u"select main.tasks 0"_s);
        run(u"wait task.problem 読み取れません"_s);
        QVERIFY(!run(u"state task.send"_s)["enabled"_L1].toBool());
        run(u"select main.tasks 1"_s);
        run(u"wait field.result"_s);
        QVERIFY(run(u"state task.send"_s)["enabled"_L1].toBool());
    }
};

TODOKE_TEST(MainWindowTest)
#include "tst_main_window.moc"
