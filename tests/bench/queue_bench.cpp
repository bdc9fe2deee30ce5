// SPDX-License-Identifier: GPL-3.0-or-later
#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "model/base/random.hpp"
#include "model/base/units.hpp"
#include "model/base/ziggurat.hpp"
#include "model/engine/event_queue.hpp"
#include "tests/bench/bare_heap.hpp"
#include "tests/bench/bare_ladder.hpp"

// The hold model: take the earliest event, put one back later. Time is per hold; the requirement is that EventQueue
// needs at most 1.3 times what the better of its two bare rivals needs, for each mix and size.
namespace headroom::bench {

namespace {

constexpr std::size_t kIncrements = 8192;

/// Exponential increments of one second.
std::vector<std::int64_t> exponential() {
    base::Stream stream(7);
    std::vector<std::int64_t> increments(kIncrements);
    for (auto& each : increments) each = base::fromSeconds(base::standardExponential(stream)).count;
    return increments;
}

/// Half ends of work after 0.1 s on average, half ten-minute timers.
std::vector<std::int64_t> bimodal() {
    base::Stream stream(7);
    std::vector<std::int64_t> increments(kIncrements);
    for (auto& each : increments) {
        const bool timer = stream.chance(0.5);
        each = timer ? base::minutes(10).count : base::fromSeconds(0.1 * base::standardExponential(stream)).count;
    }
    return increments;
}

template <class Queue>
class Hold {
public:
    Hold(std::vector<std::int64_t> increments, std::size_t pending) : increments_(std::move(increments)) {
        for (std::size_t i = 0; i < pending; ++i) {
            queue_.push({increments_[i % kIncrements] + static_cast<std::int64_t>(i), ++sequence_ << 24});
        }
        for (std::size_t i = 0; i < 4 * pending + 100'000; ++i) step();
    }
    void step() {
        const engine::Event event = queue_.top();
        queue_.pop();
        queue_.push({event.time + increments_[sequence_ % kIncrements], ++sequence_ << 24});
    }

private:
    std::vector<std::int64_t> increments_;
    Queue queue_;
    std::uint64_t sequence_ = 0;
};

template <class Queue>
void hold(benchmark::State& state, std::vector<std::int64_t> (*increments)()) {
    Hold<Queue> model(increments(), static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) model.step();
}

template <class Queue>
void enter(const char* queue) {
    const auto name = [&](const char* mix) { return std::string("hold/") + mix + "/" + queue; };
    for (const std::int64_t pending : {100, 10'000, 1'000'000}) {
        benchmark::RegisterBenchmark(name("exponential").c_str(), hold<Queue>, exponential)->Arg(pending);
        benchmark::RegisterBenchmark(name("bimodal").c_str(), hold<Queue>, bimodal)->Arg(pending);
    }
}

[[maybe_unused]] const bool kEntered = [] {
    enter<BareLadder>("bare_ladder");
    enter<BareHeap>("bare_heap");
    enter<engine::EventQueue>("ours");
    return true;
}();

}  // namespace

}  // namespace headroom::bench
