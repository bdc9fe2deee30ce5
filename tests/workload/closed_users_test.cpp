// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workload/traffic_bench.hpp"

#include <cmath>

#include "model/engine/semaphore.hpp"
#include "tests/support/statistics.hpp"

using namespace headroom;
using namespace headroom::workload;
using namespace headroom::workload::test;
using base::Distribution;
using base::milliseconds;
using base::seconds;

namespace {

/// One server with a queue before it and exponential service.
class Station final : public engine::Service {
public:
    Station(engine::World& world, double mean)
        : world_(world), server_(1), service_(Distribution::exponential(mean), 0) {}
    engine::Task<engine::Outcome> serve(engine::RequestRef, engine::Call call) override {
        base::Stream stream(call.draws);
        const Duration length = base::sampleDuration(service_, stream, world_.now());
        co_await server_.acquire();
        co_await engine::delay(length);
        server_.release();
        co_return headroom::test::kServed;
    }
    engine::ResourceReport report(Duration) const override { return {}; }

private:
    engine::World& world_;
    engine::Semaphore server_;
    base::Sampler service_;
};

struct Measured {
    double throughput = 0.0;
    double response = 0.0;
};

Measured runStation(const TrafficSpec& spec, double service, std::uint64_t key) {
    const Duration window = seconds(1'000);
    engine::World world(key, Instant{} - seconds(200));
    const engine::SchedulerScope scope(world.scheduler());
    Station station(world, service);
    Traffic traffic(world, spec, {{}}, station, client::Target::General, Instant{} + window);
    traffic.start();
    world.scheduler().runUntil(Instant{} + window);
    const Measured measured{traffic.closedRates(window)->achieved.perSecond, traffic.latency().meanNanoseconds() / 1e9};
    world.scheduler().tearDown();
    return measured;
}

}  // namespace

// Oracle: the machine-repair model M/M/1//N. P0 = 1 / sum N!/(N-n)! (S/Z)^n, X = (1 - P0)/S, and N = X (R + Z). The
// stations of users are delay stations, so the law holds for any think time of that mean.
TEST_CASE("closed users follow the machine-repair model", "[traffic]") {
    const int users = 10;
    const double service = 0.1;
    const double think = 1.0;
    double sum = 0.0;
    double term = 1.0;
    for (int n = 0; n <= users; ++n) {
        sum += term;
        term *= (users - n) * service / think;
    }
    const double throughput = (1.0 - 1.0 / sum) / service;
    const double response = users / throughput - think;
    for (const Distribution& thinking : {Distribution::exponential(think), Distribution::uniform(0.0, 2.0 * think)}) {
        std::vector<double> throughputs;
        std::vector<double> responses;
        for (std::uint64_t key = 1; key <= 20; ++key) {
            const Measured measured = runStation(closed(users, thinking), service, key);
            throughputs.push_back(measured.throughput);
            responses.push_back(measured.response);
        }
        const double kStudent999 = 3.883;  // 19 degrees of freedom, two-sided
        const headroom::test::Summary x = headroom::test::summarise(throughputs);
        const headroom::test::Summary r = headroom::test::summarise(responses);
        CHECK(std::abs(x.mean - throughput) < kStudent999 * x.meanError);
        CHECK(std::abs(r.mean - response) < kStudent999 * r.meanError);
        CHECK(x.meanError < 0.01 * throughput);
    }
}

// By hand: a user asks within the first second, then 1 s after each answer: a request every 1.25 s, 8 in 10 s.
TEST_CASE("a closed user thinks between an answer and the next request", "[traffic]") {
    Bench bench(closed(3, Distribution::constant(1.0)), {{milliseconds(250)}}, seconds(10));
    bench.run();
    CHECK(bench.traffic.counts() == RequestCounts{24, 24, 0, 0, 0, 0, 24});
    CHECK(bench.target.starts.at(0) > Instant{0});
    CHECK(bench.target.starts.at(2) < Instant{seconds(1).count});
    CHECK(bench.target.starts.at(0) < bench.target.starts.at(1));  // each in thoughts of its own
    CHECK(bench.target.starts.at(1) < bench.target.starts.at(2));
    CHECK(bench.target.starts.at(3) == bench.target.starts.at(0) + milliseconds(1'250));
    const ClosedRates rates = bench.traffic.closedRates(seconds(10)).value();
    CHECK(rates.wanted->perSecond == 3.0);
    CHECK(rates.achieved.perSecond == 2.4);
    CHECK_FALSE(Bench(evenly(1.0), {{seconds(1)}}, seconds(1)).traffic.closedRates(seconds(1)));

    TrafficSpec scaled = closed(3, Distribution::constant(1.0));
    scaled.arrivals.scale = 2.0;
    scaled.arrivals.timeScale = 0.5;
    Bench twice(scaled, {{milliseconds(250)}}, milliseconds(10'500));
    twice.run();
    CHECK(twice.traffic.counts().offered == 6 * 14);  // every 0.75 s: u, u + 0.75, ..., u + 9.75, u below 0.5
    CHECK(twice.traffic.closedRates(milliseconds(10'500))->wanted->perSecond == 12.0);
}

TEST_CASE("users of a target that takes no time do not stop the clock", "[traffic]") {
    Bench bench(closed(1, Distribution::constant(0.0)), {{Duration(0)}}, seconds(1));
    bench.run();
    CHECK(bench.traffic.counts().offered == 1'000);  // one a millisecond
    CHECK_FALSE(bench.traffic.closedRates(seconds(1))->wanted);
}
