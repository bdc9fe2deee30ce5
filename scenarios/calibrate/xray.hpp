// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "scenarios/calibrate/log_time.hpp"
#include "scenarios/calibrate/measured.hpp"
#include "scenarios/calibrate/sample.hpp"

namespace headroom::calibrate {

/// What traces show of one function.
struct TracedFunction {
    Sample own;                                  ///< the handler's time less that of its calls, which may overlap
    Sample calling;                              ///< the same of the invocations alone that show a call
    Sample inits;                                ///< Initialization
    Sample restores;                             ///< Restore, of functions with SnapStart
    std::uint64_t failed = 0;                    ///< invocations that ended in an error or a fault
    std::map<std::string, std::uint64_t> calls;  ///< that leave the function, by name: "DynamoDB"
    TimeSpan time{};

    void merge(const TracedFunction& other);
};

struct TraceSample {
    std::uint64_t traces = 0;
    std::uint64_t unread = 0;    ///< segments that could not be read, have not ended, or whose times are no seconds
    std::uint64_t repeated = 0;  ///< invocations that were there before
    std::uint64_t cut = 0;       ///< traces beyond X-Ray's size, of which calls may be missing: left out
    std::uint64_t withheld = 0;  ///< traces that were asked for and not given
    std::map<std::string, TracedFunction> functions;  ///< by name in the account
};

/// Whether a document is what `aws xray batch-get-traces` prints, or a trace by itself as the console shows it.
bool isTraces(const document::Node& root);

/// Whether a document is what `aws xray get-trace-summaries` prints, which holds no function's time.
bool isTraceSummaries(const document::Node& root);

/// Segments of functions (AWS X-Ray Developer Guide, xray-api-segmentdocuments; Lambda Developer Guide, services-xray
/// and snapstart-monitoring: Initialization or Restore, Invocation and Overhead below a function's segment; 2026-11).
/// Subsegments that were sent by themselves belong to the segment that they name. An invocation (trace and segment)
/// already among `seen` counts once; one that had not ended may come again.
TraceSample readTraces(const document::Node& root, std::set<std::string>& seen);

/// The times that count of a function: where it calls in the scenario and in the traces, those of the invocations that
/// show a call; of one that shows none it is not known whether it called nothing or its calls were not traced.
const Sample& timesThatCount(const document::Node& scenario, const std::string& function, const TracedFunction& sample);

/// Puts a function's own time into its Code step, at the memory size of the scenario, and its INIT and RESTORE; calls
/// stay as they are, because a trace tells them apart. Where no trace shows a call of a function that calls, its SDK
/// was not traced: the time is the whole Duration. Where some do, those that show none are left out (timesThatCount),
/// and the findings say how many. The findings say how X-Ray samples.
base::Result<Findings> calibrateTraced(document::Node& scenario, const std::string& function,
                                       const TracedFunction& sample, const std::string& source);

}  // namespace headroom::calibrate
