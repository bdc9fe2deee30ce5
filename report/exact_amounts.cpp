// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/exact_amounts.hpp"

#include <cmath>

#include "pricing/allocation.hpp"
#include "pricing/commitment_lines.hpp"

namespace headroom::report {

using pricing::Decimal;
using pricing::Int128;

namespace {

constexpr int kQuantityDecimals = 9;

}  // namespace

Decimal product(const Decimal& quantity, const Decimal& price) {
    const auto mantissa = pricing::checkedMultiply(quantity.mantissa, price.mantissa);
    if (mantissa) return pricing::reduced({*mantissa, quantity.scale + price.scale});
    const auto divisor = pricing::powerOfTen(quantity.scale + price.scale - kQuantityDecimals);
    const auto rounded =
        divisor ? pricing::multiplyDivideHalfEven(quantity.mantissa, price.mantissa, *divisor) : std::nullopt;
    return {rounded.value_or(0), kQuantityDecimals};
}

Decimal pricePerUnit(const pricing::PriceRate& rate) {
    if (rate.per == 1) return rate.usd;
    const auto power = pricing::powerOfTen(rate.usd.scale);
    const auto price = power ? pricing::roundedQuotient(rate.usd.mantissa, *power * rate.per, 18) : std::nullopt;
    return price.value_or(rate.usd);
}

Decimal contractedPrice(const Decimal& list, const Decimal& percent) {
    const auto hundred = pricing::powerOfTen(percent.scale + 2);
    if (!hundred || percent.mantissa == 0) return list;
    return product(list, {*hundred - percent.mantissa, percent.scale + 2});
}

std::vector<Decimal> divided(Int128 billionths, const std::vector<Int128>& weights) {
    const auto parts = pricing::allocate(billionths, weights);
    std::vector<Decimal> all;
    for (std::size_t i = 0; i < weights.size(); ++i)
        all.push_back(pricing::reduced({parts ? (*parts)[i] : 0, kQuantityDecimals}));
    return all;
}

Decimal termHours(std::string_view commitment, Int128 monthBillionths, double monthHours) {
    constexpr std::int64_t kHoursAYear = 365 * 24;
    const double month = pricing::toDouble(pricing::MeteredQuantity{monthBillionths, 1'000'000'000});
    const std::int64_t units = monthHours > 0.0 ? std::llround(month / monthHours) : 0;  // whole ones are reserved
    return {Int128{units} * kHoursAYear * pricing::yearsReserved(commitment), 0};
}

Int128 billionthsOf(const pricing::MeteredQuantity& quantity) {
    return pricing::multiplyDivideHalfEven(quantity.granules, 1'000'000'000, quantity.perUnit).value_or(0);
}

}  // namespace headroom::report
