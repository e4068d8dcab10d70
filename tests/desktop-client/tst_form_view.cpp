// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/forms/form_view.h"
#include "desktop-client/text.h"
#include "desktop-client/views/name_label.h"
#include "tests/support/test_registry.h"

#include <QApplication>
#include <QComboBox>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>

using namespace desktop;
using namespace Qt::StringLiterals;

namespace {

const QByteArray source = R"(<form xmlns="urn:todoke:form:1" id="all"><page name="p">
  <title xml:lang="ja">頁</title><title xml:lang="en">Page</title>
  <choice name="result" required="true" appearance="radio"><label xml:lang="ja">結果</label><label xml:lang="en">Result</label>
    <option value="grant"><label xml:lang="ja">交付する</label><label xml:lang="en">Issue</label></option>
    <option value="refuse"><label xml:lang="ja">交付しない</label><label xml:lang="en">Refuse</label></option></choice>
  <long-text name="reasons" relevant="result = &quot;refuse&quot;" required="true"><label xml:lang="ja">理由</label><label xml:lang="en">Reasons</label></long-text>
  <choice name="way" options="ways" appearance="select"><label xml:lang="ja">方法</label><label xml:lang="en">Way</label></choice>
  <date name="day"><label xml:lang="ja">日</label><label xml:lang="en">Day</label></date>
  <person-name name="who"><label xml:lang="ja">氏名</label><label xml:lang="en">Name</label></person-name>
  <group name="items" repeat="1..3"><label xml:lang="ja">内訳</label><label xml:lang="en">Items</label>
    <number name="count" required="true" constraint="value in [1..10]"><label xml:lang="ja">通数</label><label xml:lang="en">Copies</label>
      <error xml:lang="ja">1から10までです。</error><error xml:lang="en">From 1 to 10.</error></number></group>
  <number name="total" calculate="sum(items.count) * price"><label xml:lang="ja">合計</label><label xml:lang="en">Total</label></number>
  <choice name="fixed" readonly="true" default="disposition"><label xml:lang="ja">処分の案</label><label xml:lang="en">Disposition</label>
    <option value="granted"><label xml:lang="ja">交付</label><label xml:lang="en">Issue</label></option></choice>
</page></form>)";

} // namespace

class FormViewTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<desktop::forms::FormView> m_view;

    template <typename T> T *find(const QString &name) { return m_view->findChild<T *>(name); }

    bool isShown(const QString &name)
    {
        const auto *widget = m_view->findChild<QWidget *>(name);
        return widget && widget->isVisibleTo(m_view.get());
    }

