// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/base/result.hpp"
#include "scenarios/calibrate/measured.hpp"
#include "scenarios/calibrate/sample.hpp"
#include "scenarios/document/node.hpp"
#include "scenarios/recorded/match.hpp"

namespace headroom::calibrate {

/// What the logs of a function showed.
struct FunctionSample {
    Sample durations;
    Sample inits;
    Sample restores;             ///< of SnapStart
    double restored = 0.0;       ///< ns of those that say what of them was billed
    double billedRestore = 0.0;  ///< ns of it that was
    std::uint64_t reports = 0;
    std::uint64_t cut = 0;
    std::uint64_t failed = 0;        ///< errors and timeouts, which are left out of the durations
    std::int64_t memorySize = 0;     ///< MB, of the last line; 0: none says it
    std::int64_t maxMemoryUsed = 0;  ///< MB
    bool severalMemorySizes = false;
    std::string function;  ///< that the log names; empty: none
    std::vector<std::string> notes{};
};

/// Reads a log into a sample.
base::Result<FunctionSample> readFunctionLog(const std::filesystem::path& file);

/// Puts measured times into a function of the scenario: INIT, RESTORE (with the share of it that is billed) where the
/// scenario's function has SnapStart, and how long it runs. A function whose code calls nothing
/// keeps one Compute step, measured at the logs' memory size, so that other sizes stretch it; one that calls gets
/// Duration, the measured whole, and its Compute and Wait steps go. `source` says where the sample comes from. Refused
/// when the scenario has no such function or the sample is empty.
base::Result<Findings> calibrateFunction(document::Node& scenario, const std::string& name,
                                         const FunctionSample& sample, const std::string& source);

/// Puts Duration as CloudWatch has it into each function that was recorded: a log-normal law through p50 and p99, else
/// the mean alone; the ranges are what half of the periods lie in. Says what it set; nothing when no Duration is there.
Findings calibrateDurations(document::Node& scenario, const std::vector<recorded::MatchedSeries>& recording,
                            const std::string& source);

/// Lets recorded traffic (CloudWatch's answers, CSV) arrive at a workload and simulates as long as it lasts. `file` is
/// named relative to `folder`; `series` chooses one of several.
base::Result<Findings> calibrateTraffic(document::Node& scenario, const std::string& workload,
                                        const std::filesystem::path& file, const std::filesystem::path& folder,
                                        const std::string& series);

}  // namespace headroom::calibrate
