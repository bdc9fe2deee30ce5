// SPDX-License-Identifier: GPL-3.0-or-later
// What a check calls noise is what the simulated system differs from itself by: rows of a system that is like the
// scenario lie within it as often as it says. Seeds are fixed.
#include <cmath>

#include "scenarios/calibrate/calibrate.hpp"
#include "scenarios/calibrate/fit.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/document/write_json.hpp"
#include "tests/checking/real_system.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

constexpr const char* kLaw = R"({ "LogNormal": { "Median": "20ms", "P99": "90ms" } })";

std::string lasting(const std::string& seed) { return R"("Duration": "10m", "Replications": 8, "Seed": )" + seed; }

}  // namespace

// 30 recordings of three rows: of 90 that lie within noise 95 times of 100, 79 or more do so with probability 0.998.
TEST_CASE("errors of a scenario that is like the real system are within noise as often as it says", "[checking]") {
    const format::Scenario scenario = scenarioOf(oneFunction("1/s", kLaw, lasting("1")));
    int rows = 0;
    int within = 0;
    for (int i = 0; i < 30; ++i) {
        const std::string seed = std::to_string(500 + i);
        const checking::Comparison comparison =
            checked(scenario, recordingOf(scenarioOf(oneFunction("20/s", kLaw, lasting(seed)))));
        for (const char* statistic : {"Average", "p50", "p99"}) {
            const checking::Row& row = rowOf(comparison, "Duration", statistic);
            REQUIRE(row.all);
            REQUIRE(row.all->noise);
            CHECK(std::abs(*row.all->error()) < 0.1);
            ++rows;
            if (row.all->withinNoise()) ++within;
        }
    }
    INFO(within << " of " << rows);
    CHECK(within >= 79);
    CHECK(within < rows);  // noise that holds everything says nothing
}

TEST_CASE("a scenario calibrated with the real system's log is near its metrics", "[checking]") {
    // The scenario guesses 5 ms; the log, of other requests than the metrics, knows better.
    const base::Distribution law = base::Distribution::logNormal(0.020, 0.090);
    calibrate::FunctionLog log;
    calibrate::Sample& sample = log.sizes[1769].durations;
    base::Stream stream(base::deriveKey(77, 0));
    for (int i = 0; i < 20'000; ++i) sample.record(base::fromSeconds(*law.quantile(stream.uniformOpen())));
    document::Loaded root =
        document::readText(oneFunction("1/s", "\"5ms\"", lasting("1")), "s.json", document::Format::Json);
    REQUIRE(root.ok());
    const std::string recording = recordingOf(scenarioOf(oneFunction("20/s", kLaw, lasting("99"))));
    CHECK(checking::judge(checked(scenarioOf(document::writeJson(*root.root)), recording), checking::Seen::No).level ==
          checking::Level::Uncalibrated);
    REQUIRE(calibrate::calibrateFunction(*root.root, "F", log, "f.log"));
    const checking::Comparison comparison = checked(scenarioOf(document::writeJson(*root.root)), recording);
    for (const char* statistic : {"Average", "p50"})
        CHECK(std::abs(*rowOf(comparison, "Duration", statistic).all->error()) < 0.04);
    CHECK(std::abs(*rowOf(comparison, "Duration", "p99").all->error()) < 0.06);
    const checking::Verdict verdict = checking::judge(comparison, checking::hasSeen(*root.root, comparison));
    CHECK(verdict.level == checking::Level::Calibrated);
    CHECK(verdict.largestError < 0.08);
}

TEST_CASE("noise is half a prediction interval of Student's t", "[checking]") {
    // By hand: mean 3, variance 2.5; t of 4 degrees at 97.5 % is 2.7764, so 2.7764 x sqrt(2.5 x 1.2) = 4.8089.
    const auto noise = checking::noiseOf({1.0, 2.0, 3.0, 4.0, 5.0}, 3.0);
    REQUIRE(noise);
    CHECK(*noise == Approx(4.8089).epsilon(1e-4));
    CHECK_FALSE(checking::noiseOf({1.0, 2.0, 3.0, 4.0}, 2.5));
}
