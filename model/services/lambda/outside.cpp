// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/outside.hpp"

#include <array>
#include <cstddef>

namespace headroom::lambda {

namespace {

struct Price {
    const char* service;
    const char* usageType;
};

/// By AsyncTarget::Kind; AWS's offer files, 2026.
constexpr std::array<Price, kAsyncTargets> kPrices{{{"", ""},
                                                    {"", ""},
                                                    {"AWSQueueService", "Requests-RBP"},
                                                    {"AmazonSNS", "Requests-Tier1"},
                                                    {"AWSEvents", "Event-64K-Chunks"},
                                                    {"AmazonS3", "Requests-Tier1"}}};

}  // namespace

void addOutsideReading(engine::ResourceReport& into, const std::string& name, AsyncTarget::Kind where,
                       std::uint64_t requests) {
    const Price& price = kPrices[static_cast<std::size_t>(where)];
    if (requests == 0 || *price.service == '\0') return;
    into.readings.push_back(
        {name, price.service, price.usageType, static_cast<base::Granules>(requests), 1, base::MeterKind::Measured});
}

void addOutsideCause(std::vector<engine::CausedReading>& into, const std::string& name, AsyncTarget::Kind where,
                     const std::vector<base::Granules>& byWorkload) {
    const Price& price = kPrices[static_cast<std::size_t>(where)];
    if (*price.service != '\0') into.push_back({name, price.service, price.usageType, byWorkload});
}

}  // namespace headroom::lambda
