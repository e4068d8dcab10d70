// SPDX-License-Identifier: Apache-2.0
#include "engine/core/decimal.h"

#include <cstring>
#include <limits>

#define DECIMAL_CALL_BY_REFERENCE 0
#define DECIMAL_GLOBAL_ROUNDING 0
#define DECIMAL_GLOBAL_EXCEPTION_FLAGS 0
#include <bid_conf.h>
#include <bid_functions.h>

namespace engine::core {

namespace {

__extension__ using Wide = unsigned __int128;

constexpr int Bias = 6176;
constexpr int MaxExponent = 6111;
constexpr int MaxDigits = 34;
constexpr std::uint64_t SignBit = 1ULL << 63;
constexpr std::uint64_t IntegerHead = std::uint64_t{Bias} << 49; // exponent 0, upper coefficient 0
constexpr std::uint64_t CoefficientHead = (1ULL << 49) - 1;       // the upper coefficient
constexpr std::uint64_t SmallLimit = 1ULL << 62;

constexpr unsigned NearestEven = BID_ROUNDING_TO_NEAREST;

Wide powerOfTen(int exponent)
{
    Wide result = 1;
    for (int i = 0; i < exponent; ++i)
        result *= 10;
    return result;
}

int digitCount(Wide coefficient)
{
    int digits = 1;
    for (Wide rest = coefficient / 10; rest != 0; rest /= 10)
        ++digits;
    return digits;
}

QByteArray digitsOf(Wide coefficient)
{
    QByteArray digits;
    do {
        digits.prepend(static_cast<char>('0' + static_cast<int>(coefficient % 10)));
        coefficient /= 10;
    } while (coefficient != 0);
    return digits;
}

/// sign × coefficient × 10^exponent
struct Parts
{
    bool negative;
    Wide coefficient;
    int exponent;
};

} // namespace

/// What lies between our bits and Intel's; nothing else knows both.
struct DecimalAccess
{
    static BID_UINT128 bid(const Decimal &value)
    {
        BID_UINT128 result;
        result.w[0] = value.m_bits.words[0];
        result.w[1] = value.m_bits.words[1];
        return result;
    }

    /// Written as one piece of sixteen bytes, since whoever copies the number reads it so; after two writes of
    /// eight the processor would wait for both to reach memory.
    static Decimal raw(std::uint64_t high, std::uint64_t low)
    {
        using Pair = std::uint64_t __attribute__((vector_size(16)));
        const Pair pair = {low, high};
        Decimal::Bits bits;
        std::memcpy(&bits, &pair, sizeof bits);
        return Decimal(bits);
    }

    static std::optional<Decimal> from(BID_UINT128 value)
    {
        // Both infinities and NaN begin with 1111 behind the sign.
        if ((value.w[1] & 0x7800000000000000ULL) == 0x7800000000000000ULL)
            return std::nullopt;
        const Decimal result = raw(value.w[1], value.w[0]);
        return result.isZero() ? raw(value.w[1] & ~SignBit, value.w[0]) : result;
    }

    static Decimal make(const Parts &parts)
    {
        const std::uint64_t high = static_cast<std::uint64_t>(parts.coefficient >> 64)
                                   | (static_cast<std::uint64_t>(parts.exponent + Bias) << 49)
                                   | (parts.negative && parts.coefficient != 0 ? SignBit : 0);
        return raw(high, static_cast<std::uint64_t>(parts.coefficient));
    }

    static Parts parts(const Decimal &value)
    {
        const std::uint64_t high = value.m_bits.words[1];
        const Wide coefficient
            = (Wide{high & ((1ULL << 49) - 1)} << 64) | value.m_bits.words[0];
        return {(high & SignBit) != 0, coefficient, static_cast<int>((high >> 49) & 0x3FFF) - Bias};
    }

    /// The value when it is an integer with exponent 0 that leaves room to calculate.
    static bool small(const Decimal &value, qint64 &out)
    {
        const std::uint64_t high = value.m_bits.words[1];
        const std::uint64_t low = value.m_bits.words[0];
        if ((high & ~SignBit) != IntegerHead || low >= SmallLimit)
            return false;
        out = (high & SignBit) != 0 ? -static_cast<qint64>(low) : static_cast<qint64>(low);
        return true;
    }

