// SPDX-License-Identifier: GPL-3.0-or-later
// The calls of each operation apart, counted by hand.
#include "model/services/dynamodb/operation_watch.hpp"

#include "tests/services/dynamodb/table_bench.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/observed.hpp"

using namespace headroom;
using namespace headroom::test;
using base::Instant;
using base::milliseconds;
using base::seconds;
using dynamodb::Operation;

namespace {

/// Metrics and percentiles of one operation, as who builds the world keeps them.
struct Kept {
    Kept(TableBench& bench, std::optional<Operation> operation, const std::string& suffix)
        : windows(seconds(60), {0.5, 1.0}) {
        dynamodb::OperationWatch& watch = bench.table.watchOperation(operation);
        engine::Metrics& metrics = bench.world.metrics();
        watch.latency = &metrics.metric("Views", "Latency" + suffix, engine::Statistic::Average);
        watch.succeeded = &metrics.metric("Views", "Succeeded" + suffix, engine::Statistic::Sum);
        watch.throttled = &metrics.metric("Views", "Throttled" + suffix, engine::Statistic::Sum);
        watch.percentiles.push_back(&windows);
    }
    engine::QuantileWindows windows;
};

std::vector<double> seriesOf(TableBench& bench, const std::string& name) {
    for (const engine::MetricSeries& one : bench.world.metrics().series()) {
        if (one.name == name) return one.values;
    }
    FAIL("no series " + name);
    return {};
}

void closeMinute(TableBench& bench, int second) {
    bench.run(seconds(second));
    bench.world.metrics().closePeriod(bench.world.now(), true);
}

using Values = std::vector<double>;

}  // namespace

// Three reads of 2 ms and a write of 20 ms in the first minute, a write in the second; what is not measured counts for
// nothing.
TEST_CASE("operations are told apart, and all of them together", "[table]") {
    dynamodb::Spec spec = onDemandSpec();
    spec.getItem = base::Distribution::constant(0.002);
    spec.putItem = base::Distribution::constant(0.020);
    TableBench bench(spec);
    Kept reads(bench, Operation::GetItem, "/GetItem");
    Kept writes(bench, Operation::PutItem, "/PutItem");
    Kept all(bench, std::nullopt, "");
    for (int i = 1; i <= 3; ++i) bench.send(Instant{} + seconds(i), callOf(Operation::GetItem));
    bench.send(Instant{} + seconds(5), callOf(Operation::PutItem));
    bench.send(Instant{} + seconds(6), callOf(Operation::PutItem), false);
    bench.send(Instant{} + seconds(61), callOf(Operation::PutItem));
    closeMinute(bench, 60);
    closeMinute(bench, 120);
    CHECK(seriesOf(bench, "Succeeded/GetItem") == Values{3, 0});
    CHECK(seriesOf(bench, "Succeeded/PutItem") == Values{1, 1});
    CHECK(seriesOf(bench, "Succeeded") == Values{4, 1});
    CHECK(support::observed(seriesOf(bench, "Latency/GetItem")) == Values{2, support::kNothing});
    CHECK(seriesOf(bench, "Latency/PutItem") == Values{20, 20});
    CHECK(seriesOf(bench, "Latency") == Values{(3 * 2.0 + 20.0) / 4, 20});
    for (Kept* kept : {&reads, &writes, &all}) kept->windows.finish(bench.world.now());
    CHECK(reads.windows.values(1)[0] == Approx(0.002).epsilon(0.01));
    CHECK(reads.windows.values(1)[1] != reads.windows.values(1)[1]);  // nothing happened
    CHECK(writes.windows.values(0) == writes.windows.values(1));
    CHECK(all.windows.values(0)[0] == Approx(0.002).epsilon(0.01));
    CHECK(all.windows.values(1)[0] == Approx(0.020).epsilon(0.01));
}

TEST_CASE("refusals are counted by operation", "[table]") {
    TableBench bench(provisionedSpec(1, 1000));
    Kept reads(bench, Operation::GetItem, "/GetItem");
    Kept writes(bench, Operation::PutItem, "/PutItem");
    Kept all(bench, std::nullopt, "");
    // 1,000 reads at once of a table that has one unit a second and 300 saved at most
    for (int i = 0; i < 1000; ++i) bench.send(Instant{} + seconds(1), callOf(Operation::GetItem));
    bench.send(Instant{} + seconds(2), callOf(Operation::PutItem));
    closeMinute(bench, 60);
    const auto refused = static_cast<double>(bench.count(engine::Disposition::Throttled));
    REQUIRE(refused > 0.0);
    CHECK(seriesOf(bench, "Throttled/GetItem") == Values{refused});
    CHECK(seriesOf(bench, "Throttled/PutItem") == Values{0});
    CHECK(seriesOf(bench, "Throttled") == Values{refused});
    CHECK(seriesOf(bench, "Succeeded") == Values{1001.0 - refused});
}
