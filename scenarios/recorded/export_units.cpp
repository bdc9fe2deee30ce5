// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/export_units.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace headroom::recorded {

namespace {

/// In small letters. GB is what prices of bytes are by; AWS's is 2^30 bytes whether it is written GB or GiB.
constexpr std::array<std::string_view, 24> kOtherBytes{
    "b",   "byte", "bytes", "kb",  "mb",  "tb",        "pb",        "eb",        "kib",  "mib",  "tib",  "pib",
    "eib", "kbs",  "mbs",   "tbs", "bit", "kilobytes", "megabytes", "terabytes", "bits", "kbit", "mbit", "gbit"};
constexpr std::array<std::string_view, 16> kTimes{"second", "seconds", "sec",  "secs", "minute", "minutes",
                                                  "min",    "mins",    "day",  "days", "week",   "weeks",
                                                  "month",  "months",  "year", "years"};

template <std::size_t kSize>
bool isOneOf(const std::array<std::string_view, kSize>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

std::string inSmallLetters(std::string_view text) {
    std::string small(text);
    std::ranges::transform(small, small.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return small;
}

}  // namespace

base::Result<pricing::Decimal> inPricedUnits(const pricing::Decimal& quantity, const std::string& unit,
                                             const std::string& priced) {
    std::string_view words = unit;
    std::size_t digits = 0;
    while (digits < words.size() && std::isdigit(static_cast<unsigned char>(words[digits])) != 0) ++digits;
    pricing::Decimal result = quantity;
    if (digits > 0 && (digits == words.size() || words[digits] != ' '))
        return base::Error{base::Errc::BadInput, "",
                           "\"" + unit + "\" is no unit: a whole number, a space and what is counted"};
    if (digits > 0) {
        const auto times = pricing::parseDecimal(words.substr(0, digits));
        const auto product = times ? pricing::checkedMultiply(quantity.mantissa, times->mantissa) : std::nullopt;
        if (!product || times->scale != 0)
            return base::Error{base::Errc::BadInput, "", "\"" + unit + "\" is a unit beyond what a bill can hold"};
        result = pricing::reduced({*product, quantity.scale});
        words.remove_prefix(digits + 1);
    }
    const std::string what = inSmallLetters(words);
    const bool hourly = priced.find("Hrs") != std::string::npos || priced.find("hours") != std::string::npos;
    if (isOneOf(kOtherBytes, what.substr(0, what.find_first_of("-/ "))) || (hourly && isOneOf(kTimes, what)))
        return base::Error{base::Errc::BadInput, "",
                           "is counted in \"" + unit + "\", and priced by " + priced + ": give it so"};
    return result;
}

}  // namespace headroom::recorded
