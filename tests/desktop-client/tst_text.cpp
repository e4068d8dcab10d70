// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/text.h"
#include "desktop-client/views/name_label.h"
#include "tests/support/test_registry.h"

#include <QApplication>
#include <QClipboard>
#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace desktop;
using namespace Qt::StringLiterals;

class TextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySentenceHasItsJapanese()
    {
        static const QRegularExpression said(
            u"(?:say|QT_TRANSLATE_NOOP)\\((?:\"desktop\",\\s*)?\"((?:[^\"\\\\]|\\\\.)*)\""_s);
        int count = 0;
        QStringList missing;
        QDirIterator files(QStringLiteral(TODOKE_SOURCE_DIR "/desktop-client"), {u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (auto it = said.globalMatch(QString::fromUtf8(file.readAll())); it.hasNext();) {
                const QString source = it.next().captured(1);
                ++count;
                const QString japanese = engine::core::translate("desktop", source.toUtf8().constData(), {u"ja"_s});
                const bool places = japanese.count(u'%') == source.count(u'%');
                if (japanese == source || !places)
                    missing << source;
            }
        }
        QVERIFY(count > 80);
        QCOMPARE(missing, QStringList());
    }

    void argumentsAreNotTakenForPlaces()
    {
        setLanguage({u"en"_s});
        QCOMPARE(say("%1 was not accepted: %2", {u"%2"_s, u"b"_s}), u"%2 was not accepted: b"_s);
    }

    void whatTheServerSaysBeginsAsASentenceDoes()
    {
        QCOMPARE(asSentence(u"there is no case 5"_s), u"There is no case 5"_s);
        QCOMPARE(asSentence(u"案件がありません"_s), u"案件がありません"_s);
        QCOMPARE(asSentence({}), QString());
    }

    void timesAreTheTowns()
    {
        const QDateTime moment({2026, 4, 30}, {15, 30}, Qt::UTC);
        setLanguage({u"ja"_s});
        QCOMPARE(dateTimeText(moment), u"令和8年5月1日 00:30"_s);
        setLanguage({u"en"_s});
        QCOMPARE(dateTimeText(moment), u"1 May 2026 00:30"_s);
        QCOMPARE(dateTimeText({}), QString());
    }

    void aTextOfTheServerComesInTheWindowsLanguage()
    {
        const auto json = engine::core::Json::parse(R"({"ja":"審査","en":"Examine"})");
        setLanguage({u"ja"_s});
        QCOMPARE(localText(*json), u"審査"_s);
        setLanguage({u"en"_s});
        QCOMPARE(localText(*json), u"Examine"_s);
        QCOMPARE(localText(engine::core::Json(u"x"_s)), u"x"_s);
    }

    void aNameIsDrawnWithItsVariantAndCopiedExactly()
    {
        QFont font = QApplication::font();
        font.setFamilies({u"Noto Sans CJK JP"_s});
        font.setPixelSize(60);
        const auto drawn = [&font](const QString &text) {
            views::NameLabel label(text);
            label.setFont(font);
            label.resize(200, 90);
            return label.grab().toImage();
        };
        QVERIFY(drawn(u"葛\U000E0100子"_s) != drawn(u"葛子"_s));
        QCOMPARE(drawn(u"葛\U000E0101子"_s), drawn(u"葛子"_s));
        views::NameLabel label(u"葛\U000E0100子"_s);
        label.setFocusPolicy(Qt::StrongFocus);
        QTest::keyClick(&label, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), u"葛\U000E0100子"_s);
        QCOMPARE(label.accessibleName(), u"葛\U000E0100子"_s);
    }
};

TODOKE_TEST(TextTest)
#include "tst_text.moc"
