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
    bool judged = false;        ///< there was a row to judge by
    bool heldOut = false;       ///< it is judged by the days that were held out
    std::string text;           ///< "validated within 4.1 %"
};

/// Whether a scenario was calibrated with the days that it is judged by.
enum class Seen : std::uint8_t {
    No,
    Yes,
    Unknown,  ///< values of it were measured on days that nobody wrote down
};

/// Judges by the held-out days where there are any; not by the traffic that was fed in, which is equal by construction,
/// nor by a bill's count of it. A scenario that has seen the days that it is judged by, or may have, is called
/// calibrated, whatever the error: it has seen the answers.
Verdict judge(const Comparison& comparison, Seen seen);

/// Looks where the scenario's values come from (its section Imported). What was measured apart from the traffic of any
/// day (items of a table, Power Tuning) is no answer, nor is the traffic of a workload whose place the recorded one
/// takes.
Seen hasSeen(const document::Node& scenario, const Comparison& comparison);

/// Notes a verdict in the scenario's Imported section, from where every later report has it.
void note(document::Node& scenario, const Verdict& verdict, const Comparison& comparison, const std::string& against);

}  // namespace headroom::checking
