// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/operators.h"
#include "engine/feel/zone.h"

namespace engine::feel {

using namespace Qt::StringLiterals;
using ast::ArithmeticOperator;

namespace {

using Wide = DaysTimeDuration::Wide;
using core::Decimal;

constexpr std::int64_t maxMonths = 24'000'000'000;
constexpr Wide maxNanoseconds = Wide{nanosecondsPerDay} * 366 * 2'000'000'000;

QString sign(ArithmeticOperator op)
{
    switch (op) {
    case ArithmeticOperator::Add:
        return u"+"_s;
    case ArithmeticOperator::Subtract:
        return u"-"_s;
    case ArithmeticOperator::Multiply:
        return u"*"_s;
    case ArithmeticOperator::Divide:
        return u"/"_s;
    case ArithmeticOperator::Power:
        return u"**"_s;
    }
    Q_UNREACHABLE();
}

/// One operation on two values that are not null.
class Operation
{
public:
    Operation(ArithmeticOperator op, const Value &left, const Value &right, const Report &report)
        : m_op(op), m_left(left), m_right(right), m_report(report)
    {
    }

    Value run() const
    {
        switch (m_op) {
        case ArithmeticOperator::Add:
            return add();
        case ArithmeticOperator::Subtract:
            return subtract();
        case ArithmeticOperator::Multiply:
            return multiply();
        case ArithmeticOperator::Divide:
            return divide();
        case ArithmeticOperator::Power:
            break;
        }
        const auto *base = m_left.as<Decimal>();
        const auto *exponent = m_right.as<Decimal>();
        return base && exponent ? checked(base->power(*exponent)) : wrong();
    }

private:
    Value wrong() const
    {
        return m_report.fail(FeelError::WrongOperands, {sign(m_op), m_left.typeName(), m_right.typeName()});
    }

    Value outOfRange() const { return m_report.fail(FeelError::OutOfRange, {sign(m_op)}); }

    template <typename T> Value checked(const std::optional<T> &result) const
    {
        return result ? Value(*result) : outOfRange();
    }

    Value duration(Wide nanoseconds) const
    {
        if (nanoseconds > maxNanoseconds || nanoseconds < -maxNanoseconds)
            return outOfRange();
        return DaysTimeDuration{nanoseconds};
    }

    Value months(std::int64_t count) const
    {
        if (count > maxMonths || count < -maxMonths)
            return outOfRange();
        return YearsMonthsDuration{count};
    }

    Value add() const
    {
        if (const auto *a = m_left.as<Decimal>()) {
            const auto *b = m_right.as<Decimal>();
            return b ? checked(a->plus(*b)) : wrong();
        }
        if (const auto *a = m_left.as<QString>()) {
            const auto *b = m_right.as<QString>();
            if (!b)
                return wrong();
            if (static_cast<std::size_t>(a->size() + b->size()) > limits::stringSize)
                return m_report.fail(FeelError::StringTooLong, {QString::number(limits::stringSize)});
            Budget::ofThread().spend(static_cast<std::size_t>(a->size() + b->size()) / 64);
            return *a + *b;
        }
        if (const auto *a = m_left.as<DaysTimeDuration>()) {
            if (const auto *b = m_right.as<DaysTimeDuration>())
                return duration(a->nanoseconds + b->nanoseconds);
            return addTo(m_right, *a, 1);
        }
        if (const auto *a = m_left.as<YearsMonthsDuration>()) {
            if (const auto *b = m_right.as<YearsMonthsDuration>())
                return months(a->months + b->months);
            return addTo(m_right, *a, 1);
        }
        return addDuration(1);
    }

    Value addDuration(int direction) const
    {
        if (const auto *days = m_right.as<DaysTimeDuration>())
            return addTo(m_left, *days, direction);
        if (const auto *count = m_right.as<YearsMonthsDuration>())
            return addTo(m_left, *count, direction);
        return wrong();
    }

    Value addTo(const Value &point, const DaysTimeDuration &length, int direction) const
    {
        const DaysTimeDuration signedLength{length.nanoseconds * direction};
        if (const auto *dateTime = point.as<DateTime>())
            return checked(plusDuration(*dateTime, signedLength));
        if (const auto *time = point.as<Time>())
            return plusDuration(*time, signedLength);
        if (const auto *date = point.as<Date>()) {
            const auto moved = plusDuration(DateTime{*date, {}}, signedLength);
            return moved ? Value(moved->date) : outOfRange();
        }
        return wrong();
    }

