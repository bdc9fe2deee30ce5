// SPDX-License-Identifier: GPL-3.0-or-later
// Work, queues and throttling of nodes that do 1,000 units a second on two CPUs: a unit takes 2 ms of one. The way
// takes nothing, the table 2 ms. Oracles: by hand; AWS's sizing guide.
#include "tests/services/dax/cluster_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using base::bytes;
using base::kibibytes;
using base::milliseconds;
using base::seconds;
using dax::Operation;
using test::callOf;
using test::ClusterBench;
using test::slowNodes;

TEST_CASE("a request waits for a CPU that is free", "[dax]") {
    ClusterBench bench(slowNodes());
    bench.send(seconds(0), callOf(Operation::PutItem));
    for (int i = 0; i < 3; ++i) bench.send(seconds(1), callOf(Operation::GetItem));
    bench.run(seconds(2));
    const auto answers = bench.inOrder();
    REQUIRE(answers.size() == 4);
    CHECK(answers[1].took == milliseconds(2));
    CHECK(answers[2].took == milliseconds(2));
    CHECK(answers[3].took == milliseconds(4));
}

TEST_CASE("a hit is 1 unit a KB begun, a miss 10, a write 25", "[dax]") {
    CHECK(dax::kHitUnits == 1);
    ClusterBench bench(slowNodes(), bytes(3'500));  // 4 KB begun
    bench.send(seconds(0), callOf(Operation::PutItem));
    bench.send(seconds(1), callOf(Operation::GetItem));
    bench.send(seconds(2), callOf(Operation::GetItem, 8));
    bench.run(seconds(3));
    const auto answers = bench.inOrder();
    CHECK(answers[0].took == milliseconds(4 * 25 * 2 + 2));
    CHECK(answers[1].took == milliseconds(4 * 2));
    CHECK(answers[2].took == milliseconds(2 + 4 * 10 * 2));
}

TEST_CASE("a write is work on every node, a read on one", "[dax]") {
    ClusterBench bench(slowNodes(3));
    bench.send(seconds(1), callOf(Operation::PutItem));
    bench.send(seconds(2), callOf(Operation::GetItem));
    bench.closeMinute(1);
    // 3 x 25 units and 1, of 3 nodes x 60 s x 1,000 units.
    REQUIRE(bench.series("CPUUtilization").size() == 1);
    CHECK(bench.series("CPUUtilization")[0] == Approx(100.0 * 76.0 / 180'000.0));
}

TEST_CASE("above ThrottleCpu a node throttles, and its queue stays within ThrottleWindow", "[dax]") {
    const auto overload = [](double cpu) {
        dax::Spec spec = slowNodes();
        spec.throttleCpu = cpu;
        ClusterBench bench(spec);
        bench.send(seconds(0), callOf(Operation::PutItem));
        bench.evenly(callOf(Operation::GetItem), base::microseconds(500), seconds(10), seconds(15)).spawn();
        bench.run(seconds(20));
        double served = 0.0;
        for (const auto& answer : bench.answers) {
            served += answer.outcome.ok() ? 1.0 : 0.0;
            CHECK(answer.took <= milliseconds(105));
        }
        CHECK(bench.figure("ThrottledRequestCount") == 10'001.0 - served);
        CHECK(bench.figure("ErrorRequestCount") == bench.figure("ThrottledRequestCount"));
        return served - 1.0;
    };
    // 2,000 a second for 5 s: what is done in that time, and what the window holds at first.
    CHECK(overload(1.0) == Approx(5'000.0 + 100.0).margin(3.0));
    CHECK(overload(0.5) == Approx(2'500.0 + 50.0).margin(3.0));
}

TEST_CASE("a throttled request is answered with a ThrottlingException and does nothing", "[dax]") {
    dax::Spec spec = slowNodes();
    spec.throttleWindow = milliseconds(1);
    ClusterBench bench(spec);
    for (int i = 0; i < 2; ++i) bench.send(seconds(1), callOf(Operation::PutItem));
    bench.run(seconds(2));
    REQUIRE(bench.answers.size() == 2);
    CHECK(bench.answers[0].outcome.disposition == engine::Disposition::Throttled);
    CHECK(bench.answers[0].outcome.error == engine::ErrorKind::Throttling);
    CHECK(bench.answers[0].outcome.status == 400);
    CHECK(bench.answers[1].outcome.ok());
    CHECK(bench.store.asked == 1);
    const auto warnings = bench.cluster.report(seconds(1)).warnings;
    REQUIRE(warnings.size() == 1);
    CHECK(warnings[0].count == 1);
}

TEST_CASE("the guide's example: 135,000 units a second, 202,500 with a node lost, three dax.r5.large", "[dax]") {
    const double normalized = dax::normalizedRate({50'000, 1'000, 100, 2}, 3);
    CHECK(normalized == 135'000.0);
    CHECK(dax::targetRate(normalized, 3, 0.70) == 202'500.0);
    CHECK(dax::targetRate(normalized, 3, 0.80) == 202'500.0);           // as AWS's calculator prints it
    CHECK(dax::targetRate(normalized, 11, 0.70) == Approx(192'857.1));  // the utilisation counts: 1.43 against 1.1
    CHECK(dax::targetRate(normalized, 1, 0.70) == Approx(192'857.1));
    const dax::NodeType& large = dax::kNodeTypes[test::nodeTypeNamed("dax.r5.large")];
    CHECK(3 * large.capacity() == 225'000.0);
    CHECK(large.memory() == base::gibibytes(16));
}

TEST_CASE("capacities of the guide's table, and by CPUs where it has none", "[dax]") {
    const auto capacity = [](std::string_view name) { return dax::kNodeTypes[test::nodeTypeNamed(name)].capacity(); };
    CHECK(11 * capacity("dax.r5.xlarge") == 1'650'000.0);
    CHECK(5 * capacity("dax.r5.2xlarge") == 1'500'000.0);
    CHECK(3 * capacity("dax.r5.4xlarge") == 1'800'000.0);
    for (const char* name : {"dax.r5.8xlarge", "dax.r5.12xlarge", "dax.r5.16xlarge", "dax.r5.24xlarge"})
        CHECK(capacity(name) == 1'000'000.0);
    CHECK(capacity("dax.t3.small") == capacity("dax.r5.large"));
    CHECK(capacity("dax.t2.small") == 37'500.0);
    CHECK(capacity("dax.r4.16xlarge") == 1'000'000.0);
}

TEST_CASE("a cluster under the guide's example load is at 60 %", "[dax]") {
    // A hundredth of it, on nodes of a hundredth: 500 hits, 10 misses and 1 write a second of 2 KB on three nodes.
    dax::Spec spec = slowNodes(3);
    spec.nodeCapacity = base::Rate{750.0};
    ClusterBench bench(spec, kibibytes(2));
    bench.send(seconds(0), callOf(Operation::PutItem, 7));
    bench.closeMinute(1, false);
    bench.store.notes = false;
    bench.evenly(callOf(Operation::GetItem, 7), milliseconds(2), seconds(60) + milliseconds(1), seconds(120)).spawn();
    for (std::int64_t second = 60; second < 120; ++second) {
        bench.send(seconds(second) + milliseconds(1), callOf(Operation::PutItem, 8));
        for (std::int64_t i = 0; i < 10; ++i) {
            const auto item = static_cast<std::uint64_t>(1'000 + second * 10 + i);
            bench.send(seconds(second) + milliseconds(3 + 97 * i), callOf(Operation::GetItem, item));
        }
    }
    bench.closeMinute(2);
    CHECK(bench.figure("ThrottledRequestCount") == 0.0);
    REQUIRE(bench.series("CPUUtilization").size() == 1);
    CHECK(bench.series("CPUUtilization")[0] == Approx(60.0).margin(0.2));
}
