// SPDX-License-Identifier: Apache-2.0
#include "engine/directory/address_door.h"
#include "engine/store/sql_directory_store.h"
#include "tests/support/test_database.h"
#include "tests/support/test_registry.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;
using namespace engine::directory;

namespace {

const QString hidden = u"東京都見本区架空八丁目999番15号"_s;
const QDate day(2026, 5, 7);

struct Town
{
    std::unique_ptr<store::Database> database = *store::Database::open(emptyDatabase());
    store::SqlDirectoryStore entries{*database};
    crypto::SecretKey key = crypto::SecretKey::generate();
    core::FixedClock clock{QDateTime(day, QTime(3, 0), Qt::UTC)};
    std::unique_ptr<Directory> directory = *Directory::open(entries, key, clock);

    Town()
    {
        const auto must = [](const core::Result<void> &done) { Q_ASSERT(done); Q_UNUSED(done); };
        must(directory->put(Office{u"tax"_s, {{{u"ja"_s, u"税務課"_s}}, {}}, {}, {}, {}}));
        must(directory->put(Position{u"clerk"_s, {}}));
        must(directory->put(Position{u"manager"_s, {}}));
        must(directory->put(Staff{u"S01"_s, u"窓口 一"_s, {{u"tax"_s, u"clerk"_s}}, true}));
        must(directory->put(Staff{u"S02"_s, u"担当 二"_s, {{u"tax"_s, u"clerk"_s}}, true}));
        must(directory->put(Staff{u"S03"_s, u"課長 三"_s, {{u"tax"_s, u"manager"_s}}, true}));
        must(directory->put(Person{u"TP01"_s, u"見本 花子"_s, u"ミホン ハナコ"_s, QDate(1990, 4, 1), {}, {}}, u"東京都見本区架空一丁目999番9号"_s));
        must(directory->put(Person{u"TP03"_s, u"渡邉\U000E0102　葛\U000E0100子"_s, {}, QDate(2000, 2, 29), {}, {}}, u"三丁目"_s));
        must(directory->put(Person{u"TP15"_s, u"見本 静香"_s, {}, QDate(1992, 2, 10), {}, {}}, hidden));
        must(directory->put(Protection{u"TP15"_s, QDate(2026, 4, 15), QDate(2027, 4, 14), {}, {u"S02"_s}, {u"架空 剛"_s}}));
    }
};

} // namespace

class DirectoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aProtectedAddressIsForTheNamedStaffAlone_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("viewer");
        QTest::addColumn<bool>("let");
        const auto kind = [](Viewer::Kind k) { return static_cast<int>(k); };
        QTest::newRow("the named staff see it") << kind(Viewer::Kind::Staff) << u"S02"_s << true;
        QTest::newRow("a colleague does not") << kind(Viewer::Kind::Staff) << u"S01"_s << false;
        QTest::newRow("nor does the manager") << kind(Viewer::Kind::Staff) << u"S03"_s << false;
        QTest::newRow("nor does an unknown number") << kind(Viewer::Kind::Staff) << u"S99"_s << false;
        QTest::newRow("nor does a letter") << kind(Viewer::Kind::System) << QString() << false;
        QTest::newRow("nor does the person's own page") << kind(Viewer::Kind::Person) << u"TP15"_s << false;
    }

    void aProtectedAddressIsForTheNamedStaffAlone()
    {
        QFETCH(const int, kind);
        QFETCH(const QString, viewer);
        QFETCH(const bool, let);
        Town town;
        AddressDoor door(*town.directory);
        const auto address = door.addressOf(u"TP15"_s, {static_cast<Viewer::Kind>(kind), viewer}, u"審査のため"_s);
        QCOMPARE(address.has_value(), let);
        const auto views = door.views(u"TP15"_s);
        QVERIFY(views);
        QCOMPARE(views->size(), std::size_t(let ? 1 : 0));
        if (let) {
            QCOMPARE(*address, hidden);
            QCOMPARE(views->front().reason, u"審査のため"_s);
            QCOMPARE(views->front().viewer.id, viewer);
        } else {
            QVERIFY(address.error().is(DirectoryError::AddressDenied));
            const auto unknown = door.addressOf(u"TP99"_s, {static_cast<Viewer::Kind>(kind), viewer}, u"審査のため"_s);
            QCOMPARE(unknown.error().idText(), address.error().idText());
        }
    }

    void anAddressNeedsAReason()
    {
        Town town;
        AddressDoor door(*town.directory);
        QVERIFY(door.addressOf(u"TP15"_s, {Viewer::Kind::Staff, u"S02"_s}, u" "_s).error().is(DirectoryError::ReasonMissing));
        QVERIFY(door.addressOf(u"TP01"_s, {Viewer::Kind::Person, u"TP01"_s}, u"prefill"_s));
        QVERIFY(!door.addressOf(u"TP01"_s, {Viewer::Kind::Person, u"TP03"_s}, u"prefill"_s));
    }

    void somebodyIsFoundToBeProtectedByIdOrByNameAndBirth()
    {
        Town town;
        const Directory &d = *town.directory;
        const auto isProtected = [&](const Subject &subject) { return d.protectionOf(subject)->has_value(); };
        QVERIFY(isProtected({u"TP15"_s, {}, {}}));
        QVERIFY(isProtected({{}, u"見本　静香"_s, QDate(1992, 2, 10)}));
        QVERIFY(isProtected({u"TP10"_s, u"見本静香"_s, QDate(1992, 2, 10)})); // an agent files
        QVERIFY(isProtected({{}, u"見本 静香"_s, {}}));
        QVERIFY(!isProtected({{}, u"見本 静香"_s, QDate(1993, 2, 10)}));
        QVERIFY(!isProtected({u"TP01"_s, u"見本 花子"_s, QDate(1990, 4, 1)}));
        QCOMPARE(d.protectionsFrom(u"架空剛"_s)->size(), std::size_t(1));
        QVERIFY(d.protectionsFrom(u"見本 花子"_s)->empty());
        QVERIFY(d.isNamedStaff(u"S02"_s) && !d.isNamedStaff(u"S03"_s));
    }

    void theEndOfAProtectionOpensNothingByItself()
    {
        Town town;
        town.clock.set(QDateTime(QDate(2030, 1, 1), QTime(0, 0), Qt::UTC));
        QVERIFY(!town.directory->maySeeAddress(u"S01"_s, {u"TP15"_s, {}, {}}));
        QVERIFY(town.directory->put(Protection{u"TP15"_s, QDate(2026, 4, 15), QDate(2027, 4, 14), QDate(2027, 5, 1), {u"S02"_s}, {}}));
        QVERIFY(town.directory->maySeeAddress(u"S01"_s, {u"TP15"_s, {}, {}}));
    }

    void namesAreComparedWithoutVariationSelectorsAndSpaces()
    {
        Town town;
        const auto found = town.directory->people(u"渡邉 葛子"_s, QDate(2000, 2, 29));
        QVERIFY(found);
        QCOMPARE(found->size(), std::size_t(1));
        QCOMPARE(found->front().name, u"渡邉\U000E0102　葛\U000E0100子"_s); // kept code point by code point
        QVERIFY(town.directory->people(u"渡邉 葛子"_s, QDate(2000, 3, 1))->empty());
    }

    void nothingPersonalStandsInTheDatabaseInPlain()
    {
        Town town;
        QByteArray all;
        QVERIFY(town.database->read([&](store::Connection &c) {
            return c.each("SELECT kind, id, match_key, content FROM directory_entry", {}, [&](const store::Row &row) {
                all += row.text(1).toUtf8() + row.blob(2) + row.blob(3);
            });
        }));
        QVERIFY(!all.contains(hidden.toUtf8()) && !all.contains(u"静香"_s.toUtf8()));
    }

    void passwordsAreHashedAndTriesAreFew()
    {
        Town town;
        Directory &d = *town.directory;
        QVERIFY(d.setPassword(u"S01"_s, u"long enough 1"_s));
        QVERIFY(d.setPassword(u"S01"_s, u"short"_s).error().is(DirectoryError::PasswordTooShort));
        QVERIFY(d.setPassword(u"S99"_s, u"long enough 1"_s).error().is(DirectoryError::NoSuchStaff));
        QCOMPARE(d.signIn(u"S01"_s, u"long enough 1"_s)->name, u"窓口 一"_s);
        for (int i = 0; i < 5; ++i)
            QVERIFY(d.signIn(u"S01"_s, u"wrong"_s).error().is(DirectoryError::WrongStaffOrPassword));
        QVERIFY(d.signIn(u"S01"_s, u"long enough 1"_s).error().is(DirectoryError::TooManyTries));
        town.clock.set(town.clock.now().addSecs(16 * 60));
        QVERIFY(d.signIn(u"S01"_s, u"long enough 1"_s));
        QVERIFY(d.signIn(u"S77"_s, u"x"_s).error().is(DirectoryError::WrongStaffOrPassword));
        QVERIFY(d.signIn(u"S02"_s, QString()).error().is(DirectoryError::WrongStaffOrPassword)); // none set
    }

    void aDelegateActsForTheTimeGivenAndAnAbsentHolderDoesNot()
    {
        Town town;
        Directory &d = *town.directory;
        const Post manager{u"tax"_s, u"manager"_s};
        QVERIFY(!d.holds(u"S01"_s, manager, day));
        QVERIFY(d.put(Delegation{u"d1"_s, u"S03"_s, u"S01"_s, manager, day, day.addDays(2)}));
        QVERIFY(d.put(Absence{u"a1"_s, u"S03"_s, day, day}));
        QVERIFY(d.holds(u"S01"_s, manager, day) && d.holds(u"S01"_s, manager, day.addDays(2)));
        QVERIFY(!d.holds(u"S01"_s, manager, day.addDays(3)));
        QCOMPARE(d.holders(manager, day).size(), std::size_t(1));
        QCOMPARE(d.holders(manager, day).front().id, u"S01"_s);
        // What one does not hold, one cannot give.
        QVERIFY(d.put(Delegation{u"d2"_s, u"S02"_s, u"S01"_s, {u"tax"_s, u"mayor"_s}, day, day}));
        QVERIFY(!d.holds(u"S01"_s, {u"tax"_s, u"mayor"_s}, day));
        QVERIFY(d.put(Staff{u"S04"_s, u"x"_s, {{u"no"_s, u"clerk"_s}}, true}).error().is(DirectoryError::NoSuchOffice));
    }

    void somebodyIsThereWheneverThereAreHolders()
    {
        Town town;
        QRandomGenerator random(7);
        const Post post{u"tax"_s, u"manager"_s};
        const QStringList staff{u"S01"_s, u"S02"_s, u"S03"_s};
        int there = 0;
        for (int run = 0; run < 200; ++run) {
            const QString one = staff.at(random.bounded(3));
            const QString other = staff.at(random.bounded(3));
            const QDate first = day.addDays(random.bounded(5));
            const QDate last = first.addDays(random.bounded(3));
            switch (random.bounded(4)) {
            case 0:
                QVERIFY(town.directory->put(Absence{u"a%1"_s.arg(random.bounded(4)), one, first, last}));
                break;
            case 1:
                QVERIFY(town.directory->put(Delegation{u"d%1"_s.arg(random.bounded(2)), one, other, post, first, last}));
                break;
            case 2:
                QVERIFY(town.directory->put(Staff{one, one, random.bounded(2) == 0 ? std::vector<Post>{post} : std::vector<Post>{}, random.bounded(4) != 0}));
                break;
            default:
                static_cast<void>(town.directory->end(u"a%1"_s.arg(random.bounded(4))));
            }
            for (int ahead = 0; ahead < 8; ++ahead) {
                const QDate on = day.addDays(ahead);
                QCOMPARE(town.directory->isAnyoneThere(post, on), !town.directory->holders(post, on).empty());
                there += town.directory->isAnyoneThere(post, on) ? 1 : 0;
            }
        }
        QVERIFY2(there > 100 && there < 1500, qPrintable(QString::number(there)));
    }

    void whatIsToBeLookedAtIsFoundByItsPostAlone()
    {
        Town town;
        const Post manager{u"tax"_s, u"manager"_s};
        const Post clerk{u"tax"_s, u"clerk"_s};
        QVERIFY(town.directory->put(AfterReview{u"F1"_s, manager, u"C1"_s}));
        QVERIFY(town.directory->put(AfterReview{u"F2"_s, manager, u"C2"_s}));
        QVERIFY(town.directory->put(AfterReview{u"F3"_s, clerk, u"C1"_s}));
        QCOMPARE(town.directory->afterReviews(manager)->size(), 2U);
        QCOMPARE(town.directory->afterReviews(clerk)->front().caseId, u"C1"_s);
        QVERIFY(town.directory->removeAfterReview(u"F1"_s));
        QVERIFY(town.directory->removeAfterReview(u"F1"_s)); // it is gone, which is what is wanted
        const auto again = Directory::open(town.entries, town.key, town.clock);
        QVERIFY(again && (*again)->afterReviews(manager)->size() == 1);
        QCOMPARE((*again)->afterReviews(manager)->front().id, u"F2"_s);
    }

    void everythingIsThereAgainAfterOpeningAndOnlyWithTheRightKey()
    {
        Town town;
        const auto again = Directory::open(town.entries, town.key, town.clock);
        QVERIFY(again);
        QCOMPARE((*again)->allStaff().size(), std::size_t(3));
        QVERIFY(!(*again)->maySeeAddress(u"S01"_s, {u"TP15"_s, {}, {}}));
        QVERIFY(!Directory::open(town.entries, crypto::SecretKey::generate(), town.clock));
    }
};

TODOKE_TEST(DirectoryTest)
#include "tst_directory.moc"
