// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace headroom::report {

/// What FOCUS calls a service of AWS's: its name, category and subcategory (closed lists of FOCUS 1.2).
struct FocusService {
    std::string_view code;  ///< offer code
    std::string_view name;
    std::string_view category;
    std::string_view subcategory;
    std::string_view resourceType;
};

/// The service of an offer code; one of category "Other" for codes that are not known.
const FocusService& focusService(std::string_view code);

/// A unit of AWS's price list in FOCUS's unit format: "GB-Mo" is "GiB-Months", because AWS counts 2^30 bytes to the GB.
std::string focusUnit(std::string_view unit);

/// What AWS calls a region: "US East (N. Virginia)"; its id where no name is known.
std::string_view regionName(std::string_view region);

}  // namespace headroom::report
