// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/decimal_sum.hpp"

#include <algorithm>

namespace headroom::recorded {

using pricing::Decimal;

namespace {

base::Error tooLarge(const std::string& where) {
    return {base::Errc::BadInput, where, "the quantities are beyond what a bill can hold"};
}

}  // namespace

base::Result<void> addTo(Decimal& sum, const Decimal& quantity, const std::string& where) {
    const int scale = std::max(sum.scale, quantity.scale);
    const auto left = pricing::powerOfTen(scale - sum.scale);
    const auto right = pricing::powerOfTen(scale - quantity.scale);
    const auto a = left ? pricing::checkedMultiply(sum.mantissa, *left) : std::nullopt;
    const auto b = right ? pricing::checkedMultiply(quantity.mantissa, *right) : std::nullopt;
    const auto total = a && b ? pricing::checkedAdd(*a, *b) : std::nullopt;
    if (!total) return tooLarge(where);
    sum = pricing::reduced({*total, scale});
    return {};
}

base::Result<Decimal> dividedBy(const Decimal& quantity, const Decimal& divisor) {
    constexpr int kDecimals = 15;
    const auto up = pricing::powerOfTen(divisor.scale);
    const auto down = pricing::powerOfTen(quantity.scale);
    const auto numerator = up ? pricing::checkedMultiply(quantity.mantissa, *up) : std::nullopt;
    const auto denominator = down ? pricing::checkedMultiply(divisor.mantissa, *down) : std::nullopt;
    const auto quotient =
        numerator && denominator ? pricing::roundedQuotient(*numerator, *denominator, kDecimals) : std::nullopt;
    if (!quotient) return tooLarge("");
    return *quotient;
}

}  // namespace headroom::recorded
