// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

#include "model/base/result.hpp"
#include "scenarios/format/scenario.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::study {

/// How far a run is.
struct Progress {
    double done = 0.0;  ///< 0 to 1, over all designs and replications
    double elapsedSeconds = 0.0;
    double leftSeconds = -1.0;  ///< below 0: not known yet
};

/// How narrow an interval is wanted; see precision.hpp.
struct PrecisionGoal {
    std::string metric;     ///< "Latency", "ErrorRate", "Cost"
    std::string of;         ///< empty: of every workload
    std::string statistic;  ///< of a latency
    double relative = 0.0;  ///< half the interval's width over the value
};

/// What the first replication of a design has recorded by now, for whoever watches.
struct LiveSeries {
    std::string design;
    double duration = 0.0;       ///< seconds, of the measured window
    double period = 60.0;        ///< seconds, of a value
    double measured = 0.0;       ///< seconds of the window that have passed
    std::vector<Series> series;  ///< as results call them, one value a period that has ended
};

struct RunOptions {
    unsigned jobs = 1;                                ///< worlds at once
    std::stop_token stop;                             ///< cancel: what was finished is returned, marked partial
    std::function<void(const Progress&)> onProgress;  ///< called from a worker thread, a few times a second
    std::vector<PrecisionGoal> precision{};           ///< replications are added until all are reached
    std::function<void(LiveSeries)> onLive{};         ///< called from worker threads, for at most 1 % of their time
};

/// What a run will cost before it starts.
struct Estimate {
    double requests = 0.0;  ///< expected, all designs and replications, warm-up included; not those of trial runs
    double cpuSeconds = 0.0;
    double memoryBytes = 0.0;
};

/// The expected size of the study, from mean rates and steps. Errors: a run that would take absurdly long (over a year
/// of this machine's time) or need more memory than there is.
base::Result<Estimate> estimate(const format::Scenario& scenario);

/// Simulates every design of the scenario. The same scenario gives the same result for any number of jobs.
/// Errors: Cancelled before anything was finished; Environment (memory); Internal.
base::Result<StudyResult> run(const format::Scenario& scenario, const RunOptions& options);

}  // namespace headroom::study
