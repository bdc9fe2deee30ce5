// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/base/result.hpp"
#include "model/workload/trace.hpp"
#include "scenarios/calibrate/function_log.hpp"
#include "scenarios/calibrate/measured.hpp"
#include "scenarios/document/node.hpp"
#include "scenarios/recorded/match.hpp"

namespace headroom::calibrate {

/// Puts measured times into a function of the scenario: INIT, RESTORE (with the share of it that is billed) where the
/// scenario's function has SnapStart, and how long it runs, all of one memory size (see sizeThatCounts). A function
/// whose code calls nothing keeps one Compute step, measured at that size, so that other sizes stretch it; one that
/// calls gets Duration, the measured whole, and its Compute and Wait steps go. What failed and timed out is among it
/// (see failures.hpp). `source` says where the log comes from. Refused when the scenario has no such function or no
/// invocation ended by itself.
base::Result<Findings> calibrateFunction(document::Node& scenario, const std::string& name, const FunctionLog& log,
                                         const std::string& source);

/// Puts Duration as CloudWatch has it into each function that was recorded: a law with the recorded mean and, where
/// they were recorded, p50 and p99 (see pool() and lawWithMean()). Says what it set, with what each figure lies in 95
/// times of 100, and what such a recording cannot tell; nothing when no Duration is there.
Findings calibrateDurations(document::Node& scenario, const std::vector<recorded::MatchedSeries>& recording,
                            const std::string& source);

/// Lets recorded traffic (CloudWatch's answers, CSV) arrive at a workload and simulates as long as it lasts. `file` is
/// named relative to `folder`; `series` chooses one of several.
base::Result<Findings> calibrateTraffic(document::Node& scenario, const std::string& workload,
                                        const std::filesystem::path& file, const std::filesystem::path& folder,
                                        const std::string& series);

/// What CloudWatch counted as arrivals; periods without a value count as nothing. Errors: see
/// workload::traceFromPoints().
base::Result<workload::Trace> traceOf(const recorded::Series& series);

/// The same of traffic that was read already, which stands in `trafficFile` beside the scenario. `source` says where it
/// comes from.
base::Result<Findings> calibrateTrace(document::Node& scenario, const std::string& workload,
                                      const workload::Trace& trace, const std::string& trafficFile,
                                      const std::string& source);

/// The table that such a file holds: "time,requests", a line an interval; above a million intervals those without an
/// arrival are left out, but for the first and the last.
std::string trafficCsv(const workload::Trace& trace);

}  // namespace headroom::calibrate
