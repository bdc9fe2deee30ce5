// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/study/result.hpp"

/// What one study's figures say of other traffic, by arithmetic.
namespace headroom::report {

/// A month's cost, apart by whether it follows the traffic.
struct GrowingCost {
    double fixed = 0.0;  ///< USD
    double moving = 0.0;
    bool scaled = false;  ///< capacity that auto scaling keeps in proportion is part of `moving`
};

/// Of a design: what is charged by use moves, and so does capacity that auto scaling moves, which is charged by the
/// hour all the same.
GrowingCost growingCostOf(const study::DesignResult& design);

/// Whether a limit is met at so many times the traffic, if use grows with it.
bool meetsLimitAt(const study::DesignResult& design, double factor);

}  // namespace headroom::report
