// SPDX-License-Identifier: Apache-2.0
#include "engine/core/json.h"
#include "engine/lottery/draw.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTest>

#include <set>

using namespace engine;
using namespace engine::lottery;
using namespace Qt::StringLiterals;

namespace {

QString nameOf(Standing standing)
{
    return standing == Standing::Won ? u"won"_s : standing == Standing::Reserve ? u"reserve"_s : u"lost"_s;
}

std::vector<Entry> entriesOf(const core::Json &json)
{
    std::vector<Entry> entries;
    for (const core::Json &one : json.toArray())
        entries.push_back({one[u"id"_s].toString(), one[u"district"_s].toString(), one[u"count"_s].toInteger(), 0});
    return entries;
}

core::Json told(const Draw &draw)
{
    core::Json::Array picks;
    for (const Pick &pick : draw.picks)
        picks.push_back(core::Json::Object{{u"district"_s, pick.district}, {u"number"_s, pick.number}, {u"id"_s, pick.id}, {u"ignored"_s, pick.ignored}});
    core::Json::Array results;
    for (const Result &result : draw.results)
        results.push_back(core::Json::Object{{u"district"_s, result.district}, {u"id"_s, result.id}, {u"standing"_s, nameOf(result.standing)}, {u"rank"_s, result.rank}});
    return core::Json::Object{{u"picks"_s, std::move(picks)}, {u"results"_s, std::move(results)}};
}

} // namespace

class DrawTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSecondImplementationDrawsTheSame_data()
    {
        QTest::addColumn<QByteArray>("text");
        QFile file(QStringLiteral(TODOKE_SOURCE_DIR "/tests/engine/lottery/draws.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto all = core::Json::parse(file.readAll());
        QVERIFY(all);
        for (const core::Json &one : all->toArray())
            QTest::newRow(qPrintable(one[u"name"_s].toString())) << one.canonical();
    }

    void aSecondImplementationDrawsTheSame()
    {
        QFETCH(const QByteArray, text);
        const core::Json given = *core::Json::parse(text);
        const std::vector<Entry> list = numbered(entriesOf(given[u"entries"_s]));
        QCOMPARE(listHash(list).toHex(), given[u"listHash"_s].toString().toUtf8());
        std::vector<Places> places;
        for (const core::Json &one : given[u"places"_s].toArray())
            places.push_back({one[u"district"_s].toString(), one[u"units"_s].toInteger(), one[u"reserves"_s].toInteger()});
        const core::Json got = told(draw(list, places, QByteArray::fromHex(given[u"seed"_s].toString().toUtf8())));
        QCOMPARE(got[u"picks"_s].canonical(), given[u"picks"_s].canonical());
        QCOMPARE(got[u"results"_s].canonical(), given[u"results"_s].canonical());
    }

    void aRealRoundHas1775Numbers()
    {
        std::vector<Entry> entries;
        for (int i = 0; i < 126 + 61 + 192; ++i)
            entries.push_back({u"%1"_s.arg(i, 4, 10, QLatin1Char('0')), u"1"_s, i < 126 ? 1 : i < 126 + 61 ? 5 : 7, 0});
        const std::vector<Entry> list = numbered(entries);
        QCOMPARE(list.back().first + list.back().count - 1, 1775);
        const Draw drawn = draw(list, {{u"1"_s, 27, 5}}, "a seed");
        QCOMPARE(std::count_if(drawn.results.begin(), drawn.results.end(), [](const Result &one) { return one.standing == Standing::Won; }), 27);
        QCOMPARE(std::count_if(drawn.results.begin(), drawn.results.end(), [](const Result &one) { return one.standing == Standing::Reserve; }), 5);
        std::set<qint64> numbers;
        for (const Pick &pick : drawn.picks)
            QVERIFY2(numbers.insert(pick.number).second, "a number is drawn once");
    }

    void theOrderInWhichEntriesAreHandedOverChangesNothing()
    {
        const std::vector<Entry> one = numbered({{u"b"_s, u"1"_s, 5, 0}, {u"a"_s, u"1"_s, 1, 0}, {u"c"_s, u"2"_s, 7, 0}});
        const std::vector<Entry> other = numbered({{u"c"_s, u"2"_s, 7, 0}, {u"a"_s, u"1"_s, 1, 0}, {u"b"_s, u"1"_s, 5, 0}});
        QCOMPARE(listHash(one), listHash(other));
        QCOMPARE(told(draw(one, {{u"1"_s, 1, 1}}, "s")).canonical(), told(draw(other, {{u"1"_s, 1, 1}}, "s")).canonical());
    }

    void whoHasSevenNumbersWinsAboutSevenTimesAsOften()
    {
        const std::vector<Entry> list = numbered({{u"one"_s, u"1"_s, 1, 0}, {u"seven"_s, u"1"_s, 7, 0}});
        int wins = 0;
        for (int i = 0; i < 800; ++i)
            wins += draw(list, {{u"1"_s, 1, 0}}, QByteArray::number(i)).results.back().standing == Standing::Won ? 1 : 0;
        QVERIFY2(wins > 650 && wins < 750, qPrintable(QString::number(wins))); // 700 expected; the seeds are fixed, so is the count
    }
};

TODOKE_TEST(DrawTest)
#include "tst_draw.moc"
