// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/currency_text.hpp"

namespace headroom::pricing {

namespace {

constexpr std::string_view kNone = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF ";
constexpr std::string_view kThree = "BHD IQD JOD KWD LYD OMR TND ";
constexpr std::string_view kFour = "CLF UYW ";

bool isAmong(std::string_view codes, std::string_view code) {
    const std::size_t at = codes.find(code);
    return code.size() == 3 && at != std::string_view::npos && at % 4 == 0;
}

}  // namespace

int currencyDecimals(std::string_view code) {
    if (isAmong(kNone, code)) return 0;
    if (isAmong(kThree, code)) return 3;
    return isAmong(kFour, code) ? 4 : 2;
}

std::string toCurrencyText(Money amount, std::string_view code) {
    constexpr Int128 kNanos = 1'000'000'000;
    const int decimals = currencyDecimals(code);
    const Int128 power = *powerOfTen(decimals);
    const auto units = multiplyDivideHalfEven(amount.nanos(), power, kNanos);
    return toText(Decimal{units.value_or(0), decimals});  // fewer decimals than it has always fit
}

std::string toPriceText(const Decimal& dollars) {
    std::string text = toText(reduced(dollars));
    const std::size_t point = text.find('.');
    if (point == std::string::npos) return text + ".00";
    if (point + 2 == text.size()) text += '0';
    return text;
}

std::string toPriceText(Money amount) { return toPriceText(Decimal{amount.nanos(), 9}); }

}  // namespace headroom::pricing
