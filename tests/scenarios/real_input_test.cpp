// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>
#include <filesystem>
#include <string>

#include "scenarios/study/run.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/shared_data.hpp"

using namespace headroom;

namespace {

/// The folder with real traces that the project did not write; empty, with a message, where it is absent.
std::string realTraces() {
    const std::filesystem::path folder = test::sharedData("data/traces");
    return test::skipWithoutShared(folder) ? std::string() : folder.string() + "/";
}

/// A link shortener as in AWS's sample of HTTP API, Lambda and DynamoDB, driven by a trace.
std::string shortener(const std::string& trace, const std::string& duration) {
    return R"({ "Headroom": 1, "Name": "Link shortener", "Region": "us-east-1",
  "Resources": {
    "Api": { "Type": "AWS::Serverless::HttpApi", "Routes": { "GET /{id+}": { "Integration": "siteFunction" }, "POST /": { "Integration": "siteFunction" } } },
    "siteFunction": { "Type": "AWS::Serverless::Function",
      "Properties": { "CodeUri": "geturl.zip", "Handler": "lambda/index.handler", "Runtime": "nodejs22.x", "MemorySize": 128, "Timeout": 10 },
      "Behavior": { "Steps": [ { "Call": { "Target": "getUrlTable", "Operation": "GetItem", "Key": { "Zipf": { "Keys": 10000 } } } },
                               { "Compute": { "Duration": { "LogNormal": { "Median": "1ms", "P99": "6ms" } } } } ] } },
    "getUrlTable": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" }, "Behavior": { "ItemCount": 10000, "ItemSize": "300B" } } },
  "Workloads": { "Visitors": { "Target": "Api", "Mix": [ { "Route": "GET /{id+}", "Weight": 9 }, { "Route": "POST /", "Weight": 1 } ],
                               "Arrivals": { "Trace": )" +
           trace + R"( } } },
  "Simulation": { "WarmUp": "cold", "Duration": ")" +
           duration + R"(", "Replications": 1 } })";
}

}  // namespace

TEST_CASE("two weeks of a real load balancer, with gaps, drive the shortener", "[real]") {
    const std::string folder = realTraces();
    if (folder.empty()) return;
    const std::string file = folder + "nab_aws_cloudwatch/NAB__data__realAWSCloudwatch__elb_request_count_8c0756.csv";
    const auto refused = format::loadScenarioText(shortener(R"({ "File": ")" + file + R"(" })", "14d"), "elb.json");
    CHECK_FALSE(refused.scenario);  // gaps are an error that names them unless the file says what they mean
    CHECK(document::toLines(refused.problems).find("without a value") != std::string::npos);
    const auto loaded =
        format::loadScenarioText(shortener(R"({ "File": ")" + file + R"(", "Gaps": "zero" })", "14d"), "elb.json");
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    const auto result = study::run(*loaded.scenario, {});
    REQUIRE(result);
    const study::DesignResult& design = result->designs.front();
    // Oracle: `awk -F, 'NR>1{s+=$2}END{print s}'` over the file's first 14 days gives the sum of the counts.
    const auto& trace =
        *std::get<workload::TraceReplay>(loaded.scenario->designs[0].workloads[0].arrivals.process).trace;
    double expected = 0.0;
    for (std::size_t i = 0;
         i < trace.counts.size() && static_cast<std::int64_t>(i + 1) * trace.interval.count <= base::days(14).count;
         ++i)
        expected += trace.counts[i];
    CHECK(static_cast<double>(design.requests.offered) == Approx(expected).margin(1.0));
    CHECK(design.requests.offered > 200'000);
    CHECK(design.requests.errorRate() == 0.0);
    CHECK(design.cost.perMonth > 0.0);
}

TEST_CASE("a function's per-minute counts out of a table of a hundred drive the shortener", "[real]") {
    const std::string folder = realTraces();
    if (folder.empty()) return;
    const std::string file = folder + "azure/azure2019_100functions__invocations.csv";
    const auto loaded =
        format::loadScenarioText(shortener(R"({ "File": ")" + file + R"(", "Row": "1" })", "20m"), "azure.json");
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    const auto& trace =
        *std::get<workload::TraceReplay>(loaded.scenario->designs[0].workloads[0].arrivals.process).trace;
    CHECK(trace.interval == base::minutes(1));
    double expected = 0.0;
    for (std::size_t i = 0; i < 20 && i < trace.counts.size(); ++i) expected += trace.counts[i];
    const auto result = study::run(*loaded.scenario, {});
    REQUIRE(result);
    CHECK(static_cast<double>(result->designs.front().requests.offered) == Approx(expected).margin(1.0));
}
