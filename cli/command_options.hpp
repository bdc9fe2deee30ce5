// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/check_arguments.hpp"

namespace CLI {
class App;
}

namespace headroom::cli {

/// The arguments of the commands that make more of a scenario than one run.
struct StudyCommands {
    CompareArguments compare;
    BreakingPointArguments breakingPoint;
    SweepArguments sweep;
    BreakEvenArguments breakEven;
    GrowthArguments growth;
    OptimizeArguments optimize;
    ReportArguments report;
};

/// Declares these commands.
void addStudies(CLI::App& app, StudyCommands& arguments);

/// Declares check.
void addCheck(CLI::App& app, CheckArguments& arguments);

/// Runs the one that was given; the exit code.
int runStudy(const CLI::App& app, const StudyCommands& arguments);

/// `headroom states` and its options, read into `arguments`.
void addStates(CLI::App& app, StatesArguments& arguments);

}  // namespace headroom::cli