    Value addTo(const Value &point, const YearsMonthsDuration &length, int direction) const
    {
        if (const auto *date = point.as<Date>())
            return checked(plusMonths(*date, length.months * direction));
        if (const auto *dateTime = point.as<DateTime>()) {
            const auto moved = plusMonths(dateTime->date, length.months * direction);
            return moved ? Value(DateTime{*moved, dateTime->time}) : outOfRange();
        }
        return wrong();
    }

    Value subtract() const
    {
        if (const auto *a = m_left.as<Decimal>()) {
            const auto *b = m_right.as<Decimal>();
            return b ? checked(a->minus(*b)) : wrong();
        }
        if (const auto *a = m_left.as<DaysTimeDuration>()) {
            const auto *b = m_right.as<DaysTimeDuration>();
            return b ? duration(a->nanoseconds - b->nanoseconds) : wrong();
        }
        if (const auto *a = m_left.as<YearsMonthsDuration>()) {
            const auto *b = m_right.as<YearsMonthsDuration>();
            return b ? months(a->months - b->months) : wrong();
        }
        if (const auto *a = m_left.as<Time>()) {
            if (const auto *b = m_right.as<Time>())
                return subtractTimes(*a, *b);
        }
        const auto a = asInstant(m_left);
        const auto b = asInstant(m_right);
        if (a && b) {
            if (isLocal(a->time) != isLocal(b->time))
                return wrong();
            return duration(instantNanoseconds(*a) - instantNanoseconds(*b));
        }
        return addDuration(-1);
    }

    /// A date and time, or the midnight (UTC) that begins a date (DMN 1.5, 10.3.2.3.4).
    static std::optional<DateTime> asInstant(const Value &value)
    {
        if (const auto *dateTime = value.as<DateTime>())
            return *dateTime;
        if (const auto *date = value.as<Date>())
            return DateTime{*date, Time{0, 0, {}}};
        return std::nullopt;
    }

