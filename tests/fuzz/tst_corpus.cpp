// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/targets.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;

/// Everything that fuzzing has kept: odd texts that once reached new code, and those that once broke something.
class CorpusTest : public QObject
{
    Q_OBJECT

private:
    static void replay(const QString &folder, void (*target)(const QByteArray &))
    {
        const QDir dir(QStringLiteral(TODOKE_TEST_DATA "/corpus/") + folder);
        const QStringList names = dir.entryList(QDir::Files, QDir::Name);
        QVERIFY2(names.size() >= 20, "the corpus has gone");
        for (const QString &name : names) {
            QFile file(dir.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QElapsedTimer timer;
            timer.start();
            target(file.readAll());
            QVERIFY2(timer.elapsed() < 30'000, qUtf8Printable(name));
        }
    }

private Q_SLOTS:
    void theLexerTakesIt() { replay(u"lexer"_s, tests::fuzz::lexer); }
    void theParserTakesIt() { replay(u"parser"_s, tests::fuzz::parser); }
    void theEvaluatorTakesIt() { replay(u"evaluator"_s, tests::fuzz::evaluator); }
    void theReaderOfModelsTakesIt() { replay(u"dmn_reader"_s, tests::fuzz::dmnReader); }
    void theReaderOfWorkflowsTakesIt() { replay(u"bpmn_reader"_s, tests::fuzz::bpmnReader); }
};

TODOKE_TEST(CorpusTest)
#include "tst_corpus.moc"
