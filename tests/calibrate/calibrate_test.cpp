// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/calibrate.hpp"

#include <array>
#include <cmath>
#include <cstdio>

#include "model/base/random.hpp"
#include "scenarios/calibrate/fit.hpp"
#include "tests/calibrate/read_logs.hpp"
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
    const auto sample = functionLog(log.path());
    REQUIRE(sample);
    CHECK(sample->reports == 30'000);
    CHECK(sample->cut == 1);
    CHECK(sample->function == "F-prod");
    CHECK(onlySize(*sample).durations.count() == 30'000);
    CHECK(onlySize(*sample).durations.smallest() == base::Duration(10'000'000));
    CHECK(onlySize(*sample).durations.largest() == base::Duration(16'000'000));
    CHECK_FALSE(functionLog("no/such/file"));
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
    const auto sample = functionLog(log.path());
    REQUIRE(sample);
    CHECK(onlySize(*sample).inits.count() == 400);
    const calibrate::Fit fit = calibrate::fitPercentiles(onlySize(*sample).durations);
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
    { log.open() << reportLine(40.0) << reportLine(40.0, 200.0); }
    const auto sample = functionLog(log.path());
    REQUIRE(sample);
    Node root = smallScenario(kWithCall);
    const auto findings = calibrate::calibrateFunction(root, "F", *sample, "whole.txt");
    REQUIRE(findings);
    CHECK(document::resolve(root, "/Resources/F/Behavior/Steps/Code") == nullptr);
    CHECK(document::resolve(root, "/Resources/F/Behavior/Steps/Read") != nullptr);
    const format::Scenario read = loadedScenario(root);
    REQUIRE(functionOf(read).duration);
    CHECK(std::abs(functionOf(read).duration->mean() - 0.040) < 0.0005);
    const auto& assumptions = read.designs.front().assumptions;
    const bool listed = std::any_of(assumptions.begin(), assumptions.end(), [](const auto& one) {
        return one.path == "/Resources/F/Behavior/Duration" &&
               one.source.starts_with("whole.txt, 2 invocations, p50 40ms (") && !one.guess;
    });
    CHECK(listed);
}

TEST_CASE("what cannot be calibrated is refused", "[calibrate]") {
    Node root = smallScenario(kOnlyCode);
    calibrate::FunctionLog empty;
    CHECK_FALSE(calibrate::calibrateFunction(root, "F", empty, "x"));
    empty.sizes[512].durations.record(base::Duration(1'000'000));
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

// 100 restores of 300 to 399 ms, of which 120 ms are billed each: 120 / 349.5 of them.
TEST_CASE("restores of a snapshot become the law of RESTORE, where the function has SnapStart", "[calibrate]") {
    const Recording log("restore.txt");
    {
        auto out = log.open();
        for (int i = 0; i < 400; ++i) {
            std::string line = reportLine(20.0);
            if (i % 4 == 0) {
                line.pop_back();
                line +=
                    "Restore Duration: " + std::to_string(300 + i / 4) + ".00 ms\tBilled Restore Duration: 120 ms\t\n";
            }
            out << line;
        }
    }
    const auto sample = functionLog(log.path());
    REQUIRE(sample);
    CHECK(onlySize(*sample).restores.count() == 100);
    Node plain = smallScenario(kOnlyCode);
    const auto left = calibrate::calibrateFunction(plain, "F", *sample, "restore.txt");
    REQUIRE(left);
    CHECK(left->front().find("\"F\" has no SnapStart in the scenario") != std::string::npos);
    CHECK(document::resolve(plain, "/Resources/F/Behavior/Restore") == nullptr);
    Node snap = smallScenario(kOnlyCode);
    Node applied = Node::object();
    applied.set("ApplyOn", Node::string("PublishedVersions"));
    Node& properties = *snap.find("Resources")->find("F")->find("Properties");
    properties.set("SnapStart", std::move(applied));
    properties.set("Runtime", Node::string("java21"));
    const auto findings = calibrate::calibrateFunction(snap, "F", *sample, "restore.txt");
    REQUIRE(findings);
    CHECK(findings->front().find("F Restore: p50 349ms") != std::string::npos);
    CHECK(findings->front().find("a share of 0.343 of it is billed") != std::string::npos);
    const format::Scenario read = loadedScenario(snap);
    const lambda::Spec& spec = functionOf(read);
    REQUIRE(spec.restore);
    CHECK(std::abs(spec.restore->quantile(0.5).value() - 0.349) < 0.002);
    CHECK(spec.billedRestore == 0.343);
}

TEST_CASE("an answer in JSON that breaks off is refused, a log that does is not", "[calibrate]") {
    const auto errorOf = [](const std::string& text) {
        const Recording log("events.json");
        { log.open() << text; }
        const auto sample = functionLog(log.path());
        return sample ? std::string() : sample.error().what;
    };
    std::string answer = "{\"events\": [";
    for (int i = 0; i < 200; ++i)
        answer +=
            std::string(i == 0 ? "" : ", ") +
            R"({"message": "REPORT RequestId: a\tDuration: 3.04 ms\tBilled Duration: 4 ms\tMemory Size: 512 MB\tMax Memory Used: 88 MB \"}\"\n"})";
    CHECK(errorOf(answer.substr(0, answer.size() / 2)).find("whose end is missing") != std::string::npos);
    CHECK(errorOf(answer).find("whose end is missing") != std::string::npos);
    CHECK(errorOf(answer + "]}\n").empty());
    CHECK(errorOf(answer + "]}\n" + answer).find("whose end is missing") != std::string::npos);
    CHECK(errorOf("{ the log of a program\n" + reportLine(5.0)).empty());
    CHECK(errorOf(R"({"events": 1})"
                  "\n" +
                  reportLine(5.0) + "{\n")
              .empty());
}

