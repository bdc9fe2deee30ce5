// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "tests/gui/sample_result.hpp"

namespace headroom::sample {

namespace {

format::Design scenarioDesign(std::string name, bool scaled) {
    format::Design made;
    made.name = std::move(name);
    lambda::Spec function;
    function.runtime = "nodejs22.x";
    function.memorySize = 512;
    function.timeout = 10;
    function.architecture = lambda::Architecture::Arm;
    for (const auto& [table, operation] : {std::pair("Products", "GetItem"), std::pair("Views", "PutItem")}) {
        lambda::CallStep call;
        call.target = table;
        call.operation = operation;
        function.steps.push_back({call});
    }
    apigateway::Spec api;
    apigateway::RouteSpec route;
    route.key = "GET /products/{id}";
    route.integration = "ViewProduct";
    api.routes.push_back(route);
    dynamodb::Spec products;
    products.billingMode = dynamodb::BillingMode::PayPerRequest;
    products.itemCount = 1'000'000;
    products.itemSize = base::Distribution::logNormal(3072.0, 12288.0);
    dynamodb::Spec views;
    views.billingMode = scaled ? dynamodb::BillingMode::Provisioned : dynamodb::BillingMode::PayPerRequest;
    views.itemSize = base::Distribution::constant(922.0);
    made.resources = {{"Api", "AWS::ApiGatewayV2::Api", api, {5, 5}},
                      {"ViewProduct", "AWS::Lambda::Function", function, {8, 5}},
                      {"Products", "AWS::DynamoDB::Table", products, {13, 5}},
                      {"Views", "AWS::DynamoDB::Table", views, {15, 5}}};
    workload::TrafficSpec shoppers;
    shoppers.name = "Shoppers";
    shoppers.target = "Api";
    shoppers.mix.resize(1);
    shoppers.mix.front().route = "GET /products/{id}";
    shoppers.arrivals.process = workload::Diurnal{base::Rate{120.0}, 2.5, base::hours(20)};
    made.workloads.push_back(shoppers);
    const study::StudyResult study = result();
    for (const auto& objective : study.designs.front().objectives) {
        format::Objective wanted;
        wanted.text = objective.text;
        made.objectives.push_back(wanted);
    }
    made.assumptions = {
        {"/Resources/ViewProduct/Behavior/IdleLifetime", "2021",
         "mikhail.io, 2021-01-07: 5 to 7 minutes; AWS publishes nothing", true},
        {"/Resources/ViewProduct/Behavior/Placement", "median 69 ms, p99 116 ms",
         "codetalkio X-Ray traces, January 2021", true},
        {"/Resources/ViewProduct/Behavior/Init", "nodejs22.x, arm64", "maxday/lambda-perf, 2026-08", false}};
    return made;
}

}  // namespace

format::Scenario scenario() {
    format::Scenario made;
    made.name = "Product catalogue with recently viewed";
    made.region = "us-east-1";
    made.simulation.seed = 42;
    made.designs = {scenarioDesign("on-demand", false), scenarioDesign("provisioned, scaled", true)};
    return made;
}

std::string sourceText() {
    return R"({
  // The gallery's flagship, shortened.
  "Headroom": 1,
  "Name": "Product catalogue with recently viewed",
  "Region": "us-east-1",
  "Resources": {
    "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" },
             "Routes": { "GET /products/{id}": { "Integration": "ViewProduct" } } },
    "ViewProduct": {
      "Type": "AWS::Lambda::Function",
      "Properties": { "Runtime": "nodejs22.x", "MemorySize": 512, "Timeout": 10, "Architectures": ["arm64"] },
      "Behavior": { "Steps": [
        { "Compute": { "Duration": { "LogNormal": { "Median": "6ms", "P99": "30ms" } }, "AtMemory": 1769 } },
        { "Call": { "Target": "Products", "Operation": "GetItem", "Key": { "Zipf": { "Keys": 1000000, "Exponent": 0.99 } } } },
        { "Call": { "Target": "Views", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 5000000 } } } } ] } },
    "Products": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" },
                  "Behavior": { "ItemCount": 1000000, "ItemSize": { "LogNormal": { "Median": "3KB", "P99": "12KB" } } } },
    "Views": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" },
               "Behavior": { "ItemSize": "0.9KB" } }
  },
  "Workloads": {
    "Shoppers": { "Target": "Api", "Route": "GET /products/{id}", "TimeZone": "America/New_York",
                  "Arrivals": { "Diurnal": { "Mean": "120/s", "PeakToMean": 2.5, "PeakAt": "20:00" } } }
  },
  "Designs": [ { "Name": "on-demand" },
    { "Name": "provisioned, scaled", "Patch": { "Resources": { "Views": { "Properties": {
      "BillingMode": "PROVISIONED", "ProvisionedThroughput": { "ReadCapacityUnits": 1, "WriteCapacityUnits": 150 } } } } } } ],
  "Objectives": [ { "Metric": "Latency", "Of": "Api", "Statistic": "p99", "AtMost": "250ms" } ],
  "Simulation": { "Start": "2026-01-05T00:00:00Z", "Duration": "24h", "Replications": 5, "Seed": 42 }
}
)";
}

std::vector<document::Problem> problems(const std::string& file) {
    using document::Severity;
    return {
        {Severity::Error,
         file,
         {11, 62},
         "/Resources/ViewProduct/Properties/MemorySize",
         "51200 is out of range: 128 to 10240 MB"},
        {Severity::Error,
         file,
         {15, 31},
         "/Resources/ViewProduct/Behavior/Steps/2/Call/Target",
         "there is no resource \"Viewz\"; did you mean \"Views\"?"},
        {Severity::Warning, file, {22, 17}, "/Workloads/Shoppers", "no Timeout: a client that waits for ever is rare"},
        {Severity::Note,
         file,
         {16, 5},
         "/Resources/Products/Properties/Tags",
         "Tags has no effect on latency, capacity or cost"}};
}

gui::Engine engine(bool broken) {
    gui::Engine made;
    made.load = [broken](const std::filesystem::path& file) {
        format::LoadedScenario loaded;
        if (broken) {
            loaded.problems = problems(file.string());
        } else {
            loaded.scenario = scenario();
            loaded.scenario->file = file;
        }
        return loaded;
    };
    made.loadText = [broken](const std::string& text, const std::filesystem::path& file) {
        if (!broken) return format::loadScenarioText(text, file.string());
        format::LoadedScenario loaded;
        loaded.problems = problems(file.string());
        return loaded;
    };
    made.estimate = [](const format::Scenario&) {
        return base::Result<study::Estimate>(study::Estimate{103.7e6, 52.0, 3e8});
    };
    made.run = [](const format::Scenario&, const study::RunOptions&) {
        return base::Result<study::StudyResult>(result());
    };
    return made;
}

}  // namespace headroom::sample
