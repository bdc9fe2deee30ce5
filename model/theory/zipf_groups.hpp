// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace headroom::theory {

/// Keys that are asked for alike.
struct KeyGroup {
    double probability = 0.0;  ///< of each
    double keys = 1.0;
};

/// Zipf's law over 1, 2 ... `keys` (1 or more): rank k in proportion to k^-exponent. The first ranks stand alone, later
/// ones in groups whose first and last rank are at most a twentieth apart, each key with its group's mean; so a billion
/// keys are some 500 groups. `exponent` >= 0; 0: all alike.
std::vector<KeyGroup> zipfGroups(double keys, double exponent);

}  // namespace headroom::theory
