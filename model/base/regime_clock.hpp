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
/// the instant alone; asking forwards in time costs O(1), going back starts again from time 0.
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

    void restart();
    std::size_t regimeBeforeStart(Instant now);
    std::size_t anyOther(std::size_t regime, Stream& stream) const;
    Duration sojourn(std::size_t regime, Stream& stream) const;

    std::vector<double> meanSojourn_;
    std::uint64_t key_;
    std::size_t first_ = 0; ///< the regime at time 0
    Stream forward_;
    Stay current_;
    Instant end_;
    Instant until_;
    Stream backward_;
    std::vector<Stay> earlier_; ///< stays before time 0, latest first
};

} // namespace headroom::base
