// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/usage_type.hpp"

#include <algorithm>
#include <array>

namespace headroom::pricing {
namespace {

constexpr std::array<RegionPrefix, 31> kRegionPrefixes{{
    {"USE1", "us-east-1"},      {"USE2", "us-east-2"},      {"USW1", "us-west-1"},      {"USW2", "us-west-2"},
    {"CAN1", "ca-central-1"},   {"SAE1", "sa-east-1"},      {"EU", "eu-west-1"},        {"EUW1", "eu-west-1"},
    {"EUW2", "eu-west-2"},      {"EUW3", "eu-west-3"},      {"EUC1", "eu-central-1"},   {"EUC2", "eu-central-2"},
    {"EUN1", "eu-north-1"},     {"EUS1", "eu-south-1"},     {"EUS2", "eu-south-2"},     {"APN1", "ap-northeast-1"},
    {"APN2", "ap-northeast-2"}, {"APN3", "ap-northeast-3"}, {"APS1", "ap-southeast-1"}, {"APS2", "ap-southeast-2"},
    {"APS3", "ap-south-1"},     {"APS4", "ap-southeast-3"}, {"APS5", "ap-south-2"},     {"APS6", "ap-southeast-4"},
    {"APE1", "ap-east-1"},      {"AFS1", "af-south-1"},     {"MES1", "me-south-1"},     {"MEC1", "me-central-1"},
    {"ILC1", "il-central-1"},   {"UGW1", "us-gov-west-1"},  {"UGE1", "us-gov-east-1"},
}};

/// Regions whose prefix could not be sourced.
constexpr std::array<std::string_view, 5> kWithoutPrefix{"ap-east-2", "ap-southeast-5", "ap-southeast-7", "ca-west-1",
                                                         "mx-central-1"};

}  // namespace

std::span<const RegionPrefix> regionPrefixes() { return kRegionPrefixes; }

PrefixedType byPrefix(std::string_view usageType) {
    const std::size_t dash = usageType.find('-');
    if (dash == std::string_view::npos) return {{}, usageType};
    const auto known = std::ranges::find(kRegionPrefixes, usageType.substr(0, dash), &RegionPrefix::prefix);
    if (known == kRegionPrefixes.end()) return {{}, usageType};
    return {known->region, usageType.substr(dash + 1)};
}

std::vector<std::string_view> knownRegions() {
    std::vector<std::string_view> regions;
    for (const RegionPrefix& known : kRegionPrefixes) {
        if (std::ranges::find(regions, known.region) == regions.end()) regions.push_back(known.region);
    }
    regions.insert(regions.end(), kWithoutPrefix.begin(), kWithoutPrefix.end());
    return regions;
}

bool isKnownRegion(std::string_view region) {
    const auto regions = knownRegions();
    return std::ranges::find(regions, region) != regions.end();
}

}  // namespace headroom::pricing
