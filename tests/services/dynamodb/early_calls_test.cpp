// SPDX-License-Identifier: GPL-3.0-or-later
// Reads and deletes of keys that never repeat, before their items are put. Oracle: counts by hand.
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