TEST_CASE("intervals without a value are told", "[calibrate]") {
    Node root = smallScenario(kOnlyCode);
    const Recording csv("gap.csv");
    { csv.open() << "time,requests\n2026-01-05T00:00:00Z,4\n2026-01-05T00:01:00Z,5\n2026-01-05T00:04:00Z,6\n"; }
    const auto findings = calibrate::calibrateTraffic(root, "W", csv.path(), csv.path().parent_path(), "");
    REQUIRE(findings);
    REQUIRE(findings->size() == 2);
    CHECK(findings->front().find("5 intervals") != std::string::npos);
    CHECK(findings->back().starts_with("2 intervals of 60 s without a value: 2026-01-05T00:02:00Z"));
    CHECK(findings->back().ends_with(": nothing arrives in them (Gaps: zero)"));
}

TEST_CASE("a file that is no measurement is said to be none, in words that calibrate has", "[calibrate]") {
    const Recording file("odd.csv");
    const auto refusal = [&](const std::string& text) {
        Node root = smallScenario(kOnlyCode);
        { file.open() << text; }
        const auto findings = calibrate::calibrateTraffic(root, "W", file.path(), file.path().parent_path(), "");
        REQUIRE_FALSE(findings);
        CHECK(findings.error().what.find("Interval") == std::string::npos);
        CHECK(findings.error().what.find("Column") == std::string::npos);
        return findings.error().what;
    };
    const std::string unknown = "is no measurement that is known here";
    CHECK(refusal("3\n4\n5\n").find(unknown) == 0);
    CHECK(refusal("2026-01-05T00:00:00Z,3\n").find(unknown) == 0);
    CHECK(refusal("root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/bin/sh\n").find(unknown) == 0);
    // A table of counts with a mistake in it stays one, at its line.
    CHECK(refusal("time,a,b\n2026-01-05T00:00:00Z,3,4\n2026-01-05T00:01:00Z,3,4\n").find("say with --series") !=
          std::string::npos);
}
