// SPDX-License-Identifier: GPL-3.0-or-later
#include <benchmark/benchmark.h>

#include <cstdint>

#include "tests/bench/coroutine_path.hpp"
#include "tests/bench/scenario_path.hpp"
#include "tests/bench/switch_loop.hpp"

// Requests per CPU-second of the path API -> function -> table, by simulated requests per second. The requirement: the
// coroutines reach 0.6 of the switch loop, and the product's own services 1.2 million requests per CPU-second at 1,000
// requests/s, half of that at 50,000.
namespace headroom::bench {

namespace {

constexpr std::int64_t kRequestsAnIteration = 100'000;

template <class Path>
void path(benchmark::State& state) {
    const auto perSecond = static_cast<double>(state.range(0));
    Path model(perSecond);
    const base::Duration stretch = base::fromSeconds(static_cast<double>(kRequestsAnIteration) / perSecond);
    base::Instant end = base::Instant{} + stretch;
    model.runUntil(end);  // warm
    const std::uint64_t before = model.finished();
    for (auto _ : state) {
        end = end + stretch;
        model.runUntil(end);
    }
    state.counters["requests/s"] =
        benchmark::Counter(static_cast<double>(model.finished() - before), benchmark::Counter::kIsRate);
}

/// Both ways of writing must tell the same story, or the comparison is void.
void agree(benchmark::State& state) {
    CoroutinePath coroutines(1'000.0);
    SwitchLoop loop(1'000.0);
    const base::Instant end = base::Instant{} + base::minutes(3);
    coroutines.runUntil(end);
    loop.runUntil(end);
    const Figures& a = coroutines.state().figures;
    const Figures& b = loop.state().figures;
    const bool same = a.apiLatency.count() == b.apiLatency.count() && a.granules == b.granules &&
                      a.coldStarts == b.coldStarts && a.throttled == b.throttled &&
                      a.apiLatency.percentile(0.99) == b.apiLatency.percentile(0.99) &&
                      a.apiLatency.meanNanoseconds() == b.apiLatency.meanNanoseconds();
    for (auto _ : state) benchmark::DoNotOptimize(same);
    if (!same) state.SkipWithError("coroutines and switch loop disagree");
}

}  // namespace

BENCHMARK(agree)->Iterations(1);
BENCHMARK_TEMPLATE(path, SwitchLoop)->Arg(100)->Arg(1'000)->Arg(10'000)->Arg(50'000)->Unit(benchmark::kMillisecond);
BENCHMARK_TEMPLATE(path, CoroutinePath)->Arg(100)->Arg(1'000)->Arg(10'000)->Arg(50'000)->Unit(benchmark::kMillisecond);
BENCHMARK_TEMPLATE(path, ScenarioPath)->Arg(100)->Arg(1'000)->Arg(10'000)->Arg(50'000)->Unit(benchmark::kMillisecond);

}  // namespace headroom::bench
