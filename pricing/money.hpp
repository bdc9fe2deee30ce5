// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.hpp"
#include "pricing/decimal.hpp"

#include <compare>
#include <string>
#include <string_view>

namespace headroom::pricing {

/// US dollars, counted in billionths (1e-9 USD) in 128 bits: exact, and good for 1.7e29 USD. Sums are checked; there
/// is no way from binary floating point to Money.
class Money {
public:
    constexpr Money() = default;
    constexpr static Money fromNanos(Int128 nanos) { return Money(nanos); }
    constexpr static Money fromCents(Int128 cents) { return Money(cents * 10'000'000); }

    /// Billionths of a dollar.
    constexpr Int128 nanos() const { return nanos_; }

    constexpr auto operator<=>(const Money&) const = default;

private:
    constexpr explicit Money(Int128 nanos) : nanos_(nanos) {}
    Int128 nanos_ = 0;
};

/// Reads dollars such as "249.488496"; an error beyond nine decimals, which Money cannot keep.
base::Result<Money> parseMoney(std::string_view text);

/// a + b; an error (Errc::BadInput) when the sum does not fit.
base::Result<Money> sum(Money a, Money b);

/// Dollars with at most nine decimals, exactly: "249.488496", "400".
std::string toText(Money amount);

/// Dollars to the cent for display, halves to the even cent: "249.49", "400.00".
std::string toCentsText(Money amount);

/// Dollars as the nearest double, for charts and confidence intervals only.
double toDouble(Money amount);

}  // namespace headroom::pricing
