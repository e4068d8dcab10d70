// SPDX-License-Identifier: Apache-2.0
#include "engine/core/sentence.h"
#include "tests/engine/runtime/random_case.h"
#include "tests/engine/runtime/script.h"
#include "tests/support/golden.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QTest>

using namespace engine;
using namespace engine::journal;
using namespace Qt::StringLiterals;

namespace {

const QString folder = QStringLiteral(TODOKE_TEST_DATA "/runs");

void rows()
{
    QTest::addColumn<QString>("script");
    for (const QString &name : QDir(folder).entryList({u"*.script"_s}, QDir::Files, QDir::Name))
        QTest::newRow(qPrintable(name.chopped(7))) << folder + u'/' + name;
}

QByteArray bytesOf(const state::CaseState &state)
{
    return state::toJson(state);
}

QByteArray eventBytes(const Record &record, const Events &events)
{
    Record copy = record;
    copy.events = events;
    PersonalValues values;
    return write(copy, values);
}

/// How many processes are made at random; more of them with TODOKE_LONG=1.
unsigned howMany()
{
    return qEnvironmentVariableIsSet("TODOKE_LONG") ? 20'000 : 300;
}

} // namespace

class RunsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aScriptCausesWhatIsWrittenBesideIt_data() { rows(); }

    void aScriptCausesWhatIsWrittenBesideIt()
    {
        QFETCH(const QString, script);
        tests::Script run;
        const QString expected = script.chopped(7) + u".expected"_s;
        QVERIFY(tests::matchesGolden(expected, run.play(script)));
    }

    void applyingTheJournalGivesTheState_data() { rows(); }

    void applyingTheJournalGivesTheState()
    {
        QFETCH(const QString, script);
        tests::Script run;
        static_cast<void>(run.play(script));
        state::CaseState replayed;
        QByteArray previous = chainStart();
        for (const QByteArray &bytes : run.journal) {
            const auto record = read(bytes, run.vault);
            QVERIFY2(record, record ? "" : qPrintable(core::sentence(record.error(), {u"en"_s})));
            QVERIFY(follows(*record, replayed.version, previous));
            PersonalValues again;
            QCOMPARE(write(*record, again), bytes);
            previous = journal::hash(bytes);
            state::apply(replayed, *record);
        }
        QCOMPARE(bytesOf(replayed), bytesOf(run.state));
        // The stored form gives the same again.
        PersonalValues values;
        const auto stored = state::fromJson(*core::Json::parse(state::toJson(replayed, &values), 256), values);
        QVERIFY(stored);
        QCOMPARE(bytesOf(*stored), bytesOf(run.state));
    }

    void executingTheJournalAgainGivesTheSameEvents_data() { rows(); }

    void executingTheJournalAgainGivesTheSameEvents()
    {
        QFETCH(const QString, script);
        tests::Script run;
        static_cast<void>(run.play(script));
        state::CaseState replayed;
        int executed = 0;
        for (const QByteArray &bytes : run.journal) {
            const auto record = read(bytes, run.vault);
            QVERIFY(record);
            if (runtime::canExecuteAgain(replayed, record->command)) {
                const auto again = run.execute(replayed, record->command);
                QVERIFY2(again, again ? "" : qPrintable(core::sentence(again.error(), {u"en"_s})));
                QCOMPARE(eventBytes(*record, again->events), eventBytes(*record, record->events));
                ++executed;
            }
            state::apply(replayed, *record);
        }
        const bool erased = std::any_of(run.journal.begin(), run.journal.end(), [](const QByteArray &bytes) { return bytes.contains("ValuesErased"); });
        QVERIFY(erased || executed == int(run.journal.size()));
    }

    void aRefusedCommandLeavesNoTrace()
    {
        tests::Script run;
        static_cast<void>(run.play(folder + u"/tasks.script"_s));
        const QByteArray before = bytesOf(run.state);
        const Command command{u"case-1"_s, u"k"_s, run.state.started, QByteArray(32, 'x'), {}, {}, FireTimer{u"none"_s}};
        const auto done = run.execute(run.state, command);
        QVERIFY(!done);
        QCOMPARE(bytesOf(run.state), before);
    }

    void anotherCasesCommandIsRefused()
    {
        tests::Script run;
        static_cast<void>(run.play(folder + u"/tasks.script"_s));
        const Command command{u"case-2"_s, u"k"_s, run.state.started, QByteArray(32, 'x'), {}, {}, RecordFact{u"note"_s, {}}};
        const auto done = run.execute(run.state, command);
        QVERIFY(!done && done.error().is(runtime::RuntimeError::NoSuchCase));
    }

    void erasingLeavesNothingInTheVaultThatNamesTheValue()
    {
        tests::Script run;
        static_cast<void>(run.play(folder + u"/erasure.script"_s));
        QVERIFY(!run.vault.empty());
        for (const auto &[commitment, personal] : run.vault)
            QVERIFY2(!packPersonal(personal).contains("Hanako"), packPersonal(personal).constData());
    }

    void aDateMeansTheEndOfItsDayInTown_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("instant");
        QTest::newRow("a date") << u"date(\"2026-05-21\")"_s << u"2026-05-21T14:59:59.999Z"_s;
        QTest::newRow("a local date and time") << u"date and time(\"2026-05-21T09:00:00\")"_s << u"2026-05-21T00:00:00.000Z"_s;
        QTest::newRow("an instant") << u"date and time(\"2026-05-21T09:00:00Z\")"_s << u"2026-05-21T09:00:00.000Z"_s;
        QTest::newRow("days count from now") << u"duration(\"P14D\")"_s << u"2026-05-21T00:30:00.000Z"_s;
        QTest::newRow("months go by the calendar") << u"duration(\"P1M\")"_s << u"2026-06-07T00:30:00.000Z"_s;
        QTest::newRow("a number is no time") << u"5"_s << QString();
        QTest::newRow("null is no time") << u"null"_s << QString();
        QTest::newRow("a million years are too far") << u"duration(\"P999999Y\")"_s << QString();
        QTest::newRow("a year no clock shows") << u"date(\"999999999-01-01\")"_s << QString();
    }

    void aDateMeansTheEndOfItsDayInTown()
    {
        QFETCH(const QString, expression);
        QFETCH(const QString, instant);
        feel::Diagnostics diagnostics;
        const auto parsed = feel::Expression::parse(expression, {});
        QVERIFY(parsed);
        const QDateTime now = QDateTime::fromString(u"2026-05-07T00:30:00.000Z"_s, Qt::ISODateWithMs);
        const auto found = runtime::instantOf(parsed->evaluate({}, diagnostics), now, "Asia/Tokyo");
        QCOMPARE(found ? found->toUTC().toString(u"yyyy-MM-ddTHH:mm:ss.zzzZ"_s) : QString(), instant);
    }

    void anyProcessKeepsItsPromises()
    {
        int ended = 0;
        int commands = 0;
        for (unsigned seed = 1; seed <= howMany(); ++seed) {
            tests::RandomCase play(seed);
            QVERIFY2(play.problem.isEmpty(), qPrintable(play.problem + QString::fromUtf8(play.model())));
            if (!play.start())
                continue; // it runs in a loop without waiting, and says so
            for (int step = 0; step < 40 && !play.state.ended && play.problem.isEmpty(); ++step) {
                const auto next = play.any();
                if (!next)
                    break;
                play.perform(*next);
                ++commands;
                play.tick();
            }
            const QString where = u"seed %1: %2\n%3"_s.arg(seed).arg(play.problem, QString::fromUtf8(play.model()));
            QVERIFY2(play.problem.isEmpty(), qPrintable(where));
            QVERIFY2(play.isOrderFree(), qPrintable(where + u" the order mattered"_s));
            if (play.state.ended)
                ++ended;
            else
                QVERIFY2(play.perform(EndCase{u"withdrawn"_s, {}}), qPrintable(where));
            // Nothing is left behind, however it ended.
            QVERIFY2(play.state.tokens.empty(), qPrintable(where));
            QVERIFY(play.state.tasks.empty() && play.state.timers.empty());
            QVERIFY(play.state.subscriptions.empty() && play.state.services.empty());
            QVERIFY2(play.state.scopes.size() == 1, qPrintable(where));
            QVERIFY(play.state.lookup.waitsOf.empty() && play.state.lookup.waitsIn.empty());
            // The stored form gives the same state again.
            PersonalValues values;
            const auto stored = state::fromJson(*core::Json::parse(state::toJson(play.state, &values), 256), values);
            QVERIFY(stored);
            QCOMPARE(bytesOf(*stored), bytesOf(play.state));
        }
        // The walks are not all cut short: most cases came to an end by themselves.
        QVERIFY2(ended * 2 > int(howMany()), qPrintable(QString::number(ended)));
        QVERIFY(commands > int(howMany()));
    }
};

TODOKE_TEST(RunsTest)
#include "tst_runs.moc"
