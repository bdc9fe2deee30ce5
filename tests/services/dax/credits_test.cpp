// SPDX-License-Identifier: GPL-3.0-or-later
// CPU credits of burstable nodes. Oracles: by hand from the guide's figures, and its example of a surplus charge.
#include "model/services/dax/cpu_credits.hpp"

#include "tests/services/dax/cluster_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using base::Duration;
using base::hours;
using base::Instant;
using base::minutes;
using base::seconds;
using dax::CpuCredits;
using dax::Node;
using dax::Operation;
using test::callOf;
using test::ClusterBench;

namespace {

const dax::NodeType& typeNamed(std::string_view name) { return dax::kNodeTypes[test::nodeTypeNamed(name)]; }

Instant after(Duration length) { return Instant{} + length; }

dax::Spec burstable(std::string_view name) {
    dax::Spec spec = test::slowNodes();
    spec.nodeType = test::nodeTypeNamed(name);
    return spec;
}

}  // namespace

TEST_CASE("credits are earned all the time, up to a day's", "[dax]") {
    const CpuCredits credits(typeNamed("dax.t3.small"), Instant{});
    CHECK(credits.balance(Instant{}) == 0.0);
    CHECK(credits.balance(after(hours(1))) == 24.0);
    CHECK(credits.balance(after(hours(24))) == 576.0);
    CHECK(credits.balance(after(hours(48))) == 576.0);
    const CpuCredits standard(typeNamed("dax.t2.small"), Instant{});
    CHECK(standard.balance(Instant{}) == 30.0);
    CHECK(standard.balance(after(hours(1))) == 42.0);
    CHECK(standard.balance(after(hours(48))) == 288.0);
    CHECK(typeNamed("dax.t3.small").baseline() == Approx(0.20));
    CHECK(typeNamed("dax.t2.small").baseline() == Approx(0.20));
}

TEST_CASE("the guide's example: 25 % for a day on dax.t3.small are 11.52 cents above 20 %", "[dax]") {
    CpuCredits credits(typeNamed("dax.t3.small"), Instant{});
    credits.startMeasuring(Instant{});
    for (int minute = 0; minute < 24 * 60; ++minute) credits.spend(seconds(30), after(minutes(minute)));  // 25 % of two
    const double cpuHours = base::toSeconds(credits.charged(after(hours(24)))) / 3600.0;
    CHECK(cpuHours * 9.6 == Approx(11.52).epsilon(1e-3));
}

TEST_CASE("use below the baseline over a day costs nothing, whatever its peaks", "[dax]") {
    CpuCredits credits(typeNamed("dax.t3.small"), Instant{});
    credits.startMeasuring(Instant{});
    for (int hour = 0; hour < 4; ++hour) credits.spend(hours(1), after(hours(hour)));  // 50 % for four hours
    CHECK(credits.balance(after(hours(4))) < 0.0);
    CHECK(credits.charged(after(hours(4))) > seconds(0));
    CHECK(credits.charged(after(hours(23))) == seconds(0));
}

TEST_CASE("what is owed at the end of a day is charged and not owed any more", "[dax]") {
    CpuCredits credits(typeNamed("dax.t3.small"), Instant{});
    credits.startMeasuring(Instant{});
    credits.spend(hours(10), after(hours(23)));  // 600 credits; 552 had been earned
    const Duration charged = credits.charged(after(hours(24)));
    credits.spend(seconds(0), after(hours(25)));
    CHECK(base::toSeconds(charged) == Approx((600.0 - 576.0) * 60.0 / 2.0));  // AWS reckons one CPU of two
    CHECK(credits.charged(after(hours(47))) == charged);
    CHECK(credits.balance(after(hours(25))) == Approx(24.0));
}

TEST_CASE("warm-up leaves credits, but nothing owed", "[dax]") {
    CpuCredits credits(typeNamed("dax.t3.small"), Instant{});
    credits.spend(hours(3), after(hours(1)));
    credits.startMeasuring(after(hours(1)));
    CHECK(credits.balance(after(hours(1))) == 0.0);
    CHECK(credits.charged(after(hours(1))) == seconds(0));
}

TEST_CASE("a T2 node falls to its baseline when its credits are spent, and recovers with one earned", "[dax]") {
    // t2.small with 1,000 units a second: a unit takes 1 ms of its CPU. 30 credits are 1,800 s; at full load it spends
    // 0.8 of them a second beyond what it earns: 2,250 s.
    Node node(burstable("dax.t2.small"), Instant{});
    const auto second = [&](std::int64_t at) { return node.work(1'000, after(seconds(at))) - after(seconds(at)); };
    std::int64_t at = 0;
    while (second(at) <= seconds(1)) ++at;
    CHECK(at == Approx(2'250).margin(2));
    Node other(burstable("dax.t2.small"), Instant{});
    for (std::int64_t i = 0; i < 2'260; ++i) other.work(1'000, after(seconds(i)));
    // Five times as long, 300 s after: one credit has been earned.
    const Instant soon = after(seconds(2'260 + 200));
    CHECK(other.work(100, soon) - soon == base::milliseconds(500));
    const Instant later = after(seconds(2'260 + 600));
    CHECK(other.work(100, later) - later == base::milliseconds(100));
}

TEST_CASE("a T3 node goes on at full speed; its surplus is on the bill", "[dax]") {
    dax::Spec spec = burstable("dax.t3.small");
    spec.itemTtl = seconds(0);
    ClusterBench bench(spec, base::kibibytes(100));
    bench.cluster.startMeasuring();
    bench.send(seconds(0), callOf(Operation::PutItem));
    // 5 hits a second of 100 units: half of two CPUs at 2 ms a unit, from 10 s to 1 h.
    bench.store.notes = false;
    bench.evenly(callOf(Operation::GetItem), base::milliseconds(200), seconds(10), hours(1)).spawn();
    bench.run(hours(1));
    CHECK(bench.figure("ThrottledRequestCount") == 0.0);
    const double used = 5.0 * 3'590.0 * 0.2 + 2'500.0 * 0.002;  // s of a CPU
    const double earned = 24.0 * 60.0;
    CHECK(bench.reading("CPUCredits:t3") == Approx((used - earned) / 2.0 / 3600.0).epsilon(1e-3));
    ClusterBench fixed(test::slowNodes());
    CHECK(fixed.reading("CPUCredits:t3") == -1.0);
}
