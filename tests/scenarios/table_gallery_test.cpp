// SPDX-License-Identifier: GPL-3.0-or-later
// The gallery's scenarios of hot partitions and of a cache. Oracles: arithmetic and closed forms, given where they are
// used.
#include <cmath>
#include <functional>
#include <map>
#include <numeric>

#include "model/base/keys.hpp"
#include "scenarios/build/design_world.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/source_folder.hpp"

using namespace headroom;

namespace {

struct Ran {
    std::map<std::string, double> figures;  ///< of the one resource
    std::vector<double> throttled;          ///< WriteKeyRangeThroughputThrottleEvents by minute
    double nodeHours = 0.0;                 ///< metered
};

Ran run(const std::string& file, const std::string& design, const std::string& resource) {
    format::Overrides overrides;
    overrides.design = design;
    const auto loaded = format::loadScenario(test::sourceFolder() / "scenarios/gallery" / file, overrides);
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    const format::Simulation& simulation = loaded.scenario->simulation;
    build::DesignWorld world(*loaded.scenario, loaded.scenario->designs.at(0),
                             {simulation.warmUp.value_or(base::Duration(0)), simulation.duration, base::minutes(1),
                              build::replicationKey(simulation.seed, 1)});
    world.run({}, {});
    Ran ran;
    for (const engine::MetricSeries& one : world.world().metrics().series()) {
        if (one.name == "WriteKeyRangeThroughputThrottleEvents") ran.throttled = one.values;
    }
    for (const engine::ResourceReport& report : world.reports(simulation.duration)) {
        if (report.resource != resource) continue;
        for (const engine::Figure& figure : report.figures) ran.figures[figure.name] = figure.value;
        for (const base::MeterReading& reading : report.readings) {
            if (reading.service == "AmazonDAX")
                ran.nodeHours += static_cast<double>(reading.granules) / static_cast<double>(reading.granulesPerUnit);
        }
    }
    return ran;
}

/// The mean of minutes `from` to the end.
double meanFrom(const std::vector<double>& minutes, std::size_t from) {
    const auto begin = minutes.begin() + static_cast<std::ptrdiff_t>(from);
    return std::accumulate(begin, minutes.end(), 0.0) / static_cast<double>(minutes.end() - begin);
}

/// The gallery's links: the sum over all of the share p times what becomes of a read at p x 400 a second.
double overLinks(const std::function<double(double)>& hit) {
    constexpr std::uint64_t kLinks = 500'000;
    double sum = 0.0;
    for (std::uint64_t key = 0; key < kLinks; ++key) {
        const double p = base::probability(base::ZipfKeys{kLinks, 0.99}, key);
        sum += p * hit(p * 400.0);
    }
    return sum;
}

}  // namespace

// 430 writes a second of 8 units; 35 % on one item are 150.5 a second, of which its partition takes 1,000 / 8 = 125:
// 25.5 x 60 = 1,530 a minute are left, once it is alone. Then no other write is throttled, so that is all.
TEST_CASE("gallery: a hot item stays throttled by its partition's share, and is not healed by a split", "[gallery]") {
    const Ran one = run("hot_partition.json", "one hot item", "Votes");
    REQUIRE(one.throttled.size() == 20);
    CHECK(one.throttled[0] > 3 * 1'530.0);  // its neighbours suffer until it is isolated
    CHECK(meanFrom(one.throttled, 8) == Approx(1'530.0).epsilon(0.05));
    CHECK(one.figures.at("WriteThrottleEvents") == one.figures.at("WriteKeyRangeThroughputThrottleEvents"));
}

// Twelve items of 172 units, and a hot one written as ten of 120: each far below what a partition takes.
TEST_CASE("gallery: what several items heat together is healed within minutes", "[gallery]") {
    for (const char* design : {"twelve warm items", "sharded"}) {
        const Ran cured = run("hot_partition.json", design, "Votes");
        INFO(design);
        // Ten writes of a hot item land on one partition or on several, as the keys hash: then nothing is refused.
        if (design == std::string("twelve warm items"))
            CHECK(std::accumulate(cured.throttled.begin(), cured.throttled.begin() + 8, 0.0) > 0.0);
        CHECK(meanFrom(cured.throttled, 8) == 0.0);
        CHECK(cured.figures.at("PartitionSplits") >= 1.0);
    }
}

// A link kept for T is found with probability a T / (1 + a T), a: its reads a second. Links kept for an hour do not end
// in this run: one is found at time t unless it was never asked for, 1 - exp(-a t), here from 20 to 40 minutes.
TEST_CASE("gallery: a cache hits as the closed forms say of its time to live", "[gallery]") {
    const Ran small = run("dax_worth_it.json", "one dax.t3.small", "Cache");
    const double steady = overLinks([](double a) { return a * 300.0 / (1.0 + a * 300.0); });
    CHECK(steady == Approx(0.6923).margin(0.0001));
    CHECK(small.figures.at("ItemCacheHitRatio") == Approx(steady).margin(0.01));
    const Ran large = run("dax_worth_it.json", "three dax.r5.large, an hour's TTL", "Cache");
    const double filling =
        overLinks([](double a) { return 1.0 - (std::exp(-a * 1'200.0) - std::exp(-a * 2'400.0)) / (a * 1'200.0); });
    CHECK(filling == Approx(0.8646).margin(0.0001));
    CHECK(large.figures.at("ItemCacheHitRatio") == Approx(filling).margin(0.01));
    CHECK(small.nodeHours == Approx(1.0 / 3.0));  // 20 minutes of one node, and of three
    CHECK(large.nodeHours == Approx(1.0));
}
