// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/money.hpp"

namespace headroom::pricing {
namespace {

constexpr int kNanoDecimals = 9;
constexpr Int128 kNanosPerCent = 10'000'000;

Decimal dollars(Money amount) { return reduced({amount.nanos(), kNanoDecimals}); }

}  // namespace

base::Result<Money> parseMoney(std::string_view text) {
    const auto value = parseDecimal(text);
    if (!value) return value.error();
    if (value->scale > kNanoDecimals) {
        return base::Error{base::Errc::BadInput, "", "\"" + std::string(text) + "\" USD has more than nine decimals"};
    }
    const auto nanos = checkedMultiply(value->mantissa, *powerOfTen(kNanoDecimals - value->scale));
    if (!nanos) return base::Error{base::Errc::BadInput, "", "\"" + std::string(text) + "\" USD is too large"};
    return Money::fromNanos(*nanos);
}

base::Result<Money> sum(Money a, Money b) {
    const auto total = checkedAdd(a.nanos(), b.nanos());
    if (!total) return base::Error{base::Errc::BadInput, "", "the amount is too large to be added up exactly"};
    return Money::fromNanos(*total);
}

std::string toText(Money amount) { return toText(dollars(amount)); }

std::string toCentsText(Money amount) {
    Int128 cents = amount.nanos() / kNanosPerCent;
    const Int128 rest = amount.nanos() % kNanosPerCent;
    const Int128 distance = rest < 0 ? -rest : rest;
    const bool away = distance > kNanosPerCent / 2 || (distance == kNanosPerCent / 2 && cents % 2 != 0);
    if (away) cents += rest < 0 ? -1 : 1;
    return toText(Decimal{cents, 2});
}

double toDouble(Money amount) { return toDouble(dollars(amount)); }

}  // namespace headroom::pricing
