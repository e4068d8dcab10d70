// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/commands.h"
#include "tests/support/test_registry.h"

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

    void aFaultOfTheContextPointsIntoTheContext()
    {
        const Said said = run({u"a"_s, u"--context"_s, u"{a: }"_s});
        QCOMPARE(said.code, 1);
        QVERIFY2(said.err.startsWith(u"--context:1:5: "_s) && said.err.endsWith(u"\n  {a: }\n      ^\n"_s), qUtf8Printable(said.err));
    }
};

TODOKE_TEST(EvalCommandTest)
#include "tst_eval_command.moc"
