// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/plan_commitment.hpp"

namespace headroom::pricing {

namespace {

constexpr int kDecimals = 5;
constexpr Int128 kLeast = 100;             // 0.001 USD in steps of five decimals
constexpr Int128 kMost = 100'000'000'000;  // a million

}  // namespace

base::Result<PriceRate> soldCommitment(const PriceRate& commitment, bool drawn) {
    PriceRate sold{reduced(commitment.usd), commitment.per};
    if (drawn && sold.usd.scale > kDecimals) {
        const auto divisor = powerOfTen(sold.usd.scale - kDecimals);
        sold.usd = {divisor ? multiplyDivideHalfEven(sold.usd.mantissa, 1, *divisor).value_or(0) : 0, kDecimals};
    }
    const auto power = sold.usd.scale <= kDecimals ? powerOfTen(kDecimals - sold.usd.scale) : std::nullopt;
    const auto steps = power ? checkedMultiply(sold.usd.mantissa, *power) : std::nullopt;
    if (steps && *steps >= kLeast && *steps <= kMost) return sold;
    return base::Error{base::Errc::BadInput, "",
                       "AWS sells savings plans of 0.001 to 1000000 USD an hour with at most five decimals (Savings "
                       "Plans API Reference, CreateSavingsPlan, commitment)"};
}

}  // namespace headroom::pricing
