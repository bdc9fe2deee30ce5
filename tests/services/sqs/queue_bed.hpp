// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "model/base/random.hpp"
#include "model/engine/delay.hpp"
#include "model/services/sqs/queue.hpp"

namespace headroom::test {

/// A queue whose calls and deliveries take no time, messages of 1 KB.
inline sqs::Spec plainQueue() {
    sqs::Spec spec;
    spec.sendLatency = base::Distribution::constant(0.0);
    spec.deliveryTime = base::Distribution::constant(0.0);
    spec.idlePollers = 0;
    return spec;
}

/// A world with a queue "Q", senders, and a reader that takes what the test tells it to.
struct QueueBed final : engine::RecordReader {
    explicit QueueBed(const sqs::Spec& spec, base::Instant begin = {})
        : world(5, begin), scope(world.scheduler()), queue(world, "Q", spec), source(queue.open(*this, 1, false)) {}
    ~QueueBed() override { world.scheduler().tearDown(); }

    void arrived(std::uint32_t) override { arrivals.push_back(base::toSeconds(world.now() - base::Instant{})); }

    engine::Process sendAt(base::Duration at, engine::Call call, std::uint32_t workload = 0) {
        co_await engine::delayUntil(base::Instant{at.count}, engine::Rank::Normal);
        engine::RequestRef request = world.requests().acquire();
        request->measured = world.now() >= base::Instant{};
        request->workload = workload;
        call.draws = base::deriveKey(9, number++);
        auto work = queue.serve(request, call);
        const engine::Outcome outcome = co_await work;
        answers.push_back(outcome);
    }
    void send(base::Duration at, std::int64_t payload = 1'024, std::uint32_t messages = 1, std::uint32_t workload = 0) {
        engine::Call call;
        call.operation =
            static_cast<std::uint16_t>(messages == 1 ? sqs::Operation::SendMessage : sqs::Operation::SendMessageBatch);
        call.items = messages;
        call.payload = base::bytes(payload);
        sendAt(at, call, workload).spawn();
    }
    void run(base::Duration end) { world.scheduler().runUntil(base::Instant{end.count}); }
    engine::RecordBatch take(std::int64_t most = 10) { return source->take(0, most, base::mebibytes(6)); }

    double figure(const std::string& name) const {
        for (const engine::Figure& one : queue.report(base::hours(1)).figures) {
            if (one.name == name) return one.value;
        }
        return -1.0;
    }
    std::int64_t requests() const {
        return static_cast<std::int64_t>(queue.report(base::hours(1)).readings.at(0).granules);
    }
    std::vector<double> series(const std::string& metric) {
        for (const engine::MetricSeries& one : world.metrics().series()) {
            if (one.resource == "Q" && one.name == metric) return one.values;
        }
        return {};
    }
    /// What came is somewhere.
    bool conserved() const {
        const sqs::MessageCount& count = queue.count();
        return count.came == count.deleted + count.moved + count.lost + count.delayed + count.visible + count.inFlight;
    }

    engine::World world;
    engine::SchedulerScope scope;
    sqs::Queue queue;
    std::unique_ptr<engine::RecordSource> source;
    std::vector<double> arrivals;
    std::vector<engine::Outcome> answers;
    std::uint64_t number = 0;
};

}  // namespace headroom::test
