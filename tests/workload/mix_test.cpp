// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workload/traffic_bench.hpp"

#include <array>
#include <cmath>

#include "tests/support/statistics.hpp"

using namespace headroom;
using namespace headroom::workload;
using namespace headroom::workload::test;
using base::Bytes;
using base::Distribution;

// Oracle: binomial shares; entries are told apart by their operation.
TEST_CASE("a mix follows its weights", "[traffic]") {
    TrafficSpec spec = evenly(1'000.0);
    spec.mix = std::vector<MixEntry>(4);
    const std::array<double, 4> weights{0.0, 9.0, 0.0, 1.0};
    std::vector<Ask> asks;
    for (std::uint16_t i = 0; i < 4; ++i) {
        spec.mix[i].weight = weights[i];
        spec.mix[i].items = i + 1;
        spec.mix[i].consistentRead = i == 3;
        asks.push_back({i, static_cast<std::uint16_t>(10 + i), false});
    }
    spec.mix[3].itemSize = Bytes(77);
    spec.mix[3].key = base::SequentialKeys{};
    Mix mix(spec, asks, 1);
    std::array<int, 4> chosen{};
    std::uint64_t nextItem = base::kFirstNewKey;
    for (std::uint64_t request = 0; request < 20'000; ++request) {
        const engine::Call call = mix.callFor(base::deriveKey(3, request), Instant{});
        ++chosen[call.operation];
        REQUIRE(call.route == 10 + call.operation);
        REQUIRE(call.items == call.operation + 1U);
        REQUIRE(call.itemSize == Bytes(call.operation == 3 ? 77 : -1));
        if (call.operation == 3) REQUIRE(call.item == nextItem++);
    }
    CHECK(chosen[0] == 0);
    CHECK(chosen[2] == 0);
    CHECK(std::abs(chosen[3] - 2'000) < headroom::test::kNormal999 * std::sqrt(20'000 * 0.1 * 0.9));
}

TEST_CASE("an API's requests carry the size of their answers, a table's do not", "[traffic]") {
    TrafficSpec spec = evenly(1.0);
    spec.responseSize = Distribution::constant(2'048.0);
    spec.payloadSize = Distribution::constant(100.0);
    CHECK(Mix(spec, {{}}, 1).callFor(9, Instant{}).itemSize == Bytes(-1));
    const std::vector<Ask> api{{.sizesAnswer = true}};  // whether or not the entry names its route
    CHECK(Mix(spec, api, 1).callFor(9, Instant{}).itemSize == Bytes(2'048));
    CHECK(Mix(spec, {{}}, 1).callFor(9, Instant{}).payload == Bytes(100));
}
