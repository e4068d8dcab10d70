// SPDX-License-Identifier: Apache-2.0
#include "engine/core/sentence.h"
#include "engine/runtime/migration.h"
#include "tests/engine/runtime/random_case.h"
#include "tests/engine/runtime/script.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace engine;
using namespace engine::journal;
using namespace Qt::StringLiterals;
using runtime::MigrationError;
using runtime::Verdict;

namespace {

const MigrateCase toNext{QString(64, u'1'), {}};

QByteArray bytesOf(const state::CaseState &state)
{
    return state::toJson(state);
}

QString told(const core::Faults &reasons)
{
    QStringList lines;
    for (const core::Error &reason : reasons)
        lines << core::sentence(reason, {u"en"_s});
    return lines.join(u'\n');
}

/// `definition` with the node called `id` in none of its processes any more.
runtime::Definition without(const runtime::Definition &definition, const QString &id)
{
    runtime::Definition less = definition;
    for (auto &[name, process] : less.processes) {
        auto copy = std::make_shared<bpmn::Process>(*process);
        if (const bpmn::Index at = copy->nodeIndex.take(id); copy->node(id) == nullptr && process->node(id))
            copy->nodes[at].id = u"another"_s;
        process = copy;
    }
    return less;
}

/// Plays what the random case of `seed` does, and shows it to `look` after each step.
template <typename Look> void playThrough(unsigned seed, Look look)
{
    tests::RandomCase play(seed);
    if (!play.start())
        return;
    for (int step = 0; step < 15 && !play.state.ended && play.problem.isEmpty(); ++step) {
        look(play);
        const auto next = play.any();
        if (!next)
            return;
        play.perform(*next);
        play.tick();
    }
}

Command migration(const state::CaseState &state)
{
    return {state.caseId, u"migration"_s, state.started.addDays(1), QByteArray(32, 'm'), {}, {}, toNext};
}

} // namespace

/// Moving running cases to another version of their package; see also runs/migrate-*.script.
class MigrationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Wherever a case may stand: what has not changed is no obstacle, and the move alone does nothing.
    void everyCaseMovesToTheSameProcess()
    {
        int moves = 0;
        for (unsigned seed = 1; seed <= 150; ++seed) {
            playThrough(seed, [&](const tests::RandomCase &play) {
                const auto plan = runtime::planMigration(play.definition, play.definition, play.state, toNext);
                QVERIFY2(plan.verdict == Verdict::Move, qPrintable(told(plan.reasons) + QString::fromUtf8(play.model())));
                const auto moved = runtime::execute(play.definition, play.state, migration(play.state), &play.definition);
                QVERIFY(moved);
                QCOMPARE(moved->events.size(), std::size_t(1));
                state::CaseState before = play.state;
                before.package = toNext.package;
                before.version = moved->after.version;
                QCOMPARE(bytesOf(moved->after), bytesOf(before));
                ++moves;
            });
        }
        QVERIFY(moves > 300);
    }

    void noCaseMovesWhereItsPlaceIsGone()
    {
        int looked = 0;
        for (unsigned seed = 1; seed <= 150; ++seed) {
            playThrough(seed, [&](const tests::RandomCase &play) {
                const QByteArray before = bytesOf(play.state);
                for (const auto &[id, token] : play.state.tokens) {
                    const runtime::Definition less = without(play.definition, token.node);
                    const auto plan = runtime::planMigration(play.definition, less, play.state, toNext);
                    QVERIFY2(plan.verdict == Verdict::Stay, qPrintable(token.node + QString::fromUtf8(play.model())));
                    QVERIFY(!runtime::execute(play.definition, play.state, migration(play.state), &less));
                    ++looked;
                }
                QCOMPARE(bytesOf(play.state), before);
            });
        }
        QVERIFY(looked > 300);
    }

    void withoutTheVersionItselfNothingMoves()
    {
        tests::RandomCase play(1);
        QVERIFY(play.start());
        const auto done = runtime::execute(play.definition, play.state, migration(play.state));
        QVERIFY(!done && done.error().is(runtime::RuntimeError::NoSuchVersion));
        QCOMPARE(done.error().arguments(), QStringList(toNext.package));
    }

    void everyReasonIsSaidInBothLanguages()
    {
        for (int id = 0; id <= int(runtime::lastMigrationError); ++id) {
            const core::Error error(static_cast<MigrationError>(id), {u"a"_s, u"b"_s, u"c"_s});
            QVERIFY(!core::sentence(error, {u"en"_s}).contains(u'%'));
            QVERIFY2(core::sentence(error, {}) != core::sentence(error, {u"en"_s}), qPrintable(error.idText()));
        }
    }
};

TODOKE_TEST(MigrationTest)
#include "tst_migration.moc"
