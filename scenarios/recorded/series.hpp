// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What was recorded of a real system: CloudWatch's metrics, as its command line and its console give them.
namespace headroom::recorded {

/// One value of a metric. The period that it is of begins at `second` (Unix time).
struct Datapoint {
    std::int64_t second = 0;
    double value = 0.0;
    bool operator==(const Datapoint&) const = default;
};

/// CloudWatch's statistics: Sum, Average, Minimum, Maximum, SampleCount, or a percentile.
struct Statistic {
    enum class Kind : std::uint8_t { Sum, Average, Minimum, Maximum, SampleCount, Percentile };
    Kind kind = Kind::Sum;
    double share = 0.0;  ///< of a percentile: 0.99
    bool operator==(const Statistic&) const = default;
};

/// Reads "Sum", "p99", "p99.9", "Average" as CloudWatch writes them, in any case; nothing for anything else.
std::optional<Statistic> parseStatistic(std::string_view text);
/// "Sum", "p99.9".
std::string toText(const Statistic& statistic);

/// One metric over time, as a file has it: what the file says of itself, and its values by time.
struct Series {
    std::string id;
    std::string label;
    std::string metric;                                             ///< where the file says it apart
    std::string statistic;                                          ///< likewise
    std::vector<std::pair<std::string, std::string>> dimensions{};  ///< likewise
    std::int64_t period = 0;                                        ///< seconds
    std::vector<Datapoint> points{};
    bool complete = true;   ///< else CloudWatch had more to give
    bool repeated = false;  ///< whether the file had values twice, which are here once

    std::int64_t begin() const { return points.empty() ? 0 : points.front().second; }
    std::int64_t end() const { return points.empty() ? 0 : points.back().second + period; }
};

/// What a file held, and what was odd about it.
struct Recording {
    std::vector<Series> series;
    std::vector<std::string> notes;
    bool more = false;  ///< it is a page, and another follows (NextToken)
};

}  // namespace headroom::recorded