    static bool bothSmall(const Decimal &a, const Decimal &b, qint64 &left, qint64 &right)
    {
        return small(a, left) && small(b, right);
    }

    /// coefficient × 10^exponent of a short number, as money is: one machine word holds its digits.
    static bool isShort(const Decimal &value, qint64 &coefficient, int &exponent)
    {
        const std::uint64_t high = value.m_bits.words[1];
        const std::uint64_t low = value.m_bits.words[0];
        if ((high & CoefficientHead) != 0 || low >= SmallLimit)
            return false;
        coefficient = (high & SignBit) != 0 ? -static_cast<qint64>(low) : static_cast<qint64>(low);
        exponent = static_cast<int>((high >> 49) & 0x3FFF) - Bias;
        return true;
    }

    /// Two short numbers brought to the smaller one of their exponents, which is the one that a sum has.
    static bool bothShort(const Decimal &a, const Decimal &b, qint64 &left, qint64 &right, int &exponent)
    {
        int leftExponent = 0;
        int rightExponent = 0;
        if (!isShort(a, left, leftExponent) || !isShort(b, right, rightExponent))
            return false;
        exponent = std::min(leftExponent, rightExponent);
        return scaled(left, leftExponent - exponent) && scaled(right, rightExponent - exponent);
    }

    static bool scaled(qint64 &coefficient, int places)
    {
        static constexpr qint64 powers[] = {1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000};
        return places < static_cast<int>(std::size(powers))
               && !__builtin_mul_overflow(coefficient, powers[places], &coefficient)
               && qAbs(coefficient) < static_cast<qint64>(SmallLimit);
    }

    static Decimal make(qint64 coefficient, int exponent)
    {
        const bool negative = coefficient < 0;
        const auto low = static_cast<std::uint64_t>(negative ? -coefficient : coefficient);
        return raw((static_cast<std::uint64_t>(exponent + Bias) << 49) | (negative ? SignBit : 0), low);
    }

    template <typename Function> static std::optional<Decimal> rounding(Function function)
    {
        unsigned flags = 0;
        return from(function(&flags));
    }

    static std::optional<Decimal> quantized(const Decimal &value, int exponent, unsigned mode)
    {
        const BID_UINT128 pattern = bid(make({false, 1, exponent}));
        unsigned flags = 0;
        return from(bid128_quantize(bid(value), pattern, mode, &flags));
    }
};

using Access = DecimalAccess;

Decimal::Decimal(qint64 value)
    : m_bits(Access::raw(IntegerHead | (value < 0 ? SignBit : 0),
                         value < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value))
                 .m_bits)
{
}

/// `300000`, `-12.50`: what one machine word holds, as nearly all numbers that people write.
static std::optional<Decimal> shortNumber(QStringView text)
{
    constexpr qsizetype Word = 18;
    const bool negative = text.startsWith(u'-');
    const QStringView digits = text.mid(negative ? 1 : 0);
    if (digits.isEmpty() || digits.size() > Word || digits.back() == u'.')
        return std::nullopt;
    std::uint64_t coefficient = 0;
    qsizetype point = -1;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        const char16_t c = digits[i].unicode();
        if (c == u'.' && point < 0)
            point = i;
        else if (c >= u'0' && c <= u'9')
            coefficient = coefficient * 10 + (c - u'0');
        else
            return std::nullopt;
    }
    const auto behind = point < 0 ? 0 : static_cast<int>(digits.size() - point - 1);
    return DecimalAccess::make({negative, coefficient, -behind});
}

