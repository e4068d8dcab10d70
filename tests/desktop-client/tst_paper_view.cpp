// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/views/paper_view.h"
#include "tests/support/test_registry.h"

#include <QPlainTextEdit>
#include <QTest>

using namespace desktop;
using namespace Qt::StringLiterals;

/// Papers that are XML, as people read them.
class PaperViewTest : public QObject
{
    Q_OBJECT

private:
    static QString shown(const QByteArray &xml)
    {
        views::PaperView view;
        view.show(xml, u"application/xml"_s, u"paper.xml"_s);
        return view.findChild<QPlainTextEdit *>(u"paper.text"_s)->toPlainText();
    }

private Q_SLOTS:
    void textBetweenElementsIsShownInItsPlace()
    {
        QCOMPARE(shown("<reason>I object <b>strongly</b> to this</reason>"), u"reason\n    I object\n    b：strongly\n    to this"_s);
    }

    void aDrawingIsReadOutInWords()
    {
        views::PaperView view;
        const auto described = [&] { return view.findChild<QWidget *>(u"paper.drawing"_s)->accessibleDescription(); };
        view.show("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><title>x</title><desc>Now at: Examine (since 7 May 2026 12:00).</desc></svg>", u"image/svg+xml"_s, u"Process"_s);
        QCOMPARE(described(), u"Now at: Examine (since 7 May 2026 12:00)."_s);
        view.show("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>", u"image/svg+xml"_s, u"Process"_s);
        QCOMPARE(described(), QString());
    }

    void anEndlessPaperEnds()
    {
        const QByteArray deep = QByteArray("<a>").repeated(190) + QByteArray("<a/>").repeated(260'000) + QByteArray("</a>").repeated(190);
        const QString text = shown(deep);
        QVERIFY(text.endsWith(u"…"_s));
        QVERIFY2(text.size() < 3'000'000, qPrintable(QString::number(text.size())));
    }
};

TODOKE_TEST(PaperViewTest)
#include "tst_paper_view.moc"
