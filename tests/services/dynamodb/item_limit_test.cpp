// SPDX-License-Identifier: GPL-3.0-or-later
// Items against 400 KB. Oracles: closed forms, sums by hand.
#include "model/services/dynamodb/item_limit.hpp"

#include <cmath>
#include <string>
#include <vector>

#include "tests/services/dynamodb/table_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom::dynamodb;
using headroom::base::Bytes;
using headroom::base::Distribution;
using headroom::test::onDemandSpec;

namespace {

std::vector<std::string> places(const Spec& spec) {
    std::vector<std::string> all;
    for (const auto& error : check(spec)) all.push_back(error.where);
    return all;
}

}  // namespace

TEST_CASE("sizes that reach beyond 400 KB are refused where their end is known", "[spec]") {
    constexpr double kMost = 400.0 * 1024;
    const auto refused = [](const Distribution& sizes) {
        Spec spec = onDemandSpec();
        spec.itemSize = sizes;
        return places(spec) == std::vector<std::string>{"/Behavior/ItemSize"};
    };
    CHECK(refused(Distribution::uniform(1'000, kMost + 1)));
    CHECK_FALSE(refused(Distribution::uniform(1'000, kMost)));
    CHECK(refused(Distribution::piecewise({{0.5, 100}, {1.0, 480'000}})));
    CHECK(refused(Distribution::empirical({100, 200, 500'000})));
    CHECK_FALSE(refused(Distribution::empirical({100, 200, 400'000})));
    const Distribution endless = Distribution::exponential(20'000);
    CHECK_FALSE(refused(endless));
    CHECK(refused(Distribution::mixture({0.99, 0.01}, {endless, Distribution::constant(500'000)})));
    CHECK_FALSE(refused(Distribution::mixture({1.0, 0.0}, {endless, Distribution::constant(500'000)})));
    Spec spec = onDemandSpec();
    spec.itemSize = Distribution::uniform(1, 480'000);
    CHECK(check(spec).at(0).what.find("ServiceQuotas") != std::string::npos);
}

TEST_CASE("an item and what its local indexes project of it have 400 KB together", "[spec]") {
    Spec spec = onDemandSpec();
    spec.indexes.resize(2);
    spec.indexes[0].name = "A";
    spec.indexes[1].name = "B";
    spec.indexes[0].global = spec.indexes[1].global = false;
    const std::vector<std::string> refused{"/Properties/LocalSecondaryIndexes"};
    spec.itemSize = Distribution::constant(136'533);  // a third of 400 KB
    CHECK(places(spec).empty());
    spec.itemSize = Distribution::constant(136'534);
    CHECK(places(spec) == refused);
    spec.itemSize = Distribution::uniform(1'000, 150'000);  // a mean that fits, an end that does not
    CHECK(places(spec) == refused);
    spec.indexes[1].projection = Projection::KeysOnly;  // 150,000 twice and 100
    CHECK(places(spec).empty());
    spec.indexes[1].entrySize = Bytes(120'000);
    CHECK(places(spec) == refused);
    CHECK(largestItemOf(spec) == Bytes((400 * 1024 - 120'000) / 2));
    spec.indexes[1].present = 0.0;
    CHECK(places(spec).empty());
    spec.indexes[1] = {};
    spec.indexes[1].name = "B";  // global: it has items of its own
    CHECK(places(spec).empty());
}

TEST_CASE("the share of items above 400 KB: closed forms", "[table]") {
    CHECK(shareAbove(Distribution::pareto(100'000, 1.5), kLargestItem) ==
          Approx(std::pow(100'000.0 / 409'600.0, 1.5)).margin(1e-8));
    CHECK(shareAbove(Distribution::exponential(50'000), kLargestItem) ==
          Approx(std::exp(-409'600.0 / 50'000.0)).margin(1e-8));
    const Distribution half =
        Distribution::mixture({1, 1}, {Distribution::constant(1), Distribution::pareto(204'800, 1.0)});
    CHECK(shareAbove(half, kLargestItem) == Approx(0.25).margin(1e-8));
    // Gamma with shape 1 is exponential; 100,000 draws: three standard errors.
    CHECK(shareAbove(Distribution::gamma(200'000, 1.0), kLargestItem) == Approx(std::exp(-2.048)).margin(0.0032));
}
