// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "model/engine/bands.hpp"
#include "model/engine/causes.hpp"
#include "model/engine/histogram.hpp"
#include "model/engine/metrics.hpp"
#include "model/engine/resource_report.hpp"
#include "model/engine/threshold_windows.hpp"
#include "model/services/stepfunctions/execution_ends.hpp"
#include "pricing/bill.hpp"
#include "scenarios/build/watched_percentiles.hpp"
#include "scenarios/study/episodes.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::study {

/// Latencies of something that has them, and what they are made of.
struct LatencySample {
    std::string of;
    engine::LatencyHistogram histogram;
    std::unique_ptr<engine::BandRecorder> bands;           ///< none for single routes
    std::unique_ptr<stepfunctions::ExecutionEnds> ends{};  ///< of a state machine, over the whole run
};

/// The windows of one windowed objective, by its index in the design.
struct WindowSample {
    std::size_t objective = 0;
    std::vector<engine::ThresholdWindows::Count> windows;
};

/// What one replication of one design brought, ready to be merged.
struct Replication {
    std::vector<std::pair<std::string, Counts>> workloads;
    std::vector<LatencySample> latency;
    std::vector<WindowSample> windows;
    std::vector<engine::ResourceReport> resources;
    std::vector<engine::CausedReading> caused;           ///< of their readings, by workload
    std::vector<UsageProfile> profiles;                  ///< of replication 1, and of all where bills depend on hours
    std::vector<UsageByHour> hours{};                    ///< the same over all hours of the run, to settle bills by
    std::vector<engine::MetricSeries> series;            ///< of replication 1 only
    std::vector<build::PercentileSeries> percentiles{};  ///< that were asked for
    std::vector<Episodes> episodes;                      ///< of throttling, by resource
    std::vector<std::string> hopNames;                   ///< by engine::HopId
    pricing::Bill bill;
    std::vector<Replication> batches;  ///< like parts of a single run; see planBatches()
    std::string noBatchesReason;       ///< of a single run without them
    double seriesPeriod = 60.0;
    std::uint64_t events = 0;
};

/// The independent, like parts that intervals come from: replications, or the batches of a single one.
inline const std::vector<Replication>& samplesOf(const std::vector<Replication>& replications) {
    const bool single = replications.size() == 1 && !replications.front().batches.empty();
    return single ? replications.front().batches : replications;
}

}  // namespace headroom::study
