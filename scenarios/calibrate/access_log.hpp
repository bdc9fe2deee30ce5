// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "model/workload/trace.hpp"
#include "scenarios/calibrate/burstiness.hpp"
#include "scenarios/calibrate/measured.hpp"
#include "scenarios/calibrate/sample.hpp"
#include "scenarios/recorded/repeated_lines.hpp"

namespace headroom::calibrate {

using recorded::SeenLines;

/// One request in an access log of API Gateway.
struct AccessLine {
    std::int64_t second = 0;  ///< Unix time
    std::string route;        ///< "GET /products/{id}", or with the path where the log has no route
    int status = 0;
    std::optional<std::int64_t> bytes;         ///< of the answer
    std::optional<double> latency;             ///< ms, at the gateway
    std::optional<double> integrationLatency;  ///< ms of it that the integration took
    std::uint64_t request = 0;                 ///< a hash of its requestId; 0: it has none
};

/// Reads a line of the formats that API Gateway suggests (API Gateway Developer Guide, set-up-logging, 2026-11): JSON
/// whose keys are named after the context variables ("requestTime", "requestTimeEpoch", "httpMethod", "routeKey",
/// "resourcePath", "path", "status", "responseLength", "responseLatency", "integrationLatency", "requestId"), the
/// Common Log Format, XML (elements of those names), or CSV in that page's order. Nothing for any other line.
std::optional<AccessLine> parseAccess(std::string_view line);

/// What access logs hold, in whatever order their lines are.
struct AccessLog {
    using Seconds = std::array<std::uint32_t, 60>;
    std::map<std::int64_t, Seconds> minutes;  ///< requests of each second, by the Unix time of the minute
    std::uint64_t requests = 0;
    std::uint64_t unread = 0;    ///< lines that are none
    std::uint64_t repeated = 0;  ///< lines that were there before
    bool unchecked = false;      ///< there were more lines than are compared with each other
    std::map<std::string, std::uint64_t> routes;
    Sample overhead;            ///< latency less the integration's
    std::uint64_t answers = 0;  ///< whose size is known
    std::uint64_t answerBytes = 0;
    std::uint64_t throttled = 0;  ///< status 429

    void merge(const AccessLog& other);
};

/// Reads a log of any size, packed or not. A line that `seen` knows already counts once.
base::Result<AccessLog> readAccessLog(const std::filesystem::path& file, SeenLines& seen);

/// What an access log showed.
struct AccessSample {
    AccessLog log;
    std::int64_t first = 0;    ///< Unix time of the earliest request
    std::int64_t last = 0;     ///< likewise of the latest
    std::uint64_t strays = 0;  ///< requests that a wrong clock put more than a day away from all others: left out
    std::int64_t stray = 0;    ///< Unix time of the minute of one of them
    int partMinutes = 0;       ///< minutes that the log begins or ends in, filled up at their rate
    std::map<std::int64_t, std::uint64_t> perMinute;
    Burstiness burstiness;
};

/// The traffic of a log, whose order of lines does not matter.
AccessSample sampleOf(AccessLog log);

/// Its counts a minute.
base::Result<workload::Trace> traceOf(const AccessSample& sample);

/// The same as a table, for a Trace: "time,requests".
std::string trafficCsv(const AccessSample& sample);

/// Lets that traffic arrive at a workload of an API, by its routes, and puts the API's overhead and the size of answers
/// in. `trafficFile` will hold trafficCsv().
base::Result<Findings> calibrateAccess(document::Node& scenario, const std::string& workload,
                                       const AccessSample& sample, const std::string& trafficFile,
                                       const std::string& source);

}  // namespace headroom::calibrate
