// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/checks/staffing.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace engine::procedure;
using namespace Qt::StringLiterals;

namespace {

Role role(const QString &id, std::optional<int> holders = {}, std::vector<Acting> acting = {})
{
    Role one{id, u"office"_s, id, {}};
    one.holders = holders;
    one.acting = std::move(acting);
    return one;
}

CoverSheet cover(std::vector<Role> roles, int absentAtOnce = 1)
{
    CoverSheet sheet;
    sheet.roles = std::move(roles);
    sheet.absentAtOnce = absentAtOnce;
    return sheet;
}

const QDate day(2026, 5, 7);

/// What the plainest hole in the first role is, when clerks draft; empty where there is none.
QString holeOf(const CoverSheet &sheet, QDate on = day, const std::set<QString> &drafters = {u"clerk"_s})
{
    const auto hole = checks::holeIn(sheet, {&sheet.roles.front()}, drafters, on);
    if (!hole)
        return {};
    const auto joined = [](const std::set<QString> &people) { return QStringList(people.begin(), people.end()).join(u'+'); };
    return u"drafted %1, away %2, not their turn %3, other days %4"_s.arg(hole->drafter, joined(hole->away), joined(hole->notTheirTurn), joined(hole->ended));
}

} // namespace

/// Who may act as what, and where nobody is left.
class AuthorityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holesAreFoundAndNothingElse_data()
    {
        QTest::addColumn<std::vector<Role>>("roles");
        QTest::addColumn<int>("absentAtOnce");
        QTest::addColumn<QString>("hole");
        const Acting deputy{u"deputy"_s, {}, {}, {}};
        const Acting vice{u"vice"_s, {}, {}, {}};
        const auto row = [](const char *name, std::vector<Role> roles, int absent, const QString &hole) { QTest::newRow(name) << std::move(roles) << absent << hole; };

        row("a deputy acts for the only holder", {role(u"chief"_s, {}, {deputy}), role(u"deputy"_s), role(u"clerk"_s)}, 1, {});
        row("nobody acts for the only holder", {role(u"chief"_s), role(u"clerk"_s)}, 1, u"drafted clerk, away chief, not their turn , other days "_s);
        row("two holders need no deputy", {role(u"chief"_s, 2), role(u"clerk"_s)}, 1, {});
        row("but where both may be away", {role(u"chief"_s, 2), role(u"clerk"_s)}, 2, u"drafted clerk, away chief 1+chief 2, not their turn , other days "_s);
        row("the deputy is away as well", {role(u"chief"_s, {}, {deputy}), role(u"deputy"_s), role(u"clerk"_s)}, 2, u"drafted clerk, away chief+deputy, not their turn , other days "_s);
        row("the second deputy acts then", {role(u"chief"_s, {}, {deputy, vice}), role(u"deputy"_s), role(u"vice"_s), role(u"clerk"_s)}, 2, {});
        row("a vacant post without deputy", {role(u"chief"_s, 0), role(u"clerk"_s)}, 1, u"drafted clerk, away , not their turn , other days "_s);
        row("a vacant post with a deputy", {role(u"chief"_s, 0, {deputy}), role(u"deputy"_s, 2), role(u"clerk"_s)}, 1, {});

        Role same = role(u"chief"_s, {}, {deputy});
        same.heldBy = u"clerk"_s;
        row("who drafts approves, and no deputy may while they are there", {same, role(u"deputy"_s), role(u"clerk"_s)}, 1,
            u"drafted clerk, away , not their turn deputy, other days "_s);
        Role drafting = role(u"deputy"_s);
        drafting.heldBy = u"clerk"_s;
        row("the deputy drafts", {role(u"chief"_s, {}, {deputy}), drafting, role(u"clerk"_s, 2)}, 1, u"drafted clerk 1, away chief, not their turn , other days "_s);
        row("the first deputy drafts and the second is not asked", {role(u"chief"_s, {}, {deputy, vice}), drafting, role(u"vice"_s), role(u"clerk"_s, 2)}, 1,
            u"drafted clerk 1, away chief, not their turn vice, other days "_s);
        row("another of those who draft acts", {role(u"chief"_s, {}, {Acting{u"clerk"_s, {}, {}, {}}}), role(u"clerk"_s, 2)}, 1, {});
        row("the only one who drafts acts", {role(u"chief"_s, {}, {Acting{u"clerk"_s, {}, {}, {}}}), role(u"clerk"_s)}, 1, u"drafted clerk, away chief, not their turn , other days "_s);

        Role delegated = role(u"deputy"_s);
        delegated.delegatedBy = u"chief"_s;
        row("who delegated a power still has it", {delegated, role(u"chief"_s), role(u"clerk"_s)}, 1, {});
        row("the appointment is over", {role(u"chief"_s, {}, {Acting{u"deputy"_s, {}, QDate(2026, 5, 6), {}}}), role(u"deputy"_s), role(u"clerk"_s)}, 1,
            u"drafted clerk, away chief, not their turn , other days deputy"_s);
        row("the appointment begins today", {role(u"chief"_s, {}, {Acting{u"deputy"_s, day, day, {}}}), role(u"deputy"_s), role(u"clerk"_s)}, 1, {});

        Role round = role(u"deputy"_s, {}, {Acting{u"chief"_s, {}, {}, {}}});
        row("two act for each other", {role(u"chief"_s, {}, {deputy}), round, role(u"clerk"_s)}, 1, {});
        row("two act for each other and both are away", {role(u"chief"_s, {}, {deputy}), round, role(u"clerk"_s)}, 2, u"drafted clerk, away chief+deputy, not their turn , other days "_s);

        Role a = role(u"chief"_s);
        Role b = role(u"deputy"_s);
        a.heldBy = u"deputy"_s;
        b.heldBy = u"chief"_s;
        row("roles that are held by each other end", {a, b, role(u"clerk"_s)}, 1, u"drafted clerk, away deputy, not their turn , other days "_s);
    }

    void holesAreFoundAndNothingElse()
    {
        QFETCH(const std::vector<Role>, roles);
        QFETCH(const int, absentAtOnce);
        QTEST(holeOf(cover(roles, absentAtOnce)), "hole");
    }

    void aRoleOfTheSamePostHasTheSamePeople()
    {
        Role examiner = role(u"examiner"_s);
        examiner.position = u"clerk"_s;
        const CoverSheet sheet = cover({examiner, role(u"clerk"_s, 3), role(u"chief"_s)});
        const checks::Staffing staffing(sheet);
        QCOMPARE(staffing.holdersOf(sheet.roles[0]), (std::set<QString>{u"examiner 1"_s, u"examiner 2"_s, u"examiner 3"_s}));
        QCOMPARE(staffing.holdersOf(sheet.roles[0]), staffing.holdersOf(sheet.roles[1]));
        QCOMPARE(staffing.holdersOf(sheet.roles[2]), (std::set<QString>{u"chief"_s}));
    }

    void itIsSaidAsWhatSomebodyActs()
    {
        Role deputy = role(u"deputy"_s);
        deputy.delegatedBy = u"chief"_s;
        const CoverSheet sheet = cover({role(u"chief"_s, {}, {Acting{u"deputy"_s, {}, {}, {}}}), deputy, role(u"clerk"_s)});
        checks::Staffing staffing(sheet);
        const auto standing = [&](int index, const QString &person) { return standingOf(sheet, sheet.roles[static_cast<std::size_t>(index)], staffing, person, day); };
        QVERIFY(standing(0, u"chief"_s)->authority == Authority::Own);
        QVERIFY(!standing(0, u"deputy"_s));
        QVERIFY(standing(1, u"deputy"_s)->authority == Authority::Delegated);
        QVERIFY(!standing(1, u"chief"_s)); // while the deputy is there, it is the deputy's
        staffing.setAway({u"chief"_s});
        QVERIFY(standing(0, u"deputy"_s)->authority == Authority::Acting);
        QCOMPARE(standing(0, u"deputy"_s)->by->id, u"deputy"_s);
        QVERIFY(!standing(0, u"clerk"_s));
        staffing.setAway({u"deputy"_s});
        QVERIFY(standing(1, u"chief"_s)->authority == Authority::Own);
    }
};

TODOKE_TEST(AuthorityTest)
#include "tst_authority.moc"
