// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "model/base/units.hpp"

namespace headroom::apigateway {

/// Values by key that live for a time from their filling and are not renewed by use. When it is full the oldest filling
/// goes first (AWS does not say which; a time to live that starts at the filling makes it the one nearest its end). A
/// lookup or a filling takes constant time and, once the most entries have been there, no memory.
class TtlCache {
public:
    /// `capacity` of all entries' sizes; nothing: without a limit.
    explicit TtlCache(std::optional<base::Bytes> capacity = std::nullopt);

    /// The value of a key that is alive at `now`; nothing on a miss.
    std::optional<std::int64_t> find(std::uint64_t key, base::Instant now);
    /// Keeps a value from `now` on. One that is there and alive stays as it is: its time to live goes on.
    void fill(std::uint64_t key, std::int64_t value, base::Bytes size, base::Duration ttl, base::Instant now);
    /// Forgets everything.
    void clear();

    std::size_t entries() const { return count_; }
    base::Bytes bytes() const { return base::Bytes(bytes_); }
    /// How many were pushed out alive because the cache was full.
    std::uint64_t evictions() const { return evictions_; }

private:
    static constexpr std::uint32_t kNone = 0xffffffff;
    struct Entry {
        std::uint64_t key = 0;
        base::Instant expires;
        std::int64_t value = 0;
        std::int64_t size = 0;
        std::uint32_t chain = kNone;  ///< next of the same bucket, or of the free ones
        std::uint32_t older = kNone;
        std::uint32_t newer = kNone;
    };

    std::uint32_t locate(std::uint64_t key) const;
    std::size_t bucketOf(std::uint64_t key) const { return static_cast<std::size_t>(key) & (buckets_.size() - 1); }
    void remove(std::uint32_t at);
    void makeRoom(base::Bytes size, base::Instant now);
    std::uint32_t take();
    void grow();

    std::optional<base::Bytes> capacity_;
    std::vector<Entry> pool_;
    std::vector<std::uint32_t> buckets_;
    std::uint32_t free_ = kNone;
    std::uint32_t oldest_ = kNone;
    std::uint32_t newest_ = kNone;
    std::size_t count_ = 0;
    std::int64_t bytes_ = 0;
    std::uint64_t evictions_ = 0;
};

}  // namespace headroom::apigateway
