// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/calibrate.hpp"

#include <array>
#include <cmath>
#include <cstdio>

#include "model/base/random.hpp"
#include "scenarios/calibrate/fit.hpp"
#include "tests/calibrate/small_scenario.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;

namespace {

std::string reportLine(double milliseconds, double init = 0.0, int memory = 512) {
    std::array<char, 256> text{};
    std::snprintf(
        text.data(), text.size(),
        "2026-01-05T00:00:00 REPORT RequestId: 3897a7c2-8ac6\tDuration: %.2f ms\tBilled Duration: %.0f ms\tMemory "
        "Size: %d MB\tMax Memory Used: 88 MB\t",
        milliseconds, std::ceil(milliseconds), memory);
    std::string line = text.data();
    if (init > 0.0) line += "Init Duration: " + std::to_string(init) + " ms\t";
    return line + "\n";
}

const lambda::Spec& functionOf(const format::Scenario& scenario) {
    for (const auto& resource : scenario.designs.front().resources) {
        if (const auto* spec = std::get_if<lambda::Spec>(&resource.spec)) return *spec;
    }
    FAIL("no function");
    throw 0;
}

}  // namespace

TEST_CASE("a log of any length gives every REPORT line once", "[calibrate]") {
    const Recording log("log.txt");
    {
        auto out = log.open();
        out << "/aws/lambda/F-prod START\n";
        for (int i = 0; i < 30'000; ++i)
            out << "noise that takes some room, line " << i << "\n" << reportLine(10.0 + i % 7);
        out << "REPORT RequestId: cut\tDuration: 1";
    }
    const auto sample = calibrate::readFunctionLog(log.path());
    REQUIRE(sample);
    CHECK(sample->reports == 30'000);
    CHECK(sample->cut == 1);
    CHECK(sample->function == "F-prod");
    CHECK(sample->durations.count() == 30'000);
    CHECK(sample->durations.smallest() == base::Duration(10'000'000));
    CHECK(sample->durations.largest() == base::Duration(16'000'000));
    CHECK_FALSE(calibrate::readFunctionLog("no/such/file"));
}

TEST_CASE("a law that is known comes back from the log of its sample", "[calibrate]") {
    const base::Distribution law = base::Distribution::logNormal(0.020, 0.090);
    const Recording log("known.txt");
    {
        auto out = log.open();
        base::Stream stream(base::deriveKey(7, 0));
        for (int i = 0; i < 20'000; ++i)
            out << reportLine(law.quantile(stream.uniformOpen()).value() * 1e3, i % 50 == 0 ? 140.0 + i % 90 : 0.0);
    }
    const auto sample = calibrate::readFunctionLog(log.path());
    REQUIRE(sample);
    CHECK(sample->inits.count() == 400);
    const calibrate::Fit fit = calibrate::fitPercentiles(sample->durations);
    CHECK(fit.distance < 0.02);  // eleven percentiles of the sample and straight lines between them
    Node root = smallScenario(kOnlyCode);
    REQUIRE(calibrate::calibrateFunction(root, "F", *sample, "known.txt"));
    const format::Scenario read = loadedScenario(root);
    const auto& compute = std::get<lambda::ComputeStep>(functionOf(read).steps.front().what);
    CHECK(compute.atMemory == 512);
    for (const double p : {0.1, 0.5, 0.9, 0.99}) {
        const double wanted = *law.quantile(p);
        // the standard error of the p-quantile is at most 2.5 % here; 0.8 % are the histogram's
        CHECK(std::abs(*compute.duration.quantile(p) / wanted - 1.0) < 0.09);
    }
    CHECK(std::abs(functionOf(read).init->mean() - 0.185) < 0.01);
}

TEST_CASE("a function that calls gets the measured whole", "[calibrate]") {
    const Recording log("whole.txt");
    { log.open() << reportLine(40.0) << reportLine(40.0, 200.0, 1024); }
    const auto sample = calibrate::readFunctionLog(log.path());
    REQUIRE(sample);
    Node root = smallScenario(kWithCall);
    const auto findings = calibrate::calibrateFunction(root, "F", *sample, "whole.txt");
    REQUIRE(findings);
    CHECK(document::resolve(root, "/Resources/F/Behavior/Steps/Code") == nullptr);
    CHECK(document::resolve(root, "/Resources/F/Behavior/Steps/Read") != nullptr);
    const format::Scenario read = loadedScenario(root);
    REQUIRE(functionOf(read).duration);
    CHECK(std::abs(functionOf(read).duration->mean() - 0.040) < 0.0005);
    std::string all;
    for (const std::string& line : *findings) all += line + "\n";
    CHECK(all.find("measured with 1024 MB; the scenario has 512 MB") != std::string::npos);
    CHECK(all.find("several memory sizes") != std::string::npos);
    const auto& assumptions = read.designs.front().assumptions;
    const bool listed = std::any_of(assumptions.begin(), assumptions.end(), [](const auto& one) {
        return one.path == "/Resources/F/Behavior/Duration" &&
               one.source.starts_with("whole.txt, 2 invocations, p50 40ms (") && !one.guess;
    });
    CHECK(listed);
}

TEST_CASE("what cannot be calibrated is refused", "[calibrate]") {
    Node root = smallScenario(kOnlyCode);
    calibrate::FunctionSample empty;
    CHECK_FALSE(calibrate::calibrateFunction(root, "F", empty, "x"));
    empty.durations.record(base::Duration(1'000'000));
    CHECK_FALSE(calibrate::calibrateFunction(root, "T", empty, "x"));
    CHECK_FALSE(calibrate::calibrateFunction(root, "G", empty, "x"));
}

TEST_CASE("recorded traffic arrives at a workload, and the simulation lasts as long", "[calibrate]") {
    const Recording metrics("metrics.json");
    {
        metrics.open()
            << R"({ "MetricDataResults": [ { "Id": "m1", "Label": "Invocations", "Timestamps": ["2026-01-05T00:02:00Z", "2026-01-05T00:00:00Z", "2026-01-05T00:01:00Z"], "Values": [60.0, 120.0, 30.0] } ] })";
    }
    Node root = smallScenario(kOnlyCode);
    const auto findings = calibrate::calibrateTraffic(root, "W", metrics.path(), metrics.path().parent_path(), "");
    REQUIRE(findings);
    CHECK(findings->front().find("3 intervals, 1.167/s on average") != std::string::npos);
    CHECK(document::resolve(root, "/Simulation/Duration")->asString() == "180s");
    const format::Scenario read = loadedScenario(root, (metrics.path().parent_path() / "s.json").string());
    CHECK(read.simulation.duration == base::seconds(180));
    CHECK_FALSE(calibrate::calibrateTraffic(root, "Nobody", metrics.path(), ".", ""));
}
