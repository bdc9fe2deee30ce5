// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/region_location.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace headroom::pricing {
namespace {

using Names = std::pair<std::string_view, std::string_view>;

/// AWS's names of its regions, as its SDK for Python has them (botocore 1.43.11, endpoints.json, read 2026-11-28).
constexpr std::array<Names, 35> kLocations{{
    {"af-south-1", "Africa (Cape Town)"},
    {"ap-east-1", "Asia Pacific (Hong Kong)"},
    {"ap-east-2", "Asia Pacific (Taipei)"},
    {"ap-northeast-1", "Asia Pacific (Tokyo)"},
    {"ap-northeast-2", "Asia Pacific (Seoul)"},
    {"ap-northeast-3", "Asia Pacific (Osaka)"},
    {"ap-south-1", "Asia Pacific (Mumbai)"},
    {"ap-south-2", "Asia Pacific (Hyderabad)"},
    {"ap-southeast-1", "Asia Pacific (Singapore)"},
    {"ap-southeast-2", "Asia Pacific (Sydney)"},
    {"ap-southeast-3", "Asia Pacific (Jakarta)"},
    {"ap-southeast-4", "Asia Pacific (Melbourne)"},
    {"ap-southeast-5", "Asia Pacific (Malaysia)"},
    {"ap-southeast-7", "Asia Pacific (Thailand)"},
    {"ca-central-1", "Canada (Central)"},
    {"ca-west-1", "Canada West (Calgary)"},
    {"eu-central-1", "Europe (Frankfurt)"},
    {"eu-central-2", "Europe (Zurich)"},
    {"eu-north-1", "Europe (Stockholm)"},
    {"eu-south-1", "Europe (Milan)"},
    {"eu-south-2", "Europe (Spain)"},
    {"eu-west-1", "Europe (Ireland)"},
    {"eu-west-2", "Europe (London)"},
    {"eu-west-3", "Europe (Paris)"},
    {"il-central-1", "Israel (Tel Aviv)"},
    {"me-central-1", "Middle East (UAE)"},
    {"me-south-1", "Middle East (Bahrain)"},
    {"mx-central-1", "Mexico (Central)"},
    {"sa-east-1", "South America (Sao Paulo)"},
    {"us-east-1", "US East (N. Virginia)"},
    {"us-east-2", "US East (Ohio)"},
    {"us-gov-east-1", "AWS GovCloud (US-East)"},
    {"us-gov-west-1", "AWS GovCloud (US-West)"},
    {"us-west-1", "US West (N. California)"},
    {"us-west-2", "US West (Oregon)"},
}};

}  // namespace

std::string_view locationOf(std::string_view region) {
    const auto it = std::ranges::find(kLocations, region, &Names::first);
    return it == kLocations.end() ? std::string_view() : it->second;
}

std::string_view regionAt(std::string_view location) {
    constexpr std::string_view kOld = "EU (";  // of the older of Europe's regions, price lists of 2025
    std::string name(location);
    if (location.starts_with(kOld)) name = "Europe (" + name.substr(kOld.size());
    const auto it = std::ranges::find(kLocations, name, &Names::second);
    return it == kLocations.end() ? std::string_view() : it->first;
}

}  // namespace headroom::pricing
