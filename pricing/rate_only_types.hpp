// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace headroom::pricing {

/// A usage type that no book prices and that a user's own rate may: what the network beside a design charges. Names as
/// AWS's price list spells them (product families NAT Gateway and VpcEndpoint).
struct RateOnlyType {
    std::string_view service;
    std::string_view usageType;
    std::string_view unit;
};

inline constexpr std::array<RateOnlyType, 4> kRateOnlyTypes{{{"AmazonEC2", "NatGateway-Hours", "Hrs"},
                                                             {"AmazonEC2", "NatGateway-Bytes", "GB"},
                                                             {"AmazonVPC", "VpcEndpoint-Hours", "Hrs"},
                                                             {"AmazonVPC", "VpcEndpoint-Bytes", "GB"}}};

inline bool isRateOnly(std::string_view service, std::string_view usageType) {
    return std::ranges::any_of(kRateOnlyTypes, [&](const RateOnlyType& type) {
        return type.service == service && type.usageType == usageType;
    });
}

}  // namespace headroom::pricing
