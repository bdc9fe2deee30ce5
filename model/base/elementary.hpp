// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <limits>

/// Elementary functions from + - * / and bit casts alone, so that every build on every machine gets the same bits
/// (a libm's differ between libraries, versions and processors). Relative error below 1e-14 of the true value
/// unless a function says otherwise; the common ones are inline and take a few nanoseconds.
namespace headroom::base::math {

inline constexpr double kLn2 = 0x1.62e42fefa39efp-1;
inline constexpr double kPi = 0x1.921fb54442d18p+1;
inline constexpr double kInfinity = std::numeric_limits<double>::infinity();
inline constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

namespace detail {

inline constexpr int kExpSteps = 64;

// 2^(j/64) by Horner's scheme on the exponential series: 22 terms reach the last bit for arguments below ln 2.
constexpr std::array<double, kExpSteps> expTable() {
    std::array<double, kExpSteps> table{};
    for (int j = 0; j < kExpSteps; ++j) {
        const double x = kLn2 * j / kExpSteps;
        double sum = 1.0;
        for (int n = 22; n >= 1; --n) { sum = 1.0 + x * sum / n; }
        table[static_cast<std::size_t>(j)] = sum;
    }
    return table;
}

inline constexpr std::array<double, kExpSteps> kExpTable = expTable();

/// value x 2^power for any power, through two exact factors.
constexpr double scaleByPowerOfTwo(double value, std::int64_t power) {
    const std::int64_t half = power / 2;
    const double first = std::bit_cast<double>((half + 1023) << 52);
    const double second = std::bit_cast<double>((power - half + 1023) << 52);
    return value * first * second;
}

}  // namespace detail

/// e^x. Overflows to infinity, underflows to 0 through the subnormal numbers.
constexpr double exp(double x) {
    if (!(x > -746.0)) { return x != x ? x : 0.0; }
    if (x > 709.79) { return kInfinity; }
    // Adding 1.5 x 2^52 leaves the nearest integer in the low bits. ln2/64 is split so that steps * high is exact.
    const double shifted = x * (detail::kExpSteps / kLn2) + 0x1.8p52;
    const double steps = shifted - 0x1.8p52;
    const std::int64_t count = std::bit_cast<std::int64_t>(shifted) - std::bit_cast<std::int64_t>(0x1.8p52);
    const double r = (x - steps * 0x1.62e42fefp-7) - steps * 0x1.473de6af278edp-40;
    // The two halves of the polynomial do not wait for each other.
    const double z = r * r;
    const double series = r + z * ((0.5 + r * (1.0 / 6)) + z * (1.0 / 24 + r * (1.0 / 120)));
    const double base = detail::kExpTable[static_cast<std::size_t>(count & (detail::kExpSteps - 1))];
    const double mantissa = base + base * series;
    const std::int64_t power = count >> 6;
    if (power > -1022 && power < 1023) { return mantissa * std::bit_cast<double>((power + 1023) << 52); }
    return detail::scaleByPowerOfTwo(mantissa, power);
}

/// The natural logarithm; -infinity at 0, NaN below.
constexpr double log(double x) {
    if (!(x > 0.0) || x == kInfinity) { return x == 0.0 ? -kInfinity : (x < 0.0 ? kNaN : x); }
    auto bits = std::bit_cast<std::int64_t>(x);
    std::int64_t power = 0;
    if (bits < 0x0010'0000'0000'0000) {  // subnormal
        bits = std::bit_cast<std::int64_t>(x * 0x1.0p54);
        power = -54;
    }
    // x = m 2^power with m in [sqrt(1/2), sqrt(2)), then log m = 2 atanh(s), s = (m - 1) / (m + 1), |s| < 0.172.
    const std::int64_t kRootHalf = 0x3fe6'a09e'0000'0000;
    const std::int64_t offset = bits - kRootHalf;
    power += offset >> 52;
    const double m = std::bit_cast<double>((offset & 0x000f'ffff'ffff'ffff) + kRootHalf);
    const double f = m - 1.0;
    const double s = f / (2.0 + f);
    const double z = s * s;
    const double w = z * z;
    const double even = w * (2.0 / 5 + w * (2.0 / 9 + w * (2.0 / 13 + w * (2.0 / 17 + w * (2.0 / 21)))));
    const double odd = z * (2.0 / 3 + w * (2.0 / 7 + w * (2.0 / 11 + w * (2.0 / 15 + w * (2.0 / 19)))));
    const double halfSquare = 0.5 * f * f;
    const auto k = static_cast<double>(power);
    return k * 0x1.62e42fee00000p-1 -
           ((halfSquare - (s * (halfSquare + (even + odd)) + k * 0x1.a39ef35793c76p-33)) - f);
}

/// log(1 + x) without cancellation near 0 (Kahan's correction of the rounding of 1 + x).
constexpr double log1p(double x) {
    const double u = 1.0 + x;
    if (u == 1.0) { return x; }
    if (!(u > 0.0) || u == kInfinity) { return log(u); }
    return log(u) * (x / (u - 1.0));
}

/// e^x - 1 without cancellation near 0 (Kahan).
constexpr double expm1(double x) {
    const double u = exp(x);
    if (u == 1.0) { return x; }
    const double less = u - 1.0;
    if (less == -1.0 || u > 1e15) { return less; }
    return less * (x / log(u));
}

/// x^y for x > 0, and 0^y = 0 for y > 0; the relative error grows as 2e-16 |y log x|.
constexpr double pow(double x, double y) {
    if (y == 0.0) { return 1.0; }
    if (x == 0.0) { return y > 0.0 ? 0.0 : kInfinity; }
    return exp(y * log(x));
}

/// cos and sin of 2 pi t: the argument is in turns, so that the reduction is exact; absolute error below 1e-15.
/// |t| must be below 2^51.
double cosTurns(double t);
double sinTurns(double t);

/// log of the gamma function and the gamma function itself, x > 0 (relative error below 2e-13 up to 100).
double logGamma(double x);
double gammaFunction(double x);

/// Density, distribution function, upper tail (without cancellation) and inverse of the standard normal.
double normalDensity(double z);
double normalCdf(double z);
double normalTail(double z);
double normalQuantile(double p);

}  // namespace headroom::base::math
