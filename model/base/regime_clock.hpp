// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/base/random.hpp"
#include "model/base/units.hpp"

namespace headroom::base {

/// Which regime holds when: a stationary continuous-time Markov chain over all of time, found as it is asked. Regime
/// i lasts an exponential time of mean `meanSojourn[i]` seconds, then any other follows with equal probability. The
/// chain is reversible, so it runs from time 0 in both directions by the same law. The answer depends on the key and
/// the instant alone; asking forwards in time costs O(1), going back starts again from time 0. Before time 0 the stays
/// are found backwards and kept a block at a time: of the other blocks only where they begin, so a warm-up of a million
/// stays takes kilobytes.
class RegimeClock {
public:
    RegimeClock(std::vector<double> meanSojourn, std::uint64_t key);

    std::size_t at(Instant now);

    /// The end of the stay that at() was last asked for (a stay across time 0 counts as two).
    Instant until() const { return until_; }

private:
    struct Stay {
        Instant begin;
        std::size_t regime = 0;
    };

    /// Where a block of stays before time 0 begins to be drawn.
    struct Block {
        Instant end;            ///< of its latest stay
        std::size_t after = 0;  ///< the regime that follows it in time
        Stream stream;
    };
    static constexpr std::size_t kBlock = 4096;

    void restart();
    std::size_t regimeBeforeStart(Instant now);
    void drawBlock(std::size_t block);
    std::size_t anyOther(std::size_t regime, Stream& stream) const;
    Duration sojourn(std::size_t regime, Stream& stream) const;

    std::vector<double> meanSojourn_;
    std::uint64_t key_;
    std::size_t first_ = 0;  ///< the regime at time 0
    Stream forward_;
    Stay current_;
    Instant end_;
    Instant until_;
    std::vector<Block> blocks_;  ///< latest first; the last one is the next to be drawn for the first time
    std::size_t drawn_ = 0;      ///< the block that earlier_ holds, plus one; 0: none
    std::vector<Stay> earlier_;  ///< its stays, latest first
};

}  // namespace headroom::base
