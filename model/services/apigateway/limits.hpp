// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "model/base/units.hpp"

/// Limits of API Gateway. "Guide" is the API Gateway Developer Guide, read November 2026.
namespace headroom::apigateway {

/// Requests a second and depth of the token bucket that all APIs of an account share in one region.
struct AccountQuota {
    double rate = 10'000.0;
    double burst = 5'000.0;
    bool operator==(const AccountQuota&) const = default;
};

inline constexpr AccountQuota kUsualQuota{10'000.0, 5'000.0};  // Guide, limits
inline constexpr AccountQuota kLowQuota{2'500.0, 1'250.0};     // Guide, limits

/// Regions with the low quota (Guide, limits).
inline constexpr std::array<std::string_view, 13> kLowQuotaRegions{
    "af-south-1",     "eu-south-1",     "ap-southeast-3", "me-central-1", "ap-south-2",
    "ap-southeast-4", "eu-south-2",     "eu-central-2",   "il-central-1", "ca-west-1",
    "ap-southeast-5", "ap-southeast-7", "mx-central-1"};

/// The default quota of a region.
constexpr AccountQuota accountQuota(std::string_view region) {
    for (const std::string_view low : kLowQuotaRegions) {
        if (low == region) return kLowQuota;
    }
    return kUsualQuota;
}

/// Integration timeout of an HTTP API (Guide, http-api-quotas): 30 s can not be raised.
inline constexpr std::int64_t kShortestTimeoutMillis = 50;
inline constexpr std::int64_t kLongestTimeoutMillis = 30'000;

/// An HTTP API call is metered in increments of this much payload (API Gateway pricing page, transcription read
/// 2026-09-20: 513 KB are two requests).
inline constexpr base::Bytes kHttpIncrement = base::kibibytes(512);

/// Largest payload of an HTTP API (Guide, http-api-quotas).
inline constexpr base::Bytes kLargestPayload = base::mebibytes(10);

}  // namespace headroom::apigateway
