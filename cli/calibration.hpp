// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/base/result.hpp"
#include "report/output_folder.hpp"
#include "scenarios/calibrate/measured.hpp"
#include "scenarios/document/node.hpp"

namespace headroom::cli {

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
    base::Result<calibrate::Findings> apply(const std::filesystem::path& file);

    /// What the scenario now refers to and has to be written beside it.
    const std::vector<report::NamedContent>& files() const { return files_; }

private:
    base::Result<calibrate::Findings> applyTree(const document::Node& root, const std::filesystem::path& file,
                                                bool& known);
    base::Result<calibrate::Findings> applyTraces(const document::Node& root, const std::string& source);
    base::Result<calibrate::Findings> applyLog(const std::filesystem::path& file, bool& known);
    base::Result<calibrate::Findings> applyAccess(const std::filesystem::path& file);
    base::Result<calibrate::Findings> applyMetrics(const std::filesystem::path& file, bool& known);
    base::Result<calibrate::Findings> applyBill(const std::filesystem::path& file);
    base::Result<calibrate::Findings> applyTraffic(const std::filesystem::path& file, const std::string& series);
    /// --of, else the only resource of that type; empty: unclear.
    std::string ownerOf(std::string_view type) const;
    std::string workload() const;

    document::Node& scenario_;
    std::string of_;
    std::string series_;
    std::filesystem::path folder_;
    std::string stem_;
    std::vector<report::NamedContent> files_;
};

}  // namespace headroom::cli
