// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "model/base/result.hpp"
#include "scenarios/calibrate/measured.hpp"
#include "scenarios/calibrate/quantile_plot.hpp"
#include "scenarios/document/node.hpp"

namespace headroom::calibrate {

/// Puts files of measurements into a scenario, each by what is in it.
class Calibration {
public:
    /// `of`: whose they are; `series`: one of several; both may be empty. `folder`: of the scenario that is written,
    /// `stem`: its name without ending, for the files beside it.
    Calibration(document::Node& scenario, std::string of, std::string series, std::filesystem::path folder,
                std::string stem)
        : scenario_(scenario),
          of_(std::move(of)),
          series_(std::move(series)),
          folder_(std::move(folder)),
          stem_(std::move(stem)) {}

    /// Says what was set. Errors: a file of no known kind, or whose owner is not clear (--of).
    base::Result<Findings> apply(const std::filesystem::path& file);

    /// The laws that were fitted, against their samples.
    const std::vector<QuantilePlot>& plots() const { return plots_; }
    /// What the scenario now refers to and has to be written beside it: names and contents.
    const std::vector<std::pair<std::string, std::string>>& files() const { return files_; }

private:
    base::Result<Findings> applyTree(const document::Node& root, const std::filesystem::path& file, bool& known);
    base::Result<Findings> applyTraces(const document::Node& root, const std::string& source);
    /// `problem`: why it is no JSON, where it begins as some.
    base::Result<Findings> applyLog(const std::filesystem::path& file, const std::string& problem, bool& known);
    base::Result<Findings> applyAccess(const std::filesystem::path& file);
    base::Result<Findings> applyMetrics(const std::filesystem::path& file, bool& known);
    base::Result<Findings> applyBill(const std::filesystem::path& file);
    base::Result<Findings> applyTraffic(const std::filesystem::path& file, const std::string& series);
    /// --of, else the only resource of that type; empty: unclear.
    std::string ownerOf(std::string_view type) const;
    std::string workload() const;

    document::Node& scenario_;
    std::string of_;
    std::string series_;
    std::filesystem::path folder_;
    std::string stem_;
    std::vector<std::pair<std::string, std::string>> files_;
    std::vector<QuantilePlot> plots_;
};

}  // namespace headroom::calibrate
