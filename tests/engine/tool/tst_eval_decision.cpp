// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/eval_decision.h"

#include "tests/support/test_registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace engine;
using namespace Qt::StringLiterals;

namespace {

const QString housing = QStringLiteral(TODOKE_SOURCE_DIR "/tests/engine/dmn/reasons/housing.dmn");

struct Told
{
    int code = 0;
    QString out;
    QString err;
};

Told eval(const QStringList &arguments)
{
    Told told;
    QTextStream out(&told.out);
    QTextStream err(&told.err);
    told.code = tool::evalCommand(arguments, {out, err, {u"en"_s}});
    out.flush();
    err.flush();
    return told;
}

} // namespace

class EvalDecisionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDecisionIsEvaluatedWithTheContextGiven()
    {
        const Told told = eval({u"--decision"_s, u"class"_s, u"--model"_s, housing, u"--context"_s, u"{household: {size: 2, youngest: 3}}"_s});
        QCOMPARE(told.err, QString());
        QCOMPARE(told.out, u"\"discretionary\"\n"_s);
        QCOMPARE(told.code, 0);
    }

    void theContextMayStandInAFile()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"inputs.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"household\": {\"size\": 2, \"youngest\": 30}}");
        file.close();
        QCOMPARE(eval({u"--decision"_s, u"class"_s, u"--model"_s, housing, u"--context"_s, path}).out, u"\"ordinary\"\n"_s);
    }

    void whyAndWhatWouldChangeAreToldInTheReadersLanguage()
    {
        const QStringList question{u"--decision"_s, u"class"_s, u"--model"_s, housing, u"--context"_s,
                                   u"{household: {size: 2, youngest: 30}}"_s, u"--why"_s, u"--change"_s, u"--lang"_s, u"ja"_s};
        const QStringList lines = eval(question).out.split(u'\n');
        QCOMPARE(lines.value(1), u"ほかのどの場合にも当たらないため、世帯の区分は「一般世帯」です。"_s);
        QVERIFY2(lines.value(3).startsWith(u"  @ "_s) && lines.value(3).contains(u"housing.dmn:"_s), qPrintable(lines.value(3)));
        QVERIFY(lines.contains(u"最年少の子の年齢が17歳以下であれば、世帯の区分は「裁量階層」となります（現在は30歳）。"_s));
    }

    void theDayIsTheOneGiven()
    {
        QCOMPARE(eval({u"today()"_s, u"--date"_s, u"2026-05-07"_s}).out, u"@\"2026-05-07\"\n"_s);
    }

    void whatCannotBeDoneIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("words");
        const QStringList question{u"--decision"_s, u"class"_s, u"--model"_s};
        QTest::newRow("no such file") << question + QStringList{u"/no/such.dmn"_s} << 2 << u"/no/such.dmn"_s;
        QTest::newRow("no such decision") << QStringList{u"--decision"_s, u"klass"_s, u"--model"_s, housing} << 2 << u"housing.dmn: there is no decision klass; there are: "_s;
        QTest::newRow("a mistyped input") << question + QStringList{housing, u"--context"_s, u"{houshold: {size: 2}}"_s} << 0
                                          << u"houshold is no input of this decision, and is not used; its inputs are: household"_s;
        QTest::newRow("no model at all") << question + QStringList{QStringLiteral(TODOKE_SOURCE_DIR "/README.md")} << 2 << u"README.md:1:1: "_s;
        QTest::newRow("no context") << question + QStringList{housing, u"--context"_s, u"/no/such.json"_s} << 2 << u"tool.CannotReadContext"_s;
        QTest::newRow("a broken context") << question + QStringList{housing, u"--context"_s, u"{a:"_s} << 2 << u"^"_s;
        QTest::newRow("no day") << question + QStringList{housing, u"--date"_s, u"31/03/2026"_s} << 2 << u"--date"_s;
        QTest::newRow("why of an expression") << QStringList{u"1 + 1"_s, u"--why"_s} << 2 << u"todoke eval"_s;
    }

    void whatCannotBeDoneIsSaid()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const int, code);
        QFETCH(const QString, words);
        const Told told = eval(arguments);
        QCOMPARE(told.code, code);
        QVERIFY2(told.err.contains(words), qPrintable(told.err));
    }
};

TODOKE_TEST(EvalDecisionTest)
#include "tst_eval_decision.moc"
