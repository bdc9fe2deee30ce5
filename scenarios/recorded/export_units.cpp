// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/export_units.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace headroom::recorded {

namespace {

constexpr std::array<std::string_view, 8> kOtherBytes{"B", "KB", "MB", "TB", "PB", "KiB", "MiB", "TiB"};
constexpr std::array<std::string_view, 4> kShortTimes{"Second", "Seconds", "Minute", "Minutes"};

template <std::size_t kSize>
bool isOneOf(const std::array<std::string_view, kSize>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

}  // namespace

base::Result<pricing::Decimal> inPricedUnits(const pricing::Decimal& quantity, const std::string& unit,
                                             const std::string& priced) {
    std::string_view words = unit;
    std::size_t digits = 0;
    while (digits < words.size() && std::isdigit(static_cast<unsigned char>(words[digits])) != 0) ++digits;
    pricing::Decimal result = quantity;
    if (digits > 0 && digits < words.size() && words[digits] == ' ') {
        const auto times = pricing::parseDecimal(words.substr(0, digits));
        const auto product = times ? pricing::checkedMultiply(quantity.mantissa, times->mantissa) : std::nullopt;
        if (!product || times->scale != 0)
            return base::Error{base::Errc::BadInput, "", "\"" + unit + "\" is a unit beyond what a bill can hold"};
        result = pricing::reduced({*product, quantity.scale});
        words.remove_prefix(digits + 1);
    }
    const std::string_view first = words.substr(0, words.find_first_of("-/ "));
    const bool hourly = priced.find("Hrs") != std::string::npos || priced.find("hours") != std::string::npos;
    if (isOneOf(kOtherBytes, first) || (hourly && isOneOf(kShortTimes, words)))
        return base::Error{base::Errc::BadInput, "",
                           "is counted in \"" + unit + "\", and priced by " + priced + ": give it so"};
    return result;
}

}  // namespace headroom::recorded
