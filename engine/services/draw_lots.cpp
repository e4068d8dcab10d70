// SPDX-License-Identifier: Apache-2.0
#include "engine/lottery/draw.h"
#include "engine/services/service_parts.h"

namespace engine::services {

using core::Error;
using core::Result;

namespace {

QString textOf(const feel::Context &row, QStringView name)
{
    const feel::Value *value = row.find(name);
    return value && value->as<QString>() ? *value->as<QString>() : QString();
}

qint64 countOf(const feel::Context &row, QStringView name)
{
    const feel::Value *value = row.find(name);
    const auto *number = value ? value->as<core::Decimal>() : nullptr;
    return number ? number->toInt64().value_or(0) : 0;
}

constexpr qint64 mostNumbers = 1000; ///< of one entry

/// The rows of a list parameter, each a context with the text columns `columns`.
Result<std::vector<feel::Context>> rowsOf(const casework::ServiceJob &job, QStringView parameter, const std::vector<QString> &columns)
{
    const feel::Value *value = job.parameters.find(parameter);
    const auto *list = value ? value->as<feel::List>() : nullptr;
    if (!list)
        return Error(ServiceError::MissingParameter, {job.call.service, parameter.toString()});
    std::vector<feel::Context> rows;
    for (const feel::Value &one : *list) {
        const auto *row = one.as<feel::Context>();
        for (const QString &column : columns) {
            if (!row || textOf(*row, column).isEmpty())
                return Error(ServiceError::MissingParameter, {job.call.service, parameter.toString() + QLatin1Char('.') + column});
        }
        rows.push_back(*row);
    }
    return rows;
}

Result<std::vector<lottery::Entry>> entriesOf(const casework::ServiceJob &job)
{
    const auto rows = rowsOf(job, u"entries", {QStringLiteral("case"), QStringLiteral("district")});
    if (!rows)
        return rows.error();
    std::vector<lottery::Entry> entries;
    for (const feel::Context &row : *rows) {
        // Without numbers an entry would lose without having been in the draw.
        if (const qint64 numbers = countOf(row, u"numbers"); numbers < 1 || numbers > mostNumbers)
            return Error(ServiceError::MissingParameter, {job.call.service, QStringLiteral("entries.numbers")});
        entries.push_back({textOf(row, u"case"), textOf(row, u"district"), countOf(row, u"numbers"), countOf(row, u"first")});
    }
    return entries;
}

/// `number-entries` (抽せん番号): gives each entry its numbers. Parameters: entries (list: case, district, numbers, how many).
/// Results: entries (the same with first and last), hash (of the list, to be told before the draw).
class NumberEntries final : public casework::Service
{
public:
    QString name() const override { return QStringLiteral("number-entries"); }

    Result<casework::ServiceOutcome> run(const casework::ServiceJob &job) override
    {
        const auto entries = entriesOf(job);
        if (!entries)
            return entries.error();
        const std::vector<lottery::Entry> numbered = lottery::numbered(*entries);
        feel::List list;
        for (const lottery::Entry &entry : numbered)
            list.push_back(feel::Context{{QStringLiteral("case"), entry.id},
                                         {QStringLiteral("district"), entry.district},
                                         {QStringLiteral("numbers"), core::Decimal(entry.count)},
                                         {QStringLiteral("first"), core::Decimal(entry.first)},
                                         {QStringLiteral("last"), core::Decimal(entry.first + entry.count - 1)}});
        return casework::ServiceOutcome{feel::Context{{QStringLiteral("entries"), std::move(list)},
                                                      {QStringLiteral("hash"), QString::fromLatin1(lottery::listHash(numbered).toHex())}},
                                        {},
                                        {}};
    }
};

QString wordOf(lottery::Standing standing)
{
    switch (standing) {
    case lottery::Standing::Won:
        return QStringLiteral("won");
    case lottery::Standing::Reserve:
        return QStringLiteral("reserve");
    case lottery::Standing::Lost:
        return QStringLiteral("lost");
    }
    Q_UNREACHABLE();
}

/// `draw-lots` (抽せん): the draw that engine/lottery/draw.h specifies. Parameters: entries (of `number-entries`), places (list: district,
/// units, reserves), seed (text). Results: results (list: case, district, standing, rank), picks (list: district, number, ignored).
class DrawLots final : public casework::Service
{
public:
    QString name() const override { return QStringLiteral("draw-lots"); }

    Result<casework::ServiceOutcome> run(const casework::ServiceJob &job) override
    {
        const auto entries = entriesOf(job);
        if (!entries)
            return entries.error();
        if (std::any_of(entries->begin(), entries->end(), [](const lottery::Entry &entry) { return entry.first < 1; }))
            return Error(ServiceError::MissingParameter, {job.call.service, QStringLiteral("entries.first")});
        const auto rows = rowsOf(job, u"places", {QStringLiteral("district")});
        if (!rows)
            return rows.error();
        const auto seed = requiredText(job, u"seed");
        if (!seed)
            return seed.error();
        std::vector<lottery::Places> places;
        for (const feel::Context &row : *rows)
            places.push_back({textOf(row, u"district"), countOf(row, u"units"), countOf(row, u"reserves")});
        const lottery::Draw drawn = lottery::draw(*entries, places, seed->toUtf8());
        feel::List results;
        for (const lottery::Result &one : drawn.results)
            results.push_back(feel::Context{{QStringLiteral("case"), one.id},
                                            {QStringLiteral("district"), one.district},
                                            {QStringLiteral("standing"), wordOf(one.standing)},
                                            {QStringLiteral("rank"), core::Decimal(one.rank)}});
        feel::List picks;
        for (const lottery::Pick &one : drawn.picks)
            picks.push_back(feel::Context{{QStringLiteral("district"), one.district}, {QStringLiteral("number"), core::Decimal(one.number)}, {QStringLiteral("ignored"), one.ignored}});
        return casework::ServiceOutcome{feel::Context{{QStringLiteral("results"), std::move(results)}, {QStringLiteral("picks"), std::move(picks)}}, {}, {}};
    }
};

} // namespace

std::unique_ptr<casework::Service> makeNumberEntries(const ServicePorts &)
{
    return std::make_unique<NumberEntries>();
}

std::unique_ptr<casework::Service> makeDrawLots(const ServicePorts &)
{
    return std::make_unique<DrawLots>();
}

} // namespace engine::services
