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

/// For options whose text must not be empty: what is wrong with it, or nothing.
inline std::string namesSomething(const std::string& text) {
    return text.empty() ? "is empty; leave it out, or write such as \"p99 2%, cost 1%\"" : "";
}

/// Declares these commands.
void addStudies(CLI::App& app, StudyCommands& arguments);

/// Declares check.
void addCheck(CLI::App& app, CheckArguments& arguments);

/// Runs the one that was given; the exit code.
int runStudy(const CLI::App& app, const StudyCommands& arguments);

/// `headroom states` and its options, read into `arguments`.
void addStates(CLI::App& app, StatesArguments& arguments);

}  // namespace headroom::cli
