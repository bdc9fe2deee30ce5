// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "scenarios/calibrate/counted_times.hpp"
#include "scenarios/format/scenario.hpp"
#include "scenarios/recorded/series.hpp"

namespace headroom::calibrate {

/// What CloudWatch counted of a workload, in all files so far.
struct WorkloadCount {
    recorded::Series series;
    std::set<std::size_t> pages;  ///< files that it is in, in the order they were given
    std::filesystem::path file;   ///< the latest of them
    std::string source;           ///< all of them, for people
};

/// Times from `begin` to before `end` (Unix seconds), one every `period`.
struct CountedSpan {
    std::int64_t begin = 0;
    std::int64_t end = 0;
    std::int64_t period = 0;
    bool operator==(const CountedSpan&) const = default;
};

/// All that was counted, by the files it was counted in.
struct Counted {
    std::map<std::string, WorkloadCount> counts;  ///< by workload
    std::map<std::string, WorkloadCount> others;  ///< by resource, where another workload alone is asked for
    std::vector<AnswerPage> pages;                ///< the files, in the order they were given
    std::map<std::string, CountedSpan> traces;    ///< that workloads replay when none of these counts is laid on them
};

/// How a workload's count arrives beside those of the others.
struct LaidCount {
    const workload::TrafficSpec* spec = nullptr;
    const WorkloadCount* count = nullptr;
    std::string whyNot;   ///< it is not the workload's traffic; empty: it is
    bool apart = false;   ///< because of its times, which another file may complete
    TakenPeriod taken;    ///< of its values
    CountedSpan span;     ///< in which it arrives
    bool filled = false;  ///< the span is not what its own values show: nothing arrives where none is
};

/// The counts that arrive with a run, in the order of the workloads: all begin with it and end with it. One that was
/// recorded in the same answers as the longest lacks the periods in which nothing was counted, for CloudWatch gives no
/// value then; what was counted over another time, or than a Trace that stays, is left out, and so is what others ask
/// as well. The only workload of a design takes its count as it is. `askers`: see recorded::askersWithin().
std::vector<LaidCount> layCounts(const format::Design& design, const Counted& counted,
                                 const std::map<std::string, std::string>& askers);

/// A count that is asked for alone. It is as long as what was counted beside it in the same answers.
LaidCount layAlone(const std::string& workload, const std::string& resource, const Counted& counted);

/// Another workload whose requests a resource counted besides this one's; empty: none.
std::string sharesWith(const format::Design& design, const std::string& workload, const std::string& resource);

/// The series with a value in each period of the span: 0 where it has none.
recorded::Series filledOver(const recorded::Series& series, const CountedSpan& span);

/// The times of a workload's Trace of counts; nothing where it arrives otherwise.
std::optional<CountedSpan> traceSpan(const workload::TrafficSpec& spec);

/// "2026-01-05T00:00:00Z to 2026-01-05T00:20:00Z".
std::string spanText(const CountedSpan& span);

}  // namespace headroom::calibrate
