// SPDX-License-Identifier: GPL-3.0-or-later
// Item operations a CPU-second through one table: arrival, admission at table and partition, latency, answer.
#include <benchmark/benchmark.h>

#include "model/base/keys.hpp"
#include "model/engine/delay.hpp"
#include "model/engine/world.hpp"
#include "model/services/dynamodb/table.hpp"

namespace headroom::bench {

namespace {

constexpr std::int64_t kPerSecond = 30'000;

/// A table of a million items and callers who come evenly.
struct TableLoad {
    TableLoad(const dynamodb::Spec& spec, const base::KeyPopularity& popularity, dynamodb::Operation asked)
        : world(3, {}), scope(world.scheduler()), table(world, "Items", spec), keys(popularity), operation(asked) {
        arrive().spawn();
    }
    ~TableLoad() { world.scheduler().tearDown(); }

    engine::Process arrive() {
        for (std::uint64_t number = 0;; ++number) {
            co_await engine::delay(base::Duration(base::kNanosecondsPerSecond / kPerSecond));
            ask(number).spawn();
        }
    }
    engine::Process ask(std::uint64_t number) {
        const engine::RequestRef request = world.requests().acquire();
        request->measured = true;
        engine::Call call;
        call.operation = static_cast<std::uint16_t>(operation);
        call.draws = base::deriveKey(5, number);
        base::Stream stream(base::deriveKey(6, number));
        call.item = keys(stream);
        engine::Task<engine::Outcome> work = table.serve(request, call);
        const engine::Outcome outcome = co_await work;
        if (outcome.ok()) ++served;
    }

    engine::World world;
    engine::SchedulerScope scope;
    dynamodb::Table table;
    base::KeySampler keys;
    dynamodb::Operation operation;
    std::int64_t served = 0;
};

dynamodb::Spec warm() {
    dynamodb::Spec spec;
    spec.billingMode = dynamodb::BillingMode::PayPerRequest;
    spec.warmReadUnits = 40'000;
    spec.warmWriteUnits = 40'000;
    spec.itemSize = base::Distribution::constant(1'000.0);
    return spec;
}

void run(benchmark::State& state, const base::KeyPopularity& popularity, dynamodb::Operation operation) {
    TableLoad load(warm(), popularity, operation);
    base::Instant end = base::Instant{} + base::seconds(1);
    load.world.scheduler().runUntil(end);
    const std::int64_t before = load.served;
    for (auto _ : state) {
        end = end + base::seconds(1);
        load.world.scheduler().runUntil(end);
    }
    state.SetItemsProcessed(load.served - before);
}

void uniformReads(benchmark::State& state) { run(state, base::UniformKeys{1'000'000}, dynamodb::Operation::GetItem); }
void zipfReads(benchmark::State& state) { run(state, base::ZipfKeys{1'000'000, 0.8}, dynamodb::Operation::GetItem); }
void uniformWrites(benchmark::State& state) { run(state, base::UniformKeys{1'000'000}, dynamodb::Operation::PutItem); }

BENCHMARK(uniformReads)->Name("table/reads, uniform keys")->Unit(benchmark::kMillisecond);
BENCHMARK(zipfReads)->Name("table/reads, Zipf keys")->Unit(benchmark::kMillisecond);
BENCHMARK(uniformWrites)->Name("table/writes, uniform keys")->Unit(benchmark::kMillisecond);

}  // namespace

}  // namespace headroom::bench
