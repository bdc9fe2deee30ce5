// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/base/result.hpp"
#include "scenarios/planning/drawn_difference.hpp"
#include "scenarios/planning/paired.hpp"
#include "scenarios/planning/property_diff.hpp"
#include "scenarios/planning/source.hpp"
#include "scenarios/study/result.hpp"
#include "scenarios/study/run.hpp"

/// Designs side by side on the same random numbers.
namespace headroom::planning {

/// A figure of every design; differences are against the first.
struct FigureRow {
    std::string metric;  ///< "Cost", "ErrorRate", "Latency"
    std::string of;
    std::string statistic;
    std::vector<std::optional<double>> values;           ///< by design; nothing where a design does not have it
    std::vector<std::optional<Difference>> differences;  ///< by design; nothing for the first
    /// By design, 90 % over the uncertain inputs; nothing without any.
    std::vector<std::optional<study::Interval>> inputs90{};
    std::vector<std::optional<DrawnDifference>> overInputs{};  ///< by design; nothing for the first, nor without any
};

/// What a group of changes does on top of the ones before it.
struct ChangeEffect {
    ChangeGroup changes;
    std::optional<Difference> cost;
    std::optional<Difference> p99;
};

/// How one design differs from the first.
struct DesignDiff {
    std::string other;
    std::vector<PropertyChange> changes;
    std::vector<ChangeEffect> effects;  ///< in order; empty unless asked for
    std::string p99Of;                  ///< whose p99 the effects tell
};

struct Comparison {
    study::StudyResult result;
    std::vector<FigureRow> rows;
    std::vector<DesignDiff> diffs;   ///< by design, without the first
    std::vector<std::string> notes;  ///< what makes figures hard to compare
    bool paired = true;              ///< all designs faced the same random numbers
};

struct CompareOptions {
    std::vector<std::string> designs;  ///< the first is what the others are compared with; empty: all of the file
    bool effects = false;              ///< simulate each change on its own
    bool guesses = false;              ///< vary defaults without a source as uncertain inputs
};

/// Differences between the designs of finished studies. `paired`: they faced the same random numbers.
std::vector<FigureRow> compareFigures(const std::vector<study::DesignResult>& designs, bool paired = true);

/// Compares what finished studies found, all their designs together, those of one name told apart by number. Paired
/// where the studies have scenario, seed, length and replications in common; a note says where not.
Comparison compareResults(std::vector<study::StudyResult> results);

/// Runs the designs and compares them. Errors: BadInput (an unknown design, fewer than two), and what study::run()
/// says.
base::Result<Comparison> compare(const Source& source, const CompareOptions& options, const study::RunOptions& run);

/// The scenario of the designs to compare, in their order; what compare() runs. Errors: BadInput.
base::Result<format::Scenario> scenarioToCompare(const Source& source, const CompareOptions& options);

}  // namespace headroom::planning
