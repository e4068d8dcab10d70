// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/text.h"
#include "desktop-client/views/case_sheet.h"
#include "engine/document/document.h"
#include "engine/xml/document.h"
#include "tests/support/test_registry.h"

#include <QBuffer>
#include <QPdfDocument>
#include <QTest>

using namespace desktop;
using namespace Qt::StringLiterals;

/// The sheet of a case for paper.
class CaseSheetTest : public QObject
{
    Q_OBJECT

private:
    static api::Case sample()
    {
        api::Case one;
        one.line.id = u"C1"_s;
        one.line.number = u"見本税証第1号"_s;
        one.line.receipt = u"2026-000001-5"_s;
        one.line.procedureName = u"納税証明書の交付申請"_s;
        one.line.stateText = u"審査中"_s;
        one.sections = {{u"納税者"_s, {{u"name"_s, u"氏名"_s, u"渡邉\U000E0102　花子"_s, false}, {u"address"_s, u"住所"_s, QString(), true},
                                      {u"to"_s, u"提出先"_s, QString(), false}, {u"note"_s, u"備考"_s, u"<b>一行\n二行\x0b</b>"_s, false}}}};
        api::Approval act;
        act.act = u"approve"_s;
        act.actText = u"決裁"_s;
        act.outcomeText = u"差し戻す"_s;
        act.by = u"決裁 正"_s;
        act.opinion = u"件名を直すこと"_s;
        one.approvals = {act};
        one.history = {{QDateTime(), u"到達"_s, QString()}};
        return one;
    }

private Q_SLOTS:
    void init() { setLanguage({u"ja"_s}); }

    void allThatIsShownIsThereAndWhatIsHiddenIsNot()
    {
        const QByteArray sheet = views::caseSheet(sample(), u"届出 健一"_s, QDateTime(QDate(2026, 5, 7), QTime(3, 0), Qt::UTC));
        const auto document = engine::xml::Document::parse(sheet, u"sheet.xhtml"_s);
        QVERIFY(document);
        const QString text = document->root().text();
        for (const QString &part : {u"見本税証第1号"_s, u"2026-000001-5"_s, u"渡邉\U000E0102　花子"_s, u"決裁：差し戻す"_s, u"意見：件名を直すこと"_s, u"✗ 無効"_s,
                                    u"（記入なし）"_s, u"ここには表示しません"_s, u"<b>一行二行</b>"_s, u"届出 健一 印刷"_s})
            QVERIFY2(text.contains(part), qPrintable(part));
    }

    void itFillsPagesOfA4AndTheNameKeepsItsVariant()
    {
        api::Case one = sample();
        for (int i = 0; i < 100; ++i)
            one.history.push_back({QDateTime(), u"できごと"_s, QString()});
        const auto pdf = engine::document::toPdf(views::caseSheet(one, u"届出 健一"_s, QDateTime::currentDateTimeUtc()), {u"sheet"_s, {}, {}, language()});
        QVERIFY(pdf);
        QVERIFY(pdf->pages > 1);
        QCOMPARE(pdf->missing, QStringList());
        QBuffer buffer;
        buffer.setData(pdf->bytes);
        buffer.open(QIODevice::ReadOnly);
        QPdfDocument pages;
        pages.load(&buffer);
        QCOMPARE(pages.pagePointSize(0).toSize(), QSize(595, 842));
    }
};

TODOKE_TEST(CaseSheetTest)
#include "tst_case_sheet.moc"
