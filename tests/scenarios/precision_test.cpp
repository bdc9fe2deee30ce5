// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/precision.hpp"

#include <cmath>

#include "scenarios/study/intervals.hpp"
#include "scenarios/study/samples.hpp"
#include "tests/scenarios/study_steps.hpp"

using namespace headroom;

namespace {

/// A tenth of a second of work, 20 requests a second that come at random: its latency varies a little.
std::string noisy(const std::string& replications) {
    return test::oneFunction(
        R"({ "Steps": [ { "Compute": { "Duration": { "Exponential": { "Mean": "100ms" } } } } ] })",
        R"("Arrivals": { "Poisson": { "Rate": "20/s" } })",
        R"({ "WarmUp": "20s", "Duration": "60s", "Seed": 11, "Replications": )" + replications + " }");
}

study::StudyResult precise(const std::string& replications, const std::string& goals, unsigned jobs = 1) {
    study::RunOptions options;
    options.jobs = jobs;
    options.precision = *study::parsePrecision(goals);
    auto result = study::run(test::scenarioOf(noisy(replications)), options);
    REQUIRE(result);
    return std::move(*result);
}

double relativeWidth(const study::StudyResult& result, const char* metric, const char* of, const char* statistic) {
    const auto* samples = study::samplesNamed(result.designs.front().samples, metric, of, statistic);
    REQUIRE(samples != nullptr);
    return *study::halfWidth95(samples->values) / study::mean(samples->values);
}

}  // namespace

TEST_CASE("goals are read", "[study]") {
    const auto goals = study::parsePrecision("p99 2%, mean of Api 5%,cost 0.5%, errors 10%");
    REQUIRE(goals);
    REQUIRE(goals->size() == 4);
    CHECK((*goals)[0].statistic == "P99");
    CHECK((*goals)[0].relative == Approx(0.02));
    CHECK((*goals)[1].of == "Api");
    CHECK((*goals)[1].statistic == "Mean");
    CHECK((*goals)[2].metric == "Cost");
    CHECK((*goals)[3].metric == "ErrorRate");
    for (const char* wrong : {"", "p99", "p99 2", "p98 2%", "p99 0%", "p99 -1%", "p99 101%", "cost of Api 1%", "2%",
                              "p99 2%,", "p99 nan%"}) {
        INFO(wrong);
        CHECK_FALSE(study::parsePrecision(wrong));
    }
}

TEST_CASE("replications are added until the interval is narrow enough, and no more than needed by far", "[study]") {
    const auto loose = precise("5", "mean 20%");
    CHECK(loose.replications == 5);
    CHECK(loose.precisionReached);
    const auto result = precise("5", "mean 1%, cost 2%");
    CHECK(result.precisionReached);
    CHECK(result.replications > 5);
    CHECK(result.designs.front().replications == result.replications);
    CHECK(relativeWidth(result, "Latency", "Load", "Mean") <= 0.01);
    CHECK(relativeWidth(result, "Cost", "", "") <= 0.02);
    CHECK(result.designs.front().samples.front().values.size() == result.replications);
}

TEST_CASE("a stopping rule begins with five replications and gives the same for any number of jobs", "[study]") {
    const auto one = precise("1", "mean 2%");
    const auto two = precise("1", "mean 2%", 2);
    CHECK(one.replications >= 5);
    CHECK(one.replications == two.replications);
    CHECK(one.designs.front().cost.perMonth == two.designs.front().cost.perMonth);
}

TEST_CASE("a goal about nothing is refused", "[study]") {
    study::RunOptions options;
    options.precision = *study::parsePrecision("p99 of Nobody 5%");
    const auto result = study::run(test::scenarioOf(noisy("5")), options);
    REQUIRE_FALSE(result);
    CHECK(result.error().what.find("Nobody") != std::string::npos);
}

TEST_CASE("the next number of replications follows the square of the ratio, at most twice as many, at most 200") {
    CHECK(study::nextReplications(10, 1.2) == 15);  // 10 x 1.44 = 14.4
    CHECK(study::nextReplications(10, 1.01) == 11);
    CHECK(study::nextReplications(10, 5.0) == 20);
    CHECK(study::nextReplications(150, 5.0) == 200);
}

TEST_CASE("samples are the values of the replications, or of the batches of one", "[study]") {
    const auto result = test::runText(noisy("6"));
    const study::DesignResult& design = result.designs.front();
    const auto* cost = study::samplesNamed(design.samples, "Cost", "");
    REQUIRE(cost != nullptr);
    REQUIRE(cost->values.size() == 6);
    CHECK(study::mean(cost->values) == Approx(design.cost.perMonth).epsilon(1e-9));
    const auto* lambda = study::samplesNamed(design.samples, "Cost", "AWSLambda");
    const auto* logs = study::samplesNamed(design.samples, "Cost", "AmazonCloudWatch");
    REQUIRE(lambda != nullptr);
    REQUIRE(logs != nullptr);
    for (std::size_t i = 0; i < 6; ++i) CHECK(lambda->values[i] + logs->values[i] == Approx(cost->values[i]));
    const auto* mean = study::samplesNamed(design.samples, "Latency", "Load", "Mean");
    REQUIRE(mean != nullptr);
    CHECK(study::mean(mean->values) == Approx(test::latency(design, "Load").mean).epsilon(0.01));
}
