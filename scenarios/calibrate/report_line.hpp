// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/base/units.hpp"

/// From recordings of a real system to the times and traffic of a scenario.
namespace headroom::calibrate {

/// What Lambda writes at the end of an invocation (Lambda Developer Guide, monitoring-cloudwatchlogs, 2026).
struct ReportLine {
    base::Duration duration;
    base::Duration billed;
    std::int64_t memorySize = 0;     ///< MB
    std::int64_t maxMemoryUsed = 0;  ///< MB
    std::optional<base::Duration> init;
    std::optional<base::Duration> restore;
    bool failed = false;  ///< Status: error, failure or timeout
    std::optional<base::Duration> billedRestore{};
    std::optional<std::int64_t> second{};  ///< Unix time that the log has it at; set by who reads the log
    std::uint64_t request = 0;             ///< a hash of its RequestId, likewise; 0: it has none
    bool timedOut = false;                 ///< Status: timeout; how long it would have run nobody knows
    bool crashed = false;                  ///< its environment died with it
    bool operator==(const ReportLine&) const = default;
};

/// Where a line begins in a log, whatever stands around it.
inline constexpr std::string_view kReportMark = "REPORT RequestId:";
inline constexpr std::string_view kJsonReportMark = "\"platform.report\"";

/// A line from its mark on: plain text with tabs (or "\t", as it stands in JSON), or the JSON log format. Nothing when
/// Duration, Billed Duration or Memory Size is missing: the line was cut.
std::optional<ReportLine> parseReport(std::string_view text);

/// The RequestId of such a line, a UUID; empty: it has none.
std::string_view requestIdIn(std::string_view text);

}  // namespace headroom::calibrate
