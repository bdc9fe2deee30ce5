// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "tests/scenarios/small_scenario.hpp"
#include "tests/scenarios/study_steps.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

using test::figure;
using test::latency;
using test::runText;

}  // namespace

TEST_CASE("requests are conserved, each class counted on its own", "[study]") {
    const auto result = runText(test::troubled());
    for (const study::DesignResult& design : result.designs) {
        const study::Counts& counts = design.requests;
        CHECK(counts.offered ==
              counts.succeeded + counts.throttled + counts.failed + counts.timedOut + counts.inFlight);
        CHECK(counts.offered > 60'000);  // 5 x (180 s x 40 + 60 s x about 250), less rise
        CHECK(counts.succeeded > 0);
        CHECK(counts.timedOut > 0);
        CHECK(counts.failed > 0);
        CHECK(counts.attempts > counts.offered);
    }
    CHECK(result.designs[0].requests.throttled > 0);
    CHECK(figure(result.designs[0], "Work", "ColdStarts") > 0);
    CHECK(figure(result.designs[0], "Work", "Throttles") > 0);
    CHECK(figure(result.designs[0], "Items", "WriteThrottleEvents") > 0);
}

TEST_CASE("what one resource is asked is what the one before it passed on", "[study]") {
    // By the rules: every attempt that ends reaches the API; mock requests end there; refused invocations are not
    // invoked.
    const auto result = runText(test::troubled());
    for (const study::DesignResult& design : result.designs) {
        const double count = figure(design, "Api", "Count");
        CHECK(count <= static_cast<double>(design.requests.attempts));
        const auto mock = latency(design, "Api/GET /b").count;
        const auto work = latency(design, "Api/GET /a").count;
        CHECK(static_cast<double>(mock + work) == count);
        // Invocations still running behind a 504, or in flight at the end, are not in both counts: 0.5 % at most here.
        const double asked = figure(design, "Work", "Invocations") + figure(design, "Work", "Throttles");
        CHECK(std::abs(asked - static_cast<double>(work)) < 0.005 * asked);
    }
}

TEST_CASE("both designs face the same requests", "[study]") {
    const auto result = runText(test::troubled());
    CHECK(result.designs[0].requests.offered == result.designs[1].requests.offered);
    // GET /b is a mock: untouched by what differs, its latency has the very same first attempts.
    CHECK(latency(result.designs[0], "Api/GET /b").count == latency(result.designs[1], "Api/GET /b").count);
}

TEST_CASE("objectives are judged on the whole interval", "[study]") {
    const auto result = runText(test::troubled());
    const auto& objectives = result.designs[0].objectives;
    REQUIRE(objectives.size() == 3);
    CHECK(objectives[0].met == study::Met::No);
    CHECK(objectives[1].met == study::Met::Yes);
    REQUIRE(objectives[0].ci95);
    CHECK(objectives[0].ci95->low > objectives[0].limit);
    CHECK(objectives[2].value >= 0.0);
    CHECK(objectives[2].value <= 1.0);
}

TEST_CASE("with uncertain inputs the cost has a second, wider band", "[study]") {
    std::string text = R"({ "Headroom": 1, "Region": "us-east-1",
      "Resources": { "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" }, "Behavior": { "ItemCount": 10, "ItemSize": "1KB" } } },
      "Workloads": { "Writers": { "Target": "Items", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 10 } },
        "Arrivals": { "Constant": { "Rate": { "Uncertain": { "Low": "50/s", "Likely": "100/s", "High": "150/s" } } } } } },
      "Simulation": { "WarmUp": "1s", "Duration": "60s", "Replications": 5 } })";
    const auto result = runText(text);
    const study::Cost& cost = result.designs[0].cost;
    // By hand: 100/s x 2,628,000 s = 262.8 M writes of 1 unit at 0.625 a million = 164.25 USD, and a little storage.
    CHECK(cost.perMonth == Approx(164.25).margin(0.01));
    REQUIRE(cost.inputs90);
    // The symmetric triangle on 50..150: its 5 % point is 50 + 50 sqrt(0.1) = 65.8 a second, its 95 % point 134.2.
    CHECK(cost.inputs90->low == Approx(164.25 * 0.658).epsilon(0.08));
    CHECK(cost.inputs90->high == Approx(164.25 * 1.342).epsilon(0.08));
}

TEST_CASE("an absurd run is refused before it starts", "[study]") {
    std::string text = R"({ "Headroom": 1, "Region": "us-east-1",
      "Resources": { "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" }, "Behavior": { "ItemCount": 10 } } },
      "Workloads": { "Writers": { "Target": "Items", "Operation": "PutItem", "Arrivals": { "Poisson": { "Rate": "1000000/s" } } } },
      "Simulation": { "Duration": "365d", "Replications": 100 } })";
    const auto loaded = format::loadScenarioText(text, "test.json");
    REQUIRE(loaded.scenario);
    const auto estimate = study::estimate(*loaded.scenario);
    REQUIRE_FALSE(estimate);
    CHECK(estimate.error().code == base::Errc::BadInput);
    CHECK(estimate.error().what.find("processor time") != std::string::npos);
}

TEST_CASE("a cancelled study says that it is partial", "[study]") {
    const auto loaded = format::loadScenarioText(test::troubled(), "test.json");
    REQUIRE(loaded.scenario);
    std::stop_source source;
    study::RunOptions options;
    options.stop = source.get_token();
    options.onProgress = [&](const study::Progress& progress) {
        if (progress.done > 0.35) source.request_stop();
    };
    const auto result = study::run(*loaded.scenario, options);
    if (result)
        CHECK(result->partial);
    else
        CHECK(result.error().code == base::Errc::Cancelled);
}
