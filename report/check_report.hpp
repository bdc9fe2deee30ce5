// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/checking/verdict.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::report {

/// Simulated against real as a table: each metric and usage type with its error, held-out days beside all days.
std::string checkText(const checking::Comparison& comparison, const checking::Verdict& verdict);

/// The same as JSON: {"HeadroomCheck": 1, "Verdict", "Rows": [{"Resource", "Metric", "Statistic", "Real", "Simulated",
/// "Error", "Noise", "HeldOut": {...}}], "Notes"}.
std::string checkJson(const checking::Comparison& comparison, const checking::Verdict& verdict);

/// The series laid over each other: a line a period with the real and the simulated value of each; empty cells where
/// nothing was recorded.
std::string overlayCsv(const checking::Overlay& overlay);

/// "uncalibrated", or what `headroom calibrate` and `headroom check` found, as every report says it.
std::string verdictText(const study::StudyResult& result);

}  // namespace headroom::report
