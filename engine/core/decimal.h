// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <array>
#include <compare>
#include <cstdint>
#include <optional>

namespace engine::core {

enum class Rounding { HalfEven, HalfUp, HalfDown, Up, Down, Floor, Ceiling };

/// A finite IEEE 754-2008 decimal128 number: 34 digits, exponents to ±6,144 (DMN 1.5, 10.3.2.3.1).
///
/// Never NaN and never infinite: operations that would give one give nullopt. Immutable values; any
/// thread. Rounds half to even.
class Decimal
{
public:
    Decimal() : Decimal(0) {}
    Decimal(int value) : Decimal(qint64{value}) {}
    Decimal(qint64 value);

    /// Reads `-12.50`, `.5`, `1e3`; nullopt for anything else, for more than 34 digits' worth of
    /// exponent range, and for the empty string.
    static std::optional<Decimal> parse(QStringView text);
    /// Without exponent where that takes at most 34 places: `1`, `0.30`, `1E+40`. Keeps trailing
    /// zeros, as money wants them; `normalised()` drops them.
    QString toString() const;
    Decimal normalised() const;

    std::optional<Decimal> plus(const Decimal &other) const;
    std::optional<Decimal> minus(const Decimal &other) const;
    std::optional<Decimal> times(const Decimal &other) const;
    /// nullopt on division by zero.
    std::optional<Decimal> dividedBy(const Decimal &other) const;
    /// FEEL's modulo: dividend - divisor * floor(dividend / divisor).
    std::optional<Decimal> modulo(const Decimal &other) const;
    std::optional<Decimal> power(const Decimal &exponent) const;
    std::optional<Decimal> squareRoot() const;
    std::optional<Decimal> naturalLogarithm() const;
    std::optional<Decimal> exponential() const;
    Decimal negated() const;
    Decimal magnitude() const;
    /// Rounded to `scale` digits behind the point (negative: before it); nullopt when out of range.
    std::optional<Decimal> rounded(int scale, Rounding rounding) const;

    bool isInteger() const;
    /// Whether it is an integer written as one, unlike 1.0 and 1E2.
    bool hasNoExponent() const;
    bool isNegative() const;
    bool isZero() const;
    /// The value where it is an integer that fits.
    std::optional<qint64> toInt64() const;
    double toDouble() const;

    /// By value: 1.0 equals 1.
    bool operator==(const Decimal &other) const;
    std::strong_ordering operator<=>(const Decimal &other) const;

private:
    struct Bits
    {
        std::array<std::uint64_t, 2> words; // the layout of Intel's BID_UINT128
    };

    explicit Decimal(Bits bits) : m_bits(bits) {}
    friend struct DecimalAccess;

    alignas(16) Bits m_bits;
};

} // namespace engine::core
