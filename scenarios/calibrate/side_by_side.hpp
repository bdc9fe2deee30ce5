// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "scenarios/format/scenario.hpp"
#include "scenarios/recorded/series.hpp"

namespace headroom::calibrate {

/// What CloudWatch counted of a workload, in all files so far.
struct WorkloadCount {
    recorded::Series series;
    std::set<std::size_t> answers;  ///< that it is of, in the order they were given; the pages of one are one
    std::filesystem::path file;     ///< the latest of them
    std::string source;             ///< all of them, for people
};

/// Times from `begin` to before `end` (Unix seconds), one every `period`.
struct CountedSpan {
    std::int64_t begin = 0;
    std::int64_t end = 0;
    std::int64_t period = 0;
};

/// How a workload's count arrives beside those of the others.
struct LaidCount {
    const workload::TrafficSpec* spec = nullptr;
    const WorkloadCount* count = nullptr;
    std::string whyNot;               ///< it is not the workload's traffic; empty: it is
    bool apart = false;               ///< because of its times, which another file may complete
    std::optional<CountedSpan> over;  ///< it is quiet at its ends: nothing arrives in what is missing of these
};

/// The counts that arrive with a run, in the order of the workloads: all begin with it and end with it. One that was
/// recorded in the same answers as the longest lacks the periods in which nothing was counted, for CloudWatch gives no
/// value then; what was counted over another time is left out, and so is what others ask as well. The only workload of
/// a design takes its count as it is. `askers`: see recorded::askersWithin().
std::vector<LaidCount> layCounts(const format::Design& design, const std::map<std::string, WorkloadCount>& counts,
                                 const std::map<std::string, std::string>& askers);

/// Another workload whose requests a resource counted besides this one's; empty: none.
std::string sharesWith(const format::Design& design, const std::string& workload, const std::string& resource);

/// The series with a value in each period of the span: 0 where it has none.
recorded::Series filledOver(const recorded::Series& series, const CountedSpan& span);

}  // namespace headroom::calibrate
