// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>

/// Strong units of the simulated world. A type carries its unit, a name never does.
namespace headroom::base {

/// A counted quantity: only like with like adds up, integers scale it.
template <class Tag>
struct Quantity {
    std::int64_t count = 0;

    constexpr Quantity() = default;
    constexpr explicit Quantity(std::int64_t value) : count(value) {}

    constexpr auto operator<=>(const Quantity&) const = default;
    constexpr Quantity& operator+=(Quantity other) {
        count += other.count;
        return *this;
    }
    constexpr Quantity& operator-=(Quantity other) {
        count -= other.count;
        return *this;
    }
    friend constexpr Quantity operator+(Quantity a, Quantity b) { return Quantity(a.count + b.count); }
    friend constexpr Quantity operator-(Quantity a, Quantity b) { return Quantity(a.count - b.count); }
    friend constexpr Quantity operator-(Quantity a) { return Quantity(-a.count); }
    friend constexpr Quantity operator*(Quantity a, std::int64_t times) { return Quantity(a.count * times); }
    friend constexpr std::int64_t operator/(Quantity a, Quantity b) { return a.count / b.count; }
    friend constexpr Quantity operator/(Quantity a, std::int64_t parts) { return Quantity(a.count / parts); }
};

/// A length of simulated time in nanoseconds; +-292 years.
using Duration = Quantity<struct DurationTag>;

/// Bytes; AWS counts in powers of two (1 KB = 1,024 B; DynamoDB Developer Guide, ServiceQuotas, 2026-04-13).
using Bytes = Quantity<struct BytesTag>;

/// DynamoDB capacity in half units, the smallest step AWS charges (an eventually consistent read of at
/// most 4 KB is half a unit; DynamoDB Developer Guide, read-write-operations, 2026-04-13).
using HalfUnits = Quantity<struct HalfUnitsTag>;

inline constexpr std::int64_t kNanosecondsPerSecond = 1'000'000'000;

constexpr Duration nanoseconds(std::int64_t n) { return Duration(n); }
constexpr Duration microseconds(std::int64_t n) { return Duration(n * 1'000); }
constexpr Duration milliseconds(std::int64_t n) { return Duration(n * 1'000'000); }
constexpr Duration seconds(std::int64_t n) { return Duration(n * kNanosecondsPerSecond); }
constexpr Duration minutes(std::int64_t n) { return seconds(n * 60); }
constexpr Duration hours(std::int64_t n) { return seconds(n * 3'600); }
constexpr Duration days(std::int64_t n) { return seconds(n * 86'400); }

constexpr Bytes bytes(std::int64_t n) { return Bytes(n); }
constexpr Bytes kibibytes(std::int64_t n) { return Bytes(n * 1'024); }
constexpr Bytes mebibytes(std::int64_t n) { return Bytes(n * 1'048'576); }
constexpr Bytes gibibytes(std::int64_t n) { return Bytes(n * 1'073'741'824); }

constexpr HalfUnits wholeUnits(std::int64_t n) { return HalfUnits(n * 2); }

/// Seconds as a number, for statistics and printing; never for the clock.
constexpr double toSeconds(Duration d) { return static_cast<double>(d.count) / 1e9; }

/// The nearest duration to a number of seconds (halves away from zero). |s| must be below 9.2e9.
constexpr Duration fromSeconds(double s) {
    const double ns = s * 1e9;
    return Duration(static_cast<std::int64_t>(ns < 0 ? ns - 0.5 : ns + 0.5));
}

/// A point on the simulated clock, in nanoseconds from the scenario's Start; the warm-up is negative.
struct Instant {
    std::int64_t ns = 0;

    constexpr auto operator<=>(const Instant&) const = default;
    friend constexpr Instant operator+(Instant at, Duration by) { return Instant{at.ns + by.count}; }
    friend constexpr Instant operator-(Instant at, Duration by) { return Instant{at.ns - by.count}; }
    friend constexpr Duration operator-(Instant a, Instant b) { return Duration(a.ns - b.ns); }
};

/// Happenings per second.
struct Rate {
    double perSecond = 0.0;
    constexpr auto operator<=>(const Rate&) const = default;
};

/// A 32-bit index that cannot be mixed up with another table's.
template <class Tag>
struct Id {
    std::uint32_t index = kNone;
    static constexpr std::uint32_t kNone = 0xffff'ffffU;
    constexpr bool valid() const { return index != kNone; }
    constexpr auto operator<=>(const Id&) const = default;
};

}  // namespace headroom::base
