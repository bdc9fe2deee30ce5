// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/apigateway/stage_cache.hpp"

#include <algorithm>
#include <cassert>

#include "model/base/random.hpp"

namespace headroom::apigateway {

namespace {

const CacheSize* sizeOf(const StageSpec& stage) {
    const auto at = std::ranges::find(kCacheSizes, stage.cacheGigabytes.value_or(0.0), &CacheSize::gigabytes);
    assert(at != kCacheSizes.end());  // see check()
    return &*at;
}

}  // namespace

StageCache::StageCache(const Spec& spec, const StageSpec& stage)
    : size_(sizeOf(stage)),
      answers_(
          base::Bytes(static_cast<std::int64_t>(size_->gigabytes * static_cast<double>(base::gibibytes(1).count)))) {
    for (const RouteSpec& route : spec.routes) {
        const auto seconds = cacheTtlOf(route, stage);
        asOne_.push_back(route.cachedAsOne);
        ttl_.push_back(seconds ? std::optional(base::seconds(*seconds)) : std::nullopt);
    }
}

std::uint64_t StageCache::keyOf(const engine::Call& call) const {
    return base::deriveKey(base::mix(call.route), asOne_[call.route] ? 0 : call.item);
}

std::optional<base::Bytes> StageCache::find(const engine::Call& call, base::Instant now) {
    const auto size = answers_.find(keyOf(call), now);
    return size ? std::optional(base::Bytes(*size)) : std::nullopt;
}

void StageCache::fill(const engine::Call& call, const engine::Outcome& answer, base::Instant now) {
    if (!answer.ok() || answer.response > kLargestCached) return;
    answers_.fill(keyOf(call), answer.response.count, answer.response, *ttl_[call.route], now);
}

base::MeterReading StageCache::reading(const std::string& resource, base::Duration window) const {
    return {resource,     "AmazonApiGateway",   std::string(size_->usageType),
            window.count, base::hours(1).count, base::MeterKind::Recurring};
}

}  // namespace headroom::apigateway
