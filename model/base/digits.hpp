// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace headroom::base {

/// Digits in groups of three, a sign in front apart: "-12,345".
inline std::string groupedDigits(std::string digits) {
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        if (digits[at - 1] != '-') digits.insert(at, ",");
    }
    return digits;
}

/// A whole number for people: "12,345".
inline std::string grouped(std::int64_t number) { return groupedDigits(std::to_string(number)); }

}  // namespace headroom::base
