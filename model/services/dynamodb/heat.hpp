// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "model/base/units.hpp"
#include "model/services/dynamodb/key_space.hpp"

namespace headroom::dynamodb {

/// What a hot partition has seen of its keys, in memory that does not depend on how many there are: the most consumed
/// items exactly enough (Metwally, Agrawal, El Abbadi, "Efficient computation of frequent and top-k elements", ICDT
/// 2005: an item's count is at most 1/32 of the whole too high, never too low), the rest as a sample of up to 256
/// positions (a quantile of it is off by about 3 points).
class Heat {
public:
    static constexpr std::size_t kHead = 32;
    static constexpr std::size_t kSample = 256;

    void see(Position at, base::HalfUnits units);
    void clear() { *this = Heat(); }

    /// The item that certainly takes half of the consumption or more.
    std::optional<Position> hotItem() const;
    /// Whether nearly every item seen was the next one in its order (or the one before): a sequential access.
    bool sequential() const;
    /// By which share of the whole the count of an item may be too high: at most 1 / kHead, 0 while there were no more
    /// items than are kept.
    double countError() const;
    /// The position at which half of the consumption lies below; nothing was seen: nothing.
    std::optional<Position> median() const;

private:
    struct Head {
        Position at = 0;
        std::int64_t units = 0;
        std::int64_t error = 0;  ///< how much of it may be others'
    };

    void count(Position at, std::int64_t units);
    void sample(Position at);

    std::array<Head, kHead> head_{};
    std::size_t heads_ = 0;
    std::array<Position, kSample> sample_{};
    std::size_t samples_ = 0;
    std::uint64_t every_ = 1;  ///< which one in how many is kept in the sample
    std::uint64_t seen_ = 0;
    std::int64_t units_ = 0;
    std::uint64_t rises_ = 0;
    std::uint64_t falls_ = 0;
    Position last_ = 0;
};

}  // namespace headroom::dynamodb
