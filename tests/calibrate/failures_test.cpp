// SPDX-License-Identifier: GPL-3.0-or-later
// Invocations that failed or timed out are billed, and belong to the errors.
#include "scenarios/calibrate/failures.hpp"

#include <algorithm>
#include <cmath>

#include "model/base/sampler.hpp"
#include "scenarios/calibrate/calibrate.hpp"
#include "scenarios/calibrate/memory_split.hpp"
#include "tests/calibrate/small_scenario.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;

namespace {

bool says(const calibrate::Findings& findings, const std::string& words) {
    return std::ranges::any_of(findings, [&](const std::string& one) { return one.find(words) != std::string::npos; });
}

const lambda::Spec& functionOf(const format::Scenario& scenario) {
    for (const auto& resource : scenario.designs.front().resources) {
        if (const auto* spec = std::get_if<lambda::Spec>(&resource.spec)) return *spec;
    }
    FAIL("no function");
    throw 0;
}

double computeMean(const lambda::Spec& spec) {
    return std::get<lambda::ComputeStep>(spec.steps.front().what).duration.mean();
}

}  // namespace

// 990 of 20 ms, 10 at the Timeout of 30 s: 0.99 x 20 ms + 0.01 x 30.001 s = 319.81 ms are wanted on average.
TEST_CASE("what timed out is a part of the law that takes longer than the Timeout", "[calibrate]") {
    calibrate::FunctionLog log;
    for (int i = 0; i < 990; ++i) log.sizes[512].durations.record(base::milliseconds(20));
    for (int i = 0; i < 10; ++i) log.sizes[512].timeouts.record(base::seconds(30));
    Node root = smallScenario(kOnlyCode);
    const auto findings = calibrate::calibrateFunction(root, "F", log, "f.log");
    REQUIRE(findings);
    CHECK(says(*findings, "F: 10 of 1000 (a share of 0.01; 0.00544 to 0.0183) timed out, after 30000ms"));
    CHECK_FALSE(says(*findings, "do not time out"));
    const format::Scenario read = loadedScenario(root);
    const lambda::Spec& spec = functionOf(read);
    CHECK(std::abs(computeMean(spec) - 0.31981) < 1e-6);
    const auto& law = std::get<lambda::ComputeStep>(spec.steps.front().what).duration;
    base::Sampler sampler(law, 1);
    base::Stream stream(2);
    int late = 0;
    constexpr int kDraws = 100'000;
    for (int i = 0; i < kDraws; ++i) {
        const double drawn = sampler(stream, base::Instant{});
        REQUIRE((drawn < 0.0201 || drawn > 30.0));
        late += drawn > 30.0 ? 1 : 0;
    }
    CHECK(std::abs(late - 1'000) < 4 * 31.5);  // of a binomial count
}

TEST_CASE("a Timeout that is longer than the log's is told", "[calibrate]") {
    calibrate::FunctionLog log;
    for (int i = 0; i < 990; ++i) log.sizes[512].durations.record(base::milliseconds(20));
    for (int i = 0; i < 10; ++i) log.sizes[512].timeouts.record(base::seconds(3));
    Node root = smallScenario(kOnlyCode);  // 30 s
    const auto findings = calibrate::calibrateFunction(root, "F", log, "f.log");
    REQUIRE(findings);
    CHECK(says(*findings, "the scenario's Timeout of 30 s is longer than the log's"));
    calibrate::FunctionLog none;
    none.sizes[512].timeouts.record(base::seconds(3));
    CHECK_FALSE(calibrate::calibrateFunction(root, "F", none, "f.log"));
}

TEST_CASE("what failed is in the law and in Error and Crash", "[calibrate]") {
    calibrate::FunctionLog log;
    for (int i = 0; i < 1000; ++i) log.sizes[512].durations.record(base::milliseconds(i % 2 == 0 ? 10 : 30));
    log.sizes[512].failed = 50;
    log.sizes[512].crashed = 20;
    Node root = smallScenario(kOnlyCode);
    const auto findings = calibrate::calibrateFunction(root, "F", log, "f.log");
    REQUIRE(findings);
    CHECK(says(*findings, "F Error: 30 of 1000 (a share of 0.03;"));
    CHECK(says(*findings, "F Crash: 20 of 1000 (a share of 0.02;"));
    const format::Scenario read = loadedScenario(root);
    CHECK(functionOf(read).error == 0.03);
    CHECK(functionOf(read).crash == 0.02);
    CHECK(std::abs(computeMean(functionOf(read)) - 0.020) < 0.0005);
}

// Each size takes 30 ms and 40 ms x 512 / MB, up to one vCPU's 1,769 MB.
TEST_CASE("of several memory sizes, what memory shortens is told from what it does not", "[calibrate]") {
    calibrate::FunctionLog log;
    for (const int memory : {256, 512, 1024, 1769}) {
        for (int i = 0; i < 200; ++i)
            log.sizes[memory].durations.record(
                base::Duration(std::llround((30.0 + 40.0 * 512.0 / memory * (0.9 + 0.001 * i)) * 1e6)));
    }
    Node root = smallScenario(kOnlyCode);
    const auto findings = calibrate::calibrateFunction(root, "F", log, "f.log");
    REQUIRE(findings);
    CHECK(says(*findings, "40ms of its 70ms with 512 MB is computing") == false);  // 39.98: 0.9995 of it on average
    const format::Scenario read = loadedScenario(root);
    const lambda::Spec& spec = functionOf(read);
    REQUIRE(spec.steps.size() == 2);
    CHECK(std::get<lambda::ComputeStep>(spec.steps[0].what).atMemory == 512);
    CHECK(std::abs(computeMean(spec) - 0.03998) < 0.0002);
    CHECK(std::abs(std::get<lambda::WaitStep>(spec.steps[1].what).duration.mean() - 0.030) < 0.0002);
}

TEST_CASE("memory sizes that no sum of computing and waiting explains are taken as computing", "[calibrate]") {
    calibrate::FunctionLog log;
    for (const auto& [memory, milliseconds] : {std::pair{256, 20}, std::pair{512, 60}, std::pair{1024, 30}}) {
        for (int i = 0; i < 200; ++i) log.sizes[memory].durations.record(base::milliseconds(milliseconds));
    }
    Node root = smallScenario(kOnlyCode);
    const auto findings = calibrate::calibrateFunction(root, "F", log, "f.log");
    REQUIRE(findings);
    CHECK(says(*findings, "no sum of computing and waiting explains its memory sizes"));
    CHECK(document::resolve(root, "/Resources/F/Behavior/Steps/Waiting") == nullptr);
}
