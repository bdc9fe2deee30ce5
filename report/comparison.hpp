// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/planning/compare.hpp"

/// Designs side by side, as text and data.
namespace headroom::report {

std::string comparisonText(const planning::Comparison& comparison);
std::string comparisonMarkdown(const planning::Comparison& comparison);
/// A row a figure and design.
std::string comparisonCsv(const planning::Comparison& comparison);
/// comparison.json: "HeadroomComparison": 1.
std::string comparisonJson(const planning::Comparison& comparison);

/// "better", "worse", "about the same" or "unclear".
std::string verdictText(planning::Verdict verdict);

/// A figure in its unit: money, a share, seconds.
std::string figureText(const std::string& metric, double value);

}  // namespace headroom::report