std::optional<Decimal> Decimal::parse(QStringView text)
{
    if (const auto number = shortNumber(text))
        return number;
    qsizetype at = 0;
    const auto more = [&] { return at < text.size(); };
    const auto isDigit = [&] { return more() && text[at] >= u'0' && text[at] <= u'9'; };

    bool negative = false;
    if (more() && (text[at] == u'-' || text[at] == u'+'))
        negative = text[at++] == u'-';

    // Significant digits are kept up to a few more than fit, the rest only as "not exactly half".
    constexpr int Kept = MaxDigits + 6;
    QByteArray digits;
    bool anyDigit = false;
    bool sticky = false;
    qint64 exponent = 0;
    bool behindPoint = false;
    while (more()) {
        if (text[at] == u'.' && !behindPoint) {
            behindPoint = true;
            ++at;
            if (!isDigit())
                return std::nullopt;
            continue;
        }
        if (!isDigit())
            break;
        const char digit = static_cast<char>(text[at++].unicode());
        anyDigit = true;
        const bool keep = digits.size() < Kept;
        if (keep && !(digits.isEmpty() && digit == '0'))
            digits += digit;
        else if (!keep)
            sticky = sticky || digit != '0';
        if (behindPoint && keep)
            --exponent;
        else if (!behindPoint && !keep)
            ++exponent;
    }
    if (!anyDigit)
        return std::nullopt;
    if (more() && (text[at] == u'e' || text[at] == u'E')) {
        ++at;
        bool negativeExponent = false;
        if (more() && (text[at] == u'-' || text[at] == u'+'))
            negativeExponent = text[at++] == u'-';
        if (!isDigit())
            return std::nullopt;
        qint64 written = 0;
        while (isDigit())
            written = std::min<qint64>(written * 10 + (text[at++].unicode() - u'0'), 10'000'000);
        exponent += negativeExponent ? -written : written;
    }
    if (more())
        return std::nullopt;
    if (digits.isEmpty()) {
        const qint64 kept = std::clamp<qint64>(exponent, -Bias, MaxExponent);
        return Access::make({false, 0, static_cast<int>(kept)});
    }
    if (sticky && digits.back() != '9')
        digits.back() = static_cast<char>(digits.back() + (digits.back() == '0' || digits.back() == '5'));
    if (exponent > 2 * MaxExponent || exponent < -2 * Bias)
        return std::nullopt;
    QByteArray canonical = (negative ? "-" : "") + digits + 'E' + QByteArray::number(exponent);
    const auto result = Access::rounding(
        [&](unsigned *flags) { return bid128_from_string(canonical.data(), NearestEven, flags); });
    if (result && result->isZero())
        return std::nullopt; // too near to zero to be told from it
    return result;
}

QString Decimal::toString() const
{
    const Parts parts = Access::parts(*this);
    QByteArray digits = digitsOf(parts.coefficient);
    const int count = static_cast<int>(digits.size());
    const QByteArray sign = parts.negative ? "-" : "";
    if (parts.coefficient == 0 && parts.exponent >= 0)
        return QStringLiteral("0");
    if (parts.exponent >= 0 && count + parts.exponent <= MaxDigits)
        return QString::fromLatin1(sign + digits + QByteArray(parts.exponent, '0'));
    const int leading = count + parts.exponent; // digits before the point
    if (parts.exponent < 0 && (-parts.exponent <= MaxDigits || leading > -6)) {
        if (leading > 0)
            return QString::fromLatin1(sign + digits.left(leading) + '.' + digits.mid(leading));
        return QString::fromLatin1(sign + "0." + QByteArray(-leading, '0') + digits);
    }
    if (count > 1)
        digits.insert(1, '.');
    const int exponent = leading - 1;
    return QString::fromLatin1(sign + digits + 'E' + (exponent < 0 ? "" : "+")
                               + QByteArray::number(exponent));
}

Decimal Decimal::normalised() const
{
    Parts parts = Access::parts(*this);
    if (parts.coefficient == 0)
        return Decimal(0);
    while (parts.exponent < MaxExponent && parts.coefficient % 10 == 0) {
        parts.coefficient /= 10;
        ++parts.exponent;
    }
    if (parts.exponent > 0 && digitCount(parts.coefficient) + parts.exponent <= MaxDigits) {
        parts.coefficient *= powerOfTen(parts.exponent);
        parts.exponent = 0;
    }
    return Access::make(parts);
}

