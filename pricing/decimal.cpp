// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/decimal.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>

namespace headroom::pricing {
namespace {

constexpr int kMaxScale = 38;
constexpr std::size_t kMaxExponentDigits = 3;

base::Error notANumber(std::string_view text, std::string_view why) {
    return {base::Errc::BadInput, "", "\"" + std::string(text) + "\" " + std::string(why)};
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Takes the digits at the front of `rest` away and returns them.
std::string_view takeDigits(std::string_view& rest) {
    const auto end = std::find_if_not(rest.begin(), rest.end(), isDigit);
    const auto count = static_cast<std::size_t>(end - rest.begin());
    const std::string_view digits = rest.substr(0, count);
    rest.remove_prefix(count);
    return digits;
}

bool takeChar(std::string_view& rest, std::string_view choices) {
    if (rest.empty() || choices.find(rest.front()) == std::string_view::npos) return false;
    rest.remove_prefix(1);
    return true;
}

std::optional<Int128> appendDigits(Int128 value, std::string_view digits) {
    for (const char c : digits) {
        const auto shifted = checkedMultiply(value, 10);
        const auto sum = shifted ? checkedAdd(*shifted, c - '0') : std::nullopt;
        if (!sum) return std::nullopt;
        value = *sum;
    }
    return value;
}

/// The exponent after "e", 0 without one, nullopt when it is malformed.
std::optional<int> takeExponent(std::string_view& rest) {
    if (!takeChar(rest, "eE")) return 0;
    const bool negative = !rest.empty() && rest.front() == '-';
    if (negative || (!rest.empty() && rest.front() == '+')) rest.remove_prefix(1);
    const std::string_view digits = takeDigits(rest);
    if (digits.empty() || digits.size() > kMaxExponentDigits) return std::nullopt;
    int exponent = 0;
    for (const char c : digits) exponent = exponent * 10 + (c - '0');
    return negative ? -exponent : exponent;
}

/// mantissa / 10^scale with a scale of any sign, brought into range.
std::optional<Decimal> normalised(Int128 mantissa, int scale) {
    const Decimal value = reduced({mantissa, scale});
    if (value.scale > kMaxScale) return std::nullopt;
    if (value.scale >= 0) return value;
    const auto factor = powerOfTen(-scale);
    const auto whole = factor ? checkedMultiply(mantissa, *factor) : std::nullopt;
    if (!whole) return std::nullopt;
    return Decimal{*whole, 0};
}

}  // namespace

base::Result<Decimal> parseDecimal(std::string_view text) {
    std::string_view rest = text;
    const bool negative = takeChar(rest, "-");
    const std::string_view whole = takeDigits(rest);
    std::string_view fraction;
    if (!whole.empty() && takeChar(rest, ".")) {
        fraction = takeDigits(rest);
        if (fraction.empty()) return notANumber(text, "is not a number: digits must follow the point");
    }
    if (whole.empty()) return notANumber(text, "is not a number");
    const auto exponent = takeExponent(rest);
    if (!exponent || !rest.empty()) return notANumber(text, "is not a number");
    // Zeros at the end carry no value and must not count against the digits that fit.
    while (!fraction.empty() && fraction.back() == '0') fraction.remove_suffix(1);
    const auto head = appendDigits(0, whole);
    const auto mantissa = head ? appendDigits(*head, fraction) : std::nullopt;
    const auto value =
        mantissa ? normalised(negative ? -*mantissa : *mantissa, static_cast<int>(fraction.size()) - *exponent)
                 : std::nullopt;
    if (!value) return notANumber(text, "has more digits than can be kept exactly (38)");
    return *value;
}

Decimal reduced(Decimal value) {
    if (value.mantissa == 0) return {};
    while (value.scale > 0 && value.mantissa % 10 == 0) {
        value.mantissa /= 10;
        --value.scale;
    }
    return value;
}

std::string toText(const Decimal& value) {
    std::string digits = toText(value.mantissa);
    const bool negative = digits.front() == '-';
    if (negative) digits.erase(0, 1);
    const auto scale = static_cast<std::size_t>(value.scale);
    if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
    if (scale > 0) digits.insert(digits.size() - scale, ".");
    return (negative ? "-" : "") + digits;
}

std::optional<Decimal> roundedQuotient(Int128 numerator, Int128 denominator, int decimals) {
    const auto power = powerOfTen(decimals);
    const auto mantissa = power ? multiplyDivideHalfEven(numerator, *power, denominator) : std::nullopt;
    if (!mantissa) return std::nullopt;
    return reduced({*mantissa, decimals});
}

double toDouble(const Decimal& value) { return std::strtod(toText(value).c_str(), nullptr); }

}  // namespace headroom::pricing
