// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/base/meter.hpp"
#include "model/engine/service.hpp"
#include "model/services/apigateway/spec.hpp"
#include "model/services/apigateway/ttl_cache.hpp"

namespace headroom::apigateway {

/// The cache cluster of a REST API's stage: answers by route and item.
class StageCache {
public:
    StageCache(const Spec& spec, const StageSpec& stage);

    /// Whether the route's answers are kept here.
    bool keeps(std::size_t route) const { return ttl_[route].has_value(); }
    /// The size of the answer that is kept for a call; nothing on a miss.
    std::optional<base::Bytes> find(const engine::Call& call, base::Instant now);
    /// Keeps an answer that has just come, if it may be kept: a success of at most 1,048,576 B.
    void fill(const engine::Call& call, const engine::Outcome& answer, base::Instant now);
    void clear() { answers_.clear(); }

    /// Evictions are counted from here on.
    void startMeasuring() { evictedBefore_ = answers_.evictions(); }
    std::uint64_t evictions() const { return answers_.evictions() - evictedBefore_; }

    const TtlCache& answers() const { return answers_; }
    /// Hours that the cluster runs, whether or not it is used.
    base::MeterReading reading(const std::string& resource, base::Duration window) const;

private:
    std::uint64_t keyOf(const engine::Call& call) const;

    const CacheSize* size_;
    std::vector<bool> asOne_;
    std::uint64_t evictedBefore_ = 0;
    std::vector<std::optional<base::Duration>> ttl_;
    TtlCache answers_;
};

}  // namespace headroom::apigateway
