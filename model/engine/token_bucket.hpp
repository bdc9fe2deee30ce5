// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

#include "model/base/units.hpp"

namespace headroom::engine {

/// A token bucket that refills by exact integer arithmetic when it is asked, never by events. Tokens are kept in
/// 1e-18 so that any rate given to nine decimals and any nanosecond add up without rounding.
class TokenBucket {
public:
    /// `rate` tokens a second (rounded to 1e-9; above 1e9 it is 1e9), `capacity` tokens (at most 1e12); full at `now`
    /// unless `fill` (0 to 1) says otherwise.
    TokenBucket(double rate, double capacity, base::Instant now, double fill = 1.0)
        : rate_(fineRate(rate)),
          capacity_(static_cast<Fine>(capacity * 1e9 + 0.5) * kNano),
          level_(static_cast<Fine>(capacity * fill * 1e9 + 0.5) * kNano),
          at_(now) {}

    /// Takes `tokens` if that many are there.
    bool take(std::int64_t tokens, base::Instant now) {
        refill(now);
        const Fine left = level_ - static_cast<Fine>(tokens) * kToken;
        if (left < 0) return false;
        level_ = left;
        return true;
    }
    /// Whether `tokens` are there, without taking them.
    bool has(std::int64_t tokens, base::Instant now) {
        refill(now);
        return Fine(level_) >= static_cast<Fine>(tokens) * kToken;
    }
    /// Takes `tokens` even below zero (work that is only known afterwards).
    void force(std::int64_t tokens, base::Instant now) {
        refill(now);
        level_ = level_ - static_cast<Fine>(tokens) * kToken;
    }
    /// Gives tokens back, up to the capacity.
    void giveBack(std::int64_t tokens, base::Instant now) {
        refill(now);
        level_ = smaller(level_ + static_cast<Fine>(tokens) * kToken, capacity_);
    }
    /// Whether anything at all is there.
    bool any(base::Instant now) {
        refill(now);
        return Fine(level_) > 0;
    }
    double level(base::Instant now) {
        refill(now);
        return static_cast<double>(Fine(level_)) / 1e18;
    }
    /// Changes rate and capacity from now on; tokens above the new capacity are lost.
    void resize(double rate, double capacity, base::Instant now) {
        refill(now);
        rate_ = fineRate(rate);
        capacity_ = static_cast<Fine>(capacity * 1e9 + 0.5) * kNano;
        level_ = smaller(level_, capacity_);
    }

private:
    __extension__ using Fine = __int128;
    static constexpr Fine kNano = 1'000'000'000;
    static constexpr Fine kToken = kNano * kNano;

    /// Beyond a token a nanosecond, the resolution of time, a bucket refuses nobody who asks for one each: more would
    /// only overflow.
    static std::int64_t fineRate(double rate) {
        constexpr double kMost = 1e9;
        return static_cast<std::int64_t>(std::min(rate, kMost) * 1e9 + 0.5);
    }

    /// std::min takes references: g++ 12 then stores the sum in halves and loads it whole, which waits for the stores.
    static Fine smaller(Fine a, Fine b) { return a < b ? a : b; }

    void refill(base::Instant now) {
        if (now == at_) return;  // most are asked and then taken from
        level_ = smaller(level_ + static_cast<Fine>(rate_) * (now - at_).count, capacity_);
        at_ = now;
    }
    /// A Fine in two halves: g++ 12 reads one of 128 bits whole, and what has just been written in halves (a bucket is
    /// asked, then taken from) would have to reach the cache first.
    class Halves {
    public:
        Halves(Fine value) : low_(static_cast<std::uint64_t>(value)), high_(static_cast<std::int64_t>(value >> 64)) {}
        operator Fine() const { return static_cast<Fine>(high_) << 64 | low_; }

    private:
        std::uint64_t low_;
        std::int64_t high_;
    };

    std::int64_t rate_;  ///< 1e-9 tokens a second
    Fine capacity_;
    Halves level_;
    base::Instant at_;
};

}  // namespace headroom::engine
