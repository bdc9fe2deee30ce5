// SPDX-License-Identifier: GPL-3.0-or-later
// Reads and deletes of keys that never repeat, before their items are put. Oracle: counts by hand.
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "tests/services/dynamodb/table_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::dynamodb;
using namespace headroom::test;
using base::Instant;
using base::seconds;

namespace {

Instant afterStart(int second) { return Instant{} + seconds(second); }

Spec newKeysOnly() {
    Spec spec = onDemandSpec();
    spec.writeKeys = {base::SequentialKeys{0}};
    return spec;
}

}  // namespace

// One put a second, or a read before it as code looks whether a key was there: nothing is wrong. Ten reads a second for
// each put: of 1,000 all come before their item, and 900 more than there are items.
TEST_CASE("reads that run ahead of the keys that are put are told", "[storage]") {
    const auto told = [](base::Duration each, std::optional<double> missing) {
        Spec spec = newKeysOnly();
        spec.itemCount = 0;
        spec.missingItems = missing;
        TableBench bench(spec);
        bench.evenly(ofNewItems(callOf(Operation::GetItem)), each, Instant{}, afterStart(100));
        bench.evenly(ofNewItems(callOf(Operation::PutItem)), seconds(1), Instant{} + base::milliseconds(500),
                     afterStart(100));
        bench.evenly(ofNewItems(callOf(Operation::Query)), each, Instant{}, afterStart(100));
        bench.run(seconds(101));
        for (const engine::Warning& warning : bench.table.report(seconds(100)).warnings) {
            if (warning.text.find("keys that never repeat found nothing") != std::string::npos) return warning.count;
        }
        return std::uint64_t{0};
    };
    CHECK(told(seconds(1), {}) == 0);
    CHECK(told(base::milliseconds(100), {}) == 900);
    CHECK(told(base::milliseconds(100), 0.0) == 0);
}

// Two a second are made on the mean and one of them deleted, items of nine units that live 1,000 s. What is deleted
// before the first is put was put before the beginning: nine units each. Where no item was, one.
TEST_CASE("deletes before the first put take what is there from before the beginning", "[storage]") {
    for (const bool expected : {true, false}) {
        Spec spec = newKeysOnly();
        spec.timeToLiveEnabled = true;
        spec.timeToLive = seconds(1'000);
        spec.timeToLiveLag = base::Duration(0);
        spec.itemSize = base::Distribution::constant(9'000);
        TableBench bench(spec);
        bench.workload = 1;
        std::vector<ExpectedCalls> calls;
        if (expected) calls = {{0, false, base::SequentialKeys{}, 2.0}, {1, true, base::SequentialKeys{}, 1.0}};
        const auto wholeByPart = [](std::uint32_t workload, Instant) {
            return workload == 0 ? std::numeric_limits<double>::infinity() : 1.0;  // deletes come all the time
        };
        bench.table.expectLoad(wholeByPart, afterStart(1'000), calls);
        bench.evenly(ofNewItems(callOf(Operation::DeleteItem)), seconds(1), afterStart(10), afterStart(60));
        bench.run(seconds(61));
        CHECK(bench.figure("ConsumedWriteCapacityUnits") == (expected ? 50 * 9 : 50));
    }
}

namespace {

/// Puts of 4/s that begin after an hour, and deletes from the beginning on for so long, of items of nine units that
/// live an hour; rates are a mean of the two hours, of which the table is told by the design or by the calls alone. How
/// many deletes find an item in the first hour.
struct EarlyDeletes {
    double perSecond = 4.0;
    double hours = 2.0;
    bool told = true;
};

double foundInTheFirstHour(const EarlyDeletes& deletes) {
    Spec spec = newKeysOnly();
    spec.timeToLiveEnabled = true;
    spec.timeToLive = base::hours(1);
    spec.timeToLiveLag = base::Duration(0);
    spec.itemSize = base::Distribution::constant(9'000);
    TableBench bench(spec);
    bench.workload = 1;
    std::vector<ExpectedCalls> calls{{0, false, base::SequentialKeys{}, 2.0}};
    if (deletes.told) calls.push_back({1, true, base::SequentialKeys{}, deletes.perSecond * deletes.hours / 2.0});
    const double ofDeletes = deletes.hours / 2.0;
    bench.table.expectLoad([=](std::uint32_t workload,
                               Instant) { return workload == 0 ? std::numeric_limits<double>::infinity() : ofDeletes; },
                           afterStart(7'200), calls);
    const int end = 3'600;
    const auto gap = base::fromSeconds(1.0 / deletes.perSecond);
    bench.evenly(ofNewItems(callOf(Operation::DeleteItem)), gap, afterStart(0), afterStart(end));
    bench.run(seconds(end + 1));
    const double all = end * deletes.perSecond;
    return (bench.figure("ConsumedWriteCapacityUnits") - all) / 8.0;
}

}  // namespace

// On the mean of the run 2 puts a second. Of as many deletes or more, found or not, no item is left when the run
// begins; that those of the run then find nothing does not bring any back. One delete each second finds those that its
// like left: 3,600 / ln 2 of them, which go by what is deleted and by what expires: a hazard h = ln 2 / 3,600 leaves
// 2 (1 - e^(-h (3,600 - t))) / h of them at t to expire, were none deleted, and of those that stay each is as likely
// deleted as the next; summed up second by second.
TEST_CASE("deletes before the first put take no more than was there, less what they took", "[storage]") {
    CHECK(foundInTheFirstHour({4.0, 2.0}) == 0.0);
    CHECK(foundInTheFirstHour({4.0, 2.0, false}) == 0.0);
    CHECK(foundInTheFirstHour({4.0, 1.0}) <= 7'200.0);  // as many as are made in a life

    const double hazard = std::log(2.0) / 3'600.0;
    const auto untouched = [&](double at) { return 2.0 * (1.0 - std::exp(-hazard * (3'600.0 - at))) / hazard; };
    double taken = 0.0;
    double all = 0.0;
    for (int second = 2; second < 3'600; ++second) {
        taken *= untouched(second) / untouched(second - 1);
        if (untouched(second) - taken < 1.0) continue;
        taken += 1.0;
        all += 1.0;
    }
    CHECK(foundInTheFirstHour({1.0, 2.0}) == Approx(all).epsilon(0.02));
}
