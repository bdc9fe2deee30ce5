// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/study_steps.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

double meanOf(const study::CauseBand& band, const std::string& hop, const std::string& cause) {
    double mean = 0.0;
    for (const study::CauseShare& share : band.causes) {
        if (share.hop == hop && share.cause == cause) mean += share.meanSeconds;
    }
    return mean;
}

const study::CauseBand& band(const study::DesignResult& design, const std::string& of, const std::string& name) {
    for (const study::Causes& causes : design.causes) {
        if (causes.of != of) continue;
        for (const study::CauseBand& one : causes.bands) {
            if (one.name == name) return one;
        }
    }
    FAIL("no band " << name << " of " << of);
    return design.causes.front().bands.front();
}

}  // namespace

// A client gives up after 1 s and asks again; each attempt takes the gateway 10 ms and the function 3 s. By hand, an
// attempt takes 3.01 s wherever it is looked at from, and none of it is the client's patience or back-off.
TEST_CASE("an attempt that its client gave up is explained by what it did", "[causes]") {
    const auto result = runText(R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
        "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Behavior": { "Overhead": "10ms" },
                 "Routes": { "GET /a": { "Integration": "Work" } } },
        "Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 1769, "Timeout": 10 },
          "Behavior": { "Init": "0s", "Placement": "0s", "InvokeOverhead": "0s",
            "Steps": [ { "Compute": { "Duration": "3s" } } ] } } },
      "Workloads": { "Users": { "Target": "Api", "Route": "GET /a", "Retry": { "Mode": "standard" }, "Timeout": "1s",
        "Arrivals": { "Poisson": { "Rate": "5/s" } } } },
      "Simulation": { "WarmUp": "1m", "Duration": "10m", "Replications": 1 } })");
    const study::DesignResult& design = result.designs.front();
    CHECK(design.requests.timedOut > 2'500);
    const study::CauseBand& api = band(design, "Api", "P99");
    CHECK(meanOf(api, "Api", "Overhead") == Approx(0.010).epsilon(0.001));
    CHECK(meanOf(api, "Work", "Compute") == Approx(3.0).epsilon(0.001));
    CHECK(meanOf(api, "Users", "Downstream") == 0.0);
    CHECK(meanOf(api, "Users", "BackOff") == 0.0);
    CHECK(latency(design, "Api").percentiles.front().seconds == Approx(3.01).epsilon(0.01));
    // Three attempts of 1 s each and two back-offs are the user's; of the function's work nothing is.
    const study::CauseBand& users = band(design, "Users", "P50");
    CHECK(meanOf(users, "Users", "Downstream") + meanOf(users, "Api", "Overhead") == Approx(3.0).epsilon(0.001));
    CHECK(meanOf(users, "Users", "BackOff") > 0.5);
    CHECK(meanOf(users, "Work", "Compute") == 0.0);
}
