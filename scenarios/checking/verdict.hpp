// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/checking/comparison.hpp"
#include "scenarios/document/node.hpp"

namespace headroom::checking {

/// Beyond this largest error a scenario is not called validated (our own choice: a quarter off misleads a decision).
inline constexpr double kMostForValidated = 0.25;

enum class Level : std::uint8_t { Uncalibrated, Calibrated, Validated };

struct Verdict {
    Level level = Level::Uncalibrated;
    double largestError = 0.0;  ///< beyond what the simulated system differs from itself; of rows that are not rare
    std::string worst;          ///< "ViewProduct Duration p99": whose error that is
    bool heldOut = false;       ///< it is judged by days that calibration did not see
    std::string text;           ///< "validated within 4.1 %"
};

/// Judges by the held-out days where there are any. A scenario whose values were calibrated on the days that are
/// compared (`seen`) is called calibrated, whatever the error: it has seen the answers.
Verdict judge(const Comparison& comparison, bool seen);

/// Whether values of a scenario were measured on days that are compared, or on days that nobody knows.
bool hasSeen(const document::Node& scenario, const Comparison& comparison);

/// Notes a verdict in the scenario's Imported section, from where every later report has it.
void note(document::Node& scenario, const Verdict& verdict, const Comparison& comparison, const std::string& against);

}  // namespace headroom::checking
