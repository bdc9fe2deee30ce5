// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pricing/usage_list.hpp"
#include "scenarios/checking/replay.hpp"

namespace headroom::checking {

/// A figure over some of the recorded days: of the real system and of the simulation.
struct Figure {
    double real = 0.0;
    double simulated = 0.0;  ///< mean over the replications
    /// Half of what lies between 95 of 100 replications of the simulated system itself; nothing for fewer than five.
    std::optional<double> noise{};

    /// (simulated - real) / real; 0 where both are 0, nothing where only the real one is.
    std::optional<double> error() const;
    bool withinNoise() const;
};

/// One metric of one resource, or a usage type of the bill.
struct Row {
    std::string resource;
    std::string metric;
    std::string statistic;
    std::string unit;                  ///< of a usage type: the price list's; else empty
    std::optional<Figure> all;         ///< over all that was recorded
    std::optional<Figure> heldOut;     ///< over the days that were kept apart
    std::optional<double> byPeriod{};  ///< mean distance of the two series, period by period, over the real mean
    bool counts = false;               ///< a number of events: few of them say little
    bool rare = false;                 ///< too few events to judge by
    bool fed = false;                  ///< it is the traffic that was fed in: equal by construction, and not judged
    std::string why;                   ///< why there are no figures, or what is odd about them
};

/// The two series of a row, laid over each other.
struct Overlay {
    std::string name;  ///< "ViewProduct/Duration/p99"
    std::int64_t begin = 0;
    std::int64_t period = 60;
    std::vector<double> real;       ///< no number where nothing was recorded
    std::vector<double> simulated;  ///< mean over the replications
};

struct Comparison {
    std::vector<Row> rows;
    std::vector<Overlay> overlays;
    std::int64_t begin = 0;
    std::int64_t end = 0;
    std::optional<std::int64_t> heldOutFrom;  ///< Unix time of midnight
    std::vector<std::string> notes;
    std::vector<std::string> driven{};  ///< workloads whose arrivals the recorded traffic took the place of
};

/// Simulated against real for every series. `heldOutFrom`: what was recorded from there on is told apart as well.
Comparison compare(const Replay& replay, const std::vector<study::Replication>& replications,
                   const std::vector<recorded::MatchedSeries>& recording, std::optional<std::int64_t> heldOutFrom);

/// Half of what holds 95 of 100 further replications (a prediction interval of Student's t); nothing for fewer than
/// five.
std::optional<double> noiseOf(const std::vector<double>& values, double mean);

/// A bill's usage, of some hours.
struct BilledUsage {
    std::vector<pricing::UsageLine> usage;
    double hours = 730.0;
};

/// Adds each usage type of the bill: what was billed against what the simulated time stands for in as many hours.
void compareBill(const Replay& replay, const std::vector<study::Replication>& replications, const BilledUsage& billed,
                 Comparison& comparison);

}  // namespace headroom::checking
