// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/int128.hpp"

#include <algorithm>
#include <cassert>
#include <cstdint>

namespace headroom::pricing {
namespace {

__extension__ typedef unsigned __int128 UInt128;

constexpr UInt128 kInt128Max = ~UInt128{0} >> 1;
constexpr Int128 kInt128Min = -static_cast<Int128>(kInt128Max) - 1;

struct Wide {
    UInt128 high = 0;
    UInt128 low = 0;
};

Wide multiplyWide(UInt128 a, UInt128 b) {
    const UInt128 mask = ~std::uint64_t{0};
    const UInt128 a0 = a & mask;
    const UInt128 a1 = a >> 64;
    const UInt128 b0 = b & mask;
    const UInt128 b1 = b >> 64;
    const UInt128 low = a0 * b0;
    const UInt128 middle = a1 * b0 + (low >> 64);
    const UInt128 cross = a0 * b1 + (middle & mask);
    return {a1 * b1 + (middle >> 64) + (cross >> 64), (cross << 64) | (low & mask)};
}

/// What fits is divided at once; else schoolbook division bit by bit. The divisor is below 2^127, so the remainder
/// never overflows when doubled.
std::optional<Division> divideWide(Wide dividend, UInt128 divisor) {
    if (dividend.high == 0 && dividend.low / divisor <= kInt128Max)
        return Division{static_cast<Int128>(dividend.low / divisor), static_cast<Int128>(dividend.low % divisor)};
    if (dividend.high >= divisor) return std::nullopt;
    UInt128 quotient = 0;
    UInt128 remainder = dividend.high;
    for (int bit = 127; bit >= 0; --bit) {
        remainder = (remainder << 1) | ((dividend.low >> bit) & 1);
        quotient <<= 1;
        if (remainder >= divisor) {
            remainder -= divisor;
            quotient |= 1;
        }
    }
    if (quotient > kInt128Max) return std::nullopt;
    return Division{static_cast<Int128>(quotient), static_cast<Int128>(remainder)};
}

}  // namespace

std::optional<Int128> checkedAdd(Int128 a, Int128 b) {
    Int128 sum = 0;
    if (__builtin_add_overflow(a, b, &sum)) return std::nullopt;
    return sum;
}

std::optional<Int128> checkedMultiply(Int128 a, Int128 b) {
    Int128 product = 0;
    if (__builtin_mul_overflow(a, b, &product)) return std::nullopt;
    return product;
}

std::optional<Int128> powerOfTen(int exponent) {
    if (exponent < 0 || exponent > 38) return std::nullopt;
    Int128 power = 1;
    for (int i = 0; i < exponent; ++i) power *= 10;
    return power;
}

Int128 greatestCommonDivisor(Int128 a, Int128 b) {
    assert(a >= 0 && b >= 0);
    while (b != 0) {
        const Int128 rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

std::optional<Int128> leastCommonMultiple(Int128 a, Int128 b) {
    assert(a > 0 && b > 0);
    return checkedMultiply(a / greatestCommonDivisor(a, b), b);
}

std::optional<Division> multiplyDivide(Int128 a, Int128 b, Int128 c) {
    assert(a >= 0 && b >= 0 && c > 0);
    return divideWide(multiplyWide(static_cast<UInt128>(a), static_cast<UInt128>(b)), static_cast<UInt128>(c));
}

std::optional<Int128> multiplyDivideHalfEven(Int128 a, Int128 b, Int128 c) {
    const bool negative = a < 0;
    if (a == kInt128Min) return std::nullopt;  // its magnitude does not fit
    const auto division = multiplyDivide(negative ? -a : a, b, c);
    if (!division) return std::nullopt;
    const Int128 missing = c - division->remainder;
    const bool above = division->remainder > missing;
    const bool half = division->remainder == missing;
    const bool up = above || (half && division->quotient % 2 != 0);
    const auto rounded = checkedAdd(division->quotient, up ? 1 : 0);
    if (!rounded) return std::nullopt;
    return negative ? -*rounded : *rounded;
}

std::string toText(Int128 value) {
    const bool negative = value < 0;
    UInt128 rest = negative ? ~static_cast<UInt128>(value) + 1 : static_cast<UInt128>(value);
    std::string digits;
    do {
        digits.push_back(static_cast<char>('0' + static_cast<int>(rest % 10)));
        rest /= 10;
    } while (rest != 0);
    if (negative) digits.push_back('-');
    std::reverse(digits.begin(), digits.end());
    return digits;
}

}  // namespace headroom::pricing
