// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/range_check.hpp"

#include "scenarios/format/reference.hpp"
#include "tests/scenarios/one_of_each.hpp"
#include "tests/scenarios/small_file.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using base::Distribution;
using test::OneOfEach;
using test::refuses;
using test::warns;

namespace {

format::LoadedScenario withOverhead(const std::string& overhead) {
    OneOfEach scenario;
    scenario.api = R"("Overhead": )" + overhead;
    return scenario.load();
}

format::LoadedScenario withItemSize(const std::string& size) {
    OneOfEach scenario;
    scenario.table = R"("ItemSize": )" + size;
    return scenario.load();
}

constexpr const char* kOverhead = "/Resources/Api/Behavior/Overhead";
constexpr const char* kItemSize = "/Resources/Items/Behavior/ItemSize";

}  // namespace

// Overhead is from 0 to 30 s, an item from 1 B to 400 KB.
TEST_CASE("a distribution must belong into its parameter's range", "[ranges]") {
    CHECK(refuses(withOverhead(R"("31s")"), kOverhead, "must be 0s to 30s"));
    CHECK(refuses(withOverhead(R"({ "Uniform": { "Low": "1h", "High": "2h" } })"), kOverhead, "its mean is 90m"));
    CHECK(refuses(withOverhead(R"({ "Exponential": { "Mean": "40s" } })"), kOverhead, "its mean is 40s"));
    CHECK(refuses(withOverhead(R"({ "Pareto": { "Minimum": "1ms", "Shape": 0.9 } })"), kOverhead,
                  "its mean is infinite"));
    CHECK(refuses(withItemSize(R"({ "Uniform": { "Low": "0B", "High": "1KB" } })"), kItemSize, "it begins at 0B"));
    CHECK(withOverhead(R"({ "Uniform": { "Low": "1ms", "High": "30s" } })").scenario);
}

TEST_CASE("so must each part of a mixture and of regimes", "[ranges]") {
    CHECK(refuses(withOverhead(R"({ "Mixture": [ { "Weight": 1000, "Of": "5ms" }, { "Weight": 1, "Of": "40s" } ] })"),
                  kOverhead, "of a part, its mean is 40s"));
    CHECK(refuses(
        withOverhead(
            R"({ "Regimes": [ { "Of": "5ms", "MeanFor": "1h" }, { "Of": { "Exponential": { "Mean": "31s" } }, "MeanFor": "1s" } ] })"),
        kOverhead, "of a part"));
}

TEST_CASE("a tail beyond the range is a warning", "[ranges]") {
    CHECK(warns(withOverhead(R"({ "Exponential": { "Mean": "10s" } })"), kOverhead,
                "99th percentile of 46.05s"));  // 10 s x ln 100
    CHECK(warns(withItemSize(R"({ "LogNormal": { "Median": "20KB", "P99": "500KB" } })"), kItemSize,
                "99th percentile of 500KB"));
    CHECK(withOverhead(R"({ "Exponential": { "Mean": "6s" } })").problems.empty());
}

TEST_CASE("a warning inside the arrivals does not lose the workload", "[ranges]") {
    OneOfEach scenario;
    scenario.arrivals = R"({ "Closed": { "Users": 3, "Think": { "Exponential": { "Mean": "1s" } } } })";
    const auto loaded = scenario.load();
    REQUIRE(loaded.scenario);
    CHECK(loaded.scenario->designs[0].workloads.size() == 1);
}

TEST_CASE("what explain says of the arrivals' scales is what the reader takes", "[ranges]") {
    const auto with = [](const std::string& arrivals) {
        OneOfEach scenario;
        scenario.arrivals = "{ " + arrivals + " }";
        return scenario.load();
    };
    const std::string poisson = R"("Poisson": { "Rate": "1/s" }, )";
    const auto bursty = [&](const std::string& stay) {
        return with(R"("Bursty": { "States": [ { "Rate": "1/s", "MeanFor": ")" + stay +
                    R"(" }, { "Rate": "5/s", "MeanFor": "1m" } ] })");
    };
    CHECK(test::holds(format::explainKey("Scale"), "range:   0 to 1000000\n"));
    CHECK(test::holds(format::explainKey("TimeScale"), "range:   0.0001 to 10000\n"));
    CHECK(test::holds(format::explainKey("MeanFor"), "range:   at least 1ms\n"));
    CHECK(with(poisson + R"("Scale": 1e6)").scenario);
    CHECK(refuses(with(poisson + R"("Scale": 1000001)"), "/Workloads/Users/Arrivals/Scale", "must be 0 to 1000000"));
    CHECK(with(poisson + R"("TimeScale": 0.0001)").scenario);
    CHECK(with(poisson + R"("TimeScale": 10000)").scenario);
    for (const char* outside : {"0.00009", "10001"}) {
        CHECK(refuses(with(poisson + R"("TimeScale": )" + outside), "/Workloads/Users/Arrivals/TimeScale",
                      "must be 0.0001 to 10000"));
    }
    CHECK(bursty("1ms").scenario);
    CHECK(refuses(bursty("999us"), "/Workloads/Users/Arrivals/Bursty/States/0/MeanFor", "must be at least 1ms"));
}

TEST_CASE("the smallest value of a distribution", "[ranges]") {
    CHECK(format::smallest(Distribution::constant(3)) == 3.0);
    CHECK(format::smallest(Distribution::uniform(2, 5)) == 2.0);
    CHECK(format::smallest(Distribution::exponential(5)) == 0.0);
    CHECK(format::smallest(Distribution::logNormal(1, 5)) == 0.0);
    CHECK(format::smallest(Distribution::normal(5, 1)) == Approx(0.0).margin(1e-9));
    CHECK(format::smallest(Distribution::gamma(5, 1)) == 0.0);
    CHECK(format::smallest(Distribution::pareto(4, 2)) == 4.0);
    CHECK(format::smallest(Distribution::empirical({7, 6, 9})) == 6.0);
    CHECK(format::smallest(Distribution::mixture({1, 1}, {Distribution::constant(8), Distribution::uniform(3, 9)})) ==
          3.0);
}
