// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace engine::lottery {

/// One entrant of a district: `count` consecutive numbers, more for a preference (抽せん番号).
struct Entry
{
    QString id;
    QString district;
    qint64 count = 1;
    qint64 first = 0; ///< its first number once numbered, else 0
};

/// What a district has to give.
struct Places
{
    QString district;
    qint64 units = 0;
    qint64 reserves = 0; ///< 補欠
};

/// One number that was drawn, in the order of the draw. A number of somebody drawn before is ignored.
struct Pick
{
    QString district;
    qint64 number = 0;
    QString id;
    bool ignored = false;
};

enum class Standing { Won, Reserve, Lost };

struct Result
{
    QString id;
    QString district;
    Standing standing = Standing::Lost;
    qint64 rank = 0; ///< 登録順位 among the winners, or place on the reserve list; 0 for none
};

struct Draw
{
    std::vector<Result> results; ///< by district and first number
    std::vector<Pick> picks;     ///< empty for a district where everybody wins
};

/// Gives each entry its numbers: from 1 within each district, in the order of the entries' ids.
std::vector<Entry> numbered(std::vector<Entry> entries);

/// SHA-256 over the numbered entries, one line each (district, first, last, id, with tabs between, and a newline), in the
/// order of district and first number. Published before the draw, it fixes who takes part.
QByteArray listHash(const std::vector<Entry> &numbered);

/// The draw. Everybody can do it again from the list and the seed, and gets the same:
///
/// For each district, the numbers issued there stand in ascending order. The k-th value (k = 0, 1, …) of a district is the first 8 bytes,
/// as a big-endian number, of HMAC-SHA-256 with the seed as key over the list hash, the district's name in UTF-8, a zero byte
/// and k as 8 big-endian bytes. With n numbers left, a value not below the largest multiple of n up to 2^64 is passed over, else
/// the number at place (value mod n) is drawn and taken out. A number of an entrant who was drawn before is ignored. The first
/// `units` entrants have won in this order, the next `reserves` stand on the reserve list. Where no more entrants than units
/// are there, all win without a draw, by their numbers.
Draw draw(const std::vector<Entry> &numbered, const std::vector<Places> &places, const QByteArray &seed);

} // namespace engine::lottery
