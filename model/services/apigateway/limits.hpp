// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "model/base/units.hpp"

/// Limits of API Gateway. "Guide" is the API Gateway Developer Guide, read November 2026.
namespace headroom::apigateway {

/// What an account may do in one region: requests a second and depth of the token bucket that all its APIs share, new
/// WebSocket connections a second, and the longest integration timeout of a regional or private REST API.
struct AccountQuota {
    double rate = 10'000.0;
    double burst = 5'000.0;
    double connectRate = 500.0;               ///< Guide, apigateway-execution-service-websocket-limits-table
    double connectBurst = 500.0;              ///< AWS publishes no depth: a second's worth
    std::int64_t restTimeoutMillis = 29'000;  ///< Guide, api-gateway-execution-service-limits-table; raisable
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

/// Integration timeout of REST and WebSocket APIs (Guide, api-gateway-execution-service-limits-table). Since June 2024
/// AWS raises it on request for regional and private REST APIs, to a figure it does not publish; nothing behind a
/// gateway runs longer than a function.
inline constexpr std::int64_t kLongestRestTimeoutMillis = 29'000;
inline constexpr std::int64_t kRaisedTimeoutMillis = 900'000;

/// How long an authorizer's function may take (the former from memory; the latter Guide, http-api-quotas).
inline constexpr base::Duration kRestAuthorizerTimeout = base::seconds(29);
inline constexpr base::Duration kHttpAuthorizerTimeout = base::seconds(10);

/// Sizes of a REST API's cache, GB (Guide, api-gateway-caching), and how the price list names them.
struct CacheSize {
    double gigabytes;
    std::string_view text;
    std::string_view usageType;
};
inline constexpr std::array<CacheSize, 8> kCacheSizes{{{0.5, "0.5", "ApiGatewayCacheUsage:0.5GB"},
                                                       {1.6, "1.6", "ApiGatewayCacheUsage:1.6GB"},
                                                       {6.1, "6.1", "ApiGatewayCacheUsage:6.1GB"},
                                                       {13.5, "13.5", "ApiGatewayCacheUsage:13.5GB"},
                                                       {28.4, "28.4", "ApiGatewayCacheUsage:28.4GB"},
                                                       {58.2, "58.2", "ApiGatewayCacheUsage:58.2GB"},
                                                       {118.0, "118", "ApiGatewayCacheUsage:118GB"},
                                                       {237.0, "237", "ApiGatewayCacheUsage:237GB"}}};

/// Time to live of cached answers, of REST APIs and of authorizers' policies (Guide, api-gateway-caching and
/// apigateway-use-lambda-authorizer): seconds, 0 switches caching off.
inline constexpr std::int64_t kDefaultTtlSeconds = 300;
inline constexpr std::int64_t kLongestTtlSeconds = 3'600;

/// The largest answer that a REST API caches (Guide, api-gateway-caching).
inline constexpr base::Bytes kLargestCached = base::Bytes(1'048'576);

/// WebSocket APIs (Guide, apigateway-execution-service-websocket-limits-table): the gateway closes a connection after
/// two hours, or ten minutes without a message; a message is at most 128 KB.
inline constexpr base::Duration kLongestConnection = base::hours(2);
inline constexpr base::Duration kLongestSilence = base::minutes(10);
inline constexpr base::Bytes kLargestMessage = base::kibibytes(128);

/// A WebSocket message is metered in increments of this much (pricing page, transcription read 2026-09-20: 33 KB are
/// two messages).
inline constexpr base::Bytes kMessageIncrement = base::kibibytes(32);

/// An HTTP API call is metered in increments of this much payload (API Gateway pricing page, transcription read
/// 2026-09-20: 513 KB are two requests).
inline constexpr base::Bytes kHttpIncrement = base::kibibytes(512);

/// A streamed answer of a REST API (Guide, response-transfer-mode, 2026): the first 10 MB at any speed, what is above
/// at 2 MB/s, for 15 minutes at most (kRaisedTimeoutMillis); a call for each begun 10 MB (pricing page, transcription
/// read 2026-09-20).
inline constexpr base::Bytes kFreeStream = base::mebibytes(10);
inline constexpr base::Bytes kStreamPerSecond = base::mebibytes(2);
inline constexpr base::Bytes kStreamIncrement = base::mebibytes(10);
/// So much fits into that time.
inline constexpr base::Bytes kLargestStream = kFreeStream + kStreamPerSecond * 900;

/// Largest payload of an HTTP API (Guide, http-api-quotas).
inline constexpr base::Bytes kLargestPayload = base::mebibytes(10);

}  // namespace headroom::apigateway
