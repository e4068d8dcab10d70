// SPDX-License-Identifier: Apache-2.0
#include "server/admin/staff_command.h"

#include "engine/store/sql_directory_store.h"
#include "tests/support/test_database.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace engine;
using namespace Qt::StringLiterals;

namespace {

/// A chief and a deputy.
struct Town
{
    std::unique_ptr<store::Database> database = *store::Database::open(emptyDatabase());
    store::SqlDirectoryStore rows{*database};
    core::FixedClock clock{QDateTime(QDate(2026, 5, 7), QTime(3, 0), Qt::UTC)};
    std::unique_ptr<directory::Directory> directory = *directory::Directory::open(rows, crypto::SecretKey::generate(), clock);
    QString said;
    const directory::Post chief{u"parks"_s, u"chief"_s};

    Town()
    {
        const bool put = directory->put(directory::Office{u"parks"_s, {}, {}, {}, {}}) && directory->put(directory::Position{u"chief"_s, {}})
            && directory->put(directory::Staff{u"S1"_s, u"甲"_s, {chief}, true}) && directory->put(directory::Staff{u"S2"_s, u"乙"_s, {}, true});
        if (!put)
            qFatal("the town could not be set up");
    }

    core::Result<void> run(const QString &line)
    {
        said.clear();
        QTextStream out(&said);
        return server::admin::staffCommand(*directory, line.split(u' ', Qt::SkipEmptyParts), out);
    }
};

} // namespace

/// Who is away and who acts for whom, as an administrator says it.
class StaffCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAbsenceHoldsOnItsDaysUntilItIsEnded()
    {
        Town town;
        QVERIFY(town.run(u"away S1 2026-05-07 2026-05-08"_s));
        QCOMPARE(town.said, u"absence-S1-2026-05-07\n"_s);
        QVERIFY(town.directory->isAbsent(u"S1"_s, {2026, 5, 8}));
        QVERIFY(!town.directory->isAbsent(u"S1"_s, {2026, 5, 9}));
        QVERIFY(!town.directory->isAnyoneThere(town.chief, {2026, 5, 7}));
        QCOMPARE(town.directory->away(town.chief, {2026, 5, 7}).size(), 1U);
        QVERIFY(town.run(u"list"_s));
        QVERIFY(town.said.contains(u"S1 away 2026-05-07..2026-05-08"_s));
        QVERIFY(town.run(u"end absence-S1-2026-05-07"_s));
        QVERIFY(town.directory->isAnyoneThere(town.chief, {2026, 5, 7}));
        QVERIFY(town.run(u"end absence-S1-2026-05-07"_s).error().is(directory::DirectoryError::NoSuchEntry));
    }

    void aPostIsDelegatedByWhoHoldsItAlone()
    {
        Town town;
        QVERIFY(town.run(u"delegate S2 S1 parks:chief 2026-05-07 2026-05-08"_s).error().is(directory::DirectoryError::NotTheirPost));
        QVERIFY(town.run(u"delegate S1 S2 parks:chief 2026-05-07 2026-05-08"_s));
        QVERIFY(town.directory->holds(u"S2"_s, town.chief, {2026, 5, 8}));
        QVERIFY(town.run(u"away S1 2026-05-07 2026-05-31"_s));
        QVERIFY(town.directory->isAnyoneThere(town.chief, {2026, 5, 8}));
        QVERIFY(!town.directory->isAnyoneThere(town.chief, {2026, 5, 9}));
        QCOMPARE(town.directory->delegationTo(u"S2"_s, town.chief, {2026, 5, 8})->from, u"S1"_s);
        QVERIFY(!town.directory->delegationTo(u"S1"_s, town.chief, {2026, 5, 8}));
        QVERIFY(town.run(u"end delegation-S1-S2-2026-05-07"_s));
        QVERIFY(!town.directory->holds(u"S2"_s, town.chief, {2026, 5, 8}));
    }

    void whatIsNoDayOrNobodyIsRefused_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *line : {"", "away", "away S1 2026-05-07", "away S1 today tomorrow", "away S1 2026-05-08 2026-05-07", "away S9 2026-05-07 2026-05-08",
                                 "delegate S1 S9 parks:chief 2026-05-07 2026-05-08", "delegate S1 S2 parks 2026-05-07 2026-05-08", "end", "end S1", "list all"})
            QTest::newRow(line) << QString::fromLatin1(line);
    }

    void whatIsNoDayOrNobodyIsRefused()
    {
        QFETCH(const QString, line);
        Town town;
        QVERIFY(!town.run(line));
        QVERIFY(town.directory->absences().empty() && town.directory->delegations().empty());
    }
};

TODOKE_TEST(StaffCommandTest)
#include "tst_staff_command.moc"
