// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/change.h"

#include "tests/engine/dmn/models.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace engine;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

/// What the engine says to the question `? decision {inputs}`, as the golden files hold it.
QString answerTo(const QString &question, const tests::dmn::Loaded &loaded)
{
    const QString decision = question.section(u' ', 1, 1);
    const feel::Value inputs = tests::dmn::feel(question.section(u' ', 2));
    const auto *context = inputs.as<feel::Context>();
    if (!context)
        qFatal("no context: %s", qPrintable(question));
    const dmn::Evaluation evaluation = loaded.explain(decision, *context);
    const dmn::Changes changes = dmn::changesOf(*loaded.model, decision, *context, tests::dmn::base());
    QStringList lines{question, evaluation.value.isNull() ? u"null"_s : evaluation.value.toLiteral()};
    for (const QString &tag : {u"ja"_s, u"en"_s}) {
        for (const dmn::TraceStep &step : evaluation.trace) {
            QStringList rules;
            for (const dmn::TraceStep::Rule &rule : step.rules)
                rules << rule.id;
            lines << tag + u' ' + (rules.isEmpty() ? u"-"_s : rules.join(u',')) + u": "_s + dmn::sentence(step, {tag});
            for (const QString &miss : dmn::nearMissSentences(step, {tag}))
                lines << u"   | "_s + miss;
        }
        for (const dmn::Change &change : changes.changes)
            lines << tag + u" > "_s + dmn::sentence(change, {tag});
    }
    return lines.join(u'\n') + u"\n\n"_s;
}

} // namespace

class ReasonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theReasonsAreThoseOfTheGoldenFiles_data()
    {
        QTest::addColumn<QString>("path");
        const QDir folder(QStringLiteral(TODOKE_TEST_DATA "/reasons"));
        for (const QString &file : folder.entryList({u"*.dmn"_s}, QDir::Files, QDir::Name))
            QTest::newRow(qPrintable(file)) << folder.filePath(file);
    }

    /// With TODOKE_WRITE_GOLDEN in the environment the answers are written anew.
    void theReasonsAreThoseOfTheGoldenFiles()
    {
        QFETCH(const QString, path);
        const auto loaded = tests::dmn::loadDocument(contentOf(path), QFileInfo(path).fileName());
        QCOMPARE(tests::dmn::shown(loaded.faults), QStringList());
        QString goldenPath = path;
        goldenPath.replace(u".dmn"_s, u".txt"_s);
        const QString golden = QString::fromUtf8(contentOf(goldenPath));
        QString got;
        for (const QString &line : golden.split(u'\n')) {
            if (line.startsWith(u"? "_s))
                got += answerTo(line, loaded);
        }
        QVERIFY(!got.isEmpty());
        if (qEnvironmentVariableIsSet("TODOKE_WRITE_GOLDEN")) {
            QFile file(goldenPath);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(got.toUtf8());
            return;
        }
        const QStringList wanted = golden.split(u'\n');
        const QStringList found = got.split(u'\n');
        for (qsizetype i = 0; i < std::max(wanted.size(), found.size()); ++i)
            QCOMPARE(found.value(i), wanted.value(i));
    }

    void everyChangeReallyChangesTheResult()
    {
        const QString path = QStringLiteral(TODOKE_TEST_DATA "/reasons/housing.dmn");
        const auto loaded = tests::dmn::loadDocument(contentOf(path), u"housing.dmn"_s);
        int tried = 0;
        for (int earned = 1'000'000; earned < 4'000'000; earned += 250'000) {
            for (int youngest = 14; youngest < 22; youngest += 3) {
                const feel::Context household{{u"size"_s, 2}, {u"youngest"_s, youngest}};
                const feel::Context inputs{{u"earned"_s, earned}, {u"household"_s, household}, {u"needy"_s, true}};
                const feel::Value now = loaded.evaluate(u"eligible"_s, inputs).value;
                for (const dmn::Change &change : dmn::changesOf(*loaded.model, u"eligible"_s, inputs, tests::dmn::base()).changes) {
                    feel::Context changed = inputs;
                    if (const QString member = change.input.section(u'.', 1); member.isEmpty()) {
                        changed.set(change.input, change.nearest);
                    } else {
                        feel::Context other = household;
                        other.set(member, change.nearest);
                        changed.set(u"household"_s, other);
                    }
                    const feel::Value result = loaded.evaluate(u"eligible"_s, changed).value;
                    QVERIFY(result == change.result);
                    QVERIFY(!(result == now));
                    ++tried;
                }
            }
        }
        QVERIFY(tried > 50);
    }
};

TODOKE_TEST(ReasonTest)
#include "tst_reason.moc"
