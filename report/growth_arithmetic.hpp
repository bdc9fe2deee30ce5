// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/study/result.hpp"

/// What one study's figures say of other traffic, by arithmetic.
namespace headroom::report {

/// A month's cost, apart by whether it follows the traffic.
struct GrowingCost {
    double fixed = 0.0;  ///< USD
    double moving = 0.0;
    bool scaled = false;  ///< capacity that auto scaling keeps in proportion grows, though some may be free or reserved
};

/// Of a design: what is charged by use moves, and so do capacity that auto scaling moves and logs that are kept, which
/// are charged by the hour all the same. What a commitment costs stays, whatever it covers.
GrowingCost growingCostOf(const study::DesignResult& design);

/// A month's cost at other traffic.
struct GrownCost {
    double perMonth = 0.0;          ///< USD
    bool beyondTier = false;        ///< use passes the end of a volume tier, beyond which it may cost less than said
    bool unusedCommitment = false;  ///< something committed to is not used at 1x, so that more use may cost less
};

/// Of a design at so many times its traffic: what is fixed stays, capacity that auto scaling moves follows, and all
/// other use grows. What it grows by is charged as the last of today's use: at the rate of the last volume tier that is
/// used, once a free allowance is used up, and on demand where a reservation or savings plan covers what there is
/// today.
GrownCost grownCostOf(const study::DesignResult& design, double factor);

/// Whether a limit is met at so many times the traffic, if use grows with it.
bool meetsLimitAt(const study::DesignResult& design, double factor);

}  // namespace headroom::report
