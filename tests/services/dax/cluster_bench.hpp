// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "model/base/keys.hpp"
#include "model/base/random.hpp"
#include "model/engine/delay.hpp"
#include "model/engine/task.hpp"
#include "model/engine/world.hpp"
#include "model/services/dax/cluster.hpp"

namespace headroom::test {

/// A table of items of one size that answers every call after the same time; it notes what it is asked.
class PlainStore final : public dax::Store, public engine::Service {
public:
    explicit PlainStore(base::Bytes itemSize = base::kibibytes(1), base::Duration takes = base::milliseconds(2))
        : size(itemSize), takes_(takes) {}

    engine::Service& service() override { return *this; }
    base::Bytes sizeOf(const engine::Call& call, std::uint32_t) override {
        return call.itemSize.count >= 0 ? call.itemSize : size;
    }
    bool lacks(const engine::Call&, std::uint32_t) override { return empty; }
    double meanItemSize() const override { return static_cast<double>(size.count); }

    engine::Task<engine::Outcome> serve(engine::RequestRef request, engine::Call call) override {
        ++asked;
        if (notes) calls.push_back(call);
        engine::Outcome outcome = answer;
        if (outcome.ok()) outcome.response = empty ? base::Bytes(0) : size * call.items;
        const engine::RequestRef held = std::move(request);
        co_await engine::delay(takes_);
        co_return outcome;
    }
    engine::ResourceReport report(base::Duration) const override { return {}; }

    base::Bytes size;
    engine::Outcome answer;
    bool empty = false;  ///< no item is there
    bool notes = true;
    std::size_t asked = 0;
    std::vector<engine::Call> calls;

private:
    base::Duration takes_;
};

/// A world with a cluster "Cache" in front of one table, and its callers.
struct ClusterBench {
    struct Answer {
        base::Instant asked;
        base::Duration took;
        engine::Outcome outcome;
    };

    explicit ClusterBench(const dax::Spec& spec, base::Bytes itemSize = base::kibibytes(1), base::Instant begin = {})
        : world(11, begin),
          scope(world.scheduler()),
          store(itemSize),
          cluster(world, "Cache", spec, base::days(2)),
          front(cluster.frontOf(store)) {}
    ~ClusterBench() { world.scheduler().tearDown(); }

    engine::Process ask(base::Instant at, engine::Call call, bool measured) {
        co_await engine::delayUntil(at, engine::Rank::Normal);
        engine::RequestRef request = world.requests().acquire();
        request->measured = measured;
        call.draws = base::deriveKey(77, number++);
        auto work = front.serve(request, call);
        const engine::Outcome outcome = co_await work;
        answers.push_back({at, world.now() - at, outcome});
    }
    void send(base::Duration at, const engine::Call& call, bool measured = true) {
        ask(base::Instant{at.count}, call, measured).spawn();
    }
    /// A call every `gap`.
    engine::Process evenly(engine::Call call, base::Duration gap, base::Duration from, base::Duration to) {
        for (base::Duration at = from; at < to; at += gap) {
            co_await engine::delayUntil(base::Instant{at.count}, engine::Rank::Normal);
            ask(base::Instant{at.count}, call, true).spawn();
        }
    }
    void run(base::Duration end) { world.scheduler().runUntil(base::Instant{end.count}); }

    /// Runs to the end of that minute (from 1), its last instant included, and closes the metrics' period.
    void closeMinute(std::int64_t minute, bool keep = true) {
        run(base::minutes(minute) + base::nanoseconds(1));
        world.metrics().closePeriod(world.now(), keep);
    }

    /// The answers in the order of asking.
    std::vector<Answer> inOrder() const {
        auto sorted = answers;
        std::ranges::stable_sort(sorted, {}, &Answer::asked);
        return sorted;
    }
    double figure(const std::string& name) const {
        for (const engine::Figure& figure : cluster.report(base::Duration(0)).figures) {
            if (figure.name == name) return figure.value;
        }
        return -1.0;
    }
    /// What a reading of that usage type says, in its own unit; -1 without it.
    double reading(const std::string& usageType) const {
        for (const base::MeterReading& reading : cluster.report(base::Duration(0)).readings) {
            if (reading.usageType == usageType)
                return static_cast<double>(reading.granules) / static_cast<double>(reading.granulesPerUnit);
        }
        return -1.0;
    }
    std::vector<double> series(const std::string& metric) {
        for (const engine::MetricSeries& series : world.metrics().series()) {
            if (series.resource == "Cache" && series.name == metric) return series.values;
        }
        return {};
    }

    engine::World world;
    engine::SchedulerScope scope;
    PlainStore store;
    dax::Cluster cluster;
    engine::Service& front;
    std::vector<Answer> answers;
    std::uint64_t number = 0;
};

inline engine::Call callOf(dax::Operation operation, std::uint64_t item = 0, std::uint32_t items = 1) {
    engine::Call call;
    call.operation = static_cast<std::uint16_t>(operation);
    call.item = item;
    call.items = items;
    return call;
}

inline engine::Call strongRead(std::uint64_t item = 0) {
    engine::Call call = callOf(dax::Operation::GetItem, item);
    call.consistentRead = true;
    return call;
}

inline std::size_t nodeTypeNamed(std::string_view name) {
    const auto at = std::ranges::find(dax::kNodeTypes, name, &dax::NodeType::name);
    return static_cast<std::size_t>(at - dax::kNodeTypes.begin());
}

/// Nodes of 1,000 units a second with two CPUs: a unit takes 2 ms of one. The way takes nothing.
inline dax::Spec slowNodes(std::int64_t nodes = 1) {
    dax::Spec spec;
    spec.nodeType = nodeTypeNamed("dax.r5.large");
    spec.replicationFactor = nodes;
    spec.nodeCapacity = base::Rate{1'000.0};
    spec.hitLatency = base::Distribution::constant(0.0);
    return spec;
}

/// Nodes that take a microsecond a unit and are never full; the way takes 1 ms.
inline dax::Spec fastNodes(std::int64_t nodes = 1) {
    dax::Spec spec = slowNodes(nodes);
    spec.nodeCapacity = base::Rate{1e6};
    spec.hitLatency = base::Distribution::constant(0.001);
    return spec;
}

}  // namespace headroom::test
