// SPDX-License-Identifier: Apache-2.0
#include "tests/desktop-client/window_fixture.h"
#include "tests/support/test_registry.h"
#include "desktop-client/views/name_label.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QPushButton>

using namespace desktop;
using namespace Qt::StringLiterals;
using engine::core::Json;

/// What the window looks like, who can read it, and what it keeps of that.
class WindowLooksTest : public tests::WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
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
        m_office->formXml[u"T1"_s] = tests::approval;
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
};

TODOKE_TEST(WindowLooksTest)
#include "tst_window_looks.moc"
