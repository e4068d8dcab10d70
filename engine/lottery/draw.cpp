// SPDX-License-Identifier: Apache-2.0
#include "engine/lottery/draw.h"

#include "engine/crypto/crypto.h"

#include <QtEndian>

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace engine::lottery {

namespace {

/// The values of one district's draw.
class Values
{
public:
    Values(const QByteArray &seed, const QByteArray &list, const QString &district)
        : m_seed(seed)
        , m_what(list + district.toUtf8() + '\0')
    {
    }

    /// A place among `n`, each equally likely.
    quint64 below(quint64 n)
    {
        // 2^64 mod n, without 2^64: what lies above the largest multiple would prefer the first places.
        const quint64 rest = (std::numeric_limits<quint64>::max() % n + 1) % n;
        for (;;) {
            QByteArray counted(8, Qt::Uninitialized);
            qToBigEndian(m_next++, counted.data());
            const quint64 value = qFromBigEndian<quint64>(crypto::hmacSha256(m_seed, m_what + counted).constData());
            if (rest == 0 || value <= std::numeric_limits<quint64>::max() - rest)
                return value % n;
        }
    }

private:
    QByteArray m_seed;
    QByteArray m_what;
    quint64 m_next = 0;
};

std::vector<Entry> inOrder(std::vector<Entry> entries)
{
    std::sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) { return std::tie(a.district, a.first, a.id) < std::tie(b.district, b.first, b.id); });
    return entries;
}

/// The entrants of a district in the order of the draw.
std::vector<QString> drawn(const std::vector<Entry> &entries, const Places &places, Values values, std::vector<Pick> &picks)
{
    std::vector<std::pair<qint64, const Entry *>> left;
    for (const Entry &entry : entries) {
        for (qint64 number = entry.first; number < entry.first + entry.count; ++number)
            left.emplace_back(number, &entry);
    }
    std::vector<QString> order;
    std::set<QString> seen;
    while (!left.empty() && static_cast<qint64>(order.size()) < places.units + places.reserves) {
        const auto at = left.begin() + static_cast<std::ptrdiff_t>(values.below(left.size()));
        const auto [number, entry] = *at;
        left.erase(at);
        const bool again = !seen.insert(entry->id).second;
        picks.push_back({places.district, number, entry->id, again});
        if (!again)
            order.push_back(entry->id);
    }
    return order;
}

} // namespace

std::vector<Entry> numbered(std::vector<Entry> entries)
{
    std::sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) { return std::tie(a.district, a.id) < std::tie(b.district, b.id); });
    std::map<QString, qint64> next;
    for (Entry &entry : entries) {
        qint64 &number = next.emplace(entry.district, 1).first->second;
        entry.first = number;
        number += entry.count;
    }
    return entries;
}

QByteArray listHash(const std::vector<Entry> &numbered)
{
    crypto::Sha256 hash;
    for (const Entry &entry : inOrder(numbered))
        hash.add(QStringLiteral("%1\t%2\t%3\t%4\n").arg(entry.district).arg(entry.first).arg(entry.first + entry.count - 1).arg(entry.id).toUtf8());
    return hash.finish();
}

Draw draw(const std::vector<Entry> &numbered, const std::vector<Places> &places, const QByteArray &seed)
{
    Draw all;
    const QByteArray list = listHash(numbered);
    std::map<QString, std::vector<Entry>> districts;
    for (Entry &entry : inOrder(numbered)) {
        const QString district = entry.district; // before the entry goes
        districts[district].push_back(std::move(entry));
    }
    for (const auto &[district, entries] : districts) {
        const auto given = std::find_if(places.begin(), places.end(), [&, &name = district](const Places &one) { return one.district == name; });
        const Places here = given == places.end() ? Places{district, 0, 0} : *given;
        std::vector<QString> order;
        if (static_cast<qint64>(entries.size()) <= here.units) {
            for (const Entry &entry : entries)
                order.push_back(entry.id);
        } else {
            order = drawn(entries, here, Values(seed, list, district), all.picks);
        }
        for (const Entry &entry : entries) {
            const qint64 place = std::find(order.begin(), order.end(), entry.id) - order.begin();
            Result result{entry.id, district, Standing::Lost, 0};
            if (place < here.units) {
                result.standing = Standing::Won;
                result.rank = place + 1;
            } else if (place < static_cast<qint64>(order.size())) {
                result.standing = Standing::Reserve;
                result.rank = place + 1 - here.units;
            }
            all.results.push_back(std::move(result));
        }
    }
    return all;
}

} // namespace engine::lottery
