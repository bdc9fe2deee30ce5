// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>

#include "scenarios/calibrate/log_time.hpp"
#include "scenarios/calibrate/measured.hpp"
#include "scenarios/calibrate/sample.hpp"

namespace headroom::calibrate {

/// What traces show of one function.
struct TracedFunction {
    Sample own;    ///< the handler's time less that of its calls, which may overlap
    Sample inits;  ///< Initialization
    TimeSpan time{};

    void merge(const TracedFunction& other);
};

struct TraceSample {
    std::uint64_t traces = 0;
    std::uint64_t unread = 0;                         ///< segments that could not be read, or have not ended
    std::uint64_t repeated = 0;                       ///< traces that were there before
    std::map<std::string, TracedFunction> functions;  ///< by name in the account
};

/// Whether a document is what `aws xray batch-get-traces` prints.
bool isTraces(const document::Node& root);

/// Segments of functions (AWS X-Ray Developer Guide, xray-api-segmentdocuments; Lambda Developer Guide, services-xray:
/// Initialization, Invocation and Overhead below a function's segment).
/// A trace whose Id is among `seen` already counts once.
TraceSample readTraces(const document::Node& root, std::set<std::string>& seen);

/// Puts a function's own time into its Code step, at the memory size of the scenario, and its INIT; calls stay as they
/// are, because a trace tells them apart. The findings say how X-Ray samples.
base::Result<Findings> calibrateTraced(document::Node& scenario, const std::string& function,
                                       const TracedFunction& sample, const std::string& source);

}  // namespace headroom::calibrate
