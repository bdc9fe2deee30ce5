// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/metered_quantity.hpp"
#include "pricing/money.hpp"

#include <cstdint>
#include <string_view>

namespace headroom::pricing {

/// To what an amount is rounded, once, half-even.
enum class Rounding {
    Nano,  ///< 1e-9 USD
    Cent,  ///< 0.01 USD, as the worked examples on AWS's pricing pages do
};

/// The step of a rounding, in 1e-9 USD.
Int128 stepNanos(Rounding rounding);

/// A price as quoted: `usd` dollars for every `per` units. Keeps all the decimals of the quotation.
struct PriceRate {
    Decimal usd;
    std::int64_t per = 1;
    bool operator==(const PriceRate&) const = default;
};

/// A quoted price such as "0.0000166667"; an error when it is negative or not a number.
base::Result<PriceRate> parseRate(std::string_view usd, std::int64_t per = 1);

/// quantity x rate, multiplied exactly (256-bit product) and rounded once. An error when the amount is beyond Money.
base::Result<Money> charge(const MeteredQuantity& quantity, const PriceRate& rate, Rounding rounding);

}  // namespace headroom::pricing
