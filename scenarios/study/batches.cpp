// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/batches.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <variant>

#include "scenarios/study/cycles.hpp"
#include "scenarios/study/intervals.hpp"

namespace headroom::study {

namespace {

constexpr std::int64_t kMostBatches = 10;
constexpr base::Duration kStationaryCycle = base::minutes(10);  // far above what a request or a burst bucket remembers

/// The time after which a load is as it was: at once where it stays the same; nothing for one that never is.
std::optional<base::Duration> likeParts(const workload::TrafficSpec& spec) {
    const workload::ArrivalProcess& process = spec.arrivals.process;
    const bool steady =
        std::holds_alternative<workload::Constant>(process) || std::holds_alternative<workload::Poisson>(process) ||
        std::holds_alternative<workload::Bursty>(process) || std::holds_alternative<workload::Closed>(process);
    return steady ? std::optional(base::Duration{}) : cycleOf(spec);
}

/// The cycle of a design's whole load and of the bounds that are scheduled, long enough for parts that know nothing of
/// each other; or why it has none.
base::Result<base::Duration> cycleOfAll(const format::Design& design, base::Duration measured) {
    base::Duration cycle;
    const auto join = [&](std::optional<base::Duration> own, const std::string& changes) -> base::Result<void> {
        if (!own)
            return base::Error{base::Errc::BadInput, "",
                               changes + " over the run, so that no two parts of it are alike"};
        const auto common = commonCycle(cycle, *own);
        if (!common) return base::Error{base::Errc::BadInput, "", "loads and schedules repeat in different cycles"};
        cycle = *common;
        return {};
    };
    for (const workload::TrafficSpec& spec : design.workloads) {
        if (auto joined = join(likeParts(spec), "the load of " + spec.name + " changes"); !joined)
            return joined.error();
    }
    for (const format::Scaling& scaling : design.scalings) {
        if (auto joined = join(cycleOf(scaling, measured), "what " + scaling.name + " schedules changes"); !joined)
            return joined.error();
    }
    if (cycle.count == 0) return kStationaryCycle;
    const std::int64_t together = (kStationaryCycle.count + cycle.count - 1) / cycle.count;
    return cycle * together;
}

Counts difference(const Counts& later, const Counts& earlier) {
    Counts counts = later;
    counts.offered -= earlier.offered;
    counts.succeeded -= earlier.succeeded;
    counts.throttled -= earlier.throttled;
    counts.failed -= earlier.failed;
    counts.timedOut -= earlier.timedOut;
    counts.attempts -= earlier.attempts;
    // What ended in the batch, whenever it began, is what its rates are made of.
    counts.inFlight = 0;
    counts.offered = counts.succeeded + counts.throttled + counts.failed + counts.timedOut;
    return counts;
}

const base::MeterReading* same(const engine::ResourceReport& report, const base::MeterReading& reading) {
    const auto at = std::find_if(report.readings.begin(), report.readings.end(), [&](const base::MeterReading& other) {
        return other.resource == reading.resource && other.service == reading.service &&
               other.usageType == reading.usageType;
    });
    return at == report.readings.end() ? nullptr : &*at;
}

engine::ResourceReport difference(const engine::ResourceReport& later, base::Duration laterWindow,
                                  const engine::ResourceReport* earlier, base::Duration earlierWindow) {
    engine::ResourceReport report;
    report.resource = later.resource;
    report.readings = later.readings;
    if (earlier == nullptr) return report;
    for (base::MeterReading& reading : report.readings) {
        const base::MeterReading* before = same(*earlier, reading);
        if (before == nullptr) continue;
        if (reading.kind == base::MeterKind::Stored) {  // a time average over each window
            const std::int64_t length = (laterWindow - earlierWindow).count / base::kNanosecondsPerSecond;
            const std::int64_t until = laterWindow.count / base::kNanosecondsPerSecond;
            const std::int64_t from = earlierWindow.count / base::kNanosecondsPerSecond;
            if (length <= 0) continue;
            // Averages are cut to whole granules: nothing stored in a part may come out as less than nothing.
            const base::Granules stored = reading.granules * until - before->granules * from;
            reading.granules = std::max(stored, base::Granules{0}) / length;
        } else {
            reading.granules -= before->granules;
        }
    }
    return report;
}

}  // namespace

BatchPlan planBatches(const format::Design& design, base::Duration duration) {
    if (!design.events.empty())
        return {0, {}, "events make the parts of one run unlike; give at least five Replications"};
    const auto found = cycleOfAll(design, duration);
    if (!found) return {0, {}, found.error().what + "; give at least five Replications"};
    const base::Duration cycle = *found;
    const std::int64_t cycles = duration / cycle;
    if (cycles < static_cast<std::int64_t>(kFewestForInterval)) {
        return {0,
                {},
                "one run of less than five whole cycles of its load and schedules (" + format::warmUpText(cycle) +
                    " each) has no intervals; give at least five Replications"};
    }
    std::int64_t count = cycles;
    if (cycles > kMostBatches) {  // as many as leave the fewest cycles out
        count = kMostBatches;
        for (std::int64_t fewer = kMostBatches; fewer > kMostBatches / 2; --fewer) {
            if (cycles % fewer < cycles % count) count = fewer;
        }
    }
    return {count, cycle * (cycles / count), {}};
}

Replication between(const Replication& earlier, base::Duration earlierWindow, const Replication& later,
                    base::Duration laterWindow) {
    Replication batch;
    for (std::size_t i = 0; i < later.workloads.size(); ++i) {
        const Counts before = i < earlier.workloads.size() ? earlier.workloads[i].second : Counts{};
        batch.workloads.emplace_back(later.workloads[i].first, difference(later.workloads[i].second, before));
    }
    for (std::size_t i = 0; i < later.latency.size(); ++i) {
        const LatencySample& sample = later.latency[i];
        const bool first = i >= earlier.latency.size();
        batch.latency.push_back(
            {sample.of, first ? sample.histogram : sample.histogram.since(earlier.latency[i].histogram), nullptr});
    }
    for (std::size_t i = 0; i < later.resources.size(); ++i) {
        const engine::ResourceReport* before = i < earlier.resources.size() ? &earlier.resources[i] : nullptr;
        batch.resources.push_back(difference(later.resources[i], laterWindow, before, earlierWindow));
    }
    return batch;
}

}  // namespace headroom::study
