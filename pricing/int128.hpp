// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

/// Checked 128-bit integers: the only arithmetic that touches money. Every function that can leave the range says so
/// with nullopt; nothing saturates, nothing wraps.
namespace headroom::pricing {

__extension__ typedef __int128 Int128;

/// a + b, or nullopt when it does not fit.
std::optional<Int128> checkedAdd(Int128 a, Int128 b);

/// a * b, or nullopt when it does not fit.
std::optional<Int128> checkedMultiply(Int128 a, Int128 b);

/// 10 to the power of `exponent` (0 to 38), or nullopt.
std::optional<Int128> powerOfTen(int exponent);

/// Greatest common divisor of two numbers that are not negative; the other one when one is 0.
Int128 greatestCommonDivisor(Int128 a, Int128 b);

/// Least common multiple of two positive numbers, or nullopt.
std::optional<Int128> leastCommonMultiple(Int128 a, Int128 b);

/// What a division leaves: dividend = quotient * divisor + remainder, 0 <= remainder < divisor.
struct Division {
    Int128 quotient = 0;
    Int128 remainder = 0;
};

/// a * b / c with a 256-bit product in between; a, b >= 0, c > 0. nullopt when the quotient does not fit.
std::optional<Division> multiplyDivide(Int128 a, Int128 b, Int128 c);

/// a * b / c to the nearest integer, halves to the even one; a of either sign, b >= 0, c > 0.
std::optional<Int128> multiplyDivideHalfEven(Int128 a, Int128 b, Int128 c);

/// Decimal digits with a sign where negative.
std::string toText(Int128 value);

}  // namespace headroom::pricing
