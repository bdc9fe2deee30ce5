// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/base/result.hpp"
#include "model/workload/trace.hpp"

namespace headroom::format {

struct CloudWatchTraceOptions {
    enum class Kind : std::uint8_t { Either, MetricData, MetricStatistics };
    /// Which series of a get-metric-data answer, by Id or Label; needed where it holds several.
    std::optional<std::string> series;
    /// Which statistic of a get-metric-statistics answer; without it Sum, else SampleCount (only these two are counts).
    std::optional<std::string> statistic;
    workload::TraceOptions trace;
    Kind kind = Kind::Either;  ///< which of the two answers it must be
};

/// Whether a JSON text looks like an answer of CloudWatch (rather than any other JSON).
bool isCloudWatchAnswer(std::string_view json);

/// Reads the answer of `aws cloudwatch get-metric-data` or `get-metric-statistics` as the CLI prints it, or as placebo
/// records it ({"status_code", "data"} with dates as {"__class__": "datetime", ...}), in any order of time. The period
/// is the most frequent distance unless given. Errors name the datapoint.
base::Result<workload::Trace> readCloudWatchTrace(std::string_view json, const CloudWatchTraceOptions& options = {});

}  // namespace headroom::format
