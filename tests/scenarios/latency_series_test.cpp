// SPDX-License-Identifier: GPL-3.0-or-later
// Lengths are constants of the file; a percentile is told to within 0.8 %.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "scenarios/study/series_names.hpp"
#include "tests/scenarios/machine_file.hpp"
#include "tests/scenarios/study_steps.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

const std::vector<double>& series(const study::DesignResult& design, const std::string& name) {
    const auto found = std::ranges::find(design.series, name, &study::Series::name);
    INFO(name);
    REQUIRE(found != design.series.end());
    return found->values;
}

bool allNear(const std::vector<double>& values, double wanted) {
    return std::ranges::all_of(values, [&](double value) { return std::abs(value / wanted - 1.0) < 0.009; });
}

// One request in ten takes 200 ms, the others 10 ms: the p99 of all is 200 ms, their mean 29 ms.
const char* const kTwoRoutes = R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Behavior": { "Overhead": "0s" },
   "Routes": { "GET /fast": { "Integration": { "Http": { "Latency": "10ms" } } },
               "GET /slow": { "Integration": { "Http": { "Latency": "200ms" } } } } } },
"Workloads": { "Users": { "Target": "Api", "Arrivals": { "Constant": { "Rate": "20/s" } },
  "Mix": [ { "Route": "GET /fast", "Weight": 9 }, { "Route": "GET /slow", "Weight": 1 } ] } },
"Simulation": { "Duration": "5m", "WarmUp": "1m", "Replications": 2 } })";

}  // namespace

TEST_CASE("the p99 of every period is kept of an API, its routes and its workload", "[study]") {
    const study::StudyResult result = runText(kTwoRoutes);
    const study::DesignResult& design = result.designs.front();
    for (const char* name : {"Api/Latency/p99", "Api/GET /slow/Latency/p99", "Users/Latency/p99"}) {
        CHECK(series(design, name).size() == 5);
        CHECK(allNear(series(design, name), 200.0));
    }
    CHECK(allNear(series(design, "Api/GET /fast/Latency/p99"), 10.0));
    CHECK(series(design, "Api/Latency/Average").front() < 60.0);
}

TEST_CASE("the p99 of executions and the count of a table's requests are kept", "[study]") {
    MachineFile file;  // 2 executions a second: 100 ms of overhead, 50 ms of the function
    file.function =
        R"("Steps": [ { "Compute": { "Duration": "45ms" } }, { "Call": { "Target": "Items", "Operation": "GetItem" } } ])";
    const study::DesignResult design = file.run();
    CHECK(allNear(series(design, "Flow/ExecutionTime/p99"), 150.0));
    // Nobody is refused: every execution reads once.
    CHECK(series(design, "Items/SuccessfulRequests/Sum") == series(design, "Work/Invocations/Sum"));
    CHECK(allNear(series(design, "Items/SuccessfulRequests/Sum"), 120.0));
}

TEST_CASE("a percentile that nothing was observed for is no number, as its mean is") {
    build::PercentileSeries p999{"Api", "Latency", 0.999, {}, base::minutes(1), {0.25, std::nan("")}};
    CHECK(study::nameOf(p999) == "Api/Latency/p99.9");
    const std::vector<double> written = study::millisecondsOf(p999);
    REQUIRE(written.size() == 2);
    CHECK(written[0] == 250.0);
    CHECK(std::isnan(written[1]));  // a window in which nothing ended has no percentile, and none that is 0
}