private Q_SLOTS:
    void init()
    {
        setLanguage({u"ja"_s});
        const auto document = engine::xml::Document::parse(source, u"all.xml"_s);
        QVERIFY(document);
        engine::feel::Names names;
        names.open = true;
        engine::core::Faults faults;
        const auto form = ::forms::model::read(*document, names, faults);
        QVERIFY2(form, faults.empty() ? "" : qPrintable(engine::core::sentence(faults.front(), {u"en"_s})));
        QVERIFY2(faults.empty(), faults.empty() ? "" : qPrintable(engine::core::sentence(faults.front(), {u"en"_s})));
        ::forms::check::Against against;
        against.environment.variables = {{u"price"_s, 400}, {u"disposition"_s, u"granted"_s}};
        against.environment.now = QDateTime({2026, 11, 22}, {5, 0}, Qt::UTC);
        against.options = [](const QString &decision) {
            std::vector<::forms::model::Option> options;
            if (decision == "ways"_L1) {
                options.resize(2);
                options[0].value = u"post"_s;
                options[0].label.texts = {{u"ja"_s, u"郵送"_s}, {u"en"_s, u"By post"_s}};
                options[1].value = u"desk"_s;
                options[1].label.texts = {{u"ja"_s, u"窓口"_s}};
            }
            return options;
        };
        m_view = std::make_unique<desktop::forms::FormView>();
        m_view->setForm(form, against, {});
        m_view->show();
    }

    void cleanup() { m_view.reset(); }

    void whatDoesNotApplyIsNotShown()
    {
        QVERIFY(!isShown(u"field.reasons"_s));
        QTest::mouseClick(find<QRadioButton>(u"field.result=refuse"_s), Qt::LeftButton, {}, {10, 8});
        QVERIFY(isShown(u"field.reasons"_s));
        QCOMPARE(m_view->answers().value(u"result"_s), u"refuse"_s);
        QTest::mouseClick(find<QRadioButton>(u"field.result=grant"_s), Qt::LeftButton, {}, {10, 8});
        QVERIFY(!isShown(u"field.reasons"_s));
    }

    void allErrorsAreShownAtOnceAndFollowTheTyping()
    {
        QVERIFY(m_view->shownErrors().isEmpty());
        QTest::mouseClick(find<QRadioButton>(u"field.result=refuse"_s), Qt::LeftButton, {}, {10, 8});
        QVERIFY(m_view->shownErrors().isEmpty());
        QVERIFY(!m_view->showOwnErrors());
        QCOMPARE(m_view->shownErrors().size(), 2);
        QVERIFY(isShown(u"error.reasons"_s));
        QVERIFY(isShown(u"error.items[1].count"_s));
        auto *count = find<QLineEdit>(u"field.items[1].count"_s);
        QTest::keyClicks(count, u"11"_s);
        QCOMPARE(find<QLabel>(u"error.items[1].count"_s)->text(), u"＊1から10までです。"_s);
        QCOMPARE(count->accessibleDescription(), u"1から10までです。"_s);
        count->clear();
        QTest::keyClicks(count, u"3"_s);
        QVERIFY(!isShown(u"error.items[1].count"_s));
        find<QPlainTextEdit>(u"field.reasons"_s)->setPlainText(u"年度が古いため"_s);
        QVERIFY(m_view->shownErrors().isEmpty());
        QVERIFY(m_view->showOwnErrors());
    }

    void whatIsComputedIsAlwaysUpToDate()
    {
        QTest::keyClicks(find<QLineEdit>(u"field.items[1].count"_s), u"2"_s);
        QCOMPARE(find<views::NameLabel>(u"field.total"_s)->text(), u"800"_s);
        QTest::mouseClick(find<QPushButton>(u"add.items"_s), Qt::LeftButton);
        QCOMPARE(m_view->focusWidget(), find<QLineEdit>(u"field.items[2].count"_s));
        QTest::keyClicks(find<QLineEdit>(u"field.items[2].count"_s), u"1"_s);
        QCOMPARE(find<views::NameLabel>(u"field.total"_s)->text(), u"1,200"_s);
        QVERIFY(!m_view->answers().values.contains(u"total"_s));
    }

    void entriesAreAddedAndRemovedWithinTheirBounds()
    {
        QTest::keyClicks(find<QLineEdit>(u"field.items[1].count"_s), u"5"_s);
        QVERIFY(!find<QPushButton>(u"remove.items[1]"_s));
        QTest::mouseClick(find<QPushButton>(u"add.items"_s), Qt::LeftButton);
        QTest::mouseClick(find<QPushButton>(u"add.items"_s), Qt::LeftButton);
        QVERIFY(!find<QPushButton>(u"add.items"_s));
        QCOMPARE(find<QLineEdit>(u"field.items[1].count"_s)->text(), u"5"_s);
        QTest::mouseClick(find<QPushButton>(u"remove.items[1]"_s), Qt::LeftButton);
        QVERIFY(!find<QLineEdit>(u"field.items[1].count"_s));
        QVERIFY(find<QLineEdit>(u"field.items[3].count"_s));
        QVERIFY(!m_view->answers().values.contains(u"items[1].count"_s));
    }

    void optionsOfADecisionAreOffered()
    {
        auto *way = find<QComboBox>(u"field.way"_s);
        QCOMPARE(way->count(), 3);
        way->setCurrentIndex(1);
        QCOMPARE(m_view->answers().value(u"way"_s), u"post"_s);
    }

    void aDateOfAnEraIsUnderstoodAndSaid()
    {
        find<QLineEdit>(u"field.day.year"_s)->setText({});
        QTest::keyClicks(find<QLineEdit>(u"field.day.year"_s), u"R8"_s);
        QTest::keyClicks(find<QLineEdit>(u"field.day.month"_s), u"5"_s);
        QTest::keyClicks(find<QLineEdit>(u"field.day.day"_s), u"7"_s);
        QVERIFY(isShown(u"understood.day"_s));
        QVERIFY2(find<QLabel>(u"understood.day"_s)->text().contains(u"2026"_s), qPrintable(find<QLabel>(u"understood.day"_s)->text()));
    }

    void aNameWithAVariantIsShownInItsOwnShape()
    {
        auto *given = find<QLineEdit>(u"field.who.given"_s);
        QInputMethodEvent event;
        event.setCommitString(u"葛\U000E0100子"_s);
        given->setFocus();
        QApplication::sendEvent(given, &event);
        QCOMPARE(m_view->answers().value(u"who.given"_s), u"葛\U000E0100子"_s);
        QVERIFY(isShown(u"shown.who"_s));
        QCOMPARE(find<views::NameLabel>(u"shown.who"_s)->text(), u"葛\U000E0100子"_s);
    }

    void whatIsFixedIsShownAndSentButNotEditable()
    {
        QCOMPARE(find<views::NameLabel>(u"field.fixed"_s)->text(), u"交付"_s);
        QCOMPARE(m_view->answers().value(u"fixed"_s), u"granted"_s);
    }

    void theServersErrorsStandBesideTheirFieldsUntilEdited()
    {
        m_view->showProblems({{u"way"_s, u"いまは選べません。"_s}, {u"items"_s, u"多すぎます。"_s}});
        QCOMPARE(find<QLabel>(u"error.way"_s)->text(), u"＊いまは選べません。"_s);
        QCOMPARE(find<QLabel>(u"error.items"_s)->text(), u"＊多すぎます。"_s);
        find<QComboBox>(u"field.way"_s)->setCurrentIndex(2);
        QVERIFY(!isShown(u"error.way"_s));
    }

    void anotherLanguageKeepsTheAnswers()
    {
        QTest::mouseClick(find<QRadioButton>(u"field.result=refuse"_s), Qt::LeftButton, {}, {10, 8});
        setLanguage({u"en"_s});
        m_view->retranslate();
        auto *refuse = find<QRadioButton>(u"field.result=refuse"_s);
        QCOMPARE(refuse->text(), u"Refuse"_s);
        QVERIFY(refuse->isChecked());
    }
};

TODOKE_TEST(FormViewTest)
#include "tst_form_view.moc"
