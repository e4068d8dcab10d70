// SPDX-License-Identifier: Apache-2.0
#include "engine/intake/desk.h"
#include "engine/intake/drafts.h"

#include <array>

using namespace Qt::StringLiterals;

namespace engine::intake {

namespace {

/// Damm's quasigroup of order 10: the check digit brings the walk back to 0.
constexpr std::array<std::array<int, 10>, 10> table{{{0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
                                                     {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
                                                     {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
                                                     {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
                                                     {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
                                                     {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
                                                     {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
                                                     {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
                                                     {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
                                                     {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}}};

std::size_t walk(QStringView digits)
{
    std::size_t at = 0;
    for (const QChar digit : digits)
        at = static_cast<std::size_t>(table[at][static_cast<std::size_t>(digit.digitValue())]);
    return at;
}

} // namespace

QString receiptNumber(int year, qint64 number)
{
    const QString digits = QString::number(year).rightJustified(4, u'0') + QString::number(number).rightJustified(6, u'0');
    return digits.left(4) + u'-' + digits.mid(4) + u'-' + QString::number(walk(digits));
}

std::optional<QString> readReceiptNumber(const QString &typed)
{
    const QString digits = typedCode(typed);
    const bool numeric = std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!numeric || digits.size() < 11 || digits.size() > 20 || walk(digits) != 0)
        return std::nullopt;
    return digits.left(4) + u'-' + digits.mid(4, digits.size() - 5) + u'-' + digits.right(1);
}

} // namespace engine::intake
