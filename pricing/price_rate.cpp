// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/price_rate.hpp"

#include <cassert>
#include <utility>

namespace headroom::pricing {
namespace {

constexpr int kNanoDecimals = 9;
constexpr Int128 kNanosPerCent = 10'000'000;
constexpr Int128 kBeyondAnyPrice = 1'000'000'000;  // USD; no price of AWS's list is near: a slip, or damage

int decimalsOf(Rounding rounding) { return rounding == Rounding::Nano ? kNanoDecimals : 2; }

/// Divides both by what they share, so that large factors on both sides cancel before they can overflow.
void cancel(Int128& numerator, Int128& denominator) {
    const Int128 shared = greatestCommonDivisor(numerator, denominator);
    if (shared <= 1) return;
    numerator /= shared;
    denominator /= shared;
}

/// The rounding steps in granules x mantissa x 10^decimals / (perUnit x per x 10^scale).
std::optional<Int128> countSteps(const MeteredQuantity& quantity, const PriceRate& rate, int decimals) {
    const int shift = decimals - rate.usd.scale;
    auto up = powerOfTen(shift > 0 ? shift : 0);
    auto down = powerOfTen(shift < 0 ? -shift : 0);
    if (!up || !down) return std::nullopt;
    Int128 granules = quantity.granules;
    Int128 mantissa = rate.usd.mantissa;
    Int128 perUnit = quantity.perUnit;
    Int128 per = rate.per;
    for (Int128* denominator : {&perUnit, &per, &*down}) {
        for (Int128* numerator : {&granules, &mantissa, &*up}) cancel(*numerator, *denominator);
    }
    const auto price = checkedMultiply(mantissa, *up);
    const auto base = checkedMultiply(perUnit, per);
    const auto divisor = base ? checkedMultiply(*base, *down) : std::nullopt;
    if (!price || !divisor) return std::nullopt;
    return multiplyDivideHalfEven(granules, *price, *divisor);
}

}  // namespace

Int128 stepNanos(Rounding rounding) { return rounding == Rounding::Nano ? Int128{1} : kNanosPerCent; }

base::Result<PriceRate> parseRate(std::string_view usd, std::int64_t per) {
    assert(per > 0);
    const auto value = parseDecimal(usd);
    if (!value) return value.error();
    if (value->mantissa < 0) {
        return base::Error{base::Errc::BadInput, "", "a price cannot be negative, this one is " + std::string(usd)};
    }
    if (value->mantissa / kBeyondAnyPrice >= *powerOfTen(value->scale)) {
        return base::Error{base::Errc::BadInput, "",
                           std::string(usd) + " USD a unit is no price: the dearest that is taken is below a billion"};
    }
    return PriceRate{*value, per};
}

base::Result<Money> charge(const MeteredQuantity& quantity, const PriceRate& rate, Rounding rounding) {
    const auto steps = countSteps(quantity, rate, decimalsOf(rounding));
    const auto nanos = steps ? checkedMultiply(*steps, stepNanos(rounding)) : std::nullopt;
    if (!nanos) {
        return base::Error{base::Errc::BadInput, "",
                           toText(quantity) + " units at " + toText(rate.usd) + " USD are beyond what a bill can hold"};
    }
    return Money::fromNanos(*nanos);
}

}  // namespace headroom::pricing