    Value subtractTimes(const Time &left, const Time &right) const
    {
        if (left.offsetSeconds == right.offsetSeconds && left.zone == right.zone)
            return duration(left.nanoseconds - right.nanoseconds);
        const auto a = offsetSeconds(left);
        const auto b = offsetSeconds(right);
        if (!a || !b)
            return wrong();
        return duration(left.nanoseconds - right.nanoseconds - Wide{*a - *b} * 1'000'000'000);
    }

    Value multiply() const
    {
        const auto *a = m_left.as<Decimal>();
        const auto *b = m_right.as<Decimal>();
        if (a && b)
            return checked(a->times(*b));
        if (a)
            return scale(m_right, [a](const Decimal &length) { return length.times(*a); });
        if (b)
            return scale(m_left, [b](const Decimal &length) { return length.times(*b); });
        return wrong();
    }

    Value divide() const
    {
        if (const auto *b = m_right.as<Decimal>()) {
            const auto *a = m_left.as<Decimal>();
            if (b->isZero() && (a || m_left.as<DaysTimeDuration>() || m_left.as<YearsMonthsDuration>()))
                return m_report.fail(FeelError::DivisionByZero);
            if (a)
                return checked(a->dividedBy(*b));
            return scale(m_left, [b](const Decimal &length) { return length.dividedBy(*b); });
        }
        std::optional<Decimal> dividend;
        std::optional<Decimal> divisor;
        if (m_left.as<DaysTimeDuration>() && m_right.as<DaysTimeDuration>()) {
            dividend = toDecimal(m_left.as<DaysTimeDuration>()->nanoseconds);
            divisor = toDecimal(m_right.as<DaysTimeDuration>()->nanoseconds);
        } else if (m_left.as<YearsMonthsDuration>() && m_right.as<YearsMonthsDuration>()) {
            dividend = Decimal(qint64{m_left.as<YearsMonthsDuration>()->months});
            divisor = Decimal(qint64{m_right.as<YearsMonthsDuration>()->months});
        } else {
            return wrong();
        }
        if (divisor->isZero())
            return m_report.fail(FeelError::DivisionByZero);
        return checked(dividend->dividedBy(*divisor));
    }

    template <typename F> Value scale(const Value &length, F calculation) const
    {
        if (const auto *days = length.as<DaysTimeDuration>()) {
            const auto scaled = calculation(toDecimal(days->nanoseconds));
            const auto nanoseconds = scaled ? toWide(*scaled) : std::nullopt;
            return nanoseconds ? duration(*nanoseconds) : outOfRange();
        }
        if (const auto *count = length.as<YearsMonthsDuration>()) {
            const auto scaled = calculation(Decimal(qint64{count->months}));
            const auto whole = scaled ? toWide(*scaled) : std::nullopt;
            if (!whole || *whole > maxMonths || *whole < -maxMonths)
                return outOfRange();
            return months(static_cast<std::int64_t>(*whole));
        }
        return wrong();
    }

    ArithmeticOperator m_op;
    const Value &m_left;
    const Value &m_right;
    const Report &m_report;
};

} // namespace

core::Decimal toDecimal(Wide number)
{
    // Durations stay below 10^29 nanoseconds: two parts that each fit exactly.
    constexpr std::int64_t half = 1'000'000'000'000'000;
    const auto high = Decimal(qint64{static_cast<std::int64_t>(number / half)}).times(Decimal(qint64{half}));
    const Decimal low(qint64{static_cast<std::int64_t>(number % half)});
    return high ? high->plus(low).value_or(low) : low;
}

std::optional<Wide> toWide(const Decimal &number)
{
    constexpr std::int64_t half = 1'000'000'000'000'000;
    const auto whole = number.rounded(0, core::Rounding::Down);
    if (!whole)
        return std::nullopt;
    if (const auto small = whole->toInt64())
        return Wide{*small};
    const auto quotient = whole->dividedBy(Decimal(qint64{half}));
    const auto high = quotient ? quotient->rounded(0, core::Rounding::Down) : std::nullopt;
    const auto product = high ? high->times(Decimal(qint64{half})) : std::nullopt;
    const auto low = product ? whole->minus(*product) : std::nullopt;
    if (!low || !high->toInt64() || !low->toInt64())
        return std::nullopt;
    return Wide{*high->toInt64()} * half + *low->toInt64();
}

std::optional<Date> plusMonths(const Date &date, std::int64_t months)
{
    const std::int64_t total = date.year * 12 + (date.month - 1) + months;
    const std::int64_t year = total >= 0 ? total / 12 : -((-total + 11) / 12);
    const int month = static_cast<int>(total - year * 12) + 1;
    return Date::of(year, month, std::min(date.day, daysInMonth(year, month)));
}

std::optional<DateTime> plusDuration(const DateTime &dateTime, const DaysTimeDuration &duration)
{
    const auto move = [&dateTime](Wide by) -> std::optional<DateTime> {
        const Wide local = Wide{dateTime.date.toDays()} * nanosecondsPerDay + dateTime.time.nanoseconds + by;
        const Wide days = local >= 0 ? local / nanosecondsPerDay : -((-local + nanosecondsPerDay - 1) / nanosecondsPerDay);
        if (days > 400'000'000'000 || days < -400'000'000'000)
            return std::nullopt;
        DateTime moved = dateTime;
        moved.date = Date::fromDays(static_cast<std::int64_t>(days));
        moved.time.nanoseconds = static_cast<std::int64_t>(local - days * nanosecondsPerDay);
        if (!Date::of(moved.date.year, moved.date.month, moved.date.day))
            return std::nullopt;
        return moved;
    };
    if (dateTime.time.offsetSeconds || dateTime.time.zone.isEmpty())
        return move(duration.nanoseconds);
    // In a zone with summer time an hour is an hour, whatever the clock shows.
    const Wide instant = instantNanoseconds(dateTime) + duration.nanoseconds;
    const int newOffset = offsetSecondsAt(dateTime.time.zone, instant / 1'000'000'000);
    return move(duration.nanoseconds + Wide{newOffset - *offsetSeconds(dateTime)} * 1'000'000'000);
}

Time plusDuration(const Time &time, const DaysTimeDuration &duration)
{
    Wide nanoseconds = (Wide{time.nanoseconds} + duration.nanoseconds) % nanosecondsPerDay;
    if (nanoseconds < 0)
        nanoseconds += nanosecondsPerDay;
    Time moved = time;
    moved.nanoseconds = static_cast<std::int64_t>(nanoseconds);
    return moved;
}

Value calculate(ArithmeticOperator op, const Value &left, const Value &right, const Report &report)
{
    if (left.isNull() || right.isNull())
        return report.fail(FeelError::NullOperand, {sign(op)});
    return Operation(op, left, right, report).run();
}

Value negate(const Value &value, const Report &report)
{
    if (const auto *number = value.as<Decimal>())
        return number->negated();
    if (const auto *days = value.as<DaysTimeDuration>())
        return DaysTimeDuration{-days->nanoseconds};
    if (const auto *months = value.as<YearsMonthsDuration>())
        return YearsMonthsDuration{-months->months};
    if (value.isNull())
        return report.fail(FeelError::NullOperand, {u"-"_s});
    return report.fail(FeelError::WrongOperands, {u"-"_s, u"0"_s, value.typeName()});
}

} // namespace engine::feel
