// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/text.h"
#include "desktop-client/views/main_window.h"
#include "desktop-client/views/name_label.h"
#include "tests/desktop-client/fake_office.h"
#include "tests/support/desktop_driver/driver.h"
#include "tests/support/test_registry.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPrintPreviewWidget>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace desktop;
using namespace Qt::StringLiterals;
using engine::core::Json;

namespace {

const QByteArray approval = R"(<form xmlns="urn:todoke:form:1" id="approve"><page name="approve">
    <title xml:lang="ja">決裁</title><title xml:lang="en">Approval</title>
    <choice name="outcome" required="true" appearance="radio"><label xml:lang="ja">決裁</label><label xml:lang="en">Decision</label>
        <option value="approve"><label xml:lang="ja">決定する</label><label xml:lang="en">Approve</label></option>
        <option value="send-back"><label xml:lang="ja">差し戻す</label><label xml:lang="en">Send back</label></option>
    </choice>
    <long-text name="opinion" required="outcome != &quot;approve&quot;"><label xml:lang="ja">意見</label><label xml:lang="en">Opinion</label></long-text>
</page></form>)";

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

/// The whole window against a fake office, driven as journeys drive it.
class MainWindowTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<tests::FakeOffice> m_office;
    std::unique_ptr<views::MainWindow> m_window;
    std::unique_ptr<tests::Driver> m_driver;
    QTemporaryDir m_folder;

    /// The answer's value; the test fails where the driver says no.
    Json run(const QString &line)
    {
        const auto answer = Json::parse(m_driver->run(line));
        if (!answer || !(*answer)["ok"_L1].toBool()) {
            QTest::qFail(qPrintable(line + u": "_s + (answer ? (*answer)["error"_L1].toString() : QString())), __FILE__, __LINE__);
            return {};
        }
        return (*answer)["value"_L1];
    }

    bool refuses(const QString &line)
    {
        const auto answer = Json::parse(m_driver->run(line));
        return answer && !(*answer)["ok"_L1].toBool(true);
    }

    QString read(const QString &name) { return run(u"read "_s + name).toString(); }
    bool shown(const QString &name) { return run(u"state "_s + name)["visible"_L1].toBool(); }

    void signIn(const QString &staff = u"S03"_s)
    {
        run(u"clear signin.staff"_s);
        run(u"type signin.staff "_s + staff);
        run(u"type signin.password correct horse"_s);
        run(u"click signin.button"_s);
        run(u"wait main.tasks"_s);
    }

    void openFirst()
    {
        run(u"select main.tasks 0"_s);
        run(u"wait case.title 第1号"_s);
        run(u"wait field.result"_s);
    }

    void restart()
    {
        m_driver.reset();
        m_window.reset();
        m_window = std::make_unique<views::MainWindow>(views::MainWindow::Options{
            m_office->url(), m_folder.filePath(u"outbox.sqlite"_s), std::chrono::milliseconds(100), m_folder.filePath(u"window.ini"_s)});
        m_driver = std::make_unique<tests::Driver>(*m_window);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

private Q_SLOTS:
    void init()
    {
        setLanguage({u"ja"_s});
        m_office = std::make_unique<tests::FakeOffice>();
        restart();
    }

    void cleanup()
    {
        m_driver.reset();
        m_window.reset();
        m_office.reset();
        QFile::remove(m_folder.filePath(u"outbox.sqlite"_s));
        QFile::remove(m_folder.filePath(u"window.ini"_s));
    }

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

    void everythingThatTakesTheKeyboardHasAName_data()
    {
        QTest::addColumn<QString>("opening");
        QTest::newRow("sign-in") << QString();
        QTest::newRow("data and form") << u"state main.tasks"_s;
        QTest::newRow("papers") << u"key - Ctrl+2"_s;
        QTest::newRow("signatures") << u"key - Ctrl+3"_s;
        QTest::newRow("history") << u"key - Ctrl+4"_s;
        QTest::newRow("process") << u"key - Ctrl+5"_s;
        QTest::newRow("find") << u"key - Ctrl+K"_s;
        QTest::newRow("keys") << u"click action.keys"_s;
        QTest::newRow("address") << u"click reveal.address"_s;
        QTest::newRow("unsent") << u"click action.outbox"_s;
    }

    void everythingThatTakesTheKeyboardHasAName()
    {
        QFETCH(const QString, opening);
        if (!opening.isEmpty()) {
            signIn();
            openFirst();
            run(opening);
            QTest::qWait(100);
        }
        QStringList nameless;
        int named = 0;
        const auto walk = [&](QAccessibleInterface *node, const auto &self) -> void {
            if (!node || node->state().invisible)
                return;
            const auto *widget = qobject_cast<const QWidget *>(node->object());
            if (widget && widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) && widget->isEnabled()) {
                const bool hasName = !node->text(QAccessible::Name).isEmpty() && !widget->objectName().isEmpty();
                named += hasName ? 1 : 0;
                if (!hasName)
                    nameless << QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
            }
            for (int i = 0; i < node->childCount(); ++i)
                self(node->child(i), self);
        };
        QWidget *top = QApplication::activeModalWidget();
        walk(QAccessible::queryAccessibleInterface(top ? top : m_window.get()), walk);
        QCOMPARE(nameless, QStringList());
        QVERIFY(named >= 1);
    }

    void nothingIsCutOffAtTwiceTheTextSizeOrInTheDark()
    {
        signIn();
        openFirst();
        run(u"click action.text.200"_s);
        run(u"click action.shade.dark"_s);
        auto *name = m_window->findChild<views::NameLabel *>(u"value.name"_s);
        QTRY_VERIFY(name->height() >= name->heightForWidth(name->width()));
        const QImage image = name->grab().toImage();
        int bright = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                bright += qGray(image.pixel(x, y)) > 180 ? 1 : 0;
        }
        QVERIFY(bright > 100);
        for (const QString &button : {u"task.send"_s, u"task.claim"_s}) {
            const auto *one = m_window->findChild<QPushButton *>(button);
            QVERIFY2(one->width() >= one->sizeHint().width(), qPrintable(button));
        }
    }

    void whatOneFillsInHasAnOutlineInTheDark()
    {
        m_office->formXml[u"T1"_s] = approval;
        signIn();
        run(u"select main.tasks 0"_s);
        run(u"wait field.outcome"_s);
        run(u"click action.shade.dark"_s);
        for (const QString &name : {u"field.outcome=send-back"_s, u"field.opinion"_s, u"main.filter"_s}) {
            auto *widget = m_window->findChild<QWidget *>(name);
            QTest::qWait(1);
            const QImage image = widget->grab().toImage();
            // Along a line through the middle of its left part: the outline is as bright as quiet text.
            int brightest = 0;
            for (int x = 0; x < std::min(8, image.width()); ++x)
                brightest = std::max(brightest, qGray(image.pixel(x, image.height() / 2)));
            QVERIFY2(brightest > 110, qPrintable(u"%1: %2"_s.arg(name).arg(brightest)));
        }
        run(u"click action.shade.system"_s);
    }

    void enterAloneCarriesNothingOut()
    {
        signIn();
        openFirst();
        run(u"click field.result=grant"_s);
        run(u"key - Ctrl+K"_s);
        run(u"wait find.found 様式を送る"_s);
        run(u"key find.number Return"_s);
        QVERIFY(shown(u"find.found"_s));
        QCOMPARE(m_office->completions, 0);
        run(u"key - Escape"_s);
    }

    void theLooksAreKeptForTheNextStart()
    {
        const qreal size = QApplication::font().pointSizeF();
        run(u"click action.text.150"_s);
        run(u"click action.shade.dark"_s);
        QCOMPARE(QApplication::font().pointSizeF(), size * 1.5);
        restart();
        QCOMPARE(QApplication::font().pointSizeF(), size * 1.5);
        QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 128);
        QVERIFY(m_window->findChild<QAction *>(u"action.shade.dark"_s)->isChecked());
        run(u"click action.text.100"_s);
        run(u"click action.shade.system"_s);
        QCOMPARE(QApplication::font().pointSizeF(), size);
    }

    void caseAndTaskStandBesideEachOtherWhereThereIsRoom()
    {
        signIn();
        openFirst();
        const auto place = [this](const QString &name) {
            const auto *widget = m_window->findChild<QWidget *>(name);
            return QRect(widget->mapTo(m_window.get(), QPoint()), widget->size());
        };
        QVERIFY(place(u"task.area"_s).left() > place(u"case.tabs"_s).right());
        QVERIFY(place(u"task.area"_s).height() > m_window->height() / 2);
        m_window->resize(900, 860);
        QTRY_VERIFY(place(u"task.area"_s).top() > place(u"case.tabs"_s).bottom());
        // However long the form, its buttons stay in sight.
        QVERIFY(m_window->rect().contains(place(u"task.send"_s)));
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
        m_office->formXml[u"T1"_s] = approval;
        m_office->formXml[u"T2"_s] = approval;
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
        m_office->formXml[u"T1"_s] = approval;
        m_office->acts[u"T1"_s] = u"approve"_s;
        m_office->proposals[u"T1"_s] = proposal;
        signIn();
        run(u"select main.tasks 0"_s);
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
        m_office->formXml[u"T1"_s] = approval;
        m_office->acts[u"T1"_s] = u"approve"_s;
        m_office->proposals[u"T1"_s] = proposal;
        signIn();
        run(u"select main.tasks 0"_s);
        run(u"wait field.outcome"_s);
        run(u"wait proposal.over 第12版"_s);
        run(u"type field.opinion 確認中"_s);
        ++m_office->caseVersion;
        run(u"key main.tasks F5"_s);
        run(u"wait proposal.over 第13版"_s);
        QCOMPARE(read(u"field.opinion"_s), u"確認中"_s);
    }

    void aRecordThatDoesNotHoldOrIsAboutAnotherDraftIsNamed()
    {
        m_office->formXml[u"T1"_s] = approval;
        m_office->acts[u"T1"_s] = u"approve"_s;
        QByteArray changed = proposal;
        const qsizetype last = changed.lastIndexOf("\"draft\":\"7c5b");
        changed.replace(last, 13, "\"draft\":\"ffff");
        changed.replace(changed.indexOf("\"holds\":true,\"draft\":\"7c5b"), 12, "\"holds\":false");
        m_office->proposals[u"T1"_s] = changed;
        signIn();
        run(u"select main.tasks 0"_s);
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

    void aReasonOfTwoLinesAtTheSignInIsNotCutOff()
    {
        m_window->resize(800, 700);
        run(u"type signin.staff S03"_s);
        run(u"type signin.password wrong"_s);
        run(u"click signin.button"_s);
        run(u"wait signin.error 違います"_s);
        auto *error = m_window->findChild<QLabel *>(u"signin.error"_s);
        error->setText(QString(u"職員番号またはパスワードが違います。"_s).repeated(3));
        QTRY_VERIFY(error->height() >= error->fontMetrics().lineSpacing() * 2);
        QVERIFY(error->height() >= error->heightForWidth(error->width()));
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
