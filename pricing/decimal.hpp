// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.hpp"
#include "pricing/int128.hpp"

#include <string>
#include <string_view>

namespace headroom::pricing {

/// An exact decimal number: mantissa / 10^scale, scale 0 to 38. The functions here return it
/// reduced (no zeros at the end), so equal numbers compare equal whatever way they were written.
struct Decimal {
    Int128 mantissa = 0;
    int scale = 0;
    bool operator==(const Decimal&) const = default;
};

/// Reads "0.0000166667", "-12", "1.5e9". Exact: at most 38 significant digits, else an error; no blanks, no "nan".
base::Result<Decimal> parseDecimal(std::string_view text);

/// The same number without zeros at the end of its decimals.
Decimal reduced(Decimal value);

/// All the decimals the number has, no exponent: "0.0000166667".
std::string toText(const Decimal& value);

/// numerator / denominator (> 0) rounded half-even to at most `decimals` decimals, trailing zeros dropped.
/// nullopt when the rounded number does not fit.
std::optional<Decimal> roundedQuotient(Int128 numerator, Int128 denominator, int decimals);

/// The nearest double, for drawing and statistics; never for money that is added up.
double toDouble(const Decimal& value);

}  // namespace headroom::pricing
