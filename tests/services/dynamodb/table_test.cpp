// SPDX-License-Identifier: GPL-3.0-or-later
// Oracles: counts by hand for evenly spaced calls.
#include "model/services/dynamodb/table.hpp"

#include <algorithm>
#include <cmath>

#include "tests/services/dynamodb/table_bench.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/statistics.hpp"

using namespace headroom;
using namespace headroom::dynamodb;
using base::Distribution;
using base::Instant;
using base::kibibytes;
using base::milliseconds;
using base::minutes;
using base::seconds;
using engine::Disposition;
using engine::ErrorKind;
using test::callOf;
using test::onDemandSpec;
using test::provisionedSpec;
using test::TableBench;

namespace {

engine::Call strongRead() {
    engine::Call call = callOf(Operation::GetItem, 1, 4096);
    call.consistentRead = true;
    return call;
}

bool everySecond(const std::map<std::int64_t, std::int64_t>& counts, std::int64_t from, std::int64_t to,
                 std::int64_t calls) {
    for (std::int64_t second = from; second < to; ++second) {
        const auto found = counts.find(second);
        if ((found == counts.end() ? 0 : found->second) != calls) return false;
    }
    return true;
}

}  // namespace

TEST_CASE("100 read units under 200 strong reads a second: all for 300 s, then half", "[table]") {
    TableBench bench(provisionedSpec(100, 1));
    bench.evenly(strongRead(), milliseconds(5), Instant{}, Instant{} + seconds(400));
    bench.run(seconds(401));
    const auto served = bench.bySecond(Disposition::Succeeded);
    CHECK(everySecond(served, 0, 300, 200));
    CHECK(everySecond(served, 300, 400, 100));
    CHECK(bench.count(Disposition::Throttled) == 10'000);
    CHECK(bench.figure("ReadThrottleEvents") == 10'000.0);
    CHECK(bench.figure("ReadProvisionedThroughputThrottleEvents") == 10'000.0);
    CHECK(bench.figure("ThrottledRequests") == 10'000.0);
    CHECK(bench.figure("ConsumedReadCapacityUnits") == 70'000.0);
    CHECK(bench.figure("BusiestSecondReadUnits") == 200.0);
    CHECK(bench.figure("WriteThrottleEvents") == 0.0);
}

TEST_CASE("without saved capacity half is served from the first second", "[table]") {
    Spec spec = provisionedSpec(100, 1);
    spec.initialBurst = 0.0;
    TableBench bench(spec);
    bench.evenly(strongRead(), milliseconds(5), Instant{}, Instant{} + seconds(30));
    bench.run(seconds(31));
    CHECK(everySecond(bench.bySecond(Disposition::Succeeded), 0, 30, 100));
    CHECK(everySecond(bench.bySecond(Disposition::Throttled), 0, 30, 100));
}

TEST_CASE("writes and reads have capacity of their own", "[table]") {
    Spec spec = provisionedSpec(50, 50);
    spec.initialBurst = 0.0;
    TableBench bench(spec);
    bench.evenly(strongRead(), milliseconds(5), Instant{}, Instant{} + seconds(20));
    bench.evenly(callOf(Operation::PutItem), milliseconds(40), Instant{} + milliseconds(21), Instant{} + seconds(20));
    bench.run(seconds(21));
    CHECK(bench.figure("ReadThrottleEvents") == 3'000.0);
    CHECK(bench.figure("ConsumedReadCapacityUnits") == 1'000.0);
    CHECK(bench.figure("WriteThrottleEvents") == 0.0);
    CHECK(bench.figure("ConsumedWriteCapacityUnits") == 500.0);
}

TEST_CASE("a throttled call is answered at once and says so", "[table]") {
    Spec spec = provisionedSpec(1, 1);
    spec.initialBurst = 0.0;
    TableBench bench(spec);
    bench.send(Instant{}, callOf(Operation::PutItem));
    bench.send(Instant{}, callOf(Operation::TransactWriteItems, 3, 500));
    bench.run(seconds(1));
    REQUIRE(bench.answers.size() == 2);
    for (const auto& answer : bench.answers) {
        CHECK(answer.outcome.disposition == Disposition::Throttled);
        CHECK(answer.outcome.status == 400);
        CHECK(answer.took > milliseconds(1));
        CHECK(answer.took < milliseconds(5));
    }
    CHECK(std::count_if(bench.answers.begin(), bench.answers.end(),
                        [](const auto& answer) { return answer.outcome.error == ErrorKind::Throttling; }) == 1);
    CHECK(std::count_if(bench.answers.begin(), bench.answers.end(),
                        [](const auto& answer) { return answer.outcome.error == ErrorKind::Permanent; }) == 1);
    CHECK(bench.figure("ConsumedWriteCapacityUnits") == 0.0);
}

TEST_CASE("the time spent is recorded on the operation's hop", "[table]") {
    TableBench bench(onDemandSpec());
    bench.send(Instant{} + seconds(3), callOf(Operation::UpdateItem));
    bench.run(seconds(4));
    REQUIRE(bench.answers.size() == 1);
    const auto& answer = bench.answers[0];
    REQUIRE(answer.spans == 1);
    CHECK(bench.world.hops().name(answer.first.hop) == "Views.UpdateItem");
    CHECK(answer.first.cause == engine::Cause::Downstream);
    CHECK(answer.first.start == Instant{} + seconds(3));
    CHECK(answer.first.length == answer.took);
    CHECK(bench.table.latency().count() == 1);
    CHECK(bench.table.latency().largest() == answer.took);
}

TEST_CASE("an on-demand table takes a step to 4,000 writes a second and no more", "[table]") {
    Spec spec = onDemandSpec();
    spec.partitionWindow = minutes(1);  // the few keys of these batches do not fall evenly on the four partitions
    TableBench fits(spec);
    fits.evenly(callOf(Operation::BatchWriteItem, 25), base::microseconds(6250), Instant{}, Instant{} + seconds(20));
    fits.run(seconds(21));
    CHECK(fits.figure("ConsumedWriteCapacityUnits") == 80'000.0);
    CHECK(fits.figure("WriteThrottleEvents") == 0.0);

    TableBench exceeds(spec);
    exceeds.evenly(callOf(Operation::BatchWriteItem, 25), base::microseconds(3125), Instant{}, Instant{} + seconds(20));
    exceeds.run(seconds(21));
    CHECK(exceeds.figure("ConsumedWriteCapacityUnits") == Approx(84'000.0).margin(25.0));  // one second's bucket more
    CHECK(exceeds.figure("WriteKeyRangeThroughputThrottleEvents") == exceeds.figure("WriteThrottleEvents"));
    CHECK(exceeds.figure("WriteThrottleEvents") == Approx(160'000.0 - 84'000.0).margin(25.0));
}

TEST_CASE("warm-up traffic lets an on-demand table grow, unbilled", "[table]") {
    TableBench bench(onDemandSpec(), Instant{} - base::minutes(32));
    engine::Call call = callOf(Operation::BatchWriteItem, 25, 1024);
    for (int i = 0; i < 60 * 160; ++i) {  // 4,000/s for a minute
        bench.send(Instant{} - base::minutes(32) + base::microseconds(6250) * i, call, false);
    }
    bench.evenly(call, base::microseconds(3125), Instant{}, Instant{} + seconds(5));
    bench.run(seconds(6));
    CHECK(bench.figure("WriteThrottleEvents") == 0.0);
    CHECK(bench.figure("ConsumedWriteCapacityUnits") == 40'000.0);
}

TEST_CASE("an item keeps its size, whoever asks and when", "[table]") {
    Spec spec = onDemandSpec();
    spec.itemSize = Distribution::logNormal(3 * 1024, 12 * 1024);
    TableBench one(spec);
    TableBench other(spec, Instant{} - seconds(5));
    std::vector<double> sizes;
    for (std::uint64_t item = 0; item < 20'000; ++item)
        sizes.push_back(static_cast<double>(one.table.sizeOf(item).count));
    for (std::uint64_t item = 20'000; item-- > 0;) {
        REQUIRE(static_cast<double>(other.table.sizeOf(item).count) == sizes[item]);
    }
    const auto summary = test::summarise(sizes);
    CHECK(std::abs(summary.mean - spec.itemSize.mean()) < 4.0 * summary.meanError);

    // The consumption of two reads of an item is twice that of one.
    const engine::Call read = [] {
        auto call = callOf(Operation::GetItem);
        call.item = 12;
        return call;
    }();
    one.send(Instant{}, read);
    one.run(seconds(1));
    const double once = one.figure("ConsumedReadCapacityUnits");
    one.send(Instant{} + seconds(2), read);
    one.run(seconds(3));
    CHECK(one.figure("ConsumedReadCapacityUnits") == 2.0 * once);
}

TEST_CASE("items above 400 KB are cut to it, and the report says so", "[table]") {
    Spec spec = onDemandSpec();
    spec.itemSize = Distribution::pareto(100'000, 1.5);  // mean 300,000
    TableBench bench(spec);
    base::Bytes largest;
    for (std::uint64_t item = 0; item < 1'000; ++item) largest = std::max(largest, bench.table.sizeOf(item));
    CHECK(largest == kibibytes(400));
    const auto warnings = bench.table.report(seconds(1)).warnings;
    CHECK(std::any_of(warnings.begin(), warnings.end(),
                      [](const auto& w) { return w.text.find("400 KB") != std::string::npos; }));
    // (100,000 / 409,600)^1.5 of them.
    CHECK(std::any_of(warnings.begin(), warnings.end(), [](const auto& w) { return w.text.starts_with("12.06 %"); }));
}

TEST_CASE("a windowed objective counts attempts above its limit", "[table]") {
    Spec spec = onDemandSpec();
    spec.putItem = Distribution::constant(0.020);
    spec.getItem = Distribution::constant(0.002);
    TableBench bench(spec);
    const auto& windows = bench.table.watch(seconds(10), milliseconds(10));
    bench.evenly(callOf(Operation::GetItem), seconds(1), Instant{}, Instant{} + seconds(20));
    bench.send(Instant{} + seconds(12), callOf(Operation::PutItem));
    bench.run(seconds(30));
    REQUIRE(windows.counts().size() == 2);
    CHECK(windows.counts()[0] == engine::ThresholdWindows::Count{10, 0});
    CHECK(windows.counts()[1] == engine::ThresholdWindows::Count{11, 1});
}