std::optional<Decimal> Decimal::plus(const Decimal &other) const
{
    qint64 a = 0;
    qint64 b = 0;
    int exponent = 0;
    if (Access::bothShort(*this, other, a, b, exponent))
        return Access::make(a + b, exponent);
    return Access::rounding([&](unsigned *flags) {
        return bid128_add(Access::bid(*this), Access::bid(other), NearestEven, flags);
    });
}

std::optional<Decimal> Decimal::minus(const Decimal &other) const
{
    return plus(other.negated());
}

std::optional<Decimal> Decimal::times(const Decimal &other) const
{
    qint64 a = 0;
    qint64 b = 0;
    qint64 product = 0;
    int left = 0;
    int right = 0;
    if (Access::isShort(*this, a, left) && Access::isShort(other, b, right) && !__builtin_mul_overflow(a, b, &product)
        && left + right >= -Bias && left + right <= MaxExponent && product != std::numeric_limits<qint64>::min())
        return Access::make(product, left + right);
    return Access::rounding([&](unsigned *flags) {
        return bid128_mul(Access::bid(*this), Access::bid(other), NearestEven, flags);
    });
}

std::optional<Decimal> Decimal::dividedBy(const Decimal &other) const
{
    if (other.isZero())
        return std::nullopt;
    qint64 a = 0;
    qint64 b = 0;
    if (Access::bothSmall(*this, other, a, b) && a % b == 0)
        return Decimal(a / b);
    return Access::rounding([&](unsigned *flags) {
        return bid128_div(Access::bid(*this), Access::bid(other), NearestEven, flags);
    });
}

std::optional<Decimal> Decimal::modulo(const Decimal &other) const
{
    if (other.isZero())
        return std::nullopt;
    // fmod is exact and has the dividend's sign; floor division wants the divisor's.
    const auto remainder = Access::rounding([&](unsigned *flags) {
        return bid128_fmod(Access::bid(*this), Access::bid(other), flags);
    });
    if (!remainder || remainder->isZero() || remainder->isNegative() == other.isNegative())
        return remainder;
    return remainder->plus(other);
}

std::optional<Decimal> Decimal::power(const Decimal &exponent) const
{
    const std::optional<qint64> whole = exponent.toInt64();
    if (isZero() && exponent.isNegative())
        return std::nullopt;
    if (whole && *whole >= -9'999 && *whole <= 9'999) {
        // By squaring: exact where it fits, which the library's logarithms are not.
        std::optional<Decimal> result = Decimal(1);
        std::optional<Decimal> square = *this;
        for (qint64 rest = *whole < 0 ? -*whole : *whole; rest > 0 && result; rest /= 2) {
            if (rest % 2 == 1)
                result = square ? result->times(*square) : std::nullopt;
            if (rest > 1 && square)
                square = square->times(*square);
        }
        if (result && *whole < 0)
            return Decimal(1).dividedBy(*result);
        if (result || *whole >= 0)
            return result;
    }
    return Access::rounding([&](unsigned *flags) {
        return bid128_pow(Access::bid(*this), Access::bid(exponent), NearestEven, flags);
    });
}

std::optional<Decimal> Decimal::squareRoot() const
{
    return Access::rounding([&](unsigned *flags) {
        return bid128_sqrt(Access::bid(*this), NearestEven, flags);
    });
}

std::optional<Decimal> Decimal::naturalLogarithm() const
{
    return Access::rounding([&](unsigned *flags) {
        return bid128_log(Access::bid(*this), NearestEven, flags);
    });
}

std::optional<Decimal> Decimal::exponential() const
{
    return Access::rounding([&](unsigned *flags) {
        return bid128_exp(Access::bid(*this), NearestEven, flags);
    });
}

Decimal Decimal::negated() const
{
    return isZero() ? *this : Access::raw(m_bits.words[1] ^ SignBit, m_bits.words[0]);
}

Decimal Decimal::magnitude() const
{
    return Access::raw(m_bits.words[1] & ~SignBit, m_bits.words[0]);
}

