// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "model/base/result.hpp"
#include "scenarios/planning/source.hpp"
#include "scenarios/study/result.hpp"
#include "scenarios/study/run.hpp"

/// What the commands that simulate have in common: reading the scenario, where results go, the exit code.
namespace headroom::cli {

/// --set, --seed, --replications and --duration; --out must not be empty.
base::Result<format::Overrides> overridesOf(const StudyArguments& arguments);

/// --precision; no goals without it.
base::Result<std::vector<study::PrecisionGoal>> precisionOf(const StudyArguments& arguments);

unsigned jobsOf(const StudyArguments& arguments);

/// A scenario as values and as it is written.
struct StudyInput {
    format::Scenario scenario;
    planning::Source source;
};

/// Reads and checks the scenario and prints its problems. Without one, `code` is what the command has to return.
std::optional<StudyInput> readStudy(const StudyArguments& arguments, int& code);

/// --out, or the scenario's name with that ending.
std::filesystem::path outputFolder(const StudyArguments& arguments, const std::string& ending);

/// Names separated by commas; blanks around them do not count. Empty text: none.
std::vector<std::string> listOf(const std::string& text);

/// Says on stderr how long it will take.
void announce(const study::Estimate& estimate, unsigned jobs, const format::Scenario& scenario);

/// Names what is missed or undecided on stderr, two lines a miss; the exit code.
int verdict(const study::StudyResult& result, bool strict);

}  // namespace headroom::cli
