// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "model/base/digits.hpp"

namespace headroom::format {

/// Dollars for a sentence, as exact as they were written: "$900", "$1,200", "$0.50".
inline std::string moneyWords(double usd) {
    const std::string digits = fmt::format("{}", usd);
    if (digits.find('e') != std::string::npos) return "$" + digits;  // what no bill reaches
    const std::size_t point = std::min(digits.find('.'), digits.size());
    std::string decimals = digits.substr(point);
    if (decimals == ".0") decimals.clear();
    if (decimals.size() == 2) decimals += '0';
    return "$" + base::groupedDigits(digits.substr(0, point)) + decimals;
}

}  // namespace headroom::format
