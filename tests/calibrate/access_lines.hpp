// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/calibrate/read_logs.hpp"
#include "tests/calibrate/small_scenario.hpp"

namespace headroom::test {

inline constexpr std::int64_t kStart = 1767571200;  // 2026-01-05T00:00:00Z

inline std::string jsonLine(std::int64_t second, const std::string& route, int latency, int integration,
                            int status = 200) {
    return "{ \"requestId\":\"x\", \"requestTimeEpoch\":\"" + std::to_string(second * 1000) + "\", \"routeKey\":\"" +
           route + "\", \"status\":\"" + std::to_string(status) +
           "\", \"responseLength\":\"512\", \"responseLatency\":\"" + std::to_string(latency) +
           "\", \"integrationLatency\":\"" + std::to_string(integration) + "\" }\n";
}

inline document::Node apiScenario() {
    const std::string text =
        R"({ "Headroom": 1, "Region": "us-east-1", "Resources": { "F": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x" }, "Behavior": { "Duration": "5ms" } }, "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Routes": { "GET /items/{id}": { "Integration": "F" }, "POST /items": { "Integration": "F" } } } }, "Workloads": { "W": { "Target": "Api", "Route": "POST /items", "Arrivals": { "Poisson": { "Rate": "1/s" } } } }, "Simulation": { "Duration": "60s" } })";
    document::Loaded loaded = document::readText(text, "s.json", document::Format::Json);
    REQUIRE(loaded.ok());
    return std::move(*loaded.root);
}

}  // namespace headroom::test
