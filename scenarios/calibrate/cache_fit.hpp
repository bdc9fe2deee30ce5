// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "model/theory/cache_hit_ratio.hpp"

namespace headroom::calibrate {

/// A part of a cache's lookups with keys of its own, of which all but the exponent of Zipf's law is known.
struct CachedKeys {
    double share = 1.0;  ///< of the lookups
    double keys = 1.0;
    theory::CacheRules rules;
    bool asOne = false;  ///< whatever the key, there is one entry
};

/// What was recorded of one period.
struct Lookups {
    double seconds = 60.0;
    double hits = 0.0;
    double misses = 0.0;
    double all() const { return hits + misses; }
};

/// Exponent of Zipf's law under which the cache hits as often as it was seen to.
struct ExponentFit {
    enum class Reach : std::uint8_t { Within, TooFewHits, TooManyHits, Nothing };
    Reach reach = Reach::Nothing;
    double ratio = 0.0;      ///< that was measured
    double halfWidth = 0.0;  ///< of its 95 % interval, from how far stretches of twice the time to live are off the fit
    double low = 0.0;        ///< exponents at the ends of that interval
    double value = 0.0;
    double high = 0.0;
    double even = 0.0;      ///< the ratio if all keys were asked for alike
    double steepest = 0.0;  ///< the ratio at kSteepestExponent
    std::uint64_t lookups = 0;
    std::size_t stretches = 0;
};

inline constexpr double kSteepestExponent = 5.0;

/// Fits it to periods in their order. The load of a period is its mean over the time to live that ends with it, and the
/// cache is taken to be in balance with that load.
ExponentFit fitExponent(const std::vector<CachedKeys>& parts, const std::vector<Lookups>& periods);

}  // namespace headroom::calibrate
