// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace headroom::apigateway {

/// How warnings end that say what a month's bill is worth, where a run is shorter than a usage plan's quota lasts.
inline constexpr std::string_view kOutgrownBill =
    "the month's bill counts requests that the quota would refuse; run for a whole period";
inline constexpr std::string_view kRepeatedBill =
    "the month's bill repeats the run, as if the quota began anew with each; run for a whole period";

/// Whether that is all that a warning of an API is about: without a bill it says nothing.
constexpr bool isOfBill(std::string_view warning) {
    return warning.ends_with(kOutgrownBill) || warning.ends_with(kRepeatedBill);
}

}  // namespace headroom::apigateway
