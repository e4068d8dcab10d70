// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/commands.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace engine;
using namespace Qt::StringLiterals;

namespace {

struct Said
{
    int code;
    QString out;
    QString err;
};

Said run(const QStringList &arguments, const QString &language = u"en"_s)
{
    Said said{};
    QTextStream out(&said.out);
    QTextStream err(&said.err);
    said.code = tool::evalCommand(arguments, {out, err, {language}});
    out.flush();
    err.flush();
    return said;
}

} // namespace

class EvalCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anExpressionGivesItsLiteral()
    {
        const Said said = run({u"手数料 * 2"_s, u"--context"_s, u"{手数料: 300}"_s});
        QCOMPARE(said.code, 0);
        QCOMPARE(said.out, u"600\n"_s);
        QCOMPARE(said.err, QString());
    }

    void theCaretStandsUnderThePlace_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("told");
        QTest::newRow("in English") << u"1 + )"_s << u"en"_s
                                    << u"expression:1:5: expected an expression, got \")\" [feel.ExpectedExpression]\n  1 + )\n      ^\n"_s;
        QTest::newRow("in Japanese") << u"1 +"_s << u"ja"_s
                                     << u"expression:1:4: 式が必要なところで終わっています [feel.ExpressionMissing]\n  1 +\n     ^\n"_s;
        QTest::newRow("kanji take two columns") << u"\"字𠮷\" + )"_s << u"en"_s
                                                << u"expression:1:8: expected an expression, got \")\" [feel.ExpectedExpression]\n"
                                                   u"  \"字𠮷\" + )\n           ^\n"_s;
        QTest::newRow("a variation selector takes none") << u"\"葛\U000E0100\" + )"_s << u"en"_s
                                                         << u"expression:1:8: expected an expression, got \")\" [feel.ExpectedExpression]\n"
                                                            u"  \"葛\U000E0100\" + )\n         ^\n"_s;
        QTest::newRow("a tab counts as one and is shown as a blank") << u"1 +\t)"_s << u"en"_s
                                                                     << u"expression:1:5: expected an expression, got \")\" [feel.ExpectedExpression]\n  1 + )\n      ^\n"_s;
        QTest::newRow("what cannot be seen is named") << u"1 \u0007"_s << u"en"_s
                                                      << u"expression:1:3: the character U+0007 cannot stand here [feel.BadCharacter]\n  1 \u0007\n    ^\n"_s;
        QTest::newRow("nothing but a comment") << u"// nothing"_s << u"en"_s
                                               << u"expression:1:1: expected an expression, got nothing [feel.EmptyExpression]\n  // nothing\n  ^\n"_s;
        QTest::newRow("in the second line") << u"1 +\n  )"_s << u"en"_s
                                            << u"expression:2:3: expected an expression, got \")\" [feel.ExpectedExpression]\n    )\n    ^\n"_s;
    }

    void theCaretStandsUnderThePlace()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, language);
        const Said said = run({text}, language);
        QCOMPARE(said.code, 1);
        QCOMPARE(said.out, QString());
        QTEST(said.err, "told");
    }

    void aNullIsExplained()
    {
        const Said said = run({u"1 + applicant.age"_s, u"--context"_s, u"{applicant: {}}"_s});
        QCOMPARE(said.code, 0);
        QCOMPARE(said.out, u"null\n"_s);
        QVERIFY2(said.err.contains(u"expression:1:14: there is no \"age\" in this context"_s), qUtf8Printable(said.err));
    }

    void whatIsTooMuchIsToldAtItsPlace_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("told");
        QTest::newRow("ten megabytes") << QString(10'000'000, u'1') << u"expression:1:1: this expression is longer than 500000 characters"_s;
        QTest::newRow("five thousand brackets") << QString(5'000, u'[') << u"expression:1:201: this expression is nested more than 200 levels deep"_s;
        QTest::newRow("a chain of thirty thousand sums") << QString(u"1+"_s).repeated(30'000) + u'1' << u"expression:1:1600: this expression is nested more than 800 levels deep"_s;
    }

    void whatIsTooMuchIsToldAtItsPlace()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, told);
        const Said said = run({text});
        QCOMPARE(said.code, 1);
        QCOMPARE(said.out, QString());
        QVERIFY2(said.err.startsWith(told), qUtf8Printable(said.err.left(300)));
        QVERIFY(said.err.size() < 1'000);
        QVERIFY(said.err.endsWith(u"^\n"_s));
    }

    void aFunctionIsShownByItsSignature()
    {
        QCOMPARE(run({u"function(x) x + 1"_s}).out, u"function(x)\n"_s);
    }

    void aFileOfTheContextIsNamedWithThePlace_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("told");
        QTest::newRow("a fault in its second line") << QByteArray("{a: 1,\n b: )}") << u":2:5: expected an expression, got \")\" [feel.ExpectedExpression]\n   b: )}\n      ^\n"_s;
        QTest::newRow("no context") << QByteArray("[1, 2]") << u":1:1: expected a context {name: value}, got a value of the type list [tool.NotAContext]\n  [1, 2]\n  ^\n"_s;
        QTest::newRow("nothing") << QByteArray() << u":1:1: expected an expression, got nothing [feel.EmptyExpression]\n  \n  ^\n"_s;
        QTest::newRow("no UTF-8") << QByteArray("{a: \"\xff\"}") << u": expected a text in UTF-8 [tool.NotUtf8]\n"_s;
        QTest::newRow("a binary file") << QByteArray("\x7f\x45LF\0\x01", 6) << u":1:1: the character U+007F cannot stand here"_s;
    }

    void aFileOfTheContextIsNamedWithThePlace()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const QString, told);
        QTemporaryDir folder;
        QFile file(folder.filePath(u"inputs.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        const Said said = run({u"a"_s, u"--context"_s, file.fileName()});
        QCOMPARE(said.code, 2);
        QCOMPARE(said.out, QString());
        QVERIFY2(said.err.startsWith(file.fileName() + told), qUtf8Printable(said.err));
    }

    void aFaultOfTheContextPointsIntoTheContext()
    {
        const Said said = run({u"a"_s, u"--context"_s, u"{a: }"_s});
        QCOMPARE(said.code, 2);
        QVERIFY2(said.err.startsWith(u"--context:1:5: "_s) && said.err.endsWith(u"\n  {a: }\n      ^\n"_s), qUtf8Printable(said.err));
    }
};

TODOKE_TEST(EvalCommandTest)
#include "tst_eval_command.moc"
