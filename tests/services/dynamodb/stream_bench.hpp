// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/engine/record_stream.hpp"
#include "tests/services/dynamodb/table_bench.hpp"

namespace headroom::test {

/// An on-demand table whose items have 1,024 B, and their new images go into its stream.
inline dynamodb::Spec streamedSpec(dynamodb::StreamView view = dynamodb::StreamView::NewImage) {
    dynamodb::Spec spec = onDemandSpec();
    spec.stream = view;
    return spec;
}

/// A table with a stream and one reader of it, which takes when a test says so.
struct StreamBench : TableBench, engine::RecordReader {
    explicit StreamBench(const dynamodb::Spec& spec, std::uint32_t lanesPerShard = 1, base::Instant begin = {})
        : TableBench(spec, begin),
          laneCount(lanesPerShard * table.records()->shards()),
          source(table.records()->open(*this, lanesPerShard, true)) {}

    void arrived(std::uint32_t) override { ++arrivals; }
    std::uint32_t lanes() const { return laneCount; }
    std::int64_t waiting() const {
        std::int64_t all = 0;
        for (std::uint32_t lane = 0; lane < lanes(); ++lane) all += source->ready(lane);
        return all;
    }
    /// The first lane in which something waits.
    std::uint32_t busyLane() const {
        std::uint32_t lane = 0;
        while (lane + 1 < lanes() && source->ready(lane) == 0) ++lane;
        return lane;
    }
    engine::RecordBatch takeAny() { return source->take(busyLane(), 10'000, base::mebibytes(6)); }

    base::Granules granules(const std::string& usageType, base::Duration window) const {
        for (const base::MeterReading& one : table.report(window).readings) {
            if (one.usageType == usageType) return one.granules;
        }
        return -1;
    }
    void closeMinute(int second) {
        run(base::seconds(second));
        world.metrics().closePeriod(world.now(), true);
    }
    std::vector<double> series(const std::string& name) {
        for (const engine::MetricSeries& one : world.metrics().series()) {
            if (one.resource == "Views" && one.name == name) return one.values;
        }
        return {};
    }

    std::uint32_t laneCount;
    std::unique_ptr<engine::RecordSource> source;
    std::uint64_t arrivals = 0;
};

}  // namespace headroom::test
