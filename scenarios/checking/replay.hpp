// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "model/base/result.hpp"
#include "scenarios/build/watched_percentiles.hpp"
#include "scenarios/format/scenario.hpp"
#include "scenarios/recorded/match.hpp"
#include "scenarios/study/replication.hpp"

/// Whether a simulation does what the real system did under the traffic that was recorded of it.
namespace headroom::checking {

/// A scenario under recorded traffic: one design, the arrivals of its workloads as recorded, the time that was
/// recorded.
struct Replay {
    format::Scenario scenario;
    base::Duration warmUp;
    std::vector<build::WatchedPercentiles> watched;
    std::int64_t begin = 0;  ///< Unix time, whole minutes
    std::int64_t end = 0;
    std::vector<std::string> notes;     ///< what drives each workload
    std::vector<std::string> driven{};  ///< workloads that arrive as was recorded
    std::vector<std::string> fed{};     ///< resources whose recorded traffic arrives
};

/// Puts recorded traffic in the place of the arrivals: what an API or a state machine counted, what a function was
/// asked for (its throttles included), what was sent to a queue. Workloads of one target share its traffic in the
/// proportion that they have in the scenario. A workload keeps its arrivals where its target has no recorded count, or
/// where something else of the design asks the target too, whose calls the count holds as well; the notes say so.
/// Uncertain inputs take their Likely value. The scenario holds one design. Errors: nothing was recorded; the recording
/// is shorter than a period.
base::Result<Replay> replayOf(const format::Scenario& scenario, const std::vector<recorded::MatchedSeries>& recording);

/// Runs it as often as the scenario says, with series and percentiles of every replication.
base::Result<std::vector<study::Replication>> simulate(const Replay& replay, unsigned jobs, const std::stop_token& stop,
                                                       const std::function<void(double)>& progress);

}  // namespace headroom::checking