std::optional<Decimal> Decimal::rounded(int scale, Rounding rounding) const
{
    if (scale > Bias || scale < -MaxExponent)
        return std::nullopt;
    const Parts parts = Access::parts(*this);
    const int exponent = -scale;
    if (exponent <= parts.exponent) {
        // Nothing to round off: only zeros to add, as far as there is room for them.
        const auto padded = Access::quantized(*this, exponent, NearestEven);
        return padded ? padded : *this;
    }
    switch (rounding) {
    case Rounding::HalfEven:
        return Access::quantized(*this, exponent, BID_ROUNDING_TO_NEAREST);
    case Rounding::HalfUp:
        return Access::quantized(*this, exponent, BID_ROUNDING_TIES_AWAY);
    case Rounding::Down:
        return Access::quantized(*this, exponent, BID_ROUNDING_TO_ZERO);
    case Rounding::Up:
        return Access::quantized(
            *this, exponent, parts.negative ? BID_ROUNDING_DOWN : BID_ROUNDING_UP);
    case Rounding::Floor:
        return Access::quantized(*this, exponent, BID_ROUNDING_DOWN);
    case Rounding::Ceiling:
        return Access::quantized(*this, exponent, BID_ROUNDING_UP);
    case Rounding::HalfDown: {
        const auto down = Access::quantized(*this, exponent, BID_ROUNDING_TO_ZERO);
        const auto away = Access::quantized(*this, exponent, BID_ROUNDING_TIES_AWAY);
        if (!down || !away || *down == *away)
            return down;
        // Away from zero unless what was cut off is exactly half a unit, which a finer cut shows.
        const Decimal half = Access::make({parts.negative, 5, exponent - 1});
        const auto rest = minus(*down);
        return rest && *rest == half ? down : away;
    }
    }
    Q_UNREACHABLE();
}

bool Decimal::isInteger() const
{
    const Parts parts = Access::parts(*this);
    if (parts.exponent >= 0 || parts.coefficient == 0)
        return true;
    return -parts.exponent <= MaxDigits && parts.coefficient % powerOfTen(-parts.exponent) == 0;
}

bool Decimal::isNegative() const
{
    return (m_bits.words[1] & SignBit) != 0;
}

bool Decimal::hasNoExponent() const
{
    return (m_bits.words[1] >> 49 & 0x3FFF) == static_cast<std::uint64_t>(Bias);
}

bool Decimal::isZero() const
{
    return m_bits.words[0] == 0 && (m_bits.words[1] & ((1ULL << 49) - 1)) == 0;
}

std::optional<qint64> Decimal::toInt64() const
{
    qint64 value = 0;
    if (Access::small(*this, value))
        return value;
    if (!isInteger())
        return std::nullopt;
    unsigned flags = 0;
    const BID_SINT64 converted = bid128_to_int64_xint(Access::bid(*this), &flags);
    if ((flags & BID_INVALID_EXCEPTION) != 0)
        return std::nullopt;
    return converted;
}

double Decimal::toDouble() const
{
    unsigned flags = 0;
    return bid128_to_binary64(Access::bid(*this), NearestEven, &flags);
}

bool Decimal::operator==(const Decimal &other) const
{
    if (m_bits.words == other.m_bits.words)
        return true;
    qint64 a = 0;
    qint64 b = 0;
    int exponent = 0;
    if (Access::bothShort(*this, other, a, b, exponent))
        return a == b;
    unsigned flags = 0;
    return bid128_quiet_equal(Access::bid(*this), Access::bid(other), &flags) != 0;
}

std::strong_ordering Decimal::operator<=>(const Decimal &other) const
{
    qint64 a = 0;
    qint64 b = 0;
    int exponent = 0;
    if (Access::bothShort(*this, other, a, b, exponent))
        return a <=> b;
    unsigned flags = 0;
    if (bid128_quiet_less(Access::bid(*this), Access::bid(other), &flags) != 0)
        return std::strong_ordering::less;
    return *this == other ? std::strong_ordering::equal : std::strong_ordering::greater;
}

} // namespace engine::core
