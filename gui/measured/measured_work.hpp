// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/calibrate/quantile_plot.hpp"
#include "scenarios/checking/check_run.hpp"

/// What the guided path from measurements to a checked scenario does off the window's thread. Nothing here knows Qt.
namespace headroom::gui {

/// A scenario's JSON text, and where it is.
struct MeasuredText {
    std::string text;
    std::filesystem::path path;
    std::string design;  ///< empty: the first
};

/// A line of what came of a file of measurements.
struct Finding {
    std::string file;
    std::string text;
    bool refused = false;
};

/// What files of measurements make of a scenario.
struct Calibrated {
    std::string text;  ///< of the scenario afterwards; comments and layout of the rest as they were
    std::vector<Finding> findings;
    std::vector<calibrate::QuantilePlot> plots;
    std::vector<std::pair<std::string, std::string>> beside;  ///< files that the scenario names now, with their content
    std::vector<format::Assumption> guesses;                  ///< that are left
    bool changed = false;
};

/// Puts the files into the scenario one after the other; one that is refused leaves it as it was. `of`: whose the
/// measurements are; empty: by what they say. Error: the scenario cannot be read.
base::Result<Calibrated> calibrateText(const MeasuredText& scenario, const std::vector<std::string>& files,
                                       const std::string& of);

/// A check, and the scenario's text with its verdict noted.
struct Checked {
    checking::Comparison comparison;
    checking::Verdict verdict;
    std::string noted;
};
base::Result<Checked> checkText(const MeasuredText& scenario, const checking::Given& given, unsigned jobs,
                                const std::stop_token& stop, const std::function<void(double)>& progress);

/// What the scenario's resources and workloads are called, for whom measurements can be of.
std::vector<std::string> ownersIn(const MeasuredText& scenario);

/// The guesses of a scenario; none where it cannot be read.
std::vector<format::Assumption> guessesIn(const MeasuredText& scenario);

/// What to ask CloudWatch for (`aws cloudwatch get-metric-data --metric-data-queries file://...`).
base::Result<std::string> queriesOf(const MeasuredText& scenario);

}  // namespace headroom::gui
