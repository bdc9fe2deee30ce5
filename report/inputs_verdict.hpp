// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "scenarios/study/result.hpp"

/// What the uncertain inputs leave of a verdict that was made at their likely values.
namespace headroom::report {

/// Below this share of the draws an objective is missed in most of them.
inline constexpr double kMostDraws = 0.5;

/// "p99 of Api <= 250 ms in 80 % of the draws": the objectives that are missed in most draws of the uncertain inputs.
std::vector<std::string> missedInMostDraws(const study::DesignResult& design);

/// Whether in most draws of the uncertain inputs it misses an objective, or lives off a burst bucket, which does not
/// last whatever the scenario asks.
bool failsInMostDraws(const study::DesignResult& design);

/// "misses cost ≤ $34 / month in 80 % of the draws, and cannot last in 75 % of the draws, where a burst bucket pays";
/// empty where it does not fail in most.
std::string failuresInMostDraws(const study::DesignResult& design);

/// " Over the uncertain inputs it costs $23.06 to $82.44 a month (90 % of 20 draws), and meets cost ≤ $34 / month in 20
/// % of the draws."; empty without uncertain inputs.
std::string overInputsText(const study::DesignResult& design);

/// "the uncertain inputs (/Workloads/W/Arrivals/Constant/Rate makes most of the spread in cost)".
std::string inputsToMeasure(const study::DesignResult& design);

}  // namespace headroom::report
