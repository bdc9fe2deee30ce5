// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "scenarios/calibrate/key_skew.hpp"

namespace headroom::calibrate {

/// What Contributor Insights counted: the uses of the most used keys, the most used first; all uses; and how many keys
/// were used at all, which may be fewer than there are.
struct KeyUses {
    std::vector<double> listed;
    double all = 0.0;
    double seen = 0.0;
};

/// Zipf's law of such counts. Keys that were not used yet are estimated: as many that so many were seen.
struct ZipfFit {
    ZipfRange exponent;
    ZipfRange keys;
    bool counted = true;  ///< false: how many keys there are cannot be told; `keys` is how many were seen
};

/// The law under which as many uses fall on the listed keys and as many keys are seen as were counted. The ranges hold
/// 95 of 100 where uses are drawn one by one: the uses of the listed keys are binomial, the keys seen are those with a
/// use. Nothing where no law does it: nothing was used, or all keys are listed.
std::optional<ZipfFit> fitZipf(const KeyUses& uses);

/// A few keys that share some of the uses evenly, and others that share the rest.
struct HotFit {
    std::size_t keys = 1;
    double share = 0.0;
    double of = 0.0;  ///< keys altogether
};

/// Nothing where fewer than two keys are listed.
std::optional<HotFit> fitHot(const KeyUses& uses);

/// What a law makes of the listed keys: the expected uses of each.
std::vector<double> expectedUses(const ZipfFit& fit, const KeyUses& uses);
std::vector<double> expectedUses(const HotFit& fit, const KeyUses& uses);

/// How far counts are from what is expected: twice the logarithm of the likelihood ratio (Poisson deviance); about one
/// a key where they differ by chance.
double devianceOf(const KeyUses& uses, const std::vector<double>& expected);

}  // namespace headroom::calibrate
